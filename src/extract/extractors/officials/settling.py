"""The second reading of names: candidates that a post, a list or a verb shows, and short forms of names known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.extractors.officials import knowledge, leads
from extract.extractors.officials.bylines import bylines
from extract.extractors.officials.naming import match
from extract.extractors.officials.runs import next_word
from extract.grammar.names import is_place, is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.extractors.officials.naming import Candidate, Draft, Evidence, Judge, Name
    from extract.extractors.officials.posts import Post
    from extract.rule import Match
    from extract.segment import Reading

_AFTER_POST = regex.compile(r"[ :]{1,3}|: ?| - | là ")
_BEFORE_POST = regex.compile(
    r", | - | -|- | \(| là | - nguyên | - quyền |, nguyên |, quyền |, cựu | \(nguyên | nguyên | làm "
)
_LIST = regex.compile(r", |; ?| và |, ông |, bà ")
_ENDINGS = frozenset({"", ".", ",", ";", ":", ")", '"', "!", "?", "\n", "'", "/"})
_GOVERNING = frozenset(
    "cho nhờ với của gặp do bởi cùng gọi hỏi đưa giúp bị được lại nói theo về từ tới đến và giữa khi là".split()
)
_KIN = frozenset({"chồng", "vợ", "bố", "mẹ", "cha", "con", "bạn"})
_HABIT = 2  # sure mentions by the bare name, after which a text is taken to speak so


def settle(
    reading: Reading, draft: Draft, posts: tuple[Match[Post], ...], judge: Judge | None = None
) -> tuple[Match[Name], ...]:
    """All names of a reading, in order, without overlaps."""
    signed = bylines(reading)
    names = _instead(draft.names, signed)
    names += _shown(reading, draft, names, posts)
    if judge is not None:
        names = _judged(reading, draft, names, judge)
    names.sort(key=lambda name: (name.start, -name.end))
    names = _apart(names)
    names += _short_forms(reading, draft, names, posts)
    names.sort(key=lambda name: (name.start, -name.end))
    return tuple(_apart(names))


def _judged(reading: Reading, draft: Draft, names: list[Match[Name]], judge: Judge) -> list[Match[Name]]:
    """The names whose edges the judge accepts, and the candidates left in doubt that it takes for persons.

    Only runs that begin with a surname are put to it: of the rest, most that a model takes for persons are firms.
    """
    kept = [name for name in names if judge.is_whole(reading, name.start, name.end)]
    taken = {name.start for name in names}
    for one in draft.candidates:
        surname, _, given = reading.folded[one.start : one.end].partition(" ")
        if not given or surname not in knowledge.surnames() or one.start in taken:
            continue
        if judge.is_person(reading, one.start, one.end):
            lead = leads.before(reading.text, reading.folded, one.start)
            kept.append(match(reading.text, one.start, one.end, lead, "vote"))
    return kept


def _instead(names: list[Match[Name]], others: list[Match[Name]]) -> list[Match[Name]]:
    """Both, without those names that overlap one of the others; all are in order."""
    taken = {place for other in others for place in range(other.start, other.end)}
    return [name for name in names if name.start not in taken and name.end - 1 not in taken] + others


def _apart(names: Iterable[Match[Name]]) -> list[Match[Name]]:
    """The names, which are in order, without those that begin inside an earlier one."""
    kept: list[Match[Name]] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _shown(
    reading: Reading, draft: Draft, names: list[Match[Name]], posts: tuple[Match[Post], ...]
) -> list[Match[Name]]:
    """The candidates beside a post, in a list with names, before a verb of saying, or named elsewhere."""
    found = _shown_once(reading, draft, names, posts)
    return found + _shown_once(reading, draft, [*names, *found], posts) if found else found


def _shown_once(
    reading: Reading, draft: Draft, names: list[Match[Name]], posts: tuple[Match[Post], ...]
) -> list[Match[Name]]:
    text, folded = reading.text, reading.folded
    post_ends = {post.end for post in posts}
    post_starts = {post.start for post in posts}
    name_ends = {name.end for name in names}
    name_starts = {name.start for name in names}
    known = {folded[name.start : name.end] for name in names}
    found: list[Match[Name]] = []
    for one in draft.candidates:
        evidence = _evidence(text, folded, one, known, (post_ends, post_starts, name_ends, name_starts))
        if evidence is not None:
            name = match(text, one.start, one.end, leads.before(text, folded, one.start), evidence)
            found.append(name)
            name_ends.add(one.end)
    return found


def _evidence(
    text: str, folded: str, one: Candidate, known: set[str], edges: tuple[set[int], set[int], set[int], set[int]]
) -> Evidence | None:
    post_ends, post_starts, name_ends, name_starts = edges
    parts = folded[one.start : one.end].split()
    if folded[one.start : one.end] in known:
        return "repeat"
    if leads.namesake_before(folded, one.start) or parts[0] in knowledge.stops():
        return None
    if _beside_post(text, folded, one, post_ends, post_starts):
        return "post"
    surname = parts[0] in knowledge.surnames()
    if _has_occupation(text, folded, one, parts, surname=surname):
        return "honorific"
    if len(parts) >= 2 and _in_list(text, one, name_ends, name_starts) and (surname or not _is_vietnamese(parts)):
        return "list"
    return "speech" if surname and 2 <= len(parts) <= 4 and _speaks(folded, one.end) else None


def _is_vietnamese(parts: list[str]) -> bool:
    return all(is_syllable(part) for part in parts)


def _has_occupation(text: str, folded: str, one: Candidate, parts: list[str], *, surname: bool) -> bool:
    """Whether an occupation stands before a name of several words; one that suits firms needs a surname."""
    lead = leads.before(text, folded, one.start)
    if not lead.occupation or any(is_place(" ".join(parts[i:])) for i in range(len(parts))):
        return False
    if len(parts) == 1:
        return knowledge.is_close(lead.honorific) and _acts(folded, one.end)
    return surname or (knowledge.is_close(lead.honorific) and not text[one.start : one.end].isupper())


def _beside_post(text: str, folded: str, one: Candidate, post_ends: set[int], post_starts: set[int]) -> bool:
    for gap in (1, 2, 3):
        if one.start - gap in post_ends and _AFTER_POST.fullmatch(text, one.start - gap, one.start):
            return True
    after = _BEFORE_POST.match(folded, one.end)
    return after is not None and after.end() in post_starts and " " in text[one.start : one.end]


def _in_list(text: str, one: Candidate, name_ends: set[int], name_starts: set[int]) -> bool:
    for gap in (1, 2, 3, 4):
        if one.start - gap in name_ends and _LIST.fullmatch(text, one.start - gap, one.start):
            return True
        if one.end + gap in name_starts and _LIST.fullmatch(text, one.end, one.end + gap):
            return True
    return False


def _speaks(folded: str, end: int) -> bool:
    first = next_word(folded, end)
    if not first:
        return False
    return first in knowledge.speech() or f"{first} {next_word(folded, end + 1 + len(first))}" in knowledge.speech()


def _acts(folded: str, end: int) -> bool:
    first = next_word(folded, end)
    if not first:
        return False
    return (
        first in knowledge.predicates()
        or f"{first} {next_word(folded, end + 1 + len(first))}" in knowledge.predicates()
    )


def _short_forms(
    reading: Reading, draft: Draft, names: list[Match[Name]], posts: tuple[Match[Post], ...]
) -> list[Match[Name]]:
    """Single words that are the given name, or a foreign surname, of somebody named in full before."""
    text, folded = reading.text, reading.folded
    post_ends = {post.end for post in posts}
    found: list[Match[Name]] = []
    for word, first in _shorts(names).items():
        doubtful: list[int] = []
        sure = 0
        for start in _places(draft, text, word):
            if start < first:
                continue
            verdict = _stands_for_person(text, folded, start, start + len(word), post_ends)
            if verdict is None:
                doubtful.append(start)
            elif verdict:
                found.append(_repeated(text, folded, start, len(word)))
                sure += 1
        if sure >= _HABIT:
            found.extend(_repeated(text, folded, start, len(word)) for start in doubtful)
    return found


def _repeated(text: str, folded: str, start: int, length: int) -> Match[Name]:
    return match(text, start, start + length, leads.before(text, folded, start), "repeat")


def _shorts(names: list[Match[Name]]) -> dict[str, int]:
    """Each word that may stand for a person named in full, with where that name first stands."""
    shorts: dict[str, int] = {}
    for name in names:
        if name.value.form == "full" and name.value.evidence != "byline":
            parts = name.value.name.split()
            shorts.setdefault(parts[-1], name.start)
            if not is_syllable(parts[0]) and len(parts[0]) > 2:
                shorts.setdefault(parts[0], name.start)
    return shorts


def _places(draft: Draft, text: str, word: str) -> Iterator[int]:
    """Where the word stands alone, or after the first word of a sentence ("Còn Thanh")."""
    yield from draft.singles.get(word, ())
    for one in draft.candidates:
        first, _, second = text[one.start : one.end].partition(" ")
        if second == word and _begins_sentence(text, one.start) and first.lower() not in knowledge.surnames():
            yield one.end - len(word)


def _stands_for_person(text: str, folded: str, start: int, end: int, post_ends: set[int]) -> bool | None:
    """Whether a word stands for a person here; `None` when it may and may not."""
    if start - 1 in post_ends:
        return True
    if leads.namesake_before(folded, start) or is_place(folded[start:end]):
        return False
    before = leads.word_before(folded, start)
    if before in _KIN or _acts(folded, end):
        return True
    if _begins_sentence(text, start):
        return False
    if text[end : end + 1] in _ENDINGS or text[end + 1 : end + 2].isdigit():
        return True
    return None if before in _GOVERNING else False


def _begins_sentence(text: str, start: int) -> bool:
    return not start or text[max(0, start - 4) : start].rstrip(' "')[-1:] in {"", ".", "!", "?", "\n", ":", "…"}
