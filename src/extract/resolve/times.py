"""Time expressions tied to the calendar: the publication date is "now"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from extract.document import Date

if TYPE_CHECKING:
    from extract.extractors.dates import TimeExpression
    from extract.rule import Match
    from extract.segment import Reading


class ResolvedTime(Struct, frozen=True):
    """A time expression's place in the view, and its record."""

    start: int
    end: int
    date: Date


def resolve(
    reading: Reading,
    times: tuple[Match[TimeExpression], ...],
    published: str | None,  # noqa: ARG001 - partial dates will be completed by it
) -> tuple[ResolvedTime, ...]:
    """The dates of a document, in order of offset; `published` is its ISO date, or None where unknown."""
    resolved = []
    for match in times:
        span = reading.view.span(match.start, match.end)
        year = f"{match.value.year:04}"
        date = Date(
            id=f"D{span.start}",
            start=span.start,
            end=span.end,
            text=span.text,
            type="DATE",
            value=year,
            begin=f"{year}-01-01",
            finish=f"{year}-12-31",
            rule=match.rule,
        )
        resolved.append(ResolvedTime(match.start, match.end, date))
    return tuple(resolved)
