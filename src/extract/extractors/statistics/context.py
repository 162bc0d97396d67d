"""What stands before and after a number and decides whether it counts anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.lexicon import load

if TYPE_CHECKING:
    from extract.document import Number

_HERE = "extract.extractors.statistics"

LABELS = load(_HERE, "labels.tsv").values
TRIGGERS = load(_HERE, "triggers.tsv").values
STOPS = load(_HERE, "stops.tsv").values

_COUNTING_SO = frozenset(("trong", "tổng", "con", "vào", "đa", "thiểu"))
_BEFORE_YEAR = frozenset("đến từ trước sau cuối đầu giữa trong vào kỳ tới qua ngày tết xuân hè thu đông".split())
_UNLISTED = regex.compile(r" {1,2}([^\W\d_]{2,})(?![\w./-])")
_WINDOW = 28


def words_before(text: str, start: int) -> list[str]:
    """The last words before a number, on its line; the last one may carry a mark (`tế:`).

    >>> words_before("trên Quốc lộ 18", 13)
    ['trên', 'Quốc', 'lộ']
    """
    low = max(0, start - _WINDOW, text.rfind("\n", max(0, start - _WINDOW), start) + 1)
    words = text[low:start].split()
    if low and words and not text[low - 1].isspace() and not text[low].isspace():
        words = words[1:]
    return words


def label(words: list[str]) -> str | None:
    """The kind of label that the words before a number make it, or None: `place` after `quốc lộ`.

    >>> label(["trên", "quốc", "lộ"]), label(["trong", "số"]), label(["đạt"])
    ('place', None, None)
    """
    if not words:
        return None
    last = words[-1].lstrip("(\"'")
    if last == "số":
        return None if len(words) > 1 and words[-2].lstrip("(\"'") in _COUNTING_SO else "number"
    kind = LABELS.get(last)
    if kind is None and len(words) > 1:
        kind = LABELS.get(f"{words[-2]} {last}")
    if kind is None and len(words) > 2:
        kind = LABELS.get(f"{words[-3]} {words[-2]} {last}")
    return kind


def announces(words: list[str]) -> bool:
    """Whether the word before a number announces an amount, so that an unlisted noun may follow."""
    if not words:
        return False
    last = words[-1]
    if last[-1] in ",;:(":
        return True
    return last in TRIGGERS or (len(words) > 1 and f"{words[-2]} {last}" in TRIGGERS)


def is_year(literal: str, value: Number, words: list[str]) -> bool:
    """Whether four digits after a preposition are a year: `đến 2025 tỉnh có`."""
    return (
        len(literal) == 4
        and literal.isdigit()
        and 1900 <= value <= 2100
        and bool(words)
        and (words[-1] in _BEFORE_YEAR or words[-1][-1] in "-/(")
    )


def unlisted_noun(text: str, cased: str, end: int) -> tuple[int, int] | None:
    """The bounds of the small-lettered word after a number when it may be a noun that no list has."""
    match = _UNLISTED.match(text, end)
    if match is None or match[1] in STOPS or not cased[match.start(1) : match.end(1)].islower():
        return None
    return match.span(1)
