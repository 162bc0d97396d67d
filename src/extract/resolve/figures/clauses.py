"""What stands to the left of a figure in its clause: predicate, noun phrase, and the figure that it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from extract.resolve.figures.boundaries import is_age, opening, phrase
from extract.resolve.figures.kinds import HEADS, PREDICATES, QUALIFIERS, TURNS, Stretch, blank

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence

_JOINTS = frozenset({",", "and", "-", ";", "("})


class Left(Struct, frozen=True, gc=False):
    """The left side of a figure: predicate elements (nearest first), noun phrase, and the figure that it leans on.

    `first` is the place of the phrase's first element among the sentence's, `stop` the kind of what stands before it.
    """

    kinds: tuple[str, ...]
    phrase: Stretch | None
    leans: int | None
    bracket: bool
    first: int
    stop: str


def left_of(sentence: Sentence, place: int) -> Left:
    """The left side of the figure at `place` among the sentence's elements."""
    cues, folded = sentence.cues, sentence.folded
    kinds: list[str] = []
    position, at = cues[place].start, place - 1
    if folded[position - 1 : position] in ("-", "+") and folded[position - 2 : position - 1] in ("(", " "):
        position -= 1  # `giảm 12 vụ (-4%)`
    bracket = False
    while at >= 0 and _adjoins(folded, cues[at].end, position):
        kind = cues[at].kind
        if kind == "FIG" and not is_age(sentence, at):
            return Left(tuple(kinds), None, at, bracket, at + 1, kind)
        said = _said(sentence, at, place, kinds)
        if said:
            kinds.append(said)
        elif kind == ")":
            at = opening(cues, at)
        elif kind in _JOINTS:
            if kind == "," and _closed(sentence, at, kinds):
                break
            bracket = bracket or kind == "("
            leans = _figure_before(cues, at, alone=kind == "(" and _alone(cues, place))
            if leans is not None and kind == "(" and _glossed(sentence, leans, place):
                position, at = cues[at].start, at - 1
                break
            if leans is not None or kind == ";":
                return Left(tuple(kinds), None, leans, bracket, at + 1, kind)
        elif kind != ":":
            break
        position, at = cues[at].start, at - 1
    found, stop, at = phrase(sentence, at, position)
    if stop == "FIG" and kinds and _brief(folded, found):  # what the figure before it counts
        return Left(tuple(kinds), None, at, bracket, at + 1, stop)
    return Left(tuple(kinds), found, None, bracket, at + 1, stop)


def _glossed(sentence: Sentence, at: int, place: int) -> bool:
    """Whether the bracket glosses the whole of the percentage at `at`: `bằng 18% số thu cả ngành (1.541 tỷ đồng)`."""
    cues, folded = sentence.cues, sentence.folded
    if folded[cues[place].end - 1] == "%":
        return False
    if folded.startswith(_PART_OF, cues[at].end) and cues[at + 2].kind in HEADS:
        return cues[at + 1].kind == "prep" and cues[at + 2].start == cues[at + 1].end + 1
    if folded[cues[at].end - 1] != "%":
        return False
    return cues[at + 1].kind in HEADS and cues[at + 1].start == cues[at].end + 1


_PART_OF = (" trong ", " trên ")


def _closed(sentence: Sentence, at: int, kinds: list[str]) -> bool:
    """Whether the comma at `at` closes a predicate without figure: `số người hưởng lương tăng, 25% xã đạt chuẩn`."""
    before = sentence.cues[at - 1] if at else None
    return (
        before is not None
        and not kinds
        and before.kind in ("up", "down")
        and blank(sentence.folded, before.end, sentence.cues[at].start)
    )


def _adjoins(folded: str, start: int, end: int) -> bool:
    """Whether nothing but an adjective of degree stands between two elements: `chiếm tỷ trọng lớn (79%)`."""
    return blank(folded, start, end) or (end - start < _LONGEST_DEGREE and folded[start:end].strip() in _DEGREES)


_DEGREES = frozenset(
    (
        *(
            "lớn",
            "rất lớn",
            "khá lớn",
            "nhỏ",
            "rất nhỏ",
            "rất cao",
            "khá cao",
            "rất thấp",
            "khá thấp",
            "đa số",
            "tối đa",
        ),
        *("tuyệt đối", "áp đảo", "ít", "rất ít", "không nhỏ", "vỏn vẹn", "tương đối", "chừng"),
    )
)
_LONGEST_DEGREE = 14


def _names_share(sentence: Sentence, at: int, kinds: list[str]) -> bool:
    """Whether a bare word for a share stands before its figure: `64/67 phiếu, tỷ lệ 95,5%`."""
    cues = sentence.cues
    if (
        cues[at].kind != "head.share"
        or cues[at].end - cues[at].start > _BARE_SHARE
        or not at
        or not QUALIFIERS.union(("be",)).issuperset(kinds)
    ):
        return False
    return cues[at - 1].kind in (",", "FIG", "(", "be")


