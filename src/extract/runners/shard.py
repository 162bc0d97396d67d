"""One shard: a file of documents in, a folder of finished parts out, renamed into place.

The same function serves one machine and many: it needs nothing but the two paths, and a shard that was done before
may be done again.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from extract.document import Document
from extract.io import columns
from extract.io.csv_cells import encode
from extract.io.files import output_error, sync_folder
from extract.io.inputs import Failure, Stage
from extract.io.rows import Row, error_row, rows
from extract.runners.recall import Stored, entry, line_key
from extract.runners.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.pipeline import Pipeline

    Encode = Callable[[Document], bytes]

DONE = "done.json"
DOCUMENTS = "documents.jsonl"
FINISHED = "finished"
ERRORS = columns.ERRORS.name


class Task(Struct, frozen=True, omit_defaults=True):
    """One line of a shard's input: a document to annotate, or what could not be read; `stored`: it is done already."""

    document: Document | None = None
    failure: Failure | None = None
    stored: Stored | None = None


class Job(Struct, frozen=True):
    """A shard to do: its input, the folder to leave its parts in, and the lines to set aside, with the reason."""

    input: str
    output: str
    key: str
    settings: Settings
    aside: dict[int, str] = {}
    only: int | None = None


class Done(Struct, frozen=True):
    """What a finished shard holds: its key, its counts, and the size of each part."""

    key: str
    documents: int
    recalled: int
    characters: int
    rows: dict[str, int]
    failed: dict[str, int]
    parts: dict[str, int]


def encoder() -> msgspec.json.Encoder:
    """The encoder of `documents.jsonl`: numbers as numbers."""
    return msgspec.json.Encoder(decimal_format="number")


class _Parts:
    """The parts of a shard as they grow."""

    def __init__(self) -> None:
        self.documents = bytearray()
        self.finished = bytearray()
        self.rows: dict[str, list[Row]] = {table.name: [] for table in columns.TABLES}
        self.failed: dict[str, int] = {}
        self.count = self.characters = self.recalled = 0

    def fail(self, failure: Failure) -> None:
        self.failed[failure.stage] = self.failed.get(failure.stage, 0) + 1
        self.rows[ERRORS].append(error_row(failure))

    def add(self, key: bytes, document: Document, line: bytes, tables: dict[str, list[Row]]) -> None:
        self.documents += line
        self.finished += entry(key, len(line))
        self.count += 1
        self.characters += len(document.text)
        for name, lines in tables.items():
            self.rows[name] += lines


def run_shard(job: Job, pipeline: Pipeline, beat: Callable[[int, int], None]) -> Done:
    """Do a shard; `beat` is told the line and the length of each text before it is taken up.

    Raises `OutputError` where the parts can't be written.
    """
    parts = _Parts()
    decode, encode_record = msgspec.json.Decoder(Task).decode, encoder().encode
    with Path(job.input).open("rb") as file:
        for index, line in enumerate(file):
            if job.only is not None and index != job.only:
                continue
            task = decode(line)
            if task.failure is not None:
                parts.fail(task.failure)
            elif task.document is not None:
                beat(index, len(task.document.text))
                if index in job.aside:
                    parts.fail(_set_aside(task.document, job.aside[index]))
                else:
                    key = bytes.fromhex(task.stored.key) if task.stored else line_key(line.rstrip(b"\n"))
                    _do(task, key, pipeline, parts, encode_record)
    beat(-1, 0)
    return _commit(job, parts)


def _do(task: Task, key: bytes, pipeline: Pipeline, parts: _Parts, encode_record: Encode) -> None:
    """Annotate one document; whatever goes wrong with it goes wrong with it alone."""
    document = task.document
    assert document is not None
    stage: Stage = "extract"
    try:
        reading = pipeline.read(document)
        done = _stored(task.stored) if task.stored else pipeline.annotate(document, reading=reading)
        stage = "write"
        line = encode_record(done) + b"\n"
        tables = rows(done, reading)
    except Exception as error:  # noqa: BLE001 - one document must not take others with it
        message = str(error) or "no message"
        parts.fail(
            Failure(path=document.path, doc_id=document.id, stage=stage, error=type(error).__name__, message=message)
        )
    else:
        parts.recalled += task.stored is not None
        parts.add(key, done, line, tables)


def _stored(stored: Stored) -> Document:
    with Path(stored.path).open("rb") as file:
        file.seek(stored.start)
        return msgspec.json.decode(file.read(stored.size), type=Document)


def _set_aside(document: Document, reason: str) -> Failure:
    error, _, message = reason.partition(": ")
    return Failure(path=document.path, doc_id=document.id, stage="extract", error=error, message=message)


def _commit(job: Job, parts: _Parts) -> Done:
    """Write the parts to a folder beside the shard's place and rename it into place."""
    data = {
        f"{table.name}.csv": encode(table, parts.rows[table.name], job.settings.csv)
        for table in columns.TABLES
        if parts.rows[table.name]
    }
    if parts.documents:
        data |= {DOCUMENTS: bytes(parts.documents), FINISHED: bytes(parts.finished)}
    counts = {name: len(lines) for name, lines in parts.rows.items()}
    sizes = {name: len(content) for name, content in data.items()}
    done = Done(job.key, parts.count, parts.recalled, parts.characters, counts, parts.failed, sizes)
    if job.only is not None:
        return done
    place = Path(job.output)
    temporary = place.with_name(f"{place.name}.{os.getpid()}.part")
    try:
        temporary.mkdir()
        for name, content in {**data, DONE: msgspec.json.encode(done)}.items():
            with (temporary / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        if place.exists():  # not whole, or done twice
            shutil.rmtree(place)
        temporary.rename(place)
        sync_folder(place.parent)
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        raise output_error(error, place) from error
    return done


def finished(place: Path, key: str) -> Done | None:
    """What the shard at `place` holds, if it is finished, whole and still the one that is wanted."""
    try:
        done = msgspec.json.decode((place / DONE).read_bytes(), type=Done)
        whole = all((place / name).stat().st_size == size for name, size in done.parts.items())
    except (OSError, msgspec.MsgspecError):
        return None
    return done if whole and done.key == key else None
