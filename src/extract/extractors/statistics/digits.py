"""Figures in digits: one scan over the numbers, then a local reading of what stands around each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.extractors.statistics import context
from extract.extractors.statistics.figure import Figure
from extract.extractors.statistics.units import KINDS, TALK, Unit, read_unit
from extract.grammar.numbers import DIGITS, Amount, read_amount, read_digits, times
from extract.rule import Loss, Match

if TYPE_CHECKING:
    from extract.document import Flag, Number
    from extract.rule import Losses
    from extract.segment import Reading

_NUMBER = regex.compile(DIGITS)
_LITERAL = regex.compile(DIGITS)
_TO = regex.compile(r"(?: {0,2}- {0,2}| (?:đến|tới) )(?:(?:dưới|trên|gần|hơn|khoảng) )?(?=\d)")
_AND = regex.compile(r" và (?=\d)")
_SLASH_DIGIT = regex.compile(r"/\d")
_SLASH = regex.compile(rf" ?/ ?({DIGITS})")
_SHARE = regex.compile(
    r" (?:số|diện tích|dân số|tổng|chặng|thời gian|quân số|lượng|nguồn|dân|trong|của|thành viên|chiều|quãng|giá|vốn|"
    r"nhu cầu|sản lượng|thu nhập|doanh thu|đại biểu|trường hợp|là|so)(?!\w)"
)
_PREFIX = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₫": "VND"}
_SYMBOL = regex.compile(r"(us|s|a|hk|nt|c)?([$€£¥₫]) ?$")
_DOLLARS = {"us": "USD", "s": "SGD", "a": "AUD", "hk": "HKD", "nt": "TWD", "c": "CAD"}


def scan_digits(reading: Reading, losses: Losses | None) -> tuple[Match[Figure], ...]:
    """The figures in digits, in order, without overlaps."""
    text = reading.folded
    found: list[Match[Figure]] = []
    reach = 0
    for match in _NUMBER.finditer(text):
        start = match.start()
        if start < reach or (start and not _stands_free(text, start)):
            continue
        figure, reach = _Candidate(reading, start, match[0]).read()
        if figure is not None:
            found.append(figure)
        elif losses is not None:
            losses.append(Loss(start, reach, "number", "counts nothing"))
    return tuple(found)


def _stands_free(text: str, start: int) -> bool:
    """Whether the number does not continue a word, a code or another number."""
    before = text[start - 1]
    if before in " (\n":
        return True
    if before.isalnum() or before in "/_+#@.&=":
        return False
    if before in ",-:":
        return not text[start - 2 : start - 1].isalnum() or (before == ":" and text[start - 2].isalpha())
    return True


class _Candidate:
    """One number with its surroundings, read step by step."""

    def __init__(self, reading: Reading, start: int, literal: str) -> None:
        self.text = reading.folded
        self.cased = reading.text
        self.start = start
        self.literal = literal
        self.words = context.words_before(self.text, start)

    def read(self) -> tuple[Match[Figure] | None, int]:
        """The figure, and where the next candidate may begin."""
        amount = read_amount(self.text, self.start, self.literal)
        if amount is None:
            return None, self.start + len(self.literal)
        after = self.text[amount.end : amount.end + 2]
        if amount.scale == 1 and after.lstrip()[:1] == "/":
            slash = _SLASH.match(self.text, amount.end)
            if slash:
                return self._ratio(amount, slash)
        upper = self._upper(amount)
        last = upper or amount
        prefix = self._symbol()
        if prefix:
            return self._money_before(prefix, amount, upper), last.end
        unit = read_unit(self.text, last.end, last.scale)
        if unit is None:
            return self._without_unit(amount, upper), last.end
        if unit.role == "time":
            return None, unit.end
        return self._counted(amount, upper, unit)

    def _upper(self, amount: Amount) -> Amount | None:
        """The upper end of a range whose unit stands once, at its end."""
        to = _TO.match(self.text, amount.end)
        if to is None and self.words and self.words[-1] == "giữa":
            to = _AND.match(self.text, amount.end)
        if to is None:
            return None
        literal = _LITERAL.match(self.text, to.end())
        assert literal is not None
        upper = read_amount(self.text, to.end(), literal[0])
        if upper is None or _SLASH_DIGIT.match(self.text, upper.end):
            return None
        low = times(amount.value, upper.scale) if amount.scale == 1 else amount.value
        return upper if low < upper.value else None

    def _counted(self, amount: Amount, upper: Amount | None, unit: Unit) -> tuple[Match[Figure] | None, int]:
        last = upper or amount
        weak = unit.role == "noun" or (unit.role == "measure" and unit.start - last.end == 1 and len(unit.surface) == 1)
        if weak and (
            (context.label(self.words) is not None and last.scale == 1)
            or context.is_year(last.literal, last.value, self.words)
        ):
            return None, last.end
        low, high = self._values(amount, upper, unit)
        end = unit.end
        if upper is None:
            repeated = self._repeated(amount, unit)
            if repeated:
                high, end = repeated
        kind = KINDS[unit.role]
        figure = Figure(
            kind=kind,
            value=low,
            value_max=high,
            unit=unit.unit,
            unit_key=unit.key,
            noun_start=unit.start,
            negative=self._negative(),
            flags=_flags(unit),
        )
        return Match(self.start, end, kind, figure), end

    def _values(self, amount: Amount, upper: Amount | None, unit: Unit) -> tuple[Number, Number | None]:
        whole = unit.role == "noun" or unit.key.startswith("VND")
        low = _value(amount, whole=whole)
        if upper is None:
            return low, None
        if amount.scale == 1:
            low = times(low, upper.scale)
        return low, _value(upper, whole=whole)

    def _repeated(self, amount: Amount, unit: Unit) -> tuple[Number, int] | None:
        """The upper end of a range whose unit stands twice: `từ 5% đến 7%`, `10 tỷ đồng - 15 tỷ đồng`."""
        to = _TO.match(self.text, unit.end)
        ranged = self.words[-1:] in (["từ"], ["giữa"])
        if to is None and ranged:
            to = _AND.match(self.text, unit.end)
        if to is None or not (ranged or "-" in to[0]):
            return None
        literal = _LITERAL.match(self.text, to.end())
        upper = literal and read_amount(self.text, to.end(), literal[0])
        if not upper:
            return None
        second = read_unit(self.text, upper.end, upper.scale)
        if second is None or second.key.partition("/")[0] != unit.key or upper.value <= amount.value:
            return None
        return _value(upper, whole=unit.role == "noun"), second.end

    def _without_unit(self, amount: Amount, upper: Amount | None) -> Match[Figure] | None:
        last = upper or amount
        if last.scale >= 1_000_000:
            return self._money_before("VND", amount, upper)
        noun = context.unlisted_noun(self.text, self.cased, last.end)
        if noun is None or context.label(self.words) or not context.announces(self.words):
            return None
        if context.is_year(last.literal, last.value, self.words):
            return None
        word = self.text[noun[0] : noun[1]]
        unit = Unit("noun", word, word, noun[0], noun[1], word)
        match, _ = self._counted(amount, upper, unit)
        return match and Match(match.start, match.end, "unlisted", match.value)

    def _money_before(self, currency: str, amount: Amount, upper: Amount | None) -> Match[Figure]:
        """Money without a unit after it: `$5 triệu`, `3.000 tỷ`."""
        unit = Unit("money", currency, currency, amount.end, amount.end, "")
        low, high = self._values(amount, upper, unit)
        symbol = _SYMBOL.search(self.text, max(0, self.start - 4), self.start)
        start = symbol.start() if symbol else self.start
        figure = Figure(kind="money", value=low, value_max=high, unit=currency, unit_key=currency)
        return Match(start, (upper or amount).end, "money", figure)

    def _symbol(self) -> str | None:
        """The currency whose symbol stands before the number."""
        if (
            self.text[self.start - 1 : self.start] not in _PREFIX
            and self.text[self.start - 2 : self.start - 1] not in _PREFIX
        ):
            return None
        symbol = _SYMBOL.search(self.text, max(0, self.start - 4), self.start)
        if symbol is None:
            return None
        return _DOLLARS.get(symbol[1] or "", _PREFIX[symbol[2]])

    def _ratio(self, amount: Amount, slash: regex.Match[str]) -> tuple[Match[Figure] | None, int]:
        total = read_digits(slash[1], whole=True)
        end = slash.end()
        following = self.text[end : end + 2]
        if total is None or (following[:1] in ("/", "-") and following[1:].isalnum()) or following[:1].isalpha():
            return None, end
        if not total or context.label(self.words) is not None:
            return None, end
        unit = read_unit(self.text, end, 1)
        value = _value(amount, whole=True)
        if unit is not None and unit.role in ("noun", "measure"):
            figure = Figure(
                kind="ratio",
                value=value,
                denominator=total,
                unit=unit.unit,
                unit_key=unit.key,
                noun_start=unit.start,
                flags=_flags(unit),
            )
            return Match(self.start, unit.end, "ratio", figure), unit.end
        if value < total <= 10 and _SHARE.match(self.text, end):
            figure = Figure(kind="ratio", value=value, denominator=total, unit="", unit_key="1")
            return Match(self.start, end, "fraction", figure), end
        return None, end

    def _negative(self) -> bool:
        return self.text[self.start - 1 : self.start] == "-" and self.text[self.start - 2 : self.start - 1] == "("


def _value(amount: Amount, *, whole: bool) -> Number:
    """The amount's value; bare digits are read again where what they count has no parts."""
    if whole and amount.scale == 1 and "," in amount.literal:
        return read_digits(amount.literal, whole=True) or amount.value
    return amount.value


def _flags(unit: Unit) -> tuple[Flag, ...]:
    if unit.surface == "tuổi":
        return ("age",)
    if unit.surface in TALK:
        return ("talk_count",)
    if unit.key in ("°C", "°"):
        return ("weather",)
    return ()
