"""Names in a stretch of text that may hold a figure: places, bodies, firms, persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import ahocorasick

from extract.grammar.names import provinces
from extract.letters import ALNUM, LETTER, UPPER
from extract.lexicon import load
from extract.resolve.figures.acronyms import is_acronym
from extract.resolve.figures.body_names import BEFORE_NAMES, SCHOOLS, body_at, opens_body, school_end, unopened
from extract.resolve.figures.brands import may_be_brand
from extract.resolve.figures.name import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KNOWN = dict.fromkeys(provinces(), "province") | load("extract.resolve.figures", "holders.tsv").values
_UNITS = ("tỉnh", "huyện", "thành phố", "thị xã", "quận", "xã", "phường", "ngành")
_WHOLES = frozenset(f"toàn {unit}" for unit in _UNITS)
"""The unit that a text is about, as a whole: `Toàn tỉnh hiện có 300 trường`."""
_REST = rf"{ALNUM}*+(?:&{ALNUM}*+)*+(?:'{LETTER}++)?+(?:\.(?=[{UPPER}]))?+(?: (?:- )?(?=[{UPPER}]))?+"
_CAPITALS_ONLY = rf"[{UPPER}](?<!{ALNUM}.){_REST}(?:[{UPPER}]{_REST}){{0,7}}+"
_RUN = re.compile(
    rf"(?<!{ALNUM})(?:[Tt]oàn (?:{'|'.join(_UNITS)})(?!{LETTER}| hội)|[Cc]ả nước|[Tt]oàn quốc|[Nn]ước ta|"
    rf"{_CAPITALS_ONLY}|(?:miền (?:Bắc|Trung|Nam)|đồng bằng sông (?:Hồng|Cửu Long))(?!{LETTER}))"
)
_CAPITAL_RUN = re.compile(_CAPITALS_ONLY)
"""Twice as fast as `_RUN`, which finds more only where one of `_SMALL` stands."""
_SMALL = ("toàn ", "miền ", "đồng bằng sông", "cả nước", "nước ta")
_PLACES = frozenset(
    (
        *("tỉnh", "huyện", "thị xã", "thành phố", "quận", "phường", "xã", "thị trấn", "vùng", "thôn", "bản", "đảo"),
        *("sân bay", "cảng", "khu vực", "tp", "cửa khẩu", "khu kinh tế", "khu công nghiệp", "cụm công nghiệp"),
        *("khu du lịch", "vườn quốc gia", "thung lũng", "quần đảo"),
    )
)
_INSTALLED = ("sân bay", "cảng", "khu", "đảo", "cửa khẩu", "cụm", "vườn", "thung lũng", "quần đảo")
_LENGTH_OF_BRANCH = len("ngành ")
_COMMITTEES = frozenset(("huyện ủy", "tỉnh ủy", "thành ủy", "thị ủy", "quận ủy"))
"""The Party's committees, by whose names a text says which place it is about."""
_FIRMS = frozenset(
    ("công ty", "tập đoàn", "ngân hàng", "nhà máy", "hợp tác xã", "công viên", "khu", "trường", "bệnh viện")
)
_PERSONS = frozenset(("ông", "bà", "anh", "chị", "em", "bị can", "bị cáo", "đồng chí"))
_OWNERS = frozenset(("của", "tại", "ở", "mà"))


def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in _PLACES:
        automaton.add_word(word + " ", (len(word) + 1, "word"))
    for name, kind in _KNOWN.items():
        automaton.add_word(name, (len(name), kind))
    automaton.add_word("ngành ", (_LENGTH_OF_BRANCH, "branch"))
    for word in _COMMITTEES:
        automaton.add_word(word + " ", (len(word) + 1, "committee"))
    for word in ("bộ ", "chính phủ "):
        automaton.add_word(word, (len(word), "state"))
    automaton.make_automaton()
    return automaton


def places(text: str, folded: str, start: int, end: int) -> Iterator[Name]:
    """The places named between two offsets, and the words for the state (`state`): `names`, faster and coarser."""
    for place, (length, kind) in _PLACE_WORDS.iter(folded[start:end]):  # iter would copy the whole text
        last = start + place
        first = last + 1 - length
        if folded[first - 1 : first].isalnum():
            continue
        if kind == "branch":
            run = _BRANCH.match(text, last + 1) if _heads(folded, first) else None
            if run is not None:
                yield Name(first, run.end(), "place")
        elif kind == "committee":
            run = _RUN.match(text, last + 1)
            if run is not None and not _is_person(folded, run.start(), run.end()):
                yield Name(run.start(), run.end() - (not text[run.end() - 1].isalnum()), "place")
        elif kind == "word":
            run = _RUN.match(text, last + 1) if folded[first:last] != "bản" or _heads_place(folded, first) else None
            installed = folded.startswith(_INSTALLED, first)
            if run is not None and (installed or not _is_person(folded, run.start(), run.end())):
                yield Name(first, run.end() - (not text[run.end() - 1].isalnum()), "place")
        elif (text[first].isupper() or kind in ("country", "region")) and (
            text[last + 1 : last + 2].isupper() if kind == "state" else not folded[last + 1 : last + 2].isalnum()
        ):
            if kind == "province" and _within_name(text, folded, first):
                continue
            yield Name(first, last + 1, kind)


