"""Time expressions: what the words say, before the year of a partial date is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from extract.rule import Losses, Match, longest, rule, scan

if TYPE_CHECKING:
    from extract.segment import Reading


class TimeExpression(Struct, frozen=True):
    """What the words of a time expression say."""

    year: int | None = None


@rule(r"(?<!\w)năm (?P<year>[12]\d{3})(?![\d.,/]\d)(?!\w)")
def year(year: str) -> TimeExpression:
    """A year with its head noun."""
    return TimeExpression(int(year))


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[TimeExpression], ...]:
    """The time expressions of a reading, in order, without overlaps."""
    return longest(scan([year], reading.view), losses)
