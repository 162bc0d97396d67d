"""Rows as CSV: for Excel as it comes, or plain."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from extract.io.columns import Table
    from extract.io.rows import Row

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
    cells = list(zip(*rows, strict=True))
    kinds = [column.type for column in table.columns if cells]
    columns = [_written(kind, column, dialect) for kind, column in zip(kinds, cells, strict=True)]
    return "\n".join([*map(",".join, zip(*columns, strict=True)), ""]).encode()


def _written(kind: str, cells: Iterable[Any], dialect: Dialect) -> list[str]:
    """The cells of a column as they are written; csv.writer, which looks at every character, takes twice as long."""
    if kind in ("integer", "number"):
        return ["" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else str(cell) for cell in cells]
    if kind == "text" and dialect == "excel":
        written = [(defuse(cell) if cell[0] in _FIRST else cell) if cell else "" for cell in cells]
    else:
        written = [cell or "" for cell in cells]
    whole = "".join(written)
    if '"' in whole or "\n" in whole or "\r" in whole:
        return [_quoted(cell) for cell in written]
    return [f'"{cell}"' if "," in cell else cell for cell in written] if "," in whole else written


def _quoted(cell: str) -> str:
    if '"' in cell:
        cell = cell.replace('"', '""')
    elif "," not in cell and "\n" not in cell and "\r" not in cell:
        return cell
    return f'"{cell}"'


def decode(data: bytes, dialect: Dialect) -> list[list[str]]:
    """The rows that `encode` wrote, every cell as text."""
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    if dialect == "plain":
        return list(rows)
    return [[restore(cell) if cell[:1] == "'" else cell for cell in row] for row in rows]
