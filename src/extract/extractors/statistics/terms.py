"""The words that a number can count: signs of percent, currencies, units of measure, counted nouns, in one table.

All word lists are joined by first syllable, longest phrase first, so that `đồng hồ` is not money and `tờ khai` not a
sheet.
"""

from __future__ import annotations

import re
from typing import Literal

import regex
from msgspec import Struct

from extract.lexicon import load

Role = Literal["percent", "money", "measure", "noun", "time"]

_HERE = "extract.extractors.statistics"


class Term(Struct, frozen=True):
    """A word or phrase that a number can count: its surface, role, and key for joining."""

    surface: str
    role: Role
    key: str
    bounded: bool


_PERCENT = {
    "%": "%",
    "phần trăm": "%",
    "điểm %": "điểm %",
    "điểm phần trăm": "điểm %",
    "‰": "‰",
    "phần nghìn": "‰",
}
_I_OR_Y = regex.compile(r"(?<=(?<!\p{L})(?:[hklmst]|qu))[iíìỉĩịyýỳỷỹỵ](?!\p{L})")
_SWAPPED = str.maketrans("iíìỉĩịyýỳỷỹỵ", "yýỳỷỹỵiíìỉĩị")


def other_spelling(surface: str) -> str:
    """The surface with `i` for `y`, `y` for `i` where both are written at the end of a syllable.

    Both are in use after h, k, l, m, s, t and qu (Decision 240/QĐ of 1984 wants `i`, most papers write `y`).

    >>> other_spelling("binh sĩ"), other_spelling("kỹ sư"), other_spelling("bàn")
    ('binh sỹ', 'kĩ sư', 'bàn')
    """
    return _I_OR_Y.sub(lambda match: match[0].translate(_SWAPPED), surface)


NOUNS = {other_spelling(surface): key for surface, key in load(_HERE, "nouns.tsv").values.items()}
NOUNS |= load(_HERE, "nouns.tsv").values
STRUCTURE = frozenset(
    ("tầng", "tầng hầm", "tầng nổi", "làn", "làn xe", "căn", "căn hộ", "nhịp", "lớp", "phòng", "chỗ", "chỗ ngồi")
)
"""Parts of buildings and roads, counted after them: `tòa nhà 5 tầng`, `đường 6 làn xe`."""
PERSONS = frozenset(entry.surface for entry in load(_HERE, "nouns.tsv").entries if entry.seen in ("person", "worker"))


_FIRST = re.compile(r" {0,2}([^\W_]+[²³]?|[%‰$€£¥₫₹₩฿₽₱°º])")  # re takes a third of regex's time to match a word


def _terms() -> dict[str, tuple[Term, ...]]:
    phrases: dict[str, tuple[Role, str]] = {}
    phrases.update((surface, ("noun", key)) for surface, key in NOUNS.items())
    for name, role in (("uncounted.tsv", "time"), ("units.tsv", "measure"), ("currencies.tsv", "money")):
        phrases.update((surface, (role, key)) for surface, key in load(_HERE, name).values.items())  # type: ignore[misc]
    phrases.update((surface, ("percent", key)) for surface, key in _PERCENT.items())
    table: dict[str, list[Term]] = {}
    for surface, (role, key) in phrases.items():
        first = _FIRST.match(surface)
        assert first is not None
        table.setdefault(first[1], []).append(Term(surface, role, key, surface[-1].isalnum()))
    return {first: tuple(sorted(terms, key=lambda term: -len(term.surface))) for first, terms in table.items()}


TERMS = _terms()
SURFACES = frozenset(term.surface for terms in TERMS.values() for term in terms)


def read_term(text: str, start: int) -> tuple[Term, int] | None:
    """The longest listed phrase after the number that ends at `start`, and where it begins.

    >>> term, _ = read_term("155 tờ khai hải quan", 3)
    >>> term.surface, term.role
    ('tờ khai', 'noun')
    """
    first = _FIRST.match(text, start)
    if first is None:
        return None
    begin = first.start(1)
    for term in TERMS.get(first[1], ()):
        end = begin + len(term.surface)
        if text.startswith(term.surface, begin) and not (term.bounded and _continues(text, end)):
            if term.surface[-2:] in (" 2", " 3") and _is_listed(text, end):  # 5 m 2 làn xe
                continue
            return term, begin
    return None


def _is_listed(text: str, start: int) -> bool:
    """Whether a listed phrase follows the number that ends at `start`."""
    first = _FIRST.match(text, start)
    begin = first.start(1) if first else start
    return first is not None and any(
        text.startswith(term.surface, begin) and not (term.bounded and _continues(text, begin + len(term.surface)))
        for term in TERMS.get(first[1], ())
    )


def _continues(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] == "_")
