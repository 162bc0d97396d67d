"""One loader of word lists.

A word list is a `.tsv` file beside the code that uses it, one entry a line: surface, value, and where it was
seen or why it is there. `#` begins a comment line. Surfaces are compared folded (case, tone style, spaces).
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.errors import KnowledgeError
from extract.text import fold_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    rows: list[tuple[int, list[str]]] = []
    for number, raw in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not raw.strip() or raw.startswith("#"):
            continue
        where = f"{name}, line {number}"
        if unicodedata.normalize("NFC", raw) != raw:
            raise KnowledgeError(f"{where}: not in Unicode NFC; normalize the line")
        cells = raw.split("\t")
        if len(cells) != 3 or not all(cell.strip() for cell in cells):
            raise KnowledgeError(f"{where}: expected surface, value and source, with one tab between: {raw!r}")
        rows.append((number, cells))
    entries: list[Entry] = []
    values: dict[str, str] = {}
    surfaces = fold_lines([cells[0] for _, cells in rows])
    for surface, (number, (_, value, source)) in zip(surfaces, rows, strict=True):
        if surface in values:
            raise KnowledgeError(f"{name}, line {number}: {surface!r} stands twice; remove one of the lines")
        values[surface] = value.strip()
        entries.append(Entry(surface, value.strip(), source.strip(), number))
    return Lexicon(name, tuple(entries), values)


class Listed(Struct, frozen=True):
    """A surface of a list found in a text, and where it ends; it is asked like a match of a pattern."""

    surface: str
    stop: int

    def end(self) -> int:
        """The offset behind it."""
        return self.stop


class Surfaces:
    r"""Surfaces looked for at one place of a text: look-ups in a set, where a pattern of thousands compiles for long.

    `end` is the pattern of what must follow one.

    >>> Surfaces(["sở", "sở y tế"], r"(?!\w)").match("giám đốc sở y tế", 9)
    Listed(surface='sở y tế', stop=16)
    """

    __slots__ = ("_closers", "_ends", "_lengths", "_surfaces", "_widths")

    def __init__(self, surfaces: Iterable[str], end: str) -> None:
        self._surfaces = frozenset(surfaces)
        self._ends = regex.compile(end).match
        self._closers = frozenset(mark for mark in " ,.;:)\n" if self._ends(mark))
        lengths: dict[str, set[int]] = {}
        for surface in self._surfaces:
            lengths.setdefault(surface[:_OPENING], set()).add(len(surface))
        self._lengths = {opening: tuple(sorted(found, reverse=True)) for opening, found in lengths.items()}
        self._widths = tuple(sorted({len(opening) for opening in lengths}, reverse=True))

    def match(self, text: str, start: int, limit: int = sys.maxsize) -> Listed | None:
        """The longest surface at `start` that ends as it must, before `limit`; the text counts as ending there."""
        for width in self._widths:
            for length in self._lengths.get(text[start : start + width], ()):
                stop = start + length
                surface = text[start:stop]
                if surface not in self._surfaces or stop > limit:
                    continue
                if text[stop : stop + 1] in self._closers or self._ends(text, stop, limit):
                    return Listed(surface, stop)
        return None


_OPENING = 3
"""First characters that tell most places where no surface stands."""
