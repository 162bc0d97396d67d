"""The shape of names: runs of capitalised words, Vietnamese syllables, short forms of a full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extract.letters import LETTER, MARKS, UPPER
from extract.lexicon import load
from extract.text import fold

# A capitalised word: an initial with its dot (N.), or letters with apostrophes and hyphens inside (K'Brơi, Jong-un;
# a capital after the hyphen only between plain letters, Ki-Moon, since Rịa-Vũng are two words).
# A foreign particle in small letters may stand between two of them (von der Leyen). All in re: runs are looked for in
# whole texts, and there it takes half of regex's time if the first thing is a class.
_INNER = rf"(?:'{LETTER}|-(?![{UPPER}]){LETTER}|(?<=[A-Za-z])-(?=[A-Z][a-z]++(?!{LETTER}))[A-Z]|[{MARKS}])"
_STAGE = rf"(?<=\ [{UPPER}])-[{UPPER}]{{2}}(?!{LETTER}|\ [{UPPER}])"  # of a stage name: M-TP
_DIGRAPH = rf"(?<=[TNCPK])(?:[hr]|gh?)\.(?!{LETTER})"  # the first letters of a given name: Trần Ngọc Th.
_REST = rf"(?:\.|{_DIGRAPH}|{_STAGE}|'(?=\ [{UPPER}])|{LETTER}*+(?:{_INNER}{LETTER}*+)*+)"
_WORD = rf"[{UPPER}]{_REST}"
_PARTICLES = (
    r"(?:(?:von\ der|van\ der|van\ den|van\ de|von|van|bin|bint|ibn|ben|del|della|dos|da|de|di|ten|ter)\ |[ae]l-)"
)
_MOST_WORDS = 80  # of a run; a text whose every word is capitalised is read piece by piece
_RUNS = re.compile(
    rf"[{UPPER}](?<![{UPPER}\d].){_REST}"
    rf"(?:(?:\ {{1,3}}(?:{_PARTICLES}(?=[{UPPER}]))?|(?<=\.)){_WORD}){{0,{_MOST_WORDS - 1}}}+"
)
_WORDS = re.compile(_WORD)
_LANDS = frozenset({"province", "country", "spelling"})
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3})"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_LONGEST_PLACE = 4
_DOUBLED = re.compile(r"aa|ee|ii|uu|yy|ae|ea|ei|ou|ii|io$|ia[cmnpt]")


def runs(text: str) -> Iterator[re.Match[str]]:
    """Each run of capitalised words, in order.

    >>> text = "Chiều nay, ông Lê Văn A. và bà H'Len Niê tiếp Ursula von der Leyen"
    >>> [run[0] for run in runs(text)]
    ['Chiều', 'Lê Văn A.', "H'Len Niê", 'Ursula von der Leyen']
    """
    return _RUNS.finditer(text)


def run_at(text: str, start: int) -> int | None:
    """Where the run of capitalised words that begins at `start` ends, if one does.

    >>> run_at("Ảnh: Thu Hà", 5)
    11
    """
    match = _RUNS.match(text, start)
    return match.end() if match else None


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each capitalised word of a run begins and ends.

    >>> words("bà N.V. Lan", 3, 11)
    [(3, 5), (5, 7), (8, 11)]
    """
    run = text[start:end]
    if "." in run or "  " in run:
        return [match.span() for match in _WORDS.finditer(text, start, end)]
    bounds = []
    for word in run.split(" "):
        bounds.append((start, start + len(word)))
        start += len(word) + 1
    return bounds


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether a word has the shape of one Vietnamese syllable, whatever its case.

    >>> [is_syllable(word) for word in ("Nguyễn", "KHUYẾN", "Trump", "Obama", "Lee")]
    [True, True, False, False, False]
    """
    folded = word.lower()
    return _SYLLABLE.fullmatch(folded) is not None and _DOUBLED.search(folded) is None


def is_place(name: str) -> bool:
    """Whether the folded name is a place of the gazetteer.

    >>> is_place("quảng ninh"), is_place("nguyễn văn a")
    (True, False)
    """
    return name.rstrip(".") in _places()


def place_prefix(parts: list[str]) -> int:
    """How many of the folded words at the front name a place; the longest place counts.

    >>> place_prefix(["hồ", "chí", "minh", "nguyễn", "văn", "a"]), place_prefix(["lào"]), place_prefix(["nguyễn"])
    (3, 1, 0)
    """
    lengths = _lengths().get(parts[0]) if parts else None
    if lengths is None:
        return 0
    places = _places()
    for length in lengths:
        if length <= len(parts) and " ".join(parts[:length]).rstrip(".") in places:
            return length
    return 0


def place_openings() -> Iterable[str]:
    """The first words of places of at most four words."""
    return _lengths()


@lru_cache(maxsize=1)
def _lengths() -> dict[str, list[int]]:
    """How many words, at most four, the places have that begin with a word, the longest first."""
    found: dict[str, set[int]] = {}
    for place in _places():
        words = place.split(" ")
        if len(words) <= _LONGEST_PLACE:
            found.setdefault(words[0], set()).add(len(words))
    return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Places by folded name; those with a dash also by each part (Phan Rang - Tháp Chàm)."""
    names = load("extract.grammar", "places.tsv").values
    return frozenset(names) | {part for name in names for part in name.split(" - ")}


@lru_cache(maxsize=1)
def lands() -> tuple[str, ...]:
    """The provinces, countries and places abroad, by folded name, that may follow an office without their level's word.

    >>> "hà nội" in lands(), "quảng tây" in lands(), "hạ long" in lands()
    (True, True, False)
    """
    names = load("extract.grammar", "places.tsv").values
    return tuple(name for name, kind in names.items() if kind in _LANDS or kind.endswith(" after"))


@lru_cache(maxsize=1)
def provinces() -> tuple[str, ...]:
    """The provinces and cities under the centre by folded name, those before 1 July 2025 included.

    >>> "quảng ninh" in provinces(), "hạ long" in provinces()
    (True, False)
    """
    return tuple(name for name, kind in load("extract.grammar", "places.tsv").values.items() if kind == "province")


def key(name: str) -> str:
    """The name as compared: folded, without dots.

    >>> key("NGUYỄN  THUÝ A.")
    'nguyễn thúy a'
    """
    return fold(name.replace(".", ". ")).replace(".", "").strip()
