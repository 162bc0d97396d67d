"""The articles that are measured: composed ones by default, or those of a file or folder; repeated as needed."""

from __future__ import annotations

import gzip
import json
import random
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from extract.document import Document
from extract.text import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
PUBLISHED = "2020-12-17"


def texts(path: Path, most: int) -> list[str]:
    """Up to `most` texts at `path`: a folder of `.txt`, a `.jsonl` or a `.jsonl.gz` with a `text` on each line."""
    if path.is_dir():
        files = islice(sorted(path.glob("*.txt")), most)
        return [normalize(file.read_text(encoding="utf-8")) for file in files]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return [normalize(json.loads(line)["text"]) for line in islice(file, most)]


def copies(known: Sequence[str]) -> Iterator[Document]:
    """Documents without end: the texts themselves, then again and again with their lines in another order."""
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    number = 0
    while True:
        for text in known:
            lines = text.split("\n")
            if number >= len(known):
                chance.shuffle(lines)
            yield Document(id=f"bài {number}", text="\n".join(lines), published=PUBLISHED)
            number += 1


def enough(known: Sequence[str], characters: int) -> list[Document]:
    """Documents of that many characters together, or a little more."""
    found: list[Document] = []
    for document in copies(known):
        if characters <= 0:
            break
        found.append(document)
        characters -= len(document.text)
    return found


def write(path: Path, documents: Sequence[Document]) -> None:
    """Write the documents as input of `extract run`."""
    with path.open("w", encoding="utf-8") as file:
        for one in documents:
            file.write(json.dumps({"id": one.id, "text": one.text, "published": one.published}) + "\n")
