"""What a clause says about how a figure is meant: measure, direction, qualifier and base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.resolve.figures import bases
from extract.resolve.figures.kinds import HEADS
from extract.resolve.figures.measures import measure
from extract.resolve.figures.nouns import is_length
from extract.resolve.figures.objects import PERSONS, is_counted
from extract.resolve.figures.qualifiers import qualifier

if TYPE_CHECKING:
    from extract.document import Direction, Measure, Qualifier
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.clauses import Left
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.kinds import Stretch

_ENDS = regex.compile(r"(?<!\w)từ(?: mức)?(?: khoảng| trên| hơn| gần| xấp xỉ| chừng)? ?$")
_OTHER_END = regex.compile(
    r"(?: (?:ở|vào|hồi|của|trong|năm|tháng|cuối|đầu|thời điểm) [^.,;:()]{0,40}?|[^\d.,;:()]{0,20}?)"
    r"(?<!\w)(?<!trở )(?:xuống|lên|còn)(?!\w)"
)
_RANGED = regex.compile(r"(?<!\w)(?P<verb>tăng|giảm|nâng)(?: thêm)? từ ?$")
_NAMED = regex.compile(r"(?<!\w)(?:mức|tốc độ|biên độ|đà) (?P<verb>tăng|giảm)(?: là)? ?$")
_NAMED_ENDS = ("tăng", "giảm", "là")
_EXCEEDS = regex.compile(r"(?<!\w)vượt(?: (?:mức|trên|quá|hơn|gần|khoảng|xa)){0,2} ?$")
_COVERED = regex.compile(r"(?<!\w)vượt(?: (?:quãng|chặng|đoạn) đường)?(?: dài)?(?: hơn| gần| khoảng| tới| đến)?\s?$")
_TAKEN = regex.compile(r"(?:tổng )?(?:số )?(?:thu|chi|nộp)(?!\w)")
_SPENT = ("thu", "chi", "sử dụng", "dùng", "khai thác", "nộp", "tuyển", "giao", "bố trí")
_WHOLES = regex.compile(
    r"(?:gdp|grdp|tổng|diện tích|dân số|giá trị|kim ngạch|cơ cấu|nhu cầu|cả nước|"
    r"toàn (?:tỉnh|ngành|quốc|thành phố|huyện|xã|cầu)|"
    r"số (?!này|trên|còn lại ?[,.;])\p{L}++|toàn bộ)(?!\w)"
)
_PRODUCTS = ("gdp", "grdp")
_PLANNED = regex.compile(
    r"(?:\p{L}++ ){1,3}(?:thiết kế|dự kiến|đề ra|theo kế hoạch|quy hoạch)"
    r"(?=$|[,.;:)]| (?:năm|trong|của|và|ban đầu)(?!\w))"
)
"""A whole that was planned: `chỉ đạt 40% dung tích thiết kế`."""
_ALL = 100
"""Percent of a whole that a share can be; what is more is told against a base."""


class Attributes(Struct, frozen=True, gc=False):
    """What the clause says; `turn` is the verb that it follows from."""

    measure: Measure
    direction: Direction | None
    qualifier: Qualifier | None
    base: Stretch | None
    turn: str


class Place(Struct, frozen=True, gc=False):
    """A figure where it stands: its clause's left side, the head of its phrase, and its indicator."""

    sentence: Sentence
    at: int
    figure: Figure
    left: Left
    head: str
    indicator: Stretch | None


def attributes(where: Place, turn: str) -> Attributes:
    """The attributes of a figure behind the verb `turn`, the empty string where there is none."""
    sentence, at, figure, left = where.sentence, where.at, where.figure, where.left
    head, indicator = where.head, where.indicator
    cue = sentence.cues[at]
    words = "" if indicator is None else sentence.folded[slice(*indicator)]
    right = sentence.folded[cue.end : cue.end + 40].lstrip()
    before = bases.before(sentence, at)
    turn = _turn(where, turn or (before.turn if before else ""))
    turn = "" if _covers(where, turn) else turn
    what, direction = measure(figure, turn, left.kinds, head=head, phrase=words, right=right)
    if figure.negative:
        what, direction = "change", "down"
    if figure.kind == "percent" and _rises(where, what, right):
        what, direction = "change", "up"
    elif what == "share" and figure.kind == "percent" and figure.value > _ALL:
        what = "relative"
    whole = _whole(where, what, turn, right)
    base = bases.base(sentence, at, what, whole=whole, multiple=figure.unit == "lần")
    if base is None and before is not None and what in ("change", "relative"):
        base = before.base
    told = qualifier(sentence, left, cue.end, stands_on=_stands_on(where))
    if what == "change" and base is None and _exceeds(where):
        return Attributes("level", None, told or "more", None, "")
    return Attributes(what, direction, told, base, turn)


