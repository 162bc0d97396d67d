"""Which extractor keeps a stretch of text that several want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.rule import Loss, Losses, Match

if TYPE_CHECKING:
    from collections.abc import Iterable

AnyMatch = Match[Any]


def outside(
    matches: tuple[AnyMatch, ...], taken: Iterable[AnyMatch], losses: Losses | None = None
) -> tuple[AnyMatch, ...]:
    """The matches that touch none of `taken`; both in order of offset."""
    kept: list[AnyMatch] = []
    others = iter(taken)
    other = next(others, None)
    for match in matches:
        while other is not None and other.end <= match.start:
            other = next(others, None)
        if other is None or other.start >= match.end:
            kept.append(match)
        elif losses is not None:
            losses.append(Loss(match.start, match.end, match.rule, other.rule))
    return tuple(kept)
