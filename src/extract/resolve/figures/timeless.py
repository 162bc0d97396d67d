"""Figures of things as they are: their size, their price, what a place has; no time that was told before is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.readings import FigureReading


def is_timeless(sentence: Sentence, place: int, reading: FigureReading) -> bool:
    """Whether the figure tells of a thing as it is, unless its own sentence dates it.

    So lengths, areas and costs to build, the data of a device, counts of what was named before (`2 xã này`),
    and what a place has (`tỉnh Hà Nam có 6 đơn vị`).
    """
    cue, folded = sentence.cues[place], sentence.folded
    if reading.measure != "level":
        return False
    left = folded[max(sentence.start, cue.start - 40) : cue.start]
    if reading.unit.lower() in _DEVICES or _DESCRIBES.search(left) is not None:
        return True
    if reading.kind != "quantity":
        return False
    return _POINTS.match(folded, cue.end, sentence.end) is not None or _has(sentence, left, cue.start)


def is_price(reading: FigureReading) -> bool:
    """Whether the figure is the price of a piece, which holds today unless a day is told: `80.000 đồng/kg`."""
    return reading.kind == "money" and "/" in reading.unit and not reading.unit.endswith(_RATES)


def _has(sentence: Sentence, left: str, start: int) -> bool:
    """Whether a name that begins the clause has what is counted: `Quảng Ninh có 5 thành phố`."""
    if not left.endswith(_HAVE):
        return False
    return _OWNS.search(sentence.text[max(sentence.start, start - 40) : start]) is not None


_RATES = ("/năm", "/tháng", "/quý", "/tuần", "/ngày", "/vụ")
_DEVICES = frozenset(
    {
        *("gb", "mb", "tb", "mp", "megapixel", "mah", "hz", "mhz", "ghz", "inch", "mm", "km/h", "mã lực", "làn xe"),
        *("tầng", "chỗ ngồi", "mw", "kw", "kv"),
    }
)
"""Units of what a device or a building is, in lower case."""
_DESCRIBES = regex.compile(
    r"(?<!\w)(?:dài|rộng|cao|sâu|nặng|diện tích(?: tự nhiên| sàn| xây dựng| sử dụng| mặt bằng)?|quy mô|công suất|"
    r"trọng tải|sức chứa|tổng mức đầu tư|tổng vốn đầu tư|vốn điều lệ|chiều dài|chiều rộng|tổng chiều dài|"
    r"cách(?: [^,;.]{1,24})?)"
    r"(?: (?:là|đạt|khoảng|gần|hơn|trên|tới|đến|lên|dự án|toàn tuyến|dự kiến|chỉ|ước)){0,3} $"
)
_POINTS = regex.compile(r"(?: \p{L}++){0,3}? (?:này|nói trên|kể trên)(?!\w)")
_HAVE = (" có ", " có hơn ", " có gần ", " có trên ", " có khoảng ", " hiện có ")
_OWNS = regex.compile(
    r"(?:^|[.,;:] |\b(?:[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường|[Qq]uận|[Tt]hành phố|[Tt]hị xã|TP) )"
    r"(?:\p{Lu}[\p{L}-]*+ ){1,4}có (?:hơn |gần |trên |khoảng )?$"
)
