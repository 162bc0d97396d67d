"""What the words of one reference say, and the types that references have."""

from __future__ import annotations

from msgspec import Struct

from extract import lexicon
from extract.rule import Match
from extract.segment.base import Bounds

TYPES = lexicon.load("extract.extractors.references", "types.tsv").values
"""Document types as spelled, folded, with the type in full."""

CODES = lexicon.load("extract.extractors.references", "codes.tsv")
"""Abbreviations of types, folded, with the type in full."""


class Citation(Struct, frozen=True):
    """What the words of a reference say. `title` and `issuer` are stretches of the view.

    `fixed` is the part that holds no date or figure of its own: `Nghị quyết 01` wholly, in `Luật Đất đai năm 2013`
    only `Luật`, since the year is a date as well.
    """

    type: str
    fixed: Bounds
    number: str | None = None
    title: Bounds | None = None
    issuer: Bounds | None = None
    issued: str | None = None


def titled(
    rule: str,
    start: int,
    end: int,
    kind: str,
    *,
    number: str | None = None,
    title_end: int | None = None,
    title_from: int | None = None,
) -> Match[Citation]:
    """A reference by title, which runs from `title_from`, else the type word's end, to `title_end`, else `end`."""
    begin = start + len(kind) + 1 if title_from is None else title_from
    return Match(
        start, end, rule, Citation(kind, (start, min(end, start + len(kind))), number, (begin, title_end or end))
    )
