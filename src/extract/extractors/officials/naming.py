"""The values that the recognition of names hands on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from msgspec import Struct

from extract.document import NameForm
from extract.rule import Match

if TYPE_CHECKING:
    from extract.extractors.officials.leads import Lead
    from extract.extractors.officials.standing import Standing
    from extract.segment import Reading

Evidence = Literal[
    "honorific", "rank", "post", "surname", "list", "speech", "apposition", "repeat", "byline", "vote", "foreign"
]
RULES = tuple(f"name_{evidence}" for evidence in get_args(Evidence))
"""The rules of names, called after what showed that they are."""


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


class Judge(Protocol):
    """An outside opinion on names; offsets are the view's."""

    def is_person(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a run of capitalised words that no rule explains is a person's name."""
        ...

    def is_whole(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a name that a rule found begins and ends where words do."""
        ...


class Draft(Struct, frozen=True):
    """The first reading: names that show by themselves, candidates, and where each single word stands.

    `standings` keeps what was found out about candidates, by their start.
    """

    names: list[Match[Name]]
    candidates: list[Candidate]
    singles: dict[str, list[int]]
    standings: dict[int, Standing] = {}


def match(text: str, start: int, end: int, lead: Lead, evidence: Evidence) -> Match[Name]:
    """The name between `start` and `end` as a match; the rule is named after the evidence."""
    written = " ".join(text[start:end].split())
    value = Name(
        name=written,
        form=form_of(written),
        honorific=lead.honorific,
        ranks=tuple(text[a:b] for a, b in lead.ranks),
        evidence=evidence,
        lead=lead.start if lead.found else start,
    )
    return Match(start, end, f"name_{evidence}", value)


@lru_cache(maxsize=1 << 12)
def form_of(name: str) -> NameForm:
    """How a name is written.

    >>> form_of("Lê Văn A"), form_of("Lan"), form_of("N.V.A."), form_of("H.")
    ('full', 'short', 'initials', 'initials')
    """
    letters = name.replace(".", " ").split()
    if all(len(part) == 1 for part in letters):
        return "initials"
    return "full" if len(letters) > 1 or "'" in name else "short"
