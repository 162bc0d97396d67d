"""Documents that a text names: laws, decrees, resolutions, decisions, programmes, plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from extract.rule import Losses, Match, longest, rule, scan

if TYPE_CHECKING:
    from extract.segment import Reading


class Citation(Struct, frozen=True):
    """What the words of a reference say. `number_start` and `number_end` bound the number in the view."""

    type: str
    number: str | None = None
    title: str | None = None


@rule(r"(?<!\w)nghị quyết (?:số )?(?P<number>\d+[\w/-]*)")
def numbered(number: str) -> Citation:
    """A type word with a number."""
    return Citation("Nghị quyết", number.upper())


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[Citation], ...]:
    """The references of a reading, in order, without overlaps."""
    return longest(scan([numbered], reading.view), losses)