def _sums_up(sentence: Sentence, at: int) -> bool:
    """Whether `tổng`, `tổng số` stands alone before the figure, behind what it sums up: `hối lộ tổng 4 tỷ đồng`."""
    cue = sentence.cues[at]
    if cue.kind != "head" or sentence.folded[cue.start : cue.end] not in _TOTALS:
        return False
    before = sentence.cues[at - 1] if at else None
    if before is not None and before.kind in (*TURNS, ",", ";", ":", "-", "(", "with", "FIG", "and"):
        return not blank(sentence.folded, before.end, cue.start)
    return sentence.folded[cue.start - 2 : cue.start - 1].isalpha()


_TOTALS = frozenset(("tổng", "tổng số", "tổng cộng"))


def _contributes(sentence: Sentence, at: int, place: int) -> bool:
    """Whether the verb at `at` says that its subject makes up the percentage: `kinh tế số đóng góp 8% GRDP`."""
    folded, figure = sentence.folded, sentence.cues[place]
    return folded[figure.end - 1] == "%" and folded.startswith("đóng góp", sentence.cues[at].start)


def _said(sentence: Sentence, at: int, place: int, kinds: list[str]) -> str:
    """What the element at `at` says in the predicate whose nearer elements are `kinds`; empty where it is none."""
    if _predicates(sentence, at, kinds):
        return sentence.cues[at].kind
    if _names_share(sentence, at, kinds) or (sentence.cues[at].kind == "act" and _contributes(sentence, at, place)):
        return "share"
    return "link" if _sums_up(sentence, at) else ""


def _predicates(sentence: Sentence, at: int, kinds: list[str]) -> bool:
    """Whether the element at `at` belongs to the predicate whose nearer elements are `kinds`."""
    cue = sentence.cues[at]
    if cue.kind == "prep":
        return kinds[-1:] == ["TIME"] or QUALIFIERS.issuperset(kinds)
    if cue.kind == "mean" and (TURNS.intersection(kinds) or sentence.folded.startswith("bình", cue.start)):
        # `thu nhập bình quân đạt`, but `…, bình quân đạt`, `chi bình quân`
        return not sentence.folded[sentence.start : cue.start].rstrip()[-1:].isalnum() or _follows_verb(sentence, at)
    return cue.kind in PREDICATES


def _follows_verb(sentence: Sentence, at: int) -> bool:
    """Whether a verb or holder stands right before the element at `at`: `mỗi hộ vay bình quân 30 triệu đồng`."""
    before = sentence.cues[at - 1] if at else None
    if before is None or before.end != sentence.cues[at].start - 1:
        return False
    return before.kind in ("act", "actor", "aux", "done", "will", "may", "FIG", "TIME", *TURNS)


def _brief(folded: str, phrase: Stretch | None) -> bool:
    return phrase is None or len(folded[phrase[0] : phrase[1]].split()) <= 4


def _alone(cues: list[Cue], place: int) -> bool:
    """Whether the figure stands alone in its brackets: `hơn 77.000 người cho là cần, nên giữ (78%)`."""
    return cues[place - 1].kind == "(" and place + 1 < len(cues) and cues[place + 1].kind == ")"


def _figure_before(cues: list[Cue], at: int, *, alone: bool) -> int | None:
    """The place of the figure that the clause before the mark at `at` ends with, if it is there."""
    place = at
    while (place := place - 1) >= 0:
        kind = cues[place].kind
        if kind == "FIG":
            return place
        if kind in ";:" or kind == "part" or (kind == "," and not alone):
            return None
        if kind == "conj" and cues[place + 1].kind in HEADS and cues[place + 1].start == cues[place].end + 1:
            return None  # `chiếm 30% hồ sơ nhưng tỷ lệ sai sót thấp, chỉ chiếm 1%`
        place = opening(cues, place) if kind == ")" else place
    return None


_BARE_SHARE = len("tỷ trọng")
"""Characters of a word for a share that names nothing yet; `tỷ lệ hộ nghèo` is what is measured."""


def opens(sentence: Sentence, figure: Cue) -> bool:
    """Whether the count opens its clause, so that what follows is said of it: `rằng, hai bên cần hợp tác`."""
    before = sentence.folded[sentence.start : figure.start].rstrip()
    return not before or before[-1] in ',;:"'


def acted_on(sentence: Sentence, place: int) -> bool:
    """Whether the count at `place` is the object of a verb, so that a clause behind it is about its noun."""
    left = left_of(sentence, place)
    if left.leans is not None or not _BESIDE.issuperset(left.kinds) or opens(sentence, sentence.cues[place]):
        return False
    return left.phrase is not None and any(cue.kind == "act" for cue in sentence.cues[left.first : place])


_BESIDE = QUALIFIERS | {"prep"}
