"""Figures in words: one scan over runs of number words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from extract.extractors.statistics import context
from extract.extractors.statistics.figure import Figure
from extract.extractors.statistics.units import KINDS, TALK, Unit, read_unit
from extract.grammar.numbers import NUMBER_WORDS, SCALES, read_words
from extract.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.document import Flag, Number
    from extract.segment import Reading

_STARTS = "không|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|trăm"
_RUN = regex.compile(
    rf"(?<![\w.,/-])(?:{_STARTS})(?! (?:phần|lần|cửa|bà|hôm) )(?: {{1,3}}(?:{'|'.join(NUMBER_WORDS)})(?!\w))*+(?!\w)"
)
_SINGLE = frozenset("hai ba bốn sáu bảy tám chín mười".split())
_MINUS = regex.compile(r"(?<!\w)(?:âm|trừ) $")


def scan_spoken(reading: Reading, written: Iterable[Match[Figure]]) -> tuple[Match[Figure], ...]:
    """The figures in words that stand outside the figures in digits, in order."""
    text = reading.folded
    found: list[Match[Figure]] = []
    reach = 0
    for match in _RUN.finditer(text):
        if match.start() < reach:
            continue
        figure = _read(text, match.start(), match.group().split(), match.end())
        if figure is not None:
            found.append(figure)
            reach = figure.end
    taken = [(one.start, one.end) for one in written]
    return tuple(one for one in found if not any(start < one.end and one.start < end for start, end in taken))


def _read(text: str, start: int, words: list[str], end: int) -> Match[Figure] | None:
    single = len(words) == 1
    if single and words[0] not in _SINGLE and words[0] != "trăm":
        return None
    value = read_words(words)
    if value is None:
        return None
    scaled = any(word in SCALES for word in words)
    unit = read_unit(text, end, 1_000 if scaled else 1)
    if unit is None or unit.role == "time" or context.label(context.words_before(text, start)):
        return None
    return _figure(text, start, words, value, unit)


def _figure(text: str, start: int, words: list[str], value: Number, unit: Unit) -> Match[Figure]:
    minus = _MINUS.search(text, max(0, start - 5), start)
    if minus:
        start, value = minus.start(), -value
    flags: tuple[Flag, ...] = ()
    if unit.role == "noun" and not any(word in SCALES for word in words):
        flags = ("spelled",)
    if unit.surface in TALK:
        flags = (*flags, "talk_count")
    end = unit.end
    if text.startswith(" rưỡi", end):
        value, end = value + Decimal("0.5"), end + 5
    figure = Figure(
        kind=KINDS[unit.role],
        value=value,
        unit=unit.unit,
        unit_key=unit.key,
        noun_start=unit.start,
        flags=flags,
    )
    return Match(start, end, "in_words", figure)
