"""References as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.document import Reference

if TYPE_CHECKING:
    from extract.extractors.references import Citation
    from extract.rule import Match
    from extract.segment import Reading
    from extract.segment.base import Bounds


def resolve(reading: Reading, citations: tuple[Match[Citation], ...]) -> tuple[Reference, ...]:
    """The references of a document, in order of offset."""
    records = []
    for match in citations:
        span = reading.view.span(match.start, match.end)
        value = match.value
        records.append(
            Reference(
                id=f"R{span.start}",
                start=span.start,
                end=span.end,
                text=span.text,
                type=value.type,
                number=value.number,
                title=_quoted(reading, value.title),
                issuer=_quoted(reading, value.issuer),
                issued=value.issued,
                rule=match.rule,
            )
        )
    return tuple(records)


def _quoted(reading: Reading, bounds: Bounds | None) -> str | None:
    """The text of a stretch of the view on one line, as written."""
    return " ".join(reading.view.span(*bounds).text.split()) if bounds else None
