"""Time expressions tied to the calendar: the publication date is "now"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from extract.document import Anchor, Date, DateType
from extract.extractors.dates import Length, Point, Recurrence
from extract.grammar.calendar import bounds
from extract.resolve import bearings
from extract.resolve.now import Now
from extract.resolve.points import Settled, settle, settle_range

if TYPE_CHECKING:
    from extract.extractors.dates import TimeExpression
    from extract.rule import Match
    from extract.segment import Reading


class ResolvedTime(Struct, frozen=True):
    """A time expression's place in the view, and its record."""

    start: int
    end: int
    date: Date


def stamp(times: tuple[Match[TimeExpression], ...]) -> str | None:
    """The publication time that the text itself bears (`Ngày đăng 17/12/2020 | 01:22`), ISO; None without one."""
    for match in times:
        point = match.value.value
        if match.value.stamp and isinstance(point, Point):
            return settle(point, match.start, match.end, None).value
    return None


def resolve(
    reading: Reading, times: tuple[Match[TimeExpression], ...], published: str | None
) -> tuple[ResolvedTime, ...]:
    """The dates of a document, in order of offset; `published` is its ISO date, or None where unknown."""
    day = _day(published)
    now = Now(reading, day) if day else Now(reading, None, bearings.find(reading, times))
    runs = _runs(times)
    resolved = []
    for match in times:
        kind, settled = _settle(match, now, runs)
        if settled is None:
            continue
        if day is None and settled.anchor == "published" and "X" not in settled.value:
            settled = replace(settled, anchor="context")
        resolved.append(ResolvedTime(match.start, match.end, _record(reading, match, kind, settled)))
        if kind in ("DATE", "TIME"):
            now.note(match.start, settled.value, explicit=settled.anchor == "explicit")
        elif kind == "SET":
            now.note_recurring(match.start)
    return tuple(resolved)


def _day(published: str | None) -> date | None:
    """The publication day; None for anything but an ISO date of a year that has neighbours."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1 < day.year < 9999 else None


def _runs(times: tuple[Match[TimeExpression], ...]) -> frozenset[int]:
    """The numbers of months from the year's beginning that the text speaks of (`9 tháng đầu năm`)."""
    points = [match.value.value for match in times if isinstance(match.value.value, Point)]
    return frozenset(
        point.last_month or 6 for point in points if point.first_month == 1 or (point.half == 1 and point.month is None)
    )


def _settle(match: Match[TimeExpression], now: Now, runs: frozenset[int]) -> tuple[DateType, Settled | None]:
    value, until = match.value.value, match.value.until
    if isinstance(value, Recurrence):
        return "SET", Settled(value.value)
    if isinstance(value, Length):
        if value.point is not None and _to_date(value, now, runs):
            return "DATE", settle(value.point, match.start, match.end, now)
        return "DURATION", Settled(value.value)
    if until is not None:
        settled = settle_range(value, until, match.start, match.end, now)
    else:
        settled = settle(value, match.start, match.end, now)
    timed = settled is not None and "T" in settled.value
    return ("TIME" if timed else "DATE"), settled


def _to_date(length: Length, now: Now, runs: frozenset[int]) -> bool:
    """Whether so many months are those of the year so far (`10 tháng qua` in a report of October)."""
    if length.months in runs:
        return True
    month = now.published.month if now.published else 0
    return length.past and length.months is not None and length.months >= 6 and length.months in (month, month - 1)


def _record(reading: Reading, match: Match[TimeExpression], kind: DateType, settled: Settled) -> Date:
    span = reading.view.span(match.start, match.end)
    covered = bounds(settled.value) if kind in ("DATE", "TIME") else None
    value = match.value.value
    anchor: Anchor = settled.anchor
    return Date(
        id=f"D{span.start}",
        start=span.start,
        end=span.end,
        text=span.text,
        type=kind,
        value=settled.value,
        begin=covered[0] if covered else None,
        finish=covered[1] if covered else None,
        mod=match.value.mod,
        calendar="lunar" if isinstance(value, Point) and value.lunar else None,
        function="publication" if match.value.stamp else None,
        anchor=anchor,
        flags=("year_assumed",) if settled.assumed else (),
        rule=match.rule,
    )
