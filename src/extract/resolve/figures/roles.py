"""The role of a figure's period: whether it flows over it, stands at it, is due by it, or is a rate over time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.period_signs import stands_still

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import PeriodRole, StatisticStatus
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.readings import FigureReading
    from extract.resolve.times import ResolvedTime

_UNTIL = re.compile(
    r"(?<!\w)(?P<until>(?:tính )?(?:đến|tới)|trước|vào|trong|chậm nhất|muộn nhất)"
    r"(?: hết| cuối| khoảng| thời điểm(?: ngày)?)? ?$"
)
_FROM_NOW = regex.compile(r"(?<!\w)(?:từ nay|từ giờ) (?:đến|tới)(?: hết)? ?$")
_RATE = re.compile(r"/(?:năm|tháng|quý|tuần|ngày|giờ|phút|vụ)(?!\w)")
_EACH = re.compile(r" ?(?:mỗi|một|hằng|hàng) (?:năm|tháng|quý|tuần|ngày|vụ)(?!\w)")
_MEAN = re.compile(
    r"(?<!\w)(?:thu nhập|gdp|grdp|năng suất|tăng|giảm|tăng trưởng|chỉ số giá tiêu dùng|cpi|\(cpi\)) bình quân"
    r"(?! chung)[^,;.()]{0,40}$"
)


def told_role(
    sentence: Sentence, at: int, place: int, reading: FigureReading, status: StatisticStatus, *, ranged: bool
) -> PeriodRole:
    """The role of the time at `at` for the figure at `place`, both in one sentence; the figure is no rate.

    `ranged`: the time begins before the date that is told (`từ đầu năm đến hết tháng 11`).
    """
    cue = sentence.cues[at]
    until = _UNTIL.search(sentence.folded[max(sentence.start, cue.start - 16) : cue.start])
    if until is not None and not ranged:
        if status == "target" and until["until"] != "trong":
            return "during" if _FROM_NOW.search(sentence.folded, sentence.start, cue.start) else "by"
        if until["until"].endswith(("đến", "tới")):
            counted = until["until"].startswith("tính")
            return "during" if not counted and _happened(sentence, at, place, reading) else "at"
    return "at" if stands_still(sentence, place, reading) else "during"


def is_rate(sentence: Sentence, place: int, reading: FigureReading, times: Sequence[ResolvedTime]) -> bool:
    """Whether the figure is a rate over time (`650.000 tấn/năm`, `20 triệu khách mỗi năm`), or a mean of one."""
    folded = sentence.folded
    cue = sentence.cues[place]
    if any(times[one.number].date.type == "SET" for one in sentence.times if one.start < cue.start):
        return True
    if _RATE.search(folded, cue.start, cue.end + 6) or _EACH.match(folded, cue.end, sentence.end):
        return True
    if reading.indicator is not None and "bình quân" in folded[reading.indicator[0] : reading.indicator[1]]:
        return True
    return _MEAN.search(folded, max(sentence.start, cue.start - 60), cue.start) is not None


def is_rate_by_unit(sentence: Sentence, place: int) -> bool:
    """Whether the figure's own unit is a rate over time: `11.220 người/năm`."""
    return _RATE.search(sentence.folded, sentence.cues[place].start, sentence.cues[place].end) is not None


def _happened(sentence: Sentence, at: int, place: int, reading: FigureReading) -> bool:
    """Whether `đến năm 2013` only tells when something was done: `Đến năm 2013, sở tiếp tục ký 2 hợp đồng`."""
    start = sentence.cues[place].start
    if _DONE.search(sentence.folded, sentence.cues[at].end, start) is None:
        return False
    return not stands_still(sentence, place, reading) and reading.measure == "level"


_DONE = regex.compile(
    r"(?<!\w)(?:tiếp tục|(?<!đăng )ký|trả|đưa|gửi|mua|bán|chuyển|thành lập|khởi công)(?!\w)[^,;]{0,60}$"
)
