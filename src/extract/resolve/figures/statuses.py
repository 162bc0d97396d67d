"""Whether a figure has come about, is to come about, or is set by a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.clauses import HEADS, TURNS, blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import StatisticStatus
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.times import ResolvedTime

_GOES_ON = regex.compile(r"[-+*• ]*+(?:trong (?:số )?đó|cụ thể|theo đó|ngoài ra|riêng|bao gồm|gồm)(?!\w)")


def statuses(
    sentence: Sentence, before: StatisticStatus, times: Sequence[ResolvedTime], year: str
) -> tuple[list[StatisticStatus], StatisticStatus]:
    """The status of each figure of a sentence, and the status that the next sentence may carry on."""
    cues = sentence.cues
    goes_on = _GOES_ON.match(sentence.folded, sentence.start, sentence.end)
    status: StatisticStatus = before if goes_on else "actual"
    found: list[StatisticStatus] = []
    dated = False
    for at, cue in enumerate(cues):
        if cue.kind == "FIG":
            found.append("target" if dated and status == "actual" else status)
        elif cue.kind == "TIME":
            dated = _lies_ahead(times[cue.number], year) and not _is_base(sentence, at)
        elif cue.kind in _SETS:
            status = _set(sentence, at, status)
    return found, status


_SETS = frozenset({"q.max", "plan", "will", "may", "aim", "order", "norm", "head.norm", "done", "now"})


def _set(sentence: Sentence, at: int, status: StatisticStatus) -> StatisticStatus:
    """The status behind the element at `at`, given the one before it."""
    kind = sentence.cues[at].kind
    if kind == "done" or (kind == "now" and status == "target"):
        return "actual"
    if not _counts(sentence, at) or (kind == "q.max" and status == "target"):
        return status
    return "norm" if kind in ("norm", "head.norm", "q.max") else "target"


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether the element at `at` tells a target or a norm where it stands."""
    kind = sentence.cues[at].kind
    if kind in ("now", "q.max"):  # `không quá` sets a ceiling, `tối đa` tells the most there is
        return kind == "q.max" and sentence.folded.startswith("không", sentence.cues[at].start)
    if kind == "order":
        return _addressed(sentence, at)
    if _is_base(sentence, at) or (kind in ("will", "may") and _behind(sentence, at)):
        return False
    return (kind != "may" or _measured(sentence, at)) and (kind != "aim" or _heads(sentence, at))


def _addressed(sentence: Sentence, at: int) -> bool:
    """Whether an order names who is to carry it out: a name, a body or `các …`."""
    end = sentence.cues[at].end
    if sentence.text[end + 1 : end + 2].isupper() or sentence.folded.startswith((" các ", " những "), end):
        return True
    after = sentence.cues[at + 1] if at + 1 < len(sentence.cues) else None
    return after is not None and after.kind == "actor" and blank(sentence.folded, end, after.start)


def _measured(sentence: Sentence, at: int) -> bool:
    """Whether the verb behind `phải`, `cần`, `có thể` is one of measure, or its object a sum of money."""
    cues, folded = sentence.cues, sentence.folded
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is not None and after.kind in (*TURNS, "FIG", "plan", "link") and blank(folded, cues[at].end, after.start):
        return True
    figure = next((cue for cue in cues[at + 1 :] if cue.kind in ("FIG", ",", ";")), None)
    return figure is not None and figure.kind == "FIG" and folded[figure.start : figure.end].endswith(_MONEY)


_MONEY = ("đồng", "usd", "tỷ", "triệu", "euro")


def _lies_ahead(time: ResolvedTime, year: str) -> bool:
    """Whether a date begins in a year after the one of publication."""
    begin = time.date.begin or ""
    return bool(year) and time.date.type in ("DATE", "TIME") and begin[:4].isdigit() and begin[:4] > year


def _is_base(sentence: Sentence, at: int) -> bool:
    """Whether the element at `at` is what a figure before it is compared with (`95% kế hoạch`, `so với năm 2019`)."""
    cues, folded = sentence.cues, sentence.folded
    for place in range(at - 1, -1, -1):
        cue = cues[place]
        if cue.kind in ("base", "up", "equal"):
            return True
        if cue.kind == "FIG":
            return len(folded[cue.end : cues[at].start].split()) <= 1
        if cue.kind in ",;:.":
            return False
    return False


def _heads(sentence: Sentence, at: int) -> bool:
    """Whether a plan's noun heads its clause (`Mục tiêu đến năm 2025: …`) or names the figure behind it."""
    cues, folded = sentence.cues, sentence.folded
    cue = cues[at]
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is not None and after.kind in ("FIG", ":", "be", "TIME") and blank(folded, cue.end, after.start):
        return after.kind != "TIME" or not _object(sentence, at)
    return not _object(sentence, at)


def _object(sentence: Sentence, at: int) -> bool:
    """Whether the noun at `at` is the object of a verb or the end of a longer noun phrase."""
    cues = sentence.cues
    before = cues[at - 1] if at else None
    end = before.end if before is not None else sentence.start
    if any(letter.isalpha() for letter in sentence.folded[end : cues[at].start]):
        return True
    return before is not None and before.kind in (*TURNS, *HEADS, "link", "act", "FIG", "scheme")


def _behind(sentence: Sentence, at: int) -> bool:
    """Whether the element stands behind a figure in the same part of the clause."""
    cues = sentence.cues
    for place in range(at - 1, -1, -1):
        if cues[place].kind == "FIG":
            return True
        if cues[place].kind in ",;:":
            return False
    return False
