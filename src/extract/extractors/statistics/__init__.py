"""Figures: numbers with their unit, before it is known what they measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.extractors.statistics.digits import scan_digits
from extract.extractors.statistics.figure import Figure
from extract.extractors.statistics.spoken import scan_spoken

if TYPE_CHECKING:
    from extract.rule import Losses, Match
    from extract.segment import Reading

__all__ = ["Figure", "recognise"]


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[Figure], ...]:
    """The figures of a reading, in order, without overlaps."""
    written = scan_digits(reading, losses)
    return tuple(sorted((*written, *scan_spoken(reading, written)), key=_start))


def _start(match: Match[Figure]) -> int:
    return match.start
