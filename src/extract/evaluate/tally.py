"""Counts of right, needless and missing answers, and the pairing that they rest on."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from msgspec import Struct

Row = dict[str, Any]
"""A record as JSON has it."""


class Tally(Struct):
    """Right, needless and missing answers of one layer."""

    right: int = 0
    needless: int = 0
    missing: int = 0

    def add(self, right: int, needless: int, missing: int) -> None:
        """Count the answers of one more document."""
        self.right += right
        self.needless += needless
        self.missing += missing

    @property
    def precision(self) -> float:
        """The part of the answers that is right; 1 where there is no answer."""
        answers = self.right + self.needless
        return self.right / answers if answers else 1.0

    @property
    def recall(self) -> float:
        """The part of the gold that was found; 1 where the gold has nothing."""
        wanted = self.right + self.missing
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Share(Struct):
    """How often a field is right, of the answers whose place is right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one more answer."""
        self.right += right
        self.of += 1

    @property
    def accuracy(self) -> float:
        """The part that is right; 1 where there is none to judge."""
        return self.right / self.of if self.of else 1.0


class Disagreement(Struct, frozen=True):
    """One difference between gold and run: in which document and layer, what kind, and both sides."""

    doc_id: str
    layer: str
    what: str
    wanted: Row | None
    found: Row | None

    def line(self) -> str:
        """The difference on one line, for reading."""
        sides = (_label(self.wanted), _label(self.found))
        return f"{self.doc_id}\t{self.layer}\t{self.what}\t{sides[0]}\t{sides[1]}"


class Figures(Struct):
    """All counts of an evaluation, by name, and the differences that they come from."""

    tallies: defaultdict[str, Tally]
    shares: defaultdict[str, Share]
    differences: list[Disagreement]

    @classmethod
    def empty(cls) -> Figures:
        """Counts at zero."""
        return cls(defaultdict(Tally), defaultdict(Share), [])


def pair(wanted: list[Row], found: list[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Gold and answers joined one to one by largest overlap; then the gold missed and the needless answers.

    Optional gold takes part in the pairing but is neither a hit nor a miss; an answer that touches it is not needless.
    """
    candidates = sorted(
        (
            (overlap(one, other), -abs(_length(one) - _length(other)), i, j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(found)
            if overlap(one, other) > 0
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs = [(wanted[i], found[j]) for i, j in partner.items() if not wanted[i].get("optional")]
    missed = [one for i, one in enumerate(wanted) if i not in partner and not one.get("optional")]
    spare = [one for one in wanted if one.get("optional")]
    needless = [
        other for j, other in enumerate(found) if j not in taken and not any(overlap(one, other) > 0 for one in spare)
    ]
    return pairs, missed, needless


def overlap(one: Row, other: Row) -> int:
    """How many characters two spans share; zero or less where they don't touch."""
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def same_place(one: Row, other: Row) -> bool:
    """Whether two spans begin and end at the same characters."""
    return bool(one["start"] == other["start"] and one["end"] == other["end"])


def _length(one: Row) -> int:
    return int(one["end"] - one["start"])


def _label(row: Row | None) -> str:
    return "-" if row is None else repr(row.get("text", row.get("name")))
