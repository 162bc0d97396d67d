"""Readers: one a format, each a stream of documents and of failures in the order of the file."""

from __future__ import annotations

import csv
import io
import sys
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from extract.document import Document
from extract.errors import ExtractError, InputError
from extract.io.articles import Given, article, failure, row_article
from extract.io.inputs import Failure, Source
from extract.text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"


def read(
    source: Source,
    given: Given = Given(),  # noqa: B008 - frozen
    reach: Callable[[int], None] = lambda _: None,
) -> Iterator[Document | Failure]:
    """The documents of a source, and a failure for every document that can't be read; it never raises for bad input.

    `reach` is told before each of them how many bytes of the source are read.
    """
    try:
        if source.format == ".parquet":
            yield from _parquet(source, given, reach)
        elif source.path is None:
            yield from _standard_input(source, given)
        else:
            with source.path.open("rb") as file:
                for found in _READERS[source.format](file, source, given):
                    reach(file.tell())
                    yield found
    except (OSError, ExtractError, ValueError, csv.Error) as error:
        yield failure(source, error)


def _text(file: BinaryIO, source: Source, given: Given) -> Iterator[Document]:
    yield article(decode(file.read()), source, given)


def _standard_input(source: Source, given: Given) -> Iterator[Document | Failure]:
    """Standard input: objects, one a line, after `{`; rows below a line that names `text`; else one article."""
    start = sys.stdin.buffer.peek(8) if isinstance(sys.stdin.buffer, io.BufferedReader) else b""
    start = start.removeprefix(_UTF8_MARK)
    columns, _ = _header(start.partition(b"\n")[0].decode("utf-8", "surrogateescape"))
    if start.lstrip().startswith(b"{"):
        yield from _jsonl(sys.stdin.buffer, source, given)
    elif "text" in columns and len(columns) > 1:
        yield from _csv(sys.stdin.buffer, source, given)
    else:
        yield from _text(sys.stdin.buffer, source, given)


def _jsonl(file: BinaryIO, source: Source, given: Given) -> Iterator[Document | Failure]:
    """One object a line; a line that is none is a failure by itself."""
    decoder = msgspec.json.Decoder(dict[str, Any])
    for row, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        try:
            fields = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            yield failure(source, InputError(f"no JSON object on this line: {error}"), row)
        else:
            yield row_article(fields, source, row, given)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file in UTF-8, without a byte order mark."""
    first = file.readline()
    if first.startswith(_UTF16):
        for line in decode(first + file.read()).split("\n"):
            yield line.encode()
        return
    yield first.removeprefix(_UTF8_MARK)
    yield from file


def _csv(file: BinaryIO, source: Source, given: Given) -> Iterator[Document | Failure]:
    """One article a row; the first line names the columns, with commas, semicolons or tabs between them."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    lines = (line.decode("utf-8", "surrogateescape") for line in _lines(file))
    columns, separator = _header(next(lines, ""))
    if "text" not in columns:
        raise InputError(f"no column 'text'; the columns are {', '.join(columns) or 'missing'}")
    rows = csv.reader(lines, delimiter=separator)
    for row in count(1):
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield failure(source, InputError(f"no row of a table: {error}"), row)
            continue
        if cells:
            yield row_article(dict(zip(columns, cells, strict=False)), source, row, given)


def _header(line: str) -> tuple[list[str], str]:
    """The names that a table's first line gives its columns, and what parts them; no names where it is none."""
    separator = max(",;\t", key=line.count)
    try:
        return [name.strip().casefold() for name in next(csv.reader([line], delimiter=separator), [])], separator
    except csv.Error:
        return [], separator


def _parquet(source: Source, given: Given, reach: Callable[[int], None]) -> Iterator[Document | Failure]:
    """One article a row, read batch by batch."""
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an extra, loaded where it is needed
    except ImportError as error:
        raise InputError("parquet needs pyarrow: pip install 'extract[parquet]'") from error
    try:
        file = parquet.ParquetFile(source.path)
        names = {name: name.strip().casefold() for name in file.schema_arrow.names}
        if "text" not in names.values():
            raise InputError(f"no column 'text'; the columns are {', '.join(names)}")
        row = 0
        for batch in file.iter_batches(batch_size=256):
            for record in batch.to_pylist():
                row += 1
                reach(source.size * row // file.metadata.num_rows)
                fields = {names[name]: value for name, value in record.items()}
                yield row_article(fields, source, row, given)
    except ArrowException as error:
        raise InputError(f"no readable parquet file: {error}") from error


_READERS = {".txt": _text, ".jsonl": _jsonl, ".csv": _csv}
