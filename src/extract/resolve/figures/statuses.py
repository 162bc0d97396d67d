"""Whether a figure has come about, is to come about, or is set by a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import StatisticStatus
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.times import ResolvedTime

_GOES_ON = regex.compile(r"[-+*• ]*+(?:trong (?:số )?đó|cụ thể|theo đó|ngoài ra|riêng|bao gồm|gồm)(?!\w)")
_HEADING = regex.compile(r"[^\n.]{0,80}?(?<!\w)(?:mục tiêu|chỉ tiêu|phương hướng|nhiệm vụ|kế hoạch)(?!\w)[^\n.]{0,80}$")
_ITEM = regex.compile(r"[-+*•(]|\d{1,2}[.)]")


def statuses(
    sentence: Sentence, before: StatisticStatus, times: Sequence[ResolvedTime], year: str
) -> tuple[list[StatisticStatus], StatisticStatus]:
    """The status of each figure of a sentence, and the status that the next sentence may carry on."""
    cues, folded = sentence.cues, sentence.folded
    status: StatisticStatus = before if _GOES_ON.match(folded, sentence.start, sentence.end) else "actual"
    found: list[StatisticStatus] = []
    last = None
    dated = False
    for at, cue in enumerate(cues):
        kind = cue.kind
        if kind == "FIG":
            found.append("target" if dated and status == "actual" else status)
            last = cue
        elif kind == "TIME":
            time = times[cue.number].date
            begin = time.begin or ""
            if time.type in ("DATE", "TIME") and year and begin[:4].isdigit():
                dated = begin[:4] > year and not _is_base(sentence, at)
        elif kind in ("plan", "will"):
            if not _is_base(sentence, at) and not (kind == "will" and last is not None and _behind(sentence, at)):
                status = "target"
        elif kind in ("norm", "head.norm"):
            if not _is_base(sentence, at):
                status = "norm"
        elif kind == "done" or (kind == ";" and status == "norm"):
            status = "actual"
    return found, status


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
        if cue.kind == "be" and not folded[cue.end : cues[at].start].strip():
            return True
    return False


def _behind(sentence: Sentence, at: int) -> bool:
    """Whether the element stands behind a figure in the same part of the clause."""
    cues = sentence.cues
    for place in range(at - 1, -1, -1):
        if cues[place].kind == "FIG":
            return True
        if cues[place].kind in ",;:":
            return False
    return False
