"""The second reading of names: candidates that a post, a list or a verb shows, and short forms of names known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec.structs import replace

from extract.extractors.officials import foreign, knowledge, leads, shorts
from extract.extractors.officials.bylines import bylines
from extract.extractors.officials.foreigners import foreign_holders
from extract.extractors.officials.naming import match
from extract.extractors.officials.pairs import given_pairs
from extract.extractors.officials.runs import acts, next_word
from extract.extractors.officials.standing import in_land, is_vietnamese, standing, stands_free
from extract.grammar.names import is_place, is_syllable
from extract.rule import Loss

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.extractors.officials.naming import Candidate, Draft, Evidence, Judge, Name
    from extract.extractors.officials.posts import Post
    from extract.rule import Losses, Match
    from extract.segment import Reading

_AFTER_POST = regex.compile(r"[ :]{1,3}|: ?| - | là ")
_BEFORE_POST = regex.compile(
    r", | - | -|- | \(| là | - nguyên | - quyền |, nguyên |, quyền |, cựu | \(nguyên | nguyên | làm "
)
_LIST = regex.compile(r", |; ?| và |, ông |, bà ")
_HELD = regex.compile(r" (?:cũng )?là (?:(?:ông|bà|anh|chị) )?\p{Lu}\p{Ll}+ \p{Lu}")
"""What follows a firm's name after its office: Phó Chủ tịch Man Utd là Ed Bramstone."""
_CHAIR = regex.compile(r"(?:phó )?(?:chủ tịch|chủ nhiệm)")
_FIRM_POST = regex.compile(
    r"giám đốc|thuyền trưởng|hđqt|hđtv|hội đồng (?:quản trị|thành viên)|ceo|hlv|huấn luyện viên|kế toán"
)


def settle_early(reading: Reading, draft: Draft) -> list[Match[Name]]:
    """The names that are sure before any post is known, in order: they show where posts end."""
    signed = _cut_short(reading, bylines(reading), least=2)
    names = _instead(_made_whole(reading, _cut_short(reading, draft.names)), signed)
    names += _shown(reading, draft, names, _Edges(names, ()), set())
    return _in_order(names)


def settle(
    reading: Reading,
    draft: Draft,
    early: list[Match[Name]],
    posts: tuple[Match[Post], ...],
    judge: Judge | None = None,
    *,
    losses: Losses | None = None,
) -> tuple[Match[Name], ...]:
    """All names of a reading, in order, without overlaps."""
    names = [*early, *_shown(reading, draft, early, _Edges(early, posts), given_pairs(reading, draft))]
    names += foreign_holders(reading, posts, {name.start for name in names})
    opened = shorts.after_openings(draft, reading.text)
    names += foreign.singles(reading, draft, opened, names, {post.end for post in posts})
    if judge is not None:
        names = _judged(reading, draft, names, judge)
    names = _in_order(names, losses)
    return tuple(_in_order([*names, *shorts.short_forms(reading, draft, opened, names, posts)], losses))


class _Edges:
    """Where names and posts begin and end."""

    __slots__ = ("name_ends", "name_starts", "post_ends", "post_starts")

    def __init__(self, names: Iterable[Match[Name]], posts: tuple[Match[Post], ...]) -> None:
        self.name_ends = {name.end for name in names}
        self.name_starts = {name.start for name in names}
        self.post_ends = {post.end: post for post in posts}
        self.post_starts = {post.start for post in posts}


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


def _cut_short(reading: Reading, names: list[Match[Name]], *, least: int = 3) -> list[Match[Name]]:
    """The names, those that are another one and a word more cut to it: "Lê Hoài Vọng Chụp" under a picture."""
    written = {name.value.name for name in names}
    cut: list[Match[Name]] = []
    for name in names:
        shorter, _, last = name.value.name.rpartition(" ")
        if shorter.count(" ") >= least - 1 and shorter in written and next_word(reading.folded, name.end):
            end = name.end - len(last)
            cut.append(replace(name, end=end - 1, value=replace(name.value, name=shorter)))
        else:
            cut.append(name)
    return cut


def _made_whole(reading: Reading, names: list[Match[Name]]) -> list[Match[Name]]:
    """The names, those cut before a word that ends the same name elsewhere made whole: "Lê Văn | Đọc đồng thời"."""
    written = {name.value.name for name in names}
    whole: list[Match[Name]] = []
    for name in names:
        last = next_word(reading.folded, name.end)
        end = name.end + 1 + len(last)
        longer = f"{name.value.name} {reading.text[name.end + 1 : end]}"
        if last and longer in written:
            whole.append(replace(name, end=end, value=replace(name.value, name=longer)))
        else:
            whole.append(name)
    return whole


