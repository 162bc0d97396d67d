"""Marked stretches of a text, drawn for a notebook, a terminal, or a page to proofread. Knows nothing of documents."""

from __future__ import annotations

import html
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LETTERS = {"name": "N", "title": "T", "position": "P", "date": "D", "statistic": "S", "reference": "R"}
"""The layers that can be marked, each with the letter that stands for it in plain text."""

_ANSI = {"name": 36, "title": 96, "position": 34, "date": 32, "statistic": 33, "reference": 35}
_HTML = {
    "name": "#cdeffd",
    "title": "#e3f4fb",
    "position": "#d9dcfa",
    "date": "#d5f2d2",
    "statistic": "#fdecc0",
    "reference": "#f4d5f1",
}
_INVISIBLE = ("Mn", "Me", "Cf", "Cc")


class Mark(Struct, frozen=True):
    """A stretch of text, the layer that it belongs to, and what it was read as."""

    start: int
    end: int
    layer: str
    label: str


def runs(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Iterator[tuple[str, Mark | None]]:
    """The text from `start` to `end` in pieces, each with the shortest mark that covers it, or None.

    >>> list(runs("Năm 2020, tăng", [Mark(0, 8, "date", "2020")]))
    [('Năm 2020', Mark(start=0, end=8, layer='date', label='2020')), (', tăng', None)]
    """
    end = len(text) if end is None else end
    inside = sorted((mark for mark in marks if mark.start < end and mark.end > start), key=lambda mark: mark.start)
    cuts = {start, end, *(max(mark.start, start) for mark in inside), *(min(mark.end, end) for mark in inside)}
    over: list[Mark] = []
    following = 0
    for left, right in pairwise(sorted(cuts)):
        over = [mark for mark in over if mark.end > left]
        while following < len(inside) and inside[following].start <= left:
            over.append(inside[following])
            following += 1
        yield text[left:right], min(over, key=lambda mark: mark.end - mark.start, default=None)


def to_html(text: str, marks: Sequence[Mark]) -> str:
    """The text as HTML with its marks coloured; resting the pointer on one shows what it was read as.

    >>> to_html("Năm 2020 <", [Mark(0, 8, "date", "DATE 2020")]).count("Năm 2020")
    1
    """
    pieces = []
    for piece, mark in runs(text, marks):
        escaped = html.escape(piece)
        if mark is not None:
            told = html.escape(f"{mark.layer}: {mark.label}")
            escaped = f'<mark title="{told}" style="background:{_HTML[mark.layer]};color:#111">{escaped}</mark>'
        pieces.append(escaped)
    legend = " ".join(f'<mark style="background:{colour};color:#111">{layer}</mark>' for layer, colour in _HTML.items())
    return f'<div style="white-space:pre-wrap;line-height:1.7">{"".join(pieces)}</div><p>{legend}</p>'


def to_ansi(text: str, marks: Sequence[Mark]) -> str:
    """The text for a terminal that knows colours: marks underlined, each layer in its own colour."""
    return "".join(
        piece if mark is None else f"\x1b[4;{_ANSI[mark.layer]}m{piece}\x1b[0m" for piece, mark in runs(text, marks)
    )


def to_plain(text: str, marks: Sequence[Mark], width: int = 100) -> str:
    """The text in lines of at most `width`, its marks drawn beneath, and under each line what they were read as.

    >>> print(to_plain("Sáng 17/12 họp", [Mark(0, 10, "date", "TIME 2020-12-17TMO")]))
    Sáng 17/12 họp
    D─────────
        D Sáng 17/12 → TIME 2020-12-17TMO
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.layer, mark.label))
    out: list[str] = []
    here: list[Mark] = []
    following = 0
    for start, end in _lines(text, width):
        here = [mark for mark in here if mark.end > start]
        first = following
        while following < len(ordered) and ordered[following].start < end:
            following += 1
        here += ordered[first:following]
        out.append(_shown(text[start:end]).rstrip())
        if here:
            out.append(_drawn(text, here, start, end))
        out.extend(_told(text, mark) for mark in ordered[first:following])
    return "\n".join(out)


def _told(text: str, mark: Mark) -> str:
    return f"    {LETTERS[mark.layer]} {_shown(text[mark.start : mark.end])} → {mark.label}"


def _drawn(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    """The line of marks under a line of text."""
    drawn = []
    for piece, mark in runs(text, marks, start, end):
        size = len(_shown(piece))
        drawn.append(" " * size if mark is None else (LETTERS[mark.layer] + "─" * size)[:size])
    return "".join(drawn).rstrip()


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the lines of the text begin and end when none may be wider than `width`."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        while stop - start > width:
            cut = text.rfind(" ", start, start + width + 1)
            cut = start + width if cut <= start else cut + 1
            yield start, cut
            start = cut
        yield start, stop
        start = stop + 1


def _shown(text: str) -> str:
    """The text as it takes up columns: odd spaces as spaces, nothing for what can't be seen."""
    return "".join(
        " " if unicodedata.category(one) == "Zs" or one == "\t" else one
        for one in text
        if one == "\t" or unicodedata.category(one) not in _INVISIBLE
    )
