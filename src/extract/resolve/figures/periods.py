"""The time that a figure is about: its period, and whether it flows over it, stands at it, or is due by it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import Date, PeriodRole, StatisticStatus
    from extract.resolve.figures.clauses import Stretch
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.readings import FigureReading
    from extract.resolve.times import ResolvedTime

PRESENT = "PRESENT_REF"
_TO_NOW = regex.compile(r" ?(?:đến|tới|cho đến) (?:nay|thời điểm này|thời điểm hiện tại|hiện tại)(?!\w)")
_FROM_NOW = regex.compile(r"(?<!\w)(?:từ nay|từ giờ) (?:đến|tới)(?: hết)? ?$")
_SINCE = regex.compile(r"(?<!\w)(?:từ|kể từ|tính từ)(?: khi| sau)? ?$")
_UNTIL = regex.compile(
    r"(?<!\w)(?P<until>(?:tính )?(?:đến|tới)|trước|vào|trong|chậm nhất|muộn nhất)(?: hết| cuối| khoảng)? ?$"
)
_RATE = regex.compile(r"/(?:năm|tháng|quý|tuần|ngày|giờ|phút|vụ)(?!\w)")
_EACH = regex.compile(r" ?(?:mỗi|một|hằng|hàng) (?:năm|tháng|quý|tuần|ngày|vụ)(?!\w)")
_STOCKS = regex.compile(
    r"(?:tổng )?(?:số dư|dư nợ|nợ|đàn|dân số|diện tích|tỷ lệ|tỉ lệ|tỷ trọng|mật độ|quy mô|công suất|lượng hàng|"
    r"vốn điều lệ|tài sản|giá(?! trị)|lãi suất|mức độ|chiều|độ|đất|biên chế|quỹ)(?!\w)"
)


class Period(NamedTuple):
    """The TIMEX3 value of the time that a figure is about, its role, and where it comes from."""

    value: str | None
    role: PeriodRole | None
    source: Literal["sentence", "context", "published"] | None


class Clock:
    """Finds the period of each figure: in its sentence, or in what the text said before."""

    def __init__(self, times: Sequence[ResolvedTime], published: str | None) -> None:
        self.times = times
        self.published = (published or "")[:10]
        self.compared: set[int] = set()
        self.last: str | None = None
        self.until = 0

    def periods(
        self, sentence: Sentence, read: Sequence[FigureReading], states: Sequence[StatisticStatus]
    ) -> list[Period]:
        """The period of each figure of a sentence, in order."""
        based = [one.base for one in read if one.base is not None]
        found: list[Period] = []
        for place, reading, status in zip(sentence.places, read, states, strict=True):
            at = self._time_of(sentence, place, based)
            if reading.leans and found and (at is None or at < sentence.places[len(found) - 1]):
                found.append(found[-1])
            elif at is None:
                found.append(self._unnamed(sentence, place, reading, status))
            else:
                cue = sentence.cues[at]
                value = self._value(sentence, cue.start, cue.end, self.times[cue.number].date)
                found.append(Period(value, self._role(sentence, at, place, reading, status), "sentence"))
        self.last, self.until = found[-1].value, sentence.end
        return found

    def _time_of(self, sentence: Sentence, place: int, based: list[Stretch]) -> int | None:
        """The place of the date that the figure is about: right behind it, or the nearest to its left."""
        cues = sentence.cues
        for at in range(place + 1, min(place + 4, len(cues))):
            cue = cues[at]
            if cue.kind == "TIME" and self._dates(cue.number):
                if not _compared(sentence, at, based):
                    return at
                self.compared.add(cue.number)
            if cue.kind not in ("prep", "link") or cue.start - cues[place].end > 40:
                break
        term = None
        for at in range(place - 1, -1, -1):
            cue = cues[at]
            if cue.kind != "TIME" or not self._dates(cue.number):
                continue
            if _compared(sentence, at, based):
                self.compared.add(cue.number)
            elif not sentence.folded.startswith("nhiệm kỳ", cue.start):
                return at
            elif term is None and (at == 0 or cues[at - 1].kind != "("):
                term = at
        return term

    def _dates(self, number: int) -> bool:
        date = self.times[number].date
        return date.type in ("DATE", "TIME") and date.function is None and date.value[:4].isdigit()

    def _value(self, sentence: Sentence, start: int, end: int, date: Date) -> str:
        """The value of the period that the date names, with `từ … đến nay` and `từ nay đến …` as ranges."""
        value = date.value.split("T", 1)[0]
        before = sentence.folded[max(sentence.start, start - 16) : start]
        if self.published and _FROM_NOW.search(before):
            finish = date.finish or ""
            return f"{self.published[:7]}/{finish[:7]}" if finish > self.published else value
        if date.mod == "START" and len(value) == 4 and value == self.published[:4] and _SINCE.search(before):
            return f"{value}-01/{self.published[:7]}"
        open_end = self.published and len(value) in (4, 7) and _TO_NOW.match(sentence.folded, end, sentence.end)
        if open_end and _SINCE.search(before):
            return f"{value}/{self.published[: len(value)]}"
        return value

    def _role(
        self, sentence: Sentence, at: int, place: int, reading: FigureReading, status: StatisticStatus
    ) -> PeriodRole:
        cue = sentence.cues[at]
        if self._average(sentence, place, reading):
            return "average"
        until = _UNTIL.search(sentence.folded[max(sentence.start, cue.start - 16) : cue.start])
        if until is not None:
            if status == "target" and until["until"] != "trong":
                return "by"
            if until["until"].endswith(("đến", "tới")):
                return "at"
        return "at" if _stands(sentence, reading) else "during"

    def _unnamed(self, sentence: Sentence, place: int, reading: FigureReading, status: StatisticStatus) -> Period:
        """The period of a figure whose sentence names none: the one last named, or the present."""
        if status == "norm":
            return Period(None, None, None)
        now = _NOW.search(sentence.folded, sentence.start, sentence.cues[place].start)
        value = None if now is not None else self._context(sentence, status)
        if value is None:
            return Period(PRESENT, "average" if self._average(sentence, place, reading) else "at", "published")
        role: PeriodRole = "at" if _stands(sentence, reading) else "during"
        return Period(value, "average" if self._average(sentence, place, reading) else role, "context")

    def _average(self, sentence: Sentence, place: int, reading: FigureReading) -> bool:
        """Whether the figure is a rate over time (`650.000 tấn/năm`, `20 triệu khách mỗi năm`)."""
        folded = sentence.folded
        cue = sentence.cues[place]
        if any(one.kind == "TIME" and self.times[one.number].date.type == "SET" for one in sentence.cues[:place]):
            return True
        return bool(_RATE.search(folded, cue.start, cue.end + 6) or _EACH.match(folded, cue.end, sentence.end)) or (
            reading.indicator is not None and "bình quân" in folded[reading.indicator[0] : reading.indicator[1]]
        )

    def _context(self, sentence: Sentence, status: StatisticStatus) -> str | None:
        """The period of the figures just before, or the nearest earlier date of a month or more.

        None where the text has come to the present since.
        """
        first = bisect_left(self.times, sentence.start, key=lambda time: time.start)
        if self.last is not None and sentence.start - self.until < _NEAR:
            if self.last == PRESENT:
                return None
            if first == 0 or self.times[first - 1].start < self.until:
                return self.last
        for number in range(first - 1, max(first - _LOOK_BACK, -1), -1):
            time = self.times[number]
            distance = sentence.start - time.end
            if distance > _REACH or _NOW.search(sentence.folded, time.end, sentence.start):
                break
            value = time.date.value
            if not self._dates(number) or number in self.compared or _is_base(sentence.folded, time.start):
                continue
            if "T" in value or (len(value) == 10 and "/" not in value):
                continue
            if value[:4] > self.published[:4] and status != "target":
                continue
            return value
        return self._year(sentence)

    def _year(self, sentence: Sentence) -> str | None:
        """The year that `trong năm`, said without a number, means: the one of publication, or the one just over."""
        if len(self.published) < 7 or not _WITHIN_YEAR.search(
            sentence.folded, max(0, sentence.start - _REACH), sentence.end
        ):
            return None
        year = int(self.published[:4])
        return str(year if self.published[5:7] > "03" else year - 1)


def _stands(sentence: Sentence, reading: FigureReading) -> bool:
    """Whether the figure is a stock: what there is at a time, rather than what flows over it."""
    if reading.exists or reading.indicator is None:
        return reading.exists
    return _STOCKS.match(sentence.folded, *reading.indicator) is not None


def _compared(sentence: Sentence, at: int, based: list[Stretch]) -> bool:
    """Whether the date at `at` is a base, or part of one (`so với năm 2019`, `cùng kỳ năm trước`)."""
    start = sentence.cues[at].start
    return any(first <= start < last for first, last in based) or _is_base(sentence.folded, start)


def _is_base(folded: str, start: int) -> bool:
    return folded[max(0, start - 32) : start].endswith(_BASES) or "so với" in folded[max(0, start - 24) : start]


_BASES = ("sinh ", "sn ", "cùng kỳ ", "kế hoạch ", "dự toán ", "chỉ tiêu ", "cùng kỳ của ", "quy hoạch ")
_NOW = regex.compile(
    r"(?<!\w)(?:hiện|hiện nay|hiện tại|hiện có|đến nay|những năm qua|thời gian qua|nhiều năm qua|bây giờ)(?!\w)"
)
_WITHIN_YEAR = regex.compile(r"(?<!\w)(?:trong năm|cả năm|năm qua)(?! \d|\w| học)")
_LOOK_BACK = 8
_REACH = 1200
_NEAR = 600
"""Characters within which a sentence goes on with the period of the figures before it."""
