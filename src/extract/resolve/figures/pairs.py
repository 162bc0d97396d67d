"""Syllables that make one word together."""

from __future__ import annotations

from extract.lexicon import load


def _pairs() -> frozenset[tuple[str, str]]:
    surfaces = [
        *("trở lên", "trở xuống", "liên tiếp", "trực tiếp", "gián tiếp"),
        *load("extract.extractors.statistics", "nouns.tsv").values,
        *load("extract.resolve.figures", "cues.tsv").values,
        *load("extract.resolve.figures", "compounds.tsv").values,
    ]
    return frozenset(pair for one in surfaces for pair in zip(one.split(), one.split()[1:], strict=False))


PAIRS = _pairs()
"""Syllables that make one word together, so that no phrase ends between them."""
