"""Texts that no editor would send: real words, real articles and horrors, spliced and mutated."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

from extract import knowledge
from extract.corpus import EXTRACTORS, load

ROOT = Path(__file__).resolve().parents[2]

HORRORS = (
    "a.a.a.a.a.a.",
    "1-1-1-1-1-1",
    "((((((((",
    "))))",
    "1.1.1.1.1",
    "9" * 120,
    "1,1,1,1,1",
    "//////",
    "……",
    "0/0/0",
    "99/99/9999",
    "31/2/2021",
    "29/2/2021",
    "ngày 0 tháng 13 năm 0000",
    "năm 99999",
    "-1%",
    "%%%",
    "tỷ tỷ tỷ đồng",
    "nghìn triệu tỷ",
    "٣٤٥",
    "½ ¾",
    "²³",
    "\u200b",
    "\u00ad",
    "\u00a0",
    "\u202e",
    "\ufeff",
    "\x00",
    "\x0b",
    "\x1f",
    "\x85",
    "\u2028",
    "\r\n",
    "\r",
    "\n\n\n",
    "\t\t",
    "e\u0301\u0323",
    "İ",
    "ß",
    "ﬁ",
    "Ǆ",
    "𝟙𝟚𝟛",
    "👨‍👩‍👧‍👦",
    "🇻🇳",
    "<script>alert(1)</script>",
    "&nbsp;",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE",
    "${x}",
    "{{x}}",
    "\\",
    '"' * 9,
    "Nguyễn " * 40,
    "đồng chí " * 30,
    "Ủy viên " * 30,
    "Sở, " * 40,
    "và " * 60,
    "A B C D E F G H ",
    "Ð",
    "Q." * 30,
    "TP." * 30,
    "số " * 40,
    "từ 1 đến 2 đến 3 đến 4",
    "1/2/3/4/5/6",
    "12h60",
    "25:61",
    "quý V",
    "tháng 13",
    "mùng 40 Tết",
    "thế kỷ 0",
    "âm lịch",
    "năm nhuận 29/2",
    "30/2 âm lịch",
    "10^9",
    "1e400",
    "NaN",
    "inf",
    "1.000.000.000.000.000.000.000.000.000.000.000.000 đồng",
    "không phẩy không",
    "mười mươi trăm",
    "\U0010ffff",
    "\u3164",
    "\u115f",
    "\u1160",
    "\u0300",
    "\u0489" * 40,
    "Ａ Ｂ １２％",
    "1\u20444",
    "١٧/١٢/٢٠٢٠",
    "०९",
    "\U00010d41\U00010d47",
    "ngày \U00010d41/\U00010d42/20\U00010d402",
    "\u2066\u2067\u2069",
    "1\u00a0000\u202f000",
    "−5%",
    "±3",
    "5‰",
    "№ 5",
    "ǰ̌",
)

_VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_BLOCKS = ((0, 0x7F), (0x80, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20, 0x10FFFF))


def seeds() -> list[str]:
    """The sample articles, and every example text of the corpora."""
    articles = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/raw").glob("*.txt"))]
    return articles + examples()


def examples() -> list[str]:
    """Every example text of the shipped corpora."""
    return [example.text for layer in EXTRACTORS for example in load(layer)]


def vocabulary() -> list[list[str]]:
    """The words of each list that ships with extract: titles, units, cues, places."""
    return [[entry.surface for entry in words.entries] for words in knowledge.word_lists()]


class Mutator:
    """Makes texts of up to `longest` characters out of articles, words and horrors; one `seed` gives the same texts."""

    def __init__(self, pool: list[str], longest: int, seed: int) -> None:
        self.pool = pool
        self.words = vocabulary()
        self.longest = longest
        self.random = random.Random(seed)  # noqa: S311 - repeatable, not secret

    def text(self) -> str:
        """One spliced and mutated text."""
        size = self.random.randint(0, self.longest)
        pieces: list[str] = []
        length = 0
        while length < size:
            piece = self._piece(size - length)
            pieces.append(piece)
            length += len(piece) or 1
        text = "".join(pieces)[: self.longest]
        for _ in range(self.random.choice((0, 0, 1, 2, 5, 20))):
            text = self._mutated(text)
        if self.random.random() < 0.05:
            text = unicodedata.normalize(self.random.choice(("NFD", "NFKC", "NFKD")), text)
        if self.random.random() < 0.005:
            text += chr(self.random.randint(0xD800, 0xDFFF))  # half of a pair: no text, to be refused
        return text[-self.longest :]

    def _piece(self, room: int) -> str:
        draw = self.random.random()
        if draw < 0.08:
            return self.random.choice(HORRORS) * self.random.choice((1, 1, 1, 2, 8))
        if draw < 0.3:
            return self._phrase()
        if draw < 0.33:
            return self._noise(self.random.randint(1, 30))
        source = self.random.choice(self.pool)
        start = self.random.randrange(len(source)) if source else 0
        piece = source[start : start + self.random.randint(1, min(room, 400))]
        return piece + self.random.choice(("", " ", ". ", "\n", ", "))

    def _phrase(self) -> str:
        """A few words of the lists with numbers and marks between them."""
        between = (" ", " ", " ", ", ", "; ", " - ", "/", "\n", ": ", " (", ") ", "")
        pieces = []
        for _ in range(self.random.randint(1, 6)):
            pieces += (self._word(), self.random.choice(between))
            if self.random.random() < 0.3:
                pieces += (self._number(), self.random.choice(between))
        return "".join(pieces)

    def _word(self) -> str:
        word = self.random.choice(self.random.choice(self.words))
        way = self.random.randrange(8)
        if way < 4:
            return word
        if way == 4:
            return word[: self.random.randint(1, len(word))]  # a word that is not whole
        return (word.title(), word.upper(), word.capitalize())[way - 5]

    def _number(self) -> str:
        digits = str(self.random.randrange(10 ** self.random.randint(1, 12)))
        mark = self.random.choice(("", "", ".", ",", "/", "-", ":", "h", "%", " "))
        return digits + mark + str(self.random.randrange(10 ** self.random.randint(1, 5))) if mark else digits

    def _noise(self, length: int) -> str:
        if self.random.random() < 0.5:
            return "".join(self.random.choices(_VIETNAMESE + _VIETNAMESE.upper() + "  .,;:", k=length))
        return "".join(chr(self._code()) for _ in range(length))

    def _mutated(self, text: str) -> str:
        if not text:
            return self.random.choice(HORRORS)
        at = self.random.randrange(len(text))
        until = min(len(text), at + self.random.choice((1, 1, 2, 5, 30)))
        other = self.random.randrange(len(text))
        low, high = min(at, other), max(at, other)
        middle = {
            "delete": "",
            "repeat": text[at:until] * self.random.choice((2, 3, 20)),
            "replace": chr(self._code()),
            "swap case": text[at:until].swapcase(),
            "number": str(self.random.randrange(10 ** self.random.randint(1, 40))),
            "horror": self.random.choice(HORRORS),
            "word": self._word(),
        }
        way = self.random.choice((*middle, "move"))
        return text[:low] + text[high:] + text[low:high] if way == "move" else text[:at] + middle[way] + text[until:]

    def _code(self) -> int:
        code = self.random.randint(*self.random.choice(_BLOCKS))
        return 0x20 if 0xD800 <= code <= 0xDFFF else code
