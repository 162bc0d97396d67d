"""Places and firms that a text names once with a word for what they are, and then without: `xã Phù Lãng … Phù Lãng`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.places import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.resolve.figures.name import Name

_UNIT = regex.compile(
    r"^(?:tỉnh|huyện|thành phố|thị xã|tp\.?|tx\.?|quận|phường|xã|thị trấn|thôn|bản|đảo|sân bay|cảng|vùng) (?=\p{L}+ )"
)
_FIRM_WORDS = ("công ty", "tập đoàn", "ngân hàng", "hợp tác xã", "htx", "ctcp", "cty")
"""What stands in every match of `_FIRM`."""
_FIRM = regex.compile(
    r"(?:[Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|[Hh]ợp tác xã|HTX|CTCP|[Cc]ty)"
    r"(?: (?:\p{Ll}++|TNHH|CP|MTV|TMCP|XNK|&)){0,8}+ (?P<name>\p{Lu}\p{L}*+(?: \p{Lu}\p{L}*+){1,3}+)"
)


def aliases(text: str, folded: str, places: Iterable[Name]) -> frozenset[str]:
    """The folded names without the words before them that say what they are; `places` are those at its head.

    >>> from extract.resolve.figures.name import Name
    >>> text = "Xã Phù Lãng giao đất cho Công ty TNHH Hoa Sen. Phù Lãng có 5 thôn."
    >>> sorted(aliases(text, text.lower(), [Name(0, 11, "place")]))
    ['hoa sen', 'phù lãng']
    """
    end = min(len(text), OPENING)
    found, reach = set[str](), 0
    for start in sorted(_firm_words(folded, end)):
        firm = _FIRM.match(text, start, end) if start >= reach else None
        if firm is not None:
            found.add(firm["name"].lower())
            reach = firm.end()
    for name in places:
        if name.kind == "place":
            words = folded[name.start : name.end]
            bare = _UNIT.sub("", words)
            if bare != words:
                found.add(bare)
    return frozenset(found)


def _firm_words(folded: str, end: int) -> Iterator[int]:
    """Where the words of `_FIRM` stand: looked for one by one, they take a twentieth of the pattern's time."""
    for word in _FIRM_WORDS:
        at = folded.find(word, 0, end)
        while at >= 0:
            yield at
            at = folded.find(word, at + 1, end)


def opens(folded: str, start: int) -> bool:
    """Whether the name at the offset begins a clause, so that it may be its subject, and no part of a longer name."""
    before = folded[max(0, start - 5) : start].rstrip(" “\"'")
    return not before or before[-1] in ",;:.\n" or before.endswith(_JOINTS) or before[-1].isdigit()


_JOINTS = (" và", " thì", " nay", " mà")
