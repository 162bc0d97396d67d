"""Names of persons of other countries: by the names that begin and end them, and single words that name nobody else."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from extract.extractors.officials import knowledge, leads, namesakes
from extract.extractors.officials.backwards import word_before
from extract.extractors.officials.naming import match
from extract.extractors.officials.runs import GOVERNING, acts, is_brand
from extract.grammar.names import is_place, is_syllable
from extract.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.extractors.officials.naming import Candidate, Draft, Evidence, Name
    from extract.rule import Match
    from extract.segment import Reading

_PACKAGE = "extract.extractors.officials"
_LONGEST = 5
_JOINED = regex.compile(r" ?- ?([A-Za-z][a-z]{1,5})(?![\p{L}\d-])")
_TEAM = 5  # words of a list that is taken for a team's
_LAST = frozenset({"last", "alone"})
_FIRST = frozenset({"first", "weak"})
_NOTHING: frozenset[str] = frozenset()
_OF_CLUBS = frozenset(
    "cầu thủ,tuyển thủ,ngôi sao,huyền thoại,đồng đội,tân binh,người hùng,ngoại binh,trùm,quán quân,á quân"
    ",giám khảo,phóng viên,nhà báo,ký giả,biên tập viên".split(",")
)
"""Occupations set before a club as often as before a person."""


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    """Names by the parts that they may play."""
    roles: dict[str, frozenset[str]] = {}
    return {
        surface: roles.setdefault(value, frozenset(value.split(" ")))
        for surface, value in load(_PACKAGE, "foreign_names.tsv").values.items()
    }


@lru_cache(maxsize=1)
def _things() -> dict[str, str]:
    """Clubs, places, firms, papers and contests abroad, and words that are part of the names of such."""
    return load(_PACKAGE, "foreign_things.tsv").values


def is_thing(word: str) -> bool:
    """Whether the folded word names a place, a club, a firm, … of the world and no person.

    >>> is_thing("barcelona"), is_thing("messi")
    (True, False)
    """
    return word in _things() or word in knowledge.firm_words() or is_place(word)


def is_name(word: str) -> bool:
    """Whether the folded word is a part of foreign persons' names.

    >>> is_name("messi")
    True
    """
    return word in _names()


@lru_cache(maxsize=1 << 13)  # the words that begin sentences come again in every article
def is_plain(word: str) -> bool:
    """Whether a word as written may be a foreign name: a capital and small letters, no Vietnamese syllable.

    >>> [is_plain(word) for word in ("Messi", "FIFA", "Tuấn", "VinFast")]
    [True, False, False, False]
    """
    return len(word) > 2 and not word[1:].isupper() and not is_syllable(word) and not is_brand(word)


def begins(parts: list[str], first: int) -> int:
    """The first word, from `first` on, that begins a foreign person's name of two words or more; else `first`."""
    names = _names()
    for at in range(first, len(parts) - 1):
        if not _FIRST.isdisjoint(names.get(parts[at], _NOTHING)) and not is_syllable(parts[at]):
            return at
    return first


def is_pair(parts: list[str], at: int) -> bool:
    """Whether two names follow each other at a place of the run, whatever else the first is: Victoria Beckham."""
    names = _names()
    if at + 1 >= len(parts) or _FIRST.isdisjoint(names.get(parts[at], _NOTHING)):
        return False
    return not _LAST.isdisjoint(names.get(parts[at + 1], _NOTHING))


def ends(text: str, bounds: list[tuple[int, int]], begin: int, stop: int) -> int:
    """Where a foreign name really ends that runs into the next sentence: before a word with Vietnamese marks."""
    for at in range(begin + 2, stop):
        word, before = text[slice(*bounds[at])], text[slice(*bounds[at - 1])]
        if word == text[slice(*bounds[begin])]:
            return at  # the caption, and the sentence after it
        if at + 1 < stop and _begins_another(before.lower(), word.lower()):
            return at
        if _is_marked(word) and not _is_marked(before) and word.lower() not in knowledge.surnames():
            return at
    return stop


