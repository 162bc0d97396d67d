"""Persons and posts: names, honorifics, ranks and titles as the text sets them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from extract.rule import Losses, Match, longest, rule, scan

if TYPE_CHECKING:
    from extract.segment import Reading


class Appearance(Struct, frozen=True, kw_only=True):
    """A name where it stands."""

    name: str


@rule(
    r"(?<!\w)(?:đồng chí|[Đđ]ồng chí|[ÔôBb](?:ng|à)) (?P<span>(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+))", cased=True
)
def honoured(name: str) -> Appearance:
    """A name after an honorific."""
    return Appearance(name=name)


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[Appearance], ...]:
    """The persons and posts of a reading, in order, without overlaps."""
    return longest(scan([honoured], reading.view), losses)
