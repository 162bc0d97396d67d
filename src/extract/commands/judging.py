"""`extract list`, `check`, `evaluate` and `diff`: what extract knows, whether it holds, how right a run is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from extract.commands.inputs import errors_told, stop

_LIST = """Examples:

\b
  extract list
  extract list --rules
  extract list --unused

\b
Exit status: 0 listed, 2 wrong usage.
"""

_CHECK = """Examples:

\b
  extract check
  extract check dates statistics

\b
Exit status: 0 all right, 1 some are wrong, 2 wrong usage.
"""

_EVALUATE = """Examples:

\b
  extract run data/raw --out data/out --overwrite
  extract evaluate tests/gold data/out
  extract evaluate tests/gold data/out --differences
  extract evaluate tests/gold data/out --floors tests/gold/floors.toml

\b
Exit status: 0 done, 1 a figure is below its floor or nothing could be read,
2 wrong usage.
"""

_DIFF = """Examples:

\b
  extract run bao.jsonl --out truoc
  extract run bao.jsonl --out sau
  extract diff truoc sau

\b
Exit status: 0 the runs found the same, 1 they differ, 2 wrong usage.
"""

_COLOURS = {"gained": typer.colors.GREEN, "lost": typer.colors.RED, "changed": typer.colors.YELLOW}


def register(app: typer.Typer) -> None:
    """Add `list`, `check`, `evaluate` and `diff`."""
    app.command("list", epilog=_LIST, short_help="List extractors, rules and word lists.")(list_)
    app.command(epilog=_CHECK, short_help="Check the shipped examples.")(check)
    app.command(epilog=_EVALUATE, short_help="Measure a run against annotated articles.")(evaluate)
    app.command(epilog=_DIFF, short_help="Tell what a later run gained and lost.")(diff)


def list_(
    *,
    rules: Annotated[
        bool, typer.Option("--rules", help="Name every rule and how often the shipped examples use it.")
    ] = False,
    unused: Annotated[
        bool, typer.Option("--unused", help="Name the rules and word-list lines that no shipped example uses.")
    ] = False,
) -> None:
    """List the extractors, their rules and their word lists with counts."""
    from extract import knowledge  # noqa: PLC0415 - --help must not wait for it

    if unused:
        for rule in knowledge.unused_rules(knowledge.examples()):
            typer.echo(f"rule\t{rule.module}\t{rule.name}")
        for name, entry in knowledge.unused_lines(knowledge.examples()):
            typer.echo(f"line\t{name}\t{entry.surface}")
        return
    if rules:
        fired = knowledge.finds(knowledge.examples())
        for rule in knowledge.rules():
            typer.echo(f"{rule.module}\t{rule.name}\t{fired[rule.name]}")
        return
    for one in knowledge.extractors():
        typer.echo(f"{one.name}: {len(one.rules)} rules, {one.cases} cases, {one.counters} counter-cases")
        for words in one.lists:
            typer.echo(f"    {words.name.rpartition('/')[2]:24}{len(words.entries):7,} lines")
    shared = [words for words in knowledge.word_lists() if not words.name.startswith("extractors/")]
    typer.echo("shared")
    for words in shared:
        typer.echo(f"    {words.name:24}{len(words.entries):7,} lines")


def check(
    layers: Annotated[
        list[str] | None, typer.Argument(metavar="[EXTRACTOR]...", help="officials, dates, statistics, references.")
    ] = None,
) -> None:
    """Check the shipped examples: what must be found, and what must not."""
    from extract import corpus  # noqa: PLC0415 - --help must not wait for it
    from extract.pipeline import Pipeline  # noqa: PLC0415

    for layer in layers or ():
        if layer not in corpus.EXTRACTORS:
            stop(f"no extractor {layer!r}; there are {', '.join(corpus.EXTRACTORS)}", 2)
    pipeline = Pipeline()
    wrong = 0
    with errors_told():
        for layer in layers or corpus.EXTRACTORS:
            outcomes = [corpus.check(example, pipeline) for example in corpus.load(layer)]
            counts = Counter(one.verdict for one in outcomes)
            for one in outcomes:
                if one.verdict != "right":
                    typer.secho(f"{one.verdict}: {one.example.text!r}", fg=typer.colors.RED)
                    typer.echo(f"    wanted {one.example.expect or 'nothing'}; found {one.found}")
            wrong += len(outcomes) - counts["right"]
            typer.echo(f"{layer}: " + ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts)))
    if wrong:
        raise typer.Exit(1)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder of annotated articles.")],
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A run's folder, or its documents.jsonl.")],
    *,
    differences: Annotated[bool, typer.Option("--differences", help="Name every difference, one a line.")] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Figures that must be reached (TOML: name = figure).")
    ] = None,
    lift: Annotated[bool, typer.Option("--lift", help="Write the floors anew where the figures are higher.")] = False,
) -> None:
    """Evaluate a run against annotated articles: precision, recall, F1, and accuracy field by field."""
    from extract.evaluate import evaluate as judge  # noqa: PLC0415 - --help must not wait for it
    from extract.evaluate import floors as bars  # noqa: PLC0415
    from extract.evaluate import read_gold, read_run  # noqa: PLC0415

    if lift and floors is None:
        stop("--lift needs --floors FILE", 2)
    with errors_told():
        report = judge(read_gold(gold), read_run(run))
        if not report.predicted:
            stop(f"none of the articles of {gold} is in {run}; run extract on their texts first", 1)
        typer.echo("\n".join(report.lines()))
        if differences:
            typer.echo("\n".join(one.line() for one in report.differences))
        if floors is not None:
            below = bars.below(report, bars.read(floors))
            for line in below:
                typer.secho(line, fg=typer.colors.RED, err=True)
            if below:
                raise typer.Exit(1)
            if lift:
                bars.lift(report, floors)


def diff(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="The earlier run: its folder or documents.jsonl.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="The later run.")],
) -> None:
    """Show what one run gained, lost and reads otherwise than another, document by document."""
    from extract.compare import compare  # noqa: PLC0415 - --help must not wait for it
    from extract.evaluate import read_run  # noqa: PLC0415

    with errors_told():
        found = compare(read_run(before), read_run(after))
    last = None
    for change in found.changes:
        if change.doc_id != last:
            last = change.doc_id
            typer.secho(f"== {last}", bold=True)
        typer.secho(change.line(), fg=_COLOURS[change.kind])
    for side, names in (("first", found.only_before), ("second", found.only_after)):
        for name in names:
            typer.echo(f"== {name}: only in the {side} run")
    told = ", ".join(f"{count} {kind}" for kind, count in found.counts().items())
    typer.echo(f"{found.documents} documents in both: {told}")
    if found.changes or found.only_before or found.only_after:
        raise typer.Exit(1)
