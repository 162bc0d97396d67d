"""Ratios: so many of so many (`468/450 đảng viên`, `18 trong 47 tàu`), and bare fractions (`1/3 dân số`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.extractors.statistics import context
from extract.extractors.statistics.figure import Figure
from extract.extractors.statistics.units import Unit, flags, read_unit
from extract.grammar.numbers import DIGITS, Amount, exact_value, read_amount, times
from extract.rule import Match

if TYPE_CHECKING:
    from extract.document import Number

RULES = ("ratio", "fraction")
"""The rules of this module, by the names that records bear."""
_SLASH = re.compile(rf" ?/ ?({DIGITS})")
_OF = regex.compile(rf" (?:trong|trên)(?: (?:tổng )?số| tổng)? ({DIGITS})(?= )")
# Wholes of which a fraction is told; counted nouns make a ratio with a unit
_WHOLE = regex.compile(
    r" (?:(?:tổng )?số(?! điện)|tổng|diện tích|dân số|chặng|thời (?:gian|lượng)|quân số|lượng|nguồn|quãng|giá trị|vốn|"
    r"dung tích|dung lượng|công suất|chiều (?:dài|rộng|cao)|hành trình|trữ lượng|tài sản|kinh phí|ngân sách|"
    r"nhu cầu|sản lượng|khối lượng|thu nhập|doanh thu|thế giới|lãnh thổ|của|trong|là|so với|trở lên)(?!\w)"
)
# Days by which feasts and anniversaries are called: mừng 2/9, dịp 30/4
_FEASTS = frozenset(
    (
        (3, 2),
        (8, 3),
        (26, 3),
        (30, 4),
        (1, 5),
        (7, 5),
        (19, 5),
        (1, 6),
        (27, 7),
        (19, 8),
        (2, 9),
        (20, 10),
        (20, 11),
        (22, 12),
    )
)
_LONGEST_PADDED = 3
"""Digits of a count that a zero may lead (`08/12 xã`); more are a telephone number."""
_DATE_BEFORE = frozenset("trước sau từ đến tới vào dịp lễ hết kể".split())


def may_begin(text: str, end: int) -> bool:
    """Whether what stands behind the number that ends at `end` may go on with a ratio."""
    return text.startswith(("/", " /", " trong ", " trên "), end)


def read_ratio(text: str, amount: Amount, start: int, words: list[str]) -> tuple[Match[Figure] | None, int] | None:
    """The ratio whose first number is `amount`, and where to read on; None where the number starts no ratio.

    A slash between two numbers that make no ratio (a date, a document's number) is read to its end.
    """
    slash = _SLASH.match(text, amount.end)
    if slash:
        return _slashed(text, amount, start, words, slash)
    return _of_so_many(text, amount, start, words)


def _slashed(
    text: str, amount: Amount, start: int, words: list[str], slash: re.Match[str]
) -> tuple[Match[Figure] | None, int]:
    total = read_amount(text, slash.start(1), slash[1])
    if total is None or not total.value or (amount.literal[0] == "0" and len(amount.literal) > _LONGEST_PADDED):
        return None, slash.end()
    following = text[total.end : total.end + 2]
    if (following[:1] in ("/", "-") and following[1:].isalnum()) or context.label(words) is not None:
        return None, total.end
    if amount.value == 1 and total.value >= 100 and words[-1:] in (["lệ"], ["bản"]):
        return None, total.end  # the scale of a map
    if amount.value < total.value <= 10 and _WHOLE.match(text, total.end):
        figure = Figure(kind="ratio", value=amount.value, denominator=total.value, unit="", unit_key="1")
        return Match(start, total.end, "fraction", figure), total.end
    unit = read_unit(text, total.end, total.scale)
    if unit is None or unit.role in ("time", "percent") or _is_day(amount, total, words):
        return None, total.end
    whole = unit.role == "noun"
    value = times(exact_value(amount, whole=whole), total.scale)
    return _match(start, value, exact_value(total, whole=whole), unit), unit.end


def _of_so_many(text: str, amount: Amount, start: int, words: list[str]) -> tuple[Match[Figure] | None, int] | None:
    of = _OF.match(text, amount.end)
    total = read_amount(text, of.start(1), of[1]) if of else None
    if total is None or not 1 < amount.value < total.value or context.label(words) is not None:
        return None
    unit = read_unit(text, total.end, total.scale)
    if unit is None or unit.role != "noun":
        return None
    return _match(start, amount.value, total.value, unit), unit.end


def _is_day(amount: Amount, total: Amount, words: list[str]) -> bool:
    """Whether the two numbers can be a day and a month, and the word before goes with dates."""
    if amount.value > 31 or total.value > 12:
        return False
    if (amount.value, total.value) in _FEASTS and not context.announces(words):
        return True
    return bool(words) and words[-1] in _DATE_BEFORE and words[-2:-1] != ["có"]  # `có đến 8/12 chi cục`


def _match(start: int, value: Number, total: Number, unit: Unit) -> Match[Figure]:
    figure = Figure(
        kind="ratio",
        value=value,
        denominator=total,
        unit=unit.unit,
        unit_key=unit.key,
        noun_start=unit.start,
        flags=flags(unit, value),
    )
    return Match(start, unit.end, "ratio", figure)
