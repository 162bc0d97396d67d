"""What stands to the left of a figure in its clause: predicate, noun phrase, and the figure that it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence

Stretch = tuple[int, int]

QUALIFIERS = frozenset({"q.more", "q.less", "q.about", "q.min", "q.max"})
HEADS = frozenset({"head", "head.share", "head.up", "head.down", "head.rate", "head.norm", "level"})
TURNS = frozenset({"up", "down", "to", "be", "have", "share", "equal", "times", "times.up"})
"""Verbs that link a subject and its figure."""
PREDICATES = (
    QUALIFIERS
    | TURNS
    | {
        "aux",
        "now",
        "done",
        "will",
        "may",
        "plan",
        "aim",
        "order",
        "link",
        "level",
        "with",
        "rank",
        "scheme",
        "each",
        "size",
        "mean",
        "TIME",
    }
)
"""Elements that may stand between a noun phrase and its figure."""
_JOINTS = frozenset({",", "and", "-", ";", "("})
STOPS = TURNS | {"FIG", ";", ":", '"', "-", "(", "say", "part", "base", "plan", "aim", "conj", "with", "rank", "each"}
"""Elements that end a noun phrase to the left."""


class Left(NamedTuple):
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
    if folded[position - 1 : position] in ("-", "+") and folded[position - 2 : position - 1] == "(":
        position -= 1  # `giảm 12 vụ (-4%)`
    bracket = False
    while at >= 0 and _adjoins(folded, cues[at].end, position):
        kind = cues[at].kind
        if kind == "FIG" and not _is_age(sentence, at):
            return Left(tuple(kinds), None, at, bracket, at + 1, kind)
        if _predicates(sentence, at, kinds):
            kinds.append(kind)
        elif _names_share(sentence, at, kinds):
            kinds.append("share")
        elif _sums_up(sentence, at):
            kinds.append("link")
        elif kind == "act" and _contributes(sentence, at, place):
            kinds.append("share")
        elif kind == ")":
            at = _opening(cues, at)
        elif kind in _JOINTS:
            if kind == "," and _closed(sentence, at, kinds):
                break
            bracket = bracket or kind == "("
            leans = _figure_before(cues, at, alone=kind == "(" and _alone(cues, place))
            if leans is not None or kind == ";":
                return Left(tuple(kinds), None, leans, bracket, at + 1, kind)
        elif kind != ":":
            break
        position, at = cues[at].start, at - 1
    phrase, stop, at = _phrase(sentence, at, position)
    if stop == "FIG" and kinds and _brief(folded, phrase):  # what the figure before it counts
        return Left(tuple(kinds), None, at, bracket, at + 1, stop)
    return Left(tuple(kinds), phrase, None, bracket, at + 1, stop)


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
        *("lớn", "rất lớn", "khá lớn", "nhỏ", "rất nhỏ", "rất cao", "khá cao", "rất thấp", "khá thấp", "đa số", "tối đa"),
        *("tuyệt đối", "áp đảo", "ít", "rất ít", "không nhỏ", "vỏn vẹn", "tương đối", "chừng"),
    )
)
_LONGEST_DEGREE = 14


def _names_share(sentence: Sentence, at: int, kinds: list[str]) -> bool:
    """Whether a bare word for a share stands before its figure: `64/67 phiếu, tỷ lệ 95,5%`."""
    cues = sentence.cues
    if cues[at].kind != "head.share" or not at or not QUALIFIERS.union(("be",)).issuperset(kinds):
        return False
    return cues[at - 1].kind in (",", "FIG", "(", "be")


def _sums_up(sentence: Sentence, at: int) -> bool:
    """Whether `tổng`, `tổng số` stands alone before the figure, behind what it sums up: `hối lộ tổng 400 triệu đồng`."""
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


def _predicates(sentence: Sentence, at: int, kinds: list[str]) -> bool:
    """Whether the element at `at` belongs to the predicate whose nearer elements are `kinds`."""
    cue = sentence.cues[at]
    if cue.kind == "prep":
        return kinds[-1:] == ["TIME"] or QUALIFIERS.issuperset(kinds)
    if cue.kind == "mean" and TURNS.intersection(kinds):  # `thu nhập bình quân đạt`, but `…, bình quân đạt`
        return not sentence.folded[sentence.start : cue.start].rstrip()[-1:].isalnum()
    return cue.kind in PREDICATES


def _brief(folded: str, phrase: Stretch | None) -> bool:
    return phrase is None or len(folded[phrase[0] : phrase[1]].split()) <= 4


def _alone(cues: list[Cue], place: int) -> bool:
    """Whether the figure stands alone in its brackets: `hơn 77.000 người cho là cần, nên giữ (78%)`."""
    return cues[place - 1].kind == "(" and place + 1 < len(cues) and cues[place + 1].kind == ")"


def _figure_before(cues: list[Cue], at: int, *, alone: bool) -> int | None:
    """The place of the figure that the clause before the mark at `at` ends with, if it is there."""
    for place in range(at - 1, -1, -1):
        kind = cues[place].kind
        if kind == "FIG":
            return place
        if kind in ";:" or kind == "part" or (kind == "," and not alone):
            return None
    return None


def _phrase(sentence: Sentence, at: int, end: int) -> tuple[Stretch | None, str, int]:
    """The noun phrase that ends at `end`, the kind of what stopped it, and the place of that."""
    cues, folded = sentence.cues, sentence.folded
    start, stop = sentence.start, "start"
    edge = end
    while at >= 0:
        cue = cues[at]
        if cue.kind == ")":
            at = _opening(cues, at)
        elif _ends(sentence, at, edge, end):
            start, stop = cue.end, cue.kind
            break
        edge = cues[at].start
        at -= 1
    if stop == "FIG":
        second = _second(sentence, at, start, end)
        start, stop = second, ("and" if second > start else stop)
    start = _behind_gloss(folded, start, end)
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return ((start, end) if start < end else None), stop, at


def _second(sentence: Sentence, at: int, start: int, end: int) -> int:
    """Where behind a figure's own noun a second subject begins: `50% số phiếu và số cử tri đi bầu cao hơn 25%`."""
    cues, folded = sentence.cues, sentence.folded
    for place in range(at + 1, len(cues) - 1):
        if cues[place + 1].start >= end:
            break
        if cues[place].kind == "and" and cues[place + 1].kind in (*HEADS, "act"):
            if blank(folded, cues[place].end, cues[place + 1].start):
                start = cues[place].end
    return start


