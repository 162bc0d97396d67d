"""Number words as the calendar speaks them: days, months, years read out in full or digit by digit.

Amounts are read by `number_words`: there `hai không hai mươi` is no number, and here it is a year.
"""

from __future__ import annotations

from extract.grammar.number_words import DIGIT_WORDS

LETTERS = {
    "một": "1",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "tư": "4",
    "năm": "N",
    "sáu": "6",
    "bảy": "7",
    "bẩy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "X",
    "mươi": "x",
    "mốt": "i",
    "lăm": "l",
    "nhăm": "l",
    "trăm": "H",
    "nghìn": "K",
    "ngàn": "K",
    "linh": "L",
    "lẻ": "L",
    "không": "O",
}
"""One letter for each number word. `năm` is five and year; which one, the grammar around it decides."""

_UNITS = {letter: DIGIT_WORDS[word] for word, letter in LETTERS.items() if word in DIGIT_WORDS}

_ONES = "[1-46-9N]"
BELOW_100 = rf"(?:{_ONES}x[1-46-9Nil]?|X[1-46-9Nl]?|{_ONES})"
"""Pattern over letters: one to ninety-nine, said in full (`hai mươi tư`)."""
DAY = rf"(?:[23]x(?:[1-46-9Nil])?|X(?:[1-46-9Nl])?|{_ONES})"
MONTH = rf"(?:X[12]?|{_ONES})"
COUNT = rf"(?:{_ONES}H(?:L{_ONES}|{BELOW_100})?|{BELOW_100})"
"""Pattern over letters: one to nine hundred ninety-nine."""
_TAIL = rf"(?:X[1-46-9Nl]?|{_ONES}x[1-46-9Nil]?|X[1-46-9Nl]?|[1-46-9NO][1-46-9NOil])"
YEAR = (
    rf"(?:[12]K(?:[O1-46-9N]H)?(?:L{_ONES}|{_TAIL}|{_ONES})?"
    rf"|[1-46-9N]H(?:L{_ONES}|{_TAIL})?"
    rf"|[12][O1-46-9N]{_TAIL})"
)
"""Pattern over letters: a year, in full (`hai nghìn không trăm hai mươi`) or by digits (`hai không hai mươi`)."""


def spoken(letters: str) -> int:
    """The number that a run of letters stands for.

    >>> spoken("2x4"), spoken("2KOHLN"), spoken("1N"), spoken("2O2x")
    (24, 2005, 15, 2020)
    """
    thousands, separator, rest = letters.partition("K")
    if separator:
        return spoken(thousands) * 1000 + (spoken(rest) if rest else 0)
    hundreds, separator, rest = letters.partition("H")
    if separator:
        return spoken(hundreds) * 100 + (spoken(rest) if rest else 0)
    letters = letters.removeprefix("L")
    if letters.startswith("X"):
        return 10 + (_UNITS[letters[1]] if len(letters) > 1 else 0)
    tens, separator, rest = letters.rpartition("x")
    if separator:
        return _digits(tens) * 10 + (_UNITS[rest] if rest else 0)
    head, separator, rest = letters.rpartition("X")
    if separator:
        return _digits(head) * 100 + 10 + (_UNITS[rest] if rest else 0)
    return _digits(letters)


def _digits(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 10 + _UNITS[letter]
    return value
