"""Corpora of examples: the runner that checks what each extractor finds and what it must not find.

A corpus is the file `corpus.toml` in an extractor's folder, with further files `corpus-*.toml` beside it
where it is long. One value with many surfaces::

    [[case]]
    published = "2020-12-17"             # optional
    value = {type = "DATE", value = "2020-12-18"}
    frame = "Hội nghị họp {} tại Hạ Long"  # optional; the surface alone otherwise
    surfaces = ["ngày 18/12", "ngày 18-12-2020"]

or whole sentences with everything that is in them::

    [[case]]
    texts = ["Thu ngân sách ước đạt 312,5 tỷ đồng, tăng 7,8%"]
    expect = [{text = "312,5 tỷ đồng", value = 312500000000}, {text = "7,8%", measure = "change"}]

or one sentence filled with many words that give the same, but for the words themselves (`{}` in a text)::

    [[case]]
    frame = "Chiều qua, {} Lê Hoài Vọng đã đến."
    fills = ["bà", "nhà báo"]
    expect = [{name = "Lê Hoài Vọng"}]

    [[case]]
    frame = "Ông Lê Hoài Vọng, {} xã, đã đến."
    fills = ["Chủ tịch UBND", "Trưởng Công an"]
    expect = [{positions = [{text = "{} xã"}]}]

and what must not be found (`texts`, or `frame` and `fills`)::

    [[counter]]
    why = "a disease's name is no figure"
    texts = ["dịch COVID-19"]

Only the fields that a case names are compared. A span field (`indicator`, `base`) is compared by its text; `positions`
and `mentions` by lists of texts or of tables.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from extract.document import Date, Document, Official, Reference, Statistic
from extract.errors import KnowledgeError
from extract.pipeline import Pipeline

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

EXTRACTORS = ("officials", "dates", "statistics", "references")
_RECORDS = {"officials": Official, "dates": Date, "statistics": Statistic, "references": Reference}
_CASE = ("value", "surfaces", "frame", "fills", "texts", "expect", "published")
_COUNTER = ("why", "texts", "frame", "fills", "published")
Verdict = Literal["right", "nothing found", "partly", "several", "wrong value"]


class Example(Struct, frozen=True):
    """One text with the records that it must give in one layer; none for a counter-example."""

    layer: str
    text: str
    published: str | None
    expect: tuple[dict[str, Any], ...]
    why: str | None = None


class Outcome(Struct, frozen=True):
    """What came of an example: the verdict, and a line that says what was found instead."""

    example: Example
    verdict: Verdict
    found: str


@cache
def load(layer: str) -> tuple[Example, ...]:
    """The examples of an extractor's corpus, one for every surface and text."""
    folder = files(f"extract.extractors.{layer}")
    examples: list[Example] = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name == "corpus.toml" or (file.name.startswith("corpus-") and file.name.endswith(".toml")):
            examples.extend(_read(layer, file))
    return tuple(examples)


def _read(layer: str, file: Traversable) -> list[Example]:
    where = f"{layer}/{file.name}"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{where}: no TOML: {error}") from error
    unknown = set(data) - {"case", "counter"}
    if unknown:
        raise KnowledgeError(f"{where}: unknown tables {sorted(unknown)}; use [[case]] and [[counter]]")
    examples: list[Example] = []
    for kind, read in (("case", _case), ("counter", _counter)):
        for number, table in enumerate(data.get(kind, ()), 1):
            try:
                examples.extend(read(layer, table))
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                said = f"{error} is missing" if isinstance(error, KeyError) else str(error)
                raise KnowledgeError(f"{where}: [[{kind}]] {number} ({_opening(table)}): {said}") from error
    return examples


def _opening(table: Mapping[str, Any]) -> str:
    """The first words of a case, to find it by."""
    texts = table.get("texts") or table.get("surfaces") or table.get("fills") or [table.get("frame", "no text")]
    return repr(str(table.get("frame", texts[0]))[:40])


def _case(layer: str, case: Mapping[str, Any]) -> Iterator[Example]:
    _refuse_unknown(case.keys(), _CASE)
    published = case.get("published")
    if "surfaces" in case:
        frame = case.get("frame", "{}")
        _refuse_unknown(("text", *case["value"]), _RECORDS[layer].__struct_fields__)
        for surface in case["surfaces"]:
            yield Example(layer, frame.replace("{}", surface), published, ({"text": surface, **case["value"]},))
        return
    for expected in case["expect"]:
        _refuse_unknown(expected.keys(), _RECORDS[layer].__struct_fields__)
    if "fills" in case:
        for fill in case["fills"]:
            expect = tuple(_filled(one, fill) for one in case["expect"])
            yield Example(layer, case["frame"].replace("{}", fill), published, expect)
    else:
        for text in case["texts"]:
            yield Example(layer, text, published, tuple(case["expect"]))


def _counter(layer: str, counter: Mapping[str, Any]) -> Iterator[Example]:
    _refuse_unknown(counter.keys(), _COUNTER)
    why, published = counter["why"], counter.get("published")
    for text in _texts(counter):
        yield Example(layer, text, published, (), why)


def _refuse_unknown(keys: Iterable[str], known: Collection[str]) -> None:
    unknown = sorted(set(keys) - set(known))
    if unknown:
        raise ValueError(f"no such field {', '.join(unknown)}; known are {', '.join(known)}")


def _filled(expected: Any, fill: str) -> Any:
    """What is expected, with the fill wherever a text holds `{}`."""
    if isinstance(expected, str):
        return expected.replace("{}", fill)
    if isinstance(expected, list):
        return [_filled(one, fill) for one in expected]
    return {key: _filled(one, fill) for key, one in expected.items()} if isinstance(expected, dict) else expected


def _texts(table: Mapping[str, Any]) -> list[str]:
    if "fills" in table:
        return [table["frame"].replace("{}", fill) for fill in table["fills"]]
    return list(table["texts"])


def check(example: Example, pipeline: Pipeline) -> Outcome:
    """The outcome of one example under a pipeline."""
    document = pipeline.annotate(Document(id="example", published=example.published, text=example.text))
    records = getattr(document, example.layer)
    found = "; ".join(_show(record, example) for record in records) or "nothing"
    return Outcome(example, _verdict(example.expect, records), found)


def _verdict(expect: Sequence[Mapping[str, Any]], records: Sequence[Any]) -> Verdict:
    if len(records) > len(expect):
        return "several"
    if len(records) < len(expect):
        return "partly" if records else "nothing found"
    for wanted, record in zip(expect, records, strict=True):
        if "text" in wanted and wanted["text"] != record.text:
            return "partly"
        if not all(_agrees(value, getattr(record, key)) for key, value in wanted.items()):
            return "wrong value"
    return "right"


def _agrees(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, list):
        return (
            isinstance(found, Sequence)
            and len(wanted) == len(found)
            and all(_agrees(one, other) for one, other in zip(wanted, found, strict=True))
        )
    if isinstance(wanted, Mapping):
        return all(_agrees(value, getattr(found, key)) for key, value in wanted.items())
    if isinstance(wanted, str) and hasattr(found, "text"):
        return bool(wanted == found.text)
    if wanted == "":  # TOML has no null
        return found is None or found == ""
    return bool(wanted == found)


def _show(record: Any, example: Example) -> str:
    keys = dict.fromkeys(key for wanted in example.expect for key in wanted)
    return ", ".join(f"{key}={_plain(getattr(record, key))!r}" for key in keys) or repr(
        getattr(record, "text", getattr(record, "name", record))
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return getattr(value, "text", value)
