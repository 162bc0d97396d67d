"""Where a document, a post and a figure belong: the administrative unit that is named for them, and its province.

Only what is said outright counts: a place that was given, one in the title or the dateline, a unit that the text names
with its kind more than all others, the newspaper of a province. What is named twice in Vietnam needs its province.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex
from msgspec.structs import replace

from extract.resolve.units import Era, Named, Unit, communes, era, gazetteer
from extract.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.document import Document, Level
    from extract.segment import Reading

OPENING = 5000
"""Characters at the head of a text that tell what it is about."""
_DATELINE = regex.compile(
    r"\(?(?P<place>\p{Lu}[\p{L} .-]{2,40}?)(?: ?\([^()\n]{2,30}\) ?[-:,]|\) ?[-:]|, (?:ngày )?\d{1,2}[/.-]\d{1,2}| - )"
)
_SOURCE = regex.compile(
    r"(?:báo|báo và đài(?: phát thanh)?|đài (?:pt-th|phát thanh)|cổng (?:ttđt|thông tin điện tử))(?!\w)",
    regex.IGNORECASE,
)
_FEWEST = 3
_MOST = 0.7
_TOLD = 2
"""A place dominates where it is named so often, is such a share of all named, and so often stands with its kind."""


class Place(NamedTuple):
    """A place as the tables tell it: its name and level, its code, and its province with the code."""

    name: str
    level: Level
    code: str | None
    province: str | None
    province_code: str | None


class _Counts(NamedTuple):
    provinces: Counter[str]
    units: Counter[Unit]


def resolve(reading: Reading, document: Document) -> Document:
    """The document with its place, where one is given, or the title, the text or the source names it outright."""
    when = era(document.published)
    if when is None:
        return document
    if document.place is not None:
        unit = _alone(when, document.place, None)
        return document if unit is None else _with(document, unit, document.place)
    counts = _counts(when, reading)
    for unit, told in (
        (_titled(when, document.title or "", counts), "title"),
        (_dateline(when, reading), "text"),
        (_dominating(when, counts), "text"),
        (_publisher(when, document.source), "source"),
    ):
        if unit is not None:
            return replace(_with(document, unit, unit.name), place_from=told)
    return document


def _with(document: Document, unit: Unit, name: str) -> Document:
    return replace(
        document,
        place=name,
        place_level=unit.level,
        place_code=unit.code,
        province=unit.province,
        province_code=unit.province_code,
    )


_BARE = (" tỉnh", " tỉnh ủy")


def is_of_the_province(words: str, document: Document) -> bool:
    """Whether the words leave the name of their province to the document (`Tỉnh ủy`, `Hội đồng nhân dân tỉnh`).

    >>> from extract.document import Document
    >>> is_of_the_province("UBND tỉnh", Document(id="a", text="", province="Tỉnh Quảng Ninh"))
    True
    """
    return (document.province or "").startswith("Tỉnh") and f" {fold(words)}".endswith(_BARE)


def province_of(document: Document) -> Place:
    """The province of a document as a place."""
    return Place(document.province or "", "province", document.province_code, document.province, document.province_code)


def place_of(words: str, published: str | None, province: str | None) -> Place | None:
    """The unit that the words for a body or a holder name; None where they name none, or one of several.

    >>> place_of("Sở Kế hoạch và Đầu tư tỉnh Quảng Ninh", "2020-12-17", None).province_code
    '22'
    >>> place_of("Huyện ủy Châu Thành", "2020-12-17", None)
    >>> place_of("Huyện ủy Châu Thành", "2020-12-17", "Tỉnh Bến Tre").name
    'Huyện Châu Thành'
    """
    when = era(published)
    return None if when is None else _place_of(when, words, province)


@lru_cache(maxsize=4096)
def _place_of(when: Era, words: str, province: str | None) -> Place | None:
    unit = _alone(when, words, province)
    return None if unit is None else Place(*unit)


def _alone(when: Era, words: str, province: str | None) -> Unit | None:
    """The finest unit that the words name, within the province that they name or that is known."""
    named = _in(when, words)
    folded = fold(words)
    named = [one for one in named if one.explicit or (one.start == 0 and one.end == len(words))]
    provinces = {unit.name for one in named for unit in one.units if unit.level == "province"}
    if len(provinces) > 1:
        return None
    within = next(iter(provinces), province)
    named += communes(when, words, folded)
    for level in ("commune", "district", "province"):
        finest = [one for one in named if one.units[0].level == level]
        if finest:
            fitting = {unit for one in finest for unit in one.units if within in (None, unit.province)}
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _in(when: Era, text: str) -> list[Named]:
    """The provinces and districts that the text names, without names that are parts of others."""
    folded = fold(text)
    return [one for one in gazetteer(when).find(text, folded) if one.explicit or _stands_alone(text, one)]


def _stands_alone(text: str, named: Named) -> bool:
    """Whether a bare name is no part of a longer one (`Thái Bình Dương`, `Nguyễn Thái Bình`)."""
    after = text[named.end : named.end + 2].lstrip()
    before = text[: named.start].rstrip(" ")
    word = before[before.rfind(" ") + 1 :]
    return not after[:1].isupper() and (not word[:1].isupper() or not word[-1].isalnum())


def _only(named: Iterable[Named]) -> Unit | None:
    """The unit that all the names mean: one province, or one district of it; None for several or none."""
    found = list(named)
    provinces = {unit for one in found for unit in one.units if unit.level == "province"}
    districts = [one for one in found if one.units[0].level == "district"]
    if len(provinces) > 1:
        return None
    within = next((unit.name for unit in provinces), None)
    fitting = {unit for one in districts for unit in one.units if within in (None, unit.province)}
    if districts and len(fitting) == 1:
        return fitting.pop()
    return provinces.pop() if provinces and not districts else None


def _dateline(when: Era, reading: Reading) -> Unit | None:
    """The place at the very head of the text: `(Quảng Ninh) -`, `Hà Nội (TTXVN) -`."""
    match = _DATELINE.match(reading.text)
    if match is None:
        return None
    words = match["place"].strip()
    return _alone(when, words.title() if words.isupper() else words, None)


def _counts(when: Era, reading: Reading) -> _Counts:
    """How often the head of the text names each province, by itself or by a district, and each unit with its kind."""
    text, end = reading.text, min(len(reading.text), OPENING)
    counts = _Counts(Counter(), Counter())
    for one in gazetteer(when).find(text, reading.folded, end):
        if len({unit.province for unit in one.units}) == 1 and (one.explicit or _stands_alone(text, one)):
            counts.provinces[one.units[0].province] += 1
            counts.units[one.units[0]] += one.explicit
    return counts


def _titled(when: Era, title: str, counts: _Counts) -> Unit | None:
    """The unit that the title names, where the text names no other province more."""
    unit = _only(_in(when, title))
    if unit is None or any(count > counts.provinces[unit.province] for count in counts.provinces.values()):
        return None
    return unit


def _dominating(when: Era, counts: _Counts) -> Unit | None:
    """The province that the head of the text names most, with its kind at least once; one district if it is all."""
    common = counts.provinces.most_common(1)
    if not common or common[0][1] < max(_FEWEST, _MOST * counts.provinces.total()):
        return None
    within = common[0][0]
    units = [unit for unit, count in counts.units.items() if unit.province == within and count]
    districts = [unit for unit in units if unit.level == "district"]
    if len(districts) == 1 and counts.units[districts[0]] >= max(_FEWEST, _MOST * common[0][1]):
        return districts[0]
    told = sum(counts.units[unit] for unit in units)
    return gazetteer(when).provinces[within] if told >= _TOLD else None


def _publisher(when: Era, source: str | None) -> Unit | None:
    """The province whose newspaper or portal the source is."""
    match = None if source is None else _SOURCE.match(source)
    return None if source is None or match is None else _only(_in(when, source[match.end() :]))
