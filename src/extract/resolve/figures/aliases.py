"""Places and firms that a text names once with a word for what they are, and then without: `xã Phù Lãng … Phù Lãng`."""

from __future__ import annotations

import regex

from extract.resolve.figures.names import places

_OPENING = 5000
"""Characters at the head of a text that tell what its names are of."""
_UNIT = regex.compile(
    r"^(?:tỉnh|huyện|thành phố|thị xã|tp\.?|tx\.?|quận|phường|xã|thị trấn|thôn|bản|đảo|sân bay|cảng|vùng) (?=\p{L}+ )"
)
_FIRM = regex.compile(
    r"(?:[Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|[Hh]ợp tác xã|HTX|CTCP|[Cc]ty)"
    r"(?: (?:\p{Ll}++|TNHH|CP|MTV|TMCP|XNK|&)){0,8}+ (?P<name>\p{Lu}\p{L}*+(?: \p{Lu}\p{L}*+){1,3}+)"
)


def aliases(text: str, folded: str) -> frozenset[str]:
    """The folded names without the words before them that say what they are.

    >>> text = "Xã Phù Lãng giao đất cho Công ty TNHH Hoa Sen. Phù Lãng có 5 thôn."
    >>> sorted(aliases(text, text.lower()))
    ['hoa sen', 'phù lãng']
    """
    end = min(len(text), _OPENING)
    found = {match["name"].lower() for match in _FIRM.finditer(text, 0, end)}
    for name in places(text, folded, 0, end):
        if name.kind == "place":
            words = folded[name.start : name.end]
            bare = _UNIT.sub("", words)
            if bare != words:
                found.add(bare)
    return frozenset(found)


def opens(folded: str, start: int) -> bool:
    """Whether the name at the offset begins a clause, so that it may be its subject, and no part of a longer name."""
    before = folded[max(0, start - 5) : start].rstrip(" “\"'")
    return not before or before[-1] in ",;:.\n" or before.endswith(_JOINTS) or before[-1].isdigit()


_JOINTS = (" và", " thì", " nay", " mà")
