"""Fuzz the pipeline and the writers with spliced and mutated Vietnamese text.

    python tests/fuzz/fuzz.py --inputs 100000 --longest 500 --seed 1      our own mutations, counted and repeatable
    python tests/fuzz/fuzz.py --repeated --longest 20000                  each word and each example again and again
    python tests/fuzz/fuzz.py --atheris -max_total_time=600               coverage-guided, needs the package atheris

Every text must give an answer without an exception and in its time; its spans quote the text, its numbers are exact,
its ids are keys, its record reads back as it was written, and asking again gives the same; every eighth is written and
asked again. Texts are made of the sample articles of data/raw, the examples of the shipped corpora, the word lists and
a list of horrors. A finding is printed with its input as a Python literal; the exit status is 1 if there was one.
"""

from __future__ import annotations

import argparse
import sys
import time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from extract.document import Document
from extract.errors import InputError
from extract.io.columns import TABLES
from extract.io.csv_cells import decode, encode
from extract.io.rows import rows
from extract.pipeline import Pipeline
from extract.runners.shard import encoder
from extract.text import normalize

sys.path.insert(0, str(Path(__file__).parent))
from mutator import Mutator, examples, seeds, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.document import Date, Mention, Position, Reference, Span, Statistic

SECONDS, SECONDS_PER_100_KB = 1.0, 2.0
"""Processor time: more than any text of the corpora needs by far. What takes longer counts as a hang."""

PUBLISHED = (None, "2020-12-17", "2024-02-29", "1999-12-31T23:59")
_ENCODER, _DECODER = encoder(), msgspec.json.Decoder(Document)


def check(pipeline: Pipeline, raw: str, published: str | None, *, again: bool = False) -> str | None:
    """What is wrong with the answer to a text, or None; `again`: ask twice, and write it out as well."""
    try:
        text = normalize(raw)
    except InputError:
        return None
    asked = Document(id="fuzz", published=published, text=text)
    before = time.process_time()
    document = pipeline.annotate(asked)
    took = time.process_time() - before
    if took > SECONDS + SECONDS_PER_100_KB * len(text) / 100_000:
        return f"took {took:.1f} s for {len(text)} characters"
    wrong = _spans(document) or _values(document)
    if wrong is None and again:
        wrong = None if pipeline.annotate(asked) == document else "another answer the second time"
        wrong = wrong or _written(document, pipeline)
    return wrong


def spans(document: Document) -> Iterator[Date | Mention | Position | Reference | Span | Statistic]:
    """Everything in a document that quotes it."""
    yield from (*document.dates, *document.statistics, *document.references)
    for person in document.officials:
        yield from (*person.mentions, *person.positions)
    for one in document.statistics:
        yield from (span for span in (one.indicator, one.base) if span)


def _spans(document: Document) -> str | None:
    text = document.text
    for span in spans(document):
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            return f"offsets of {span!r}"
    return None


def _values(document: Document) -> str | None:
    for one in document.statistics:
        for value in (one.value, one.value_max, one.denominator):
            exact = value is None or type(value) is int or (isinstance(value, Decimal) and value.is_finite())
            if not exact:
                return f"no exact number: {value!r} in {one!r}"
    return None


def _written(document: Document, pipeline: Pipeline) -> str | None:
    """What is wrong with the document as a record and as rows."""
    if _DECODER.decode(_ENCODER.encode(document)) != document:
        return "another document when its record is read back"
    made = rows(document, pipeline.read(document))
    for table in TABLES:
        lines = made.get(table.name, [])
        keys = [tuple(line[table.header.index(name)] for name in table.key) for line in lines]
        if table.key and len(set(keys)) < len(keys):
            return f"two rows of {table.name} with one key: {sorted(str(key) for key in keys)}"
        if len(decode(encode(table, lines, "excel"), "excel")) != len(lines):
            return f"rows of {table.name} that do not read back"
    return None


def run(inputs: int, longest: int, seed: int) -> int:
    """The number of findings among `inputs` texts; each is printed."""
    mutator = Mutator(seeds(), longest, seed)
    return judge(f"seed {seed}", ((None, mutator.text()) for _ in range(inputs)))


def repeated(longest: int, step: int = 1) -> int:
    """The number of findings where a text is one word, or one example, again and again; `step`: every nth of them."""
    return judge("repeated", islice(_repeated(longest), 0, None, step))


def _repeated(longest: int) -> Iterator[tuple[str, str]]:
    words = sorted({word for listed in vocabulary() for word in listed})
    for unit in (*words, *map(str.title, words), *examples()):
        for between in (" ", ", "):
            piece = unit + between
            yield piece, (piece * (longest // len(piece) + 1))[:longest]


def judge(name: str, texts: Iterable[tuple[str | None, str]]) -> int:
    """The number of findings among the texts; each is printed, with what the text is made of where that is known."""
    pipeline, started = Pipeline(), time.perf_counter()
    findings = characters = number = 0
    for number, (made_of, text) in enumerate(texts, start=1):
        characters += len(text)
        published = PUBLISHED[number % len(PUBLISHED)]
        try:
            wrong = check(pipeline, text, published, again=number % 8 == 0)
        except Exception as error:  # noqa: BLE001 - any exception at all is a finding
            wrong = f"{type(error).__name__}: {error}"
        if wrong:
            findings += 1
            print(f"finding at input {number}, published {published}: {wrong}\n{made_of or text!r}", flush=True)  # noqa: T201
    took = time.perf_counter() - started
    print(f"{number} inputs, {characters} characters, {name}, {took:.0f} s: {findings} findings", flush=True)  # noqa: T201
    return findings


def guided(arguments: list[str]) -> None:
    """Coverage-guided fuzzing by atheris over the same check."""
    import atheris  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - development only, not among the requirements

    pipeline = Pipeline()

    def one(data: bytes) -> None:
        wrong = check(pipeline, data.decode("utf-8", "ignore"), "2020-12-17", again=True)
        if wrong:
            raise AssertionError(wrong)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def main() -> None:
    """Run the fuzzer that the flags name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--longest", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeated", action="store_true")
    parser.add_argument("--atheris", action="store_true")
    flags, rest = parser.parse_known_args()
    if flags.atheris:
        guided(rest)
    if flags.repeated:
        sys.exit(repeated(flags.longest) > 0)
    sys.exit(run(flags.inputs, flags.longest, flags.seed) > 0)


if __name__ == "__main__":
    main()
