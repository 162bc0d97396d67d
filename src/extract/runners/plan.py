"""The inputs cut into shards, always at the same places, without holding more than one of them."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

import msgspec
from msgspec import Struct

from extract.document import Document
from extract.errors import OutputError
from extract.io.inputs import Failure, Source, roots, sources
from extract.io.readers import read
from extract.runners.shard import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from extract.runners.settings import Settings

_FIRST_SHARDS = 16
_FIRST_CHARACTERS, _CHARACTERS = 100_000, 1_000_000
_MOST_TASKS = 2000


class Shard(Struct, frozen=True):
    """The input of one shard: its number, its tasks as lines, the key that says what they are, and the bytes read."""

    number: int
    lines: tuple[bytes, ...]
    lengths: tuple[int, ...]
    key: str
    size: int = 0


class Plan:
    """The shards of a run; reading them fills `files`, `bytes`, `duplicates` and the hash of all inputs."""

    def __init__(self, inputs: Sequence[str], settings: Settings, out: Path | None = None) -> None:
        self._roots = roots(inputs)
        self._given = settings.given
        self._fingerprint = settings.fingerprint()
        self._out = out
        self._hash = hashlib.sha256()
        self.files = self.bytes = self.duplicates = 0
        self._within = self._told = 0

    def total(self) -> int | None:
        """The bytes of all inputs; None where one of them is standard input."""
        if None in self._roots:
            return None
        return sum(source.size for source in sources(self._roots, self._out) if not isinstance(source, Failure))

    @property
    def digest(self) -> str:
        """The SHA-256 over the names and contents of the files read so far."""
        return self._hash.hexdigest()

    def shards(self) -> Iterator[Shard]:
        """The shards in order."""
        encode = msgspec.json.Encoder().encode
        lines: list[bytes] = []
        lengths: list[int] = []
        total = number = 0
        for one in self._tasks():
            length = len(one.text) if isinstance(one, Document) else 0
            task = Task(document=one) if isinstance(one, Document) else Task(failure=one)
            lines.append(encode(task))
            lengths.append(length)
            total += length
            if total >= (_FIRST_CHARACTERS if number < _FIRST_SHARDS else _CHARACTERS) or len(lines) >= _MOST_TASKS:
                yield self._shard(number, lines, lengths)
                number, total, lines, lengths = number + 1, 0, [], []
        if lines:
            yield self._shard(number, lines, lengths)

    def _shard(self, number: int, lines: list[bytes], lengths: list[int]) -> Shard:
        content = hashlib.sha256(self._fingerprint.encode())
        for line in lines:
            content.update(line)
            content.update(b"\n")
        reached = self.bytes + self._within
        size, self._told = reached - self._told, reached
        return Shard(number, tuple(lines), tuple(lengths), content.hexdigest(), size)

    def _tasks(self) -> Iterator[Document | Failure]:
        """The documents and failures of all inputs; a document that comes twice is kept once."""
        with Seen() as seen, _disk_told():
            for source in sources(self._roots, self._out):
                if isinstance(source, Failure):
                    yield source
                    continue
                for row, one in enumerate(read(source, self._given, self._reach), start=1):
                    if isinstance(one, Failure) or seen.first(one.id, one.text_sha256):
                        yield one
                    elif seen.same(one.id, one.text_sha256):
                        self.duplicates += 1
                    else:
                        yield _clash(one, row if source.format != ".txt" else None)
                self._note(source)

    def _reach(self, offset: int) -> None:
        self._within = offset

    def _note(self, source: Source) -> None:
        self.files += 1
        self.bytes += source.size
        self._within = 0
        self._hash.update(source.name.encode() + b"\0")
        if source.path is not None:
            try:
                with source.path.open("rb") as file:
                    self._hash.update(hashlib.file_digest(file, "sha256").digest())
            except OSError:
                return


@contextmanager
def _disk_told() -> Iterator[None]:
    """An error of the temporary file that keeps the ids, as an `OutputError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise OutputError(
            f"can't keep the ids of many documents in a temporary file: {error}; free some space, or name another "
            "folder for such files (TMPDIR), and go on with --resume"
        ) from error


def _clash(document: Document, row: int | None) -> Failure:
    return Failure(
        path=document.path,
        row=row,
        doc_id=document.id,
        error="DuplicateId",
        message="an earlier document has the same id and another text; give each its own id",
    )


class Seen:
    """The ids met so far with the hash of their text, on disk where they grow many."""

    def __enter__(self) -> Self:
        self._database = sqlite3.connect("")  # a temporary file of its own, kept in memory while small
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE seen (id BLOB PRIMARY KEY, text BLOB) WITHOUT ROWID")
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def first(self, doc_id: str, text_sha256: str) -> bool:
        """Whether no document had this id before; it has it from now on."""
        values = _digest(doc_id), bytes.fromhex(text_sha256)
        return self._database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", values).rowcount == 1

    def same(self, doc_id: str, text_sha256: str) -> bool:
        """Whether the document that had this id first has the same text."""
        found = self._database.execute("SELECT text FROM seen WHERE id = ?", (_digest(doc_id),)).fetchone()
        return bool(found and found[0] == bytes.fromhex(text_sha256))


def _digest(doc_id: str) -> bytes:
    return hashlib.sha256(doc_id.encode()).digest()[:16]
