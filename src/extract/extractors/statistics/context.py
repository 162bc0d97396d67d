"""What stands before and after a number and decides whether it counts anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.extractors.statistics.terms import PERSONS, STRUCTURE, SURFACES
from extract.lexicon import load

if TYPE_CHECKING:
    from extract.document import Number

_HERE = "extract.extractors.statistics"

LABELS = load(_HERE, "labels.tsv").values
TRIGGERS = load(_HERE, "triggers.tsv").values
STOPS = load(_HERE, "stops.tsv").values
BOUND = load(_HERE, "bound.tsv").values

_ALLOWED = {"team": PERSONS, "building": STRUCTURE, "group": SURFACES}
"""Nouns that are counted even after a label of the kind: `tổ 5 người`, `tòa nhà 5 tầng`, `nhóm 4 quốc gia`."""
_DAYS = 31
_COUNTING_SO = frozenset(("trong", "tổng", "con", "vào", "đa", "thiểu"))
_BEFORE_YEAR = frozenset("đến từ trước sau cuối đầu giữa trong vào kỳ tới qua ngày tết xuân hè thu đông".split())
_UNLISTED = regex.compile(r" {1,2}([^\W\d_]{2,})(?![\w./-])(?: ([^\W\d_]{2,})(?![\w/-]))?")
_WINDOW = 28
_RANK = regex.compile(r"\d{1,2}(?:\.\d{1,2})+")


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
    kind = LABELS.get(last)
    if len(words) > 1:
        kind = LABELS.get(f"{words[-2]} {last}", kind)
        if last == "số" and words[-2].lstrip("(\"'") in _COUNTING_SO:
            return None
    if len(words) > 2:
        kind = LABELS.get(f"{words[-3]} {words[-2]} {last}", kind)
    return None if kind == "none" else kind


def names(words: list[str], literal: str, noun: str) -> bool:
    """Whether the words before a number make it a name or an ordinal, so that the noun after it is not counted.

    >>> names(["trú", "tại", "tổ"], "5", "phường"), names(["một", "tổ"], "5", "người")
    (True, False)
    """
    kind = label(words)
    if kind is None or not literal.isdigit() or (noun == "tuổi" and words[-1] != "tuổi"):
        return False
    if words[-1] == "ngày" and int(literal) > _DAYS:
        return False
    allowed = _ALLOWED.get(kind)
    return allowed is None or noun not in allowed


def announces(words: list[str]) -> bool:
    """Whether the word before a number announces an amount, so that an unlisted noun may follow."""
    if not words:
        return False
    last = words[-1]
    if last[-1] in ",;:(":
        return True
    return last in TRIGGERS or (len(words) > 1 and f"{words[-2]} {last}" in TRIGGERS)


def is_year(literal: str, value: Number, words: list[str]) -> bool:
    """Whether four digits that no amount announces are a year: `Luật Đất đai 2013 quy định`, `đến 2025 tỉnh có`."""
    if len(literal) != 4 or not literal.isdigit() or not 1900 <= value <= 2100:
        return False
    return not words or words[-1] in _BEFORE_YEAR or not announces(words)


def stands_free(text: str, start: int) -> bool:
    """Whether the number does not continue a word, a code or another number."""
    before = text[start - 1]
    if before in " (\n":
        return True
    if before.isalnum() or before in "/_#@.&=":
        return False
    if before in ",-:+":
        earlier = text[start - 2 : start - 1]
        return not earlier.isalnum() or (before == ":" and (earlier.isalpha() or _goes_on(text, start + 2)))
    return True


def _goes_on(text: str, at: int) -> bool:
    """Whether the number behind a colon has more digits there than a clock's: `năm 2015:20.000 khách`."""
    return text[at : at + 1].isdigit() or (text[at : at + 1] in (".", ",") and text[at + 1 : at + 2].isdigit())


def is_rank(text: str, start: int, literal: str) -> bool:
    """Whether the number at `start` opens its line as a heading's does: `1.1 Địa chỉ thửa đất`."""
    return (start == 0 or text[start - 1] == "\n") and _RANK.fullmatch(literal) is not None


def behind_name(cased: str, start: int, words: list[str]) -> bool:
    """Whether the last of the words before the number at `start` has a capital: `Lexus LS 460L`."""
    return bool(words) and cased[start - 1 - len(words[-1])].isupper()


def unlisted_noun(text: str, cased: str, end: int) -> tuple[int, int] | None:
    """The bounds of the noun after a number that no list has, when the words there may be one.

    It is the first small-lettered word; with the next one, where the first counts nothing alone (`2.131 công đoàn`).

    >>> text = "2.131 tuyển thủ được chọn"
    >>> unlisted_noun(text, text, 5)
    (6, 15)
    """
    match = _UNLISTED.match(text, end)
    if match is None or match[1] in STOPS or not cased[match.start(1) : match.end(1)].islower():
        return None
    if match[1] not in BOUND:
        return match.span(1)
    if match[2] is None or match[2] in STOPS:
        return None
    return match.start(1), match.end(2)
