"""Where the words stand that a reference begins with: one pass for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import ahocorasick

from extract.extractors.references.citation import CODES, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.segment import Reading

LAWS = {"luật": "Luật", "bộ luật": "Bộ luật", "pháp lệnh": "Pháp lệnh", "đạo luật": "Đạo luật"}
TREATIES = {
    "hiệp định": "Hiệp định",
    "hiệp ước": "Hiệp ước",
    "công ước": "Công ước",
    "nghị định thư": "Nghị định thư",
    "hiến chương": "Hiến chương",
    "thỏa thuận": "Thỏa thuận",
}
OTHERS = ("hiến pháp", "điều lệ", "cương lĩnh", "nghị quyết", "chương trình")
# Abbreviations that stand for a type before a number (NQ 18); the rest occur in numbers only.
SHORT = {
    entry.surface.upper().replace("TTR", "TTr").replace("CTR", "CTr"): entry.value
    for entry in CODES.entries
    if entry.surface not in ("sl", "pl", "gm", "bb", "qcvn", "tcvn", "qđi", "vbhn")
}


def _automaton(words: Iterable[str]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


_WORDS = _automaton({*TYPES, *LAWS, *TREATIES, *OTHERS})
_SHORT = _automaton(SHORT)


class Triggers(NamedTuple):
    """Where a reading's trigger words and abbreviations stand, with what stands there."""

    words: list[tuple[int, str]]
    abbreviations: list[tuple[int, str]]


def read(reading: Reading) -> Triggers:
    """The triggers of a reading, found once for all rules."""
    return Triggers(list(words(reading.folded)), list(abbreviations(reading.text)))


def words(folded: str) -> Iterator[tuple[int, str]]:
    """Start and word of every trigger in a folded text, overlapping ones too; words cut out of longer ones are none."""
    return _whole(_WORDS, folded)


def abbreviations(text: str) -> Iterator[tuple[int, str]]:
    """Start and abbreviation of every abbreviated type in a text; `NQ` may touch the number that follows."""
    for last, word in _SHORT.iter(text):
        start = last + 1 - len(word)
        if (
            not (start and (text[start - 1].isalnum() or text[start - 1] in "/-."))
            and not text[last + 1 : last + 2].isalpha()
        ):
            yield start, word


def _whole(automaton: ahocorasick.Automaton, text: str) -> Iterator[tuple[int, str]]:
    for last, word in automaton.iter(text):
        start = last + 1 - len(word)
        if not (start and text[start - 1].isalnum()) and not text[last + 1 : last + 2].isalnum():
            yield start, word
