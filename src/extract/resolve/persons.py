"""Names and posts tied to persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.document import Mention, Official
from extract.text import fold

if TYPE_CHECKING:
    from extract.extractors.officials import Name, Recognised
    from extract.rule import Match
    from extract.segment import Reading


def resolve(reading: Reading, recognised: Recognised) -> tuple[Official, ...]:
    """The persons of a document, in order of their first name mention."""
    grouped: dict[str, list[Match[Name]]] = {}
    for match in recognised.names:
        grouped.setdefault(fold(match.value.name), []).append(match)
    officials = []
    for key, matches in grouped.items():
        first = reading.view.span(matches[0].start, matches[0].end)
        person = f"P{first.start}"
        mentions = []
        for match in matches:
            span = reading.view.span(match.start, match.end)
            mentions.append(
                Mention(
                    id=f"{person}-M{span.start}",
                    start=span.start,
                    end=span.end,
                    text=span.text,
                    kind="name",
                    rule=match.rule,
                )
            )
        officials.append(Official(id=person, name=first.text, name_key=key, kind="other", mentions=tuple(mentions)))
    return tuple(officials)
