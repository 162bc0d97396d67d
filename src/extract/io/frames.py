"""The tables as pandas frames: the only place that knows pandas."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pandas as pd

from extract.document import Document
from extract.errors import InputError
from extract.io.columns import TABLES, Column, Table
from extract.io.csv_cells import restore
from extract.io.rows import rows
from extract.segment import PlainSegmenter, Reading
from extract.text import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.document import Number
    from extract.io.rows import Row

_MARK = b"\xef\xbb\xbf"


def to_frames(documents: Iterable[Document], *, exact: bool = False) -> dict[str, pd.DataFrame]:
    """The tables of the documents by name, with the columns of the files that `extract run` writes.

    Figures are `Float64`, quick to reckon with and right to 15 digits; where `exact`, objects: `int` for whole numbers,
    `Decimal` for all others, None where there is none.

    >>> from extract import annotate
    >>> tables = to_frames([annotate("Thu ngân sách đạt 3,25 tỷ đồng, tăng 13,1%.")], exact=True)
    >>> tables["statistics"]["value"].tolist()
    [3250000000, Decimal('13.1')]
    """
    collected: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for document in documents:
        view = View(document.text)
        for name, lines in rows(document, Reading(view, PlainSegmenter().sentences(view))).items():
            collected[name] += lines
    return {
        table.name: _frame(pd.DataFrame(collected[table.name], columns=table.header, dtype=object), table, exact=exact)
        for table in TABLES
    }


def load(folder: str | Path, *, exact: bool = False) -> dict[str, pd.DataFrame]:
    """The tables of a finished run by name, with the right types; what CSV changed for Excel is changed back.

    Figures are `Float64`, or exact as `to_frames` says. A run without CSV is read from its `documents.jsonl`. Raises
    `InputError` where the folder holds no run.
    """
    place = Path(folder)
    if (place / "documents.csv").exists():
        return {table.name: _read(place, table, exact=exact) for table in TABLES}
    records = place / "documents.jsonl"
    if not records.exists():
        raise InputError(f"no finished run in {place}; make one with: extract run INPUT --out {place}")
    decode = msgspec.json.Decoder(Document).decode
    with records.open("rb") as file:
        frames = to_frames(map(decode, file), exact=exact)
    errors = TABLES[-1]
    return {**frames, errors.name: _read(place, errors, exact=exact)}


def _read(place: Path, table: Table, *, exact: bool) -> pd.DataFrame:
    path = place / f"{table.name}.csv"
    with path.open("rb") as file:
        excel = file.read(3) == _MARK
    frame = pd.read_csv(
        path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8-sig" if excel else "utf-8"
    )
    if excel:
        for column in table.columns:
            if column.type in ("text", "name", "moment"):
                frame[column.name] = frame[column.name].map(restore, na_action="ignore")
    return _frame(frame, table, exact=exact)


def _frame(frame: pd.DataFrame, table: Table, *, exact: bool) -> pd.DataFrame:
    """The frame with the types of the table's columns."""
    return frame.assign(**{column.name: _typed(frame[column.name], column, exact) for column in table.columns})


def _typed(series: pd.Series, column: Column, exact: bool) -> pd.Series:
    if column.type == "integer":
        return series.astype("Int64")
    if column.type == "number":
        return pd.Series([_number(cell) for cell in series], dtype=object) if exact else series.astype("Float64")
    if column.type in ("date", "moment"):
        return pd.to_datetime(series.astype("string").str.slice(0, 19), format="ISO8601").astype("datetime64[s]")
    if column.allowed:
        return series.astype(pd.CategoricalDtype(list(column.allowed)))
    return series.astype("string")


def _number(cell: Any) -> Number | None:
    """The number that a cell holds, as text or already as one; whole ones as `int`."""
    if cell is None or cell != cell:  # noqa: PLR0124 - an empty cell of CSV is NaN
        return None
    number = Decimal(cell)
    return int(number) if number == number.to_integral_value() else number
