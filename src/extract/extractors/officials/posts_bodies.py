"""Where the name of a body ends: its first words, its field of work, its place, and the body it belongs to."""

from __future__ import annotations

import re

import regex
from msgspec import Struct

from extract.extractors.officials.knowledge import stops, surnames
from extract.extractors.officials.posts_places import CAPITAL, NUMBER, ORDINAL, PlaceReader
from extract.extractors.officials.posts_words import (
    BODY,
    COMMITTEE,
    COMMON,
    HOUSES,
    LEVEL,
    NOUN,
    PLACE,
    VERB,
    BodyWord,
    bodies,
    ends_in_place,
    going_on,
)
from extract.grammar.names import is_syllable
from extract.letters import LETTER

_SECOND = regex.compile(r" (\p{Ll}{1,7})(?![\p{L}\d])")
_TWO = regex.compile(r"(\p{Lu}\p{Ll}*) (\p{Lu}\p{Ll}+)")
_SMALL = regex.compile(r"(?: \p{Ll}+){1,3}+(?= \p{Lu})")
_QUOTED = regex.compile(r'"[^"\n]{2,60}+"')
_JOINT = re.compile(rf" - | ?& ?| và |- ?(?={LETTER})| (?:các|về|cho|vì) ")
_LIST = regex.compile(
    r", (?=(?:\p{Lu}[^,.;:()\n]{2,40}, ){0,3}\p{Lu}[^,.;:()\n]{2,40}? (?:và|&|-) \p{Lu}|\p{Lu}[^,.;:()\n]{2,25} của "
    r"|\p{L}[^,.;:()\n]{2,30} và \p{Ll}|kiểm sát (?:xét xử|điều tra|thi hành|việc|giải quyết))"
)
_ABOVE = regex.compile(
    r"(?:, | - | tại )(?=\p{Lu})|, (?=(?:trung tâm|phòng|khoa|trường|viện|học viện|bệnh viện|sở|bộ|tổng cục|cục"
    r"|chi cục|vụ|công an|công ty|tập đoàn|ngân hàng) (?!đội|hợp|chống|học|hữu|dĩ|trợ|phận|máy|việc|án)"
    r"[\p{Ll} ]{0,30}\p{Lu})"
)
_LAST = regex.compile(r" \d{1,2}(?=[,;)\n]|$|\. | \(| - )")
"""The number of a school or firm among its like: `Trường Sĩ quan Lục quân 1`, `Công ty Sông Đà 5`."""
_MISSIONS = ("tổ công tác", "đoàn công tác", "tổ tư vấn")
_SENDERS = regex.compile(r"(?:phó )?thủ tướng(?: chính phủ)?|chủ tịch nước|bộ trưởng|chủ tịch ubnd(?: tỉnh| tp)?")
"""Who sends a mission: Tổ công tác của Thủ tướng."""
_DEPARTMENT, _HIGHEST = 2, 7
"""Ranks of bodies: of those within a house, and of those that others are named with."""
_MOST_WORDS, _LONGEST = 14, 160
_GENERAL = regex.compile(r"(?<!\w)tổng cục [^,.;]++$")
"""A general department, of the rank of a ministry to which it belongs: `Tổng cục Thuế, Bộ Tài chính`."""
_OWNER = re.compile(r",? (?:của|thuộc|trực thuộc) ")


class Body(Struct, frozen=True):
    """A body's end in the view, and what its first word says of it."""

    end: int
    word: BodyWord


