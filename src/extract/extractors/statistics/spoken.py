"""Figures in words: one scan over runs of number words."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

import ahocorasick
import regex

from extract.extractors.statistics import context
from extract.extractors.statistics.figure import Figure
from extract.extractors.statistics.terms import TERMS
from extract.extractors.statistics.units import KINDS, Unit, flags, read_unit
from extract.grammar.number_words import DIGIT_WORDS, HALF, NUMBER_WORDS, read_words
from extract.grammar.numbers import SCALES
from extract.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.document import Number
    from extract.segment import Reading

RULES = ("in_words",)
"""The rule of this module, by the name that records bear."""
_WORD = "|".join(sorted(NUMBER_WORDS))
_FIRST = "không|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|trăm|nửa"
_RUN = re.compile(rf"(?<![\w.,/-])(?:{_FIRST})(?: {{1,3}}(?:{_WORD})(?!\w))*+(?!\w)")
_TO = regex.compile(rf" (?:đến|tới) ((?:{_WORD})(?!\w)(?: (?:{_WORD})(?!\w))*+)")
_PART = regex.compile(r" phần (hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?! (?:mươi|trăm|phần))(?!\w)")
_MINUS = regex.compile(r"(?:^|\n)(?:âm|trừ) $|(?<!\w)âm $")
_VAGUE = frozenset("hàng vài mấy nhiều bao cả những bạc tiền chục".split())
_COUNTABLE = frozenset("hai ba bốn sáu bảy tám chín mười".split())
"""Words that count nouns when they stand alone; một is an article, năm a year, không a negation."""
_ARTICLES = frozenset(("không", "một", "năm", HALF))
_FOLLOWING = re.compile(r" {0,3}([^\W_]+|[%‰$€£¥₫₹₩฿₽₱°º])")
_MEASURES = frozenset(("percent", "money", "measure"))
_MEASURING = frozenset(first for first, terms in TERMS.items() if any(term.role in _MEASURES for term in terms)) | {
    *("phần", "đến", "tới")
}
"""Words behind an article that may make a figure of it: what begins a unit that is no noun, a fraction, a range."""
_VAGUE_MEASURES = frozenset(("đồng", "mẫu", "sào", "khối", "độ", "công đất", "dặm"))
"""Measures that are ordinary nouns after an article: `một khối lượng`, `một mẫu`."""
_FIVES = frozenset(("linh", "lẻ", "phẩy", "chấm"))


def _first_words() -> ahocorasick.Automaton:
    """The automaton that finds where a run may begin: four times as fast as the run's pattern over the whole text."""
    automaton = ahocorasick.Automaton()
    for word in _FIRST.split("|"):
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    return automaton


_FIRST_WORDS = _first_words()


def scan_spoken(reading: Reading, written: tuple[Match[Figure], ...]) -> tuple[Match[Figure], ...]:
    """The figures in words that stand outside the figures in digits, in order."""
    text = reading.folded
    found: list[Match[Figure]] = []
    reach = 0
    for last, width in _FIRST_WORDS.iter(text):
        start = last + 1 - width
        if start < reach or (start and text[start - 1].isalpha()) or text[last + 1 : last + 2].isalpha():
            continue
        following = _FOLLOWING.match(text, last + 1)
        word = "" if following is None else following[1]
        if word not in NUMBER_WORDS and text[start : last + 1] in _ARTICLES and word not in _MEASURING:
            continue
        run = _RUN.match(text, start)
        if run is None:
            continue
        figure = _read(reading, start, run.end())
        reach = run.end() if figure is None else figure.end
        if figure is not None:
            found.append(figure)
    if not found:
        return ()
    return tuple(_outside(found, written))


def _outside(found: list[Match[Figure]], written: tuple[Match[Figure], ...]) -> Iterator[Match[Figure]]:
    """The figures that touch none of `written`; both in order of offset."""
    others = iter(written)
    other = next(others, None)
    for one in found:
        while other is not None and other.end <= one.start:
            other = next(others, None)
        if other is None or other.start >= one.end:
            yield one


