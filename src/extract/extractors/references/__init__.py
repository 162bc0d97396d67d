"""Documents that a text names: laws, decrees, resolutions, decisions, programmes, plans."""

from __future__ import annotations

from extract.extractors.references import details, numbered, titled
from extract.extractors.references.citation import Citation
from extract.rule import Losses, Match, longest
from extract.segment import Reading

__all__ = ["Citation", "fixed", "recognise"]


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[Citation], ...]:
    """The references of a reading, in order, without overlaps."""
    kept = longest([*titled.find(reading), *numbered.find(reading)], losses)
    return tuple(details.complete(reading, match) for match in kept)


def fixed(citations: tuple[Match[Citation], ...]) -> tuple[Match[Citation], ...]:
    """The citations cut down to the parts in which no date or figure can be: titles may hold both."""
    return tuple(Match(*match.value.fixed, match.rule, match.value) for match in citations)