class BodyReader(PlaceReader):
    """Reads bodies out of one view; none runs past `limit`, the line's end or the next name."""

    def read(self, start: int, limit: int, *, shared: bool = False) -> Body | None:
        """The body whose first words stand at `start`, with the bodies it belongs to; None where there is none.

        `shared` first words are the last of a head and need no proof that they are a body's.
        """
        limit = min(limit, start + _LONGEST)
        unit = self._unit(start, limit)
        if unit is None:
            return None
        if not shared and self.text[start].islower() and self.folded[start : unit.end] in COMMON:
            return None
        end = self.above(unit.end, unit.word, limit)
        number = _LAST.match(self.text, end, limit) if unit.word.kind == "name" else None
        return Body(number.end() if number else end, unit.word)

    def above(self, end: int, word: BodyWord, limit: int) -> int:
        """Where the last of the bodies ends that the one before `end`, whose first words are `word`, belongs to."""
        rank = word.rank
        while (parent := self._parent(end, rank, limit, word)) is not None:
            end, rank = parent.end, max(rank, parent.word.rank)
        return end

    def begins_clause(self, end: int, limit: int) -> bool:
        """Whether the word after `end` begins no field of work: `Sở Xây dựng báo cáo`, `Phòng Y tế huyện đề xuất`."""
        first = self.folded[end + 1 : limit].partition(" ")[0]
        seat = LEVEL.match(self.folded, self.folded.rfind(" ", 0, end) + 1, end)
        return seat is not None or (first != "các" and first in going_on())

    def field(self, start: int, limit: int) -> int:
        """Where the field of work that begins at `start` ends; `start` itself where there is none."""
        return self._field(start - 1, min(limit, start + _LONGEST), opened=True) if start < limit else start

    def _unit(self, start: int, limit: int) -> Body | None:
        match = self.first_words(start, limit)
        if match is None:
            return None
        word = bodies()[match.surface]
        end = match.end()
        if word.kind == "link":
            return Body(self._after_link(end, limit), word)
        if word.kind == "sole":
            return Body(self.country(end, limit), word)
        if word.kind != "seat" and not self._everyday(end, match.surface, limit, named=word.kind == "name"):
            named, works = word.kind == "name", match.surface in ("ban chỉ đạo", "ban quản lý")
            end = self._unknown(end, limit) if named or word.branch == "front" else end
            end = self._field(end, limit, opened=True, named=named, works=works)
            if word.kind == "field" and self.person(end + 1, limit):
                return Body(end, word)
        after = self.place(end, limit)
        return Body(self.address(end, limit) if after == end and word.kind == "name" else after, word)

    def _unknown(self, end: int, limit: int) -> int:
        """Where up to three small words of no list end before the name of a house: `Công ty dã ngoại Lửa Hồng`."""
        words = _SMALL.match(self.text, end, limit)
        if words is None or NOUN.match(self.folded, end + 1, limit) or VERB.match(self.folded, end + 1, limit):
            return end
        if LEVEL.match(self.folded, end + 1, limit) or self.first_words(end + 1, limit):
            return end
        known = going_on()
        return end if any(word in known or not is_syllable(word) for word in words[0].split()) else words.end()

    def _everyday(self, end: int, word: str, limit: int, *, named: bool) -> bool:
        """Whether a number or a short word of everyday speech follows: `Giám đốc Sở trẻ nhất`."""
        start = end + 1
        if start < limit and self.text[start].isdigit():
            return word in ("sở", "bộ", "cục", "tổng cục", "ủy ban", "hội")
        noun = NOUN.match(self.folded, start, limit)
        small = self.text[start : start + 1].islower()
        after = noun.end() + 1 if noun else limit
        going = after < limit and (self.text[after].isupper() or LEVEL.match(self.folded, after, limit))
        if small and named and not going and self.text[end - len(word) : end].isupper():
            return True  # EVN thông tin
        if VERB.match(self.folded, start, limit) or going:
            return False  # Nhà máy đạm Ninh Bình
        return noun is not None and " " not in noun.surface and small and word != "khoa"

    def _after_link(self, end: int, limit: int) -> int:
        if self.text.startswith(" ", end) and (unit := self._unit(end + 1, limit)) is not None:
            return unit.end
        if number := ORDINAL.match(self.text, end, limit):
            return self.place(number.end(), limit)
        start = end + 5 if self.folded.startswith(" các ", end) else end + 1
        if self.text.startswith(" ", end) and NOUN.match(self.folded, start, limit):
            end = self._field(end, limit, opened=True)
        return self.place(end, limit)

    def _parent(self, end: int, rank: int, limit: int, child: BodyWord) -> Body | None:
        """The body that the one before `end`, whose first words are `child`, belongs to."""
        if owner := _OWNER.match(self.folded, end, limit):
            sender = (
                _SENDERS.match(self.folded, owner.end(), limit) if self.folded.endswith(_MISSIONS, 0, end) else None
            )
            return Body(sender.end(), child) if sender else self._unit(owner.end(), limit)
        start = end + 1
        if self.text.startswith(" ", end):
            seat = child.branch == "party" and COMMITTEE.match(self.folded, start, limit)
            if self.text[start : start + 1].isupper() or seat or self._named(start, limit):
                return self._unit(start, limit)
        general = self.text.startswith(", Bộ ", end) and _GENERAL.search(self.folded, max(0, end - 60), end) is not None
        mark = _ABOVE.match(self.text, end, limit) if rank < _HIGHEST or general else None
        if mark is None or (mark[0] == " tại " and rank > _DEPARTMENT):
            return None
        parent = self._unit(mark.end(), limit)
        local = rank <= _DEPARTMENT and self.folded.startswith(("ubnd ", "ủy ban nhân dân "), mark.end())
        below = local or self.folded.startswith("văn phòng ", mark.end())
        if parent is None or (parent.word.rank > _HIGHEST and not below):
            return None
        if child.branch == "government" and parent.word.branch == "party":
            return parent if rank <= parent.word.rank and parent.word.kind == "field" else None  # Vụ, Ban Tuyên giáo
        own = parent.word.branch in ("government", "police", "firm", "other", "army")
        return parent if own and (parent.word.rank > rank or general) else None

    def _named(self, start: int, limit: int) -> bool:
        """Whether a house in small letters follows with its name: `hội đồng quản trị công ty Hòa Lợi`."""
        body = self.first_words(start, limit)
        if body is None or body.surface not in HOUSES:
            return False
        start = body.end() + 1
        placed = self.text[start : start + 1].isupper() or LEVEL.match(self.folded, start, limit) is not None
        return placed and self.text.startswith(" ", start - 1)

    def _field(self, end: int, limit: int, *, opened: bool, named: bool = False, works: bool = False) -> int:
        """Where a field of work ends; `works` may follow one another in it: `Ban Chỉ đạo quốc gia chống buôn lậu`."""
        joined, begin = False, end
        for _ in range(_MOST_WORDS):
            if number := NUMBER.match(self.text, end, limit):
                end, opened, joined = number.end(), False, False
            start = end
            separator = _JOINT.match(self.folded, end, limit) or self._listed(end, limit, opened=opened)
            if separator:
                start, joined, opened = separator.end(), True, opened or separator[0] == " - "
            elif self.text.startswith(" ", end):
                start, joined = end + 1, False
            if start == end or start >= limit:
                break
            if not (separator or named) and self._begins_name(begin, start, limit):
                break
            word_end, opens = self._word(start, limit, opened=opened, joined=joined, named=named, works=works)
            if word_end < 0:
                break
            end, opened = word_end, opens
        return end

    def _begins_name(self, begin: int, start: int, limit: int) -> bool:
        """Whether two capitalised words of no list stand behind a country: `Ngoại giao Trung Quốc Khổng Hải …`."""
        if start - 1 <= begin or not self.text[start].isupper() or not ends_in_place(self.folded, start - 1):
            return False
        known = any(kind.match(self.folded, start, limit) for kind in (NOUN, VERB, BODY, LEVEL, PLACE))
        return not known and _TWO.match(self.text, start, limit) is not None

    def _listed(self, end: int, limit: int, *, opened: bool) -> regex.Match[str] | None:
        """The comma in a list of fields or, after a work, of works: `Ủy ban Văn hóa, Giáo dục và Thanh niên`."""
        comma = _LIST.match(self.text, end, limit)
        if comma is None or self._after_name(end + 1):
            return None  # Công ty Thành Thái, Dự án …
        start = comma.end()
        if NOUN.match(self.folded, start, limit):
            return comma
        work = VERB.match(self.folded, start, limit)
        return comma if work and (opened or self.text[start].isupper()) else None

    def _word(
        self, start: int, limit: int, *, opened: bool, joined: bool, named: bool, works: bool
    ) -> tuple[int, bool]:
        """Where the next word of a field ends, and whether a further work may follow; -1 for no word."""
        folded = self.folded
        noun = NOUN.match(folded, start, limit)
        noun = None if noun and folded.startswith(" viên", noun.end()) else noun  # đoàn và công an viên
        verb = VERB.match(folded, start, limit)
        capital = self.text[start : start + 1].isupper()
        end, opens = -1, False
        if noun is None and LEVEL.match(folded, start, limit):
            pass
        elif verb and (noun is None or verb.end() > noun.end()):
            if opened or capital or works:
                end, opens = verb.end(), True
        elif self._new_body(start, limit, noun.end() if noun else start, going=opened or joined):
            pass
        elif noun:
            end = noun.end()
            if capital and " " not in noun.surface and (opened or joined) and not NOUN.match(folded, end + 1, limit):
                end = max(end, self._capital(start, limit))  # Sản phẩm
        elif body := self.first_words(start, limit):
            end = body.end() if named and joined else -1  # Trường Tiểu học và THCS Púng Luông
        elif opened or joined or named or not self.person(start, limit):
            end = self._capital(start, limit)
        return end, opens

    def _new_body(self, start: int, limit: int, end: int, *, going: bool) -> bool:
        """Whether another body begins here, and not a word of the field that ends at `end` (`Khoa học`).

        While a field is `going` on, only a capitalised word that says more than a field's begins one.
        """
        body = self.first_words(start, limit)
        if body is None:
            return False
        if self.text[start].isupper():
            party = bodies()[body.surface].branch == "party"  # Ban Tổ chức Đảng ủy
            return (party and body.end() > end > start) if going else body.end() >= end
        return not going and " " in body.surface and body.end() > end

    def _capital(self, start: int, limit: int) -> int:
        """Where a capitalised or quoted word ends, with its second syllable in small letters (`Trồng trọt`); or -1."""
        match = CAPITAL.match(self.text, start, limit) or _QUOTED.match(self.text, start, limit)
        if match is None or stops().get(match[0].lower(), "firm") != "firm":
            return -1
        if self.foreign_name(start, limit):
            return -1
        known = PLACE.match(self.folded, start, limit)
        if known and known.end() > match.end() and known.surface.title() == self.text[start : known.end()]:
            return known.end()  # Bộ trưởng Quốc phòng Nhật Bản
        if not is_syllable(match[0]) or not match[0][1:].islower() or self._after_name(start):
            return match.end()
        second = _SECOND.match(self.text, match.end(), limit)
        if second is None or second[1] in going_on() or not is_syllable(second[1]):
            return match.end()
        other = second.start(1)
        known_next = NOUN.match(self.folded, other, limit) or VERB.match(self.folded, other, limit)
        return match.end() if known_next or self.first_words(other, limit) else second.end()

    def _after_name(self, start: int) -> bool:
        """Whether the word before is one of a proper name, after which no word of two syllables begins: `Hòa Phát`."""
        begin = self.text.rfind(" ", 0, start - 1) + 1
        before = self.text[begin : start - 1]
        if not before[:1].isupper() or not before[1:].islower() or ends_in_place(self.folded, start - 1):
            return False
        return not any(kind.match(self.folded, begin, start - 1) for kind in (NOUN, VERB, BODY))

    def person(self, start: int, limit: int) -> bool:
        """Whether a surname with a further name after it stands at `start`."""
        two = _TWO.match(self.text, start, limit)
        strength = surnames().get(two[1].lower()) if two else None
        if strength is None or PLACE.match(self.folded, start, limit):
            return False
        return strength == "strong" or not self._after_name(start)  # sân bay Tân Sơn Nhất
