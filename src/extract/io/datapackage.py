"""`datapackage.json`: what every table's columns hold, which keys join them, and how the files are written."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

import extract
from extract.document import SCHEMA
from extract.io.columns import ERRORS, TABLES
from extract.io.csv_cells import ENCODINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.io.columns import Column, Table
    from extract.io.csv_cells import Dialect

_TYPES = {
    "text": "string",
    "name": "string",
    "moment": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
}


def datapackage(formats: Sequence[str], dialect: Dialect, tables: Iterable[Table] = TABLES) -> bytes:
    """The descriptor of a run's tables, as a Data Package; of several forms of a table it names the first."""
    package = {
        "profile": "tabular-data-package",
        "name": "extract",
        "title": "Officials, dates, statistics and references of Vietnamese articles",
        "version": f"{extract.__version__}+schema{SCHEMA}",
        "resources": [_resource(table, formats, dialect) for table in tables],
    }
    return msgspec.json.format(msgspec.json.encode(package), indent=1) + b"\n"


def description(table: str, column: str) -> str:
    """What the column of that table holds, in a line; raises `KeyError` for a column that is not described.

    >>> description("statistics", "value_max")
    'upper end of a range, in base units'
    """
    described = _descriptions()
    return described.get(table, {}).get(column) or described["every"][column]


@cache
def _descriptions() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("extract.io").joinpath("columns.toml").read_text(encoding="utf-8"))


def _resource(table: Table, formats: Sequence[str], dialect: Dialect) -> dict[str, Any]:
    form = "csv" if "csv" in formats or table.name == ERRORS.name else formats[0]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        **_file(table.name, form, dialect),
        "schema": _schema(table),
    }


def _file(name: str, form: str, dialect: Dialect) -> dict[str, Any]:
    """Where a table stands and how to read it."""
    if form == "csv":
        marks = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}
        encoding = ENCODINGS[dialect]
        return {"path": f"{name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": encoding, "dialect": marks}
    if form == "xlsx":
        return {"path": "tables.xlsx", "format": "xlsx", "dialect": {"excel": {"sheet": name}}}
    return {"path": f"{name}.{form}", "format": form}


def _schema(table: Table) -> dict[str, Any]:
    fields = [_field(column, description(table.name, column.name)) for column in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.leads_to:
        schema["foreignKeys"] = [
            {"fields": list(fields), "reference": {"resource": other, "fields": list(fields)}}
            for fields, other in table.leads_to
        ]
    return schema


def _field(column: Column, meaning: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": meaning}
    return {**field, "constraints": constraints} if constraints else field
