"""Floors: figures that a run must reach, kept in a file and only ever raised."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import InputError

if TYPE_CHECKING:
    from extract.evaluate import Report

SLACK = 0.005
"""How far below a figure its floor is set, so that a new example may cost a little elsewhere."""


def read(path: str | Path) -> dict[str, float]:
    """The floors of a file, by the name of the figure."""
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"no floors in {path}: {error}") from error
    return {str(name): float(floor) for name, floor in data.items()}


def below(report: Report, floors: dict[str, float]) -> list[str]:
    """A line for each figure below its floor."""
    figures = report.figures()
    return [
        f"{name}: {figures.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    ]


def lift(report: Report, path: str | Path) -> None:
    """Write the floors anew: each at its figure less a little slack where that is higher, none lower than it was."""
    place = Path(path)
    old = read(place) if place.exists() else dict.fromkeys(report.figures(), 0.0)
    figures = report.figures()
    new = {name: max(floor, int((figures.get(name, 0.0) - SLACK) * 1000) / 1000) for name, floor in old.items()}
    head = "# Figures to be reached; raised by: extract evaluate GOLD RUN --floors FILE --lift\n"
    body = "".join(f'"{name}" = {floor:.3f}\n' for name, floor in new.items())
    place.write_text(head + body, encoding="utf-8")