_PLACE_WORDS = _automaton()


def _heads(folded: str, first: int) -> bool:
    """Whether `ngành` at the offset begins a clause or is spoken of as a whole, and is no part of the economy."""
    return folded[first - 2 : first - 1] in ",;:.\n" or folded.endswith(_WHOLLY, 0, first)


_BRANCH = re.compile(
    rf"[{UPPER}]{LETTER}*+(?: [{UPPER}]{LETTER}++)*+"
    rf"(?: (?:quan|hàng|sát|án|dục|thương|nghiệp|tế|an|tải|hội|chính|dựng|thông|pháp|lực|mại|viện|thuế)(?!{LETTER}))?+"
)
"""A branch of the state or of trade: `ngành Hải quan`, `ngành Giao thông vận tải`."""
_WHOLLY = ("toàn ", "của ", "trong ")


def _within_name(text: str, folded: str, first: int) -> bool:
    """Whether a capitalised word stands right before the place, so that it ends another name (`Trương Hòa Bình`)."""
    start = text.rfind(" ", max(0, first - 12), first - 1) + 1
    before = folded[start : first - 1]
    return text[first - 1 : first] == " " and text[start].isupper() and before.isalpha() and before not in BEFORE_NAMES


def _is_person(folded: str, start: int, end: int) -> bool:
    """Whether a run of capitalised words behind a place word is a person's (`Phó Chủ tịch UBND tỉnh Lê Thị Hoa`)."""
    return folded.count(" ", start, end) >= 2 and folded[start:end] not in _KNOWN


def is_known(folded: str) -> bool:
    """Whether the folded words are a place that needs no word before it.

    >>> is_known("trung du miền núi phía bắc")
    True
    """
    return folded in _KNOWN


def names(text: str, folded: str, start: int, end: int, people: Sequence[tuple[int, int]] = ()) -> Iterator[Name]:
    """The names between two offsets, in order; the word that says what they are belongs to them.

    Of what a person's name covers (`people`, in order) only bodies and regions are read, which may reach further.
    """
    reach = start
    upcoming = bisect_left(people, (start, 0))
    stretch = folded[start:end]
    small = [word for word in _SMALL if word in stretch]
    for run in (_RUN if small else _CAPITAL_RUN).finditer(text, start, end):
        first, last = run.span()
        while last > first and not text[last - 1].isalnum():
            last -= 1
        first = unopened(folded, first, last)
        if first < reach:
            continue
        while upcoming < len(people) and people[upcoming][1] <= first:
            upcoming += 1
        if upcoming < len(people) and people[upcoming][0] < last:
            opening = folded[first:last].partition(" ")[0]
            if not opens_body(opening) and opening not in _REGIONS:
                continue
        name = _named(text, folded, first, last, start)
        if name is not None:
            reach = name.end
            yield name


def _named(text: str, folded: str, first: int, last: int, start: int) -> Name | None:
    """The name that a run of capitalised words belongs to; None for words that name nobody known."""
    words = folded[first:last].split(" ", 2)
    if folded[first:last] in _WHOLES or (words[0] in _NO_NAMES and not folded.startswith("ủy ban ", first)):
        return Name(first, last, "whole") if words[0] == "toàn" else None
    body = body_at(text, folded, first, words[0])
    if body is not None:
        return body
    follows = folded[first - 1 : first] == " " and folded[first - 2 : first - 1].isalnum()
    before = folded[max(start, first - 40) : first].split()[-6:] if follows else []
    titled = _branch(text, folded, before, first) or _titled(text, before, first, last)
    if titled is not None:
        region = _region(folded, first, words[0]) if titled.kind == "place" else None
        return titled if region is None or region.end < last else Name(titled.start, region.end, "place")
    known = _known(folded, first, last) or _region(folded, first, words[0])
    if known is None and (len(words) == 1 or may_be_brand(text[first : first + len(words[0])])):
        return _firm(text, words[0], first, last)
    if known is None:
        return Name(first, last, _placed(text[last : last + 1], before))
    return known


