"""Who is given something, on whose ground it lies, and where a person only dwells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.figures.name import Name

_NEAR = 40
_NEAR_SUM = 30
_WITHIN = (" thuộc địa bàn ", " thuộc ", " trên địa bàn ")
_HIS = regex.compile(r"(?: \p{Ll}++)? (?:của|đứng tên) (?:ông |bà |anh |chị |em )?")
_GIFT = regex.compile(r"(?: \p{L}++){1,6} cho (?:ông |bà |anh |chị |em )?")
_GIVES = regex.compile(
    r"(?<!\w)(?:trao|tặng|hỗ trợ|ủng hộ|bàn giao|viện trợ|(?<!cung )cấp|tài trợ|quyên góp)(?!\w)[^,;:.]{0,24}$"
)
_HOME = r"(?:ở|trú tại|trú|ngụ|quê|sinh sống tại|thường trú tại)"
_DWELLS = regex.compile(rf"(?:\((?:[^()]{{1,24}}, ?{_HOME}? ?)?|,? ?(?<!\w){_HOME}) ?$")


def receiver(sentence: Sentence, figure: Cue, near: Sequence[Name], *, money: bool) -> Name | None:
    """Who is given what stands behind it, or whose ground it lies on: `tặng 30 bộ bàn ghế cho xã Hòa An`."""
    for name in near:
        if figure.end < name.start < figure.end + _NEAR:
            between = sentence.folded[figure.end : name.start]
            if name.kind == "person" and _HIS.fullmatch(between):
                return name
            if between in _WITHIN or (money and between.startswith(" cho ") and len(between) < _NEAR_SUM):
                return name
            given = between.find(" cho ") >= 0 and _GIFT.fullmatch(between) is not None
            return name if given and _GIVES.search(sentence.folded, sentence.start, figure.start) else None
    return None


def dwells(text: str, person: Name, place: Name) -> bool:
    """Whether the place only tells where the person before it lives: `bà Lan (40 tuổi, xã Hòa An)`."""
    return _DWELLS.fullmatch(text[person.end : place.start].lstrip(" ,")) is not None
