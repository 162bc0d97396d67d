"""Which names stand for one person: variants of a full name, and the holder of a short one."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, insort
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.grammar.names import is_syllable, key

if TYPE_CHECKING:
    from extract.extractors.officials import Name
    from extract.rule import Match
    from extract.segment import Reading

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_NEAR = 100  # characters
_MEN = frozenset("ông,anh,ngài,quý ông,chú,cậu,cụ ông,con trai,anh trai,em trai,bé trai".split(","))
_WOMEN = frozenset(
    "bà,chị,quý bà,cô,thím,dì,cụ bà,con gái,em gái,chị gái,cô giáo,bé gái,Mẹ Việt Nam Anh hùng".split(",")
)
_SEXED = _MEN | _WOMEN


def sex_of(honorific: str | None) -> str | None:
    """`m` or `f`, as an honorific or a pronoun tells; None where it doesn't.

    >>> sex_of("bà"), sex_of("đồng chí")
    ('f', None)
    """
    return "m" if honorific in _MEN else "f" if honorific in _WOMEN else None


@lru_cache(maxsize=1 << 13)  # names come again, in a text and in the next
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name as compared."""
    return tuple(key(name).replace("-", " ").split())


class Person:
    """A person in the making: the folded parts of the name, and its mentions so far."""

    __slots__ = ("honorifics", "matches", "parts", "starts")

    def __init__(self, match: Match[Name]) -> None:
        self.parts = _parts(match.value.name)
        self.matches: list[Match[Name]] = []
        self.starts: list[int] = []
        self.honorifics: frozenset[str] = frozenset()  # those that agree with the person's sex, as far as it is told
        if len(self.parts) > 2:
            self.honorifics = {"thị": _WOMEN, "văn": _MEN}.get(self.parts[1], frozenset())

    def take(self, match: Match[Name]) -> None:
        """Add a mention."""
        self.matches.append(match)
        if match.value.honorific in _SEXED and not (self.honorifics and len(self.matches) > 1):
            self.honorifics = _MEN if match.value.honorific in _MEN else _WOMEN
        insort(self.starts, match.start)

    def last_before(self, at: int) -> int:
        """Where the last mention before `at` begins, -1 without one."""
        place = bisect_left(self.starts, at)
        return self.starts[place - 1] if place else -1

    @property
    def is_foreign(self) -> bool:
        """Whether some part of the name is no Vietnamese syllable."""
        return not all(is_syllable(part) for part in self.parts)


def fold_variants(reading: Reading, persons: list[Person]) -> list[Person]:
    """The persons, those with variants of one name made one; the longer name stays.

    A variant leaves out the surname (Xuân Phúc), the middle name Thị or Văn, or a foreign middle name, or differs in
    the tone of a middle name (a slip of the writer).
    """
    kept: list[Person] = []
    by_given: defaultdict[str, list[Person]] = defaultdict(list)
    for person in sorted(persons, key=lambda one: (-len(one.parts), one.matches[0].start)):
        same = [other for other in by_given[person.parts[-1]] if _is_variant(reading, other, person)]
        if len(same) == 1:
            same[0].matches.extend(person.matches)
        else:
            kept.append(person)
            by_given[person.parts[-1]].append(person)
    return kept


def _is_variant(reading: Reading, full: Person, other: Person) -> bool:
    a, b = full.parts, other.parts
    if len(b) < 2 or b[-1] != a[-1]:
        return False
    if len(a) == len(b):
        return len(a) >= 3 and a[0] == b[0] and _toneless(a) == _toneless(b) and _are_apart(reading, full, other)
    if a[-len(b) :] == b:
        return True
    if a[0] != b[0] or len(b[-1]) == 1:  # Nguyễn T.K. is not Nguyễn K.
        return False
    if full.is_foreign:
        return len(b) == 2
    return tuple(part for part in a if part not in ("thị", "văn")) == b


def _are_apart(reading: Reading, one: Person, other: Person) -> bool:
    """Whether two spellings never stand close by in one sentence, as the names of two persons in a list do."""
    return not any(
        abs(a.start - b.start) < _NEAR and reading.sentence_index(a.start) == reading.sentence_index(b.start)
        for a in one.matches
        for b in other.matches
    )


@lru_cache(maxsize=1 << 13)
def _toneless(parts: tuple[str, ...]) -> str:
    spread = unicodedata.normalize("NFD", " ".join(parts))
    return "".join(character for character in spread if character not in _TONES)


class Holders:
    """Persons by the parts of their names, to find whom a short form stands for; ask in order of offset."""

    def __init__(self, persons: list[Person]) -> None:
        self._by_part: defaultdict[str, list[Person]] = defaultdict(list)
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        """Let a person be found."""
        person.matches.sort(key=lambda match: match.start)
        person.starts = [match.start for match in person.matches]
        for part in dict.fromkeys(person.parts):
            self._by_part[part].append(person)
        plain = _toneless(person.parts[-1:])
        if plain != person.parts[-1] and person.is_foreign:
            self._by_part[plain].append(person)

    def find(self, match: Match[Name]) -> Person | None:
        """The person named last before the short form, of those that fit; or else the first after it."""
        short = _parts(match.value.name)
        known = self._by_part.get(short[0], ()) if short else ()
        if not known and short:
            known = self._by_part.get(_toneless(short[:1]), ())
        fitting = [person for person in known if _ends_with(person, short)] or [
            person for person in known if _holds(person, short, match.value.evidence)
        ]
        if len(fitting) > 1:
            fitting = _agreeing(fitting, match.value.honorific) or fitting
        if not fitting:
            return None
        earlier = [person for person in fitting if person.last_before(match.start) >= 0]
        if len(earlier) > 1 and all(person.is_foreign for person in earlier):
            return max(earlier, key=lambda person: (len(person.starts), person.last_before(match.start)))  # no wife
        if earlier:
            return max(earlier, key=lambda person: person.last_before(match.start))
        return min(fitting, key=lambda person: person.starts[0])


def _ends_with(person: Person, short: tuple[str, ...]) -> bool:
    return person.parts[-len(short) :] == short


def _holds(person: Person, short: tuple[str, ...], evidence: str) -> bool:
    """Whether a foreign name holds the short form somewhere, or a family name set first is used alone (ông Tập)."""
    if evidence == "byline":
        return False
    if len(short) == 1 and person.parts[0] == short[0]:
        return True
    size = len(short)
    if size == 1 and person.is_foreign and _toneless(short) == _toneless(person.parts[-1:]):
        return True  # Kante is N'Golo Kanté
    return person.is_foreign and any(person.parts[i : i + size] == short for i in range(len(person.parts) - size))


def _agreeing(persons: list[Person], honorific: str | None) -> list[Person]:
    if honorific not in _SEXED:
        return []
    return [person for person in persons if not person.honorifics or honorific in person.honorifics]
