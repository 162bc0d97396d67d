"""Mentions by name grouped into persons."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.document import Mention, Official, PersonKind
from extract.extractors.officials.knowledge import historic
from extract.resolve.persons_merging import Holders, Person, fold_variants
from extract.text import fold

if TYPE_CHECKING:
    from extract.extractors.officials import Name, Recognised
    from extract.rule import Match
    from extract.segment import Reading


def resolve(reading: Reading, recognised: Recognised) -> tuple[Official, ...]:
    """The persons of a document, in order of their first name mention, without their posts."""
    return tuple(_official(reading, person) for person in group(reading, recognised.names))


def group(reading: Reading, names: tuple[Match[Name], ...]) -> list[Person]:
    """The persons that the names stand for, in order of first mention.

    Full names make persons, variants of one name one person; a short form goes to the nearest earlier
    person whose name it ends, or else to a later one; a short form that nobody holds is its own person.
    """
    persons: dict[str, Person] = {}
    shorts: list[Match[Name]] = []
    for match in names:
        if match.value.form == "short" or len(match.value.name) <= 2:
            shorts.append(match)
            continue
        person = Person(match)
        known = persons.setdefault("".join(person.parts), person)  # RexHarmon, Rex Harmon
        known.parts = max(known.parts, person.parts, key=len)
        known.take(match)
    merged = fold_variants(reading, list(persons.values()))
    holders = Holders(merged)
    for match in shorts:
        owner = holders.find(match)
        if owner is None:
            owner = Person(match)
            merged.append(owner)
            owner.take(match)
            holders.add(owner)
        else:
            owner.take(match)
    for person in merged:
        person.matches.sort(key=lambda match: match.start)
    return sorted(merged, key=lambda person: person.matches[0].start)


def _official(reading: Reading, person: Person) -> Official:
    span = reading.view.span
    first = person.matches[0]
    identity = f"P{span(first.start, first.end).start}"
    spelled = Counter(match.value.name for match in person.matches)
    fullest = max(person.matches, key=lambda match: (*_fullness(match), spelled[match.value.name]))
    mentions = []
    for match in person.matches:
        where = span(match.start, match.end)
        mentions.append(
            Mention(
                id=f"{identity}-M{where.start}",
                start=where.start,
                end=where.end,
                text=where.text,
                kind="name",
                rule=match.rule,
            )
        )
    name = " ".join(span(fullest.start, fullest.end).text.split())
    return Official(
        id=identity,
        name=name,
        name_key=fold(name),
        name_form=fullest.value.form,
        kind=_kind(person),
        ranks=tuple(dict.fromkeys(rank for match in person.matches for rank in match.value.ranks)),
        honorific=next((match.value.honorific for match in person.matches if match.value.honorific), None),
        mentions=tuple(mentions),
    )


def _fullness(match: Match[Name]) -> tuple[int, int, bool]:
    """How full a name is: its words, its initials, and rather not in capitals."""
    name = match.value.name
    return len(name.split()), name.count("."), not name.isupper()


def _kind(person: Person) -> PersonKind:
    if all(match.value.evidence == "byline" for match in person.matches):
        return "byline"
    return "historic" if " ".join(person.parts) in historic() else "other"
