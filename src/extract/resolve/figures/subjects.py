"""Where the noun phrase of a count ends before the predicate that is said of it: `hai bên | thống nhất mở cửa khẩu`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.lexicon import load
from extract.resolve.figures.clauses import opens

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence

_SIDES = frozenset(("bên", "nước", "đội", "chính phủ", "quốc gia", "ông", "bà", "anh", "chị", "chị em", "anh em"))
"""Counted, these are known parties (`hai bên`, `2 nước`): what they do tells them from no others."""
_PARTIES = _SIDES | {"người", "vợ chồng", "cháu", "cháu bé", "em", "vị", "đồng chí", "đối tượng"}
_OF_BOTH = r" (?:có|càng|không|tiếp tục|tổ chức|họ)(?!\w)"
_WORDS = "|".join(
    sorted((one.surface for one in load("extract.resolve.figures", "predicates.tsv").entries), key=len)[::-1]
)
_PREDICATE = regex.compile(rf" (?:{_WORDS})(?!\w)")
_PREDICATE_OF_BOTH = regex.compile(rf"{_OF_BOTH}|{_PREDICATE.pattern}")
_BOTH = ("hai ", "2 ", "02 ")
_HAPPENINGS = frozenset("cuộc lần lượt trận buổi đợt phiên pha chuyến".split())
"""Counted with the verb that names them: `5 cuộc đối đầu`."""
_CLAUSE = (
    " khi ",
    " sau khi ",
    " trước khi ",
    " rồi ",
    " thì ",
    " mà ",
    " để ",
    " vì ",
    " do ",
    " rằng ",
    " việc ",
    " nếu ",
)
"""Words behind which a clause begins with its subject."""


def before_predicate(sentence: Sentence, figure: Cue, start: int, end: int, *, existential: bool) -> int:
    """Where the noun that begins at `start` inside the figure ends before what it is the subject of."""
    folded = sentence.folded
    if existential or start >= figure.end or end <= figure.end:
        return end
    noun = folded[start : figure.end]
    if noun in _HAPPENINGS:
        return end
    if noun in _SIDES:
        both = folded.startswith(_BOTH, figure.start)
        said = (_PREDICATE_OF_BOTH if both else _PREDICATE).search(folded, figure.end, end)
    elif opens(sentence, figure) or (noun in _PARTIES and folded.endswith(_CLAUSE, sentence.start, figure.start)):
        said = _PREDICATE.search(folded, figure.end, end)
    else:
        return end
    return end if said is None else said.start()
