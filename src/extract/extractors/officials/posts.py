"""Posts: titles with their organisation and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from extract.extractors.officials.naming import Name
    from extract.rule import Losses, Match
    from extract.segment import Reading


class Post(Struct, frozen=True, kw_only=True):
    """A post where it stands."""

    role: str


def recognise(
    reading: Reading, names: tuple[Match[Name], ...], losses: Losses | None = None
) -> tuple[Match[Post], ...]:
    """The posts of a reading, in order, without overlaps; none runs into one of `names`."""
    del reading, names, losses
    return ()
