"""Fuzz the pipeline with spliced and mutated Vietnamese text: no exception, no hang, offsets right, same answer twice.

    python tests/fuzz/fuzz.py --inputs 100000 --longest 500 --seed 1      our own mutations, counted and repeatable
    python tests/fuzz/fuzz.py --atheris -max_total_time=600               coverage-guided, needs the package atheris

Seeds are the sample articles of data/raw and every example of the shipped corpora. A finding is printed with its input
as a Python literal; the exit status is 1 if there was one.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from extract.corpus import EXTRACTORS, load
from extract.document import Document
from extract.errors import InputError
from extract.pipeline import Pipeline
from extract.text import normalize

ROOT = Path(__file__).resolve().parents[2]
SECONDS_PER_100_KB = 5.0
"""More than any text of the corpora needs by far; what takes longer counts as a hang."""

HORRORS = (
    "a.a.a.a.a.a.",
    "1-1-1-1-1-1",
    "((((((((",
    "))))",
    "1.1.1.1.1",
    "9" * 120,
    "1,1,1,1,1",
    "//////",
    "……",
    "0/0/0",
    "99/99/9999",
    "31/2/2021",
    "29/2/2021",
    "ngày 0 tháng 13 năm 0000",
    "năm 99999",
    "-1%",
    "%%%",
    "tỷ tỷ tỷ đồng",
    "nghìn triệu tỷ",
    "٣٤٥",
    "½ ¾",
    "²³",
    "\u200b",
    "\u00ad",
    "\u00a0",
    "\u202e",
    "\ufeff",
    "\x00",
    "\x0b",
    "\x1f",
    "\x85",
    "\u2028",
    "\r\n",
    "\r",
    "\n\n\n",
    "\t\t",
    "e\u0301\u0323",
    "İ",
    "ß",
    "ﬁ",
    "Ǆ",
    "𝟙𝟚𝟛",
    "👨‍👩‍👧‍👦",
    "🇻🇳",
    "<script>alert(1)</script>",
    "&nbsp;",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE",
    "${x}",
    "{{x}}",
    "\\",
    '"' * 9,
    "Nguyễn " * 40,
    "đồng chí " * 30,
    "Ủy viên " * 30,
    "Sở, " * 40,
    "và " * 60,
    "A B C D E F G H ",
    "Ð",
    "Q." * 30,
    "TP." * 30,
    "số " * 40,
    "từ 1 đến 2 đến 3 đến 4",
    "1/2/3/4/5/6",
    "12h60",
    "25:61",
    "quý V",
    "tháng 13",
    "mùng 40 Tết",
    "thế kỷ 0",
    "âm lịch",
    "năm nhuận 29/2",
    "30/2 âm lịch",
    "10^9",
    "1e400",
    "NaN",
    "inf",
    "1.000.000.000.000.000.000.000.000.000.000.000.000 đồng",
    "không phẩy không",
    "mười mươi trăm",
)


def seeds() -> list[str]:
    """The sample articles, and every example text of the corpora."""
    articles = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/raw").glob("*.txt"))]
    return articles + [example.text for layer in EXTRACTORS for example in load(layer)]


class Mutator:
    """Makes texts of up to `longest` characters out of seeds and horrors; the same `seed` gives the same texts."""

    def __init__(self, pool: list[str], longest: int, seed: int) -> None:
        self.pool = pool
        self.longest = longest
        self.random = random.Random(seed)  # noqa: S311 - repeatable, not secret

    def text(self) -> str:
        """One spliced and mutated text."""
        size = self.random.randint(0, self.longest)
        pieces: list[str] = []
        length = 0
        while length < size:
            piece = self._piece(size - length)
            pieces.append(piece)
            length += len(piece) or 1
        text = "".join(pieces)[: self.longest]
        for _ in range(self.random.choice((0, 0, 1, 2, 5, 20))):
            text = self._mutated(text)
        return text[: self.longest]

    def _piece(self, room: int) -> str:
        draw = self.random.random()
        if draw < 0.12:
            return self.random.choice(HORRORS) * self.random.choice((1, 1, 1, 2, 8))
        source = self.random.choice(self.pool)
        start = self.random.randrange(len(source)) if source else 0
        return source[start : start + self.random.randint(1, min(room, 400))] + self.random.choice(
            ("", " ", ". ", "\n", ", ")
        )

    def _mutated(self, text: str) -> str:
        if not text:
            return self.random.choice(HORRORS)
        at = self.random.randrange(len(text))
        until = min(len(text), at + self.random.choice((1, 1, 2, 5, 30)))
        other = self.random.randrange(len(text))
        low, high = min(at, other), max(at, other)
        middle = {
            "delete": "",
            "repeat": text[at:until] * self.random.choice((2, 3, 20)),
            "replace": chr(self._code()),
            "swap case": text[at:until].swapcase(),
            "number": str(self.random.randrange(10 ** self.random.randint(1, 40))),
            "horror": self.random.choice(HORRORS),
        }
        way = self.random.choice((*middle, "move"))
        return text[:low] + text[high:] + text[low:high] if way == "move" else text[:at] + middle[way] + text[until:]

    def _code(self) -> int:
        block = self.random.choice(
            ((0, 0x7F), (0x80, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20, 0x10FFFF))
        )
        code = self.random.randint(*block)
        return 0x20 if 0xD800 <= code <= 0xDFFF else code


def check(pipeline: Pipeline, raw: str, published: str | None) -> str | None:
    """What is wrong with the pipeline's answer to a text, or None."""
    try:
        text = normalize(raw)
    except InputError:
        return None
    before = time.perf_counter()
    document = pipeline.annotate(Document(id="fuzz", published=published, text=text))
    took = time.perf_counter() - before
    if took > SECONDS_PER_100_KB * max(1.0, len(text) / 100_000):
        return f"took {took:.1f} s for {len(text)} characters"
    spans = [*document.dates, *document.statistics, *document.references]
    for person in document.officials:
        spans += [*person.mentions, *person.positions]
    spans += [span for one in document.statistics for span in (one.indicator, one.base) if span]
    for span in spans:
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            return f"offsets of {span!r}"
    return None


