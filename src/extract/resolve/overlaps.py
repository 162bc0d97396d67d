"""Which extractor keeps a stretch of text that several want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.rule import Loss, Losses, Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

AnyMatch = Match[Any]


def _end(match: AnyMatch) -> int:
    return match.end


def number_end(match: AnyMatch) -> int:
    """Where the number of a figure ends and its unit or noun begins."""
    start: int | None = match.value.noun_start
    return match.end if start is None else start


def outside(
    matches: tuple[AnyMatch, ...],
    taken: Iterable[AnyMatch],
    losses: Losses | None = None,
    core: Callable[[AnyMatch], int] = _end,
) -> tuple[AnyMatch, ...]:
    """The matches that touch none of `taken`; both in order of offset.

    `core` gives the end of the part that counts: a figure's number, whose noun may begin a law's name.
    """
    kept: list[AnyMatch] = []
    others = iter(taken)
    other = next(others, None)
    for match in matches:
        while other is not None and other.end <= match.start:
            other = next(others, None)
        if other is None or other.start >= core(match):
            kept.append(match)
        elif losses is not None:
            losses.append(Loss(match.start, match.end, match.rule, other.rule))
    return tuple(kept)


def uncovered(
    matches: tuple[AnyMatch, ...], longer: tuple[AnyMatch, ...], losses: Losses | None = None
) -> tuple[AnyMatch, ...]:
    """The matches that no longer match covers from end to end; both in order of offset, `longer` without overlaps.

    So `hai tỷ một trăm năm mươi triệu đồng` is money although it holds `một trăm năm`.
    """
    kept: list[AnyMatch] = []
    others = iter(longer)
    other = next(others, None)
    for match in matches:
        while other is not None and other.end <= match.start:
            other = next(others, None)
        covered = other is not None and other.start <= match.start and match.end <= other.end
        if other is None or not covered or other.end - other.start == match.end - match.start:
            kept.append(match)
        elif losses is not None:
            losses.append(Loss(match.start, match.end, match.rule, other.rule))
    return tuple(kept)
