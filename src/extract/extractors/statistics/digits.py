"""Figures in digits: one scan over the numbers, then a local reading of what stands around each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.extractors.statistics import context, symbols
from extract.extractors.statistics.elliptic import (
    borrowed_unit,
    carried_unit,
    compared_unit,
    is_bare_percent,
    listed_unit,
    million,
    parted_metres,
    without_gloss,
)
from extract.extractors.statistics.figure import Figure
from extract.extractors.statistics.ratios import may_begin, read_ratio
from extract.extractors.statistics.units import KINDS, Unit, flags, rates, read_unit
from extract.grammar.numbers import DIGITS, Amount, exact_value, read_amount, times, writes_english
from extract.rule import Loss, Match

if TYPE_CHECKING:
    from extract.document import Number
    from extract.rule import Losses
    from extract.segment import Reading

RULES = ("percent", "money", "quantity", "elliptic", "unlisted")
"""The rules of this module, by the names that records bear."""
_NUMBER = regex.compile(DIGITS)
_TO = re.compile(r"(?: {0,2}- {0,2}| ?(?:đến|tới) )(?:(?:dưới|trên|gần|hơn|khoảng) )?(?=\d)")
_AND = re.compile(r" và (?=\d)")
_HOURS = 24
_CLOCK = frozenset("lúc tối sáng trưa chiều đêm".split())
_HONORIFICS = frozenset("ông bà anh chị em cô chú".split())
_PLATE = regex.compile(r" ?- ?\d{3}")
"""How the number plate of a vehicle goes on: `36M-7476`."""
_SLASH_DIGIT = regex.compile(r"/\d")
# Verbs as well as labels: `quyết định 2 kế hoạch` written small, `đã cấp 4 giấy phép`
_DECIDES = ("quyết định ", *(f"{word} cấp " for word in ("và", "đã", "được", "sẽ", "mới", "để", "chỉ", "xuất", "nhận")))
_ORDINAL = regex.compile(r" (?:một|hai|ba|thứ)(?!\w)")
# Thousands that stand without a unit are of đồng where they are paid by something (nghìn/người) or called money
_MONEY_AFTER = regex.compile(r"(?<=\dk)|(?<=(?:nghìn|ngàn)) ?(?:/|tiền )")

Read = tuple[Match[Figure] | None, int]
"""A figure or none, and where the next candidate may begin."""


def scan_digits(reading: Reading, losses: Losses | None) -> tuple[Match[Figure], ...]:
    """The figures in digits, in order, without overlaps."""
    text = reading.folded
    found: list[Match[Figure]] = []
    reach = 0
    for match in _NUMBER.finditer(text):
        start = match.start()
        if start < reach or (start and not context.stands_free(text, start) and not _joined(text, start, found)):
            continue
        figure, reach = _Candidate(reading, start, match[0], found[-1] if found else None).read()
        if figure is not None:
            found.append(figure)
        elif losses is not None:
            losses.append(Loss(start, reach, "number", "counts nothing"))
    return tuple(found)


def _joined(text: str, start: int, found: list[Match[Figure]]) -> bool:
    """Whether a slash joins the number to the figure before it (`5.674 hộ/17.980 người`)."""
    return text[start - 1] == "/" and bool(found) and found[-1].end == start - 1


class _Candidate:
    """One number with its surroundings, read step by step."""

    def __init__(self, reading: Reading, start: int, literal: str, previous: Match[Figure] | None) -> None:
        self.text = reading.folded
        self.cased = reading.text
        self.start = start
        self.literal = literal
        self.previous = previous
        self._words: list[str] | None = None

    @property
    def words(self) -> list[str]:
        """The words before the number, which few numbers ask for."""
        if self._words is None:
            self._words = context.words_before(self.text, self.start)
        return self._words

    def read(self) -> Read:
        """The figure, and where the next candidate may begin."""
        amount = read_amount(self.text, self.start, self.literal)
        if amount is None:
            return None, self.start + len(self.literal)
        if amount.scale == 1 and writes_english(self.text, self.start, amount.literal):
            amount = amount._replace(value=exact_value(amount, whole=True))
        if amount.scale == 1:
            if may_begin(self.text, amount.end):
                ratio = read_ratio(self.text, amount, self.start, self.words)
                if ratio:
                    return ratio
            amount = million(self.text, self.cased, amount)
        amount = without_gloss(self.text, amount)
        upper = self._upper(amount)
        last = upper or amount
        sign = symbols.before(self.text, self.start)
        if sign is not None:
            return self._money(sign.currency, amount, upper, sign.start), last.end
        unit = read_unit(self.text, last.end, last.scale if last.value < 1_000 else max(last.scale, 1_000))
        if unit is None:
            bare = self._without_unit(amount, upper)
            return bare, last.end if bare is None else max(bare.end, last.end)
        if unit.role == "time":
            return None, unit.end
        return self._counted(amount, upper, unit)

    def _upper(self, amount: Amount) -> Amount | None:
        """The upper end of a range whose unit stands once, at its end."""
        to = self._to(amount.end)
        if to is None and self.text.startswith(" và ", amount.end) and self.words[-1:] == ["giữa"]:
            to = _AND.match(self.text, amount.end)
        if to is None:
            return None
        upper = _amount_at(self.text, to.end())
        if upper is None or _SLASH_DIGIT.match(self.text, upper.end):
            return None
        low = times(amount.value, upper.scale) if amount.scale == 1 else amount.value
        return upper if low < upper.value else None

    def _to(self, end: int) -> re.Match[str] | None:
        """What joins the number or unit that ends at `end` to the upper end of a range."""
        return _TO.match(self.text, end) if self.text[end : end + 3].lstrip(" ")[:1] in ("-", "đ", "t") else None

    def _counted(self, amount: Amount, upper: Amount | None, unit: Unit) -> Read:
        last = upper or amount
        if self._is_name(last, unit):
            return None, last.end
        low, high = _values(amount, upper, unit)
        end = unit.end
        if upper is None:
            repeated = self._repeated(amount, unit)
            if repeated:
                high, end = repeated
        return self._match(low, high, unit, end), end

    def _is_name(self, last: Amount, unit: Unit) -> bool:
        """Whether the words before make the number a name, an ordinal or a year, and a noun only follows it."""
        weak = unit.role == "noun" or (unit.role == "measure" and unit.start > last.end and len(unit.surface) == 1)
        if self._is_code(last, unit):
            return True
        if not weak or last.scale != 1 or self.cased.endswith(_DECIDES, 0, self.start):
            return False
        return context.names(self.words, last.literal, unit.surface) or context.is_year(
            last.literal, last.value, self.words
        )

    def _is_code(self, last: Amount, unit: Unit) -> bool:
        """Whether number and unit are one sign: `5G`, `20g` of the clock, `36M-7476`, `3EM`, `1.1 Địa chỉ`, `4.0`."""
        close = unit.start == last.end
        capital = self.cased[unit.start].isupper()
        if unit.surface == "g":
            return capital or (close and last.value <= _HOURS and not _CLOCK.isdisjoint(self.words[-2:]))
        if (
            unit.surface == "l"
            and capital
            and last.literal.isdigit()
            and context.behind_name(self.cased, self.start, self.words)
        ):
            return True  # `Lexus LS 460L`
        if unit.role == "measure":
            return capital and _PLATE.match(self.text, unit.end) is not None
        if unit.role != "noun":
            return False
        if unit.surface == "tập" and _ORDINAL.match(self.text, unit.end):
            return True  # `Toán 6 tập một`
        signed = capital and (
            close or unit.surface in _HONORIFICS or context.is_rank(self.text, self.start, last.literal)
        )
        return signed or last.literal.endswith(".0")

    def _match(self, low: Number, high: Number | None, unit: Unit, end: int, rule: str | None = None) -> Match[Figure]:
        start, kind = self.start, KINDS[unit.role]
        if (unit.key in ("°C", "°F") and self._minus()) or (self._minus() and self._stands_alone(end)):
            start, low = start - 1, -low
        figure = Figure(
            kind=kind,
            value=low,
            value_max=high,
            unit=unit.unit,
            unit_key=unit.key,
            noun_start=unit.start if unit.start < end else None,
            negative=self._minus() and self.text[self.start - 2 : self.start - 1] == "(",
            flags=flags(unit, low),
        )
        return Match(start, end, rule or kind, figure)

    def _minus(self) -> bool:
        return self.text[self.start - 1 : self.start] == "-"

    def _stands_alone(self, end: int) -> bool:
        """Whether the figure with its minus sign is all that its line holds, as in a table."""
        begin = self.start - 1
        return (begin == 0 or self.text[begin - 1] == "\n") and self.text[end : end + 1] in ("", "\n")

    def _repeated(self, amount: Amount, unit: Unit) -> tuple[Number, int] | None:
        """The upper end of a range whose unit stands twice: `từ 5% đến 7%`, `10 tỷ đồng - 15 tỷ đồng`."""
        to = self._to(unit.end)
        if to is None and not self.text.startswith(" và ", unit.end):
            return None
        ranged = self.words[-1:] in (["từ"], ["giữa"])
        if to is None and ranged:
            to = _AND.match(self.text, unit.end)
        if to is None or not (ranged or "-" in to[0]):
            return None
        upper = _amount_at(self.text, to.end())
        if upper is None or upper.value <= amount.value:
            return None
        second = read_unit(self.text, upper.end, upper.scale)
        if second is None or second.key.partition("/")[0] != unit.key:
            return None
        return exact_value(upper, whole=unit.role == "noun"), second.end

    def _without_unit(self, amount: Amount, upper: Amount | None) -> Match[Figure] | None:
        last = upper or amount
        if context.label(self.words) is None and (parted := parted_metres(self.text, amount)) is not None:
            return self._match(parted[0], None, parted[1], parted[1].end)
        if last.value < 10_000 and self.cased[last.end - 1] == "K":
            return None  # a screen's 4K
        if last.scale >= 1_000_000 or (last.scale == 1_000 and _MONEY_AFTER.match(self.text, last.end)):
            if (unit := compared_unit(self.text, self.previous, self.start, last.end)) is not None:
                return self._match(*_values(amount, upper, unit), unit, last.end, "elliptic")
            return self._money("VND", amount, upper)
        if context.label(self.words) or context.is_year(last.literal, last.value, self.words):
            return None
        return self._elliptic(amount, upper) or self._unlisted(amount, upper)

    def _elliptic(self, amount: Amount, upper: Amount | None) -> Match[Figure] | None:
        """A figure whose unit a neighbour has."""
        last = upper or amount
        scale = 1
        borrowed = borrowed_unit(self.text, last.end, self.words)
        if borrowed:
            unit, scale = borrowed
        elif carried := carried_unit(self.text, self.previous, self.start, last.end):
            unit = carried
        elif upper is None and (listed := listed_unit(self.text, self.previous, self.start, last.end)):
            return self._match(*_values(amount, upper, listed), listed, last.end, "listed")
        elif is_bare_percent(self.text, self.start, last, self.words):
            unit = Unit("percent", "%", "%", last.end, last.end, "%")
        else:
            return None
        low, high = _values(amount, upper, unit)
        scale = scale if last.scale == 1 else 1
        return self._match(times(low, scale), high and times(high, scale), unit, last.end, "elliptic")

    def _unlisted(self, amount: Amount, upper: Amount | None) -> Match[Figure] | None:
        """A figure whose noun no list has."""
        last = upper or amount
        noun = context.unlisted_noun(self.text, self.cased, last.end)
        if noun is None or self.text[max(0, self.start - 2) : self.start - 1].isdigit():
            return None  # the last group of a telephone number, a column of a table
        if not (context.announces(self.words) or len(last.literal) > 4):
            return None
        word = self.text[noun[0] : noun[1]]
        unit = Unit("noun", word, word, noun[0], noun[1], word)
        return self._match(*_values(amount, upper, unit), unit, noun[1], "unlisted")

    def _money(self, currency: str, amount: Amount, upper: Amount | None, start: int | None = None) -> Match[Figure]:
        """Money without a unit after it: `$5 triệu`, `3.000 tỷ`; a sign before it begins at `start`."""
        last = upper or amount
        tail, key, end = rates(self.text, last.end)
        unit = Unit("money", currency + tail, currency + key, last.end, end, "")
        low, high = _values(amount, upper, unit)
        figure = Figure(kind="money", value=low, value_max=high, unit=unit.unit, unit_key=unit.key)
        return Match(self.start if start is None else start, end, "money", figure)


def _amount_at(text: str, start: int) -> Amount | None:
    literal = _NUMBER.match(text, start)
    return read_amount(text, start, literal[0]) if literal else None


def _values(amount: Amount, upper: Amount | None, unit: Unit) -> tuple[Number, Number | None]:
    """The value, and the upper end of a range; a scale that stands once, at the end, counts for both."""
    whole = unit.role == "noun" or unit.key.startswith("VND")
    low = exact_value(amount, whole=whole)
    if upper is None:
        return low, None
    return times(low, upper.scale if amount.scale == 1 else 1), exact_value(upper, whole=whole)
