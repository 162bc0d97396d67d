"""Finished shards put together: the run's files, in the order of the input, `run.json` last."""

from __future__ import annotations

import hashlib
import shutil
from itertools import chain
from typing import TYPE_CHECKING

from extract.io import columnar, csv_cells
from extract.io.columns import TABLES, Table
from extract.io.datapackage import datapackage
from extract.io.files import write, writing
from extract.io.json_schema import json_schema
from extract.io.workbook import write_workbook
from extract.runners.shard import DOCUMENTS, ERRORS, FINISHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from extract.runners.settings import Settings

RUN = "run.json"
WORKBOOK = "tables.xlsx"
WORK = ".extract"


def names(settings: Settings) -> list[str]:
    """The names of the files that a run with these settings leaves, `run.json` among them."""
    tables = [f"{table.name}.csv" for table in TABLES if "csv" in settings.formats or table.name == ERRORS]
    books = [WORKBOOK] if "xlsx" in settings.formats else []
    columnar = [f"{table.name}.parquet" for table in TABLES] if "parquet" in settings.formats else []
    return [DOCUMENTS, *tables, *books, *columnar, "datapackage.json", "schema.json", RUN]


def every_name() -> set[str]:
    """The names of all files that extract may leave in a folder."""
    endings = (".csv", ".parquet")
    tables = {f"{table.name}{ending}" for table in TABLES for ending in endings}
    return {DOCUMENTS, *tables, WORKBOOK, "datapackage.json", "schema.json", RUN}


def assemble(shards: Sequence[Path], out: Path, settings: Settings) -> None:
    """Write every file but `run.json` into `out` from the parts in `shards`."""
    _join(shards, DOCUMENTS, out / DOCUMENTS, b"")
    wanted = names(settings)
    for table in TABLES:
        if f"{table.name}.csv" in wanted:
            _join(shards, f"{table.name}.csv", out / f"{table.name}.csv", csv_cells.header(table, settings.csv))
        if f"{table.name}.parquet" in wanted:
            with writing(out / f"{table.name}.parquet") as file:
                columnar.write_parquet(file, table, _batches(shards, table, settings.csv))
    if WORKBOOK in wanted:
        with writing(out / WORKBOOK) as file:
            sheets = ((table, chain.from_iterable(_batches(shards, table, settings.csv))) for table in TABLES)
            write_workbook(file, sheets)
    _join(shards, FINISHED, out / WORK / FINISHED, b"")
    write(out / "datapackage.json", datapackage(settings.formats, settings.csv))
    write(out / "schema.json", json_schema())


def _join(shards: Sequence[Path], name: str, place: Path, head: bytes) -> None:
    """The parts of that name one after the other."""
    with writing(place) as whole:
        whole.write(head)
        for shard in shards:
            part = shard / name
            if part.exists():
                with part.open("rb") as file:
                    shutil.copyfileobj(file, whole, 1 << 20)


def _batches(shards: Sequence[Path], table: Table, dialect: csv_cells.Dialect) -> Iterator[list[list[str]]]:
    """The rows of a table as CSV has them, shard by shard."""
    for shard in shards:
        part = shard / f"{table.name}.csv"
        if part.exists():
            yield csv_cells.decode(part.read_bytes(), dialect)


def digests(out: Path, wanted: Sequence[str]) -> dict[str, dict[str, int | str]]:
    """Size and SHA-256 of the files of that name in `out`."""
    found: dict[str, dict[str, int | str]] = {}
    for name in wanted:
        path = out / name
        if path.exists():
            with path.open("rb") as file:
                found[name] = {
                    "bytes": path.stat().st_size,
                    "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
                }
    return found
