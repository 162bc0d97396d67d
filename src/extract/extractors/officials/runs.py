"""One run of capitalised words: where a name begins in it, and where it ends."""

from __future__ import annotations

from functools import lru_cache

import regex
from msgspec import Struct

from extract.extractors.officials import knowledge
from extract.grammar.names import is_place, is_syllable, place_prefix, words

_LONGEST_KINH = 5
_LONGEST = 8
_STEMS = frozenset("giáp ất bính đinh mậu kỷ canh tân nhâm quý".split())
_NAMES_TOO = frozenset("hiện còn do một là có họ toàn riêng qua đối về nhiều cùng thì".split())
_WHOLE = frozenset(
    "bộ tỉnh huyện xã quốc thành thị dân cầu hệ đảng ngành thể khu vùng cảnh quận phường thế văn".split()
)
"""What Toàn goes with as a common word."""
_LETTERS = frozenset("hóa phòng nghệ học bản kiện minh thư xã miếu lang chương thơ trường".split())
"""What Văn goes with as a common word: Văn Hóa, Văn Phòng."""
_INERT = frozenset({"organisation", "firm"})
"""Kinds of stops that end no name: they tell only what begins none."""
_GENDERED = frozenset({"văn", "thị"})
DAYS = frozenset("ngày sáng chiều tối trưa đêm tháng năm".split())
"""Words that begin a date: Sáng 28/6."""
_BRANCHES = frozenset("tý tí sửu dần mão thìn tỵ tị ngọ mùi thân dậu tuất hợi".split())
GOVERNING = frozenset(
    "cho nhờ với của gặp do bởi cùng gọi hỏi đưa giúp bị được lại nói theo về từ tới đến và giữa khi là"
    " mừng đón mời nghe thay bầu cử gồm để thì rằng hay hoặc tên kể ông bà như".split()
)
"""Words after which a bare name may stand."""


class Run(Struct, frozen=True):
    """A run of capitalised words: their bounds, their text folded, and whether all are in capitals."""

    bounds: list[tuple[int, int]]
    parts: list[str]
    caps: bool


def split(text: str, folded: str, start: int, end: int) -> Run:
    """The run between `start` and `end`, split into words."""
    run = text[start:end]
    if "." in run or "  " in run:
        bounds = words(text, start, end)
        parts = [folded[a:b] for a, b in bounds]
    else:
        parts, bounds, at = folded[start:end].split(" "), [], start
        for part in parts:
            bounds.append((at, at + len(part)))
            at += len(part) + 1
    return Run(bounds, parts, run.isupper() and end - start > 3 and any(len(p) > 2 for p in parts))


def is_acronym(text: str, run: Run, at: int) -> bool:
    """Whether a word of the run is an abbreviation: several capitals among words in small letters, or no syllable.

    >>> text = "TPHCM Nguyễn Văn A"
    >>> is_acronym(text, split(text, text.lower(), 0, len(text)), 0)
    True
    """
    start, end = run.bounds[at]
    if run.caps:
        return not is_syllable(run.parts[at])
    return end - start > 1 and text[start:end].isupper() and text[end - 1] not in ".'" and text[start + 1] != "-"


_CAMEL = regex.compile(r"(?!M[ac]c?\p{Lu}|D[e']\p{Lu}|O')\p{L}*\p{Ll}\p{Lu}")


@lru_cache(maxsize=1 << 13)  # names come again and again in a text
def is_brand(name: str) -> bool:
    """Whether a capital stands inside a word, as in no person's name: VinFast; but McDonald.

    >>> is_brand("ViettinBank Chi"), is_brand("John McCain")
    (True, False)
    """
    return any(_CAMEL.match(word) for word in name.split())


def surname_at(run: Run, at: int) -> str | None:
    """The strength of the surname at a place in the run, if a surname stands there."""
    return knowledge.surnames().get(run.parts[at])


def begins_full_name(run: Run, at: int) -> bool:
    """Whether a full name begins here that needs no other sign.

    A strong surname with a given name, any surname with a middle name and a given name, or with initials. In
    capitals a common word looks like a weak surname, which then needs Văn or Thị after it.
    """
    strength = surname_at(run, at)
    following = run.parts[at + 1 : at + 5]
    if strength is None and at == 0 and len(following) > 1 and following[0] in _GENDERED and not run.caps:
        return is_syllable(run.parts[at]) and following[1] not in _LETTERS and run.parts[at] not in knowledge.stops()
    if strength is None or not following:
        return False
    if strength != "highland" and all(_is_initial(part) for part in following):
        return following[0][-1] == "." or len(following) > 1
    if strength == "strong":
        return is_syllable(following[0]) or _is_initial(following[0])
    middle = following[0] in (_GENDERED if run.caps else knowledge.middles())
    body = strength == "collective" and place_prefix(following) > 0
    return len(following) >= 2 and middle and not body and (is_syllable(following[1]) or _is_initial(following[1]))


def after_land(run: Run, at: int) -> int:
    """The word after a place between an honorific and a full name: bé gái Việt Nam Lê Thị A; else `at`."""
    length = place_prefix(run.parts[at:])
    named = length and at + length + 1 < len(run.parts) and begins_full_name(run, at + length)
    return at + length if named and not begins_full_name(run, at) else at


def foreign_name_at(run: Run) -> int | None:
    """The word of the run with which a foreign person's name begins: a listed first word, a word that is no syllable.

    >>> text = "Apple Tim Cook"
    >>> foreign_name_at(split(text, text.lower(), 0, len(text)))
    1
    """
    known = knowledge.foreign()
    for at in range(len(run.parts) - 1):
        if run.parts[at] in known and not all(map(is_syllable, run.parts[at:])):
            return _after_place(run, at)
    return None


