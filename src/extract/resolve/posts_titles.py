"""Titles that stand for their holders: `đồng chí Chủ tịch UBND huyện lưu ý`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.document import PositionStatus
from extract.resolve.posts_wording import Wording, says_no_more

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.extractors.officials import Post
    from extract.resolve.posts_links import Chain
    from extract.rule import Match
    from extract.segment import Reading

_NO_HOLDER = regex.compile(
    r"(?<!\w)(?:chức|chức vụ|nhân sự|chức danh|chức vụ như|vị trí|ghế|cương vị|làm|là|bầu|bổ nhiệm|chỉ định|cử"
    r"|quyền|thay|như|hồ"
    r"|kt\.?|tm\.?) $"
)
_ISSUER = regex.compile(r"/\d{4} của (?:đồng chí )?$")
"""A document of a past date may be of an earlier holder."""
_OF_MANY = regex.compile(
    r" (?:các|cấp|những|nào|(?:hai|ba|bốn|2|3|4) (?:nước|bên|tỉnh|bộ)|là (?:người|ai)|xã hội)(?!\w)"
)


_NEAREST = 100
"""Posts of the same role looked at before and after a title."""


class Holding(Struct, frozen=True):
    """A post that a person holds, where the text says so; `start` is an offset into the view."""

    owner: int
    wording: Wording
    start: int
    status: PositionStatus


def title_mentions(
    reading: Reading,
    posts: Sequence[Match[Post]],
    words: Sequence[Wording],
    free: Iterable[Chain],
    holdings: Sequence[Holding],
) -> Iterator[tuple[int, int, int]]:
    """For each title that stands for a holder its official's number, and the start and end of the title in the view."""
    by_role: dict[str, list[Holding]] = {}
    for holding in sorted(holdings, key=lambda one: one.start):
        by_role.setdefault(holding.wording.role.lower(), []).append(holding)
    if not by_role:
        return
    for chain in free:
        at = chain.first
        while at <= chain.last:
            many = _OF_MANY.match(reading.folded, posts[chain.last].end)
            owner = None if many else _holder(reading, posts[at], words[at], by_role)
            last = at
            if owner is not None:
                while last < chain.last and _holder(reading, posts[last + 1], words[last + 1], by_role) == owner:
                    last += 1
                yield owner, posts[at].start, posts[last].end
            at = last + 1


def _holder(reading: Reading, post: Match[Post], wording: Wording, by_role: dict[str, list[Holding]]) -> int | None:
    """The number of the official whom a title stands for; the one last spoken of where several could be meant."""
    holdings = by_role.get(wording.role.lower())
    if not holdings or post.value.many or post.value.kind == "weak":
        return None
    folded = reading.folded
    if (
        _NO_HOLDER.search(folded, max(0, post.start - 14), post.start)
        or _OF_MANY.match(folded, post.end)
        or folded.endswith("% ", 0, post.start)
    ):
        return None
    bare = post.value.body_start is None and post.value.kind != "state"
    if (bare and reading.text[post.start].islower()) or _ISSUER.search(folded, max(0, post.start - 30), post.start):
        return None
    at = bisect_left(holdings, post.start, key=lambda one: one.start)
    near = [*reversed(holdings[max(0, at - _NEAREST) : at]), *holdings[at : at + _NEAREST]]
    former = post.value.prefix == "former"
    fitting = [one.owner for one in near if (one.status == "former") == former and _fits(wording, one.wording)]
    if not fitting or (bare and len(set(fitting)) > 1):
        return None
    return fitting[0]


def _fits(title: Wording, held: Wording) -> bool:
    return says_no_more(title.key, held.key) or says_no_more(held.key, title.key)
