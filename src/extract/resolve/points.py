"""Points of the calendar given their place in it: values out of what words say and of what the text speaks from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from extract.document import Anchor
from extract.grammar.calendar import Point, add_months, clock, exists, week_value
from extract.resolve.lunar import gregorian, year_of_cycle

if TYPE_CHECKING:
    from extract.resolve.now import Now


_SEASONS = {"SP": (2, 4), "SU": (6, 8), "FA": (8, 10), "WI": (11, 12)}
"""First and last month by which the year of a season is told."""


class Settled(Struct, frozen=True):
    """A value, what it hangs on, and whether the year was filled in."""

    value: str
    anchor: Anchor = "explicit"
    assumed: bool = False


def settle(point: Point, start: int, end: int, now: Now | None) -> Settled:
    """The value of a point; what cannot be known stays X."""
    if point.feast or point.lunar:
        glossed = now and point.lunar and point.year is None and now.glossed_day(start)
        return Settled(f"{glossed}{clock(point)}", "context") if glossed else _lunar(point, start, end, now)
    if not _is_possible(point):
        return Settled(_value(point, None))
    if point.prefix:
        return Settled(point.prefix)
    if point.month is not None and point.months is None:
        return _by_year(point, start, end, now)
    return _relative(point, start, end, now) or _by_year(point, start, end, now)


def _relative(point: Point, start: int, end: int, now: Now | None) -> Settled | None:
    """The value of a point that hangs on now or on what is told; None for one that a year settles."""
    if point.days is not None:
        return _by_days(point, now)
    if point.weekday is not None or point.weeks is not None:
        return _by_week(point, start, end, now)
    if point.months is not None or point.quarters is not None:
        return _by_months(point, start, now)
    if point.day is not None:
        return _bare_day(point, start, end, now)
    return _bare_clock(point, start, now) if point.hour is not None else None


def _by_year(point: Point, start: int, end: int, now: Now | None) -> Settled:
    year, anchor, assumed = _year(point, start, end, now)
    return Settled(_value(point, year), anchor, assumed)


def settle_range(first: Point, last: Point, start: int, end: int, now: Now) -> Settled:
    """The value of a range; its beginning takes from its end what it leaves open itself."""
    timed = first.hour is not None and last.hour is not None
    if not timed:
        first, last = (replace(one, part=None, hour=None, minute=None) for one in (first, last))
    finish = settle(last, start, end, now)
    if timed and first.day is None and first.days is None:
        day = finish.value.partition("T")[0]
        return Settled(f"{day}{clock(first)}/{finish.value}", finish.anchor, finish.assumed)
    known = finish.value[:4]
    if first.month is not None and first.year is None and known.isdigit() and first.years is None and not first.lunar:
        later = last.month is not None and (first.month, first.day or 0) > (last.month, last.day or 0)
        first = replace(first, year=int(known) - later)
    begin = settle(first, start, end, now)
    if first.weekday is not None and last.weekday is not None and begin.value > finish.value:
        finish = _a_week_later(finish)
    return Settled(f"{begin.value}/{finish.value}", finish.anchor, finish.assumed)


def _is_possible(point: Point) -> bool:
    """Whether the calendar has the day; a year shared in a range or list (từ 29/2 đến 5/3/2021) may lack it."""
    return point.year is None or point.month is None or point.day is None or exists(point.year, point.month, point.day)


def _a_week_later(settled: Settled) -> Settled:
    """The same weekday of the week after: từ thứ Hai đến thứ Sáu ends after it begins."""
    try:
        day = date.fromisoformat(settled.value)
    except ValueError:
        return settled
    return Settled((day + timedelta(days=7)).isoformat(), settled.anchor, settled.assumed)


def _value(point: Point, year: int | None) -> str:
    """The value of a point whose year is settled."""
    written = "XXXX" if year is None else f"{year:04}"
    if point.until is not None:
        return f"{written}/{point.until:04}"
    if point.day is not None and point.month is not None:
        return f"{written}-{point.month:02}-{point.day:02}{clock(point)}"
    if point.month is not None:
        return f"{written}-{point.month:02}"
    if point.first_month is not None:
        return f"{written}-{point.first_month:02}/{written}-{point.last_month:02}"
    if point.quarter is not None:
        return f"{written}-Q{point.quarter}"
    return written + _part_of_year(point)


def _part_of_year(point: Point) -> str:
    """The value's part behind the year of a season or a half; empty for a whole year."""
    if point.season is not None:
        return f"-{point.season}"
    return f"-H{point.half}" if point.half is not None else ""


