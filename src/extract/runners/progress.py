"""A progress line for terminals: how far the run is, how fast, and how long it will take."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

    from extract.runners.report import Counts

_SECONDS_BETWEEN = 0.1


@contextmanager
def bar(stream: TextIO) -> Iterator[Callable[[Counts], None] | None]:
    """A function that shows the counts it is told on one line of `stream`; None where that is no terminal."""
    if not stream.isatty():
        yield None
        return
    shown, begun = 0.0, time.monotonic()
    with _line(stream) as progress:
        task = progress.add_task("", total=None, told="starting")

        def show(counts: Counts) -> None:
            nonlocal shown
            now = time.monotonic()
            progress.update(task, completed=counts.bytes, total=counts.total, told=_told(counts, now - begun))
            if now - shown >= _SECONDS_BETWEEN:
                shown = now
                progress.refresh()

        yield show


def _line(stream: TextIO) -> Progress:
    """The line, drawn only when it is told to: a thread that draws would keep the workers from being forked."""
    from rich.console import Console  # noqa: PLC0415 - terminals alone need it
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    return Progress(
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=Console(file=stream),
        auto_refresh=False,
        transient=True,
    )


def _told(counts: Counts, seconds: float) -> str:
    """Documents, failures and speed in words."""
    failed = f", {counts.failures:,} failed" if counts.failures else ""
    return f"{counts.documents:,} documents{failed}, {counts.characters / max(seconds, 0.001):,.0f} characters/s"
