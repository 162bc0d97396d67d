"""What stands before a name and is no part of it: honorifics, ranks and degrees."""

from __future__ import annotations

from functools import lru_cache

import regex
from msgspec import Struct

from extract.extractors.officials import firms, knowledge
from extract.extractors.officials.backwards import endings, last_word, word_before
from extract.grammar.names import place_openings, place_prefix
from extract.lexicon import load

_PACKAGE = "extract.extractors.officials"
_OCCUPATION = "~"
_NONE = "-"
_MOST_RANKS = 12
_LONGEST = 5  # words: "bà mẹ việt nam anh hùng" would be six, and "mẹ việt nam anh hùng" does


class Lead(Struct, frozen=True):
    """The honorific and the ranks before a name: where they begin, the honorific's canonical form, the ranks' spans.

    `colon` says that a colon stands between them and the name, as before a list; `occupation` that the honorific is an
    occupation, which stands before organisations as well.
    """

    start: int
    honorific: str | None = None
    ranks: tuple[tuple[int, int], ...] = ()
    colon: bool = False
    occupation: bool = False

    @property
    def found(self) -> bool:
        """Whether there is an honorific or a rank."""
        return self.honorific is not None or bool(self.ranks)


@lru_cache(maxsize=1)
def _surfaces() -> dict[str, str]:
    """Every honorific with its canonical form, and every rank with the empty string."""
    found = dict(load(_PACKAGE, "honorifics.tsv").values)
    found.update((surface, _OCCUPATION + surface) for surface in load(_PACKAGE, "occupations.tsv").values)
    found.update(dict.fromkeys(load(_PACKAGE, "ranks.tsv").values, ""))
    return found


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(surface.partition(" ")[0] for surface in _surfaces())


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(surface.rpartition(" ")[2] for surface in _surfaces())


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset(word[-2:] for word in _last_words())


@lru_cache(maxsize=1 << 12)
def _may_end(ending: str) -> bool:
    """Whether two characters may be the last of an honorific or rank: two words of three have other letters there."""
    return ending in _endings() or not ending.isalpha()


@lru_cache(maxsize=1)
def _tails() -> frozenset[str]:
    """What ends a longer honorific or rank: `chí`, `mẹ việt nam anh hùng`."""
    return endings(_surfaces())


def before(text: str, folded: str, at: int) -> Lead:
    """The honorific and ranks that end where a name begins.

    >>> text = "đồng chí Đại tá, TS. Lê Văn A"
    >>> lead = before(text, text.lower(), text.index("Lê"))
    >>> lead.start, lead.honorific, [text[start:end] for start, end in lead.ranks]
    (0, 'đồng chí', ['Đại tá', 'TS'])
    """
    if not may_lead(folded, at):
        return Lead(at)
    start, honorific, colon = at, None, False
    ranks: list[tuple[int, int]] = []
    while len(ranks) < _MOST_RANKS:
        found = _one_before(text, folded, start, first=start == at)
        if found is None:
            break
        begin, end, value, mark = found
        if value:
            if honorific is not None and not ranks:
                break  # "các ông, bà": one is enough
            honorific = honorific or value
        else:
            ranks.append((begin, end))
        colon = colon or mark == ":"
        start = begin
        if value:
            break
    occupation = honorific is not None and honorific.startswith(_OCCUPATION)
    plain = honorific.lstrip(_OCCUPATION) if honorific else None
    return Lead(start, plain, tuple(reversed(ranks)), colon, occupation=occupation and not ranks)


def rank_kind(folded: str, lead: Lead) -> str | None:
    """The kind of the last rank of a lead: military, academic, medical, state, religious.

    >>> text = "đại tá lan"
    >>> rank_kind(text, before(text, text, 7))
    'military'
    """
    if not lead.ranks:
        return None
    start, end = lead.ranks[-1]
    return load(_PACKAGE, "ranks.tsv").values.get(folded[start:end], "academic")


def length_in(parts: list[str], at: int) -> int:
    """How many words of a run, from `at`, are an honorific or a rank.

    >>> length_in(["đồng", "chí", "lê", "văn", "a"], 0)
    2
    """
    if at >= len(parts) or parts[at] not in _first_words() or place_prefix(parts[at:]) > 1:
        return 0  # Bà Rịa, Anh Sơn
    surfaces = _surfaces()
    for length in range(min(_LONGEST, len(parts) - at - 1), 0, -1):
        if " ".join(parts[at : at + length]) in surfaces:
            return length
    return 0


@lru_cache(maxsize=1)
def openings() -> frozenset[str]:
    """First words of what may stand in a run before a name: honorifics, ranks, places, firms, sentences."""
    sentences = (stop for stop, kind in knowledge.stops().items() if kind == "sentence")
    return frozenset((*_first_words(), *place_openings(), *firms.openings(), *sentences))


_NUMBERED = frozenset(
    "quận phường huyện khu khối tổ vùng lớp khóa quý tháng năm ngày đoàn hạng đội cục vụ phòng ban".split()
)
_OFFICE = regex.compile(
    r"(?:ubnd|hđnd|mttq|ủy ban nhân dân|hội đồng nhân dân|mặt trận tổ quốc|đảng ủy|công an|hội [\p{Ll} ]{4,20})"
    r" [\p{L} ]{2,12}$"
    r"|(?:trưởng|chi bộ|già) (?:thôn|ấp|buôn|làng|khóm|khu phố|xóm|bản|tổ dân phố|khối phố|khối|khu) $"
)


