"""Documents as rows of the tables, in the columns' order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extract.document import Date, Document, Mention, Official, Position, Reference, Statistic
from extract.grammar.calendar import bounds
from extract.io import columns
from extract.io.metadata import squeeze
from extract.resolve.indicator_keys import indicator_key
from extract.resolve.places import is_of_the_province, place_of, province_of
from extract.resolve.targets import targets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.io.inputs import Failure
    from extract.segment import Reading

Cell = str | int | Decimal | None
Row = tuple[Cell, ...]

_LONGEST_MESSAGE = 2000
_NO_PLACE: Row = (None,) * 6


class Evidence:
    """The last columns of every fact: the text, where it stands, its sentence, the rule and the flags."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sentences: dict[int, str] = {}

    def of(self, record: Mention | Position | Date | Statistic | Reference, *more: str) -> Row:
        """The evidence of a record; `more` are flags beside its own."""
        start = record.start
        own = () if isinstance(record, (Mention, Position, Reference)) else record.flags
        flags = list_cell((*own, *more)) if own or more else None
        return squeeze(record.text), start, record.end, self._sentence(start), record.rule, flags

    def _sentence(self, start: int) -> str | None:
        reading = self._reading
        index = reading.sentence_index(reading.view.offset(start))
        if index < 0:
            return None
        sentence = self._sentences.get(index)
        if sentence is None:
            sentence = self._sentences[index] = squeeze(reading.view.span(*reading.sentences[index]).text)
        return sentence


def list_cell(values: Iterable[str]) -> str | None:
    """Several values in one cell, with `; ` between them."""
    return "; ".join(values) or None


def _one_line(text: str | None) -> str | None:
    return None if text is None else squeeze(text)


def _documents(document: Document, _: Evidence) -> Iterator[Row]:
    yield (
        document.id,
        _one_line(document.title),
        document.published,
        document.published_from,
        document.source,
        document.url,
        document.path,
        document.author,
        document.place,
        document.place_level,
        document.place_code,
        document.province,
        document.province_code,
        document.place_from,
        document.text_sha256,
        len(document.text),
        len(document.officials),
        sum(len(official.positions) for official in document.officials),
        len(document.dates),
        len(document.statistics),
        len(document.references),
        list_cell(document.flags),
    )


def _officials(document: Document, evidence: Evidence) -> Iterator[Row]:
    for official in document.officials:
        yield (
            document.id,
            official.id,
            official.kind,
            squeeze(official.name),
            official.name_key,
            official.name_form,
            list_cell(official.ranks),
            _one_line(official.honorific),
            list_cell(squeeze(position.full or position.text) for position in official.positions),
            len(official.mentions),
            *_first(official, evidence),
        )


def _first(official: Official, evidence: Evidence) -> Row:
    """The evidence of the person's first mention by name, or else of whatever stands first."""
    named = [mention for mention in official.mentions if mention.kind == "name"]
    records: tuple[Mention | Position, ...] = (*named, *official.mentions, *official.positions)
    return evidence.of(records[0]) if records else (None,) * 6


def _place(words: str | None, document: Document) -> tuple[Row, tuple[str, ...]]:
    """The place that a body or a holder names, or leaves to the document, with the flag that says so."""
    if words is None:
        return _NO_PLACE, ()
    if is_of_the_province(words, document):
        return (*province_of(document), document.place_from), ("place_inherited",)
    place = place_of(words, document.published, document.province)
    return (_NO_PLACE if place is None else (*place, "text")), ()


def _positions(document: Document, evidence: Evidence) -> Iterator[Row]:
    for official in document.officials:
        for position in official.positions:
            place, flags = _place(position.organization, document)
            yield (
                document.id,
                position.id,
                official.id,
                squeeze(official.name),
                official.name_key,
                document.published,
                _one_line(position.full),
                _one_line(position.role),
                _one_line(position.organization),
                position.branch,
                position.level,
                *place,
                position.status,
                position.event,
                position.term,
                position.begin,
                position.finish,
                *evidence.of(position, *flags),
            )


def _mentions(document: Document, evidence: Evidence) -> Iterator[Row]:
    for official in document.officials:
        for mention in official.mentions:
            yield document.id, mention.id, official.id, mention.kind, mention.act, *evidence.of(mention)


def _dates(document: Document, evidence: Evidence) -> Iterator[Row]:
    for date in document.dates:
        yield (
            document.id,
            date.id,
            date.type,
            date.value,
            date.begin,
            date.finish,
            date.mod,
            date.calendar,
            date.function,
            date.anchor,
            *evidence.of(date),
        )


def _statistics(document: Document, evidence: Evidence) -> Iterator[Row]:
    for figure in document.statistics:
        indicator = figure.indicator.text if figure.indicator else None
        place, flags = _place(figure.holder, document)
        begin, finish = (figure.period and bounds(figure.period)) or (None, None)
        yield (
            document.id,
            figure.id,
            document.published,
            figure.kind,
            figure.value,
            figure.value_max,
            squeeze(figure.unit),
            figure.unit_key,
            figure.denominator,
            figure.denominator_is,
            figure.measure,
            figure.status,
            figure.direction,
            figure.qualifier,
            _one_line(indicator),
            _one_line(figure.indicator_full),
            indicator_key(figure.indicator_full or indicator),
            _one_line(figure.holder),
            squeeze(figure.base.text) if figure.base else None,
            figure.period,
            begin,
            finish,
            figure.period_role,
            figure.period_from,
            *place,
            *evidence.of(figure, *flags),
        )


def _targets(document: Document, _: Evidence) -> Iterator[Row]:
    for one in targets(document):
        main = one.main
        indicator = main.indicator_full
        yield (
            document.id,
            one.id,
            *(figure.id if figure else None for figure in one[:3]),
            _one_line(indicator),
            indicator_key(indicator),
            squeeze(main.unit) if main is not one.told else None,
            main.measure,
            main.direction,
            _one_line(main.holder),
            main.period,
            *_place(main.holder, document)[0],
            one.target_value,
            one.target.value_max if one.target and one.target is not one.actual else None,
            one.bound,
            one.actual.value if one.actual else None,
            one.achieved,
            list_cell(one.flags),
        )


def _legal_references(document: Document, evidence: Evidence) -> Iterator[Row]:
    for reference in document.references:
        yield (
            document.id,
            reference.id,
            squeeze(reference.type),
            _one_line(reference.number),
            _one_line(reference.title),
            _one_line(reference.issuer),
            reference.issued,
            *evidence.of(reference),
        )


_MAKERS: dict[str, Callable[[Document, Evidence], Iterator[Row]]] = {
    columns.DOCUMENTS.name: _documents,
    columns.OFFICIALS.name: _officials,
    columns.POSITIONS.name: _positions,
    columns.MENTIONS.name: _mentions,
    columns.DATES.name: _dates,
    columns.STATISTICS.name: _statistics,
    columns.TARGETS.name: _targets,
    columns.LEGAL_REFERENCES.name: _legal_references,
}


def rows(document: Document, reading: Reading) -> dict[str, list[Row]]:
    """The rows of a document by table; tables without rows are left out."""
    evidence = Evidence(reading)
    made = {name: list(maker(document, evidence)) for name, maker in _MAKERS.items()}
    return {name: lines for name, lines in made.items() if lines}


def error_row(failure: Failure) -> Row:
    """The row of the table `errors` for a failure."""
    message = squeeze(failure.message)[:_LONGEST_MESSAGE]
    return failure.path, failure.row, failure.doc_id, failure.stage, failure.error, message
