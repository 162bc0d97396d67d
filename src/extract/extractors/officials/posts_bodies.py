"""Where the name of a body ends: its first words, its field of work, its place, and the body it belongs to."""

from __future__ import annotations

from functools import cache

import regex
from msgspec import Struct

from extract.extractors.officials.knowledge import predicates, speech, stops, surnames
from extract.extractors.officials.posts_places import CAPITAL, NUMBER, ORDINAL, PlaceReader
from extract.extractors.officials.posts_words import LEVEL, NOUN, PLACE, VERB, BodyWord, bodies

_SECOND = regex.compile(r" (\p{Ll}{1,7})(?![\p{L}\d])")
_TWO = regex.compile(r"(\p{Lu}\p{Ll}*) (\p{Lu}\p{Ll}+)")
_QUOTED = regex.compile(r'"[^"\n]{2,60}+"')
_JOINT = regex.compile(r" - | ?& ?| và |-(?=\p{L})| (?:các|về|cho|vì) ")
_LIST = regex.compile(
    r", (?=(?:\p{Lu}[^,.;:()\n]{2,40}, ){0,3}\p{Lu}[^,.;:()\n]{2,40}? (?:và|&|-) \p{Lu}|\p{Lu}[^,.;:()\n]{2,25} của "
    r"|\p{Ll}[^,.;:()\n]{2,30} và \p{Ll})"
)
_OWNER = regex.compile(r",? (?:của|thuộc|trực thuộc) ")
_COMMON = frozenset(
    "báo hội đài đoàn tổ đảng trường quỹ thuế bản ấp ban đội nhóm khu cảng đại học viện thống kê trạm".split()
)
"""First words of bodies that are also everyday words: `Giám đốc báo cáo`."""
_VERBS = (
    "kiêm chủ dự phát trình báo nhấn nêu yêu chỉ đề kết khẳng thông trao đánh giải phân ký tham ghi kiểm thăm"
    " tặng chúc dẫn bày đã đang sẽ"
    " vừa mới cũng còn cùng được bị do là và với của cho tại ở trong về nói có không phải cần thì mà để khi nếu"
    " sau trước hôm ngày"
).split()
_MOST_WORDS = 14
_LONGEST = 160


