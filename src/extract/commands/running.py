"""`extract run`: articles into tables."""

from __future__ import annotations

import gc
import os
import shlex
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from extract.commands.flags import (
    Csv,
    Formats,
    Inputs,
    MaxErrors,
    Ner,
    Out,
    Overwrite,
    Place,
    Published,
    Resume,
    Timeout,
    Workers,
)
from extract.commands.inputs import errors_told, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXAMPLES = """Examples:

\b
  extract run data/raw --out data/out --overwrite
  extract run bai-bao.txt --out ket-qua --published 2020-12-17
  extract run bao.jsonl bang.csv --out ket-qua --workers 4 --format csv,xlsx
  cat bao.jsonl | extract run - --out ket-qua --csv plain
  extract run kho-bao --out ket-qua --resume

\b
Exit status: 0 done (what could not be read is in errors.csv), 1 nothing could be
done, the folder can't be written, or more than --max-errors documents failed,
2 wrong usage, 130 interrupted (go on with --resume).
"""


def register(app: typer.Typer) -> None:
    """Add `run`."""
    app.command(epilog=_EXAMPLES, short_help="Extract articles into tables.")(run)


def run(
    inputs: Inputs,
    *,
    out: Out,
    published: Published = None,
    place: Place = None,
    table_format: Formats = "csv",
    csv: Csv = "excel",
    workers: Workers = 1,
    max_errors: MaxErrors = None,
    timeout: Timeout = 60.0,
    ner: Ner = False,
    resume: Resume = False,
    overwrite: Overwrite = False,
) -> None:
    """Extract from articles into tables: who held which office, what happened when, which figures, which documents."""
    if resume and overwrite:
        stop("--resume and --overwrite exclude each other: goes the run on, or does it start anew?", 2)
    gc.disable()  # what is loaded now stays: the collector need not look through it while it grows, nor ever after
    from extract.runners import local, progress  # noqa: PLC0415 - --help must not wait for it

    gc.freeze()
    gc.enable()
    with errors_told(), _interruptible(), progress.bar(sys.stderr) as show:
        summary = local.run(
            inputs,
            out,
            published=published,
            place=place,
            formats=table_format.split(","),
            csv=csv,
            workers=workers or os.cpu_count() or 1,
            max_errors=max_errors,
            timeout=timeout,
            ner=ner,
            resume=resume,
            overwrite=overwrite,
            progress=show,
        )
    typer.echo(summary.line(), err=True)
    if summary.counts.documents == 0 and summary.counts.failures:
        raise typer.Exit(1)


@contextmanager
def _interruptible() -> Iterator[None]:
    """A block that may be interrupted; the command that goes on is told."""
    try:
        yield
    except KeyboardInterrupt:
        again = [one for one in sys.argv[1:] if one not in ("--overwrite", "--resume")]
        stop(f"interrupted; what is done is kept. Go on with: {shlex.join(['extract', *again, '--resume'])}", 130)
