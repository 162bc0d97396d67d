"""The second reading of names: candidates that a post, a list or a verb shows, and short forms of names known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec.structs import replace

from extract.extractors.officials import knowledge, leads, shorts
from extract.extractors.officials.bylines import bylines
from extract.extractors.officials.foreigners import foreign_holders
from extract.extractors.officials.naming import match
from extract.extractors.officials.offices import office_follows, office_led
from extract.extractors.officials.runs import is_brand, next_word
from extract.grammar.names import is_place, is_syllable, place_prefix
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
_APPOSED = regex.compile(
    r" ?\((?:sn|sinh năm|\d{1,3} tuổi|nam,|nữ,|thường trú|trú|ngụ|quê|ở )"
    r"|, ?(?:\d{1,3} tuổi|sinh năm|sn \d|hktt|trú |ngụ |quê )"
    r"|, (?:con|vợ|chồng|em|anh|chị|cháu|mẹ|cha|nhân viên|công nhân|cán bộ) "
)
_LIST = regex.compile(r", |; ?| và |, ông |, bà ")
_TITLED = regex.compile(
    r"(?<!\p{L})(?<!lăng )(?:thứ trưởng|bộ trưởng|thủ tướng|bí thư|chủ tịch(?: nước| quốc hội)?|đại biểu|đb|tổng thống"
    r"|ngoại trưởng|cục trưởng|vụ trưởng|viện trưởng|chánh án|đại sứ) $"
)
_SEAT = regex.compile(r"(?<!\p{L})(?:(?:tỉnh|thành|huyện) ủy|(?:ubnd|hđnd) tỉnh) $")
_STATE_TITLED = regex.compile(
    r"(?<!\p{L})(?:thủ tướng|tổng thống|bộ trưởng|thứ trưởng|ngoại trưởng|đại sứ|quốc vương|thống đốc|nghị sĩ"
    r"|thị trưởng|tổng thư ký|người phát ngôn|chủ tịch (?:quốc hội|thượng viện|hạ viện|đảng|nước))"
    r"(?: [\p{L}-]++){0,4}+ $"
)
_HELD = regex.compile(r" (?:cũng )?là (?:(?:ông|bà|anh|chị) )?\p{Lu}\p{Ll}+ \p{Lu}")
"""What follows a firm's name after its office: Phó Chủ tịch Man Utd là Ed Bramstone."""
_CHAIR = regex.compile(r"(?:phó )?(?:chủ tịch|chủ nhiệm)")
_FIRM_POST = regex.compile(
    r"giám đốc|thuyền trưởng|hđqt|hđtv|hội đồng (?:quản trị|thành viên)|ceo|hlv|huấn luyện viên|kế toán"
)


def settle_early(reading: Reading, draft: Draft) -> list[Match[Name]]:
    """The names that are sure before any post is known, in order: they show where posts end."""
    signed = _cut_short(reading, bylines(reading), least=2)
    names = _instead(_cut_short(reading, draft.names), signed)
    names += _shown(reading, draft, names, _Edges(names, ()))
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
    names = [*early, *_shown(reading, draft, early, _Edges(early, posts))]
    names += foreign_holders(reading, posts, {name.start for name in names})
    if judge is not None:
        names = _judged(reading, draft, names, judge)
    names = _in_order(names, losses)
    return tuple(_in_order([*names, *shorts.short_forms(reading, draft, names, posts)], losses))


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


def _shown(reading: Reading, draft: Draft, names: list[Match[Name]], edges: _Edges) -> list[Match[Name]]:
    """The candidates beside a post, in a list with names, before a verb of saying, or named elsewhere."""
    text, folded = reading.text, reading.folded
    known = {folded[name.start : name.end] for name in names if name.value.evidence != "byline"}
    known |= {" ".join(parts[-2:]) for parts in map(str.split, known) if len(parts) > 2}
    left = draft.candidates
    found: list[Match[Name]] = []
    for _ in range(2):  # what is found shows more: further items of a list, the same name elsewhere
        rest: list[Candidate] = []
        size = len(found)
        for one in left:
            evidence = None if one.start in edges.name_starts else _evidence(text, folded, one, known, edges)
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


def _evidence(text: str, folded: str, one: Candidate, known: set[str], edges: _Edges) -> Evidence | None:
    name = folded[one.start : one.end]
    parts = name.split()
    if name in known and not is_place(name):
        return None if _is_namesake(folded, one) else "repeat"
    evidence = _for_person(text, folded, one, parts, edges)
    if evidence is None or _is_no_person(text, one, parts) or _is_namesake(folded, one):
        return None
    return evidence


def _for_person(text: str, folded: str, one: Candidate, parts: list[str], edges: _Edges) -> Evidence | None:
    """What shows that the candidate is a person, if anything does."""
    surname = parts[0] in knowledge.surnames()
    if _beside_post(text, folded, one, parts, edges) or _is_titled(folded, one, parts, surname=surname):
        return "post"
    if _has_occupation(text, folded, one, parts, surname=surname):
        return "honorific"
    if (len(parts) == 1 and parts[0].count(".") < 2 and "'" not in parts[0]) or " ".join(parts) in knowledge.historic():
        return None
    apposed = (surname or "." in parts[0]) and _APPOSED.match(folded, one.end)
    if apposed and _stands_free(text, folded, one):
        return "apposition"
    return _by_company(text, folded, one, parts, edges)


