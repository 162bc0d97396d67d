"""What is known of the words in and around names: surnames, middle names, stops, namesakes."""

from __future__ import annotations

from functools import lru_cache

from extract.grammar.names import is_syllable
from extract.lexicon import load

_PACKAGE = "extract.extractors.officials"
_BEGINNING = frozenset({"first", "set-first"})


@lru_cache(maxsize=1)
def surnames() -> dict[str, str]:
    """Surnames, folded, with their strength: strong, weak, minority or highland."""
    return load(_PACKAGE, "surnames.tsv").values


@lru_cache(maxsize=1)
def foreign() -> frozenset[str]:
    """Names that begin those of foreign persons, folded: given names, and surnames that are set first."""
    roles = load(_PACKAGE, "foreign_names.tsv").values
    return frozenset(name for name, parts in roles.items() if _opens(name, parts.split()))


def _opens(name: str, parts: list[str]) -> bool:
    return "opens" in parts if is_syllable(name) else not _BEGINNING.isdisjoint(parts)


@lru_cache(maxsize=1)
def middles() -> frozenset[str]:
    """Middle names, folded."""
    return frozenset(load(_PACKAGE, "middles.tsv").values)


@lru_cache(maxsize=1)
def stops() -> dict[str, str]:
    """Words, and pairs of words, that begin something new after a name."""
    return load(_PACKAGE, "stops.tsv").values


@lru_cache(maxsize=1)
def namesakes() -> dict[str, str]:
    """What is named after persons, with its class."""
    return load(_PACKAGE, "namesakes.tsv").values


@lru_cache(maxsize=1)
def historic() -> frozenset[str]:
    """Persons of history, folded."""
    return frozenset(load(_PACKAGE, "historic.tsv").values)


@lru_cache(maxsize=1)
def speech() -> frozenset[str]:
    """Verbs of saying."""
    return frozenset(s for s, v in load(_PACKAGE, "predicates.tsv").values.items() if v == "speech")


@lru_cache(maxsize=1)
def predicates() -> frozenset[str]:
    """Verbs and particles that follow a person as subject."""
    return frozenset(load(_PACKAGE, "predicates.tsv").values)


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """First words of what is credited and is no person: papers, offices, firms."""
    return frozenset(surface for surface, value in stops().items() if value in {"organisation", "post", "firm"})


@lru_cache(maxsize=1)
def _close() -> frozenset[str]:
    return frozenset(s for s, value in load(_PACKAGE, "occupations.tsv").values.items() if value == "close")


def is_close(occupation: str | None) -> bool:
    """Whether an occupation stands before persons rather than before organisations."""
    return occupation in _close()


@lru_cache(maxsize=1)
def firm_words() -> frozenset[str]:
    """Words of English that are part of the names of firms, clubs and papers, not of persons."""
    return frozenset(surface for surface, value in stops().items() if value == "firm")
