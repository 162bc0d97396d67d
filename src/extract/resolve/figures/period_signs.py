"""What the words around a date or a figure say: a base, a heading, a stock, something that happens at an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.resolve.figures.clauses import Stretch
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.readings import FigureReading

_STOCKS = regex.compile(
    r"(?:tổng )?(?:số dư|dư nợ|nợ|đàn|dân số|diện tích(?! (?:gieo|thu hoạch|trồng))|tỷ lệ|tỉ lệ|tỷ trọng|"
    r"mật độ|quy mô|công suất|lượng hàng|"
    r"vốn điều lệ|tài sản|giá(?! trị)|lãi suất|mức độ|chiều|độ|đất|biên chế|quỹ)(?!\w)"
)
_DAY = len("2020-12-17")
_HEADING = 110


def happens(sentence: Sentence, place: int, reading: FigureReading) -> bool:
    """Whether the figure is of what happens at the event reported: votes, elections, gifts, attendance."""
    if reading.unit == "phiếu":
        return True
    cue = sentence.cues[place]
    return (
        _EVENT.search(sentence.folded, max(sentence.start, cue.start - 60), min(sentence.end, cue.end + 24)) is not None
    )


def is_span(value: str) -> bool:
    """Whether the date is a month or more, or a range."""
    return len(value) != 10 or "/" in value


def in_heading(folded: str, start: int, line: int) -> bool:
    """Whether the date at `start` stands in a short line, or in one that leads in the lines behind it."""
    first = folded.rfind("\n", max(0, start - _HEADING), start) + 1
    end = folded.find("\n", start, line)
    text = folded[first:end].rstrip() if first and end >= 0 else ""
    return text.endswith(":") or (bool(text) and len(text) <= _HEADING and not text.endswith("."))


def stands_still(sentence: Sentence, reading: FigureReading) -> bool:
    """Whether the figure is a stock: what there is at a time, rather than what flows over it."""
    if reading.exists and reading.unit not in _HAPPENINGS:
        return True
    return reading.indicator is not None and _STOCKS.match(sentence.folded, *reading.indicator) is not None


_HAPPENINGS = frozenset("vụ ca lần lượt cuộc giải đợt chỉ tiêu trận tai nạn phiếu ý kiến".split())
"""Units of what happens, rather than of what there is."""


def compared(sentence: Sentence, at: int, based: list[Stretch]) -> bool:
    """Whether the date at `at` is a base, or part of one (`so với năm 2019`, `cùng kỳ năm trước`)."""
    start = sentence.cues[at].start
    return any(first <= start < last for first, last in based) or is_base(sentence.folded, start)


def is_base(folded: str, start: int) -> bool:
    """Whether the date at `start` is what something is compared with, or a birth."""
    return folded[max(0, start - 32) : start].endswith(_BASES) or "so với" in folded[max(0, start - 24) : start]


_BASES = (
    "hơn ",
    "giao ",
    "kỳ hạn ",
    "sinh ",
    "sn ",
    "cùng kỳ ",
    "kế hoạch ",
    "dự toán ",
    "chỉ tiêu ",
    "cùng kỳ của ",
    "quy hoạch ",
)
_EVENT = regex.compile(
    r"(?<!\w)(?:bầu|bỏ phiếu|biểu quyết|tán thành|dự (?:đại hội|hội nghị|lễ|buổi)|"
    r"tham dự|có mặt|trao|tặng)(?!\w)"
)
