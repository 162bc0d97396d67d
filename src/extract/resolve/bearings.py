"""The time of a text that bears no date: taken from what it tells.

News opens with the day of what it reports (`Ngày 5/3, …`), names the year of an event in its name (`V-League 2019`),
counts from the beginning of the year and compares with the one before.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import regex
from msgspec import Struct
from msgspec.structs import replace

from extract.extractors.dates import Point
from extract.grammar.calendar import bounds, exists
from extract.resolve.now import Now
from extract.resolve.points import settle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.extractors.dates import TimeExpression
    from extract.rule import Match
    from extract.segment import Reading

_OF_NEWS = 2000
"""The year from which on a single date may be that of the news."""
_OFTEN = 3
"""Mentions that make a year the one that a text is about."""
_HALF_YEAR_AND_MORE = 7
"""Months that a plan of the next year lies before the news of this one in the calendar, at least."""
_LEAD = 300
"""Characters from a text's beginning in which one event with its year says when the text is from."""
_SO_FAR = regex.compile(r" (?:đến|tới|cho đến|cho tới) (?:nay|giờ|thời điểm này)\b")
_SAME_TIME = regex.compile(r"\bcùng (?:kỳ|kì|thời điểm|thời gian)(?: của)? $")
_AGAINST = regex.compile(r"\b(?:so với|cao hơn|thấp hơn|hơn|bằng)(?: cả)? $")
_FOUNDED = regex.compile(
    r"\b(?:khởi công|khởi động|khánh thành|khai trương|thành lập|ra mắt|phát hành|hạ thủy|bổ nhiệm|ký kết|xây dựng|"
    r"qua đời|kết hôn|ra đời|nhập ngũ|ly hôn)(?: vào| từ| hồi)? $"
)
"""What was done once and for all by a day that the news looks back to."""
_EVENT = regex.compile(r"(?P<word>\p{Lu}[\p{L}-]*+)[\"”)]? (?P<year>20\d\d)(?![\d/.,-]\d|\d|[-/])")
_NO_EVENT = frozenset(
    "Năm Tháng Quý Từ Đến Tới Trong Vào Trước Sau Xuân Hè Thu Đông Tết Luật Kể Cuối Đầu Giữa Hồi Và Là Các "
    "Giêng Chạp Khoảng Sinh SN Thứ Ngày Tý Sửu Dần Mão Thìn Tỵ Ngọ Mùi Thân Dậu Tuất Hợi".split()
)
_WON_BEFORE = regex.compile(r"\b(?:vô địch|á quân|đăng quang|từng|quán quân|kể từ|hồi|luật|đề cử|đoạt) [^.,;]*$")


class Bearings(Struct, frozen=True):
    """The day that a text without a date speaks from, or at least its year."""

    day: date | None = None
    year: int | None = None


class _Told(Struct, frozen=True):
    """A point of the text that may say when the text is from."""

    point: Point
    start: int
    end: int
    tense: int
    past: bool


def find(reading: Reading, times: Iterable[Match[TimeExpression]]) -> Bearings:
    """The bearings of a text whose publication day is unknown."""
    plain = Now(reading, None)
    told = [
        _told(match.value.value, match.start, match.end, plain)
        for match in times
        if isinstance(match.value.value, Point) and match.value.until is None and not plain.is_cited(match.start)
    ]
    lead = _lead(told)
    year = _dated_year(told, lead) or _spoken_year(reading, told)
    if year is None:
        return Bearings()
    return Bearings(_day(reading, told, lead, year), year)


def _told(point: Point, start: int, end: int, now: Now) -> _Told:
    tense = now.tense(start, end)
    return _Told(point, start, end, tense, tense < 0 or _before(_FOUNDED, now.reading.folded, start))


def _lead(told: list[_Told]) -> _Told | None:
    """The first day without a year, where the words do not look ahead."""
    return next((one for one in told if _is_partial_day(one.point) and one.tense <= 0), None)


def _is_partial_day(point: Point) -> bool:
    open_year = point.year is None and point.years is None and point.prefix is None
    return open_year and point.day is not None and point.month is not None and not point.lunar


