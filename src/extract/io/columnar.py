"""The tables as parquet files; an extra."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from extract.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from extract.io.columns import Column, Table

_DIGITS, _PLACES = 38, 8
_STEP, _CONTEXT = Decimal(1).scaleb(-_PLACES), Context(prec=_DIGITS + _PLACES)


def require() -> None:
    """Raise `UsageError` where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401, ICN001, PLC0415 - an extra, looked for before anything is done
    except ImportError as error:
        raise UsageError("parquet needs pyarrow: pip install 'extract[parquet]'") from error


def write_parquet(file: BinaryIO, table: Table, batches: Iterable[list[list[str]]]) -> None:
    """Write the rows, as CSV has them, to `file`; numbers are decimals of 30 digits and 8 places."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415

    types = {"integer": pa.int64(), "number": pa.decimal128(_DIGITS, _PLACES)}
    schema = pa.schema(
        [pa.field(column.name, types.get(column.type, pa.string()), not column.required) for column in table.columns]
    )
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in batches:
            cells = zip(*batch, strict=True)
            arrays = [[_value(one, column) for one in ones] for ones, column in zip(cells, table.columns, strict=True)]
            writer.write_table(pa.table(arrays, schema=schema))


def _value(cell: str, column: Column) -> Any:
    if not cell:
        return "" if column.required and column.type not in ("integer", "number") else None
    if column.type == "integer":
        return int(cell)
    return Decimal(cell).quantize(_STEP, context=_CONTEXT) if column.type == "number" else cell
