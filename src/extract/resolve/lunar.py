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
    from lunar_vn import convert_lunar_to_solar  # noqa: PLC0415 - loaded only where a text has a lunar date

    if day == 0:
        return gregorian(year, month, 30, leap=leap) or gregorian(year, month, 29, leap=leap)
    try:
        found = convert_lunar_to_solar(day, month, year, int(leap))
        if day == 30:  # in a short month the algorithm runs on into the next one
            first = convert_lunar_to_solar(1, month, year, int(leap))
            following = _next_month(year, month, leap=leap)
            if following is None or (following - first).days < 30:
                return None
    except ValueError:
        return None
    return date(found.year, found.month, found.day)


def _next_month(year: int, month: int, *, leap: bool) -> date | None:
    from lunar_vn import convert_lunar_to_solar  # noqa: PLC0415 - as above

    candidates = [(year, month, 1)] if not leap else []
    candidates.append((year + month // 12, month % 12 + 1, 0))
    for next_year, next_month, is_leap in candidates:
        try:
            found = convert_lunar_to_solar(1, next_month, next_year, is_leap)
        except ValueError:
            continue
        return date(found.year, found.month, found.day)
    return None


def year_of_cycle(index: int, near: int) -> int:
    """The year nearest to `near` at a place of the sixty-year cycle, counted from giáp tý.

    >>> year_of_cycle(37, 2020)
    2021
    """
    back = (near - 4 - index) % 60
    return near - back if back <= 30 else near - back + 60
