"""The administrative units of Vietnam, as in force on a day.

The names come as data with underthesea, which is not imported for them: 63 provinces with districts and communes as
they stood on 30 June 2025, and the 34 provinces with their communes since. Thừa Thiên Huế was a province until the end
of 2024. Units that were merged before 2025 are not in the data and are not found.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import ahocorasick
import msgspec
import regex

from extract.errors import KnowledgeError
from extract.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Era = Literal["province", "city", "merged"]
"""Thừa Thiên Huế a province; Huế a city of the state; 34 provinces without districts."""
UnitLevel = Literal["province", "district", "commune"]

_DATA = Path("address", "data", "mapping.json")
_SHORT = {
    "tỉnh": ("tỉnh ủy ",),
    "thành phố": ("tp ", "tp. ", "tp.", "thành ủy "),
    "huyện": ("huyện ủy ",),
    "quận": ("quận ủy ", "q."),
    "thị xã": ("tx ", "tx. ", "tx.", "thị ủy "),
    "phường": ("p.",),
    "thị trấn": ("tt.",),
}
"""How else the word for a kind of unit is written before its name."""


_COMMUNE = regex.compile(
    r"(?<![\p{L}\d])(?P<kind>(?<![Tt]hị )[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)(?: [\p{Lu}\d][\p{L}\d'-]*+){1,5}+"
)


class Unit(NamedTuple):
    """A unit with its official name, and its province."""

    name: str
    level: UnitLevel
    code: str | None
    province: str
    province_code: str


class Named(NamedTuple):
    """Units of one name in a text, and whether their kind stands with it (`tỉnh Quảng Ninh`)."""

    start: int
    end: int
    units: tuple[Unit, ...]
    explicit: bool


class _Name(msgspec.Struct):
    name: str
    short: str
    code: str


class _Ward(msgspec.Struct):
    old_province_key: str
    old_district: str
    old_ward: str
    new_province_key: str
    new_ward: str


class _Mapping(msgspec.Struct):
    province_names: dict[str, _Name]
    old_province_names: dict[str, _Name]
    ward_mapping: list[_Ward]


def era(published: str | None) -> Era | None:
    """The system of units in force on a day; None where the day is unknown.

    >>> era("2020-12-17"), era("2025-06-30"), era("2025-07-01T08:00"), era(None)
    ('province', 'city', 'merged', None)
    """
    if published is None:
        return None
    return "merged" if published[:10] >= "2025-07-01" else "city" if published >= "2025" else "province"


class Gazetteer:
    """Finds the provinces and districts of one era in a text."""

    def __init__(self, units: Iterable[Unit]) -> None:
        found: dict[str, dict[Unit, bool]] = {}
        units = tuple(units)
        self.provinces = {unit.name: unit for unit in units if unit.level == "province"}
        for unit in units:
            for surface, explicit in _surfaces(unit):
                found.setdefault(surface, {})[unit] = explicit
        self._automaton = ahocorasick.Automaton()
        for surface, named in found.items():
            self._automaton.add_word(surface, (len(surface), tuple(named), any(named.values())))
        self._automaton.make_automaton()

    def find(self, text: str, folded: str, end: int | None = None) -> Iterator[Named]:
        """The units named in the text up to `end`, in order, the longest of those that overlap.

        `folded` is the text in lower case with new-style tone marks. Names must begin with a capital.
        """
        last: Named | None = None
        for at, (length, units, explicit) in self._automaton.iter(folded, 0, len(folded) if end is None else end):
            start, stop = at + 1 - length, at + 1
            if folded[stop : stop + 1].isalnum() or folded[start - 1 : start].isalnum():
                continue
            if not _capital(text, start, stop):
                continue
            found = Named(start, stop, units, explicit)
            if last is not None and start >= last.end:
                yield last
            elif last is not None and (last.start, -last.end) < (start, -stop):
                continue
            last = found
        if last is not None:
            yield last


def _capital(text: str, start: int, end: int) -> bool:
    """Whether the last word of the name has a capital or is a number."""
    last = max(text.rfind(" ", start, end), text.rfind(".", start, end)) + 1
    first = text[max(start, last)]
    return first.isupper() or first.isdigit()


def _surfaces(unit: Unit) -> Iterator[tuple[str, bool]]:
    """The ways in which a unit is named, folded, each with whether its kind stands with it."""
    full = fold(unit.name)
    yield full, True
    kind = next(word for word in (*_SHORT, "xã", "đặc khu") if full.startswith(f"{word} "))
    name = full.removeprefix(f"{kind} ")
    for short in _SHORT.get(kind, ()):
        yield short + name, True
    if unit.level == "province":
        yield name, False
        if name == "hồ chí minh":
            yield from ((short, True) for short in ("tphcm", "tp.hcm", "tp. hcm", "tp hcm", "tp.hồ chí minh"))
        elif name == "thừa thiên huế":
            yield from (("tỉnh thừa thiên - huế", True), ("thừa thiên - huế", False), ("thừa thiên-huế", False))


@cache
def gazetteer(when: Era) -> Gazetteer:
    """The finder of an era's provinces and districts."""
    return Gazetteer((*_provinces(when).values(), *_districts(when)))


