"""Days of the lunar calendar as days of the Gregorian one (Hồ Ngọc Đức's algorithm, by the package `lunar_vn`)."""

from __future__ import annotations

from datetime import date
from functools import cache


@cache
def gregorian(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian day of a lunar date; None where that lunar month has no such day. Day 0 is the month's last.

    >>> gregorian(2021, 1, 1), gregorian(2020, 12, 0)
    (datetime.date(2021, 2, 12), datetime.date(2021, 2, 11))
    """
    from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar  # noqa: PLC0415 - only texts with lunar dates

    if day == 0:
        return gregorian(year, month, 30, leap=leap) or gregorian(year, month, 29, leap=leap)
    try:
        found = convert_lunar_to_solar(day, month, year, int(leap))
        back = convert_solar_to_lunar(found.day, found.month, found.year)
    except ValueError:
        return None
    if (back.day, back.month) != (day, month):  # the 30th of a short month runs on into the next
        return None
    return date(found.year, found.month, found.day)


def year_of_cycle(index: int, near: int) -> int:
    """The year nearest to `near` at a place of the sixty-year cycle, counted from giáp tý.

    >>> year_of_cycle(37, 2020)
    2021
    """
    back = (near - 4 - index) % 60
    return near - back if back <= 30 else near - back + 60