def _stands_on(where: Place) -> bool:
    """Whether `trên` before the figure tells where something is: `đi trên 2 xe máy`; so few are counted exactly."""
    sentence, figure = where.sentence, where.figure
    most = _MANY if figure.unit.startswith("tuyến") else _FEW
    if figure.kind != "quantity" or figure.value >= most or figure.unit in PERSONS:
        return False
    start = sentence.cues[where.at].start
    return sentence.folded.endswith(" trên ", 0, start) and is_counted(sentence, where.at, figure)


_FEW, _MANY = 10, 100


def _whole(where: Place, what: Measure, turn: str, right: str) -> bool:
    """Whether the noun behind the figure is the whole that it is a part or a multiple of."""
    if what == "relative" and turn == "equal" and where.figure.kind == "percent":
        return True
    if right.startswith(_PRODUCTS) and where.figure.kind == "percent":
        return True
    if what != "share":
        return False
    if turn == "share":
        return True
    own = where.indicator is not None and where.indicator[0] >= where.sentence.cues[where.at].start
    return not own and (_WHOLES.match(right) is not None or _PLANNED.match(right) is not None)


def _turn(where: Place, turn: str) -> str:
    """The verb, read again where the figure is an end or a range of what changes.

    Both ends of `giảm từ 18,9% xuống 5%` are levels; `tăng từ 9% đến 10%`, in one figure, is a change.
    """
    sentence, figure = where.sentence, where.figure
    cue = sentence.cues[where.at]
    left = sentence.folded[max(sentence.start, cue.start - 24) : cue.start]
    if turn in ("up", "down") and _ENDS.search(left) and _OTHER_END.match(sentence.folded, cue.end, sentence.end):
        return "to"
    if turn in ("up", "down") and figure.kind != "percent" and _REACHED.search(left):
        return ""
    if not turn and left.endswith("miễn ") and figure.kind == "percent":
        return "down"  # `miễn 100% học phí`
    named = _NAMED.search(left) if not turn and left.rstrip().endswith(_NAMED_ENDS) else None
    if named is not None:
        return "down" if named["verb"] == "giảm" else "up"
    ranged = _RANGED.search(left) if figure.value_max is not None and turn == "to" else None
    if ranged is not None and not _OTHER_END.match(sentence.folded, cue.end, sentence.end):
        return "down" if ranged["verb"] == "giảm" else "up"
    return turn


_REACHED = regex.compile(r", (?:\w+ ){0,2}?đạt(?: (?:mức|tới|được|trên|hơn|gần|khoảng|tổng số))*+ $")
"""A level behind a verb of change without figure: `lượng khách tăng mạnh, đạt 64.000 lượt`."""


def _rises(where: Place, what: Measure, right: str) -> bool:
    """Whether the percentage is what something rises by, though `lên` or `đến` stands before it.

    It is more than the whole (`số vụ tăng đến hơn 400%`), or what it is reckoned against follows, and the thing is no
    rate itself (`giá tăng lên gần 20% so với tháng trước`).
    """
    sentence, start = where.sentence, where.sentence.cues[where.at].start
    if what not in ("share", "relative"):
        return False
    said = _RISEN.search(sentence.folded, max(sentence.start, start - 30), start)
    if said is None or where.figure.value > _ALL:
        return said is not None
    rate = where.indicator is not None and sentence.folded.startswith(_RATES, where.indicator[0])
    return said["to"] is None and right.startswith("so với") and not rate


_RISEN = regex.compile(r"(?<!\w)tăng (?:lên(?P<to> đến| tới)?|(?P<to>đến|tới)) (?:(?:hơn|gần|trên|khoảng) )?$")
_RATES = ("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "mức", "độ", "lãi suất", "thuế")


def _covers(where: Place, turn: str) -> bool:
    """Whether the figure is a way that is covered, not an excess: `vượt 100 km`, `vượt chặng đường dài 2.000 km`."""
    sentence, start = where.sentence, where.sentence.cues[where.at].start
    if turn != "up" or not is_length(where.figure.unit):
        return False
    return _COVERED.search(sentence.folded, max(sentence.start, start - 40), start) is not None


def _exceeds(where: Place) -> bool:
    """Whether `vượt` says that an amount is more than the figure: `sản lượng vượt 80 vạn tấn`."""
    sentence, left = where.sentence, where.left
    cue = sentence.cues[where.at]
    before = sentence.folded[max(sentence.start, cue.start - 16) : cue.start]
    if where.figure.kind == "percent" or left.leans is not None or where.head not in HEADS - {"level"}:
        return False
    if where.indicator is not None and _TAKEN.match(sentence.folded, *where.indicator):
        return False
    said = _EXCEEDS.search(before)
    return said is not None and not before[: said.start()].rstrip().endswith(_SPENT)
