"""Finished records of an earlier run, found again by what their documents were read as."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING, Self

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_DOCUMENT = b'{"document"'
_KEY, _SIZE = 16, 8


class Stored(Struct, frozen=True):
    """Where the finished record of an unchanged document stands: a file, and the bytes in it; and its key."""

    path: str
    start: int
    size: int
    key: str


def line_key(line: bytes) -> bytes:
    """The key of a task as it stands on its line."""
    return hashlib.sha256(line).digest()[:_KEY]


def entry(key: bytes, size: int) -> bytes:
    """What the list of finished records says of one: its key, and how many bytes it takes."""
    return key + size.to_bytes(_SIZE, "big")


class Recall:
    """An index from keys to finished records, on disk where they grow many."""

    def __init__(self) -> None:
        self._learned = self._any = False

    def __enter__(self) -> Self:
        self._database = sqlite3.connect("")  # a temporary file of its own, kept in memory while small
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute(
            "CREATE TABLE stored (key BLOB PRIMARY KEY, path TEXT, start INT, size INT) WITHOUT ROWID"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def learn(self, pairs: Callable[[], Iterable[tuple[Path, Path]]]) -> None:
        """Take in, once, files of records with the lists of what they hold; one that doesn't agree is passed over."""
        if self._learned:
            return
        self._learned = True
        for records, listed in pairs():
            try:
                entries = list(_entries(listed.read_bytes(), str(records)))
                agrees = sum(size for *_, size in entries) == records.stat().st_size
            except OSError:
                continue
            if agrees:
                self._any = self._any or bool(entries)
                self._database.executemany("INSERT OR IGNORE INTO stored VALUES (?, ?, ?, ?)", entries)

    def task(self, line: bytes) -> bytes:
        """The task's line, with the place of its finished record where there is one."""
        if not self._any or not line.startswith(_DOCUMENT):
            return line
        key = line_key(line)
        query = "SELECT path, start, size FROM stored WHERE key = ?"
        found = self._database.execute(query, (key,)).fetchone()
        if found is None:
            return line
        path, start, size = found
        return line[:-1] + b',"stored":' + msgspec.json.encode(Stored(path, start, size, key.hex())) + b"}"


def _entries(data: bytes, path: str) -> Iterator[tuple[bytes, str, int, int]]:
    start = 0
    for position in range(0, len(data) - _KEY - _SIZE + 1, _KEY + _SIZE):
        key = data[position : position + _KEY]
        size = int.from_bytes(data[position + _KEY : position + _KEY + _SIZE], "big")
        yield key, path, start, size
        start += size
