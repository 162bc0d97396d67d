"""Numbers as Vietnamese writes them: in digits with points and commas, with scale words, and in words.

Values are exact: whole numbers are `int`, all others `Decimal`. Everything reads folded text (lower case,
one tone style).
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

import regex

from extract.document import Number

MAX_DIGITS = 30
"""Longer runs of digits are identifiers, not figures."""

SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
"""Scale words that may follow a number in digits or in words."""

SHORT_SCALES = {"k": 1_000, "tr": 1_000_000, "trđ": 1_000_000}
"""Scales of casual writing and of tables: `500k`, `3tr`, `18 trđ`."""

DIGITS = r"[0-9][0-9]*+(?:[.,][0-9]++)*+"
"""Pattern of a number in digits, points and commas included; digits of other scripts make no figures.

The first digit stands by itself: regex tries what begins possessively at every character, thirteen times as slowly.
"""

_LARGEST_SCALE = 10**18
EXACT = Context(prec=120)
_POINTS_GROUP = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS_GROUP = regex.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2},\d{3}")
_ENGLISH = regex.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}+(?![\d,])|\d\.\d{1,2} ?%")
_VIETNAMESE = regex.compile(r"\d,\d{1,2}(?!\d)|(?<![\d.,])\d{1,3}(?:\.\d{3})++(?![\d.])")
_AROUND = 200
_ONE_POINT = regex.compile(r"\d+[.,]\d+")
_WHOLE_COMMA = regex.compile(r"[1-9]\d{0,2},\d{3}")
_SPACED_GROUPS = re.compile(r"(?: \d{3}){1,6}(?![\d.,/]|-\d)(?:,\d+)?")
# What makes another word of a scale word: tỷ lệ, tỷ trọng, tỷ phú, triệu chứng, triệu tập
_NO_SCALE = regex.compile(
    r" ?(?:t[ỷỉ] (?:lệ|trọng|số|giá|suất|phú|phần|mỉ|khối)|triệu (?:chứng|phú|tập|hồi|tiêu)|trăm họ)(?!\w)"
)
_SCALE = re.compile(r" {0,2}([^\W\d_]++)")
_SHORT_TAIL = regex.compile(r"[0-9]{1,3}(?!\w|[.,]\d| ?%)")
_NEXT_PART = regex.compile(rf" (?:lẻ |và )?({DIGITS})(?= ?(?:chục|trăm|nghìn|ngàn|vạn|triệu|tr|k)(?!\w))")
_OPENINGS = frozenset(word[0] for word in (*SCALES, *SHORT_SCALES))
_HALF = regex.compile(r" rưỡi(?!\w)")


class Amount(NamedTuple):
    """A number read from text: its value, where it ends, its last scale (1 for none), and whether it is bare digits."""

    value: Number
    end: int
    scale: int
    literal: str


def exact(value: Number) -> Number:
    """The value as `int` where it is whole and was scaled up, else as it is.

    >>> exact(Decimal("1.2") * 1_000_000), exact(Decimal("54.6"))
    (1200000, Decimal('54.6'))
    """
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


def times(value: Number, scale: int) -> Number:
    """The value multiplied by a scale, exactly.

    >>> times(Decimal("42.5"), 1_000)
    42500
    """
    if isinstance(value, int):
        return value * scale
    return value if scale == 1 else exact(EXACT.multiply(value, Decimal(scale)))


def read_digits(literal: str, *, whole: bool = False) -> Number | None:
    """The value of a number in digits, or None where its points and commas make no number.

    A point groups thousands where groups of three follow, else it is a decimal point written carelessly; a single
    comma is the decimal comma, unless what is counted is `whole` (persons, đồng) and three digits follow it.

    >>> [read_digits(number) for number in ("42.500", "54,6", "3.5", "4,680,000", "1.234,5", "1,299.5")]
    [42500, Decimal('54.6'), Decimal('3.5'), 4680000, Decimal('1234.5'), Decimal('1299.5')]
    >>> read_digits("2,500"), read_digits("2,500", whole=True), read_digits("1.2.3")
    (Decimal('2.500'), 2500, None)
    """
    if len(literal) > MAX_DIGITS:
        return None
    if literal.isdigit():
        return int(literal)
    literal = literal.replace(" ", "")
    if _POINTS_GROUP.fullmatch(literal) and literal[0] != "0":
        return _plain(literal.replace(".", "").replace(",", "."))
    if _COMMAS_GROUP.fullmatch(literal) or (whole and _WHOLE_COMMA.fullmatch(literal)):
        return _plain(literal.replace(",", ""))
    if _ONE_POINT.fullmatch(literal):
        return Decimal(literal.replace(",", "."))
    return int(literal) if literal.isdigit() else None


def _plain(literal: str) -> Number:
    return Decimal(literal) if "." in literal else int(literal)


def read_amount(text: str, start: int, literal: str) -> Amount | None:
    """The amount whose first digits, `literal`, stand at `start`: scale words, parts and halves included.

    >>> text = "2 tỷ 150 triệu đồng, 1tr2, 15 nghìn tỷ, 3 triệu rưỡi, tỷ lệ 2 tỷ lệ"
    >>> [read_amount(text, text.index(part), part.split()[0].split("t")[0]).value
    ...     for part in ("2 tỷ 150", "1tr2", "15 nghìn", "3 triệu")]
    [2150000000, 1200000, 15000000000000, 3500000]
    """
    end = start + len(literal)
    if text.startswith(" ", end) and text[end + 1 : end + 4].isdigit() and len(literal) <= 3 and literal[0] != "0":
        spaced = _SPACED_GROUPS.match(text, end)
        if spaced:
            literal, end = text[start : spaced.end()], spaced.end()
    value = read_digits(literal)
    if value is None:
        return None
    scale, end = read_scale(text, end)
    if scale == 1:
        return Amount(value, end, 1, literal)
    return _more(text, times(value, scale), end, scale, literal)


def exact_value(amount: Amount, *, whole: bool) -> Number:
    """The amount's value; bare digits with a comma are read again where what they count is `whole`."""
    if whole and amount.scale == 1 and "," in amount.literal:
        return read_digits(amount.literal, whole=True) or amount.value
    return amount.value


