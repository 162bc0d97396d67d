"""The command `extract`: flags over the public functions, nothing more."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from extract import commands

if TYPE_CHECKING:
    from extract.runners.local import Summary

app = typer.Typer(
    name="extract",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    """Officials, dates, statistics and references out of Vietnamese news and official texts."""
    if version:
        import extract  # noqa: PLC0415 - the version alone must not load the rest

        typer.echo(extract.__version__)
        raise typer.Exit


_RUN_EXAMPLES = """Examples:

\b
  extract run data/raw --out data/out --overwrite
  extract run bai-bao.txt --out ket-qua --published 2020-12-17
  extract run bao.jsonl bang.csv --out ket-qua --workers 4 --format csv,xlsx
  cat bao.jsonl | extract run - --out ket-qua --csv plain
  extract run kho-bao --out ket-qua --resume

\b
Exit status: 0 done (what could not be read is in errors.csv), 1 nothing could be
done or more than --max-errors documents failed, 2 wrong usage.
"""


@app.command(epilog=_RUN_EXAMPLES)
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files (.txt, .jsonl, .csv, .parquet), folders, or - for standard input."
        ),
    ],
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of the articles that do not say theirs.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="The place that the articles are from, where they do not say it.")
    ] = None,
    table_format: Annotated[
        str,
        typer.Option("--format", metavar="LIST", help="Form of the tables: csv, xlsx, parquet, with commas between."),
    ] = "csv",
    csv: Annotated[str, typer.Option(metavar="DIALECT", help="excel (opens right in Excel) or plain.")] = "excel",
    workers: Annotated[int, typer.Option(min=0, help="Processes that work side by side; 0 for one a core.")] = 1,
    max_errors: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Stop when more documents than this fail.")
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="Time that one document may take before it is set aside.")
    ] = 60.0,
    ner: Annotated[
        bool, typer.Option("--ner", help="Ask the entity model about names no rule explains; for general news; slower.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the run in DIR; skip what is unchanged.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the results in DIR.")] = False,
) -> None:
    """Extract from articles into tables: who held which office, what happened when, which figures, which documents."""
    if resume and overwrite:
        _refuse("--resume and --overwrite exclude each other")
    gc.disable()  # what is loaded now stays: the collector need not look through it while it grows, nor ever after
    from extract.errors import ExtractError, UsageError  # noqa: PLC0415 - --help must not wait for it
    from extract.runners import local, progress  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    try:
        with progress.bar(sys.stderr) as report:
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
                progress=report,
            )
    except UsageError as error:
        _refuse(str(error))
    except ExtractError as error:
        _stop(str(error), 1)
    except KeyboardInterrupt:
        _stop(f"interrupted; go on with: extract run {' '.join(inputs)} --out {out} --resume", 130)
    _tell(summary)


commands.register(app)


def _tell(summary: Summary) -> None:
    """The last line: counts, and what to do next; status 1 where not one document could be done."""
    typer.echo(summary.line(), err=True)
    if summary.counts.documents == 0 and summary.counts.failures:
        raise typer.Exit(1)


def _refuse(message: str) -> NoReturn:
    _stop(message, 2)


def _stop(message: str, status: int) -> NoReturn:
    typer.echo(f"extract: {message}", err=True)
    raise typer.Exit(status)
