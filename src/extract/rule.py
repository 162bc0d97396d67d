r"""Rules: a name, a pattern, and a production whose parameters are the pattern's named groups.

Patterns run over a whole view at once. Most run over its lower-cased text (`folded`); a rule that needs to see
capitals says `cased=True`. The group `span`, if there is one, marks the part of a match that is the
entity; the rest is context. Patterns must not run over line ends: write a space, not `\s`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, Generic, TypeVar

import regex
from msgspec import Struct

from extract.errors import KnowledgeError, RuleTimeoutError
from extract.text import View

V = TypeVar("V")

SECONDS_PER_RULE = 2.0
"""Time that one rule may take on one text of up to 100,000 characters; longer texts get more in proportion."""


class Rule(Struct, Generic[V], frozen=True):
    """A named pattern with its production; made by the `rule` decorator."""

    name: str
    pattern: regex.Pattern[str]
    produce: Callable[..., V | None]
    cased: bool = False


class Match(Struct, Generic[V], frozen=True):
    """What a rule found: offsets into the view, the rule's name, and the value that its production made."""

    start: int
    end: int
    rule: str
    value: V


class Loss(Struct, frozen=True):
    """A match that gave way: `to` names the rule that took its place, or why it was dropped."""

    start: int
    end: int
    rule: str
    to: str


Losses = list[Loss]
"""Where `explain` collects what was found and dropped; extractors take `losses: Losses | None`."""


def rule(pattern: str, *, cased: bool = False, **lists: Iterable[str]) -> Callable[[Callable[..., V | None]], Rule[V]]:
    r"""A decorator that turns a production into a `Rule` named after it.

    Keyword arguments are the pattern's named lists (`\L<name>`). The production gets every named group but
    `span`, and returns the value or `None` for no match after all.

    >>> @rule(r"(?<![\d/])(?P<span>(?P<day>\d{1,2})/(?P<month>\d{1,2}))(?![\d/])")
    ... def day_month(day, month):
    ...     return (int(month), int(day)) if int(month) <= 12 else None
    >>> list(scan([day_month], View("Sáng 17/12, tỷ số 17/13")))
    [Match(start=5, end=10, rule='day_month', value=(12, 17))]
    """

    def make(produce: Callable[..., V | None]) -> Rule[V]:
        name = produce.__name__
        named: dict[str, Any] = {key: list(words) for key, words in lists.items()}
        compiled: regex.Pattern[str] = regex.compile(pattern, **named)
        wanted = set(inspect.signature(produce).parameters)
        groups = set(compiled.groupindex) - {"span"}
        if wanted != groups:
            raise KnowledgeError(f"rule {name}: parameters {sorted(wanted)} but groups {sorted(groups)}")
        return Rule(name, compiled, produce, cased)

    return make


def scan(rules: Iterable[Rule[V]], view: View) -> Iterator[Match[V]]:
    """Every match of every rule in the view, rule by rule, overlaps and all."""
    for one in rules:
        yield from _scan_one(one, view)


def _scan_one(one: Rule[V], view: View) -> Iterator[Match[V]]:
    text = view.text if one.cased else view.folded
    limit = SECONDS_PER_RULE * max(1.0, len(text) / 100_000)
    whole = 0 if "span" not in one.pattern.groupindex else "span"
    try:
        for match in one.pattern.finditer(text, timeout=limit):
            groups: dict[str, Any] = match.groupdict()
            groups.pop("span", None)
            value = one.produce(**groups)
            if value is not None:
                start, end = match.span(whole)
                yield Match(start, end, one.name, value)
    except TimeoutError as error:
        raise RuleTimeoutError(f"rule {one.name} took over {limit:.0f} s on {len(text)} characters") from error


_START, _END = attrgetter("start"), attrgetter("end")


def longest(matches: Iterable[Match[V]], losses: Losses | None = None) -> tuple[Match[V], ...]:
    """The matches without overlaps, in order: the longest wins, then the earlier, then the one listed first.

    >>> longest([Match(0, 4, "year", 1), Match(0, 9, "range", 2), Match(12, 16, "year", 3)])
    (Match(start=0, end=9, rule='range', value=2), Match(start=12, end=16, rule='year', value=3))
    """
    ordered = sorted(sorted(matches, key=_END, reverse=True), key=_START)
    groups: list[list[Match[V]]] = []
    reach = -1
    for match in ordered:  # runs of overlapping matches, each settled by itself
        if match.start >= reach:
            groups.append([])
        groups[-1].append(match)
        reach = max(reach, match.end)
    kept: list[Match[V]] = []
    for group in groups:
        kept.extend(group if len(group) == 1 else _settle(group, losses))
    return tuple(kept)


def _settle(group: list[Match[V]], losses: Losses | None) -> list[Match[V]]:
    won: list[Match[V]] = []
    for match in sorted(group, key=lambda match: match.start - match.end):
        winner = next((other for other in won if other.start < match.end and match.start < other.end), None)
        if winner is None:
            won.append(match)
        elif losses is not None:
            losses.append(Loss(match.start, match.end, match.rule, winner.rule))
    return sorted(won, key=lambda match: match.start)