def _begins_another(before: str, word: str) -> bool:
    """Whether a family name ends one person, and a first name begins the next: của Tổng thống X Anthony Y."""
    names = _names()
    return "alone" in names.get(before, _NOTHING) and "first" in names.get(word, _NOTHING) and not is_syllable(word)


def joined_end(text: str, start: int, end: int) -> int:
    """Where a Korean name ends that is written with spaces around its hyphen: Kang Dae - sik; else `end`."""
    first, _, second = text[start:end].lower().partition(" ")
    if not second or " " in second or "set-first" not in _names().get(first, _NOTHING):
        return end
    more = _JOINED.match(text, end)
    if more is None:
        return end
    word = more[1].lower()
    return more.end() if "syllable" in _names().get(word, _NOTHING) or not is_syllable(word) else end


def _is_marked(word: str) -> bool:
    return not word.isascii() and is_syllable(word)


def is_person(text: str, folded: str, one: Candidate, parts: list[str]) -> bool:
    """Whether the words of a candidate are a foreign person's name by themselves."""
    written = text[one.start : one.end]
    if not 2 <= len(parts) <= _LONGEST or is_brand(written) or _has_acronym(written):
        return False
    if " ".join(parts) in knowledge.historic():
        return False
    return (_is_name(parts) or _is_half_kinh(parts)) and not namesakes.stands_for_thing(text, folded, one.start)


def _is_half_kinh(parts: list[str]) -> bool:
    """Whether a Vietnamese surname follows a foreign first name: Jun Phạm."""
    if len(parts) != 2 or parts[1].isascii() or parts[0] not in _names():
        return False
    return knowledge.surnames().get(parts[1]) == "strong"


def _has_acronym(written: str) -> bool:
    """Whether one word of several is in capitals: Martin FC."""
    return not written.isupper() and any(
        len(word) > 1 and word.isupper() and word[-1] != "." for word in written.split()
    )


def _is_name(parts: list[str]) -> bool:
    names, things = _names(), _things()
    first, last = names.get(parts[0], _NOTHING), names.get(parts[-1], _NOTHING)
    ending = not _LAST.isdisjoint(last)
    if is_known_thing(parts):
        return False
    if any(is_thing(part) for part in parts[1:-1]) or (is_thing(parts[-1]) and not (ending and "first" in first)):
        return False
    foreign = not all(is_syllable(part) for part in parts)
    if "first" in first and parts[0] not in things:
        return foreign and not (is_syllable(parts[0]) and not ending and is_syllable(parts[1]))
    if "set-first" in first and _is_set_first(parts):
        return True
    if not first.isdisjoint({"weak", "first", "alone"}):
        return ending
    return "alone" in last and not is_thing(parts[0]) and not is_syllable(parts[0])


def is_known_thing(parts: list[str]) -> bool:
    """Whether two of the words are a thing that bears a person's name, or looks so: Roland Garros, Calvin Klein."""
    return any(f"{a} {b}" in _things() for a, b in pairwise(parts))


def _is_set_first(parts: list[str]) -> bool:
    """Whether given names follow that go with a Korean or Chinese surname: Kang Tae Oh, Moon Jae-in, Liu Yifei."""
    if len(parts) > 3:
        return False
    names = _names()
    given = [half for part in parts[1:] for half in part.split("-")]
    known = all(not {"syllable", "set-first"}.isdisjoint(names.get(half, _NOTHING)) for half in given)
    if known:
        return len(given) == 2 or not is_syllable(given[0])
    return False


