"""The qualifier of a figure: more, less, about, a lower or an upper bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.document import Qualifier
    from extract.resolve.figures.clauses import Left
    from extract.resolve.figures.cues import Sentence

_AFTER = regex.compile(r"[^\d,;:()\n]{0,25}?(?<!\w)trở (?P<side>lên|xuống)(?!\w)")
_NEAR = 25 + len("trở ")
_KINDS: dict[str, Qualifier] = {
    "q.more": "more",
    "q.less": "less",
    "q.about": "about",
    "q.min": "min",
    "q.max": "max",
}


def qualifier(sentence: Sentence, left: Left, end: int, *, stands_on: bool = False) -> Qualifier | None:
    """The qualifier that stands directly before a figure, or `trở lên`, `trở xuống` behind it.

    `stands_on` tells that `trên` before the figure would be a place.
    """
    near = sentence.folded.find("trở ", end, end + _NEAR) >= 0
    after = _AFTER.match(sentence.folded, end, sentence.end) if near else None
    if after is not None:
        return "min" if after["side"] == "lên" else "max"
    return _nearest(left, stands_on=stands_on) or _estimated(sentence, end)


def _estimated(sentence: Sentence, end: int) -> Qualifier | None:
    """`about` where `ước` opens the clause of the figure: `ước giá trị sản xuất năm 2020 đạt 20 tỷ USD`."""
    start = max((cue.start for cue in sentence.cues if cue.kind == "FIG" and cue.end <= end), default=sentence.start)
    found = sentence.folded.find("ước ", max(sentence.start, start - 80), start) >= 0
    return "about" if found and _ESTIMATE.search(sentence.folded, max(sentence.start, start - 80), start) else None


_ESTIMATE = regex.compile(
    r"(?:^|[,;:.] ?)ước(?: tính)? (?=\p{L})"
    r"(?:(?!(?<!\w)(?:tăng|giảm|bằng|vượt|so|muốn|mơ)(?!\w))(?:năm \d{4}|[^,;:()\d])){2,60}? $"
)


def _nearest(left: Left, *, stands_on: bool) -> Qualifier | None:
    """The qualifier that the elements to the left of the figure end in."""
    near = True
    for kind in left.kinds:
        if kind == "prep":
            near = False
        if kind in _KINDS and (near or kind not in ("q.more", "q.less")):
            return None if kind == "q.more" and stands_on else _KINDS[kind]
        if kind in ("up", "down", "TIME", "share", "have"):
            return "about" if "q.about" in left.kinds and kind in ("up", "down") else None
    return None