_NO_NAMES = frozenset(
    "luật nghị quyết thông chỉ điều khoản trưởng phó giám chủ bí thủ ủy đại thượng thiếu ông bà anh chị theo".split()
)
"""First syllables of laws, posts, ranks and words of address, written with a capital."""


def _region(folded: str, first: int, opening: str) -> Name | None:
    """The region that begins here and is written with small letters within (`Trung du miền núi phía Bắc`)."""
    for region in _REGIONS.get(opening, ()):
        if folded.startswith(region, first) and not folded[first + len(region) : first + len(region) + 1].isalnum():
            return Name(first, first + len(region), "region")
    return None


def _by_first_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, kind in sorted(_KNOWN.items(), key=lambda item: -len(item[0])):
        if kind == "region" and " " in name:
            found.setdefault(name.split(" ", 1)[0], []).append(name)
    return found


_REGIONS = _by_first_word()


def _placed(behind: str, before: list[str]) -> str:
    """The kind of a name that nobody knows: a place by what stands beside it (`của Bến Nứa`, `Bến Nứa: …`), or bare."""
    word = before[-1] if before else ""
    if behind == ":" or word == "của":
        return "place"
    return "somewhere" if word in _OWNERS else "bare"


def _firm(text: str, word: str, first: int, last: int) -> Name | None:
    """The firm or body that a run of capitalised words, or its first word, may name without a word for it."""
    if first + len(word) == last and is_acronym(text, word, first, last):
        return Name(first, last, "acronym")
    end = first + len(word)
    return Name(first, end, "brand") if may_be_brand(text[first:end]) else None


def _branch(text: str, folded: str, before: list[str], first: int) -> Name | None:
    """The branch that begins here: `ngành Hải quan thu 300.000 tỷ đồng`, but `tỷ trọng ngành Dịch vụ 54%`."""
    if not before or before[-1] != "ngành" or not _heads(folded, first - _LENGTH_OF_BRANCH):
        return None
    branch = _BRANCH.match(text, first)
    return None if branch is None else Name(first - _LENGTH_OF_BRANCH, branch.end(), "body")


def _titled(text: str, before: list[str], first: int, last: int) -> Name | None:
    """The name with the word before it that says what it is: `tỉnh Hà Nam`, `công ty dệt may Hòa Thọ`, `bà Lan`."""
    if not before:
        return None
    for told in (" ".join(before[-2:]), before[-1]):  # `thị xã` before `xã`
        kind = _TITLES.get(told)
        if told in SCHOOLS:
            last = max(last, school_end(text, first))
        if kind is not None and _heads_name(told, before):
            return Name(first - (0 if kind == "person" else len(told) + 1), last, kind)
    if _FIRM_HEADS.isdisjoint(before):
        return None
    for at in range(len(before) - 2):
        if before[at] in _FIRM_HEADS and " ".join(before[at : at + 2]) in _FIRMS:
            between = before[at:]
            return (
                None
                if _OWNERS.intersection(between) or not "".join(between).isalpha()
                else Name(first - len(" ".join(between)) - 1, max(last, school_end(text, first)), "firm")
            )
    return None


def _heads_name(word: str, before: list[str]) -> bool:
    """Whether `bản` is a village and `trường` a school, not an edition or a setting: `phiên bản RAM`, `môi trường`."""
    return len(before) < _PAIR or before[-2] not in _COMPOUNDS.get(word, ())


def _heads_place(folded: str, first: int) -> bool:
    return _heads_name("bản", [*folded[max(0, first - 12) : first].split()[-1:], "bản"])


_PAIR = 2
_COMPOUNDS = {
    "bản": frozenset("phiên văn ấn kịch biên cơ căn nhật xuất dị bên".split()),
    "trường": frozenset("thị môi hiện nông công lâm chiến lập tự".split()),
}
_TITLES = {
    **dict.fromkeys(_PLACES, "place"),
    **dict.fromkeys(_FIRMS, "firm"),
    **dict.fromkeys(_PERSONS, "person"),
}
_FIRM_HEADS = frozenset(name.split(" ")[0] for name in _FIRMS)


def _known(folded: str, first: int, last: int) -> Name | None:
    """The run as a known place: all of it, or what is left of it without its first word (`Năm Sơn La`, `TP Huế`)."""
    words = folded[first:last]
    at = first
    while words:
        kind = _KNOWN.get(words)
        if kind is not None:
            return Name(at, last, kind)
        head, _, words = words.partition(" ")
        if head not in BEFORE_NAMES:
            return None
        at += len(head) + 1
    return None