def _dated_year(told: list[_Told], lead: _Told | None) -> int | None:
    """The year that most months and days are written with; the next where the news lies before its past."""
    dated = [one for one in told if one.point.year is not None and _is_fine(one.point)]
    counts = Counter(one.point.year for one in dated if one.point.year is not None)
    years = [year for year, count in counts.items() if year >= _OF_NEWS or count > 1]  # a birth, a battle
    if not years:
        return None
    year = max(years, key=lambda one: (counts[one], one))
    if lead is None:
        return year
    return year + _turn([one for one in dated if one.point.year == year], lead)


def _turn(dated: list[_Told], lead: _Told) -> int:
    """Whether the turn of the year lies between the news and what is dated: 1 behind what is past, -1 before a plan."""
    months = [one.point.month for one in dated if one.point.month is not None]
    if len(months) < len(dated):
        return 0
    first = lead.point.month or 0
    if all(one.past and one.start > lead.start for one in dated) and max(months) > first:
        return 1
    planned = all(one.point.day is None and not one.past for one in dated)
    return -1 if planned and first - max(months) > _HALF_YEAR_AND_MORE else 0


def _is_fine(point: Point) -> bool:
    """Whether a point is finer than a year."""
    feast = point.feast is not None and not point.feast.startswith(("L01", "L12"))  # Tết is told of months before it
    return feast or any(one is not None for one in (point.month, point.quarter, point.half, point.first_month))


def _spoken_year(reading: Reading, told: list[_Told]) -> int | None:
    """The year that a text speaks of without a date of it."""
    folded = reading.folded
    years = [
        one for one in told if one.point.year is not None and one.point.year >= _OF_NEWS and one.point.until is None
    ]
    for one in years:
        if one.point.edge == "START" and _SO_FAR.match(folded, one.end, one.end + 24):
            return one.point.year
    present = any(one.point.years == 0 for one in told)
    compared = [
        one.point.year
        for one in years
        if one.point.year is not None
        and (_before(_SAME_TIME, folded, one.start) or (present and _before(_AGAINST, folded, one.start)))
    ]
    if compared:
        return max(compared) + 1
    return _event_year(reading) or _frequent_year(years)


def _before(pattern: regex.Pattern[str], folded: str, start: int) -> bool:
    return pattern.search(folded, max(0, start - 24), start) is not None


def _event_year(reading: Reading) -> int | None:
    """The year in the names of events: twice, or once at the text's beginning."""
    found: Counter[int] = Counter()
    for match in _EVENT.finditer(reading.text):
        before = reading.folded[max(0, match.start() - 60) : match.start()]
        if match["word"] not in _NO_EVENT and not _WON_BEFORE.search(before):
            found[int(match["year"])] += 1 + (match.start() < _LEAD)
    year = max(found, key=lambda one: (found[one], one), default=None)
    return year if year is not None and found[year] > 1 else None


def _frequent_year(years: list[_Told]) -> int | None:
    """The year that the text names time and again as one that is or was."""
    counts = Counter(one.point.year for one in years if one.tense <= 0)
    year = max(counts, key=lambda one: (counts[one], one or 0), default=None)
    return year if year is not None and counts[year] >= _OFTEN else None


def _day(reading: Reading, told: list[_Told], lead: _Told | None, year: int) -> date | None:
    """The day of the news in that year."""
    if lead is not None:
        month, day = lead.point.month or 1, lead.point.day or 1
        if not exists(year, month, day):
            return None
        return date(year, month, day) + timedelta(days=_is_past(reading, told, lead))
    days = [
        bounds(settle(replace(one.point, part=None, hour=None), one.start, one.end, None).value)
        for one in told
        if one.point.year == year and one.point.day is not None and one.tense <= 0 and not one.point.lunar
    ]
    last = max((covered[0] for covered in days if covered), default=None)
    return date.fromisoformat(last) if last else None


def _is_past(reading: Reading, told: list[_Told], lead: _Told) -> bool:
    """Whether the text is from the day after its news: it says `hôm qua`, and not `hôm nay`."""
    opening = reading.folded[max(0, lead.start - 12) : lead.end]
    if regex.search(r"\bnay\b", opening):
        return False
    offsets = {one.point.days for one in told if one.point.days is not None and not one.point.told}
    return bool(regex.search(r"\bqua\b", opening)) or (-1 in offsets and 0 not in offsets)
