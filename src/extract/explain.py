"""Why a document reads as it does: the rules that fired, those that gave way, and to whom."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.document import Document
    from extract.rule import Losses


class Finding(Struct, frozen=True, order=True):
    """One thing that a rule found: where, in which layer, and what became of it.

    `to` is None for what was kept; else the rule that took its place, or why it was dropped.
    """

    start: int
    end: int
    layer: str
    text: str
    rule: str
    reads: str
    to: str | None = None

    def line(self) -> str:
        """The finding on one line: what was read, or to whom it gave way."""
        if self.to is not None:
            return f"- {self.start}-{self.end} {self.text!r}: {self.rule} gave way to {self.to}"
        return f"+ {self.start}-{self.end} {self.text!r}: {self.layer} {self.reads} by {self.rule}"


class Explanation(Struct, frozen=True):
    """A document annotated, with all that was found on the way, in order of offset."""

    document: Document
    findings: tuple[Finding, ...]
    sentences: tuple[tuple[int, int], ...]

    def rules(self) -> set[str]:
        """The names of the rules that found something, kept or not."""
        return {one.rule for one in self.findings}

    def lines(self, rule: str | None = None) -> Iterator[str]:
        """Each sentence with what was found in it; only with findings of `rule`, or lost to it, where it is given."""
        starts = [start for start, _ in self.sentences]
        wanted = (one for one in self.findings if rule is None or rule in (one.rule, one.to))
        for index, here in groupby(wanted, key=lambda one: max(0, bisect_right(starts, one.start) - 1)):
            start, end = self.sentences[index] if self.sentences else (0, len(self.document.text))
            yield self.document.text[start:end].strip()
            yield from (f"    {one.line()}" for one in here)


def explain(document: Document, pipeline: Pipeline | None = None) -> Explanation:
    """The explanation of what a pipeline reads in a document.

    >>> from extract.document import Document
    >>> told = explain(Document(id="a", text="Năm 2020 thu tăng 13,1%."))
    >>> [one.text for one in told.findings if one.to is None]
    ['Năm 2020', '13,1%']
    """
    pipeline = pipeline or Pipeline()
    losses: Losses = []
    reading = pipeline.read(document)
    done = pipeline.annotate(document, losses, reading)
    lost = []
    for loss in losses:
        span = reading.view.span(loss.start, loss.end)
        lost.append(Finding(span.start, span.end, "", span.text, loss.rule, "", loss.to))
    spans = [reading.view.span(start, end) for start, end in reading.sentences]
    return Explanation(
        done, tuple(sorted({*_kept(done), *lost}, key=_order)), tuple((one.start, one.end) for one in spans)
    )


def _order(one: Finding) -> tuple[int, int, str, str]:
    return (one.start, -one.end, one.rule, one.to or "")


def _kept(document: Document) -> Iterator[Finding]:
    labels = {(mark.start, mark.end, mark.layer): mark.label for mark in document.marks()}
    for layer, records in (
        ("date", document.dates),
        ("statistic", document.statistics),
        ("reference", document.references),
    ):
        for one in records:
            yield Finding(one.start, one.end, layer, one.text, one.rule, labels[one.start, one.end, layer])
    for person in document.officials:
        for mention in person.mentions:
            yield Finding(mention.start, mention.end, mention.kind, mention.text, mention.rule, person.name)
        for post in person.positions:
            reads = f"{person.name}, {post.status}"
            yield Finding(post.start, post.end, "position", post.text, post.rule, reads)
