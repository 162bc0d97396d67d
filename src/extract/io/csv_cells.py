"""Rows as CSV: for Excel as it comes, or plain."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.io.columns import Table
    from extract.io.rows import Cell, Row

Dialect = Literal["excel", "plain"]
DIALECTS: tuple[Dialect, ...] = ("excel", "plain")
ENCODINGS: dict[Dialect, str] = {"excel": "utf-8-sig", "plain": "utf-8"}

_RUNS = ("=", "+", "-", "@", "\t", "\r")
_FIRST = frozenset((*_RUNS, "'"))
_DEFUSED = regex.compile(r"'++(?=[=+\-@\t\r])")


def defuse(text: str) -> str:
    """The text as Excel shows it instead of running it: with a leading `'` where it would be a formula.

    >>> defuse("=cmd|'/c calc'!A1"), defuse("- Chủ tịch"), defuse("'tuổi trẻ'")
    ("'=cmd|'/c calc'!A1", "'- Chủ tịch", "'tuổi trẻ'")
    """
    return f"'{text}" if text.lstrip("'")[:1] in _RUNS else text


def restore(text: str) -> str:
    """The text that `defuse` made safe.

    >>> restore(defuse("'=1")), restore("'tuổi trẻ'")
    ("'=1", "'tuổi trẻ'")
    """
    return text[1:] if _DEFUSED.match(text) else text


def header(table: Table, dialect: Dialect) -> bytes:
    """The first line of a table's file, with the byte order mark that Excel needs."""
    return f"{','.join(table.header)}\n".encode(ENCODINGS[dialect])


def encode(table: Table, rows: Iterable[Row], dialect: Dialect) -> bytes:
    """The rows of a table as lines of CSV in UTF-8."""
    columns: list[Iterable[Cell]] = list(zip(*rows, strict=True))
    for index, column in enumerate(table.columns if columns else ()):
        if column.type == "number":
            columns[index] = [format(cell, "f") if isinstance(cell, Decimal) else cell for cell in columns[index]]
        elif column.type == "text" and dialect == "excel":
            columns[index] = [defuse(cell) if cell and cell[0] in _FIRST else cell for cell in columns[index]]  # type: ignore[index, arg-type] # a text column holds text
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(zip(*columns, strict=True))
    return buffer.getvalue().encode()


def decode(data: bytes, dialect: Dialect) -> list[list[str]]:
    """The rows that `encode` wrote, every cell as text."""
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    if dialect == "plain":
        return list(rows)
    return [[restore(cell) if cell[:1] == "'" else cell for cell in row] for row in rows]
