"""Two runs over the same articles: what the later one gained, lost and reads otherwise, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Row = dict[str, Any]
Kind = Literal["gained", "lost", "changed"]
_SIGNS: dict[Kind, str] = {"gained": "+", "lost": "-", "changed": "~"}
_ASIDE = frozenset({"id", "rule", "mentions", "positions"})
"""Fields that say how a thing was found, or that are compared by themselves."""


class Change(Struct, frozen=True):
    """One difference between two runs: a record gained or lost, or one whose fields (`what`) changed."""

    doc_id: str
    kind: Kind
    layer: str
    text: str
    what: str

    def line(self) -> str:
        """The change on one line, for reading."""
        return f"{_SIGNS[self.kind]} {self.layer} {self.text!r} {self.what}".rstrip()


class Comparison(Struct, frozen=True):
    """All changes from one run to another, and the documents that only one of them has."""

    changes: tuple[Change, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    documents: int

    def counts(self) -> dict[str, int]:
        """How many records were gained, lost and changed."""
        return {kind: sum(one.kind == kind for one in self.changes) for kind in _SIGNS}


def compare(before: Mapping[str, Row], after: Mapping[str, Row]) -> Comparison:
    """The comparison of two runs, each its documents by id, as `extract.evaluate.read_run` reads them.

    >>> date = {"id": "D0", "start": 0, "end": 8, "text": "năm 2020", "type": "DATE", "value": "2020", "rule": "year"}
    >>> later = date | {"value": "2021"}
    >>> [one.line() for one in compare({"a": {"dates": [date]}}, {"a": {"dates": [later]}}).changes]
    ["~ date 'năm 2020' value: 2020 → 2021"]
    """
    both = [doc_id for doc_id in before if doc_id in after]
    return Comparison(
        changes=tuple(change for doc_id in both for change in _document(doc_id, before[doc_id], after[doc_id])),
        only_before=tuple(doc_id for doc_id in before if doc_id not in after),
        only_after=tuple(doc_id for doc_id in after if doc_id not in before),
        documents=len(both),
    )


def _document(doc_id: str, before: Row, after: Row) -> Iterator[Change]:
    old, new = dict(_records(before)), dict(_records(after))
    for place in sorted(old.keys() | new.keys()):
        layer = place[0]
        row = new.get(place) or old[place]
        text = str(row.get("text", row.get("name")))
        if place not in old:
            yield Change(doc_id, "gained", layer, text, _told(row))
        elif place not in new:
            yield Change(doc_id, "lost", layer, text, _told(row))
        elif changed := _fields(old[place], new[place]):
            yield Change(doc_id, "changed", layer, text, changed)


def _records(document: Row) -> Iterator[tuple[tuple[str, int, int, str], Row]]:
    """Every record of a document by what it is known by: its layer, its place, and for persons whose it is."""
    for layer in ("dates", "statistics", "references"):
        for row in document.get(layer) or ():
            yield (layer.removesuffix("s"), row["start"], row["end"], ""), row
    for person in document.get("officials") or ():
        name = str(person.get("name_key") or person.get("name"))
        first = min((one["start"] for one in person.get("mentions") or ()), default=0)
        yield ("person", first, first, name), person
        for layer in ("mentions", "positions"):
            for row in person.get(layer) or ():
                yield (layer.removesuffix("s"), row["start"], row["end"], name), row


def _told(row: Row) -> str:
    """What a record says, shortly."""
    fields = ("type", "value", "unit", "measure", "status", "number", "kind")
    return " ".join(str(row[field]) for field in fields if row.get(field) is not None)


def _fields(old: Row, new: Row) -> str:
    """The fields that differ, each with its two values."""
    names = [name for name in dict.fromkeys((*old, *new)) if name not in _ASIDE and old.get(name) != new.get(name)]
    return ", ".join(f"{name}: {_value(old.get(name))} → {_value(new.get(name))}" for name in names)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("text")
    return "-" if value is None else str(value)
