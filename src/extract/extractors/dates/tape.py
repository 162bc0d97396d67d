"""The tape: a text reduced to one letter for each word that time expressions are made of.

Patterns over the tape are short and see only calendar words: `chiều ngày 17/12` is `BDb/a`. Stretches without
a word that could start a time expression leave no trace.

Letters: `a` 1-12, `b` 13-24, `c` 25-31, `e` 32-59, `f` 60-99, `z` 0, `g` three digits, `y` a year's four digits,
`k` other digits; `1-9 N X x i l H K L O` number words (`grammar.spoken`); capitals and Greek letters are the
classes of `words.tsv`. Punctuation between two such words stands for itself. A gap is a space; `<`, `>` or `!`
where it clings to the word before, after or on both sides (`30/2020/NĐ-CP`, `COVID-19`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick
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


# Over a whole text re takes a quarter of regex's time here.
_DIGITS = re.compile(r"[0-9]++(?:[hgp'](?![^\W\d_]))?")
_MARKS = {"h": "j", "g": "j", "p": "P", "'": "P"}
_STRONG = frozenset("DMTNQqWUμJhAYCGjPStτpδεdψ/:-.y")
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
    """The letter of a number that is none of one or two plain digits."""
    width = len(digits)
    if width == 4 and "1000" <= digits <= "2199":
        return "y"
    return "g" if width == 3 else "k"


def _numbers(folded: str) -> list[tuple[int, int, str, str]]:
    found = []
    for match in _DIGITS.finditer(folded):
        start, end = match.span()
        digits = folded[start:end]
        letter = _DIGIT_LETTERS.get(digits)
        if letter is None:
            if (mark := digits[-1]) in _MARKS:
                end -= 1
                found.append((end, end + 1, _MARKS[mark], mark))
                digits = digits[:-1]
            letter = _DIGIT_LETTERS.get(digits) or _letter(digits)
        found.append((start, end, letter, digits))
    return found


def _hits(folded: str) -> list[tuple[int, int, str, str]]:
    """Numbers and words in order; a word counts only where no letter stands beside it."""
    found = _numbers(folded)
    edged = f"{folded} "  # its last character stands before the first word too
    for last, (width, letter, value) in _words().iter_long(folded):
        end = last + 1
        if not edged[end].isalpha():
            start = end - width
            if not edged[start - 1].isalpha():
                counted = letter == "A" and _counted_years(folded, start, end)
                found.append((start, start + 3, "N", "") if counted else (start, end, letter, value))
    found.sort()
    return found


def _counted_years(folded: str, start: int, end: int) -> bool:
    """Whether years of learning are counted: `sau 2 năm | học`, but `lớp 12 năm học 2024 - 2025`."""
    learned = folded.startswith("năm học", start) and folded[start - 2 : start - 1].isdigit()
    return learned and not folded[end + 1 : end + 2].isdigit()


def _clings_after(folded: str, end: int) -> bool:
    """Whether the text behind a word clings to it: `30/2020` to `/NĐ-CP`."""
    first, second = folded[end : end + 1], folded[end + 1 : end + 2]
    return (
        first.isalnum()
        or (first in "%/°$€_@#" and bool(first))
        or (first in ".,:" and second.isdigit())
        or (first == "-" and second.isalnum())
    )


def _clings_before(folded: str, start: int) -> bool:
    """Whether the text before a word clings to it: `COVID-` to `19`."""
    last, before = folded[start - 1 : start], folded[start - 2 : start - 1]
    return bool(last) and (
        last.isalnum()
        or last in "$#_@%="
        or (last in ".," and before.isdigit())
        or (last in "-/:" and before.isalnum())
    )


def read(reading: Reading) -> Tape:
    """The tape of a reading."""
    folded = reading.folded
    letters: list[str] = [" "]
    words: list[Word] = [_BREAK]
    run: list[tuple[int, int, str, str]] = []
    end = 0
    for hit in _hits(folded):
        start = hit[0]
        if start < end:
            continue  # the mark of a number that a word has taken
        if run:
            mark = _GAPS.get(folded[end:start]) if start - end <= 5 else None
            if mark is None or (mark and _parts(mark, start - end, run[-1][2], hit[2])):
                if len(run) > 1 or run[0][2] in _SELF_SUFFICIENT:  # one of five
                    _commit(run, letters, words, folded)
                run = []
            elif mark:
                run.append((end, start, mark, ""))
        run.append(hit)
        end = hit[1]
    _commit(run, letters, words, folded)
    return Tape("".join(letters), words, reading.text, folded)


def _parts(mark: str, width: int, left: str, right: str) -> bool:
    """Whether a mark ends the run: a full stop but within figures, a colon with a space but in `SN: 1960`."""
    if mark == ".":
        return left not in _FIGURES or right not in _FIGURES
    return mark == ":" and width > 1 and left != "σ"


def _commit(run: list[tuple[int, int, str, str]], letters: list[str], words: list[Word], folded: str) -> None:
    """Put a run on the tape, with the gaps around it, if a time expression could be in it."""
    if not _promising(run):
        return
    letters[-1] = _BREAKS[letters[-1] == "<", _clings_before(folded, run[0][0])]
    letters.extend(hit[2] for hit in run)
    words.extend(Word(*hit) for hit in run)
    letters.append("<" if _clings_after(folded, run[-1][1]) else " ")
    words.append(_BREAK)


def _promising(run: list[tuple[int, int, str, str]]) -> bool:
    """Whether a time expression could be in the run."""
    letters = {hit[2] for hit in run}
    if len(run) < 2:
        return not _SELF_SUFFICIENT.isdisjoint(letters)
    return not _STRONG.isdisjoint(letters) or ("B" in letters and not letters.isdisjoint("RZdm"))