def run(inputs: int, longest: int, seed: int) -> int:
    """The number of findings among `inputs` texts; each is printed."""
    pipeline, mutator = Pipeline(), Mutator(seeds(), longest, seed)
    started, findings, characters = time.perf_counter(), 0, 0
    for number in range(1, inputs + 1):
        text = mutator.text()
        characters += len(text)
        published = (None, "2020-12-17", "2024-02-29", "1999-12-31T23:59")[number % 4]
        try:
            wrong = check(pipeline, text, published)
        except Exception as error:  # noqa: BLE001 - any exception at all is a finding
            wrong = f"{type(error).__name__}: {error}"
        if wrong:
            findings += 1
            print(f"finding at input {number}, published {published}: {wrong}\n{text!r}", flush=True)  # noqa: T201
    took = time.perf_counter() - started
    print(f"{inputs} inputs, {characters} characters, seed {seed}, {took:.0f} s: {findings} findings", flush=True)  # noqa: T201
    return findings


def guided(arguments: list[str]) -> None:
    """Coverage-guided fuzzing by atheris over the same check."""
    import atheris  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - development only, not among the requirements

    pipeline = Pipeline()

    def one(data: bytes) -> None:
        wrong = check(pipeline, data.decode("utf-8", "ignore"), "2020-12-17")
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
    parser.add_argument("--atheris", action="store_true")
    flags, rest = parser.parse_known_args()
    if flags.atheris:
        guided(rest)
    sys.exit(run(flags.inputs, flags.longest, flags.seed) > 0)


if __name__ == "__main__":
    main()
