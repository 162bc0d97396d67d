"""The posts given to one person made one list: each post once, in its fullest wording, with one status."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from extract.document import PositionStatus
from extract.resolve.posts_status import Told
from extract.resolve.posts_wording import Wording, says_no_more


class Held(Struct, frozen=True):
    """A post that a link gives a person: its number, wording and status.

    `clause` says that a verb gives it, `line` is where its row begins in a career, `chain` the number of its row;
    `size` counts its words as they stand.
    """

    post: int
    wording: Wording
    status: PositionStatus
    told: Told
    clause: bool
    line: int | None
    chain: int
    size: int
    glossed: bool


def present(held: list[Held]) -> list[Held]:
    """The posts with those that end a career without an end of their own as current ones."""
    last = max((one for one in held if one.clause), key=lambda one: one.post, default=None)
    if last is None:
        return held
    return [
        replace(one, status="current")
        if one.told.open and (one.post == last.post or one.line == last.line is not None)
        else one
        for one in held
    ]


def fullest(held: list[Held]) -> list[Held]:
    """Each post once, in its fullest wording where it first stands, with the strongest status given to it."""
    ordered = sorted(held, key=lambda one: one.post)
    kept: list[Held] = []
    for one in ordered:
        for at, other in enumerate(kept):
            if _same(one, other):
                longer = _fullness(one) > _fullness(other)
                kept[at] = replace(one if longer else other, status=_stronger(one, other))
                break
        else:
            kept.append(one)
    return kept


def _fullness(held: Held) -> tuple[int, bool]:
    """How much a post says; of two that say the same, the one whose abbreviation follows is the fuller."""
    return held.size, held.glossed


def _stronger(one: Held, other: Held) -> PositionStatus:
    if one.told.past != other.told.past:
        return other.status if one.told.past else one.status
    if one.told.past:
        return "current" if "current" in (one.status, other.status) else "former"
    if "former" in (one.status, other.status):
        return "former"
    if "elect" in (one.status, other.status) and abs(one.post - other.post) == 1:
        return "elect"
    return min(one, other, key=lambda held: held.post).status


def _same(one: Held, other: Held) -> bool:
    """Whether two posts are one, said in more words or fewer; those of one row, and one moved to, are others."""
    a, b = one.wording, other.wording
    alike = a.role.lower() == b.role.lower() or (one.status == other.status and _role(a) == _role(b))
    if not alike or not (says_no_more(a.key, b.key) or says_no_more(b.key, a.key)):
        return False
    moved = one.status == "elect" and other.status != "elect" and one.post - other.post == 1
    return a.key == b.key or not (moved or one.chain == other.chain)


def _role(wording: Wording) -> str:
    """A role as compared: a team's head coach is its coach."""
    role = wording.role.lower()
    return "huấn luyện viên" if role == "huấn luyện viên trưởng" else role
