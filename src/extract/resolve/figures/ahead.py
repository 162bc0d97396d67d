"""Dates that lie ahead, and what they make of the figures behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.aims import is_base

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import Date
    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.times import ResolvedTime

_COMING = regex.compile(r" ?(?:sắp )?tới(?! nay)(?!\w)")
_LATER = re.compile(r"(?<!\w)(?:\d+|một|hai|ba|vài|mấy) (?:ngày|tuần|tháng|năm|hôm) sau$")
_DEADLINES = (
    "đến ",
    "tới ",
    "trước ",
    "đến hết ",
    "tới hết ",
    "chậm nhất ",
    "muộn nhất ",
    "chậm nhất là ",
    "đến cuối ",
)
UP_TO = ("tính đến ", "tính tới ", "tính đến hết ", "lũy kế đến ", "lũy kế đến hết ")
"""Words before the day up to which something has been counted."""
_TRADED = ("giao ", "kỳ hạn ", "hợp đồng ", "đáo hạn ", "hạn sử dụng ", "hạn dùng ", "hết hạn ", "thời hạn đến ")
"""Words before the time at which a contract falls due or goods go off, not a figure."""
_LIGHT = frozenset({"prep", "head", "act", "actor", "aux"})


def lies_ahead(sentence: Sentence, cue: Cue, times: Sequence[ResolvedTime], published: str) -> bool:
    """Whether a date begins after the day of publication, or a span of time is said to be coming (`3 năm tới`)."""
    date = times[cue.number].date
    if date.type == "DURATION":
        return sentence.folded.endswith("tới", cue.start, cue.end) or (
            _COMING.match(sentence.folded, cue.end, sentence.end) is not None
        )
    if _LATER.search(sentence.folded, max(sentence.start, cue.start - 8), cue.end) is not None:
        return False  # told from then, not from today
    if sentence.folded.endswith("tới", cue.start, cue.end) and sentence.folded.startswith(" nay", cue.end):
        return False  # `từ đầu năm tới nay`
    begin = date.begin or ""
    if not published or date.type not in ("DATE", "TIME") or not begin[:4].isdigit() or begin <= published:
        return False
    return begin != date.finish or _due_on(sentence, cue)  # a single day may be misdated


def _due_on(sentence: Sentence, cue: Cue) -> bool:
    """Whether the day is one that is waited for: `đến ngày 30/6 giải ngân 50%`, `chậm nhất ngày 30/6`."""
    folded = sentence.folded
    if folded.endswith((*_DEADLINES, "từ "), sentence.start, cue.start):
        return not folded.endswith(UP_TO, sentence.start, cue.start)
    return _COMING.match(folded, cue.end, sentence.end) is not None


def is_over(date: Date, published: str) -> bool:
    """Whether the date ended before the year of publication: `năm 2015, đội bóng phải chi …` is no duty any more."""
    finish = date.finish or ""
    return bool(published) and finish[:4].isdigit() and finish[:4] < published[:4]


def tells(sentence: Sentence, times: Sequence[ResolvedTime], published: str) -> bool:
    """Whether a date that is not to come stands before the sentence's first figure."""
    for cue in sentence.cues:
        if cue.kind == "FIG":
            return False
        if cue.kind == "TIME" and times[cue.number].date.begin and not lies_ahead(sentence, cue, times, published):
            return True
    return False


def closes(sentence: Sentence, at: int, words: int) -> bool:
    """Whether the element at `at` follows a figure within so many words, with nothing of weight between."""
    cues, folded = sentence.cues, sentence.folded
    for place in range(at - 1, -1, -1):
        kind = cues[place].kind
        if kind == "FIG":
            between = folded[cues[place].end : cues[at].start].split()
            return len(between) <= words and "thì" not in between
        if kind not in _LIGHT:
            return False
    return False


def dates(sentence: Sentence, at: int, *, done: bool) -> bool:
    """Whether the coming date at `at` makes targets of the figures behind it; `done`: it tells what is done."""
    folded, start = sentence.folded, sentence.cues[at].start
    if done and not folded.endswith(_DEADLINES, sentence.start, start):
        return False
    return not is_base(sentence, at) and not folded.endswith(_TRADED, sentence.start, start)