def _after_place(run: Run, at: int) -> int:
    """The word right after a place before `at`, else `at`: Bộ Nội vụ Cuba Lázaro Alberto."""
    for begin in range(at):
        length = place_prefix(run.parts[begin:at])
        if length:
            return begin + length
    return at


def _is_initial(part: str) -> bool:
    return len(part) == 1 or part[-1] == "."


def extent(text: str, folded: str, run: Run, at: int) -> int:
    """The word of the run after the last one of the name that begins with the word `at`.

    A name that begins with a surname has at most five syllables, and stops before a place after three.
    """
    kinh = surname_at(run, at) is not None and is_syllable(run.parts[at])
    longest = _LONGEST_KINH if kinh else _LONGEST
    stop = at + 1
    while stop < len(run.parts) and stop - at < longest and not _ends_before(text, folded, run, at, stop):
        stop += 1
    if kinh and len(run.parts) - at > 4:
        for cut in range(at + 2, stop):
            rest = run.parts[cut:]
            if place_prefix(rest) == len(rest) >= 2 or (cut - at >= 3 and begins_full_name(run, cut)):
                return cut
    return stop


def is_cyclic_year(run: Run, at: int) -> bool:
    """Whether the words are a year of the sixty-year cycle: Giáp Thìn, Đinh Dậu."""
    return run.parts[at] in _STEMS and at + 1 < len(run.parts) and run.parts[at + 1] in _BRANCHES


def _ends_before(text: str, folded: str, run: Run, at: int, word: int) -> bool:
    """Whether the name that begins at the word `at` ends before the word `word`."""
    if is_acronym(text, run, word) and not is_acronym(text, run, at):
        return True
    if _sentence_ends(text, folded, run, at, word):
        return True
    stops = knowledge.stops()
    inside = word + 1 < len(run.parts)
    following = run.parts[word + 1] if inside else next_word(folded, run.bounds[word][1])
    if not following:
        return run.parts[word] in DAYS and folded[run.bounds[word][1] + 1 : run.bounds[word][1] + 2].isdigit()
    pair = stops.get(f"{run.parts[word]} {following}", "organisation")
    if pair not in _INERT and not (inside and pair == "sentence" and not run.caps):
        return True  # Chủ Tịch, but Bình Quân is a name
    kind = stops.get(run.parts[word], "organisation")
    if kind == "sentence" and _is_given(run, at, word, following):
        return False
    return kind not in _INERT and (word - at >= 2 or (kind == "sentence" and run.parts[word] not in _NAMES_TOO))


def _is_given(run: Run, at: int, word: int, following: str) -> bool:
    """Whether a word that begins sentences is a given name here: Lê Văn Hiện, Lê Hữu Toàn; not in "Toàn tỉnh"."""
    if run.parts[word] == "toàn" and following not in _WHOLE:
        return word - at == 2 or following in knowledge.predicates()
    return word - at == 2 and run.parts[at + 1] in _GENDERED and run.parts[word] in _NAMES_TOO


def _sentence_ends(text: str, folded: str, run: Run, at: int, word: int) -> bool:
    """Whether an initial with its dot ends a sentence before the word: "Nguyễn Văn A. Ông"; not in "J. Harmon"."""
    start, end = run.bounds[word - 1]
    if text[end - 1] != "." or end - start != 2 or run.bounds[word][0] == end:
        return False
    kinh = word - at >= 2 and surname_at(run, at) is not None and len(run.parts[word - 2]) > 2
    if kinh or run.parts[word] in knowledge.stops():
        return True
    following = next_word(folded, run.bounds[word][1])
    return bool(following) and is_syllable(run.parts[word]) and following not in knowledge.predicates()


def next_word(folded: str, end: int) -> str:
    """The word in letters that follows after one space, or the empty string."""
    if folded[end : end + 1] != " ":
        return ""
    word = folded[end + 1 : end + 12].partition(" ")[0]
    if word.isalpha():  # most are
        return word
    return next((word[:at] for at, one in enumerate(word) if not one.isalpha()), "")


def acts(folded: str, end: int) -> bool:
    """Whether a verb or particle follows of which a person may be the subject."""
    first = next_word(folded, end)
    if not first:
        return False
    return (
        first in knowledge.predicates()
        or f"{first} {next_word(folded, end + 1 + len(first))}" in knowledge.predicates()
    )


def says(folded: str, end: int) -> bool:
    """Whether a verb of saying follows."""
    first = next_word(folded, end)
    second = next_word(folded, end + 1 + len(first)) if first else ""
    return bool(first) and (first in knowledge.speech() or f"{first} {second}" in knowledge.speech())


def opens(text: str, start: int) -> bool:
    """Whether a sentence, an item or a bracket begins at `start`.

    >>> opens("Hai xã. Từ Nam Du về", 8), opens("ông Từ Nam", 4)
    (True, False)
    """
    return text[max(0, start - 2) : start].rstrip(" ")[-1:] in OPENINGS


OPENINGS = frozenset({"", ".", ";", ":", "!", "?", "\n", "(", "-"})
"""What stands before a sentence, an item or a bracket; the empty string before the text."""


def is_known(run: Run, begin: int, stop: int) -> bool:
    """Whether the words name a person of history, a place or a year, of which alone nothing is reported."""
    name = " ".join(run.parts[begin:stop])
    return name in knowledge.historic() or is_place(name) or is_cyclic_year(run, begin)