def _by_company(text: str, folded: str, one: Candidate, parts: list[str], edges: _Edges) -> Evidence | None:
    surname = parts[0] in knowledge.surnames()
    if parts[0] in knowledge.foreign() and not _is_vietnamese(parts) and office_follows(folded, one.end):
        return "apposition"
    if (surname or not (_is_vietnamese(parts) or office_led(folded, one.start, right=True))) and _in_list(
        text, one, edges
    ):
        return "list"
    return "speech" if surname and len(parts) <= 4 and shorts.says(folded, one.end) else None


def _is_no_person(text: str, one: Candidate, parts: list[str]) -> bool:
    """Whether the candidate is a thing, an office, a brand or a place."""
    if parts[0] in knowledge.stops() or parts[0] == "t.ư" or is_brand(text[one.start : one.end]):
        return True
    if not knowledge.firm_words().isdisjoint(parts):
        return True
    if len(parts) == 1 and text[one.start : one.end].isupper() and "." not in parts[0] and not is_syllable(parts[0]):
        return True
    if len(parts) > 1 and parts[0] in knowledge.surnames():
        return is_place(" ".join(parts)) and parts[-1] != "minh"
    tail = is_place(parts[-1]) or (len(parts) > 1 and is_place(" ".join(parts[-2:])))
    return tail or (len(parts) > 1 and place_prefix(parts) >= len(parts) - 1)


def _is_namesake(folded: str, one: Candidate) -> bool:
    kind = leads.namesake_before(folded, one.start)
    return kind is not None and (kind != "unit" or not leads.office_before(folded, one.start))


def _is_vietnamese(parts: list[str]) -> bool:
    return all(is_syllable(part) for part in parts)


def _is_titled(folded: str, one: Candidate, parts: list[str], *, surname: bool) -> bool:
    """Whether the head of a post shows the name before posts are known: Thứ trưởng Kim Thoa, Thủ tướng Nga Putin."""
    if surname and 2 <= len(parts) <= 3 and _TITLED.search(folded, max(0, one.start - 20), one.start):
        return True
    if knowledge.surnames().get(parts[0]) == "highland" and _SEAT.search(folded, max(0, one.start - 12), one.start):
        return True
    foreign = len(parts) >= 2 and not _is_vietnamese(parts)
    if foreign and parts[0] in knowledge.foreign() and office_led(folded, one.start):
        return True
    return foreign and _STATE_TITLED.search(folded, max(0, one.start - 50), one.start) is not None


def _beside_post(text: str, folded: str, one: Candidate, parts: list[str], edges: _Edges) -> bool:
    surname = parts[0] in knowledge.surnames()
    if not surname and _HELD.match(text, one.end):
        return False
    for gap in (1, 2, 3):
        post = edges.post_ends.get(one.start - gap)
        if post is not None and _AFTER_POST.fullmatch(text, one.start - gap, one.start):
            if len(parts) == 1 and is_syllable(parts[0]):
                return shorts.acts(folded, one.end)
            embodied = post.value.body_start is not None  # giám đốc FBI James Comey
            if not embodied and _is_vietnamese(parts) and _CHAIR.match(folded, post.start):
                return surname or shorts.acts(folded, one.end)
            firm = not embodied and _FIRM_POST.search(folded, post.start, post.end)
            return surname or not firm or shorts.acts(folded, one.end)
    after = _BEFORE_POST.match(folded, one.end)
    if after is None or after.end() not in edges.post_starts or len(parts) < 2:
        return False
    return _stands_free(text, folded, one)


def _stands_free(text: str, folded: str, one: Candidate) -> bool:
    """Whether no noun stands before the candidate, whose name it would be: mỏ sắt Thạch Khê."""
    before = leads.word_before(folded, one.start)
    return not before or before in shorts.GOVERNING or not text[one.start - 2].islower()


def _has_occupation(text: str, folded: str, one: Candidate, parts: list[str], *, surname: bool) -> bool:
    """Whether an occupation stands before a name of several words; one that suits firms needs a surname."""
    lead = leads.before(text, folded, one.start)
    if not lead.occupation or any(is_place(" ".join(parts[i:])) for i in range(len(parts))):
        return False
    if folded[lead.start : one.end] in knowledge.historic():
        return False
    if len(parts) == 1:
        return knowledge.is_close(lead.honorific) and shorts.acts(folded, one.end)
    return surname or (knowledge.is_close(lead.honorific) and not text[one.start : one.end].isupper())


def _in_list(text: str, one: Candidate, edges: _Edges) -> bool:
    for gap in (1, 2, 3, 4):
        if one.start - gap in edges.name_ends and _LIST.fullmatch(text, one.start - gap, one.start):
            return True
        if one.end + gap in edges.name_starts and _LIST.fullmatch(text, one.end, one.end + gap):
            return True
    return False
