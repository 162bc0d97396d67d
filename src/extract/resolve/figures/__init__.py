"""Figures tied to what they measure: indicator, measure, status, base, and the time and place they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.document import DenominatorIs, Span, Statistic, StatisticStatus
from extract.resolve.figures import cues, statuses
from extract.resolve.figures.periods import Clock, Period
from extract.resolve.figures.readings import FigureReading, SentenceReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.extractors.statistics import Figure
    from extract.resolve.times import ResolvedTime
    from extract.rule import Match
    from extract.segment import Reading
    from extract.text import View


def resolve(
    reading: Reading,
    figures: tuple[Match[Figure], ...],
    times: tuple[ResolvedTime, ...],
    published: str | None = None,
) -> tuple[Statistic, ...]:
    """The statistics of a document, in order of offset; `published` is its ISO date, or None where unknown."""
    records: list[Statistic] = []
    before: dict[str, FigureReading] = {}
    status: StatisticStatus = "actual"
    year = (published or "")[:4]
    clock = Clock(times, published)
    for sentence in _sentences(reading, figures, times):
        read = SentenceReader(sentence, figures, before).read()
        states, status = statuses.statuses(sentence, status, times, year)
        periods = clock.periods(sentence, read, states)
        for place, found, state, period in zip(sentence.places, read, states, periods, strict=True):
            records.append(_record(reading.view, figures[sentence.cues[place].number], found, state, period))
        before.update((found.kind, found) for found in read)
    return tuple(records)


def _sentences(
    reading: Reading, figures: tuple[Match[Figure], ...], times: tuple[ResolvedTime, ...]
) -> Iterator[cues.Sentence]:
    """The sentences that hold figures."""
    first = 0
    clock = 0
    while first < len(figures):
        start, end = reading.sentence_at(figures[first].start)
        last = first
        while last < len(figures) and figures[last].start < end:
            last += 1
        last = max(last, first + 1)
        end = max(end, figures[last - 1].end)
        while clock < len(times) and times[clock].start < start:
            clock += 1
        until = clock
        while until < len(times) and times[until].start < end:
            until += 1
        yield cues.read(
            reading,
            (start, end),
            list(enumerate(figures[first:last], first)),
            list(enumerate(times[clock:until], clock)),
        )
        first, clock = last, until


def _record(
    view: View, match: Match[Figure], found: FigureReading, status: StatisticStatus, period: Period
) -> Statistic:
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
        denominator_is=_denominator(figure),
        unit=figure.unit,
        unit_key=figure.unit_key,
        measure=found.measure,
        status=status,
        direction=found.direction,
        qualifier=found.qualifier,
        indicator=indicator,
        indicator_full=_full(indicator),
        base=base,
        period=period.value,
        period_role=period.role,
        period_from=period.source,
        flags=(*figure.flags, "far_indicator") if found.far else figure.flags,
        rule=match.rule,
    )


def _denominator(
    figure: Figure,
) -> DenominatorIs | None:
    if figure.kind != "ratio" or figure.denominator is None:
        return None
    return "target" if figure.value > figure.denominator else "total"


def _full(indicator: Span | None) -> str | None:
    return None if indicator is None else " ".join(indicator.text.lower().split())
