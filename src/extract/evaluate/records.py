"""Dates, statistics and references of one document, compared with its gold."""

from __future__ import annotations

from typing import Any

from extract.evaluate.keys import alike, key, quoted, same_number, same_unit
from extract.evaluate.tally import Disagreement, Figures, Row, pair, same_place


class Compared:
    """One layer of one document: its pairs, and where differences are noted."""

    def __init__(self, doc_id: str, layer: str, wanted: list[Row], found: list[Row], figures: Figures) -> None:
        self.doc_id, self.layer, self.figures = doc_id, layer, figures
        self.pairs, self.missed, self.needless = pair(wanted, found)
        for one in self.missed:
            self.note("missed", one, None)
        for one in self.needless:
            self.note("needless", None, one)

    def note(self, what: str, wanted: Row | None, found: Row | None) -> None:
        """Keep a difference for the report."""
        self.figures.differences.append(Disagreement(self.doc_id, self.layer, what, wanted, found))

    def count(self, name: str, right: int) -> None:
        """Add to a tally: of the pairs, `right` are right; the others are both needless and missing."""
        wrong = len(self.pairs) - right
        self.figures.tallies[name].add(right, len(self.needless) + wrong, len(self.missed) + wrong)


def dates(doc_id: str, wanted: list[Row], found: list[Row], figures: Figures) -> None:
    """Count the dates: `span` by overlap, `strict` at the same characters, `value` with the same type and value."""
    layer = Compared(doc_id, "date", wanted, found, figures)
    right = 0
    for one, other in layer.pairs:
        if one["value"] == other.get("value") and one["type"] == other.get("type"):
            right += 1
        else:
            layer.note(f"{one['type']} {one['value']} / {other.get('type')} {other.get('value')}", one, other)
    layer.count("date.span", len(layer.pairs))
    layer.count("date.strict", sum(same_place(one, other) for one, other in layer.pairs))
    layer.count("date.value", right)


def references(doc_id: str, wanted: list[Row], found: list[Row], figures: Figures) -> None:
    """Count the references: the same type and number."""
    layer = Compared(doc_id, "reference", wanted, found, figures)
    right = 0
    for one, other in layer.pairs:
        same = all(key(one.get(field)) == key(other.get(field)) for field in ("type", "number"))
        right += same
        if not same:
            layer.note("type or number", one, other)
    layer.count("reference", right)


def statistics(
    doc_id: str, wanted: list[Row], found: list[Row], figures: Figures, *, linked: bool, published: Any
) -> None:
    """Count the statistics: `span` by overlap, `figure` with kind, value and unit right, `record` with all of it."""
    layer = Compared(doc_id, "statistic", wanted, found, figures)
    right = whole = 0
    for one, other in layer.pairs:
        exact = _same_figure(one, other)
        told = not one.get("indicator") or alike(one["indicator"]["text"], quoted(other.get("indicator")))
        right += exact
        fields = ("measure", "status", "direction")
        if exact and told and all((one.get(field) or None) == (other.get(field) or None) for field in fields):
            whole += 1
        else:
            layer.note("wrong field", one, other)
        _attributes(one, other, figures)
        if linked and "period" in one:
            _links(one, other, figures, published)
    layer.count("statistic.span", len(layer.pairs))
    layer.count("statistic.figure", right)
    layer.count("statistic.record", whole)


def _same_figure(one: Row, other: Row) -> bool:
    return (
        one["kind"] == other.get("kind")
        and same_unit(one["kind"], one["unit"], other.get("unit"))
        and all(same_number(one.get(field), other.get(field)) for field in ("value", "value_max", "denominator"))
    )


def _attributes(one: Row, other: Row, figures: Figures) -> None:
    """Count the fields of a figure whose place is right."""

    def judge(name: str, right: bool) -> None:
        figures.shares[f"statistic.{name}"].add(right)

    judge("measure", one["measure"] == other.get("measure"))
    judge("status", one["status"] == other.get("status"))
    if one["status"] == "target":
        judge("status=target (recall)", other.get("status") == "target")
    if other.get("status") == "target":
        judge("status=target (precision)", one["status"] == "target")
    if one.get("direction"):
        judge("direction", one["direction"] == other.get("direction"))
    if one.get("indicator"):
        judge("indicator", alike(one["indicator"]["text"], quoted(other.get("indicator"))))
    if one.get("base"):
        judge("base", alike(one["base"]["text"], quoted(other.get("base"))))
    else:
        judge("base (none)", not quoted(other.get("base")))
    judge(
        "qualifier" if one.get("qualifier") else "qualifier (none)",
        one.get("qualifier") == (other.get("qualifier") or None),
    )
    if one["kind"] == "ratio":
        judge("denominator_is", one.get("denominator_is") == other.get("denominator_is"))


_NOW = (None, "PRESENT_REF")


def _links(one: Row, other: Row, figures: Figures, published: Any) -> None:
    """Count when and whose: `period` (the document's own time and none count as one), `period_role`, `holder`."""
    found = other.get("period")
    if one["period"] in _NOW:
        figures.shares["statistic.period"].add(found in _NOW or str(published or "").startswith(str(found)))
    else:
        for name in ("statistic.period", "statistic.period (stated)"):
            figures.shares[name].add(one["period"] == found)
        figures.shares["statistic.period_role"].add(one["period_role"] == other.get("period_role"))
    if one.get("holder"):
        figures.shares["statistic.holder"].add(alike(one["holder"], quoted(other.get("holder"))))
    elif "holder" in one:
        figures.shares["statistic.holder (none)"].add(not quoted(other.get("holder")))