def _behind_gloss(folded: str, start: int, end: int) -> int:
    """The first letter behind a bracket that belongs to what stopped the phrase: `55.000 đồng (bán lẻ) trứng`."""
    while start < end and not folded[start].isalnum():
        start += 1
        if folded[start - 1] == "(":
            close = folded.find(")", start, end)
            start = close if close > 0 else start
    return start


def _ends(sentence: Sentence, at: int, edge: int, end: int) -> bool:
    """Whether the element at `at` ends the phrase that reaches from `edge` to `end`."""
    cues, folded = sentence.cues, sentence.folded
    cue = cues[at]
    if cue.kind in ("up", "down") and at and cues[at - 1].kind in ("and", *HEADS):
        return not blank(folded, cues[at - 1].end, cue.start)
    if cue.kind == "-":
        return _separates(sentence, at)
    if cue.kind == "conj" and folded[cue.start : cue.end] in _RELATIVES and at and cues[at - 1].kind in HEADS:
        return not blank(folded, cues[at - 1].end, cue.start)  # `vốn do tỉnh hỗ trợ`
    if cue.kind == "will":
        return any(one.kind in (*HEADS, "act") and one.end <= end for one in cues[at + 1 : at + 4])
    if cue.kind in STOPS or cue.kind in ("q.max", "q.min"):
        return cue.kind != "FIG" or not _is_age(sentence, at)
    if cue.kind == ",":
        return not _coordinated(sentence, at, edge)
    if cue.kind == "and":
        return at > 0 and cues[at - 1].kind in ("FIG", "TIME") and blank(folded, cues[at - 1].end, cue.start)
    return cue.kind == "TIME" and not blank(folded, cue.end, end) and not _goes_on(sentence, at)