def _year(point: Point, start: int, end: int, now: Now | None) -> tuple[int | None, Anchor, bool]:
    """The year of a point, what it hangs on, and whether it was filled in."""
    if point.year is not None:
        return point.year, "explicit", False
    if now is None:
        return None, "explicit", False
    if point.years is not None:
        return _relative_year(point, start, now)
    if all(one is None for one in (point.month, point.quarter, point.first_month, point.half, point.season)):
        return None, "explicit", False
    first, last = _months(point)
    if point.first_month is not None or point.half is not None:
        year = _year_of_run(first, last, start, end, now)
    else:
        year = now.nearest_year((first, last), start, end, day=point.day, look=point.look)
    if year is not None and point.month and point.day and not exists(year, point.month, point.day):
        year = _nearest_leap_year(year)
    return year, "published" if year is not None else "explicit", year is not None


def _nearest_leap_year(year: int) -> int:
    """Never more than eight years away: 1896 and 1904 stand about 1900, which is none."""
    years = [one for one in range(max(1, year - 8), year + 9) if exists(one, 2, 29)]
    return min(years, key=lambda one: (abs(one - year), one))


def _months(point: Point) -> tuple[int, int]:
    if point.month is not None:
        return point.month, point.month
    if point.quarter is not None:
        return point.quarter * 3 - 2, point.quarter * 3
    if point.season is not None:
        return _SEASONS[point.season]
    if point.half is not None:
        return point.half * 6 - 5, point.half * 6
    return point.first_month or 1, point.last_month or 12


def _year_of_run(first: int, last: int, start: int, end: int, now: Now) -> int | None:
    """The year of `9 tháng đầu năm`, `6 tháng cuối năm`: this one, or the last where a year's beginning looks back."""
    told = now.sentence_year(start)
    if told is not None or now.published is None:
        return told or now.usual
    year, month = now.published.year, now.published.month
    looks_back = month <= 3 and last > month + 2 and now.tense(start, end) <= 0
    return year - 1 if looks_back and (first > 1 or last - month > 3) else year


def _relative_year(point: Point, start: int, now: Now) -> tuple[int | None, Anchor, bool]:
    offset = point.years or 0
    if point.told and now.year is not None:
        return now.year + offset, "context", False
    present = now.published.year if now.published else now.usual
    if present is None:
        return None, "published", False
    told = now.sentence_year(start)
    if told is not None and (point.edge or offset == -1) and not point.look and not now.from_now(start):
        return told + offset, "context", False
    year = present
    if point.look < 0 and (now.today is None or now.today.month >= 11):  # at a year's end, năm qua is the one that ends
        return year, "published", False
    return year + offset, "published", False


def _by_days(point: Point, now: Now | None) -> Settled:
    base = now and ((point.told and now.day) or now.today)
    anchor: Anchor = "context" if point.told else "published"
    if now and point.told and not point.days and now.open_day:
        return Settled(f"{now.open_day}{clock(point)}", anchor)
    if not base:
        return Settled(f"XXXX-XX-XX{clock(point)}", anchor)
    return Settled(f"{base + timedelta(days=point.days or 0)}{clock(point)}", anchor)


def _by_week(point: Point, start: int, end: int, now: Now | None) -> Settled:
    base = now and now.today
    if not base or now is None:
        week = "XXXX-WXX" if point.weekday is None else f"XXXX-WXX-{point.weekday}"
        return Settled(week + clock(point), "published")
    if point.weekday is None:
        return Settled(week_value(base + timedelta(weeks=point.weeks or 0)), "published")
    if point.weeks is not None:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=point.weeks)
        day = monday + timedelta(days=point.weekday - 1)
    else:
        ahead = (point.weekday - base.isoweekday()) % 7
        back = point.look < 0 or (point.look == 0 and now.tense(start, end) < 0)
        day = base + timedelta(days=ahead - 7 if back and ahead else ahead)
    return Settled(f"{day}{clock(point)}", "published")