def communes(when: Era, text: str, folded: str) -> Iterator[Named]:
    """The communes named in a short text, with the word for their kind, in order.

    >>> [(one.start, one.end, one.units[0].province) for one in communes("merged", "Xã Vân Đồn", "xã vân đồn")]
    []
    """
    for match in _COMMUNE.finditer(text):
        known = _communes(when)
        end = match.end()
        while end > match.end("kind"):
            units = known.get(folded[match.start() : end])
            if units:
                yield Named(match.start(), end, units, explicit=True)
                break
            end = max(text.rfind(" ", match.start(), end), 0)


@cache
def _mapping() -> _Mapping:
    package = find_spec("underthesea")
    folders = package.submodule_search_locations if package is not None else None
    if not folders or not (path := Path(folders[0]) / _DATA).exists():
        raise KnowledgeError("the units of administration come with underthesea 9.5 or later, which is not installed")
    return msgspec.json.decode(path.read_bytes(), type=_Mapping)


@cache
def _provinces(when: Era) -> dict[str, Unit]:
    names = _mapping().province_names if when == "merged" else _mapping().old_province_names
    units = {key: Unit(one.name, "province", one.code, one.name, one.code) for key, one in names.items()}
    if when == "province":
        before, code = "Tỉnh Thừa Thiên Huế", units["thanhphohue"].code
        units["thanhphohue"] = Unit(before, "province", code, before, code or "")
    return units


def _districts(when: Era) -> Iterator[Unit]:
    if when == "merged":
        return
    provinces = _provinces(when)
    for key, name in {(ward.old_province_key, ward.old_district): None for ward in _mapping().ward_mapping}:
        if not (when == "province" and key == "thanhphohue" and name.startswith("Quận")):
            within = provinces[key]
            yield Unit(name.replace("Thị Xã", "Thị xã"), "district", None, within.name, within.province_code)
    if when == "province":
        hue = provinces["thanhphohue"]
        yield Unit("Thành phố Huế", "district", None, hue.name, hue.province_code)


@cache
def _communes(when: Era) -> dict[str, tuple[Unit, ...]]:
    """The communes by their folded full names."""
    provinces = _provinces(when)
    named = [
        (one.new_ward, one.new_province_key) if when == "merged" else (one.old_ward, one.old_province_key)
        for one in _mapping().ward_mapping
    ]
    folded = fold("|".join(name for name, _ in named)).split("|")
    found: dict[str, dict[Unit, None]] = {}
    for key, (name, province) in zip(folded, named, strict=True):
        if name:
            within = provinces[province]
            unit = Unit(name.replace("Thị Trấn", "Thị trấn"), "commune", None, within.name, within.province_code)
            found.setdefault(key, {})[unit] = None
    return {key: tuple(units) for key, units in found.items()}
