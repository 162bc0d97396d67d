"""Documents that a text names: laws, decrees, resolutions, decisions, programmes, plans."""

from __future__ import annotations

from extract.extractors.references import details, numbered, titled, triggers
from extract.extractors.references.citation import Citation
from extract.rule import Losses, Match, longest
from extract.segment import Reading

__all__ = ["Citation", "fixed", "recognise"]


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[Citation], ...]:
    """The references of a reading, in order, without overlaps.

    >>> from extract.segment import PlainSegmenter
    >>> from extract.text import View
    >>> view = View("theo Luật Đất đai, các Nghị quyết 18-NQ/TW và 19-NQ/TW")
    >>> reading = Reading(view, PlainSegmenter().sentences(view))
    >>> [(match.value.type, match.value.number) for match in recognise(reading)]
    [('Luật', None), ('Nghị quyết', '18-NQ/TW'), ('Nghị quyết', '19-NQ/TW')]
    """
    hits = triggers.read(reading)
    kept = longest([*titled.find(reading, hits), *numbered.find(reading, hits)], losses)
    return tuple(details.complete(reading, match) for match in kept)


def fixed(citations: tuple[Match[Citation], ...]) -> tuple[Match[Citation], ...]:
    """The citations cut down to the parts in which no date or figure can be: titles may hold both."""
    return tuple(Match(*match.value.fixed, match.rule, match.value) for match in citations)
