"""The command `extract`: flags over the public functions, nothing more."""

from __future__ import annotations

from typing import Annotated

import typer

from extract import commands

_EXAMPLES = """Examples:

\b
  extract run data/raw --out data/out --overwrite     articles into tables
  extract show data/raw/tin-buon.txt                  one article with its spans
  extract COMMAND --help                              flags, examples, exit status

\b
Exit status: 0 done, 1 could not be done or something is wrong, 2 wrong usage,
130 interrupted. Messages go to standard error.
"""

app = typer.Typer(
    name="extract",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    """Print the version and exit, if asked to."""
    if asked:
        import extract  # noqa: PLC0415 - the version alone must not load the rest

        typer.echo(extract.__version__)
        raise typer.Exit


@app.callback(epilog=_EXAMPLES)
def main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Officials, dates, statistics and references out of Vietnamese news and official texts."""


commands.register(app)
