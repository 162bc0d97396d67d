"""What stands around a time expression: a misspelt head noun, a preposition that sets a bound, a publication stamp."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.grammar.calendar import Point

if TYPE_CHECKING:
    from extract.document import DateMod
    from extract.extractors.dates.joining import Stretch
    from extract.extractors.dates.tape import Tape

_HEADS = ("nhiệm kỳ", "giai đoạn", "thời kỳ", "niên khóa", "năm học")
_TWO_WORDS = regex.compile(r"(\p{L}+ ?\p{L}+) ?$")

_MODIFIERS: tuple[tuple[regex.Pattern[str], DateMod], ...] = tuple(
    (regex.compile(rf"\b(?:{words}) $"), mod)  # type: ignore[misc]
    for words, mod in (
        ("chậm nhất|chậm nhất là|chậm nhất vào|chậm nhất đến|muộn nhất|muộn nhất là|không muộn hơn", "ON_OR_BEFORE"),
        ("trước", "BEFORE"),
        ("sớm nhất|sớm nhất là|sớm nhất vào", "ON_OR_AFTER"),
        ("sau", "AFTER"),
        ("khoảng|vào khoảng|chừng", "APPROX"),
    )
)
_ONWARDS = regex.compile(r" trở (?:đi|về sau)\b")
_SETTING = tuple("trước |nhất |sau |khoảng |chừng |hơn |là |vào |đến ".split("|"))
"""Last words of what sets a bound: most expressions have others before them."""

_STAMP_BEFORE = re.compile(
    r"(?:ngày đăng|đăng ngày|đăng lúc|đăng tải|cập nhật(?: lúc| ngày| lần cuối)?|xuất bản|"
    r"thời gian đăng|ngày phát hành|posted on|ngày viết|đăng bởi[^\n]{0,40}) ?:? ?(?:lúc )?$"
)
_ZONE = regex.compile(r" ?\(?(?:gmt|utc)")
_LINE = regex.compile(r"[ (\[|,-]*$")
_HEADER_REACH = 600
"""Characters from the beginning of a text in which an unlabelled date with a clock time is its stamp."""


def headed(stretch: Stretch, tape: Tape, start: int) -> int:
    """Where the expression begins once a misspelt head noun before a run of years is counted in.

    A near-miss is at most one edit in each of its two words (a letter missing, doubled, wrong, or two swapped),
    marks aside: `thười kỳ`, `giao đoạn`, `nhiêm kỳ`.
    """
    if not stretch.rule.startswith("term") or tape.letters[stretch.first] != "y":
        return start
    match = _TWO_WORDS.search(tape.folded[max(0, start - 18) : start])
    if match and any(_near(match[1], head) for head in _HEADS):
        return start - (len(match[0]))
    return start


def _near(words: str, head: str) -> bool:
    pieces, wanted = words.split(" "), head.split(" ")
    if len(pieces) == 1:
        return words == head.replace(" ", "")
    return len(pieces) == 2 and words != head and all(_edits(a, b) <= 1 for a, b in zip(pieces, wanted, strict=True))


def _edits(a: str, b: str) -> int:
    """Edits between two words, a swap of neighbours counting as one."""
    previous: list[int] = []
    current = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, previous = previous, current
        current = [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            current.append(cost)
    return current[-1]


def modifier(point: Point, folded: str, start: int, end: int) -> DateMod | None:
    """The TIMEX3 modifier: the edge that the words name, or the bound that the preposition sets."""
    if point.edge:
        return point.edge
    if folded.startswith(" trở ", end) and _ONWARDS.match(folded, end, end + 14):
        return "ON_OR_AFTER"
    before = folded[max(0, start - 24) : start]
    if not before.endswith(_SETTING):
        return None
    return next((mod for pattern, mod in _MODIFIERS if pattern.search(before)), None)


def is_stamp(point: Point | None, folded: str, start: int, end: int) -> bool:
    """Whether the expression is the text's own publication stamp."""
    if point is None or point.day is None or point.month is None or point.year is None:
        return False
    before = folded[max(0, start - 60) : start].rpartition("\n")[2]
    if _STAMP_BEFORE.search(before):
        return True
    if point.hour is None:
        return False
    if _ZONE.match(folded, end, end + 6):
        return True
    return start < _HEADER_REACH and bool(_LINE.match(before)) and not folded[end : end + 1].isalnum()