def _instead(names: list[Match[Name]], others: list[Match[Name]]) -> list[Match[Name]]:
    """Both, without those names that overlap one of the others; all are in order."""
    taken = {place for other in others for place in range(other.start, other.end)}
    return [name for name in names if name.start not in taken and name.end - 1 not in taken] + others


def _in_order(names: list[Match[Name]], losses: Losses | None = None) -> list[Match[Name]]:
    """The names in order of offset, without those that begin inside an earlier one."""
    kept: list[Match[Name]] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif losses is not None and (name.start, name.end) != (kept[-1].start, kept[-1].end):
            losses.append(Loss(name.start, name.end, name.rule, kept[-1].rule))
    return kept


def _shown(
    reading: Reading, draft: Draft, names: list[Match[Name]], edges: _Edges, called: set[str]
) -> list[Match[Name]]:
    """The candidates beside a post, in a list with names, before a verb of saying, named elsewhere or `called` so."""
    text, folded = reading.text, reading.folded
    known = {folded[name.start : name.end] for name in names if name.value.evidence != "byline"}
    known |= {" ".join(parts[-2:]) for parts in map(str.split, known) if len(parts) > 2}
    left = draft.candidates
    found: list[Match[Name]] = []
    for _ in range(2):  # what is found shows more: further items of a list, the same name elsewhere
        rest: list[Candidate] = []
        size = len(found)
        for one in left:
            evidence = None if one.start in edges.name_starts else _evidence(reading, draft, one, known, edges)
            if evidence is None and called and folded[one.start : one.end] in called:
                evidence = "speech"
            if evidence is None:
                rest.append(one)
                continue
            found.append(match(text, one.start, one.end, leads.before(text, folded, one.start), evidence))
            edges.name_ends.add(one.end)
            edges.name_starts.add(one.start)
            known.add(folded[one.start : one.end])
        if len(found) == size:
            break
        left = rest
    return found


def _evidence(reading: Reading, draft: Draft, one: Candidate, known: set[str], edges: _Edges) -> Evidence | None:
    """What shows that the candidate is a person, if anything does."""
    text, folded = reading.text, reading.folded
    stands = draft.standings.get(one.start)
    if stands is None:
        stands = draft.standings[one.start] = standing(text, folded, one)
    name = folded[one.start : one.end]
    if name in known and not is_place(name):
        return None if stands.namesake or foreign.is_known_thing(stands.parts) else "repeat"
    if stands.excluded:
        return None
    if stands.alone == "post" or _beside_post(text, folded, one, stands.parts, edges):
        return "post"
    if stands.alone in ("honorific", "apposition", "foreign"):
        return stands.alone
    return "list" if stands.listed and _in_list(text, one, edges) else stands.alone


def _beside_post(text: str, folded: str, one: Candidate, parts: list[str], edges: _Edges) -> bool:
    surname = parts[0] in knowledge.surnames()
    if in_land(folded, one.start) or (not surname and _HELD.match(text, one.end)):
        return False
    for gap in (1, 2, 3):
        post = edges.post_ends.get(one.start - gap)
        if post is not None and _AFTER_POST.fullmatch(text, one.start - gap, one.start):
            if len(parts) == 1 and is_syllable(parts[0]):
                return acts(folded, one.end)
            embodied = post.value.body_start is not None  # giám đốc FBI James Comey
            if not embodied and is_vietnamese(parts) and _CHAIR.match(folded, post.start):
                return surname or acts(folded, one.end)
            firm = not embodied and _FIRM_POST.search(folded, post.start, post.end)
            return surname or not firm or acts(folded, one.end)
    after = _BEFORE_POST.match(folded, one.end)
    if after is None or after.end() not in edges.post_starts or len(parts) < 2:
        return False
    return stands_free(text, folded, one)


def _in_list(text: str, one: Candidate, edges: _Edges) -> bool:
    for gap in (1, 2, 3, 4):
        if one.start - gap in edges.name_ends and _LIST.fullmatch(text, one.start - gap, one.start):
            return True
        if one.end + gap in edges.name_starts and _LIST.fullmatch(text, one.end, one.end + gap):
            return True
    return False