def office_before(folded: str, at: int) -> bool:
    """Whether the unit that stands right before `at` is that of an office: UBND xã, Đảng ủy phường.

    >>> office_before("chủ tịch ubnd xã lê văn a", 17)
    True
    """
    return _OFFICE.search(folded, max(0, at - 40), at) is not None


def namesake_before(folded: str, at: int) -> str | None:
    """The class of what is named after persons and stands right before `at`: a street, a school.

    >>> text = "trường THPT Lê Quý Đôn".lower()
    >>> namesake_before(text, text.index("lê"))
    'school'
    """
    end = at - 1 if at and folded[at - 1] == " " else at
    if at and folded[at - 1] == '"':
        end = max(0, at - 2)
    word = last_word(folded, end)
    if word.isdigit():
        return None if word_before(folded, end - len(word)) in _NUMBERED else "street"  # a house number
    namesakes, tails = knowledge.namesakes(), _namesake_tails()
    begin = end - len(word)
    found = namesakes.get(word)
    for _ in range(3):
        if word not in tails or not begin or folded[begin - 1] != " ":
            break
        begin -= 1 + len(last_word(folded, begin - 1))
        word = folded[begin:end]
        found = namesakes.get(word, found)
    return None if found == "none" else found


@lru_cache(maxsize=1)
def _namesake_tails() -> frozenset[str]:
    return endings(knowledge.namesakes())


def may_lead(folded: str, at: int) -> bool:
    """Whether the word before `at` may end an honorific or a rank: a cheap look before the real one."""
    mark = folded[at - 1 : at]
    if mark != " ":
        return mark == "."
    if not _may_end(folded[at - 3 : at - 1]):
        return False
    begin = folded.rfind(" ", max(0, at - 16), at - 1) + 1
    word = folded[begin : at - 1] if begin else folded[max(0, at - 16) : at - 1]
    if word.isalpha():
        return word in _last_words()
    if word and not word[-1].isalnum():
        if word[-1] not in ".:":
            return False
        if word[:-1].isalpha():
            return word[:-1] in _last_words()
    return True  # more than a word: to be looked at


def _one_before(text: str, folded: str, at: int, *, first: bool) -> tuple[int, int, str, str] | None:
    """The honorific or rank that ends before `at`: its start, end, value, and the mark between."""
    end = at
    while end and folded[end - 1] == " ":
        end -= 1
    mark = ""
    if end and folded[end - 1] in (".:" if first else ".,-"):
        mark = folded[end - 1]
        end -= 1
        while end and folded[end - 1] == " ":
            end -= 1
    elif end == at and first:
        return None  # glued to the word before
    last = last_word(folded, end)
    if not last:
        return None
    if "." in last or "-" in last:
        return _abbreviations(text, end - len(last), end, mark)
    if last not in _last_words():
        return None
    return _longest(text, folded, end - len(last), end, mark)


def _abbreviations(text: str, begin: int, end: int, mark: str) -> tuple[int, int, str, str] | None:
    """Degrees run together: PGS.TS, GS-TSKH, BS.CKII; and đ/c with dots."""
    last = text[begin:end].lower()
    surfaces = _surfaces()
    if last in surfaces:
        return begin, end, surfaces[last], mark
    parts = [part for part in regex.split(r"[.-]", last) if part]
    if parts and surfaces.get(parts[-1], "") and last.endswith(parts[-1]):
        return end - len(parts[-1]), end, surfaces[parts[-1]], mark  # "nay.Ông": a sentence without a space before it
    known = 0
    for part in reversed(parts):
        if surfaces.get(part) != "":
            break
        known += 1
    if not known:
        return None
    if known < len(parts):  # "nay.TS": a sentence without a space before it
        begin = end - len(parts[-known]) if known == 1 else begin + last.index(parts[-known])
    if not text[begin].isupper():
        return None
    return begin, end, "", mark


def _longest(text: str, folded: str, begin: int, end: int, mark: str) -> tuple[int, int, str, str] | None:
    """The longest surface that ends at `end`, of up to five words, the last of which begins at `begin`."""
    surfaces, tails = _surfaces(), _tails()
    best: tuple[int, int, str, str] | None = None
    for _ in range(_LONGEST):
        surface = folded[begin:end]
        value = surfaces.get(surface)
        if value == _NONE:
            best = None
        elif value is not None and _fits(text, begin, surface, value, mark):
            best = (begin, end, value, mark)
        if begin < 2 or folded[begin - 1] != " " or surface not in tails:
            break
        word = last_word(folded, begin - 1)
        if not word:
            break
        begin -= 1 + len(word)
    return best


def _fits(text: str, begin: int, surface: str, value: str, mark: str) -> bool:
    """Whether the surface stands here as an address: not England, not a small `ts`, a dot only after abbreviations."""
    if " " not in surface and not value and len(surface) <= 5 and not text[begin].isupper():
        return False  # abbreviated degrees are written in capitals
    if mark == "." and (len(surface) > 6 or (value and surface not in {"đ/c", "ls", "mr", "mrs", "ms", "lm"})):
        return False
    if surface in {"anh", "chị", "em", "cô"} and text[begin].isupper():
        before = text[max(0, begin - 3) : begin].rstrip(" ")
        return not before or before[-1] in '.!?:;"(-\n…' or text[begin + 1].isupper()
    return True
