"""How fast extract is, and what it costs to give it more: `make bench`, or `python tests/bench/bench.py --help`.

Ratios are taken in one run and in processor time, which other work on the machine changes little; they hold on any
machine. Speeds in characters a second are this machine's. What other packages do is measured on the same text beside
extract; they come with `pip install 'extract[bench]'`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from extract.document import Document
from extract.extractors import dates, officials, references, statistics
from extract.io.columns import TABLES
from extract.io.csv_cells import encode
from extract.io.rows import rows
from extract.pipeline import Pipeline
from extract.runners.shard import encoder

sys.path.insert(0, str(Path(__file__).parent))
import articles
from timing import Cost, command, head, line, seconds

GROWTH = 2.2
"""What doubling the input may multiply the time by."""
MOST_MEMORY = 400
"""Megabytes that one process may take, whatever the number of articles."""


def rates(known: Sequence[str]) -> None:
    """Extract, rules alone, beside what it replaces, on the same text."""
    head("rules alone, from text to records, as many times as fast as")
    documents = articles.enough(known, 40_000)
    pipeline = Pipeline()
    for name, target, make in RIVALS:
        try:
            run = make(documents)
        except ImportError as error:
            line(name, f">= {target:g}", f"no {error.name}: pip install 'extract[bench]'")
            continue
        run(documents[:1])  # what is loaded on first use is no part of the speed
        pipeline.annotate(documents[0])
        rounds = [_ratio(run, pipeline, documents) for _ in range(3)]
        ratio = sorted(rounds)[1]
        line(name, f">= {target:g}", f"{ratio:,.1f}", ratio >= target)


def _ratio(run: Callable[[Sequence[Document]], object], pipeline: Pipeline, documents: Sequence[Document]) -> float:
    """How many times as long as the pipeline a rival takes over the documents."""
    theirs = seconds(lambda: run(documents), 1)
    return theirs / seconds(lambda: [pipeline.annotate(one) for one in documents], 3)


def _ner(documents: Sequence[Document]) -> Callable[[Sequence[Document]], object]:
    """The entity model of underthesea, sentence by sentence."""
    from underthesea import ner  # noqa: PLC0415 - slow to load

    pipeline = Pipeline()
    sentences = {one.id: [pipeline.read(one).text[a:b] for a, b in pipeline.read(one).sentences] for one in documents}
    return lambda some: [ner(sentence) for one in some for sentence in sentences[one.id]]


def _search_dates(_: Sequence[Document]) -> Callable[[Sequence[Document]], object]:
    """The search of dateparser for Vietnamese dates, line by line (faster than the whole text at once)."""
    from dateparser.search import search_dates  # noqa: PLC0415 - an extra

    return lambda some: [search_dates(x, languages=["vi"]) for one in some for x in one.text.split("\n") if x.strip()]


RIVALS = (
    ("underthesea ner, by sentence", 20.0, _ner),
    ("dateparser search_dates, languages=['vi']", 3.0, _search_dates),
)


def commands(known: Sequence[str]) -> None:
    """The whole command, start-up, reading and writing included, with one worker and with two."""
    head("extract run, start-up, reading and writing included")
    documents = articles.enough(known, 4_000_000)
    total = sum(len(one.text) for one in documents)
    with tempfile.TemporaryDirectory() as folder:
        one, two = (_run(Path(folder), documents, workers, times=3) for workers in (1, 2))
        same = _bytes(Path(folder) / "out1") == _bytes(Path(folder) / "out2")
    speed = total / one.processor
    line("characters a second of processor time, one worker", ">= 800,000", f"{speed:,.0f}", speed >= 800_000)
    line("characters a second by the clock, one worker", "", f"{total / one.clock:,.0f}")
    gain = one.clock / two.clock
    line("two workers against one, by the clock (needs two free cores)", ">= 1.8", f"{gain:.2f}", gain >= 1.8)
    line("two workers and one write the same bytes", "yes", "yes" if same else "no", same)


def _run(folder: Path, documents: Sequence[Document], workers: int, times: int = 1) -> Cost:
    """What `extract run` costs over the documents."""
    source = folder / "articles.jsonl"
    articles.write(source, documents)
    out = str(folder / f"out{workers}")
    return command(
        "-m", "extract", "run", str(source), "--out", out, "--overwrite", "--workers", str(workers), times=times
    )


def _bytes(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.iterdir() if file.is_file() and file.name != "run.json"}


def number(known: Sequence[str]) -> None:
    """What doubling the number of articles costs, and the memory that it takes."""
    head("extract run --workers 2, twice as many articles")
    before = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for count in (500, 1_000, 2_000, 4_000):
            cost = _run(Path(folder), list(islice(articles.copies(known), count)), 2)
            if before:
                factor = cost.processor / before
                line(f"{count:,} articles, processor time", f"<= {GROWTH}", f"{factor:.2f} times", factor <= GROWTH)
            met = cost.memory < MOST_MEMORY
            line(f"{count:,} articles, largest process", f"< {MOST_MEMORY} MB", f"{cost.memory:.0f} MB", met)
            before = cost.processor


def length(known: Sequence[str], most: int) -> None:
    """What doubling the length of a text costs, up to `most` characters, on many lines and on one."""
    pipeline = Pipeline()
    head("annotate, a text twice as long")
    whole = "\n".join(one.text for one in articles.enough(known, most))[:most]
    for name, text in (("many lines", whole), ("one line", whole.replace("\n", " "))):
        size, before = 1_250, 0.0  # doubled thirteen times, 10,240,000
        while size <= most:
            taken = _time_a_character(pipeline, text, size)
            if before:
                factor = 2 * taken / before
                line(f"{size:,} characters on {name}", f"<= {GROWTH}", f"{factor:.2f} times", factor <= GROWTH)
            size, before = 2 * size, taken


def _time_a_character(pipeline: Pipeline, text: str, size: int) -> float:
    """Seconds a character where the text is read in pieces of that size; small pieces are of the same stretch of it."""
    stretch = text[: max(size, 512_000)]
    pieces = [stretch[start : start + size] for start in range(0, len(stretch) - size + 1, size)]
    documents = [Document(id="growth", text=piece, published=articles.PUBLISHED) for piece in pieces]
    taken = seconds(lambda: [pipeline.annotate(one) for one in documents], 2 if size < 1_000_000 else 1)
    return taken / (size * len(pieces))


def stages(known: Sequence[str]) -> None:
    """The stages one by one, in one process."""
    head("stage, nanoseconds a character")
    documents = articles.enough(known, 500_000)
    total = sum(len(document.text) for document in documents)
    pipeline = Pipeline()
    readings = [pipeline.read(document) for document in documents]
    pairs = list(zip(documents, readings, strict=True))
    done = [pipeline.annotate(document, reading=reading) for document, reading in pairs]
    encode_record = encoder().encode
    tables = [rows(document, reading) for document, reading in zip(done, readings, strict=True)]

    def tell(name: str, action: Callable[[], object]) -> None:
        line(name, "", f"{seconds(action) / total * 1e9:,.0f}")

    def all_csv() -> None:
        for table in TABLES:
            encode(table, [row for one in tables for row in one.get(table.name, ())], "excel")

    tell("view and sentences", lambda: [pipeline.read(document) for document in documents])
    for extractor in (references, dates, statistics, officials):
        name = extractor.__name__.rpartition(".")[2]
        tell(f"recognise {name}", lambda e=extractor: [e.recognise(reading) for reading in readings])
    tell("recognise and resolve, all", lambda: [pipeline.annotate(one, reading=reading) for one, reading in pairs])
    tell("records as JSON", lambda: [encode_record(document) for document in done])
    tell("rows", lambda: [rows(*pair) for pair in zip(done, readings, strict=True)])
    tell("rows as CSV", all_csv)


def start() -> None:
    """What it costs to start, beyond the interpreter."""
    head("start-up, beyond the interpreter's own")
    bare = command("-c", "pass", times=5).processor
    for name, most, arguments in (
        ("import extract", 150, ("-c", "import extract")),
        ("extract --help", 500, ("-m", "extract", "--help")),
    ):
        taken = (command(*arguments, times=5).processor - bare) * 1000
        line(name, f"< {most} ms", f"{taken:.0f} ms", taken < most)


def main() -> None:
    """Print the report, or the parts of it that are named."""
    known: list[str] = []
    longest = 0
    parts: dict[str, Callable[[], None]] = {
        "rates": lambda: rates(known),
        "commands": lambda: commands(known),
        "number": lambda: number(known),
        "length": lambda: length(known, longest),
        "stages": lambda: stages(known),
        "start": start,
    }
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(parts)}; all by default")
    parser.add_argument("--articles", type=Path, default=articles.SAMPLES, help="a folder of .txt, or a .jsonl[.gz]")
    parser.add_argument("--most", type=int, default=2_000, help="articles to take of it (default 2,000)")
    parser.add_argument("--longest", type=int, default=10_240_000, help="longest text of the part length")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(parts):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    longest = options.longest
    known += articles.texts(options.articles, options.most)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    characters = sum(map(len, known))
    print(f"{len(known):,} articles, {characters:,} characters, repeated with their lines in another order as needed")
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores{load}")
    for name in options.parts or parts:
        parts[name]()


if __name__ == "__main__":
    main()
