"""The tape: a text reduced to one letter for each word that time expressions are made of.

Patterns over the tape are short and see only calendar words: `chiều ngày 17/12` is `BDb/a`. Stretches without
a word that could start a time expression leave no trace.

Letters: `a` 1-12, `b` 13-24, `c` 25-31, `e` 32-59, `f` 60-99, `z` 0, `g` three digits, `y` a year's four digits,
`k` other digits; `1-9 N X x i l H K L O` number words (`grammar.spoken`); capitals and Greek letters are the
classes of `words.tsv`. Punctuation between two such words stands for itself. A gap is a space; `<`, `>` or `!`
where it clings to the word before, after or on both sides (`30/2020/NĐ-CP`, `COVID-19`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import ahocorasick
import regex
from msgspec import Struct

from extract import lexicon
from extract.grammar import spoken

if TYPE_CHECKING:
    from extract.segment import Reading


class Word(Struct, frozen=True, gc=False):
    """A calendar word, number or mark: where it stands, its letter, and its value."""

    start: int
    end: int
    letter: str
    value: str


class Tape(Struct, frozen=True):
    """Letters and the words they stand for, one for one."""

    letters: str
    words: list[Word]
    text: str
    folded: str


_DIGITS = regex.compile(r"\d++(?:(?P<mark>[hgp'])(?![^\W\d_]))?")
_MARKS = {"h": "j", "g": "j", "p": "P", "'": "P"}
_STRONG = frozenset("DMTNQqWUμJhAYCGjPStτpδεd/:-.y")
_FIGURES = frozenset("abcefgkyz")
_SELF_SUFFICIENT = frozenset("yYτδεqμ")
_STEMS = "giáp ất bính đinh mậu kỷ canh tân nhâm quý".split()
_BRANCHES = "tý sửu dần mão thìn tỵ ngọ mùi thân dậu tuất hợi".split()
_BREAK = Word(-1, -1, " ", "")
_BREAKS = {(False, False): " ", (True, False): "<", (False, True): ">", (True, True): "!"}


def _gaps() -> dict[str, str]:
    gaps = {" " * width: "" for width in range(4)}
    for mark in "/-,|:(":
        for left in ("", " ", "  "):
            for right in ("", " ", "  "):
                gaps[f"{left}{mark}{right}"] = mark
    return gaps | {".": ".", ") ": ")", ")": ")", ", (": "(", "), ": ")", ")-": ")", ") - ": ")", " |": "|", "; ": ";"}


_GAPS = _gaps()
_DIGIT_LETTERS = {
    f"{number:0{width}}": letter
    for low, high, letter in ((0, 0, "z"), (1, 12, "a"), (13, 24, "b"), (25, 31, "c"), (32, 59, "e"), (60, 99, "f"))
    for number in range(low, high + 1)
    for width in (1, 2)
}


@cache
def _words() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for surface, letter in spoken.LETTERS.items():
        automaton.add_word(surface, (len(surface), letter, ""))
    for name in ("words.tsv", "feasts.tsv"):
        for entry in lexicon.load("extract.extractors.dates", name).entries:
            letter, _, value = entry.value.partition(":")
            automaton.add_word(entry.surface, (len(entry.surface), letter, value))
    for index in range(60):
        name = f"{_STEMS[index % 10]} {_BRANCHES[index % 12]}"
        automaton.add_word(name, (len(name), "κ", str(index)))
        automaton.add_word(name.replace("tỵ", "tị").replace("kỷ", "kỉ"), (len(name), "κ", str(index)))
    automaton.make_automaton()
    return automaton


def _letter(digits: str) -> str:
    width = len(digits)
    if width <= 2:
        return _DIGIT_LETTERS[digits] if digits.isascii() else "k"
    if width == 4 and "1000" <= digits <= "2199":
        return "y"
    return "g" if width == 3 else "k"


def _numbers(folded: str) -> list[tuple[int, int, str, str]]:
    found = []
    for match in _DIGITS.finditer(folded):
        start, end = match.span()
        mark = match["mark"]
        digits = match[0][:-1] if mark else match[0]
        found.append((start, start + len(digits), _letter(digits), digits))
        if mark:
            found.append((end - 1, end, _MARKS[mark], mark))
    return found


def _hits(folded: str) -> list[tuple[int, int, str, str]]:
    """Numbers and words in order; a word counts only where no letter stands beside it."""
    found = _numbers(folded)
    size = len(folded)
    for last, (width, letter, value) in _words().iter_long(folded):
        start, end = last - width + 1, last + 1
        if (end == size or not folded[end].isalpha()) and (start == 0 or not folded[start - 1].isalpha()):
            found.append((start, end, letter, value))
    found.sort()
    return found


def _clings(gap: str) -> tuple[bool, bool]:
    """Whether a gap clings to the word before it and to the one after it."""
    first, second, last, before = gap[:1], gap[1:2], gap[-1:], gap[-2:-1]
    left = (
        first.isalnum()
        or first in "%/°$€_@#"
        or ((first in ".,:" and second.isdigit()) or (first == "-" and second.isalnum()))
    )
    right = last.isalnum() or last in "$#_@%=" or (last in ".,-/:" and before.isalnum())
    return bool(first) and left, bool(last) and right


def read(reading: Reading) -> Tape:
    """The tape of a reading."""
    folded = reading.folded
    letters: list[str] = [" "]
    words: list[Word] = [_BREAK]
    run: list[Word] = []
    end = 0
    for start, stop, letter, value in _hits(folded):
        if start < end:
            continue  # the mark of a number that a word has taken
        if start - end > 5 or (mark := _GAPS.get(folded[end:start])) is None:
            _commit(run, letters, words, _after(folded, end, start))
            run = []
        elif run and _parts(mark, start - end, run[-1].letter, letter):
            _commit(run, letters, words, " ")
            run = []
        elif mark and run:
            run.append(Word(end, start, mark, ""))
        run.append(Word(start, stop, letter, value))
        end = stop
    _commit(run, letters, words, _after(folded, end, len(folded)))
    return Tape("".join(letters), words, reading.text, folded)


def _parts(mark: str, width: int, left: str, right: str) -> bool:
    """Whether a mark ends the run: a full stop but within figures, a colon with a space but in `SN: 1960`."""
    if mark == ".":
        return left not in _FIGURES or right not in _FIGURES
    return mark == ":" and width > 1 and left != "σ"


def _after(folded: str, end: int, start: int) -> str:
    if start - end > 4:
        left, _ = _clings(folded[end : end + 2] + " ")
        _, right = _clings(" " + folded[start - 2 : start])
        return _BREAKS[left, right]
    return _BREAKS[_clings(folded[end:start])]


def _commit(run: list[Word], letters: list[str], words: list[Word], gap: str) -> None:
    """Put a run on the tape if a time expression could be in it, with the gap after it."""
    if run and _promising(run):
        for word in run:
            letters.append(word.letter)
            words.append(word)
        letters.append(gap)
        words.append(_BREAK)
    else:
        letters[-1] = _BREAKS[letters[-1] in "<!", gap in ">!"]


def _promising(run: list[Word]) -> bool:
    if len(run) == 1:
        return run[0].letter in _SELF_SUFFICIENT
    letters = {word.letter for word in run}
    return not _STRONG.isdisjoint(letters) or ("B" in letters and not letters.isdisjoint("RZd"))
