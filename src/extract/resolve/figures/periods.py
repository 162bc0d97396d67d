"""The time that a figure is about: its period, and whether it flows over it, stands at it, or is due by it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

import regex
from msgspec import Struct
from msgspec.structs import replace

from extract.resolve.figures.continuing import goes_on
from extract.resolve.figures.period_signs import (
    compared,
    dated_in_brackets,
    goes_on_now,
    happens,
    has_come_to_now,
    in_brackets,
    in_heading,
    is_base,
    is_cited,
    is_now,
    is_span,
    occurs,
    of_plan,
    speaks_of_now,
    stands_on_day,
    stands_still,
)
from extract.resolve.figures.period_values import add_up, event_day, open_year, spanned, values
from extract.resolve.figures.roles import is_rate, is_rate_by_unit, told_role
from extract.resolve.figures.timeless import is_price, is_timeless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import PeriodRole, StatisticStatus
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.kinds import Stretch
    from extract.resolve.figures.readings import FigureReading
    from extract.resolve.times import ResolvedTime

PRESENT = "PRESENT_REF"
_TO_NOW = regex.compile(
    r" ?(?:đến|tới|cho đến) (?:nay|thời điểm này|thời điểm hiện tại|hiện tại|"
    r"(?:khi|lúc) (?:bị )?(?:bắt|phát hiện|khởi tố))(?!\w)"
)
_AFTER = regex.compile(r"(?<!\w)(?:sau|qua|ra) (?:dịp |kỳ nghỉ )?$")
_FROM_NEW_YEAR = regex.compile(r"(?<!\w)từ (?:đầu năm|ngày 0?1/0?1|0?1/0?1) (?:đến|tới)(?: hết)?(?: cuối)? ?$")
_FROM_NOW = regex.compile(r"(?<!\w)(?:từ nay|từ giờ) (?:đến|tới)(?: hết)? ?$")
_SINCE = regex.compile(r"(?<!\w)(?:từ|kể từ|tính từ)(?: khi| sau)? ?$")


class Period(Struct, frozen=True, gc=False):
    """The TIMEX3 value of the time that a figure is about, its role, and where it comes from."""

    value: str | None
    role: PeriodRole | None
    source: Literal["sentence", "context", "published"] | None


class Clock:
    """Finds the period of each figure: in its sentence, or in what the text said before."""

    def __init__(self, times: Sequence[ResolvedTime], published: str | None, folded: str = "") -> None:
        self.times = times
        self.values = values(times, (published or "")[:4], folded)
        self.published = (published or "")[:10]
        self.compared: set[int] = set()
        self.last: str | None = None
        self.role: PeriodRole | None = None
        self.until = 0
        self.event = event_day(times, self.published, self.values)

    def periods(
        self, sentence: Sentence, read: Sequence[FigureReading], states: Sequence[StatisticStatus]
    ) -> list[Period]:
        """The period of each figure of a sentence, in order."""
        add_up(sentence, self.times, self.values, self.published[:4])
        if not self.until and goes_on(sentence):
            self.last = self._lead(sentence)
        based = [one.base for one in read if one.base is not None]
        found: list[Period] = []
        for place, reading, status in zip(sentence.places, read, states, strict=True):
            if status == "actual" and is_now(sentence, place):
                rate = is_rate(sentence, place, reading, self.times)
                found.append(Period(PRESENT, "average" if rate else "at", "sentence"))
                continue
            at = None if status == "norm" else self._time_of(sentence, place, based, reading.unit, status)
            if at is not None and at < place and self._since_then(sentence, at, place):
                found.append(
                    Period(PRESENT, "average" if is_rate(sentence, place, reading, self.times) else "at", "sentence")
                )
            elif reading.leans and found and (at is None or at < sentence.places[len(found) - 1]):
                alike = next((number for number in range(len(found) - 1, -1, -1) if states[number] == status), -1)
                same = found[alike]  # behind the plan that a figure is compared with stands the figure's period
                over = same.role is not None and is_rate_by_unit(sentence, place)
                found.append(Period(same.value, "average", same.source) if over else same)
            elif at is None and found and states[len(found) - 1] == status:
                found.append(replace(found[-1], role=self._role_of(sentence, place, reading, found[-1])))
            elif at is None:
                found.append(self._unnamed(sentence, place, reading, status))
            else:
                cue = sentence.cues[at]
                value = self._value(sentence, cue.start, cue.end, cue.number)
                rate = is_rate(sentence, place, reading, self.times)
                stood = len(value) == _DAY and stands_on_day(sentence, place)
                role: PeriodRole = "average" if rate else "at"
                if not (rate or stood):
                    role = told_role(sentence, at, place, reading, status, ranged=value[4:8] == "-01/")
                found.append(Period(value, role, "sentence"))
        told = self._lasting(sentence, found)
        self.last, self.until, self.role = told.value, sentence.end, told.role
        return found

    def _lasting(self, sentence: Sentence, found: list[Period]) -> Period:
        """The period that the next sentences go on with: of the last figure that is in no bracket."""
        for place, one in zip(reversed(sentence.places), reversed(found), strict=True):
            if one.value is not None and (place == sentence.places[0] or not in_brackets(sentence, place)):
                return one
        return next((one for one in reversed(found) if one.value is not None), found[-1])

    def _lead(self, sentence: Sentence) -> str | None:
        """The period of a lead that stands at the end of the text, where the text begins with what follows from it.

        So in `Theo đó, có 127 dự án … ⏎ Trong 11 tháng năm 2020, …`.
        """
        if self.times and self.times[0].start < sentence.start:
            return None
        line = sentence.folded.rfind("\n", 0, len(sentence.folded.rstrip())) + 1
        first = bisect_left(self.times, max(line, sentence.end), key=lambda time: time.start)
        dated = (number for number in range(first, len(self.times)) if self._dates(number))
        number = next(dated, None)
        return None if number is None or not is_span(self.values[number]) else self.values[number]

    def _time_of(
        self, sentence: Sentence, place: int, based: list[Stretch], unit: str, status: StatisticStatus
    ) -> int | None:
        """The place of the date that the figure is about: right behind it, or the nearest to its left."""
        if not sentence.times:
            return None
        cues = sentence.cues
        if dated_in_brackets(sentence, place) and self._dates(cues[place + 2].number):
            return None if compared(sentence, place + 2, based) else place + 2
        for at in range(place + 1, min(place + 4, len(cues))):
            cue = cues[at]
            if cue.kind == "TIME" and self._dates(cue.number):
                if not compared(sentence, at, based) and unit != "lần":
                    return at
                self.compared.add(cue.number)
            if cue.kind == "to" and sentence.folded.endswith("trở ", cues[place].end, cue.start):
                continue  # `4%/năm trở lên giai đoạn 2021-2025`
            if cue.kind not in ("prep", "link") or cue.start - cues[place].end > 40:
                break
        term = None
        for at in range(place - 1, -1, -1):
            cue = cues[at]
            if cue.kind != "TIME" or not self._dates(cue.number) or is_cited(sentence.folded, cue.start):
                continue
            if compared(sentence, at, based) and not (status == "target" and of_plan(sentence, at, based)):
                self.compared.add(cue.number)
            elif not sentence.folded.startswith("nhiệm kỳ", cue.start):
                return at
            elif term is None and unit != "phiếu" and (at == 0 or cues[at - 1].kind != "("):
                term = at
        return term if term is not None else self._behind(sentence, place, based, status)

    def _behind(self, sentence: Sentence, place: int, based: list[Stretch], status: StatisticStatus) -> int | None:
        """The place of a date that closes the figure's clause: `đào tạo 5.000 kỹ sư đến năm 2030`."""
        cues = sentence.cues
        for at in range(place + 1, len(cues)):
            kind = cues[at].kind
            aimed = kind == "conj" and status == "target"  # `80% trẻ đội mũ khi đi xe máy vào cuối năm 2020`
            if (kind in _CLOSED and not aimed) or cues[at].start - cues[place].end > 90:
                return None
            if kind == "TIME":
                if cues[at - 1].kind != "prep" and any(cue.kind == "base" for cue in cues[place + 1 : at]):
                    return None  # `tăng 4% so với số hộ được công nhận năm 1992`
                dates = self._dates(cues[at].number) and not is_cited(sentence.folded, cues[at].start)
                dates = dates and not sentence.folded.startswith("nhiệm kỳ", cues[at].start)
                return at if dates and not compared(sentence, at, based) else None
        return None

    def _dates(self, number: int) -> bool:
        told = self.times[number].date
        return told.function is None and self.values[number][:4].isdigit()

    def _value(self, sentence: Sentence, start: int, end: int, number: int) -> str:
        """The value of the period that the date names, with `từ … đến nay` and `từ nay đến …` as ranges."""
        date, value = self.times[number].date, self.values[number]
        before = sentence.folded[max(sentence.start, start - 32) : start]
        if len(value) >= _MONTH and "/" not in value and _FROM_NEW_YEAR.search(before):
            return f"{value[:4]}-01/{value[:_MONTH]}"
        if date.calendar == "lunar" and _AFTER.search(before):
            return value[:4]  # `sau Tết Nguyên đán năm 2018`
        if self.published and _FROM_NOW.search(before):
            finish = date.finish or ""
            return f"{self.published[:7]}/{finish[:7]}" if finish > self.published else value
        if date.mod == "START" and len(value) == 4 and value == self.published[:4] and _SINCE.search(before):
            return f"{value}-01/{self.published[:7]}"
        open_end = self.published and len(value) in (4, 7) and _TO_NOW.match(sentence.folded, end, sentence.end)
        if open_end and _SINCE.search(before):
            return f"{value}/{self.published[: len(value)]}"
        return value

    def _role_of(self, sentence: Sentence, place: int, reading: FigureReading, before: Period) -> PeriodRole | None:
        """The role of a figure that shares the period of the one before it in its sentence."""
        if before.role is None or before.role == "by" or (reading.leans and before.role == "average"):
            return before.role
        if is_rate(sentence, place, reading, self.times):
            return "average"
        if before.value == PRESENT or (reading.leans and before.role == "at"):
            return "at"
        if len(before.value or "") == _DAY:
            return "at" if stands_on_day(sentence, place) else before.role
        return "at" if stands_still(sentence, place, reading) else "during"

    def _since_then(self, sentence: Sentence, at: int, place: int) -> bool:
        """Whether the sentence comes to the present between its date and the figure (`vay năm 2016, nay có 17 con`)."""
        value = self.values[sentence.cues[at].number]
        if self.published and self.published.startswith(value):
            return False
        return has_come_to_now(sentence.folded, sentence.cues[at].end, sentence.cues[place].start)

    def _unnamed(self, sentence: Sentence, place: int, reading: FigureReading, status: StatisticStatus) -> Period:
        """The period of a figure whose sentence names none: one named before, the event's day, or the present."""
        now = speaks_of_now(sentence.folded, sentence.start, sentence.cues[place].start)
        now = now or (status == "actual" and reading.exists and goes_on_now(sentence, place))
        if status == "norm":
            return Period(PRESENT, "at", "published") if now else Period(None, None, None)
        stands = stands_still(sentence, place, reading)
        role: PeriodRole = "at" if stands else "during"
        if is_rate(sentence, place, reading, self.times):
            role = "average"
        if status == "actual" and not now and self.event and happens(sentence, place, reading):
            return Period(self.event, "at" if stands_on_day(sentence, place) else "during", "context")
        timeless = status == "actual" and is_timeless(sentence, place, reading)
        value = None if now or timeless else spanned(self.times, sentence, place) or self._context(sentence, status)
        if status == "actual" and is_price(reading) and len(value or "") != _DAY:
            value = None
        if value is not None:
            if stands and status == "target":
                role = "by"
            elif self.role == "at" and status == "actual" and role == "during" and self._goes_on(sentence, value):
                role = "at"  # `Đến 31/12, tổng tài sản đạt … . Huy động vốn đạt …`
            return Period(value, role, "context")
        if status == "target" and not now and (self.last != PRESENT or sentence.start - self.until > _NEAR):
            return Period(None, None, None)
        if status == "actual" and not now and self.event and occurs(sentence, place):
            return Period(self.event, "at" if stands_on_day(sentence, place) else "during", "context")
        return Period(PRESENT, "average" if role == "average" else "at", "published")

    def _goes_on(self, sentence: Sentence, value: str) -> bool:
        """Whether the sentence goes on with the day that those before it in the paragraph are about."""
        return value == self.last and len(value) == _DAY and "\n" not in sentence.folded[self.until : sentence.start]

    def _context(self, sentence: Sentence, status: StatisticStatus) -> str | None:
        """The period that the text before the sentence gives it.

        The newest date of the paragraph or of a heading, else what the figures before are about; None where the text
        has come to the present since.
        """
        folded = sentence.folded
        year = open_year(self.published, sentence.folded, sentence.start, sentence.end)
        if year is not None:
            return year
        line = folded.rfind("\n", max(0, sentence.start - _PARAGRAPH), sentence.start) + 1
        first = bisect_left(self.times, sentence.start, key=lambda time: time.start)
        for number in range(first - 1, max(first - _LOOK_BACK, -1), -1):
            time = self.times[number]
            if time.start < max(self.until, sentence.start - _REACH):
                break
            if speaks_of_now(folded, time.end, sentence.start):
                return None
            value = self.values[number]
            ahead = bool(self.published) and value[:4] > self.published[:4] and status != "target"
            if ahead or not self._dates(number) or number in self.compared or is_base(folded, time.start):
                continue
            if time.start >= line or (is_span(value) and in_heading(folded, time.start, line)):
                return value
        if self.last is not None and sentence.start - self.until < _NEAR:
            now = self.last == PRESENT or speaks_of_now(folded, self.until, sentence.start)
            return None if now else self.last
        return open_year(self.published, folded, max(0, sentence.start - _REACH), sentence.start)


_CLOSED = frozenset({"FIG", ";", ":", "(", '"', "conj"})
_DAY = len("2020-12-17")
_MONTH = len("2020-12")
_PARAGRAPH = 3000
_LOOK_BACK = 8
_REACH = 1200
_NEAR = 600
"""Characters within which a sentence goes on with the period of the figures before it."""
