"""The TIMEX3 values of a text's dates as periods: without the hour, and with the year that the text leaves open."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.period_signs import is_base, is_compared, speaks_of_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.resolve.figures.cues import Sentence
    from extract.resolve.times import ResolvedTime

_OPEN = "XXXX"
_DAY = len("2020-12-17")
_LEAD = 8
_LISTED = 12
"""Characters between the days of a list."""


def values(times: Sequence[ResolvedTime], year: str, folded: str = "") -> list[str]:
    """The value of each date as a period; empty for what is no date.

    `year` is that of publication, the empty string where unknown: then a date without a year takes that of the date
    before it, or of the first one behind; of years that something is compared with (`so với năm 2018`) the next.
    """
    told = year or _first_year(times, folded)
    found: list[str] = []
    for time in times:
        date = time.date
        value = date.value.split("T", 1)[0] if date.type in ("DATE", "TIME") else ""
        if not year:
            told = ("" if is_base(folded, time.start) else _year(time)) or told
            if told and value.startswith(_OPEN) and "/" not in value:
                value = told + value[len(_OPEN) :]
        found.append(value)
    return found


def _first_year(times: Sequence[ResolvedTime], folded: str) -> str:
    """The year of the first date that has one and is no base, else the one after a base, or one in a name."""
    past = ""
    for time in times:
        year = _year(time)
        if year and not is_base(folded, time.start):
            return year
        past = past or (year if is_compared(folded, time.start) else "")
    named = _NAMED_YEAR.search(folded) if times and not past else None
    return str(int(past) + 1) if past else named["year"] if named else ""


_NAMED_YEAR = regex.compile(r"(?<=\p{L} )(?P<year>20\d\d)(?![\d/-]|[.,]\d|\s?\p{L})")
"""A year in a name: `Army Games 2019`."""
_PLAIN = regex.compile(r"\d{4}(?:-[\dQH]{2}(?:-\d{2})?)?(?:T.*)?")


def _year(time: ResolvedTime) -> str:
    """The year of a date that lies within one."""
    date = time.date
    plain = date.type in ("DATE", "TIME") and _PLAIN.fullmatch(date.value) is not None
    return date.value[:4] if plain else ""


def open_year(published: str, folded: str, start: int, end: int) -> str | None:
    """The year that `trong năm`, said without a number, means: the one of publication, or the one just over."""
    if len(published) < _DAY or not speaks_of_year(folded, start, end):
        return None
    year = int(published[:4])
    return str(year if published[5:7] > "03" else year - 1)


def event_day(times: Sequence[ResolvedTime], published: str, found_values: Sequence[str] = ()) -> str | None:
    """The day of what the text reports: its first one in the ten days up to publication, or that of publication.

    Of days in a row (`ngày 14 và 15/7`) the last, when it came to an end; of days from one to another both. Without a
    date of publication, the day that the text begins with; a publication may be stamped a day early.
    """
    if len(published) != _DAY:
        lead = zip(times[:1], found_values[:1], strict=True)
        return next((value for time, value in lead if _FULL_DAY.fullmatch(value) and time.start < _REACH), None)
    earliest = (date.fromisoformat(published) - timedelta(days=10)).isoformat()
    latest = (date.fromisoformat(published) + timedelta(days=1)).isoformat()
    found, reach = None, 0
    for time in times[:_LEAD]:
        day = (time.date.finish or "")[:10]
        exact = time.date.function is None and len(time.date.value) >= _DAY
        if found is not None and time.start - reach > _LISTED:
            break
        if exact and earliest <= day <= latest:
            ranged = _FULL_DAYS.fullmatch(time.date.value) is not None
            found, reach = time.date.value if ranged else day, time.end
    return found or published


_REACH = 300
_FULL_DAY = regex.compile(r"\d{4}-\d\d-\d\d")
_FULL_DAYS = regex.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
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
