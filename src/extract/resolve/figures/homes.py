"""The place or firm that a text as a whole is about: what holds the figures that name nobody."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from extract.grammar.names import is_syllable
from extract.resolve.figures.acronyms import often_abbreviated
from extract.resolve.figures.names import names
from extract.resolve.places import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.resolve.figures.name import Name
    from extract.segment import Reading

NATION = "cả nước"
_HEADLINE = 30
_LEAD = 200
"""Characters within which a headline ends; a place named in it is the one that the text is about."""
_UNIT = regex.compile(r"^(?:tỉnh|huyện|thành phố|thị xã|tp\.?) ")
_BARE = regex.compile(
    r"(?<!\w)(?:toàn|của|trong|Đảng bộ|UBND|HĐND|Ban Thường vụ) (?P<unit>tỉnh|huyện|thành phố|thị xã|xã|phường)"
    r"(?= [\p{Ll}\d]|[,.;:])"
)


def home(
    reading: Reading,
    named: Sequence[Name],
    people: Sequence[tuple[int, int]] = (),
    brands: dict[str, int] | None = None,
) -> str | None:
    """The place that the head of the text names most, or the firm that it names far more often.

    The nation where it names ministries far more often. A place that is named once will do where the text goes on to
    speak of `toàn huyện`, `UBND huyện`; so will a name without such a word that the text begins with and repeats, if
    it is no person's (`people`). `named` are the places at its head.
    """
    text, folded = reading.text, reading.folded
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    state = reach = abroad = 0
    lead = _headline(text)
    for name in named:
        if name.kind in ("state", "country"):
            state += 1
        elif name.kind == "foreign":
            abroad += 1
        elif name.kind != "region" and name.end > reach:
            words = text[name.start : name.end]
            key = _UNIT.sub("", words.lower())
            told = name.start < lead and not folded.startswith("tại ", max(0, name.start - 4))
            counts[key] = counts.get(key, 0) + (3 if told else 1)
            if len(words) > len(written.get(key, "")):
                written[key] = words
            reach = name.end
    key, count = max(counts.items(), key=_count, default=("", 0))
    firm, mentions = max([_firm(text, folded), *(brands or {}).items()], key=_count)
    if firm and mentions > _FAR * count and mentions > _FAR * state:
        return firm
    if state >= 3 and state > 2 * count:
        return NATION
    if count > 1:
        return _office(text, key) or written[key]
    return _told_by_unit(text, written) or _headed(text, people) or (None if count else _national(text, abroad))


def _office(text: str, place: str) -> str | None:
    """The office that the head of the text names with the place more often than the place alone: `Cục Thuế Hà Nội`."""
    told: Counter[str] = Counter()
    bare = 0
    for match in regex.finditer(regex.escape(place), text, regex.IGNORECASE, endpos=OPENING):
        office = _OFFICE.search(text, max(0, match.start() - _FULL), match.start())
        if office is None:
            bare += 1
        else:
            told[text[office.start() : match.end()]] += 1
    words, count = next(iter(told.most_common(1)), ("", 0))
    return words if count >= _OFTEN and count > bare else None


_OFFICE = regex.compile(r"(?<!\p{L})(?:Tổng cục|Chi cục|Cục|Kho bạc|Bảo hiểm xã hội)(?: \p{L}++){1,4} $")


def _count(item: tuple[str, int]) -> int:
    return item[1]


_FAR = 2
_OFTEN = 3


def _firm(text: str, folded: str) -> tuple[str, int]:
    """The firm or abbreviated body that the head of the text names most, and how often."""
    end = min(len(text), OPENING)
    head = folded[:end]
    if not any(word in head for word in _FIRM_WORDS):
        return "", 0
    if not any(is_firm(text, word) for word in often_abbreviated(text, end, _OFTEN)):
        return "", 0
    found: Counter[str] = Counter()
    for name in names(text, folded, 0, end):
        if name.kind == "acronym":
            found[text[name.start : name.end]] += 1
    words, count = next(iter(found.most_common(1)), ("", 0))
    return (words, count) if count >= _OFTEN and is_firm(text, words) else ("", 0)


def _national(text: str, abroad: int) -> str | None:
    """The nation, where a text that names no place speaks of its government; `abroad` other countries' mentions."""
    if abroad > _OFTEN and abroad > text.count("Việt Nam", 0, OPENING):
        return None
    named = sum(text.count(word, 0, OPENING) for word in ("Chính phủ", "Quốc hội", "Việt Nam", "Thủ tướng"))
    return NATION if named > _OFTEN else None


def is_firm(text: str, acronym: str) -> bool:
    """Whether the head of the text tells what firm the acronym stands for (`Tập đoàn Điện lực Việt Nam (EVN)`).

    Bodies of the state that tell figures, rather than have them, are abbreviated as well.
    """
    at = text.find(acronym, 0, OPENING)
    while at >= 0:
        if _FIRM.search(text, max(0, at - _FULL), at):
            return True
        at = text.find(acronym, at + 1, OPENING)
    return False


_FIRM_WORDS = ("ty", "ctcp", "tập đoàn", "ngân hàng", "hãng", "doanh nghiệp")
"""What stands in every match of `_FIRM`."""
_FULL = 70
"""Characters of a firm's full name before its acronym."""
_FIRM = regex.compile(
    r"(?:[Cc]ông ty|[Cc]ty|CTCP|[Tt]ập đoàn|[Nn]gân hàng(?! Nhà nước| Thế giới)|[Hh]ãng)"
    r"(?:[^.;:,\n]*\((?:[Mm]ã[^.;:,\n]*)?$|(?: \p{L}++){0,4} $)"
)


def _told_by_unit(text: str, written: dict[str, str]) -> str | None:
    """The place named once by a word such as `huyện` that the text uses alone, too."""
    bare = Counter(match["unit"] for match in _BARE.finditer(text, 0, OPENING))
    for words in written.values():
        unit = next((unit for unit in bare if words.lower().startswith(unit + " ")), None)
        if unit is not None and bare[unit] > 1:
            return words
    return None


def _headed(text: str, people: Sequence[tuple[int, int]]) -> str | None:
    """The Vietnamese name that the text begins with and repeats, where it is no person's and no body's."""
    run = _NAME.match(text)
    if run is None or (people and people[0][0] < run.end()) or run[0].split(" ")[0].lower() in _TITLES:
        return None
    told = all(is_syllable(word.lower()) for word in run[0].split(" ")) and text.count(run[0], 0, OPENING) >= _OFTEN
    return run[0] if told else None


_NAME = regex.compile(r"(?<![\p{L}\d])\p{Lu}\p{Ll}++(?: \p{Lu}\p{Ll}++){1,2}(?! ?\p{L}*\p{Lu}|[\p{L}\d])")
_TITLES = frozenset(
    "thủ bộ phó chủ bí trung quốc chính hội ban ủy tổng ngày thứ luật nghị đảng đại cục sở viện tòa công ngân".split()
)


def _headline(text: str) -> int:
    """The end of the headline: the first line that is long enough to be a sentence."""
    end = text.find("\n", _HEADLINE, _LEAD)
    return _LEAD if end < 0 else end
