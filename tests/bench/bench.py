"""How fast extract is, measured in one go beside underthesea: `make bench`, or `python tests/bench/bench.py --help`.

Every figure is the best of several runs on this machine, in characters of text a second: of processor time, which other
work on the machine changes little, and for the whole command by the clock as well. The ratios between lines are sound
on any machine; the absolute figures are this machine's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from extract.document import Document
from extract.extractors import dates, officials, references, statistics
from extract.io.columns import TABLES
from extract.io.csv_cells import encode
from extract.io.rows import rows
from extract.pipeline import Pipeline
from extract.runners.shard import encoder
from extract.text import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "genre.jsonl.gz"
SAMPLES = ROOT / "data" / "raw"
LEAST_CHARACTERS = 1_000_000


def corpus(path: Path, most: int) -> list[Document]:
    """The articles at `path` (`.jsonl`, `.jsonl.gz`, a folder of `.txt`), repeated until there is enough to measure."""
    if path.is_dir():
        texts = [file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))]
    else:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            texts = [json.loads(line)["text"] for line in file]
    texts = texts[:most]
    while sum(map(len, texts)) < LEAST_CHARACTERS:
        texts += texts
    return [Document(id=str(number), text=normalize(text), published="2020-12-17") for number, text in enumerate(texts)]


def processor() -> float:
    """Seconds of processor time that this process and the processes it waited for have used."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def seconds(action: Callable[[], object], times: int = 3, clock: Callable[[], float] = processor) -> float:
    """The least time that the action takes."""
    best = float("inf")
    for _ in range(times):
        begun = clock()
        action()
        best = min(best, clock() - begun)
    return best


def show(name: str, characters: int, taken: float) -> float:
    """Print a line of the report; its speed in characters a second."""
    print(f"{name:44}{characters / taken:14,.0f}{taken / characters * 1e6:14.3f}")
    return characters / taken


def stages(documents: Sequence[Document]) -> None:
    """The stages one by one, in one process."""
    total = sum(len(document.text) for document in documents)
    pipeline = Pipeline()
    readings = [pipeline.read(document) for document in documents]
    done = [pipeline.annotate(document, reading=reading) for document, reading in zip(documents, readings, strict=True)]
    encode_record = encoder().encode
    tables = [rows(document, reading) for document, reading in zip(done, readings, strict=True)]

    def all_csv() -> None:
        for table in TABLES:
            encode(table, [row for one in tables for row in one.get(table.name, ())], "excel")

    def annotate() -> None:
        for document, reading in zip(documents, readings, strict=True):
            pipeline.annotate(document, reading=reading)

    show("view and sentences", total, seconds(lambda: [pipeline.read(document) for document in documents]))
    for extractor in (references, dates, statistics, officials):
        name = extractor.__name__.rpartition(".")[2]
        show(f"recognise {name}", total, seconds(lambda e=extractor: [e.recognise(reading) for reading in readings]))
    show("annotate: recognise and resolve, all", total, seconds(annotate))
    show("records as JSON", total, seconds(lambda: [encode_record(document) for document in done]))
    show("rows", total, seconds(lambda: [rows(*pair) for pair in zip(done, readings, strict=True)]))
    show("rows as CSV", total, seconds(all_csv))


def command(documents: Sequence[Document], workers: int) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of processor time and peak memory in MB of `extract run`, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for one in documents:
                file.write(json.dumps({"id": one.id, "text": one.text, "published": one.published}) + "\n")
        line = ["run", str(source), "--out", f"{folder}/out", "--overwrite", "--workers", str(workers)]
        command_line = [sys.executable, "-m", "extract", *line]
        before = processor()
        taken = seconds(
            lambda: subprocess.run(command_line, check=True, stderr=subprocess.DEVNULL), 3, time.perf_counter
        )
        used = (processor() - before) / 3
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return taken, used, peak


def underthesea(documents: Sequence[Document], base: dict[str, float]) -> None:
    """The word segmentation and NER of underthesea on a sample of the same articles, sentence by sentence."""
    from underthesea import ner, word_tokenize  # noqa: PLC0415 - slow to load

    pipeline = Pipeline()
    for name, tool, most in (("word_tokenize", word_tokenize, 200_000), ("ner", ner, 20_000)):
        sentences: list[str] = []
        for document in documents:
            reading = pipeline.read(document)
            sentences += [reading.text[start:end] for start, end in reading.sentences]
            if sum(map(len, sentences)) > most:
                break
        tool(sentences[0])
        total = sum(map(len, sentences))
        taken = seconds(lambda t=tool, s=sentences: [t(one) for one in s], 1)
        speed = show(f"underthesea {name}, by sentence", total, taken)
        for what, reached in base.items():
            print(f"    {what} is {reached / speed:,.1f} times as fast")


def growth(documents: Sequence[Document], most: int) -> None:
    """What doubling the length of one text costs, from 16,000 characters up to `most`, on many lines and on one."""
    pipeline = Pipeline()
    whole = "\n".join(document.text for document in documents)
    while len(whole) < most:
        whole += "\n" + whole
    for name, text in (("many lines", whole), ("one line", whole.replace("\n", " "))):
        length, before = 16_000, 0.0
        while length <= most:
            one = Document(id="growth", text=text[:length], published="2020-12-17")
            taken = seconds(lambda d=one: pipeline.annotate(d), 2 if length < 1_000_000 else 1)
            show(f"one text of {length:,} characters, {name}", length, taken)
            if before:
                print(f"    {taken / before:.2f} times the time of half its length")
            length, before = 2 * length, taken


def started(*arguments: str) -> float:
    """Seconds that a fresh interpreter takes."""
    return seconds(lambda: subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL), 5)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS if CORPUS.exists() else SAMPLES)
    parser.add_argument("--documents", type=int, default=400, help="articles to take (default 400)")
    parser.add_argument("--growth", type=int, default=1_000_000, help="longest text of the growth lines; 0 leaves out")
    parser.add_argument("--no-underthesea", action="store_true", help="leave out the comparison")
    options = parser.parse_args()
    documents = corpus(options.corpus, options.documents)
    total = sum(len(document.text) for document in documents)
    print(f"{len(documents):,} articles, {total:,} characters; Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print(f"{'':44}{'characters/s':>14}{'µs/character':>14}")
    base = {}
    for workers in dict.fromkeys((1, os.cpu_count() or 1)):
        taken, used, peak = command(documents, workers)
        show(f"extract run --workers {workers}, by the clock", total, taken)
        base[f"extract run --workers {workers}"] = show("    processor time of all its processes", total, used)
        print(f"    start-up included; peak memory of one process {peak:,.0f} MB")
    stages(documents)
    growth(documents, options.growth)
    if not options.no_underthesea:
        underthesea(documents, base)
    bare = started("-c", "pass")
    for name, line in (("import extract", ("-c", "import extract")), ("extract --help", ("-m", "extract", "--help"))):
        print(f"{name:44}{(started(*line) - bare) * 1000:11,.0f} ms  beyond the interpreter's {bare * 1000:.0f} ms")


if __name__ == "__main__":
    main()
