"""Rules over the tape: a pattern of letters, and a production that makes a point, a length or a recurrence of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import regex
from msgspec import Struct

from extract.errors import KnowledgeError
from extract.extractors.dates.tape import Tape
from extract.grammar import spoken
from extract.grammar.calendar import Point
from extract.rule import Match

_NUMBERS = frozenset({"day", "month", "year", "hour", "minute", "second", "count", "quarter", "number", "until"})
_MACROS = {
    "<DAY>": rf"(?:[abc]|{spoken.DAY})",
    "<MONTH>": rf"(?:a|{spoken.MONTH})",
    "<YEAR>": rf"(?:y|{spoken.YEAR})",
    "<COUNT>": rf"(?:[abcefgyk]|{spoken.COUNT})",
    "<FREE>": r"(?<![>!/.:])",
    "<END>": r"(?![<!])(?![/.:][a-gkyz])",
    "<REL>": r"[RZ+]",
}


class Length(Struct, frozen=True, kw_only=True):
    """An amount of time: ISO period, and the point that it is when it runs up to the present."""

    value: str
    months: int | None = None
    past: bool = False
    point: Point | None = None


class Recurrence(Struct, frozen=True, kw_only=True):
    """A time that comes again: ISO period, or a day with the year open."""

    value: str


Value = Point | Length | Recurrence


class Hit(Struct, frozen=True):
    """Where a phrase stands: on the tape and in the view, with a look at the text around it."""

    tape: Tape
    first: int
    last: int

    @property
    def start(self) -> int:
        """The offset of its first character in the view."""
        return self.tape.words[self.first].start

    @property
    def end(self) -> int:
        """The offset behind its last character in the view."""
        return self.tape.words[self.last - 1].end

    def before(self, width: int = 24) -> str:
        """The text before it in lower case, up to the line's beginning."""
        start = self.start
        return self.tape.folded[max(0, start - width) : start].rpartition("\n")[2]

    def after(self, width: int = 24) -> str:
        """The text behind it in lower case, up to the line's end."""
        end = self.end
        return self.tape.folded[end : end + width].partition("\n")[0]

    def letters(self) -> str:
        """Its letters on the tape."""
        return self.tape.letters[self.first : self.last]

    def written(self, group: int) -> str:
        """The word at a place of the tape, letter case kept."""
        word = self.tape.words[group]
        return self.tape.text[word.start : word.end]


class Phrase(Struct, frozen=True):
    """A named pattern over the tape with its production; made by the `phrase` decorator."""

    name: str
    pattern: regex.Pattern[str]
    produce: Callable[..., Value | None]
    takes_hit: bool
    needs: frozenset[str]
    groups: tuple[tuple[str, int], ...]
    whole: int


def phrase(pattern: str, *, needs: str = "") -> Callable[[Callable[..., Value | None]], Phrase]:
    """A decorator that turns a production into a `Phrase` named after it.

    The production gets every named group but `span`: a number where the group is one of a number's names
    (`day`, `year`, `count` …; from digits, number words, or a list's word with its value), else the value of the
    group's word, and None for a group without a match. It gets the `Hit` too if it asks for `hit`. The group `span`
    marks the expression within the match. A tape without any of
    the letters in `needs` is not searched.
    """
    for macro, letters in _MACROS.items():
        pattern = pattern.replace(macro, letters)

    def make(produce: Callable[..., Value | None]) -> Phrase:
        name = produce.__name__
        compiled = regex.compile(pattern)
        wanted = set(inspect.signature(produce).parameters)
        groups = set(compiled.groupindex) - {"span"}
        if wanted - {"hit"} != groups:
            raise KnowledgeError(f"phrase {name}: parameters {sorted(wanted)} but groups {sorted(groups)}")
        numbered = tuple((group, compiled.groupindex[group]) for group in groups)
        return Phrase(
            name, compiled, produce, "hit" in wanted, frozenset(needs), numbered, compiled.groupindex.get("span", 0)
        )

    return make


def scan(phrases: tuple[Phrase, ...], tape: Tape) -> Iterator[Match[Value]]:
    """Every match of every phrase, phrase by phrase, overlaps and all."""
    letters = tape.letters
    present = set(letters)
    for one in phrases:
        if one.needs and one.needs.isdisjoint(present):
            continue
        for match in one.pattern.finditer(letters):
            span = match.span(one.whole)
            value = one.produce(**_groups(one, match, tape, span))
            if value is not None:
                yield Match(*span, one.name, value)


def _groups(one: Phrase, match: regex.Match[str], tape: Tape, span: tuple[int, int]) -> dict[str, Any]:
    groups: dict[str, Any] = {}
    words, letters = tape.words, tape.letters
    for name, index in one.groups:
        first, last = match.span(index)
        if first == last:
            groups[name] = None
        elif name in _NUMBERS:
            value = words[first].value
            groups[name] = int(value) if value else spoken.spoken(letters[first:last])
        elif name == "unit":
            groups[name] = letters[first]
        else:
            groups[name] = words[first].value or letters[first:last]
    if one.takes_hit:
        groups["hit"] = Hit(tape, *span)
    return groups
