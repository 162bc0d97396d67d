"""What the words around a date or a figure say: a base, a heading, a stock, something that happens at an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.kinds import Stretch
    from extract.resolve.figures.readings import FigureReading

_STOCKS = re.compile(
    r"(?:tổng )?(?:số dư|dư nợ|nợ|đàn|dân số|"
    r"diện tích(?![^,]{0,24} (?:gieo|thu hoạch|trồng|tái canh|thiệt hại|thả nuôi))|"
    r"(?:tỷ|tỉ) lệ(?! (?:giải|tốt nghiệp|đỗ|tiêm|phá|điều tra|khám phá|tăng|giảm|hoàn thành|thu|đồng ý|phiếu))|"
    r"mật độ|quy mô|công suất|lượng hàng|"
    r"vốn điều lệ|tài sản|nguồn vốn|vốn chủ sở hữu|vốn hóa|giá(?! trị)|lãi suất|mức độ|chiều|độ|đất|biên chế|quỹ)(?!\w)"
)
_HEADING = 110


def happens(sentence: Sentence, place: int, reading: FigureReading) -> bool:
    """Whether the figure is of what happens at the event reported: votes, elections, gifts, attendance."""
    if reading.unit == "phiếu":
        return True
    cue = sentence.cues[place]
    if sentence.folded.startswith(_ATTENDED, sentence.start):
        return True
    return (
        _EVENT.search(sentence.folded, max(sentence.start, cue.start - 60), min(sentence.end, cue.end + 24)) is not None
    )


def occurs(sentence: Sentence, place: int) -> bool:
    """Whether the figure is of what a disaster, an accident or the police did, on the day that the text is about."""
    cue = sentence.cues[place]
    reach = max(sentence.start, cue.start - 40), min(sentence.end, cue.end + 24)
    return _STRIKES.search(sentence.folded, *reach) is not None


_STRIKES = re.compile(
    r"(?<!\w)(?:chết|tử vong|thiệt mạng|mất tích|bị thương|ngập|sập|tốc mái|hư hỏng|cuốn trôi|sạt lở|vụ cháy|bị cháy|"
    r"bắt giữ|tạm giữ|thu giữ|bắt quả tang|thông qua)(?!\w)"
)


def stands_on_day(sentence: Sentence, place: int) -> bool:
    """Whether what is told of a day is how things stood then: who was there, what a disaster had done."""
    cue = sentence.cues[place]
    if sentence.folded.startswith(_ATTENDED, sentence.start):
        return True
    reach = max(sentence.start, cue.start - 60), min(sentence.end, cue.end + 24)
    return _STOOD.search(sentence.folded, *reach) is not None and _VOTES.search(sentence.folded, *reach) is None


_VOTES = regex.compile(r"(?<!\w)(?:tán thành|biểu quyết|bỏ phiếu|phiếu|bầu|trao|tặng)(?!\w)")
_STOOD = re.compile(
    r"(?<!\w)(?:chết|tử vong|thiệt mạng|mất tích|bị thương|ngập|sập|tốc mái|hư hỏng|cuốn trôi|sạt lở|thiệt hại|"
    r"mất điện|sơ tán|(?:tham |cùng )?dự(?! án| thảo| kiến| toán| báo| luật| trữ| phòng| định)|có mặt|"
    r"sự tham (?:gia|dự) của|"
    r"cùng (?:gần|hơn|trên|khoảng))(?!\w)"
)


def is_now(sentence: Sentence, place: int) -> bool:
    """Whether the figure's part of the clause says that it is of today: `dân số hiện nay khoảng 283.000 người`."""
    cues = sentence.cues
    for at in range(place - 1, -1, -1):
        cue = cues[at]
        if cue.kind in _PARTS:
            return False
        if cue.kind == "now":
            since = at > 0 and cues[at - 1].kind == "TIME"  # `từ năm 2012 đến nay`
            return not since and _TODAY.match(sentence.folded, cue.start) is not None
    return False


_PARTS = frozenset(("FIG", "TIME", ",", ";", ":"))
_TODAY = regex.compile(r"hiện nay|hiện tại|hiện đang|hiện(?! (?:đại|thực)(?!\w))|lúc này|bây giờ")


