"""Short forms of names known in full: the given name alone, or a foreign surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.extractors.officials import foreign, knowledge, leads, namesakes
from extract.extractors.officials.backwards import word_before
from extract.extractors.officials.naming import match
from extract.extractors.officials.runs import DAYS, GOVERNING, acts, next_word
from extract.grammar.names import is_place, is_syllable

if TYPE_CHECKING:
    from extract.extractors.officials.naming import Draft, Name
    from extract.extractors.officials.posts import Post
    from extract.rule import Match
    from extract.segment import Reading

_ENDINGS = frozenset({"", ".", ",", ";", ":", ")", '"', "!", "?", "\n", "'", "/"})
_KIN = frozenset({"chồng", "vợ", "bố", "mẹ", "cha", "con", "bạn"})
_HABIT = 2  # sure mentions by the bare name, after which a text is taken to speak so


def short_forms(
    reading: Reading,
    draft: Draft,
    opened: dict[str, list[int]],
    names: list[Match[Name]],
    posts: tuple[Match[Post], ...],
) -> list[Match[Name]]:
    """Single words that are the given name, or a foreign surname, of somebody named in full before."""
    text, folded = reading.text, reading.folded
    post_ends = {post.end for post in posts}
    found: list[Match[Name]] = []
    for word, first in _shorts(names).items():
        doubtful: list[int] = []
        sure = 0
        plain = foreign.is_plain(word) and not foreign.is_thing(word.lower())
        for start in (*draft.singles.get(word, ()), *opened.get(word, ())):
            if plain and not namesakes.stands_for_thing(text, folded, start):
                found.append(_repeated(text, folded, start, len(word)))  # headlines and captions come first
                continue
            if start < first and not leads.before(text, folded, start).found:
                continue
            verdict = _stands_for_person(text, folded, start, start + len(word), post_ends)
            if verdict is None:
                doubtful.append(start)
            elif verdict:
                found.append(_repeated(text, folded, start, len(word)))
                sure += 1
        if sure >= _HABIT:
            found.extend(_repeated(text, folded, start, len(word)) for start in doubtful)
    found += _initials(reading, draft, names)
    for word in _families(names):
        places = draft.singles.get(word, ())
        found.extend(_repeated(text, folded, start, len(word)) for start in places if start - 1 in post_ends)
    return found


def _initials(reading: Reading, draft: Draft, names: list[Match[Name]]) -> list[Match[Name]]:
    """The last initials of persons named by such, once they are known: T. of Lý T.T., Th. of Trần Ngọc Th."""
    text, folded = reading.text, reading.folded
    lasts = {last for name in names if (last := name.value.name.split()[-1]).endswith(".") and len(last) > 2}
    return [
        _repeated(text, folded, one.start, one.end - one.start)
        for one in (draft.candidates if lasts else ())
        if text[one.start : one.end] in lasts
    ]


def _families(names: list[Match[Name]]) -> set[str]:
    """Chinese family names, by which an office is followed: Chủ tịch Tập."""
    firsts = set()
    for name in names:
        first, _, rest = name.value.name.partition(" ")
        if rest.count(" ") == 1 and is_syllable(first) and knowledge.surnames().get(first.lower()) != "strong":
            firsts.add(first)
    return firsts


def _repeated(text: str, folded: str, start: int, length: int) -> Match[Name]:
    return match(text, start, start + length, leads.before(text, folded, start), "repeat")


def _shorts(names: list[Match[Name]]) -> dict[str, int]:
    """Each word that may stand for a person named in full, with where that name first stands."""
    shorts: dict[str, int] = {}
    for name in names:
        if name.value.evidence == "byline":
            continue
        if name.value.form == "initials" and name.value.name.count(".") > 1:
            shorts.setdefault(f"{name.value.name.rstrip('.')[-1]}.", name.start)
        if name.value.form == "full":
            parts = name.value.name.split()
            if parts[-1].count(".") > 1:
                shorts.setdefault(f"{parts[-1].rstrip('.')[-1]}.", name.start)
            if len(parts[-1]) > 1:
                shorts.setdefault(parts[-1], name.start)
            if not is_syllable(parts[0]) and len(parts[0]) > 2:
                shorts.setdefault(parts[0], name.start)
        elif foreign.is_plain(name.value.name) or name.value.evidence == "honorific":
            shorts.setdefault(name.value.name, name.start)
    return shorts


def after_openings(draft: Draft, text: str) -> dict[str, list[int]]:
    """Where each word stands after the first word of a sentence: "Còn Thanh"."""
    found: dict[str, list[int]] = {}
    for one in draft.candidates:
        first, _, second = text[one.start : one.end].partition(" ")
        if second and " " not in second and _opens(first.lower()) and _begins_sentence(text, one.start):
            found.setdefault(second, []).append(one.end - len(second))
    return found


def _opens(word: str) -> bool:
    """Whether a word opens a sentence before a name and is no part of one: Còn Thanh, Chồng Thanh."""
    return word in _KIN or word in GOVERNING or knowledge.stops().get(word) == "sentence"


def _stands_for_person(text: str, folded: str, start: int, end: int, post_ends: set[int]) -> bool | None:
    """Whether a word stands for a person here; `None` when it may and may not."""
    if start - 1 in post_ends or folded.endswith("bản thân ", 0, start):
        return True
    word = folded[start:end]
    compound = f"{word} {next_word(folded, end)}" in knowledge.stops()  # Chính phủ, Chính vì
    if compound or leads.namesake_before(folded, start) or is_place(word):
        return False
    before = word_before(folded, start)
    if before in _KIN or leads.before(text, folded, start).found or acts(folded, end):
        return True
    counted = text[end + 1 : end + 2].isdigit() and word not in DAYS
    if counted or (text[end : end + 1] in _ENDINGS and not _begins_sentence(text, start)):
        return True
    return None if before in GOVERNING and not _begins_sentence(text, start) else False


def _begins_sentence(text: str, start: int) -> bool:
    return not start or text[max(0, start - 4) : start].rstrip(' "')[-1:] in {"", ".", "!", "?", "\n", ":", "…"}
