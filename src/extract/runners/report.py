"""What a run has done: counts while it goes on, a summary at its end, and `run.json`."""

from __future__ import annotations

import platform
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import extract
from extract.document import SCHEMA
from extract.runners import finish
from extract.runners.settings import Settings, build, word_lists

if TYPE_CHECKING:
    from extract.runners.plan import Plan
    from extract.runners.shard import Done

_TOLD = ("officials", "positions", "dates", "statistics", "legal_references")


class Counts(Struct):
    """What a run has done so far: documents, and of its inputs' `total` bytes (None: not known) those done with."""

    documents: int = 0
    characters: int = 0
    resumed: int = 0
    rows: dict[str, int] = {}
    failed: dict[str, int] = {}
    bytes: int = 0
    total: int | None = None

    @property
    def failures(self) -> int:
        """The number of documents that could not be done."""
        return sum(self.failed.values())

    def add(self, done: Done, resumed: int, size: int = 0) -> None:
        """Count a finished shard, `resumed` documents of which were done before, made of `size` bytes of input."""
        self.resumed += resumed
        self.documents += done.documents
        self.characters += done.characters
        self.bytes += size
        for total, part in ((self.rows, done.rows), (self.failed, done.failed)):
            for name, count in part.items():
                total[name] = total.get(name, 0) + count


class Summary(Struct, frozen=True):
    """What a run did: where its files are, its counts, and the seconds it took."""

    out: Path
    settings: Settings
    counts: Counts
    seconds: float

    def line(self) -> str:
        """The counts in one line, and where to look next."""
        counts, rows = self.counts, self.counts.rows
        found = ", ".join(f"{rows.get(name, 0):,} {name.replace('_', ' ')}" for name in _TOLD)
        resumed = f" ({counts.resumed:,} done before)" if counts.resumed else ""
        failed = f"; {counts.failures:,} failed, see {self.out / 'errors.csv'}" if counts.failures else ""
        documents = f"{counts.documents:,} document{'' if counts.documents == 1 else 's'}"
        next_step = f"next: open {self.out / self._most_wanted()}" if counts.documents else "nothing was extracted"
        return f"{documents}{resumed}: {found} in {self.seconds:.1f} s{failed}; {next_step}"

    def _most_wanted(self) -> str:
        """The file that most users look at first."""
        wanted = ("statistics.csv", finish.WORKBOOK, "statistics.parquet")
        return next(name for name in wanted if name in finish.names(self.settings))


def report(plan: Plan, settings: Settings, counts: Counts, begun: float, workers: int) -> dict[str, Any]:
    """What `run.json` says of a run that began at `begun`, but for its outputs."""
    seconds = time.time() - begun
    return {
        "schema": SCHEMA,
        "version": extract.__version__,
        "build": build(),
        "settings": settings,
        "settings_sha256": settings.fingerprint(),
        "word_lists": word_lists(),
        "counts": {
            "documents": counts.documents,
            "characters": counts.characters,
            "duplicates": plan.duplicates,
            "resumed": counts.resumed,
            "rows": counts.rows,
            "failed": counts.failed,
        },
        "inputs": {"files": plan.files, "bytes": plan.bytes, "sha256": plan.digest},
        "timings": {
            "begun": datetime.fromtimestamp(begun, UTC).isoformat(timespec="seconds"),
            "seconds": round(seconds, 3),
            "characters_per_second": round(counts.characters / seconds) if seconds else 0,
            "workers": workers,
        },
        "python": platform.python_version(),
    }
