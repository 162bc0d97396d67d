"""The time a text speaks from and of: how what the words leave open is filled in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import regex

from extract.grammar.calendar import bounds

if TYPE_CHECKING:
    from extract.resolve.bearings import Bearings
    from extract.segment import Reading

_LOOKS = (
    (regex.compile(r"\b(?:hồi|vừa qua|vừa rồi|từng|đã)\b"), -2),
    (regex.compile(r"\b(?:vừa|trước đó|so với|cùng kỳ|kể từ|được biết)\b"), -1),
    (regex.compile(r"\b(?:sẽ|dự kiến|sắp|chuẩn bị|tiến tới)\b"), 2),
    (
        regex.compile(
            r"\b(?:kế hoạch|phấn đấu|trước mắt|dự báo|hạn|chậm nhất|muộn nhất|mục tiêu|"
            r"nhiệm vụ|phương hướng|đề nghị|yêu cầu)\b"
        ),
        1,
    ),
)
_FROM_NOW = regex.compile(r"\btừ (?:nay|giờ) (?:cho )?(?:đến|tới)(?: hết)? $")
_AHEAD = regex.compile(r" (?:tới|sắp tới|này|tiếp theo)\b")
_BEHIND = regex.compile(r" (?:vừa qua|vừa rồi|qua|đến nay|tới nay|trước)\b")
_CITED = re.compile(
    r"(?:(?:số|luật|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|công văn|văn bản|thông báo|kế hoạch)\b[^.;]{0,40}|"
    r"-[a-zđ]{2,}\d*[^.;]{0,6})$"
)
_COMPARED = regex.compile(r"\b(?:cùng kỳ|so với)(?: (?:của|cùng kỳ|thời điểm|cuối|đầu|mức))* $")
_A_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_SAME_YEAR_BIAS = 1.5
"""How many times nearer another year's day must be before it is preferred to the publication year's."""
_AGAINST = (1, 2, 6, 50)
"""How many times farther a day counts that lies on the side to which the words do not look, by their plainness."""
_REACH = 400
"""Characters over which a date lends its year to a partial one in the same paragraph."""
_GLOSS = 40
"""Characters from a day's beginning to that of its gloss, at most."""
_SCENE_REACH = 1500
"""Characters over which it does so across paragraphs, where the partial date is no news of these days."""
_NEWS_DAYS = 31
_HALF_YEAR = 6
"""Months from which on a month of the other half of the year may be that of a neighbouring year."""
_NEARLY_A_YEAR = 8
"""Months ahead from which on a month is one of the year before, whatever the tense."""


