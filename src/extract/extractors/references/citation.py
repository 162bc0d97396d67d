"""What the words of one reference say, and the types that references have."""

from __future__ import annotations

from msgspec import Struct

from extract import lexicon
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
