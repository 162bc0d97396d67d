"""The values that the recognition of names hands on."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from extract.document import NameForm
from extract.rule import Match

Evidence = Literal["honorific", "rank", "post", "surname", "list", "speech", "repeat", "byline"]


class Name(Struct, frozen=True, kw_only=True):
    """A name as written. `lead` is where its honorific or rank begins, else where the name does."""

    name: str
    form: NameForm = "full"
    honorific: str | None = None
    ranks: tuple[str, ...] = ()
    evidence: Evidence
    lead: int


class Candidate(Struct, frozen=True):
    """A run of capitalised words, or the rest of one, that may be a name if something beside it shows so."""

    start: int
    end: int


class Draft(Struct, frozen=True):
    """The first reading: names that show by themselves, candidates, and where each single word stands."""

    names: list[Match[Name]]
    candidates: list[Candidate]
    singles: dict[str, list[int]]