def _read(reading: Reading, start: int, end: int) -> Match[Figure] | None:
    text = reading.folded
    words = text[start:end].split()
    if len(words) == 1 and (part := _PART.match(text, end)):
        return _fraction(start, words[0], part)
    low, high, end = _values(text, words, end)
    if low is None:
        return None
    scaled = not SCALES.keys().isdisjoint(text[start:end].split())
    unit = read_unit(text, end, 1_000 if scaled else 1)
    if unit is None or unit.role == "time" or not _counts(text, start, words, unit):
        return None
    if not scaled and reading.text[start].isupper() and _is_named(reading.text, start, unit.start):
        return None  # Ba Đình, Hai Bà Trưng, Ninh Ba tập trung
    return _figure(text, start, (low, high), unit, spelled=not scaled)


def _is_named(text: str, start: int, unit: int) -> bool:
    """Whether a capitalised number goes with a capitalised word behind it, or right before it."""
    before = text[max(0, start - 12) : start].rpartition(" ")
    previous = before[0].rpartition(" ")[2] if not before[2] else ""
    return text[unit].isupper() or (previous.isalpha() and previous[0].isupper())


def _values(text: str, words: list[str], end: int) -> tuple[Number | None, Number | None, int]:
    """The value, the upper end of a range (`hai ba`, `hai đến ba triệu`), and where the number ends."""
    to = _TO.match(text, end)
    if to:
        upper = to[1].split()
        shared = [] if any(word in SCALES for word in words) else list(_trailing_scales(upper))
        low, high = read_words([*words, *shared]), read_words(upper)
        if low is not None and high is not None and low < high:
            return low, high, to.end()
    neighbours = len(words) > 1 and [DIGIT_WORDS.get(word, -9) for word in words[:2]]
    if neighbours and neighbours[1] == neighbours[0] + 1 and neighbours[0] > 0 and words[1] not in ("mốt", "tư", "lăm"):
        return read_words([words[0], *words[2:]]), read_words(words[1:]), end
    return read_words(words), None, end


def _trailing_scales(words: list[str]) -> Iterable[str]:
    """The scale words at the end of a number, which the lower end of a range shares: `hai đến ba triệu`."""
    return reversed(list(takewhile(SCALES.__contains__, reversed(words))))


def _counts(text: str, start: int, words: list[str], unit: Unit) -> bool:
    """Whether the words are a number that counts the unit, and no year, vague amount, article or label."""
    before = context.words_before(text, start)
    if words[0] in SCALES and before and before[-1] in _VAGUE:
        return False
    if words[-1] == "năm" and len(words) > 1 and not _FIVES.intersection(words) and unit.role == "noun":
        return False
    if len(words) == 1 and words[0] not in _COUNTABLE and unit.role == "noun" and words[0] != "trăm":
        return False
    if words[0] in _ARTICLES and len(words) == 1 and unit.surface in _VAGUE_MEASURES:
        return False
    if words == ["không"] and unit.role == "money":  # đứng ngồi không yên
        return False
    return not context.names(before, "0", unit.surface)


def _figure(text: str, start: int, values: tuple[Number, Number | None], unit: Unit, *, spelled: bool) -> Match[Figure]:
    value, high = values
    minus = _MINUS.search(text, max(0, start - 5), start)
    if minus and (minus[0] != "âm " or minus.start() == 0 or unit.role != "noun"):
        start, value = minus.start() + minus[0].startswith("\n"), -value
    marks = flags(unit, value)
    if unit.role == "noun" and spelled and "talk_count" not in marks:
        marks = ("spelled", *marks)
    end = unit.end
    if text.startswith(" rưỡi", end):
        value, end = value + Decimal("0.5"), end + 5
    figure = Figure(
        kind=KINDS[unit.role],
        value=value,
        value_max=high,
        unit=unit.unit,
        unit_key=unit.key,
        noun_start=unit.start,
        flags=marks,
    )
    return Match(start, end, "in_words", figure)


def _fraction(start: int, word: str, part: regex.Match[str]) -> Match[Figure] | None:
    """A fraction in words (`hai phần ba`)."""
    value, total = read_words([word]), read_words([part[1].replace("tư", "bốn")])
    if value is None or total is None or not 0 < value < total:
        return None
    figure = Figure(kind="ratio", value=value, denominator=total, unit="", unit_key="1", flags=("spelled",))
    return Match(start, part.end(), "in_words", figure)
