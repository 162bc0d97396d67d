"""Keys for joining what the figures of different articles measure."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from extract import lexicon
from extract.text import fold

_EDGES = " .,;:-()\"'"


@lru_cache(maxsize=4096)
def indicator_key(indicator: str | None) -> str | None:
    """The indicator as joined: lower case, one tone style, abbreviations written out; None without indicator.

    >>> indicator_key("Tổng thu NSNN trên địa bàn TP"), indicator_key("Sản phẩm  OCOP")
    ('tổng thu ngân sách nhà nước trên địa bàn thành phố', 'sản phẩm ocop')
    """
    if indicator is None:
        return None
    pattern, values = _abbreviations()
    return pattern.sub(lambda match: values[match[0]], fold(indicator)).strip(_EDGES) or None


@cache
def _abbreviations() -> tuple[regex.Pattern[str], dict[str, str]]:
    values = lexicon.load(__package__ or "extract.resolve", "abbreviations.tsv").values
    return regex.compile(r"(?<![\w/-])\L<short>(?![\w/-])", short=list(values)), values