def of_plan(sentence: Sentence, at: int, based: list[Stretch]) -> bool:
    """Whether the date at `at` is that of the plan that a target belongs to (`các chỉ tiêu năm 2021: …`)."""
    start = sentence.cues[at].start
    if any(first <= start < last for first, last in based):
        return False
    return sentence.folded[max(sentence.start, start - 32) : start].endswith(_PLANNED)


def goes_on_now(sentence: Sentence, place: int) -> bool:
    """Whether what is counted is told to be at something: `có 22 mỏ đang khai thác`."""
    cues = sentence.cues
    if place + 1 >= len(cues) or cues[place + 1].kind != "now":
        return False
    return _GOING.match(sentence.folded, cues[place].end) is not None


_GOING = regex.compile(r"(?: \p{L}++){0,4}? đang(?!\w)")


def is_span(value: str) -> bool:
    """Whether the date is a month or more, or a range."""
    return len(value) != 10 or "/" in value


def in_heading(folded: str, start: int, line: int) -> bool:
    """Whether the date at `start` stands in a short line, or in one that leads in the lines behind it."""
    first = folded.rfind("\n", max(0, start - _HEADING), start) + 1
    end = folded.find("\n", start, line)
    text = folded[first:end].rstrip() if first and end >= 0 else ""
    return text.endswith(":") or (bool(text) and len(text) <= _HEADING and not text.endswith("."))


def stands_still(sentence: Sentence, place: int, reading: FigureReading) -> bool:
    """Whether the figure is a stock: what there is at a time, rather than what flows over it."""
    start = sentence.cues[place].start
    left = sentence.folded[max(sentence.start, start - 24) : start]
    if reading.exists and reading.unit.split(" ", 1)[0] not in _HAPPENINGS and not left.endswith("thêm "):
        return True
    if reading.indicator is not None and _FLOWS.match(sentence.folded, *reading.indicator):
        return False
    if ("còn " in left or " lên " in left) and _REMAINS.search(left):
        return True
    return reading.indicator is not None and _STOCKS.match(sentence.folded, *reading.indicator) is not None


_FLOWS = re.compile(r"(?:tổng )?(?:sản lượng|doanh thu|thu|chi|kim ngạch|giá trị|lợi nhuận|khối lượng|số vụ)(?!\w)")
_REMAINS = regex.compile(r"(?<!\w)(?:còn|tổng số(?: \p{L}++){0,6} lên)(?: (?:khoảng|gần|hơn|trên|dưới|chưa đầy))? $")
_HAPPENINGS = frozenset("vụ ca lần lượt cuộc giải đợt chỉ tiêu trận tai nạn phiếu ý kiến".split())
"""Units of what happens, rather than of what there is."""


def is_cited(folded: str, start: int) -> bool:
    """Whether the date at `start` belongs to a document (`Nghị định số 20/2021/NĐ-CP ngày 15/3/2021`)."""
    return _CITED.search(folded[max(0, start - 48) : start]) is not None


_CITED = regex.compile(
    r"(?:(?<!\w)(?:quy định|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|công văn|tiêu chuẩn)(?: số)? \d+|"
    r"\d/(?:\d{4}/)?[\w.-]*\p{L}[\w./-]*|(?<!\w)(?:luật|bộ luật|pháp lệnh)(?: [\p{L}()]++){1,6}),? ?$"
)


def in_brackets(sentence: Sentence, place: int) -> bool:
    """Whether a bracket opens shortly before the figure: `31 triệu con (trên 30 triệu con vào năm 2018)`."""
    kinds = [cue.kind for cue in sentence.cues[max(0, place - 3) : place] if cue.kind in "()"]
    return kinds[-1:] == ["("]


def dated_in_brackets(sentence: Sentence, place: int) -> bool:
    """Whether a date stands in brackets right behind the figure: `từ 70.000 con (tháng 2/2018) lên …`."""
    cues = sentence.cues
    kinds = [cue.kind for cue in cues[place + 1 : place + 4]]
    return kinds == ["(", "TIME", ")"] and cues[place + 1].start - cues[place].end <= 1


def compared(sentence: Sentence, at: int, based: list[Stretch]) -> bool:
    """Whether the date at `at` is a base, or part of one (`so với năm 2019`, `cùng kỳ năm trước`)."""
    start = sentence.cues[at].start
    return any(first <= start < last for first, last in based) or is_base(sentence.folded, start)