@cache
def _going_on() -> frozenset[str]:
    """First syllables of what follows a body in a sentence: verbs of saying, particles."""
    words = [*(stop for stop in stops() if " " not in stop), *predicates(), *speech(), *_VERBS]
    return frozenset(word.split()[0] for word in words)


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
        if not shared and self.text[start].islower() and self.folded[start : unit.end] in _COMMON:
            return None
        end, word, rank = unit.end, unit.word, unit.word.rank
        while (parent := self._parent(end, rank, limit)) is not None:
            end, rank = parent.end, max(rank, parent.word.rank)
        return Body(end, word)

    def field(self, start: int, limit: int) -> int:
        """Where the field of work that begins at `start` ends; `start` itself where there is none."""
        return self._field(start - 1, min(limit, start + _LONGEST), opened=True) if start < limit else start

    def _unit(self, start: int, limit: int) -> Body | None:
        match = self.first_words(start, limit)
        if match is None:
            return None
        word = bodies()[match[0]]
        end = match.end()
        if word.kind == "link":
            return Body(self._after_link(end, limit), word)
        if word.kind == "sole":
            return Body(self.country(end, limit), word)
        if word.kind != "seat" and not self._everyday(end, match[0], limit, named=word.kind == "name"):
            end = self._field(end, limit, opened=True, named=word.kind == "name")
            if word.kind == "field" and self.person(end + 1, limit):
                return Body(end, word)
        return Body(self.place(end, limit), word)

    def _everyday(self, end: int, word: str, limit: int, *, named: bool) -> bool:
        """Whether a number or a short word of everyday speech follows: `Giám đốc Sở trẻ nhất`."""
        start = end + 1
        if start < limit and self.text[start].isdigit():
            return word in ("sở", "bộ", "cục", "tổng cục", "ủy ban", "hội")
        noun = NOUN.match(self.folded, start, limit)
        small = self.text[start : start + 1].islower()
        if small and named and self.text[end - len(word) : end].isupper():
            return True  # EVN thông tin
        if VERB.match(self.folded, start, limit):
            return False
        return noun is not None and " " not in noun[0] and small and word != "khoa"

    def _after_link(self, end: int, limit: int) -> int:
        if self.text.startswith(" ", end) and (unit := self._unit(end + 1, limit)) is not None:
            return unit.end
        if number := ORDINAL.match(self.text, end, limit):
            return self.place(number.end(), limit)
        start = end + 5 if self.folded.startswith(" các ", end) else end + 1
        if self.text.startswith(" ", end) and NOUN.match(self.folded, start, limit):
            end = self._field(end, limit, opened=True)
        return self.place(end, limit)

    def _parent(self, end: int, rank: int, limit: int) -> Body | None:
        if owner := _OWNER.match(self.folded, end, limit):
            return self._unit(owner.end(), limit)
        if self.text.startswith(" ", end) and self.text[end + 1 : end + 2].isupper():
            return self._unit(end + 1, limit)
        if rank < 7 and self.text.startswith(", ", end) and self.text[end + 2 : end + 3].isupper():
            parent = self._unit(end + 2, limit)
            if parent is not None and parent.word.rank > rank and parent.word.kind in ("field", "name", "seat"):
                own = parent.word.branch in ("government", "police", "firm", "other", "army") and parent.word.rank < 8
                return parent if own else None
        return None

    def _field(self, end: int, limit: int, *, opened: bool, named: bool = False) -> int:
        joined = False
        for _ in range(_MOST_WORDS):
            if number := NUMBER.match(self.text, end, limit):
                end, opened, joined = number.end(), False, False
            start = end
            separator = _JOINT.match(self.folded, end, limit) or self._listed(end, limit)
            if separator:
                start, joined = separator.end(), True
            elif self.text.startswith(" ", end):
                start, joined = end + 1, False
            if start == end or start >= limit:
                break
            word_end, opens = self._word(start, limit, opened=opened, joined=joined, named=named)
            if word_end < 0:
                break
            end, opened = word_end, opens
        return end

    def _listed(self, end: int, limit: int) -> regex.Match[str] | None:
        """The comma in a list of fields of work: `Ủy ban Văn hóa, Giáo dục và Thanh niên`."""
        comma = _LIST.match(self.text, end, limit)
        if comma is None:
            return None
        start = comma.end()
        if NOUN.match(self.folded, start, limit):
            return comma
        return comma if self.text[start].isupper() and VERB.match(self.folded, start, limit) else None

    def _word(self, start: int, limit: int, *, opened: bool, joined: bool, named: bool) -> tuple[int, bool]:
        """Where the next word of a field ends, and whether a further work may follow; -1 for no word."""
        folded = self.folded
        noun = NOUN.match(folded, start, limit)
        verb = VERB.match(folded, start, limit)
        capital = self.text[start : start + 1].isupper()
        end, opens = -1, False
        if noun is None and LEVEL.match(folded, start, limit):
            pass
        elif verb and (noun is None or verb.end() > noun.end()):
            if opened or capital:
                end, opens = verb.end(), True
        elif not (opened or joined) and self._new_body(start, limit, noun.end() if noun else start):
            pass
        elif noun:
            end = noun.end()
            if capital and " " not in noun[0] and (opened or joined) and not NOUN.match(folded, end + 1, limit):
                end = max(end, self._capital(start, limit, whole=not named))  # Sản phẩm
        elif body := self.first_words(start, limit):
            end = body.end() if named and joined else -1  # Trường Tiểu học và THCS Púng Luông
        elif opened or joined or named or not self.person(start, limit):
            end = self._capital(start, limit, whole=(opened or joined) and not named)
        return end, opens

    def _new_body(self, start: int, limit: int, end: int) -> bool:
        """Whether another body begins here, and not a word of the field that ends at `end` (`Khoa học`)."""
        body = self.first_words(start, limit)
        return body is not None and body.end() >= end and (self.text[start].isupper() or " " in body[0])

    def _capital(self, start: int, limit: int, *, whole: bool) -> int:
        """Where a capitalised or quoted word ends, -1 for none; `whole` with its second syllable (`Trồng trọt`)."""
        match = CAPITAL.match(self.text, start, limit) or _QUOTED.match(self.text, start, limit)
        if match is None or match[0].lower() in stops():
            return -1
        if self.foreign_name(start, limit):
            return -1
        known = PLACE.match(self.folded, start, limit)
        if known and known.end() > match.end() and known[0].title() == self.text[start : known.end()]:
            return known.end()  # Bộ trưởng Quốc phòng Nhật Bản
        second = _SECOND.match(self.text, match.end(), limit) if whole and match[0][1:].islower() else None
        return second.end() if second and second[1] not in _going_on() else match.end()

    def person(self, start: int, limit: int) -> bool:
        """Whether a surname with a further name after it stands at `start`."""
        two = _TWO.match(self.text, start, limit)
        return two is not None and two[1].lower() in surnames() and not PLACE.match(self.folded, start, limit)
