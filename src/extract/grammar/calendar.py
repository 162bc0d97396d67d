"""The calendar: points in time as words give them, ISO 8601/TIMEX3 values, and the days that a value covers."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import regex
from msgspec import Struct, to_builtins
from msgspec.structs import replace

Edge = Literal["START", "MID", "END"]
Season = Literal["SP", "SU", "FA", "WI"]
"""Season in TIMEX3: xuân, hè, thu, đông."""
Part = Literal["MO", "MI", "AF", "EV", "NI"]
"""Part of the day in TIMEX3: sáng, trưa, chiều, tối, đêm."""


class Point(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of the calendar as the words give it; what they leave open is None.

    `days`, `weeks`, `months`, `quarters` and `years` are offsets from now (`hôm qua` is `days=-1`) or, with
    `told`, from the time that the text has just spoken of (`hôm sau`, `cùng ngày`). `until` is the last year of
    a term, `first_month` and `last_month` bound a run of months, `prefix` is a decade's, a century's or an
    ancient year's value. `look` says that the nearest such time before (-1) or after (1) now is meant.
    """

    year: int | None = None
    until: int | None = None
    half: int | None = None
    quarter: int | None = None
    first_month: int | None = None
    last_month: int | None = None
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    weekday: int | None = None
    part: Part | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    years: int | None = None
    quarters: int | None = None
    months: int | None = None
    weeks: int | None = None
    days: int | None = None
    prefix: str | None = None
    feast: str | None = None
    edge: Edge | None = None
    lunar: bool = False
    leap: bool = False
    told: bool = False
    look: int = 0

    def given(self) -> dict[str, object]:
        """The fields that the words give."""
        given: dict[str, object] = to_builtins(self)  # which leaves out what is as it is by default
        return given

    def filled(self, other: Point, *fields: str) -> Point:
        """This point with the named fields taken from another where it has none itself."""
        missing = {field: getattr(other, field) for field in fields if getattr(self, field) is None}
        return replace(self, **missing) if missing else self


def clock(point: Point) -> str:
    """The value's part from `T` on: clock time or part of the day; empty for a whole day.

    >>> clock(Point(hour=8, minute=5)), clock(Point(part="MO"))
    ('T08:05', 'TMO')
    """
    if point.hour is not None:
        pieces = [point.hour, point.minute, point.second]
        return "T" + ":".join(f"{piece:02}" for piece in pieces if piece is not None)
    return f"T{point.part}" if point.part else ""


def week_value(day: date) -> str:
    """The ISO week that holds a day.

    >>> week_value(date(2020, 12, 24))
    '2020-W52'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later.

    >>> add_months(2020, 11, 3)
    (2021, 2)
    """
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the day is in the calendar; without a year, whether it is in any.

    >>> exists(2021, 2, 29), exists(None, 2, 29), exists(None, 4, 31)
    (False, True, False)
    """
    if not 1 <= month <= 12 or day < 1:
        return False
    if year is not None and not 1 <= year <= 9999:
        return False
    return day <= calendar.monthrange(2000 if year is None else year, month)[1]


_DAY = regex.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEK = regex.compile(r"(\d{4})-W(\d{2})")
_PIECE = regex.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?")


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[str, str] | None:
    """First and last day, ISO, that a value of type DATE or TIME covers; None where it leaves the year open.

    >>> bounds("2021-Q1"), bounds("2020/2025")
    (('2021-01-01', '2021-03-31'), ('2020-01-01', '2025-12-31'))
    >>> bounds("2020-W52"), bounds("199"), bounds("XXXX-12-17")
    (('2020-12-21', '2020-12-27'), ('1990-01-01', '1999-12-31'), None)
    """
    first, _, last = value.partition("/")
    if last:
        begin, finish = bounds(first), bounds(last)
        return (begin[0], finish[1]) if begin and finish else None
    return _bounds(value.partition("T")[0])


def _bounds(value: str) -> tuple[str, str] | None:
    if _DAY.fullmatch(value):
        return value, value
    if week := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if 2 <= len(value) <= 3 and value.isdigit():  # a century or decade by its leading digits
        return max(f"{value:0<4}", "0001") + "-01-01", f"{value:9<4}-12-31"
    piece = _PIECE.fullmatch(value)
    if not piece:
        return None
    year, month, quarter, half = piece.groups()
    first, last = _months(month, quarter, half)
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(int(year) or 4, last)[1]:02}"


def _months(month: str | None, quarter: str | None, half: str | None) -> tuple[int, int]:
    if month:
        return int(month), int(month)
    if quarter:
        return int(quarter) * 3 - 2, int(quarter) * 3
    if half:
        return int(half) * 6 - 5, int(half) * 6
    return 1, 12
