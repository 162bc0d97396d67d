"""Where a place in the name of a body or a post ends: its level, its name, the larger places after it."""

from __future__ import annotations

import re

import regex

from extract.extractors.officials.knowledge import middles, stops, surnames
from extract.extractors.officials.posts_words import BODY, LEVEL, NOUN, PLACE, ends_in_place
from extract.grammar.names import is_place, is_syllable
from extract.lexicon import Listed

CAPITAL = regex.compile(
    r"(?:\p{Lu}[\p{L}\d]*+|\d++(?![.,/%]?\d|\p{L}|%))(?:(?:[.&/'-]|(?<=\p{Lu}),(?=\p{Lu}{1,4}&))(?=[\p{L}\d])[\p{L}\d]++)*+"
)
_THREE = regex.compile(r"(\p{Lu}\p{Ll}*) (\p{Lu}\p{Ll}+) \p{Lu}\p{Ll}+")
_AT = regex.compile(r"(?<=cấp cao|đại diện|phân hiệu|phân viện|sứ quán|thường trú|chi nhánh|fed) tại(?= \p{L})")
ORDINAL = regex.compile(r" \d{1,2}(?![\d.,/%]*\d| (?:đồng chí|ông|bà|triệu|tỷ|tỉ|năm|tháng))")
NUMBER = regex.compile(r" (?:số \d++|khu vực [IVX\d]++|cấp [IVX\d]++)(?!\w)", regex.IGNORECASE)
_NUMBERS = "skc0123456789"
"""What `NUMBER` and `ORDINAL` begin with after their space, in folded text."""
_ABBREVIATED = frozenset("tư tw ca vp tt cn nh hđ ub hv bv đh cđ eu wb dn".split())
_NO_BODY = {"khu": " tự trị", "khoa": " học", "nha": " trang", "công an": " viên", "trường": " chinh"}
"""First words of bodies with what makes them none."""
_NUMBERED = (" thôn", " xóm", " ấp", " khóm", " khối", " buôn", "tổ dân phố", "khu phố", "trưởng dân phố")
_OPENINGS = frozenset("Các Những Không Tuy Theo Tại Trong Khi Nếu Tôi Chúng Đây Việc Cuộc Buổi Trước Sau Ngày".split())
"""Words that begin a sentence after a place without a full stop."""
_PROVINCES = (" tỉnh", " thành phố", " tp", " tp.")
"""Levels after which a known place is whole."""
_QUARTERS = frozenset("thôn bản ấp xóm khóm buôn làng".split()) | {"khu phố", "tổ dân phố"}
STATE = re.compile(
    r" (?:(?:nước|vương quốc|cộng hòa(?: dân chủ nhân dân| xã hội chủ nghĩa| nhân dân| liên bang| hồi giáo)?|chxhcn"
    r"|chdcnd|chnd|liên bang|hợp chúng quốc|đại công quốc|nhà nước) )*+"
)
"""The space before a country, with the kind of its state, in folded text."""
_CLOSING = regex.compile(r"[,;)]|$| \(")
_FOREIGN = regex.compile(r"\p{Lu}[\p{Ll}'-]+(?: \p{Lu}[\p{Ll}'-]+){1,3}+(?![\p{L}\d])")


