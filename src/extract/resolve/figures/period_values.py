"""The TIMEX3 values of a text's dates as periods: without the hour, and with the year that the text leaves open."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.resolve.figures.cues import Sentence
    from extract.resolve.times import ResolvedTime

_OPEN = "XXXX"
_DAY = len("2020-12-17")
_LEAD = 8
_LISTED = 12
"""Characters between the days of a list."""


def values(times: Sequence[ResolvedTime], year: str) -> list[str]:
    """The value of each date as a period; empty for what is no date.

    `year` is that of publication, the empty string where unknown: then a date without a year takes that of the date
    before it, or of the first one behind.
    """
    told = year or next(filter(None, map(_year, times)), "")
    found: list[str] = []
    for time in times:
        date = time.date
        value = date.value.split("T", 1)[0] if date.type in ("DATE", "TIME") else ""
        if not year:
            told = _year(time) or told
            if told and value.startswith(_OPEN) and "/" not in value:
                value = told + value[len(_OPEN) :]
        found.append(value)
    return found


_PLAIN = regex.compile(r"\d{4}(?:-[\dQH]{2}(?:-\d{2})?)?(?:T.*)?")


def _year(time: ResolvedTime) -> str:
    """The year of a date that lies within one."""
    date = time.date
    plain = date.type in ("DATE", "TIME") and _PLAIN.fullmatch(date.value) is not None
    return date.value[:4] if plain else ""


def event_day(times: Sequence[ResolvedTime], published: str) -> str | None:
    """The day of what the text reports: its first one in the ten days up to publication, or that of publication.

    Of days in a row (`ngày 14 và 15/7`) the last, when it came to an end.
    """
    if len(published) != _DAY:
        return None
    earliest = (date.fromisoformat(published) - timedelta(days=10)).isoformat()
    found, reach = None, 0
    for time in times[:_LEAD]:
        day = (time.date.finish or "")[:10]
        exact = time.date.function is None and len(time.date.value) >= _DAY
        if found is not None and time.start - reach > _LISTED:
            break
        if exact and earliest <= day <= published:
            found, reach = day, time.end
    return found or published


_YEARS = regex.compile(r"P\d{1,2}Y")
_SPAN = regex.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")
_LOOK_BACK = 8


def spanned(times: Sequence[ResolvedTime], sentence: Sentence, place: int) -> str | None:
    """The span of years told before that a length of time in the sentence means: `trong 6 năm` of 2011-2016."""
    start = sentence.cues[place].start
    length = next((times[cue.number].date.value for cue in sentence.times if cue.start < start), "")
    if not _YEARS.fullmatch(length):
        return None
    first = bisect_left(times, sentence.start, key=lambda time: time.start)
    for time in reversed(times[max(first - _LOOK_BACK, 0) : first]):
        span = _SPAN.fullmatch(time.date.value)
        if span is not None and 0 <= int(span["last"]) - int(span["first"]) + 1 - int(length[1:-1]) <= 1:
            return time.date.value
    return None


def add_up(sentence: Sentence, times: Sequence[ResolvedTime], found: list[str], year: str) -> None:
    """Put into the values `found` the lengths over which the sentence adds up since the year began: `lũy kế 8 tháng`.

    `year` is that of publication, the empty string where unknown.
    """
    for cue in sentence.cues:
        if cue.kind != "TIME" or not sentence.folded.endswith(_ADDED, sentence.start, cue.start):
            continue
        months = _MONTHS.fullmatch(times[cue.number].date.value)
        if months is None:
            continue
        told = year or next((value[:4] for value in reversed(found[: cue.number]) if value[:4].isdigit()), "")
        found[cue.number] = since_new_year(told, int(months[1])) if told else ""


_ADDED = ("lũy kế ", "luỹ kế ", "tính chung ", "cộng dồn ", "lũy kế trong ", "tính chung trong ")
_MONTHS = regex.compile(r"P(\d{1,2})M")


def since_new_year(year: str, months: int) -> str:
    """The first months of a year as a period.

    >>> since_new_year("2020", 8), since_new_year("2020", 6)
    ('2020-01/2020-08', '2020-H1')
    """
    return f"{year}-H1" if months == _HALF else f"{year}-01/{year}-{months:02}"


_HALF = 6
