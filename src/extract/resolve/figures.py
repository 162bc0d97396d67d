"""Figures tied to what they measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.document import Statistic

if TYPE_CHECKING:
    from extract.extractors.statistics import Figure
    from extract.resolve.times import ResolvedTime
    from extract.rule import Match
    from extract.segment import Reading


def resolve(
    reading: Reading,
    figures: tuple[Match[Figure], ...],
    times: tuple[ResolvedTime, ...],  # noqa: ARG001 - bases and periods will be read from them
) -> tuple[Statistic, ...]:
    """The statistics of a document, in order of offset."""
    records = []
    for match in figures:
        span = reading.view.span(match.start, match.end)
        figure = match.value
        records.append(
            Statistic(
                id=f"S{span.start}",
                start=span.start,
                end=span.end,
                text=span.text,
                kind=figure.kind,
                value=figure.value,
                value_max=figure.value_max,
                denominator=figure.denominator,
                unit=figure.unit,
                unit_key=figure.unit_key,
                rule=match.rule,
            )
        )
    return tuple(records)
