r"""Classes of letters for patterns that the standard library's `re` compiles, which has no `\p{Lu}`.

Patterns are `regex`'s but for those that run most: `re` takes half of `regex`'s time for a call, and a third or a
quarter of it for a scan over a text.

>>> import re
>>> re.findall(f"[{UPPER}]{LETTER}*", "Ở Đà Nẵng, 5 km² và 3 Tấn")
['Ở', 'Đà', 'Nẵng', 'Tấn']
"""

from __future__ import annotations

import unicodedata

# Latin, Greek and Cyrillic: other scripts have capitals too, but none that is set among these.
_CASED = (*range(0x41, 0x250), *range(0x370, 0x482), *range(0x1E00, 0x1F00))


def _of(category: str) -> str:
    """The characters of a category as the inside of a class, those that follow each other as ranges."""
    ranges: list[list[int]] = []
    for code in _CASED:
        if unicodedata.category(chr(code)) != category:
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in ranges)


UPPER = _of("Lu")
"""Capitals, for the inside of a class."""

LOWER = _of("Ll")
"""Small letters, for the inside of a class."""

LETTER = r"[^\W\d_²³¹¼-¾]"
"""One letter: `re` counts raised figures and fractions as characters of words."""

ALNUM = r"[^\W_²³¹¼-¾]"
"""One letter or digit."""

MARKS = "\u0300-\u036f"
"""Accents that stand by themselves, for the inside of a class."""
