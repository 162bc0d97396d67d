"""The kinds of elements that parse a clause: what heads a phrase, links it to its figure, or ends it."""

from __future__ import annotations

Stretch = tuple[int, int]

QUALIFIERS = frozenset({"q.more", "q.less", "q.about", "q.min", "q.max"})
HEADS = frozenset({"head", "head.share", "head.up", "head.down", "head.rate", "head.norm", "level"})
TURNS = frozenset({"up", "down", "to", "be", "have", "share", "equal", "times", "times.up"})
"""Verbs that link a subject and its figure."""
VERBS = TURNS | {"level"}
PREDICATES = (
    QUALIFIERS
    | TURNS
    | {
        "aux",
        "now",
        "done",
        "will",
        "may",
        "plan",
        "aim",
        "order",
        "link",
        "level",
        "with",
        "rank",
        "scheme",
        "each",
        "size",
        "mean",
        "TIME",
    }
)
"""Elements that may stand between a noun phrase and its figure."""
STOPS = TURNS | {"FIG", ";", ":", '"', "-", "(", "say", "part", "base", "plan", "aim", "conj", "with", "rank", "each"}
"""Elements that end a noun phrase to the left."""


def blank(folded: str, start: int, end: int) -> bool:
    """Whether nothing but spaces stands between the two offsets."""
    return start >= end or not folded[start:end].strip()