def _by_months(point: Point, start: int, now: Now | None) -> Settled:
    base = now and (((point.told or now.is_compared(start)) and now.month) or now.today)
    if not base:
        return Settled("XXXX-XX" if point.months is not None else "XXXX-QX", "published")
    if point.quarters is not None:
        index = base.year * 4 + (base.month - 1) // 3 + point.quarters
        return Settled(f"{index // 4:04}-Q{index % 4 + 1}", "published")
    year, month = add_months(base.year, base.month, point.months or 0)
    if point.day is None:
        return Settled(f"{year:04}-{month:02}", "published")
    return Settled(f"{year:04}-{month:02}-{point.day:02}{clock(point)}", "published", assumed=True)


def _bare_day(point: Point, start: int, end: int, now: Now | None) -> Settled:
    """The day of a month that the text leaves open: the month spoken of, else the one nearest to publication."""
    day = point.day or 1
    told = now.told_day(start) if now else None
    if told is not None and exists(told.year, told.month, day):
        return Settled(f"{told.year:04}-{told.month:02}-{day:02}{clock(point)}", "context", assumed=True)
    if now is None or now.today is None:
        return Settled(f"XXXX-XX-{day:02}{clock(point)}", "published")
    base, tense = now.today, now.tense(start, end)
    months = [add_months(base.year, base.month, offset) for offset in (0, -1, 1)]
    days = [date(year, month, day) for year, month in months if exists(year, month, day)]
    fitting = [one for one in days if (one - base).days * tense >= 0] or days
    best = min(fitting, key=lambda one: abs((one - base).days))
    return Settled(f"{best}{clock(point)}", "published", assumed=True)


def _bare_clock(point: Point, start: int, now: Now | None) -> Settled:
    """The clock time on the day spoken of; in a timetable on no day of its own."""
    if now is None:
        return Settled(f"XXXX-XX-XX{clock(point)}", "published")
    if now.recurs(start):
        return Settled(clock(point))
    day = now.sentence_day(start) or now.open_day or now.day or now.today
    return Settled(f"{day or 'XXXX-XX-XX'}{clock(point)}", "context" if day else "published")


def _lunar(point: Point, start: int, end: int, now: Now | None) -> Settled:
    """The Gregorian day of a feast or lunar date, in the year named or the one nearest to publication."""
    solar = point.feast is not None and not point.lunar
    month, day = (
        (int(piece) for piece in (point.feast or "").lstrip("L").split("-"))
        if point.feast
        else (point.month, point.day)
    )
    base = now.today if now else None
    year = point.year
    if point.prefix is not None and year is None:
        year = year_of_cycle(int(point.prefix), base.year if base else 2000)
    if year is None and point.years is not None and base is not None:
        year = base.year + point.years
    if month is None:
        return Settled(f"XXXX-XX-{day:02}", "published")
    if day is None:
        return _lunar_month(month, year, start, end, now)
    if point.feast and not solar and month == 12 and year is not None:
        year -= 1  # the eve of that year's Tết
    if solar:
        return Settled(f"{year:04}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}", "explicit")
    if year is None and base is None:
        return Settled(f"XXXX-{month:02}-{day:02}", "published")
    years = [year] if year is not None else [base.year - 1, base.year, base.year + 1] if base else []
    found = [one for one in (gregorian(y, month, day, leap=point.leap) for y in years) if one]
    if not found:
        return Settled(f"XXXX-{month:02}-{day:02}", "published")
    best = min(found, key=lambda one: abs((one - base).days) if base else 0)
    return Settled(f"{best}{clock(point)}", "explicit" if year is not None else "published", year is None)


def _lunar_month(month: int, year: int | None, start: int, end: int, now: Now | None) -> Settled:
    """Tháng Giêng and tháng Chạp by their Gregorian namesakes, as news uses them."""
    if year is None and now is not None:
        year = now.nearest_year((month, month), start, end)
    return Settled(f"{year:04}-{month:02}" if year else f"XXXX-{month:02}", "published")
