"""Numbers in words: `ba mươi lăm nghìn`, `một triệu hai`, `chín mươi phẩy hai bốn`.

Values are exact, as in `numbers`; everything reads folded words.
"""

from __future__ import annotations

from decimal import Decimal

from extract.document import Number
from extract.grammar.numbers import EXACT, SCALES, exact, times

DIGIT_WORDS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
"""One digit; `mốt`, `tư`, `lăm`, `nhăm` only after a ten."""

LINKS = frozenset(("linh", "lẻ"))
POINTS = frozenset(("phẩy", "chấm"))
HALF = "nửa"
"""Before a scale: `nửa tỷ đồng`."""
NUMBER_WORDS = frozenset((*DIGIT_WORDS, *SCALES, *LINKS, *POINTS, "mười", "mươi", "rưỡi"))
"""Every word that can stand in a number in words."""


def read_words(words: list[str]) -> Number | None:
    """The value of a number in words, or None where the words make no number.

    >>> [read_words(number.split()) for number in ("ba mươi lăm nghìn", "một triệu hai", "hai trăm linh năm")]
    [35000, 1200000, 205]
    >>> read_words("chín mươi phẩy hai bốn".split()), read_words("tám trăm rưỡi".split()), read_words("tỷ tỷ".split())
    (Decimal('90.24'), 850, None)
    >>> read_words("nửa triệu".split())
    500000
    """
    if words[:1] == [HALF]:
        return SCALES[words[1]] // 2 if len(words) == 2 and SCALES.get(words[1], 0) >= 1000 else None
    reader = _Words()
    for word in words:
        if not reader.take(word):
            return None
    return reader.value()


class _Words:
    """A number in words, read one by one: closed groups, the group under a thousand, the digit that waits."""

    def __init__(self) -> None:
        self.parts: list[Number] = []
        self.group: Number = 0
        self.digit: int | None = None
        self.tens = False  # the digit that waits follows a ten
        self.scale = 1  # the last scale, which a lone digit or rưỡi divides
        self.linked = False
        self.decimals: str | None = None
        self.last = ""

    def take(self, word: str) -> bool:
        """Whether the word continues the number."""
        if word in DIGIT_WORDS:
            taken = self._digit(DIGIT_WORDS[word])
        elif word in ("mười", "mươi", "chục"):
            taken = self._ten(word)
        elif word in SCALES:
            taken = self._scaled(word)
        elif word in LINKS:
            taken = self.scale >= 100 and self.digit is None
            self.linked = True
        elif word in POINTS:
            taken = self.decimals is None and self.last != ""
            self._close()
            self.decimals = ""
        else:
            taken = word == "rưỡi" and self._half()
        self.last = word
        return taken

    def _digit(self, digit: int) -> bool:
        if self.decimals is not None:
            self.decimals += str(digit)
            return True
        if self.digit is None:
            self.digit = digit
            return True
        if self.tens or self.digit == 0 or digit == 0 or self.linked:
            return False
        self.digit, self.tens = self.digit * 10 + digit, True
        return True

    def _ten(self, word: str) -> bool:
        if self.decimals is not None or self.tens or (word == "mười") != (self.digit is None and word != "chục"):
            return False
        self.group += (1 if self.digit is None else self.digit) * 10
        self.digit, self.scale = None, 10
        return True

    def _scaled(self, word: str) -> bool:
        factor = SCALES[word]
        if factor == 100:
            if self.decimals is not None or (self.group and self.scale != 10):
                return False
            self.group = (self.group + (self.digit if self.digit is not None else 0 if self.group else 1)) * 100
            self.digit, self.tens, self.scale, self.linked = None, False, 100, False
            return True
        below = self.parts.pop() if self.parts and self.parts[-1] < factor else 0
        if self.last in SCALES and SCALES[self.last] >= factor:
            return False
        self.linked = self.linked or self.digit is None
        self._close()
        self._point()
        amount = self.group + below
        if not amount and self.last:
            return self.last == "trăm"  # không trăm nghìn
        self.parts.append(times(amount or 1, factor))
        self.group, self.scale, self.linked = 0, factor, False
        return True

    def _half(self) -> bool:
        self._close()
        self.group += self.scale // 2 if self.scale > 1 else Decimal("0.5")
        return self.last != ""

    def _close(self) -> None:
        """Add the digit that waits: units, or tenths of the last scale (`một triệu hai`)."""
        if self.digit is None:
            return
        lone = self.scale >= 100 and not self.tens and not self.linked and self.digit and self.last not in SCALES
        self.group += self.digit * (self.scale // 10 if lone else 1)
        self.digit, self.tens = None, False

    def _point(self) -> None:
        if self.decimals:
            self.group += Decimal(f"0.{self.decimals}")
        self.decimals = None

    def value(self) -> Number | None:
        """The number, when at least one word was read and it ends well."""
        if not self.last or self.last in LINKS or self.last in POINTS:
            return None
        self._close()
        self._point()
        total = Decimal(0)
        for part in (*self.parts, self.group):
            total = EXACT.add(total, part)
        return exact(total)
