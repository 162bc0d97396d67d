"""What a figure's indicator may be, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.resolve.figures import indicators, lists, naming, nouns, objects, phrases, shares, sizes, sums
from extract.resolve.figures.clauses import Left, left_of
from extract.resolve.figures.found import Found
from extract.resolve.figures.kinds import HEADS, VERBS, Stretch
from extract.resolve.figures.names import is_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.extractors.statistics import Figure
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.readings import FigureReading

_MULTIPLES = frozenset({"times", "times.up", "up", "equal"})
_PLANS = frozenset(("kh", "kế hoạch", "năm trước", "cùng kỳ", "chỉ tiêu", "mục tiêu", "nghị quyết"))
_OTHERS = frozenset(("conj", "say", '"'))
"""Before a phrase: a clause of its own begins."""
_CHANGED = frozenset({"up", "down", "equal", "times", "times.up", "to"})
_SIDES = frozenset(("mua vào", "bán ra", "mua", "bán"))
_OUT_OF = ("trên tổng số ", "trong tổng số ", "trong số ")
_OPEN = frozenset(("TIME", "have", "conj", "rank", "with", "aim"))
_COUNTS = frozenset(("quantity", "ratio"))


class Candidates:
    """The possible indicators of a sentence's figures; `done` are those read, `before` the last of each unit."""

    def __init__(self, sentence: Sentence, before: Mapping[str, FigureReading], done: dict[int, FigureReading]) -> None:
        self.sentence = sentence
        self.before = before
        self.done = done
        self.existential: set[int] = set()
        self.holders: dict[int, frozenset[str]] = {}

    def of(self, place: int, figure: Figure, left: Left, phrase: Stretch | None, head: str) -> Iterator[Found]:
        """What may be the indicator, the best first."""
        multiple = figure.unit == "lần" and _MULTIPLES.intersection(left.kinds)
        noun = None if multiple else objects.noun_start(self.sentence, place, figure)
        yield Found(lists.heading(self.sentence, self.done, figure, left, phrase), own=False)
        if phrase is not None and left.leans is None and (left.bracket or left.stop == "("):
            yield from self._bracketed(place, figure, left, phrase, head)
        if figure.noun_start is None and figure.kind == "quantity":
            yield from self._of_unit(figure)  # `120 hộ, Long Hồ 85`
        if figure.unit == "lần" and not multiple:
            if noun is not None and head not in HEADS:
                yield self._right(place, noun, left)
            elif head != "actor":
                yield Found(phrase)
            return
        if figure.unit == "điểm" and objects.scored(left, head):
            yield self._right(place, figure.noun_start or 0, left)
        if sizes.is_sized(left.kinds):
            yield from self._sized(place, left, phrase)
        yield Found(sums.drawn_from(self.sentence, place, phrase) if figure.kind == "money" else None)
        yield from self._told_behind(place, figure, left, phrase)
        if noun is not None and self._to_right(place, figure, left, phrase, noun=noun, head=head):
            yield self._right(place, noun, left)
        if phrase is not None and (
            head in HEADS or (head == "actor" and naming.names(self.sentence, self.done, figure, left, phrase))
        ):
            yield Found(phrase)
        if naming.aims(self.sentence, place, figure, left) or (phrase and naming.is_stage(self.sentence, left, phrase)):
            yield from self._elsewhere(place, figure)
        yield from self._held(place, figure, left, phrase, head)
        yield from self._leaning(figure, left, phrase, head)
        yield from self._subjects(place, left, phrase, head)
        if phrase is not None and head != "actor" and not sums.hands_over(self.sentence, figure, phrase, head):
            yield Found(phrase)
        parted = naming.parted(self.sentence, self.done, place) if figure.kind == "percent" else None
        yield Found(None if parted is None else parted.indicator, own=False)
        yield from self._last(place, figure, left, phrase, head)
        if noun is not None and phrase is None:
            yield self._right(place, noun, left)

    def _last(self, place: int, figure: Figure, left: Left, phrase: Stretch | None, head: str) -> Iterator[Found]:
        """What is done with a sum, what others of its kind measure, and any phrase beside it."""
        if figure.kind == "money" and phrase is None and left.leans is None and not self.done:
            yield Found(sums.spent_on(self.sentence, place))
        goes_on = naming.goes_on(self.sentence, figure, left, phrase)
        yield from (found for found in self._elsewhere(place, figure) if goes_on or not found.far)
        handed = head == "actor" or (head == "verb" and phrase is not None and sums.is_handed(self.sentence, phrase))
        yield Found(None if handed and not goes_on else phrase)  # `ông Lâm trả 5 tỷ đồng`

    def _of_unit(self, figure: Figure, *, loosely: bool = False) -> Iterator[Found]:
        """What the sentence's figures of the same unit (`loosely`: or a longer one) measure, the nearest first."""
        loosely = loosely or nouns.is_empty(figure.unit)
        for other in reversed(self.done.values()):
            if other.unit == figure.unit or (loosely and naming.same_unit(other.unit, figure.unit)):
                yield Found(other.indicator, far=other.far, own=False)

    def _sized(self, place: int, left: Left, phrase: Stretch | None) -> Iterator[Found]:
        """The thing whose size is told; behind another of its sizes, what has it: `sân có chiều dài 9 m, rộng 5 m`."""
        if phrase is None and left.leans is not None and self.done[left.leans].head in HEADS:
            yield Found(indicators.owner(self.sentence, left.leans))
            yield Found(sizes.adjective(self.sentence, place))
        yield Found(phrase)

    def _held(self, place: int, figure: Figure, left: Left, phrase: Stretch | None, head: str) -> Iterator[Found]:
        """A holder that makes up a whole (`Hà Nội đóng góp 20% GDP`); the price whose side is told (`mua vào …`)."""
        if head in ("act", "") and left.first and nouns.is_length(figure.unit):
            yield Found(sizes.built(self.sentence, left))
        if phrase is None:
            return
        alone = "share" in left.kinds and {"be", "with"}.isdisjoint(left.kinds)
        if head == "actor" and self.sentence.text[phrase[0]].isupper():
            counted = naming.counted_before(self.sentence, place, left)
            if counted in self.done and self.done[counted].kind == "quantity":
                yield Found(self.done[counted].indicator)
        if alone and head == "actor" and shares.names_whole(self.sentence, place):
            yield Found(phrase)
        if "/" in figure.unit and self.sentence.folded[slice(*phrase)] in _SIDES:
            yield from self._of_unit(figure)

    def _told_behind(self, place: int, figure: Figure, left: Left, phrase: Stretch | None) -> Iterator[Found]:
        """What a percentage says behind itself: `tăng 16% về số dự án`, `66% trong số 11.000 hộ được hỏi`."""
        if figure.kind == "money":
            said = indicators.behind_gloss(self.sentence, place)
        elif figure.kind == "percent" or figure.unit == "lần":
            goes_on = left.leans is not None and not left.kinds and self.done[left.leans].turn in _CHANGED
            changes = goes_on or not _CHANGED.isdisjoint(left.kinds)
            said = indicators.behind(self.sentence, place, phrase, changes=changes)
        else:
            return
        if said is not None:
            yield Found(nouns.right_phrase(self.sentence, place, said, existential=True))

    def _bracketed(self, place: int, figure: Figure, left: Left, phrase: Stretch, head: str) -> Iterator[Found]:
        """`mức giải ngân … Hà Nam (91%)`, `đạt 15% (KH 14%)`: the figure before the bracket, or what opens it."""
        other = next((one for one in reversed(self.done.values()) if one.unit == figure.unit), None)
        if other is not None and (head == "actor" or self.sentence.folded[slice(*phrase)] in _PLANS):
            yield Found(other.indicator, own=False)
        yield from self._parallel(figure, left)
        if nouns.is_empty(figure.unit) and not nouns.word_behind(self.sentence, place):
            yield from self._of_unit(figure)  # `52.000 con lợn, chủ yếu qua Lao Bảo (51.000 con)`
        counted = objects.is_counted(self.sentence, place, figure)
        own = counted and (nouns.word_behind(self.sentence, place) or not objects.glosses(self.sentence, figure, left))
        if left.stop == "rank" and head not in HEADS:
            return  # `có số ca cao nhất trong toàn ngành (chiếm 43%)`
        if left.bracket and not own and not phrases.is_named(self.sentence, phrase):
            yield Found(phrase)

    def _to_right(
        self, place: int, figure: Figure, left: Left, phrase: Stretch | None, *, noun: int, head: str
    ) -> bool:
        """Whether the noun inside or behind the figure says what it measures."""
        if objects.is_counted(self.sentence, place, figure):
            return not self._subject(place, figure, left, phrase, head)
        if figure.kind == "percent" and left.leans is not None:
            shared = not left.kinds and left.stop in (",", "and") and self.done[left.leans].turn == "share"
            if left.bracket or shared:  # `586 tỷ đồng (12,5% giá trị hợp đồng)`, `đóng góp 42% GDP, 36% vốn vay`
                return False
        if figure.kind == "quantity" and phrase is not None and objects.holds(self.sentence, left, phrase):
            return False
        own = "" if phrase is not None and sums.is_spending(self.sentence, phrase) else head
        if objects.whole_of(self.sentence, place, figure, own, left.kinds):
            return True
        alone = left.leans is None and (phrase is None or head == "actor")
        if alone and figure.kind == "percent" and "be" in left.kinds:
            return shares.is_reached(self.sentence, noun, left.kinds)
        return objects.takes_right(self.sentence, figure, phrase, noun, head=head, kinds=left.kinds)

    def _leaning(self, figure: Figure, left: Left, phrase: Stretch | None, head: str) -> Iterator[Found]:
        """The indicator of the figure before, where this one goes on with it."""
        summed = figure.kind in ("money", "percent")
        if phrase is not None and head != "act" and summed:
            yield from self._parallel(figure, left)
        if left.stop == "FIG" and (summed or "be" in left.kinds):  # `khoảng cách giữa 2 trạm là 5 km`
            yield Found(self._around(left.first - 1))
        if left.leans is None:
            return
        other = self.done[left.leans]
        if figure.kind == "percent" and self.sentence.folded.endswith(_OUT_OF, 0, self.sentence.cues[left.leans].start):
            whole = list(self.done)
            yield from (Found(self.done[at].indicator, own=False) for at in whole[whole.index(left.leans) - 1 :][:1])
        if figure.kind == "money" and other.kind in _COUNTS and {"be"}.issuperset(VERBS.intersection(left.kinds)):
            if not left.bracket and ("be" not in left.kinds or sums.is_equal(self.sentence, left.leans)):
                yield Found(sums.done_to(self.sentence, left.leans))
            yield Found(self._around(left.leans))  # `tăng vốn cho 127 dự án, với 1.185 tỷ đồng`
        if figure.kind in _COUNTS and not naming.same_unit(other.unit, figure.unit) and VERBS.intersection(left.kinds):
            yield from self._of_unit(figure, loosely=True)  # `24 xã, 310 hộ (tăng 2 xã)`
        if (
            "share" in left.kinds and other.kind == "percent" and other.turn != "share"
        ):  # `đóng góp 42% GDP, tạo ra 70% việc làm, chiếm 35% …`
            yield from (Found(one.indicator, own=False) for one in self.done.values() if one.turn == "share")
        if other.kind != figure.kind and not left.bracket:
            yield from self._beside(figure, left)
        yield Found(other.indicator, far=other.far, own=False)

    def _subjects(self, place: int, left: Left, phrase: Stretch | None, head: str) -> Iterator[Found]:
        """What an earlier part of the clause is about, where the nearest phrase doesn't say what is measured."""
        if head in ("", "actor", "verb"):
            yield Found(indicators.planned(self.sentence, place))
            yield Found(indicators.resumed(self.sentence, place), own=False)
        if head != "act":
            before = indicators.subject_before(self.sentence, left.first, left.stop)
            open_ended = phrase is None or head == "actor" or left.stop in _OPEN
            open_ended = open_ended or (left.stop == "," and indicators.is_aside(self.sentence, left))
            if before is not None and open_ended and not indicators.is_example(self.sentence, left):
                yield Found(before)
            if left.stop == "rank" and not head and left.first:
                yield Found(phrases.left_phrase(self.sentence, left_of(self.sentence, left.first - 1))[0])
        if phrase is None or head == "actor" or is_known(self.sentence.folded[slice(*phrase)]):
            yield Found(phrases.growth(self.sentence, place, left))
        yield Found(indicators.numbered(self.sentence, left))
        if head not in HEADS and not self.done:
            yield Found(indicators.subject_behind(self.sentence, place, left))

    def _parallel(self, figure: Figure, left: Left) -> Iterator[Found]:
        """What the holder before this one holds: `số nữ đại biểu khá cao: khóa X là 26%; khóa XI là 27%`."""
        place = next(reversed(self.done), None)
        if place is None or left.stop not in indicators.SERIES or self.holders.get(place) != frozenset(left.kinds):
            return
        other = self.done[place]
        if other.unit == figure.unit:
            yield Found(other.indicator, far=other.far, own=False)

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
        yield from self._of_unit(figure)

    def _around(self, place: int) -> Stretch | None:
        """The headed phrase that the figure at `place` stands in, if it is a count."""
        other = self.done.get(place)
        if other is not None and other.kind not in _COUNTS:
            return None
        return indicators.around(self.sentence, place, None if other is None else other.indicator)

    def _elsewhere(self, place: int, figure: Figure) -> Iterator[Found]:
        """The indicator of a figure of the same kind before, in this sentence or an earlier one, and the topic."""
        told = indicators.topic(self.sentence, place)
        if told is not None and not self.done:
            yield Found(told, own=False)
        for other in reversed(self.done.values()):
            if naming.alike(other, figure):
                yield Found(other.indicator, far=other.far, own=False)
        if told is not None:
            yield Found(told, own=False)
        earlier = self.before.get(f"{figure.kind} {figure.unit}" if figure.kind in _COUNTS else figure.kind)
        if earlier is not None:
            yield Found(earlier.indicator, far=True, own=False)

    def _subject(self, place: int, figure: Figure, left: Left, phrase: Stretch | None, head: str) -> bool:
        """Whether a counted figure belongs to what stands to its left rather than to its own noun."""
        verbs = VERBS.intersection(left.kinds)
        behind = nouns.word_behind(self.sentence, place)
        if left.leans is not None:
            same = bool(verbs & {"to", "be"}) and self.done[left.leans].unit == figure.unit and not behind
            changed = bool(verbs & {"up", "down", "equal"}) and left.stop != ";"
            return same or (changed and not naming.is_new(self.done, figure))
        if head in HEADS and not behind and figure.unit.split("/", 1)[0] in nouns.CLASSIFIERS:
            return True
        if (
            phrase is None
            or objects.prepositional(left.kinds)
            or objects.comes_from(self.sentence, place)
            or not objects.ends(self.sentence, left, phrase)
        ):
            return False
        if not behind and "with" not in left.kinds:
            person = figure.unit in objects.PERSONS and not head and left.stop not in _OTHERS
            if figure.unit in objects.EVENTS or (person and objects.bare(self.sentence, left, figure.unit)):
                return head != "actor"
        if head not in HEADS or "have" in verbs:
            named = not head and objects.counts(self.sentence, phrase)
            return named or (head in HEADS and bool(verbs & {"up", "down"}))
        return bool(verbs) or objects.linked(self.sentence, figure, left) or objects.counts(self.sentence, phrase)

    def _right(self, place: int, noun: int, left: Left) -> Found:
        cue = self.sentence.cues[place]
        goes_on = "have" in left.kinds or (left.leans in self.existential and left.stop != ";")
        existential = noun < cue.end and goes_on
        if existential:
            self.existential.add(place)
        open_ended = (
            existential
            or self.sentence.folded.endswith(" lần", 0, cue.end)
            or (noun >= cue.end and self.sentence.folded[cue.end - 1] == "%")
        )
        return Found(nouns.right_phrase(self.sentence, place, noun, existential=open_ended))
