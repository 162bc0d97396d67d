"""Bounded pieces of a long text: the backends take time or memory that grows faster than the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from extract.segment.base import Bounds

PIECE = 1_000
"""Most characters that a backend gets at once: the pattern for web addresses takes 5.6 s on the worst 20,000."""

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_COMPOSING = regex.compile(r"\p{M}|[^\p{Latin}\p{Common}]")


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[Bounds]:
    """Pieces of at most `PIECE` characters that cover `text[start:end]`, cut at a space where there is one.

    >>> [stop - start for start, stop in pieces("Hạ Long " * 200)]
    [1000, 600]
    """
    stop = len(text) if end is None else end
    while start < stop:
        cut = min(stop, start + PIECE)
        if cut < stop:
            cut = max(text.rfind(" ", start + PIECE // 2, cut), text.rfind("\n", start + PIECE // 2, cut)) + 1 or cut
        yield start, cut
        start = cut


def plain(text: str) -> str:
    """The text as the backends can take it, equally long: no lone surrogates, nothing that NFC would compose."""
    if text.isascii():
        return text
    whole = text.translate(_SURROGATES)
    if unicodedata.is_normalized("NFC", whole):
        return whole
    apart = _COMPOSING.sub("\ufffd", whole)
    return apart if unicodedata.is_normalized("NFC", apart) else "".join(c if c.isascii() else "\ufffd" for c in apart)


def align(text: str, tokens: list[str], start: int = 0) -> Iterator[Bounds]:
    """Where each token stands in the text, one after the other; a token that the backend changed is left out.

    >>> list(align("đồng chí  Nam", ["đồng", "chí", "Nam"]))
    [(0, 4), (5, 8), (10, 13)]
    """
    for token in tokens:
        at = text.find(token, start, start + len(token) + PIECE)
        if at >= 0:
            start = at + len(token)
            yield at, start