class PlaceReader:
    """Reads places out of one view; none runs past `limit`, the line's end or the next name."""

    __slots__ = ("folded", "text")

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded

    def place(self, end: int, limit: int) -> int:
        """Where the place that follows `end` ends, its larger places included; `end` where none follows."""
        after = self._one_place(end, limit)
        while after > end:
            number = self._number(after, limit)
            end = number.end() if number else after
            after = self._larger_place(end, limit)
        return end

    def address(self, end: int, limit: int) -> int:
        """Where the place of a house ends that stands after a comma: `Trường Tiểu học Lê Văn Tám, TP. Bảo Lộc`."""
        return self._larger_place(end, limit) if self.text.startswith(", ", end) else end

    def first_words(self, start: int, limit: int) -> Listed | None:
        """The first words of a body; an abbreviation only in capitals (`CA tỉnh`, not `ca trực`)."""
        match = BODY.match(self.folded, start, limit)
        if match and match.surface in _NO_BODY and self.folded.startswith(_NO_BODY[match.surface], match.end()):
            return None
        if match and match.surface in _ABBREVIATED:
            end = match.end()
            glued = self.text[end : end + 1] == "-" and self.text[end + 1 : end + 2].isupper()  # Bộ TT-TT
            if glued or not self.text[start:end].isupper():
                return None
        return match

    def country(self, end: int, limit: int) -> int:
        """Where the country or province after a body that needs none ends: `Quốc hội Lào`."""
        state = STATE.match(self.folded, end, limit)
        if state is None:
            return end
        start = state.end()
        place = PLACE.match(self.folded, start, limit) if self.text[start : start + 1].isupper() else None
        if place is None:
            named = CAPITAL.match(self.text, start, limit) if state[0].strip().endswith("cộng hòa") else None
            return named.end() if named else end
        noun = NOUN.match(self.folded, start, limit)
        if noun and noun.end() > place.end():
            return end  # Giám đốc Pháp lý
        hyphened = CAPITAL.match(self.text, start, limit) if self.text.startswith("-", place.end()) else None
        return hyphened.end() if hyphened else self._longer(start, place.end(), limit)

    def _longer(self, start: int, end: int, limit: int) -> int:
        """Where the place from `start` to `end` ends with its next word, if both name one: `Điện Biên Đông`."""
        more = CAPITAL.match(self.text, end + 1, limit) if self.text.startswith(" ", end) else None
        return more.end() if more and is_place(self.folded[start : more.end()]) else end

    def foreign_name(self, start: int, limit: int) -> bool:
        """Whether a foreigner's name of several words follows a country here: `Tổng thống Lào Phonexay Vilaphanh`."""
        if is_syllable(first := self.text[start:limit].partition(" ")[0]) or not first.isalpha():
            return False
        return _FOREIGN.match(self.text, start, limit) is not None and ends_in_place(self.folded, start - 1)

    def _number(self, end: int, limit: int) -> regex.Match[str] | None:
        """The number of a unit right after `end`: `khu vực 2`, `tổ dân phố 5`."""
        if self.folded[end + 1 : end + 2] not in _NUMBERS:
            return None
        quarter = self.folded.endswith(_NUMBERED, 0, end)
        return NUMBER.match(self.text, end, limit) or (ORDINAL.match(self.text, end, limit) if quarter else None)

    def _one_place(self, end: int, limit: int) -> int:
        """Where a place right after `end` ends: its number, its level, its name, or level and name."""
        start = end + 1
        if not self.text.startswith(" ", end) or start >= limit:
            return end
        if number := self._number(end, limit):
            return number.end()
        if self.folded.startswith(" đơn vị ", end) or _AT.match(self.folded, end, limit):
            start = self.text.index(" ", start + (4 if self.folded.startswith("đơn vị ", start) else 0)) + 1
            return self._one_place(start - 1, limit)
        level = LEVEL.match(self.folded, start, limit)
        body = self.first_words(start, limit)
        if body and (level is None or body.end() > level.end() or body.surface not in _QUARTERS):
            return end
        country = self.country(end, limit)
        unleveled = level is None and (
            ends_in_place(self.folded, end)  # Bộ Ngoại giao Trung Quốc Khổng Hải …
            or self.foreign_name(start, limit)
            or self._begins_sentence(start, limit)
        )
        if country > end or unleveled:
            return country
        after = level.end() if level else end
        named = (level is not None or self.text[start].isupper()) and not self._full_name(after + 1, limit)
        return self._name(after, limit, 4) if named else after

    def _begins_sentence(self, start: int, limit: int) -> bool:
        """Whether a word that begins sentences stands at `start`: `Giám đốc Là người …` without a full stop."""
        word = self.folded[start:limit].partition(" ")[0]
        return stops().get(word) == "sentence" and word != "toàn"  # Công ty Kim Toàn

    def _full_name(self, start: int, limit: int) -> bool:
        """Whether a surname, a middle name and a further name stand at `start`."""
        three = _THREE.match(self.text, start, limit)
        if three is None or PLACE.match(self.folded, start, limit) or is_place(three[0].lower()):
            return False
        return three[2] in ("Văn", "Thị") or (three[1].lower() in surnames() and three[2].lower() in middles())

    def _larger_place(self, end: int, limit: int) -> int:
        """Where a larger place after a comma or dash ends: `huyện A, tỉnh B`."""
        for joint in (", ", " - ", " "):
            if not self.text.startswith(joint, end):
                continue
            start = end + len(joint)
            level = LEVEL.match(self.folded, start, limit)
            if level and ((after := self._name(level.end(), limit, 4)) > level.end() or joint == " "):
                return after
            if joint == ", " and start < limit and self.text[start].isupper():
                place = PLACE.match(self.folded, start, limit)
                if place:
                    return place.end()
        return end

    def _name(self, end: int, limit: int, most: int) -> int:
        """Where up to `most` capitalised words after `end` end; a known place is whole (`Thái nguyên`)."""
        begin = end
        for count in range(most):
            start = end + 1 if self.text.startswith(" ", end) else end
            if start == end and self.text[end - 1] != ".":
                break
            match = CAPITAL.match(self.text, start, limit)
            if match is None or self.first_words(start, limit):
                break
            if count and match[0] in _OPENINGS:
                break
            if count and match[0][0].isdigit() and not _CLOSING.match(self.text, match.end()):
                break  # Bình An 2, xã Lộc Vĩnh
            known = PLACE.match(self.folded, start, limit)
            if known and not count and self.folded.endswith(_PROVINCES, 0, begin):
                return self._longer(start, max(match.end(), known.end()), limit)
            end = max(match.end(), known.end()) if known else match.end()
        return end
