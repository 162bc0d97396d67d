"""How right a run is: its records against articles that were annotated by hand.

Gold is a folder of JSON files, one an article, in the form of `tests/gold`; a run is a `documents.jsonl`. The figures:

- `person`, `position`, `mention.name`, `mention.title`, `date.*`, `statistic.*`, `reference`: precision, recall and F1.
  Spans are paired one to one by largest overlap. What the gold calls optional counts neither way.
- fields of what was paired (`statistic.status`, `position.role` …): the part that is right.
- `core`: the mean F1 of `person`, `position`, `date.value` and `statistic.record`.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from extract.errors import InputError
from extract.evaluate import persons, records
from extract.evaluate.tally import Disagreement, Figures, Row, Share, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CORE", "Disagreement", "Report", "Share", "Tally", "evaluate", "read_gold", "read_run"]

CORE = ("person", "position", "date.value", "statistic.record")
"""The tallies whose mean F1 is the one figure that sums a run up."""


class Report(Struct, frozen=True):
    """The figures of an evaluation: tallies and shares by name, the differences, and broken quotations."""

    documents: int
    predicted: int
    tallies: dict[str, Tally]
    shares: dict[str, Share]
    differences: tuple[Disagreement, ...]
    broken: tuple[str, ...]

    @property
    def core(self) -> float:
        """The mean F1 of the core tallies."""
        return sum(self.tallies[name].f1 for name in CORE) / len(CORE)

    def figures(self) -> dict[str, float]:
        """Every figure by name: the F1 of tallies, the accuracy of shares, and `core`."""
        return {
            **{name: tally.f1 for name, tally in self.tallies.items()},
            **{name: share.accuracy for name, share in self.shares.items()},
            "core": self.core,
        }

    def lines(self) -> list[str]:
        """The report as a table for reading."""
        out = [
            f"{self.documents} gold articles, {self.predicted} in the run",
            f"{'':30}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}",
        ]
        for name, one in self.tallies.items():
            out.append(f"{name:30}{one.precision:7.3f}{one.recall:7.3f}{one.f1:7.3f}{one.right + one.missing:7d}")
        out.append(f"{'of those in the right place':30}{'right':>7}{'of':>7}")
        out += [f"{name:30}{share.accuracy:7.3f}{share.of:7d}" for name, share in self.shares.items()]
        out.append(f"{'core: mean F1 of':30}{self.core:7.3f}  {', '.join(CORE)}")
        return out + [f"broken quotation: {each}" for each in self.broken]


def evaluate(gold: Iterable[Row], run: Mapping[str, Row]) -> Report:
    """The report on a run's documents, by id, against gold articles; an article without a document counts as missed.

    >>> article = {"id": "a", "text": "Năm 2020", "officials": [], "statistics": [], "references": [],
    ...            "dates": [{"start": 0, "end": 8, "text": "Năm 2020", "type": "DATE", "value": "2020"}]}
    >>> evaluate([article], {"a": article}).core, evaluate([article], {}).tallies["date.value"].missing
    (1.0, 1)
    """
    figures = Figures.empty()
    broken: list[str] = []
    articles = list(gold)
    for article in articles:
        _document(article, _checked(article, run.get(str(article["id"]), {}), broken), figures)
    return Report(
        documents=len(articles),
        predicted=sum(str(article["id"]) in run for article in articles),
        tallies=dict(figures.tallies),
        shares=dict(figures.shares),
        differences=tuple(figures.differences),
        broken=tuple(broken),
    )


def _document(gold: Row, found: Row, figures: Figures) -> None:
    doc_id, linked = str(gold["id"]), bool(gold.get("links"))
    persons.officials(doc_id, gold["officials"], found["officials"], figures, linked=linked)
    records.dates(doc_id, gold["dates"], found["dates"], figures)
    records.statistics(
        doc_id,
        gold["statistics"],
        found["statistics"],
        figures,
        linked=linked,
        published=gold.get("published"),
    )
    records.references(doc_id, gold["references"], found["references"], figures)


def _checked(gold: Row, found: Row, broken: list[str]) -> Row:
    """The document's records that have a span; spans that don't quote the gold's text are told in `broken`."""
    doc_id, text = gold["id"], gold["text"]
    if found and found.get("text", text) != text:
        broken.append(f"{doc_id}: its text is not the gold's")

    def spans(rows: Any) -> list[Row]:
        kept = [row for row in rows or () if isinstance(row.get("start"), int) and isinstance(row.get("end"), int)]
        broken.extend(
            f"{doc_id}: {row['start']}-{row['end']} is not {row.get('text')!r}"
            for row in kept
            if text[row["start"] : row["end"]] != row.get("text")
        )
        return kept

    people = [
        {
            **one,
            "name": one.get("name") or "",
            "mentions": spans(one.get("mentions")),
            "positions": spans(one.get("positions")),
        }
        for one in found.get("officials") or ()
    ]
    return {"officials": people, **{name: spans(found.get(name)) for name in ("dates", "statistics", "references")}}


def read_gold(folder: str | Path) -> list[Row]:
    """The gold articles of a folder, by file name; raises `InputError` where there are none."""
    files = sorted(Path(folder).glob("*.json"))
    articles = [_parse(path.read_text(encoding="utf-8"), str(path)) for path in files]
    articles = [one for one in articles if "text" in one and "officials" in one]
    if not articles:
        raise InputError(f"no gold articles (*.json) in {folder}")
    return articles


def read_run(path: str | Path) -> dict[str, Row]:
    """The documents of a run by id, from its folder or its `documents.jsonl`."""
    place = Path(path)
    place = place / "documents.jsonl" if place.is_dir() else place
    if not place.is_file():
        raise InputError(f"no run at {path}; make one with: extract run INPUT --out {path}")
    with place.open(encoding="utf-8") as lines:
        rows = [_parse(line, f"{place}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()]
    return {str(row.get("id")): row for row in rows}


def _parse(text: str, where: str) -> Row:
    try:
        row = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise InputError(f"{where}: no JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: expected an object")
    return row
