"""Words read backwards from where a name begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAST_WORD = regex.compile(r"(?r)[\p{L}\p{M}\d./&-]+")
_LONG_WORD = 16  # letters


def last_word(folded: str, end: int) -> str:
    """The word that ends at `end`, or the empty string where none does.

    >>> last_word("đưa cho lan", 7)
    'cho'
    """
    begin = folded.rfind(" ", max(0, end - _LONG_WORD), end) + 1
    word = folded[begin:end]
    if begin and word.isalpha():  # most are
        return word
    match = _LAST_WORD.match(folded, 0, end)
    return match[0] if match else ""


def word_before(folded: str, at: int) -> str:
    """The word right before `at`, after one space; else the empty string.

    >>> word_before("đưa cho lan", 8)
    'cho'
    """
    return last_word(folded, at - 1) if at and folded[at - 1] == " " else ""


def endings(surfaces: Iterable[str]) -> frozenset[str]:
    """The last words, from one on, of surfaces that have more.

    >>> sorted(endings(["bà mẹ anh hùng", "ông"]))
    ['anh hùng', 'hùng', 'mẹ anh hùng']
    """
    split = [surface.split(" ") for surface in surfaces]
    return frozenset(" ".join(words[first:]) for words in split for first in range(1, len(words)))
