"""Persons, posts and mentions of one document, compared with its gold."""

from __future__ import annotations

from typing import Any

from extract.evaluate.keys import key, post, worded_otherwise
from extract.evaluate.tally import Disagreement, Figures, Row, overlap, pair, same_place

Posts = dict[tuple[str, str], Row]


def officials(doc_id: str, wanted: list[Row], found: list[Row], figures: Figures, *, linked: bool) -> None:
    """Count persons by name, their posts by wording, and their mentions by place and person."""
    needed = {key(one["name"]): one for one in wanted if not one.get("optional")}
    loose = _loose(wanted)
    named = _by_name(found)
    hit = needed.keys() & named.keys()
    extra = named.keys() - needed.keys() - loose
    twice = sum(key(one["name"]) in needed for one in found) - len(hit)
    figures.tallies["person"].add(len(hit), len(extra) + twice, len(needed.keys() - hit))

    def note(layer: str, what: str, gold: Row | None, answer: Row | None) -> None:
        figures.differences.append(Disagreement(doc_id, layer, what, gold, answer))

    for name in needed.keys() - hit:
        note("person", "missed", needed[name], None)
    for name in extra:
        note("person", "needless", None, named[name])
    answers = {name: one for name, one in named.items() if name not in loose - needed.keys()}
    _positions(needed, answers, figures, note, linked=linked)
    for kind in ("name", "title"):
        _mentions(kind, wanted, found, figures, note)


def _loose(wanted: list[Row]) -> set[str]:
    """The names of persons who may be given or not."""
    loose: set[str] = set()
    for one in wanted:
        if one.get("optional"):
            loose |= {key(one["name"]), *(key(mention["text"]) for mention in one["mentions"])}
    return loose


def _by_name(found: list[Row]) -> dict[str, Row]:
    """The persons found, those of one name as one, with the posts of all."""
    named: dict[str, Row] = {}
    for one in found:
        person = named.setdefault(key(one["name"]), {**one, "positions": []})
        person["positions"] = [*person["positions"], *(each for each in one["positions"] if each.get("text"))]
    return named


def _positions(needed: dict[str, Row], answers: dict[str, Row], figures: Figures, note: Any, *, linked: bool) -> None:
    gold = _posts(needed, lambda one: not one.get("optional"))
    spare = set(_posts(needed, lambda one: bool(one.get("optional"))))
    given = _posts(answers, lambda _: True)
    spare |= {place for place, one in given.items() if _another_wording(place, one, gold)}
    figures.tallies["position"].add(
        len(gold.keys() & given.keys()), len(given.keys() - gold.keys() - spare), len(gold.keys() - given.keys())
    )
    for place in gold.keys() - given.keys():
        note("position", f"missed ({place[0]})", gold[place], None)
    for place in given.keys() - gold.keys() - spare:
        note("position", f"needless ({place[0]})", None, given[place])
    for place in gold.keys() & given.keys():
        one, other = gold[place], given[place]
        figures.shares["position.status"].add(one.get("status", "current") == (other.get("status") or "current"))
        for field in ("role", "organization", "full"):
            if linked and field in one:
                figures.shares[f"position.{field}"].add(key(one[field]) == key(other.get(field)))


def _posts(persons: dict[str, Row], wanted: Any) -> Posts:
    return {
        (name, post(position["text"])): position
        for name, person in persons.items()
        for position in person["positions"]
        if wanted(position)
    }


def _another_wording(place: tuple[str, str], given: Row, gold: Posts) -> bool:
    """Whether an answer is a post of the gold in other words: a shorter form of it, or one that stands elsewhere."""
    name, words = place
    return any(
        name == other_name
        and worded_otherwise(words, other_words)
        and (len(words) < len(other_words) or overlap(given, one) <= 0)
        for (other_name, other_words), one in gold.items()
    )


def _mentions(kind: str, wanted: list[Row], found: list[Row], figures: Figures, note: Any) -> None:
    gold = [
        {**mention, "who": key(one["name"]), "optional": mention.get("optional") or one.get("optional")}
        for one in wanted
        for mention in one["mentions"]
        if mention["kind"] == kind
    ]
    given = [
        {**mention, "who": key(one["name"])}
        for one in found
        for mention in one["mentions"]
        if mention.get("kind", "name") == kind
    ]
    pairs, missed, needless = pair(gold, given)
    layer = f"mention.{kind}"
    right = 0
    for one, other in pairs:
        if same_place(one, other) and one["who"] == other["who"]:
            right += 1
        else:
            note(layer, f"place or person ({one['who']} / {other['who']})", one, other)
    wrong = len(pairs) - right
    figures.tallies[layer].add(right, len(needless) + wrong, len(missed) + wrong)
    for one in missed:
        note(layer, "missed", one, None)
    for other in needless:
        note(layer, "needless", None, other)
