"""One loader of word lists.

A word list is a `.tsv` file beside the code that uses it, one entry a line: surface, value, and where it was
seen or why it is there. `#` begins a comment line. Surfaces are compared folded (case, tone style, spaces).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.errors import KnowledgeError
from extract.text import fold

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Entry(Struct, frozen=True):
    """One line of a word list: the folded surface, the value, and the note on its source."""

    surface: str
    value: str
    seen: str
    line: int


class Lexicon(Struct, frozen=True):
    """A word list: `values` maps each folded surface to its value; `entries` keeps the lines in order."""

    name: str
    entries: tuple[Entry, ...]
    values: dict[str, str]


@cache
def load(package: str, name: str) -> Lexicon:
    """The word list `name` (`posts.tsv`) of `package` (`extract.extractors.officials`), checked.

    Raises `KnowledgeError`, with file and line, for a line without surface, value and source, for text that
    is not NFC, and for a surface that stands twice.
    """
    file = files(package).joinpath(name)
    return parse(f"{package.rpartition('.')[2]}/{name}", file)


def parse(name: str, file: Traversable) -> Lexicon:
    """The word list in `file`, checked as `load` does; for word lists outside a package."""
    entries: list[Entry] = []
    values: dict[str, str] = {}
    for number, raw in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not raw.strip() or raw.startswith("#"):
            continue
        where = f"{name}, line {number}"
        if unicodedata.normalize("NFC", raw) != raw:
            raise KnowledgeError(f"{where}: not in Unicode NFC; normalize the line")
        cells = raw.split("\t")
        if len(cells) != 3 or not all(cell.strip() for cell in cells):
            raise KnowledgeError(f"{where}: expected surface, value and source, with one tab between: {raw!r}")
        surface = fold(cells[0])
        if surface in values:
            raise KnowledgeError(f"{where}: {surface!r} stands twice; remove one of the lines")
        values[surface] = cells[1].strip()
        entries.append(Entry(surface, cells[1].strip(), cells[2].strip(), number))
    return Lexicon(name, tuple(entries), values)
