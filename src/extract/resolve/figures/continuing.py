"""Sentences that go on with the status of the one before them, and those that say what would be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.resolve.figures.ahead import tells
from extract.resolve.figures.kinds import HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import StatisticStatus
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.times import ResolvedTime

_GOES_ON = re.compile(
    r"[-+*• ]*+(?:trong (?:số )?đó|cụ thể|theo đó|bao gồm|gồm|(?P<loose>ngoài ra|riêng|đồng thời|bên cạnh đó|"
    r"về [^\d.,;:]{2,40}+:))(?!\w)"
)
_SUPPOSED = re.compile(
    r'["\- ]*(?:nếu(?! (?:như|trước|so|tính|không tính|lấy)(?!\w)|\w)|(?P<want>muốn(?!\w)|để (?:\w+ ){0,3}đạt(?!\w)))'
)


def carries(
    sentence: Sentence,
    before: StatisticStatus,
    times: Sequence[ResolvedTime],
    published: str,
    last: Sentence | None,
) -> bool:
    """Whether a sentence goes on with the status `before` that the one before it, `last`, left."""
    said = _GOES_ON.match(sentence.folded, sentence.start, sentence.end)
    if said is None:
        return before == "target" and last is not None and _lists(sentence, last)
    return not (said["loose"] and (before == "norm" or tells(sentence, times, published)))


def of_parts(folded: str, start: int) -> bool:
    """Whether the sentence at `start` tells parts: `Trong đó, …`, `Bao gồm …`."""
    return folded.startswith(_PARTS, start)


_PARTS = ("trong đó", "trong số đó", "bao gồm", "gồm")


def apart(sentence: Sentence, last: Sentence | None) -> bool:
    """Whether a sentence that goes on stands behind one that the figures before it are not in."""
    near = last is not None and sentence.start - last.end <= _GAP
    return not near and goes_on(sentence)


def goes_on(sentence: Sentence) -> bool:
    """Whether a sentence tells the parts of what the one before it told: `Trong đó, nội địa 500 tỷ đồng`."""
    match = _GOES_ON.match(sentence.folded, sentence.start, sentence.end)
    return match is not None and not match["loose"]


def _lists(sentence: Sentence, last: Sentence) -> bool:
    """Whether a sentence tells the next of the aims that the one before it began to tell, without saying so again.

    `Xã phấn đấu đón 5.000 lượt khách. Doanh thu du lịch đạt 20 tỷ đồng.`
    """
    folded = sentence.folded
    cues = sentence.cues
    near = 0 <= sentence.start - last.end <= _GAP and "\n" not in folded[last.end : sentence.start]
    if not near or not cues or cues[0].kind not in HEADS or cues[0].start > sentence.start + 1:
        return False
    if any(cue.kind in _TELLS_FACTS for cue in cues):
        return False
    aims = [cue for cue in last.cues if cue.kind in ("plan", "aim") and folded.startswith(_AIMS, cue.start)]
    return bool(aims) and last.cues[-1].kind not in ("say", "done", "now")


_GAP = 2
_AIMS = ("phấn đấu", "mục tiêu", "chỉ tiêu", "đặt mục tiêu", "đề ra mục tiêu", "với mục tiêu")
_TELLS_FACTS = frozenset({"say", "done", "now", "TIME", "q.about", "base", "conj", "equal"})


def supposes(sentence: Sentence) -> bool:
    """Whether the sentence says what would be: `Nếu …, sẽ …`, `Muốn cả năm đạt 6,7% thì quý IV phải …`."""
    said = _SUPPOSED.match(sentence.folded, sentence.start, sentence.end)
    if said is None:
        return False
    words = sentence.folded[sentence.start : sentence.end]
    return " phải " in words or " cần " in words if said["want"] else " sẽ " in words