_RELATIVES = frozenset(("do", "mà"))


def _is_age(sentence: Sentence, at: int) -> bool:
    """Whether the figure at `at` is an age that tells whom a noun phrase means (`trẻ 5 tuổi đến trường`)."""
    cues, folded = sentence.cues, sentence.folded
    before = cues[at - 1] if at else None
    return folded.endswith(" tuổi", cues[at].start, cues[at].end) and (before is None or before.kind != "have")


def _separates(sentence: Sentence, at: int) -> bool:
    """Whether the dash at `at` divides items of a list, rather than joining nouns (`công nghiệp - xây dựng`)."""
    before = sentence.cues[at - 1] if at else None
    if before is None or not blank(sentence.folded, before.end, sentence.cues[at].start):
        return blank(sentence.folded, sentence.start, sentence.cues[at].start)
    return before.kind in ("FIG", ")", "TIME", "base")


def _coordinated(sentence: Sentence, at: int, edge: int) -> bool:
    """Whether the comma at `at` joins nouns of one phrase: a short bare piece before it, no head after it."""
    cues, folded = sentence.cues, sentence.folded
    comma = cues[at]
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is not None and after.kind in _OPENERS and blank(folded, comma.end, after.start):
        return False
    last = folded.rfind(" ", sentence.start, comma.start) + 1
    if last and sentence.text[last].isupper() and sentence.text[comma.end + 1 : comma.end + 2].isupper():
        return edge > comma.end  # a list of names
    start, whole = sentence.start, True
    for place in range(at - 1, -1, -1):
        cue = cues[place]
        if cue.kind in ("TIME", "FIG", "done", "will", "may"):
            return False
        if cue.kind in STOPS or cue.kind == ",":
            start, whole = cue.end, False
            break
    words = len(folded[start : comma.start].split())
    longest = 4 if whole and not folded[start : comma.start].lstrip().startswith(_FIELDS) else 6
    if any(cue.kind == "and" for cue in cues[at + 1 : at + 5] if cue.start < edge) and cues[at - 1].kind in HEADS:
        longest = 8  # `Chi phí giải phóng mặt bằng, đền bù và tái định cư`
    return 0 < words <= longest and edge > comma.end


_FIELDS = ("ngành ", "lĩnh vực ", "khu vực ", "nhóm ", "mặt hàng ", "sản phẩm ", "công nghiệp ", "các ")
"""Words that begin a phrase which goes on behind a comma: `Ngành công nghiệp chế biến, chế tạo tăng 4%`."""


_OPENERS = HEADS | {"aux", "now", "done", "will", "may", "prep", "conj", "say", "plan", "aim", "part", "TIME", "link"}
"""What begins a new clause behind a comma."""


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether behind the time at `at` the phrase goes on (`kim ngạch năm 2020 của tỉnh`)."""
    cues = sentence.cues
    after = cues[at + 1] if at + 1 < len(cues) else None
    return after is not None and after.kind in ("prep", "link") and blank(sentence.folded, cues[at].end, after.start)


def _opening(cues: list[Cue], at: int) -> int:
    """The place of the bracket that the one at `at` closes; `at` itself where none is open."""
    return next((place for place in range(at - 1, -1, -1) if cues[place].kind == "("), at)


def blank(folded: str, start: int, end: int) -> bool:
    """Whether nothing but spaces stands between the two offsets."""
    return start >= end or not folded[start:end].strip()
