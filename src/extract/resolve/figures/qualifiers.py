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
    near = True
    for kind in left.kinds:
        if kind == "prep":
            near = False
        if kind in _KINDS and (near or kind not in ("q.more", "q.less")):
            return None if kind == "q.more" and stands_on else _KINDS[kind]
        if kind in ("up", "down", "TIME", "share", "have"):
            return "about" if "q.about" in left.kinds and kind in ("up", "down") else None
    return None