class Now:
    """The publication day, and what the text has spoken of so far; `note` keeps it up to date.

    Where the publication day is unknown, `today` and `usual` are the day and the year that the text seems to speak
    from; both are None where nothing tells.
    """

    def __init__(self, reading: Reading, published: date | None, bearings: Bearings | None = None) -> None:
        self.reading = reading
        self.published = published
        self.today = published or (bearings.day if bearings else None)
        self.usual = bearings.year if bearings else None
        self.day: date | None = None
        self.month: date | None = None
        self.year: int | None = None
        self.open_day: str | None = None
        self._any_day: tuple[int, str] | None = None
        self._recurring: int | None = None
        self._told_day: tuple[int, date] | None = None
        self._told_year: tuple[int, int] | None = None

    def note(self, start: int, value: str, *, explicit: bool) -> None:
        """Take in what an expression turned out to mean."""
        spoken = value.partition("T")[0]
        if _A_DAY.fullmatch(spoken):
            self._any_day = start, spoken
            self.open_day = spoken if spoken[0] == "X" else None
        covered = bounds(value)
        if covered is None or covered[0] < "0001":
            return
        first = date.fromisoformat(covered[0])
        if self.is_cited(start) or (self.published is None and self.is_compared(start)):
            return
        if covered[0] == covered[1] and (self.published is None or first <= self.published):
            self.day = first
            if explicit:
                self._told_day = (start, first)
        self.year = first.year
        if covered[0][:7] == covered[1][:7]:
            self.month = first
        if explicit and "/" not in value:
            self._told_year = (start, first.year)

    def note_recurring(self, start: int) -> None:
        """Take in that something happens again and again."""
        self._recurring = start

    def recurs(self, start: int) -> bool:
        """Whether a clock time there is one of a timetable: what recurs was spoken of last, and not far before."""
        if self._recurring is None or start - self._recurring > _REACH:
            return False
        return self._any_day is None or self._any_day[0] < self._recurring

    def sentence_day(self, start: int) -> str | None:
        """The day that the sentence has named last, be it still to come or of an unknown year."""
        if self._any_day is None:
            return None
        at, day = self._any_day
        return day if self.reading.sentence_index(at) == self.reading.sentence_index(start) else None

    def glossed_day(self, start: int) -> str | None:
        """The day that a bracket behind it tells once more: `18/2 (mùng 9 tháng Giêng)`."""
        if (
            self._any_day is None
            or start - self._any_day[0] > _GLOSS
            or not self.reading.folded.endswith("(", 0, start)
        ):
            return None
        return self._any_day[1]

    def is_cited(self, start: int) -> bool:
        """Whether the expression dates a cited document, and not what the text tells."""
        return bool(_CITED.search(self.reading.folded, max(0, start - 60), start))

    def is_compared(self, start: int) -> bool:
        """Whether the expression is what something is compared with: `so với cùng kỳ 2019`."""
        return _COMPARED.search(self.reading.folded, max(0, start - 24), start) is not None

    def tense(self, start: int, end: int) -> int:
        """Below zero where the words around look back, above where they look ahead; 2 for plain cues, 1 for hints."""
        folded = self.reading.folded
        if _AHEAD.match(folded, end):
            return 2
        if _BEHIND.match(folded, end):
            return -2
        first, last = self.reading.sentence_at(start)
        before = folded[max(first, start - 80) : start]
        found = max((_last(pattern, before), look) for pattern, look in _LOOKS)
        if found[0] < 0:
            after = folded[end : min(last, end + 60)]
            found = max((-_first(pattern, after), look) for pattern, look in _LOOKS)
            return found[1] if found[0] > -len(after) - 1 else 0
        return found[1]

    def sentence_year(self, start: int) -> int | None:
        """The year that the sentence has named before, where it is not still to come."""
        if self._told_year is None:
            return None
        at, year = self._told_year
        same = self.reading.sentence_index(at) == self.reading.sentence_index(start)
        return year if same and (self.published is None or year < self.published.year) else None

    def from_now(self, start: int) -> bool:
        """Whether the expression ends a stretch that begins now: từ nay đến cuối năm."""
        return bool(_FROM_NOW.search(self.reading.folded, max(0, start - 20), start))

    def leading_year(self, start: int) -> int | None:
        """The year that the sentence begins with (`Năm 2018, …`)."""
        year = self.sentence_year(start)
        if year is None or self._told_year is None:
            return None
        return year if self._told_year[0] - self.reading.sentence_at(start)[0] <= 8 else None

    def told_day(self, start: int) -> date | None:
        """The last full date told in the same paragraph, not far before."""
        if self._told_day is None:
            return None
        at, day = self._told_day
        return day if start - at <= _REACH and "\n" not in self.reading.folded[at:start] else None

    def nearest_year(
        self, months: tuple[int, int], start: int, end: int, *, day: int | None = None, look: int = 0
    ) -> int | None:
        """The year in which those months, or that day, fit the publication day, the tense and what is told."""
        if self.published is None:
            return self._undated_year(months[0], start, end)
        year = self.published.year
        away = {one: self._distance(one, *months, day) for one in (year, year - 1, year + 1)}
        if not look and (told := self._narrated_year(start, away, day=day)) is not None:
            return told
        look = look * 9 or self.tense(start, end)
        costs = {one: _cost(*distance, look) for one, distance in away.items()}
        best = min(costs, key=lambda one: costs[one])
        return year if costs[year] <= _SAME_YEAR_BIAS * costs[best] else best

    def _undated_year(self, month: int, start: int, end: int) -> int | None:
        """The year in a text without a date: that of the scene, of the sentence, or that which it speaks from."""
        tense = self.tense(start, end)
        scene = self.told_day(start)
        if scene is not None:
            return _year_beside(scene, month, tense) if tense else scene.year
        told = self.sentence_year(start)
        if told is not None or self.today is None or self.today.year != self.usual:
            return told or self.usual
        return _year_beside(self.today, month, tense)

    def _narrated_year(self, start: int, away: dict[int, tuple[int, int]], *, day: int | None) -> int | None:
        """The past year of which the text is telling: its sentence begins with it, or a full date has set the scene."""
        leading = self.leading_year(start)
        if leading is not None or self._told_day is None or self.published is None:
            return leading
        at, told = self._told_day
        if told.year >= self.published.year:
            return None
        near = self.told_day(start) is not None
        recent = min(max(before, -after, 0) for before, after in away.values()) <= _NEWS_DAYS
        return told.year if near or (day and not recent and start - at <= _SCENE_REACH) else None

    def _distance(self, year: int, month: int, last_month: int, day: int | None) -> tuple[int, int]:
        """Days from publication to the first and to the last day."""
        assert self.published is not None
        first = date(year, month, min(day or 1, 28) if month == 2 else day or 1)
        last = first if day else date(year + last_month // 12, last_month % 12 + 1, 1) - timedelta(days=1)
        return (first - self.published).days, (last - self.published).days


def _year_beside(day: date, month: int, look: int) -> int:
    """The year of a month told from that day: a neighbour's where the turn of the year lies between."""
    away = month - day.month
    if away > _HALF_YEAR and look <= 0:
        return day.year - (away > _NEARLY_A_YEAR or look < 0)
    return day.year + (away < -_HALF_YEAR and look > 0)


def _cost(before: int, after: int, look: int) -> int:
    """Days away from publication, more where the words look to the other side."""
    if before <= 0 <= after:
        return 0
    side = 1 if before > 0 else -1
    away = before if side > 0 else -after
    return away * (1 if look * side >= 0 else _AGAINST[min(abs(look), 3)])


def _last(pattern: regex.Pattern[str], text: str) -> int:
    position = -1
    for match in pattern.finditer(text):
        position = match.start()
    return position


def _first(pattern: regex.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else len(text) + 1
