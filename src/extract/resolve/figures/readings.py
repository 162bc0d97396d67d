"""A sentence's figures, each read with its clause: indicator, measure, direction, qualifier and base."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from extract.resolve.figures import bases, indicators, objects
from extract.resolve.figures.clauses import HEADS, TURNS, Left, Stretch, left_of
from extract.resolve.figures.measures import measure, turn_of
from extract.resolve.figures.objects import VERBS
from extract.resolve.figures.qualifiers import qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.document import Direction, Measure, Qualifier
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.cues import Sentence
    from extract.rule import Match

_MULTIPLES = frozenset({"times", "times.up", "up", "equal"})
_PLANS = frozenset(("kh", "kế hoạch", "năm trước", "cùng kỳ", "chỉ tiêu", "mục tiêu", "nghị quyết"))
_PERSONS = frozenset(("người", "đồng chí", "trường hợp", "chiếc", "cái"))
"""Units that count what another noun names: `đảng viên 38 đồng chí`."""
_WHOLES = regex.compile(r"(?:gdp|grdp|tổng|diện tích|dân số|giá trị|kim ngạch|cơ cấu)(?!\w)")
_BARE = frozenset(("số", "tổng số", "tổng", "tổng số lượng"))
_LISTED = regex.compile(r"(?:tỷ|tỉ) (?:trọng|lệ)(?: (?:ngành|lĩnh vực|khu vực|nhóm|khối))?(?!\w)")
_OTHERS = frozenset(("conj", "say", '"'))
"""Before a phrase: a clause of its own begins."""
_EVENTS = frozenset("cuộc lần đợt buổi lượt hội phiên chuyến suất".split())


class FigureReading(NamedTuple):
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


class Found(NamedTuple):
    """A possible indicator: `own` in the figure's own clause, `far` in another sentence."""

    span: Stretch | None
    far: bool = False
    own: bool = True


