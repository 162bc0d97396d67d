"""Whether an office stands before a place in the text, seen before any post is read."""

from __future__ import annotations

import regex

from extract.extractors.officials.posts_words import heads

_REACH = 90
_APPOSED = regex.compile(
    r"(?:, | - | ?\()(?:(?:nguyên|cựu|(?:hiện|hiện đang|lúc đó|khi đó|lúc ấy|lúc bấy giờ|vốn|từng) là|là) )?+"
)
_WORDS = regex.compile(r"(?r)[^,.;:!?\n\"()]*(?: \([^()\n]{2,12}\))? ")


def office_led(folded: str, at: int, *, right: bool = False) -> bool:
    """Whether the head of a post stands before `at`, with nothing but words between; `right` before it, with none.

    >>> office_led("người phát ngôn lầu năm góc jeff davis", 28)
    True
    """
    window = _WORDS.match(folded, max(0, at - _REACH), at)
    if window is None:
        return False
    words = window[0]
    for last, (length, head) in heads().iter_long(words):
        start, after = last + 1 - length, last + 1
        if right and after != len(words) - 1:
            continue
        if head is not None and not words[after : after + 1].isalnum() and not (start and words[start - 1].isalnum()):
            return True
    return False


def office_follows(folded: str, at: int) -> bool:
    """Whether the head of a post stands in apposition after `at`.

    >>> office_follows("tim bramstone, giám đốc điều hành", 13)
    True
    """
    mark = _APPOSED.match(folded, at)
    if mark is None:
        return False
    start = mark.end()
    found = heads().iter_long(folded[start : start + 30])
    return any(head is not None and last + 1 == length for last, (length, head) in found)
