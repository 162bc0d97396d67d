"""A sentence's figures, each read with its clause: indicator, measure, direction, qualifier and base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.resolve.figures import indicators, nouns, objects, phrases, sizes
from extract.resolve.figures.attributes import Place, attributes
from extract.resolve.figures.candidates import Candidates
from extract.resolve.figures.clauses import Left, left_of
from extract.resolve.figures.found import Found
from extract.resolve.figures.kinds import HEADS, QUALIFIERS, TURNS, VERBS, Stretch, blank
from extract.resolve.figures.measures import turn_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.document import Direction, Measure, Qualifier
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.cues import Sentence
    from extract.rule import Match

_LISTED = regex.compile(r"(?:tỷ|tỉ) (?:trọng|lệ)(?: (?:ngành|lĩnh vực|khu vực|nhóm|khối))?(?!\w)")

_DONE = frozenset(("act", "actor", "verb"))
"""Heads of a phrase that may tell what is done to one thing, whose size follows."""
_OWNERS = (" của ", " tại ", " ở ", " với ", " theo ", " trong ", " cho ", " giữa ")
"""Before the count of those that something is of or for: `giảm nguồn thu theo lộ trình của 14 hiệp định`."""


class FigureReading(Struct, frozen=True, gc=False):
    """What the clause says about one figure."""

    kind: str
    unit: str
    indicator: Stretch | None
    head: str
    measure: Measure
    direction: Direction | None
    qualifier: Qualifier | None
    base: Stretch | None
    far: bool = False
    turn: str = ""
    leans: bool = False
    exists: bool = False
    restored: str = ""


class SentenceReader:
    """Reads the figures of one sentence from left to right; `before` holds the last figure of each kind before it."""

    def __init__(
        self, sentence: Sentence, figures: tuple[Match[Figure], ...], before: Mapping[str, FigureReading]
    ) -> None:
        self.sentence = sentence
        self.figures = figures
        self.before = before
        self.done: dict[int, FigureReading] = {}
        self.items: dict[int, list[Stretch]] = {}
        self.candidates = Candidates(sentence, before, self.done)

    def read(self) -> list[FigureReading]:
        """The readings in order."""
        for place in self.sentence.places:
            self.done[place] = self._read(place, self.figures[self.sentence.cues[place].number].value)
        return list(self.done.values())

    def _read(self, place: int, figure: Figure) -> FigureReading:
        sentence = self.sentence
        sums = [at for at, one in self.done.items() if one.kind in ("money", "percent")]
        left = indicators.through(sentence, left_of(sentence, place), sums)
        phrase, head = phrases.left_phrase(sentence, left)
        pointed = phrase is not None and phrases.points_back(sentence, phrase)
        if pointed:
            phrase, head = None, ""
        if phrase is not None and sizes.is_sized(left.kinds) and head not in HEADS:
            phrase, head = sizes.sized(sentence, left, phrase), ""
        elif phrase is not None and head in _DONE and QUALIFIERS.issuperset(left.kinds) and figure.kind == "quantity":
            phrase = objects.thing(sentence, phrase)
        elif phrase is not None and "be" in left.kinds and head not in HEADS:
            phrase = objects.valued(sentence, phrase)
        if left.phrase is not None and nouns.is_length(figure.unit):
            phrase, head = sizes.apart(sentence, left.phrase, phrase, head)
        found = next((one for one in self.candidates.of(place, figure, left, phrase, head) if one.span), Found(None))
        if pointed and found.span is None and "quantity" in self.before:
            found = Found(self.before["quantity"].indicator, far=True, own=False)  # `Con số này cao gấp 4 lần`
        if (phrase is not None or left.bracket) and not found.own and head not in HEADS:
            self.candidates.holders[place] = frozenset(left.kinds)
        indicator = self._item(place, left, found.span)
        if not found.own and not found.far and indicator is not None:
            head = self._head_of(indicator)
        where = Place(sentence, place, figure, left, head, indicator)
        told = attributes(where, self._turn(place, figure, left))
        return FigureReading(
            figure.kind,
            figure.unit,
            indicator,
            head,
            told.measure,
            told.direction,
            told.qualifier,
            told.base,
            found.far,
            told.turn,
            left.leans is not None,
            "have" in left.kinds or place in self.candidates.existential,
            "" if head or not found.own else self._restored(figure, left),
        )

    def _restored(self, figure: Figure, left: Left) -> str:
        """The head that a list names once, with its first item: `tỷ trọng ngành dịch vụ 54% - công nghiệp 44%`."""
        if left.stop not in ("-", ",", ";", "and") or TURNS.intersection(left.kinds) or not self.done:
            return ""
        other = next(reversed(self.done.values()))
        if other.unit != figure.unit or other.indicator is None:
            return ""
        match = _LISTED.match(self.sentence.folded, *other.indicator)
        return other.restored if match is None else match[0]

    def _item(self, place: int, left: Left, span: Stretch | None) -> Stretch | None:
        """The list item that goes with the figure where the list is read with `lần lượt`."""
        if "each" in left.kinds and span is not None:
            self.items[place] = indicators.items(self.sentence, span)
        elif left.leans in self.items and not VERBS.intersection(left.kinds):
            self.items[place] = self.items[left.leans][0 if left.bracket else 1 :]
        listed = self.items.get(place)
        return listed[0] if listed else span

    def _turn(self, place: int, figure: Figure, left: Left) -> str:
        """The verb that decides the measure; `tăng vốn từ 880 lên 1.600 tỷ đồng` gives two levels, no change."""
        turn = turn_of(left)
        if turn in ("up", "down") and turn not in left.kinds and self._apart(place, figure, left):
            return ""
        if turn in ("up", "down") and left.stop == turn and left.kinds[:1] == ("link",):
            cues = self.sentence.cues
            after = cues[place + 1] if place + 1 < len(cues) else None
            if after is not None and after.kind == "to" and blank(self.sentence.folded, cues[place].end, after.start):
                return ""
        return turn or self._carried(place, figure, left)

    def _apart(self, place: int, figure: Figure, left: Left) -> bool:
        """Whether a mark or a preposition parts the count from what changes: `giảm tốc độ rồi rẽ, 2 người chạy`."""
        if left.phrase is None or figure.kind != "quantity":
            return False
        folded, start = self.sentence.folded, self.sentence.cues[place].start
        if ":" in folded[left.phrase[1] : start]:
            return True  # `giảm đau lưng: 50 g hoa thiên lý`
        if not objects.is_counted(self.sentence, place, figure):
            return False
        return "," in folded[slice(*left.phrase)] or folded.endswith(_OWNERS, left.phrase[0], start)

    def _carried(self, place: int, figure: Figure, left: Left) -> str:
        """The verb of the figure before it in a series (`tăng 7%, 9% và 13%`; `tăng 300 tỷ đồng (5%)`)."""
        if left.leans is None or "prep" in left.kinds or VERBS.intersection(left.kinds) - {"level"} or left.stop == ";":
            return self._equivalent(place, figure, left)
        if figure.kind == "quantity" and any(cue.kind == "base" for cue in self.sentence.cues[left.leans + 1 : place]):
            return ""  # `tăng 14 thủ tục so với năm 2018 và 26 thủ tục chờ kết nối`
        if "q.max" in left.kinds:
            return ""  # `tăng 260 đồng, không cao hơn mức 21.330 đồng/lít`
        other = self.done[left.leans]
        series = other.kind == figure.kind or left.bracket or left.leans in self.items
        series = series or {other.kind, figure.kind} == {"ratio", "quantity"}
        return other.turn if series and other.turn in ("up", "down") else ""

    def _equivalent(self, place: int, figure: Figure, left: Left) -> str:
        """The verb of a change told again: `tăng 1,3 USD, tương đương 0,1%`, `tăng trưởng 28%, 2023 đạt 19%`."""
        if left.leans is None or "be" not in left.kinds or figure.kind not in ("money", "percent"):
            return ""
        other = self.done[left.leans]
        between = self.sentence.folded[self.sentence.cues[left.leans].end : self.sentence.cues[place].start]
        if "TIME" in left.kinds and self._grows(left.leans) and figure.kind == other.kind == "percent":
            return other.turn
        told = " tương đương" in between or " tương ứng" in between
        return other.turn if told and other.turn in ("up", "down") and other.kind != figure.kind else ""

    def _grows(self, place: int) -> bool:
        """Whether the figure at `place` is the rate of `tăng trưởng`."""
        start = self.sentence.cues[place].start
        return self.sentence.folded.endswith(" tăng trưởng ", 0, start)

    def _head_of(self, indicator: Stretch) -> str:
        return next((one.head for one in self.done.values() if one.indicator == indicator), "")