def is_base(folded: str, start: int) -> bool:
    """Whether the date at `start` is what something is compared with, or a birth."""
    return folded[max(0, start - 32) : start].endswith(_BASES) or is_compared(folded, start)


def is_compared(folded: str, start: int) -> bool:
    """Whether something is compared with the date at `start`: `so với năm 2018`, `cùng kỳ năm 2018`."""
    return folded.endswith(("cùng kỳ ", "cùng kỳ của "), 0, start) or "so với" in folded[max(0, start - 24) : start]


_PLANNED = ("kế hoạch ", "dự toán ", "chỉ tiêu ", "mục tiêu ", "quy hoạch ")
_BASES = (
    "hơn ",
    "giao ",
    "kỳ hạn ",
    "hạn sử dụng ",
    "hạn dùng ",
    "sinh ",
    "sn ",
    "cùng kỳ ",
    "kế hoạch ",
    "dự toán ",
    "chỉ tiêu ",
    "cùng kỳ của ",
    "quy hoạch ",
)
_EVENT = re.compile(
    r"(?<!\w)(?:bầu|bỏ phiếu|biểu quyết|tán thành|dự (?:đại hội|hội nghị|lễ|buổi)|"
    r"tham dự|có mặt|trao|tặng|kỷ luật|khai trừ|cảnh cáo|"
    r"(?:nghe|xem xét|cho ý kiến|thảo luận)(?: và thông qua)?"
    r"(?= \d+ (?:tờ trình|báo cáo|nghị quyết|dự thảo|nội dung|dự án luật)))"
    r"(?!\w)"
)
_ATTENDED = ("tham dự ", "cùng dự ", "đến dự ", "về dự ", "dự lễ ", "dự hội nghị ", "dự buổi ", "có mặt tại ")
"""How a sentence begins that tells who came to an event."""


def _stands(folded: str, start: int, end: int, signs: tuple[str, ...]) -> bool:
    """Whether one of the signs stands between the offsets; a search for their pattern takes ten times as long."""
    for sign in signs:  # noqa: SIM110 - any() takes twice as long
        if folded.find(sign, start, end) >= 0:
            return True
    return False


def speaks_of_now(folded: str, start: int, end: int) -> bool:
    """Whether the words between the offsets say that they are of the present: `hiện`, `đến nay`, `những năm qua`."""
    return _stands(folded, start, end, _NOW_SIGNS) and _NOW.search(folded, start, end) is not None


def has_come_to_now(folded: str, start: int, end: int) -> bool:
    """Whether the words between the offsets come to the present from a date before them: `nay có`, `, đến nay`."""
    return _stands(folded, start, end, _NOW_SIGNS) and _NOW_HERE.search(folded, start, end) is not None


def speaks_of_year(folded: str, start: int, end: int) -> bool:
    """Whether the words between the offsets speak of a year without its number: `trong năm`, `năm qua`."""
    return _stands(folded, start, end, _YEAR_SIGNS) and _WITHIN_YEAR.search(folded, start, end) is not None


_NOW_SIGNS = ("hiện", "đến nay", "đến giờ", "đến lúc này", "nay có", "nay đã", "năm qua", "thời gian qua", "bây giờ")
"""What stands in every match of `_NOW` and `_NOW_HERE`."""
_NOW = regex.compile(
    r"(?<!\w)(?:(?<!(?:thực|thể|biểu|xuất|phát|tái) )hiện|hiện nay|hiện tại|hiện có|"
    r"đến nay|đến giờ|đến lúc này|những năm qua|thời gian qua|nhiều năm qua|bây giờ)(?!\w)"
)
_NOW_HERE = regex.compile(
    r"(?<!\w)(?:(?<!(?:đến|tới|thực|thể|biểu|xuất|phát|tái|cải) )hiện|hiện nay|hiện tại|hiện có|"
    r"thời điểm hiện tại|nay có|nay đã|bây giờ|"
    r"(?:,|nhưng|song|mà|thì|và) (?:cho )?đến (?:nay|giờ|lúc này|thời điểm này))"
    r"(?!\w| đại| thực)"
)
_YEAR_SIGNS = ("trong năm", "cả năm", "năm qua")
_WITHIN_YEAR = regex.compile(r"(?<!\w)(?:trong năm|cả năm|năm qua)(?! \d|\w| học)")
