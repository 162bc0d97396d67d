"""Figures as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from extract.document import Span, Statistic, StatisticStatus
from extract.resolve.figures.denominators import denominator_is

if TYPE_CHECKING:
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.periods import Period
    from extract.resolve.figures.readings import FigureReading
    from extract.rule import Match
    from extract.text import View


class Facts(Struct, frozen=True, gc=False):
    """What the text says about one figure."""

    reading: FigureReading
    status: StatisticStatus
    period: Period
    holder: str | None


def record(view: View, match: Match[Figure], facts: Facts) -> Statistic:
    """The record of a figure with what its text says about it."""
    found, period = facts.reading, facts.period
    span = view.span(match.start, match.end)
    figure = match.value
    indicator = None if found.indicator is None else view.span(*found.indicator)
    base = None if found.base is None else view.span(*found.base)
    return Statistic(
        id=f"S{span.start}",
        start=span.start,
        end=span.end,
        text=span.text,
        kind=figure.kind,
        value=figure.value,
        value_max=figure.value_max,
        denominator=figure.denominator,
        denominator_is=denominator_is(view.folded, match),
        unit=figure.unit,
        unit_key=figure.unit_key,
        measure=found.measure,
        status=facts.status,
        direction=found.direction,
        qualifier=found.qualifier,
        indicator=indicator,
        indicator_full=_full(indicator, found.restored),
        base=base,
        holder=facts.holder,
        period=period.value,
        period_role=period.role,
        period_from=period.source,
        flags=(*figure.flags, "far_indicator") if found.far else figure.flags,
        rule=match.rule,
    )


def _full(indicator: Span | None, restored: str) -> str | None:
    return None if indicator is None else " ".join(f"{restored} {indicator.text.lower()}".split())
