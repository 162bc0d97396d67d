"""`extract show` and `extract explain`: articles with what is found in them, and why."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from extract.commands.flags import Inputs, Published
from extract.commands.inputs import articles, errors_told, stop

_SHOW = """Examples:

\b
  extract show data/raw/tin-buon.txt
  extract show data/raw/tin-buon.txt --as plain --width 80
  extract show data/raw --as html > bai.html

\b
Exit status: 0 shown, 1 nothing could be read, 2 wrong usage.
"""

_EXPLAIN = """Examples:

\b
  extract explain data/raw/tin-buon.txt
  echo "Sáng 17/12, thu 3,5 tỷ đồng" | extract explain - --published 2020-12-17
  extract explain data/raw --rule money

\b
Exit status: 0 explained, 1 nothing could be read or the rule found nothing,
2 wrong usage.
"""


def register(app: typer.Typer) -> None:
    """Add `show` and `explain`."""
    app.command(epilog=_SHOW, short_help="Show articles with the spans found in them.")(show)
    app.command(epilog=_EXPLAIN, short_help="Explain which rules fired and which gave way.")(explain)


def show(
    inputs: Inputs,
    *,
    published: Published = None,
    form: Annotated[
        str | None, typer.Option("--as", metavar="FORM", help="colour (on a terminal), plain, or html.")
    ] = None,
    width: Annotated[int, typer.Option(min=20, help="Columns of the plain form.")] = 100,
) -> None:
    """Show articles with the spans that were found in them."""
    form = form or ("colour" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else "plain")
    if form not in ("colour", "plain", "html"):
        stop(f"--as {form}: the forms are colour, plain and html", 2)
    from extract import show as drawing  # noqa: PLC0415 - --help must not wait for the pipeline
    from extract.pipeline import Pipeline  # noqa: PLC0415

    pipeline = Pipeline()
    shown = 0
    with errors_told():
        for document in pipeline.stream(articles(inputs, published)):
            shown += 1
            if form == "html":
                drawn = drawing.page(document)
            else:
                drawn = drawing.coloured(document) if form == "colour" else drawing.plain(document, width)
                drawn = f"== {document.id}\n{drawn}\n"
            typer.echo(drawn, color=form == "colour")
    if not shown:
        raise typer.Exit(1)


def explain(
    inputs: Inputs,
    *,
    published: Published = None,
    rule: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this rule found, lost or took from others.")
    ] = None,
) -> None:
    """Explain a reading: which rules fired, which gave way, and to whom."""
    from extract.explain import explain as reason  # noqa: PLC0415 - --help must not wait for the pipeline
    from extract.pipeline import Pipeline  # noqa: PLC0415

    pipeline = Pipeline()
    explained = fired = 0
    with errors_told():
        for document in articles(inputs, published):
            explained += 1
            lines = list(reason(document, pipeline).lines(rule))
            fired += bool(lines)
            if lines or rule is None:
                typer.echo("\n".join((f"== {document.id}", *lines)))
    if rule is not None and explained and not fired:
        stop(f"no rule {rule} found anything here; extract list --rules names them all", 1)
    if not explained:
        raise typer.Exit(1)
