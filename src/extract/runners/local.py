"""A run on one machine: the inputs in shards, the shards done, the files put together."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from extract.errors import InputError
from extract.runners import finish
from extract.runners.crew import Crew
from extract.runners.plan import Plan
from extract.runners.recall import Recall
from extract.runners.report import Counts, Summary, report
from extract.runners.settings import Settings
from extract.runners.shard import Done, Job, finished
from extract.runners.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Watch = Callable[[Done, int, int], None]


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
    progress: Callable[[Counts], None] | None = None,
) -> Summary:
    """What was done with the articles in `inputs` (files, folders or `-`); their records and tables are in `out`.

    `progress` is told the counts now and then. Raises `UsageError` where an INPUT does not exist or `out` is in use,
    `InputError` where there is nothing to read or more than `max_errors` documents failed, and `OutputError` where
    `out` can't be written.
    """
    begun = time.time()
    settings = Settings.of(published=published, place=place, formats=formats, csv=csv, timeout=timeout, ner=ner)
    folder = Path(out).resolve()
    plan = Plan(inputs, settings, folder)
    counts = Counts(total=plan.total() if progress else None)
    watch = _watch(counts, progress, max_errors)
    with Workspace(folder, settings.fingerprint(), resume=resume, overwrite=overwrite) as space:
        shards = _do_shards(plan, space, settings, workers, watch)
        if not shards:
            space.discard()
            raise InputError(
                f"nothing to read in {', '.join(inputs)}: no .txt, .jsonl, .csv or .parquet file; put some there, "
                "or name other files"
            )
        space.open_results()
        finish.assemble(shards, folder, settings)
        said = report(plan, settings, counts, begun, workers)
        said["outputs"] = finish.digests(folder, finish.names(settings))
        space.close_results(msgspec.json.format(msgspec.json.encode(said), indent=1) + b"\n", finish.names(settings))
    return Summary(Path(out), settings, counts, time.time() - begun)


def _watch(counts: Counts, progress: Callable[[Counts], None] | None, max_errors: int | None) -> Watch:
    """A function that counts what it is told is finished, passes the counts on, and stops at too many failures."""

    def watch(done: Done, resumed: int, size: int) -> None:
        counts.add(done, resumed, size)
        if progress is not None:
            progress(counts)
        if max_errors is not None and counts.failures > max_errors:
            raise InputError(
                f"{counts.failures} documents failed, more than --max-errors {max_errors} allows; raise it and go on "
                "with --resume, and errors.csv will say what is wrong with them"
            )

    return watch


def _do_shards(plan: Plan, space: Workspace, settings: Settings, workers: int, watch: Watch) -> list[Path]:
    """The places of all shards in order, each finished; `watch` is told what it holds."""
    places: list[Path] = []
    sizes: dict[str, int] = {}

    def note(done: Done) -> None:
        space.unstage(done.key)
        watch(done, done.recalled, sizes.pop(done.key, 0))

    with Crew(workers) as crew, Recall() as recall:
        for shard in plan.shards():
            place = space.shard(shard.number, shard.key)
            places.append(place)
            before = finished(place, shard.key)
            if before is not None:
                watch(before, before.documents, shard.size)
                continue
            sizes[shard.key] = shard.size
            recall.learn(space.records)
            path = space.stage(shard.key, (recall.task(line) for line in shard.lines))
            for done in crew.submit(Job(str(path), str(place), shard.key, settings), shard.lengths):
                note(done)
        for done in crew.drain():
            note(done)
    return places
