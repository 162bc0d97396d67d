"""Whose a figure is: the place, body, firm or person named nearest to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.aliases import aliases, opens
from extract.resolve.figures.brands import brands
from extract.resolve.figures.continuing import goes_on
from extract.resolve.figures.gifts import dwells, receiver
from extract.resolve.figures.homes import NATION, home, is_firm
from extract.resolve.figures.inner_names import (
    FIRM_WORDS,
    ISSUED,
    attends,
    between,
    in_brackets,
    is_brand,
    is_owned,
    is_pair,
    is_ranking,
    is_topic,
    means,
    seats,
    trails,
    unit_alone,
)
from extract.resolve.figures.name import Name
from extract.resolve.figures.names import names, places
from extract.resolve.figures.owners import Owners
from extract.resolve.places import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.document import StatisticStatus
    from extract.extractors.officials import Recognised
    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.figures.readings import FigureReading
    from extract.segment import Reading

_PARAGRAPH = 500
"""Characters before a sentence, in its paragraph, in which its holder may be named."""
_SOURCES = regex.compile(
    r"(?<!\p{L})(?:theo|đại diện|lãnh đạo|giám đốc|chủ tịch|bí thư|bộ trưởng|trưởng|phó|ủy viên|nhiệm|từ|sang|báo|"
    r"so với|"
    r"tới|đến|với|giữa|bởi|do|thị trường|vào|nước|qua|đi|"
    r"chống|đô la|đế quốc)"
    r"(?: (?:báo cáo|thống kê|số liệu|đánh giá|quyết định|quy định|kết quả)(?: của)?)? $",
    regex.IGNORECASE,
)
_SOURCE_ENDS = tuple(
    f"{word} "
    for word in (
        "theo diện đạo đốc tịch thư trưởng phó viên nhiệm từ sang báo với tới đến giữa bởi do trường vào nước qua đi "
        "chống la quốc "
        "cáo kê liệu giá định quả của"
    ).split()
)
"""The last syllables of `_SOURCES`, which tell most places where none stands."""
_GIVEN = ("cho ", "của ", "tại ", "ở ")
_GIVERS = frozenset({"person", "firm", "body", "acronym", "foreign"})
"""Kinds of names that give something behind `được`: `được Công ty An Phú tặng 5 tỷ đồng`."""
_LASTING = frozenset({"place", "province", "firm", "acronym"})
_NEAR_SUBJECT = 70
_VAGUE = regex.compile(
    r"(?<!\w)(?:nhiều|một số|có những|không ít) "
    r"(?:địa phương|nơi|tỉnh|thành phố|đơn vị|doanh nghiệp|hộ|xã|huyện|người|trường)(?!\w)[^,.;:()]*+$"
)
"""Groups that nobody knows by name hold nothing: `nhiều địa phương có tỷ lệ trên 90%`."""
_FIRST = 50


class Holders:
    """Finds the holder of each figure of a document; `named` are its persons and posts."""

    def __init__(self, reading: Reading, named: Recognised | None = None) -> None:
        self.reading = reading
        self.text = reading.text
        self.folded = reading.folded
        people = () if named is None else named.names
        self.people = [(match.start, match.end) for match in people if match.value.evidence != "byline"]
        self.posts = [] if named is None else [(match.start, match.end) for match in named.posts]
        self.owners = Owners(self.text, self.folded, self.posts)
        self.firms: dict[str, bool] = {}
        self.last: Name | None = None
        self.company: Name | None = None
        self.told: str | None = None
        self.read = 0
        self.paragraph = 0  # where the paragraph begins that holds the offset `seen`
        self.seen = 0

    @cached_property
    def home(self) -> str | None:
        """What the text is about."""
        return home(self.reading, self.placed, self.people[:_FIRST], self.brands)

    @cached_property
    def placed(self) -> list[Name]:
        """The places that the head of the text names."""
        return list(places(self.text, self.folded, 0, min(len(self.text), OPENING)))

    @cached_property
    def brands(self) -> dict[str, int]:
        """Firms that the text calls by their names alone."""
        return brands(self.text, self.folded, self.people)

    @cached_property
    def aliases(self) -> frozenset[str]:
        """Names that the text gives with a word for what they are."""
        return aliases(self.text, self.folded, self.placed)

    def holders(
        self, sentence: Sentence, read: Sequence[FigureReading], states: Sequence[StatisticStatus]
    ) -> list[str | None]:
        """The holder of each figure of a sentence as written, in order; None where nothing says."""
        before, near = self._read(sentence)
        said = [cue.end for cue in sentence.cues if cue.kind == "say"] if near else []
        found: list[str | None] = []
        last = sentence.start
        carried = self.told if goes_on(sentence) else None
        for place, reading, status in zip(sentence.places, read, states, strict=True):
            figure = sentence.cues[place]
            name = receiver(sentence, figure, near, money=reading.kind == "money") if near else None
            if name is None and found and reading.leans and not between(near, last, figure.start):
                found.append(found[-1])
                last = figure.end
                continue
            last = figure.end
            if near and name is None:
                name = self._nearest(sentence, figure, reading, near, said)
            if name is None and attends(sentence, figure):
                found.append(None)
                continue
            if name is None and carried is not None and status != "norm":
                found.append(carried)
                continue
            if name is None and status != "norm":
                name = self._meant(sentence, figure, before)
            found.append(None if self._is_vague(sentence, figure, name) else self._told(name, status))
        self.told = found[-1]
        spans = ((sentence.cues[place].start, sentence.cues[place].end) for place in sentence.places)
        return [None if is_pair(self.folded, *span) else one for span, one in zip(spans, found, strict=True)]

    def _meant(self, sentence: Sentence, figure: Cue, before: Name | None) -> Name | None:
        """Who holds a figure whose sentence names nobody: `before`, or what `thị xã`, `công ty` alone means.

        None where that is what the text is about.
        """
        unit = unit_alone(self.folded, sentence.start, figure.start)
        if unit is None or (before is not None and self.folded.startswith(unit, before.start)):
            return before
        if self.home is not None and means(unit, self.home):
            return None
        return (self.company or before) if unit in FIRM_WORDS else before

    def _is_vague(self, sentence: Sentence, figure: Cue, name: Name | None) -> bool:
        """Whether a group that nobody knows by name stands between the name and the figure."""
        start = max(sentence.start, figure.start - _NEAR_SUBJECT)
        words = self.folded[start : figure.start]
        if not ("nhiều " in words or "một số " in words or "có những " in words or "không ít " in words):
            return False
        vague = _VAGUE.search(self.folded, start, figure.start)
        return vague is not None and (name is None or name.end <= vague.start())

    def _told(self, name: Name | None, status: StatisticStatus) -> str | None:
        """What a name says; `toàn tỉnh` means the place that the text is about."""
        if name is None:
            return None if status == "norm" else self.home
        if name.kind == "country":
            return NATION
        return (name.kind == "whole" and self.home) or self.text[name.start : name.end]

    def _nearest(
        self, sentence: Sentence, figure: Cue, reading: FigureReading, near: Sequence[Name], said: Sequence[int]
    ) -> Name | None:
        """The nearest name to the left that is no source, no base and no dwelling of the person before it."""
        limit = max([end for end in said if end <= figure.start], default=0)
        other = None
        for at in range(len(near) - 1, -1, -1):
            name = near[at]
            if name.end > figure.start or (reading.base and reading.base[0] <= name.start < reading.base[1]):
                continue
            if name.start < limit:
                break
            if self._is_source(name, sentence.start) or (
                name.kind == "person" and not self.owners.owns(sentence, name)
            ):
                continue
            if at and near[at - 1].kind == "person" and name.kind != "person" and dwells(self.text, near[at - 1], name):
                continue
            if at and (is_owned(self.folded, near[at - 1], name) or seats(self.folded, near[at - 1], name)):
                continue
            beside = at > 0 and near[at - 1].end + 2 == name.start
            shut = (beside or name.kind in ("body", "person")) and in_brackets(self.text, name, figure.start)
            if shut or (name.kind == "acronym" and is_brand(self.folded, name)):
                continue
            if not trails(sentence, name, figure.start) and not self.folded.endswith(ISSUED, 0, name.start):
                return name
            other = other or name
        return self._behind(figure, near) or other

    def _behind(self, figure: Cue, near: Sequence[Name]) -> Name | None:
        """A name close behind the figure that is told as its place or owner."""
        for name in near:
            if figure.end < name.start < figure.end + 60:
                before = self.folded[max(figure.end, name.start - 6) : name.start]
                if before.endswith(_GIVEN):
                    return name
        return None

    def _read(self, sentence: Sentence) -> tuple[Name | None, list[Name]]:
        """The last place or firm named in the paragraph before the sentence, and the sentence's names."""
        paragraph = self._paragraph(sentence.start)
        start = max(paragraph, sentence.start - _PARAGRAPH, self.read)
        if self.last is not None and self.last.start < paragraph:
            self.last = None
        found = list(self._names(start, sentence.end))
        near = [name for name in found if name.start >= sentence.start]
        for name in found:
            if name.kind in ("firm", "acronym") or self.folded.startswith(FIRM_WORDS, name.start):
                self.company = name
        before = self.last
        for at in range(len(found) - 1, -1, -1):
            name = found[at]
            if self._lasts(name, start) and not (at and is_owned(self.folded, found[at - 1], name)):
                self.last = name if self.last is before else self.last
                if name.start < sentence.start:
                    before = name
                    break
        self.read = sentence.end
        return before, near

    def _lasts(self, name: Name, start: int) -> bool:
        """Whether the name holds the figures of the sentences behind, which name nobody."""
        if name.kind == "person":
            return self.owners.acts(name, start)
        return name.kind in _LASTING and not self._is_source(name, start)

    def _names(self, start: int, end: int) -> Iterator[Name]:
        """The names between two offsets, in order: persons, and what no person's name covers."""
        upcoming = bisect_left(self.people, (start, 0))
        for name in names(self.text, self.folded, start, end, self.people):
            while upcoming < len(self.people) and self.people[upcoming][0] < name.end:
                yield Name(*self.people[upcoming], "person")
                upcoming += 1
            at = bisect_right(self.people, (name.end, 0)) - 1
            if at >= 0 and self.people[at][1] > name.start:
                continue
            if name.kind == "brand":
                if self.text[name.start : name.end] in self.brands:
                    yield Name(name.start, name.end, "firm")
            elif name.kind == "bare":
                if opens(self.folded, name.start) and self.folded[name.start : name.end] in self.aliases:
                    yield name
            elif name.kind != "acronym" or self._is_firm(self.text[name.start : name.end]):
                yield name
        while upcoming < len(self.people) and self.people[upcoming][0] < end:
            yield Name(*self.people[upcoming], "person")
            upcoming += 1

    def _is_firm(self, acronym: str) -> bool:
        if acronym not in self.firms:
            self.firms[acronym] = is_firm(self.text, acronym)
        return self.firms[acronym]

    def _paragraph(self, offset: int) -> int:
        """Where the paragraph that holds the offset begins, which never goes back; no line is searched twice."""
        if offset > self.seen:
            self.paragraph = self.folded.rfind("\n", self.seen, offset) + 1 or self.paragraph
            self.seen = offset
        return self.paragraph

    def _is_source(self, name: Name, start: int) -> bool:
        """Whether the name is of who tells the figure, or within the post of somebody."""
        if name.kind in _GIVERS and self.folded.endswith(("được ", "bị ", "nhận của "), start, name.start):
            return True
        if name.kind == "country" and is_ranking(self.folded, name, start):
            return True
        at = bisect_right(self.posts, (name.start, name.end + 1)) - 1
        if at >= 0 and self.posts[at][1] >= name.end and name.kind != "person":
            return True
        if self.folded.endswith("với ", start, name.start) and is_topic(self.folded, name, start):
            return False
        start = max(start, name.start - 30)
        told = self.folded.endswith(_SOURCE_ENDS, start, name.start)
        return told and _SOURCES.search(self.text[start : name.start]) is not None