class SentenceReader:
    """Reads the figures of one sentence from left to right; `before` holds the last figure of each kind before it."""

    def __init__(
        self, sentence: Sentence, figures: tuple[Match[Figure], ...], before: Mapping[str, FigureReading]
    ) -> None:
        self.sentence = sentence
        self.figures = figures
        self.before = before
        self.done: dict[int, FigureReading] = {}
        self.existential: set[int] = set()
        self.items: dict[int, list[Stretch]] = {}

    def read(self) -> list[FigureReading]:
        """The readings in order."""
        for place in self.sentence.places:
            self.done[place] = self._read(place, self.figures[self.sentence.cues[place].number].value)
        return list(self.done.values())

    def _read(self, place: int, figure: Figure) -> FigureReading:
        sentence = self.sentence
        left = left_of(sentence, place)
        phrase, head = indicators.left_phrase(sentence, left)
        found = next((one for one in self._indicators(place, figure, left, phrase, head) if one.span), Found(None))
        indicator = self._item(place, left, found.span)
        words = "" if indicator is None else sentence.folded[indicator[0] : indicator[1]]
        if not found.own and not found.far and indicator is not None:
            head = self._head_of(indicator)
        end = sentence.cues[place].end
        right = sentence.folded[end : end + 40].lstrip()
        turn = turn_of(left) or self._carried(figure, left)
        what, direction = measure(figure, turn, left.kinds, head=head, phrase=words, right=right)
        if figure.negative:
            what, direction = "change", "down"
        whole = what == "share" and (turn == "share" or _WHOLES.match(right) is not None)
        whole = whole and indicator is not None and indicator[0] < sentence.cues[place].start
        return FigureReading(
            figure.kind,
            figure.unit,
            indicator,
            head,
            what,
            direction,
            qualifier(sentence, left, end),
            bases.base(sentence, place, what, whole=whole),
            found.far,
            turn,
            left.leans is not None,
            "have" in left.kinds or place in self.existential,
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
            self.items[place] = self.items[left.leans][1:]
        listed = self.items.get(place)
        return listed[0] if listed else span

    def _carried(self, figure: Figure, left: Left) -> str:
        """The verb of the figure before it in a series (`tăng 7%, 9% và 13%`; `tăng 300 tỷ đồng (5%)`)."""
        if left.leans is None or "prep" in left.kinds or VERBS.intersection(left.kinds) - {"level"}:
            return ""
        other = self.done[left.leans]
        series = other.kind == figure.kind or left.bracket or {other.kind, figure.kind} == {"ratio", "quantity"}
        return other.turn if series and other.turn in ("up", "down") else ""

    def _head_of(self, indicator: Stretch) -> str:
        return next((one.head for one in self.done.values() if one.indicator == indicator), "")

    def _indicators(self, place: int, figure: Figure, left: Left, phrase: Stretch | None, head: str) -> Iterator[Found]:
        """What may be the indicator, the best first."""
        verbs = VERBS.intersection(left.kinds)
        multiple = figure.unit == "lần" and _MULTIPLES.intersection(left.kinds)
        noun = None if multiple else objects.noun_start(self.sentence, place, figure)
        counted = figure.kind in ("quantity", "ratio") and figure.unit and not indicators.is_measure(figure.unit)
        if (left.bracket or left.stop == "(") and left.leans is None and phrase is not None:
            other = next((one for one in reversed(self.done.values()) if one.unit == figure.unit), None)
            if other is not None and (head == "actor" or self.sentence.folded[slice(*phrase)] in _PLANS):
                yield Found(other.indicator, own=False)  # `mức giải ngân … Hà Nam (91%)`, `đạt 15% (KH 14%)`
            if left.bracket:
                yield Found(phrase)
        if noun is not None:
            to_right = (
                not self._subject(figure, left, phrase, head, verbs)
                if counted
                else objects.whole_of(self.sentence, place, figure, head, left.kinds)
                or (
                    not (phrase is not None and head in HEADS)
                    and objects.takes_right(self.sentence, figure, phrase, noun, head=head, kinds=left.kinds)
                )
            )
            if to_right:
                yield self._right(place, noun, left)
        if phrase is not None and (head in HEADS or (head == "actor" and self._listed(figure, left, phrase))):
            yield Found(phrase)
        if left.stop == "FIG" and left.leans is None and figure.kind in ("money", "percent"):
            yield from self._around(left.first - 1)
        if left.leans is not None:
            other = self.done[left.leans]
            if other.kind != figure.kind and not left.bracket:
                yield from self._beside(figure, left)
            yield Found(other.indicator, far=other.far, own=False)
        if head != "act":
            before = indicators.subject_before(self.sentence, left.first, left.stop)
            open_ended = phrase is None or head == "actor" or left.stop in ("TIME", "have", "conj", "rank", "with", ",")
            if before is not None and open_ended:
                yield Found(before)
        if phrase is not None and head != "actor" and not (head == "verb" and figure.kind == "money"):
            yield Found(phrase)
        yield from self._elsewhere(place, figure)
        yield Found(phrase) if phrase is not None or noun is None else self._right(place, noun, left)

    def _beside(self, figure: Figure, left: Left) -> Iterator[Found]:
        """The indicator of a figure that leans on one of another kind, where that one is a condition or an aside.

        `phí với thùng dưới 20 lít là 4%; 20-50 lít là 6%`: litres go with litres, percents with percents.
        """
        assert left.leans is not None
        if left.stop == "FIG" and "be" in left.kinds:
            condition = left_of(self.sentence, left.leans)
            if condition.stop in ("have", "with"):
                yield Found(indicators.subject_before(self.sentence, condition.first, condition.stop))
            elif condition.phrase is not None:
                return
        elif VERBS.intersection(left.kinds):
            return
        for other in reversed(self.done.values()):
            if other.unit == figure.unit:
                yield Found(other.indicator, far=other.far, own=False)

    def _around(self, place: int) -> Iterator[Found]:
        """The headed phrase that the figure at `place` stands in: `tổng giá trị của 4 gói thầu thuộc dự án là …`."""
        inner = left_of(self.sentence, place)
        phrase, head = indicators.left_phrase(self.sentence, inner)
        if head in HEADS and "prep" in inner.kinds:
            yield Found(phrase)

    def _elsewhere(self, place: int, figure: Figure) -> Iterator[Found]:
        """The indicator of a figure of the same kind before, in this sentence or an earlier one, and the topic."""
        told = indicators.topic(self.sentence, place)
        if told is not None and not self.done:
            yield Found(told, own=False)
        for other in reversed(self.done.values()):
            if other.kind == figure.kind:
                yield Found(other.indicator, far=other.far, own=False)
        if told is not None:
            yield Found(told, own=False)
        if figure.kind in self.before:
            yield Found(self.before[figure.kind].indicator, far=True, own=False)

    def _subject(self, figure: Figure, left: Left, phrase: Stretch | None, head: str, verbs: frozenset[str]) -> bool:
        """Whether a counted figure belongs to what stands to its left rather than to its own noun."""
        if left.leans is not None:
            if verbs & {"to", "be"} and self.done[left.leans].unit == figure.unit:
                return True
            return bool(verbs & {"up", "down", "equal"}) and left.stop != ";"
        if phrase is None or "prep" in left.kinds or self.sentence.folded[phrase[0] : phrase[1]] in _BARE:
            return False
        person = figure.unit in _PERSONS and not head and left.stop not in _OTHERS
        if figure.unit in _EVENTS or (person and objects.bare(self.sentence, left)):
            return head != "actor"
        if head not in HEADS or "have" in verbs:
            return head in HEADS and bool(verbs & {"up", "down"})
        return bool(verbs) or "link" in left.kinds or objects.counts(self.sentence, phrase)

    def _listed(self, figure: Figure, left: Left, phrase: Stretch) -> bool:
        """Whether a common noun is an item of a list of sums: `ngân sách 70 tỷ đồng, doanh nghiệp 9 tỷ đồng`."""
        if left.stop not in (",", ";", "-") or left.kinds or figure.kind != "money" or not self.done:
            return False
        other = next(reversed(self.done.values()))
        common = not any(letter.isupper() for letter in self.sentence.text[slice(*phrase)])
        return common and other.unit == figure.unit and objects.bare(self.sentence, left)

    def _right(self, place: int, noun: int, left: Left) -> Found:
        cue = self.sentence.cues[place]
        counted = noun < cue.end
        existential = counted and ("have" in left.kinds or (left.leans is not None and left.leans in self.existential))
        if existential:
            self.existential.add(place)
        open_ended = existential or (not counted and self.sentence.folded[cue.end - 1] == "%")
        return Found(indicators.right_phrase(self.sentence, place, noun, existential=open_ended))
