"""A run on one machine: the inputs in shards, the shards done, the files put together."""

from __future__ import annotations

import platform
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

import extract
from extract.document import SCHEMA
from extract.errors import InputError
from extract.runners import finish
from extract.runners.crew import Crew
from extract.runners.plan import Plan
from extract.runners.recall import Recall
from extract.runners.settings import Settings, build, word_lists
from extract.runners.shard import Done, Job, finished
from extract.runners.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_TOLD = ("officials", "positions", "dates", "statistics", "legal_references")


class Counts(Struct):
    """What a run has done so far."""

    documents: int = 0
    characters: int = 0
    resumed: int = 0
    rows: dict[str, int] = {}
    failed: dict[str, int] = {}

    @property
    def failures(self) -> int:
        """The number of documents that could not be done."""
        return sum(self.failed.values())

    def add(self, done: Done, resumed: int) -> None:
        """Count a finished shard, `resumed` documents of which were done before."""
        self.resumed += resumed
        self.documents += done.documents
        self.characters += done.characters
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
        speed = f"{self.seconds:.1f} s"
        first = (
            f"{counts.documents:,} document{'' if counts.documents == 1 else 's'}{resumed}: {found} in {speed}{failed}"
        )
        return f"{first}; next: open {self.out / self._most_wanted()}"

    def _most_wanted(self) -> str:
        """The file that most users look at first."""
        wanted = ("statistics.csv", finish.WORKBOOK, "statistics.parquet")
        return next(name for name in wanted if name in finish.names(self.settings))


def run(
    inputs: Sequence[str],
    out: str | Path,
    *,
    published: str | None = None,
    place: str | None = None,
    formats: Sequence[str] = ("csv",),
    csv: str = "excel",
    workers: int = 1,
    max_errors: int | None = None,
    timeout: float = 60.0,
    ner: bool = False,
    resume: bool = False,
    overwrite: bool = False,
    progress: Callable[[Counts], None] = lambda _: None,
) -> Summary:
    """What was done with the articles in `inputs` (files, folders or `-`); their records and tables are in `out`.

    Raises `UsageError` where an INPUT does not exist or `out` is in use, `InputError` where there is nothing to read or
    more than `max_errors` documents failed, and `OutputError` where `out` can't be written.
    """
    begun = time.time()
    settings = Settings.of(published=published, place=place, formats=formats, csv=csv, timeout=timeout, ner=ner)
    folder = Path(out).resolve()
    plan = Plan(inputs, settings, folder)
    counts = Counts()

    def watch(done: Done, resumed: int) -> None:
        counts.add(done, resumed)
        progress(counts)
        if max_errors is not None and counts.failures > max_errors:
            raise InputError(f"{counts.failures} documents failed, more than --max-errors {max_errors} allows")

    with Workspace(folder, settings.fingerprint(), resume=resume, overwrite=overwrite) as space:
        shards = _do_shards(plan, space, settings, workers, watch)
        if not shards:
            space.discard()
            raise InputError(f"nothing to read in {', '.join(inputs)}: no .txt, .jsonl, .csv or .parquet file")
        space.open_results()
        finish.assemble(shards, folder, settings)
        report = _report(plan, settings, counts, begun, workers)
        report["outputs"] = finish.digests(folder, finish.names(settings))
        space.close_results(msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n", finish.names(settings))
    return Summary(Path(out), settings, counts, time.time() - begun)


def _do_shards(
    plan: Plan, space: Workspace, settings: Settings, workers: int, watch: Callable[[Done, int], None]
) -> list[Path]:
    """The places of all shards in order, each finished; `watch` is told what it holds."""
    places = []
    with Crew(workers) as crew, Recall() as recall:
        for shard in plan.shards():
            place = space.shard(shard.number, shard.key)
            places.append(place)
            before = finished(place, shard.key)
            if before is not None:
                watch(before, before.documents)
                continue
            recall.learn(space.records)
            path = space.stage(shard.key, (recall.task(line) for line in shard.lines))
            for done in crew.submit(Job(str(path), str(place), shard.key, settings), shard.lengths):
                space.unstage(done.key)
                watch(done, done.recalled)
        for done in crew.drain():
            space.unstage(done.key)
            watch(done, done.recalled)
    return places


def _report(plan: Plan, settings: Settings, counts: Counts, begun: float, workers: int) -> dict[str, Any]:
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
