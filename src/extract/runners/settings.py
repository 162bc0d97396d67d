"""What a run does, and the fingerprint that tells whether finished work still counts."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, get_args

import msgspec
from msgspec import Struct

import extract
from extract.document import SCHEMA
from extract.errors import UsageError
from extract.io import columnar
from extract.io.articles import Given
from extract.io.csv_cells import DIALECTS, Dialect
from extract.io.metadata import cell, moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

Format = Literal["csv", "xlsx", "parquet"]


class Settings(Struct, frozen=True):
    """What decides the bytes of a run's files, and the seconds that one document may take."""

    given: Given = Given()
    formats: tuple[Format, ...] = ("csv",)
    csv: Dialect = "excel"
    timeout: float = 60.0
    ner: bool = False

    @classmethod
    def of(
        cls,
        *,
        published: str | None,
        place: str | None,
        formats: Sequence[str],
        csv: str,
        timeout: float,
        ner: bool = False,
    ) -> Settings:
        """The settings as flags give them; raises `UsageError` for a date, format or dialect that is none."""
        when = moment(published) if published else None
        if published and when is None:
            raise UsageError(f"--published {published}: no date; write it as 2020-12-17 or 2020-12-17T01:22")
        wanted = dict.fromkeys(name.strip() for name in formats)
        for name in wanted:
            if name not in get_args(Format):
                raise UsageError(f"--format {name}: choose from {', '.join(get_args(Format))}")
        if "parquet" in wanted:
            columnar.require()
        if csv not in DIALECTS:
            raise UsageError(f"--csv {csv}: choose from {', '.join(DIALECTS)}")
        return msgspec.convert(
            {"given": Given(when, cell(place)), "formats": list(wanted), "csv": csv, "timeout": timeout, "ner": ner},
            cls,
        )

    def fingerprint(self) -> str:
        """The SHA-256 of everything but the input that decides what is written."""
        decided = (extract.__version__, SCHEMA, build(), self.given, self.formats, self.csv, self.ner)
        decisive = msgspec.json.encode(decided)
        return hashlib.sha256(decisive).hexdigest()

    def seconds_for(self, characters: int) -> float:
        """The time that a document of this length may take: texts over a million characters get more in proportion."""
        return self.timeout * max(1.0, characters / 1_000_000)


@cache
def build() -> str:
    """The SHA-256 of extract's own code and word lists."""
    total = hashlib.sha256()
    for name, file in sorted(_resources(files("extract"), "")):
        total.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


@cache
def word_lists() -> dict[str, str]:
    """The SHA-256 of every word list by its path in the package."""
    found = sorted(_resources(files("extract"), ""))
    return {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in found if name.endswith(".tsv")}


def _resources(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _resources(one, f"{prefix}{one.name}/")
        elif one.name.endswith((".py", ".tsv", ".gz", ".json")):
            yield f"{prefix}{one.name}", one