def singles(
    reading: Reading, draft: Draft, opened: dict[str, list[int]], names: list[Match[Name]], post_ends: set[int]
) -> list[Match[Name]]:
    """Foreign names of one word: those that name nobody else, those beside a sign of a person, and lists of them."""
    text, folded = reading.text, reading.folded
    found: list[Match[Name]] = []
    open_places: dict[int, int] = {}  # the ends of words that may be names, by their starts
    for word in draft.singles.keys() | opened.keys():
        if not is_plain(word) or is_thing(word.lower()):
            continue
        for start in (*draft.singles.get(word, ()), *opened.get(word, ())):
            lead = leads.before(text, folded, start)
            evidence = _single(reading, start, start + len(word), lead, after_post=start - 1 in post_ends)
            if evidence is None:
                open_places[start] = start + len(word)
            else:
                found.append(match(text, start, start + len(word), lead, evidence))
    found += _lineups(text, folded, open_places)
    return [*found, *_listed(text, [*names, *found], open_places)]


def _lineups(text: str, folded: str, places: dict[int, int]) -> list[Match[Name]]:
    """Single words in a list behind a colon that is as long as a team's: MU: Onana, Dalot, Maguire, …."""
    found: list[Match[Name]] = []
    taken: set[int] = set()
    for first in sorted(places):
        if text[first - 2 : first] != ": " or first in taken:
            continue
        row = [first]
        while text[places[row[-1]] : places[row[-1]] + 2] in {", ", "; "} and places[row[-1]] + 2 in places:
            row.append(places[row[-1]] + 2)
        if len(row) >= _TEAM and any(folded[start : places[start]] in _names() for start in row):
            taken.update(row)
            found += [match(text, start, places[start], leads.Lead(start), "list") for start in row]
    for start in taken:
        del places[start]
    return found


def _single(reading: Reading, start: int, end: int, lead: leads.Lead, *, after_post: bool) -> Evidence | None:
    """What shows that one foreign word is a person's name, if anything does."""
    text, folded = reading.text, reading.folded
    roles = _names().get(folded[start:end], _NOTHING)
    if lead.found and (roles or lead.honorific not in _OF_CLUBS):
        return "honorific"
    if after_post and not _LAST.isdisjoint(roles):
        return "post"
    known = "alone" in roles and folded[start:end] not in knowledge.historic()
    known = known or (
        not roles.isdisjoint({"first", "last"}) and acts(folded, end) and _opens_clause(text, folded, start)
    )
    return "foreign" if known and not namesakes.stands_for_thing(text, folded, start) else None


def _opens_clause(text: str, folded: str, start: int) -> bool:
    """Whether no noun or number stands before a word, whose name it would be: tiểu liên Thomson, P-700 Granit."""
    before = word_before(folded, start)
    return before in GOVERNING or text[max(0, start - 2) : start].rstrip(" ")[-1:] in {
        "",
        ".",
        ",",
        ";",
        ":",
        '"',
        "\n",
        "!",
    }


def _listed(text: str, names: list[Match[Name]], places: dict[int, int]) -> Iterator[Match[Name]]:
    """Single words in a list between a name and another of them, or its end: Posch, Danso; Wober."""
    starts, ends = {name.start for name in names}, {name.end for name in names}
    by_end = {end: start for start, end in places.items()}
    for start, end in sorted(places.items()):
        if start - 2 in ends and text[start - 2] in ",;" and _goes_on(text, end, starts, places):
            ends.add(end)
            yield match(text, start, end, leads.Lead(start), "list")
    for start, end in sorted(places.items(), reverse=True):
        if end not in ends and end + 2 in starts and text[end] in ",;" and (start - 2 in by_end or start - 2 in ends):
            starts.add(start)
            yield match(text, start, end, leads.Lead(start), "list")


def _goes_on(text: str, end: int, starts: set[int], places: dict[int, int]) -> bool:
    """Whether a list goes on after a word with another name, or ends with the line or the sentence."""
    mark = text[end : end + 2]
    if mark in {", ", "; "}:
        return end + 2 in starts or end + 2 in places
    return mark.rstrip() in {".", ""} or mark[:1] in {"\n", ";", ")"}
