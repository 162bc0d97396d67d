"""Given names of two syllables by which a text calls persons whom it never names in full: Công Phượng, Quang Hà."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extract.extractors.officials import foreign, knowledge, leads
from extract.extractors.officials.backwards import word_before
from extract.extractors.officials.runs import GOVERNING, OPENINGS, acts, next_word, says
from extract.grammar.names import is_place, is_syllable

if TYPE_CHECKING:
    from extract.extractors.officials.naming import Candidate, Draft
    from extract.segment import Reading

_HABIT = 2  # times that a name must act, where it never speaks
_LANDS = frozenset("thị bản tân phú phước vĩnh hòa bình an thạch cao đại thượng la song".split())
"""Middle names with which more places begin than call names."""
_WISHES = frozenset({"chúc", "cảm", "mong", "hy"})
"""Verbs of saying that are as often the second half of a noun: Bản Di chúc."""
_OPENINGS = (OPENINGS - {"-"}) | {",", '"'}
"""What stands before a clause."""


def given_pairs(reading: Reading, draft: Draft) -> set[str]:
    """The folded names of two syllables that are subjects of persons' verbs, and never follow what bears them.

    A middle name begins them, as it does the call name of an artist or a player; places and firms that look so follow
    the word for what they are somewhere in a text: tháp Dương Long, công ty Thiên Thanh.
    """
    found: set[str] = set()
    for name, places in _pairs(reading.folded, draft).items():
        signs = [_sign(reading.text, reading.folded, one) for one in places]
        if None in signs:
            continue
        if sum(sign or 0 for sign in signs) >= _HABIT:
            found.add(name)
    return found


def _pairs(folded: str, draft: Draft) -> dict[str, list[Candidate]]:
    """The candidates that a middle name and one more syllable make, by their folded words."""
    middles = knowledge.middles()
    pairs: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in draft.candidates:
        name = folded[one.start : one.end]
        first, _, second = name.partition(" ")
        if first in middles and second and " " not in second:
            pairs[name].append(one)
    return {name: places for name, places in pairs.items() if is_call_name(name)}


def is_call_name(name: str) -> bool:
    """Whether folded words, the first a middle name, can be a call name: no place, no word that begins sentences."""
    first, _, second = name.partition(" ")
    if first in _LANDS:
        return False  # kênh Nhiêu Lộc - Thị Nghè, hồ Bản Mồng
    stops = knowledge.stops()
    if (
        first in stops
        or stops.get(second, "organisation") != "organisation"
        or name in stops
        or name in knowledge.historic()
    ):
        return False
    return is_syllable(second) and not is_place(name) and not is_place(second) and not foreign.is_thing(second)


def _sign(text: str, folded: str, one: Candidate) -> int | None:
    """How far a place tells of a person: 2 where the name speaks, 1 where it acts, 0 for nothing; None for a thing."""
    before = word_before(folded, one.start)
    if before and before not in GOVERNING and text[one.start - 1 - len(before)].islower():
        lead = leads.before(text, folded, one.start)
        return 1 if lead.found else None if leads.namesake_before(folded, one.start) or not _is_verb(before) else 0
    opened = before in GOVERNING or text[max(0, one.start - 2) : one.start].rstrip(" ")[-1:] in _OPENINGS
    if not opened or not acts(folded, one.end):
        return 0
    return 2 if says(folded, one.end) and next_word(folded, one.end) not in _WISHES else 1


def _is_verb(word: str) -> bool:
    return word in knowledge.predicates()