def writes_english(text: str, start: int, literal: str) -> bool:
    """Whether a comma before three digits groups thousands because the text around it plainly writes English numbers.

    >>> writes_english("thu 4,680,000 đồng trên 1,250 ha", 25, "1,250")
    True
    >>> writes_english("1,250 ha, tăng 3,5%", 0, "1,250")
    False
    """
    if "," not in literal or not _AMBIGUOUS.fullmatch(literal):
        return False
    low, high = max(0, start - _AROUND), start + _AROUND
    return _ENGLISH.search(text, low, high) is not None and _VIETNAMESE.search(text, low, high) is None


def read_scale(text: str, end: int) -> tuple[int, int]:
    """The product of the scale words after `end`, and where they end; (1, end) where there are none.

    >>> read_scale("15 nghìn tỷ đồng", 2), read_scale("2 tỷ lệ", 1), read_scale("500k", 3)
    ((1000000000000, 11), (1, 1), (1000, 4))
    """
    scale = 1
    while text[end : end + 3].lstrip(" ")[:1] in _OPENINGS and (match := _SCALE.match(text, end)) is not None:
        word = match[1]
        factor = SCALES.get(word)
        if factor is None:
            if scale == 1 and word in SHORT_SCALES and (word != "k" or match.start(1) == end):
                return SHORT_SCALES[word], match.end()
            break
        if word in ("tỷ", "tỉ", "triệu", "trăm") and _NO_SCALE.match(text, end):
            break
        if scale * factor > _LARGEST_SCALE:
            break
        scale *= factor
        end = match.end()
    return scale, end


def _more(text: str, value: Number, end: int, scale: int, literal: str) -> Amount:
    """The amount with what follows its first scale: `2` in `1tr2`, `150 triệu`, `rưỡi`."""
    following = text[end : end + 2]
    if scale in (1_000_000, 1_000_000_000) and following[:1].isdigit() and (tail := _SHORT_TAIL.match(text, end)):
        digits = tail[0]
        return Amount(value + int(digits) * scale // 10 ** len(digits), tail.end(), scale, literal)
    if following == " r" and (half := _HALF.match(text, end)):
        return Amount(value + scale // 2, half.end(), scale, literal)
    last = scale
    while _goes_on(text, end) and (part := _NEXT_PART.match(text, end)) is not None:
        number = read_digits(part[1])
        factor, part_end = read_scale(text, part.end())
        if number is None or factor >= last or times(number, factor) >= last:
            break
        value, end, last = exact(value + times(number, factor)), part_end, factor
    return Amount(value, end, last, literal)


def _goes_on(text: str, end: int) -> bool:
    """Whether a number may follow a scale that ends at `end`."""
    return text[end + 1 : end + 2].isdigit() or text.startswith((" lẻ ", " và "), end)
