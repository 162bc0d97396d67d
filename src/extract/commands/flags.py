"""Flags that commands share, and those of `extract run`: their names, their values, their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

Inputs = Annotated[
    list[str],
    Argument(metavar="INPUT...", help="Files (.txt, .jsonl, .csv, .parquet), folders, or - for standard input."),
]
Published = Annotated[
    str | None, Option(metavar="DATE", help="Publication date (2020-12-17) of the articles that do not say theirs.")
]
Out = Annotated[Path, Option("--out", "-o", metavar="DIR", help="The folder to write to.")]
Place = Annotated[
    str | None, Option(metavar="NAME", help="The place that the articles are from, where they do not say it.")
]
Formats = Annotated[
    str, Option("--format", metavar="LIST", help="Form of the tables: csv, xlsx, parquet, with commas between.")
]
Csv = Annotated[str, Option(metavar="DIALECT", help="excel (opens right in Excel) or plain.")]
Workers = Annotated[int, Option(min=0, metavar="N", help="Processes that work side by side; 0 for one a core.")]
MaxErrors = Annotated[int | None, Option(min=0, metavar="N", help="Stop when more documents than this fail.")]
Timeout = Annotated[
    float, Option(min=0.1, metavar="SECONDS", help="Time that one document may take before it is set aside.")
]
Ner = Annotated[
    bool, Option("--ner", help="Ask the entity model about names no rule explains; for general news; slower.")
]
Resume = Annotated[bool, Option("--resume", help="Go on with the run in DIR; skip what is unchanged.")]
Overwrite = Annotated[bool, Option("--overwrite", help="Replace the results in DIR.")]
