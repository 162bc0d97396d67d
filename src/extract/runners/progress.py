"""A progress line for terminals."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.runners.local import Counts

_SECONDS_BETWEEN = 0.1


@contextmanager
def bar(stream: TextIO) -> Iterator[Callable[[Counts], None]]:
    """A function that shows the counts it is told on one line of `stream`; silent where that is no terminal."""
    if not stream.isatty():
        yield lambda _: None
        return
    begun = time.monotonic()
    shown = 0.0

    def show(counts: Counts) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown < _SECONDS_BETWEEN:
            return
        shown = now
        rate = counts.characters / max(now - begun, 0.001)
        failed = f", {counts.failures:,} failed" if counts.failures else ""
        stream.write(f"\r\x1b[K{counts.documents:,} documents{failed}, {rate:,.0f} characters/s")
        stream.flush()

    try:
        yield show
    finally:
        stream.write("\r\x1b[K")
        stream.flush()
