"""Whether a figure has come about, is to come about, or is set by a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.aims import heads, is_base, named, of_plan, outdoes, sets_out, short
from extract.resolve.figures.clauses import HEADS
from extract.resolve.figures.duties import addressed, behind, measured
from extract.resolve.figures.existing import exists
from extract.resolve.figures.norms import bounds, due, fined, remits, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import Date, StatisticStatus
    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.times import ResolvedTime

_GOES_ON = regex.compile(
    r"[-+*• ]*+(?:trong (?:số )?đó|cụ thể|theo đó|bao gồm|gồm|(?P<loose>ngoài ra|riêng|đồng thời|bên cạnh đó|"
    r"về [^\d.,;:]{2,40}+:))(?!\w)"
)
_FROM = regex.compile(r"(?<!\w)từ(?: mức| tỷ lệ| con số| khoảng| trên| hơn| gần)? ?$")
_ONWARD = regex.compile(r"[^\d.,;:]{0,24}?(?<!\w)(?<!trở )(?:xuống|lên|còn)(?!\w)")
_COMING = regex.compile(r" ?(?:sắp )?tới(?! nay)(?!\w)")
_SUPPOSED = regex.compile(
    r'["\- ]*(?:nếu(?! (?:như|trước|so|tính|không tính|lấy)(?!\w)|\w)|(?P<want>muốn(?!\w)|để (?:\w+ ){0,3}đạt(?!\w)))'
)


def statuses(
    sentence: Sentence,
    before: StatisticStatus,
    times: Sequence[ResolvedTime],
    published: str,
    standing: StatisticStatus = "actual",
) -> tuple[list[StatisticStatus], StatisticStatus]:
    """The status of each figure of a sentence, and the status that the next sentence may carry on.

    `before` is what the sentence before it left, `standing` what its section says, `published` the ISO day.
    """
    folded = sentence.folded
    goes_on = _GOES_ON.match(folded, sentence.start, sentence.end)
    carried = goes_on is not None and not (
        goes_on["loose"] and (before == "norm" or _tells(sentence, times, published))
    )
    status = before if carried else standing
    guess = status == "target"  # not told by the sentence itself
    supposed = _supposes(sentence)
    if supposed:
        status = "target"
    found: list[StatisticStatus] = []
    dated = done = over = False
    for at, cue in enumerate(sentence.cues):
        kind = cue.kind
        if kind == "FIG":
            found.append(_figure(sentence, at, "target" if dated and status == "actual" else status, done=done))
            status = "norm" if found[-1] == "norm" else "target" if sets_out(sentence, cue) else status
            found[-1] = "norm" if bounds(sentence, cue) else found[-1]
        elif kind == "TIME":
            over = over or (_is_over(times[cue.number].date, published) and not is_base(sentence, at))
            ahead = _lies_ahead(sentence, cue, times, published)
            if status == "target" and not ahead and folded.endswith(_UP_TO, sentence.start, cue.start):
                status = "actual"
            ends = ahead and folded.endswith(_DEADLINES, sentence.start, cue.start)
            dated = ahead and (ends or not done) and not is_base(sentence, at)
            dated = dated and not folded.endswith(_TRADED, sentence.start, cue.start)
            if dated and _closes(sentence, at, 6):
                found[-1] = "target" if found[-1] == "actual" else found[-1]
        elif kind == "q.about" and guess and folded.startswith(_ESTIMATED, cue.start):
            status = "actual"
        elif kind == "done" and _suffers(sentence, at, supposed=supposed):
            status = "norm" if fined(sentence, cue.end) else status  # `sẽ bị phạt 2 triệu đồng`
        elif kind in _SETS and not (over and kind == "may"):
            if kind == "head.norm" and status == "target" and _proposed(sentence, at):
                continue
            status = _set(sentence, at, status)
            guess = guess and status != "target"
            if kind == "done":
                dated, done = False, True
        elif (kind == "up" and outdoes(sentence, at)) or (kind == "conj" and _turns(folded, cue, status)):
            status = standing
    return found, status


_ESTIMATED = ("ước thực hiện", "ước đạt", "ước tính đạt")


def _tells(sentence: Sentence, times: Sequence[ResolvedTime], published: str) -> bool:
    """Whether a date that is not to come stands before the sentence's first figure."""
    for cue in sentence.cues:
        if cue.kind == "FIG":
            return False
        if cue.kind == "TIME" and times[cue.number].date.begin and not _lies_ahead(sentence, cue, times, published):
            return True
    return False


def _suffers(sentence: Sentence, at: int, *, supposed: bool) -> bool:
    """Whether `bị` tells of what is to come, not of what has: `sẽ bị cấm thi đấu 10 trận`."""
    cues, folded = sentence.cues, sentence.folded
    if cues[at].kind != "done" or not folded.startswith("bị", cues[at].start):
        return False
    before = cues[at - 1] if at else None
    return supposed or (before is not None and before.kind in _COMES and before.end + 1 == cues[at].start)


_COMES = ("will", "may", "plan")


def _supposes(sentence: Sentence) -> bool:
    """Whether the sentence says what would be: `Nếu …, sẽ …`, `Muốn cả năm đạt 6,7% thì quý IV phải …`."""
    said = _SUPPOSED.match(sentence.folded, sentence.start, sentence.end)
    if said is None:
        return False
    words = sentence.folded[sentence.start : sentence.end]
    return " phải " in words or " cần " in words if said["want"] else " sẽ " in words


_UP_TO = ("tính đến ", "tính tới ", "tính đến hết ", "lũy kế đến ", "lũy kế đến hết ")
"""Words before the day up to which something has been counted."""
_TRADED = ("giao ", "kỳ hạn ", "hợp đồng ", "đáo hạn ", "hạn sử dụng ", "hạn dùng ", "hết hạn ", "thời hạn đến ")
"""Words before the time at which a contract falls due or goods go off, not a figure."""
_SETS = frozenset({"q.max", "plan", "will", "may", "aim", "order", "norm", "head.norm", "done", "now", "scheme"})
_CONTRASTS = ("nhưng", "song")


def _turns(folded: str, cue: Cue, status: StatisticStatus) -> bool:
    """Whether a conjunction sets what follows against a rule, or gives the reason for what is asked.

    So in `lương tối thiểu tăng 8% nhưng năng suất chỉ 4%`, `đề nghị giảm giá điện bởi chi phí này chiếm 15%`.
    """
    return folded.startswith(_CONTRASTS if status == "norm" else "bởi", cue.start) and status != "actual"


def _figure(sentence: Sentence, at: int, status: StatisticStatus, *, done: bool) -> StatisticStatus:
    """The status of the figure at `at`, which stands behind words that give it `status`."""
    cue = sentence.cues[at]
    if status == "norm":
        return status
    left = sentence.folded[max(sentence.start, cue.start - 120) : cue.start]
    if status == "target":
        comes_from = _FROM.search(left) and _ONWARD.match(sentence.folded, cue.end, sentence.end)
        return "actual" if comes_from or exists(sentence, cue, left) else status
    if of_plan(sentence, at):
        return "target"
    if done:
        return status
    return "norm" if remits(sentence.folded, cue.start, cue.end) or due(sentence, cue, left) else status


def _closes(sentence: Sentence, at: int, words: int) -> bool:
    """Whether the element at `at` follows a figure within so many words, with nothing of weight between."""
    cues, folded = sentence.cues, sentence.folded
    for place in range(at - 1, -1, -1):
        kind = cues[place].kind
        if kind == "FIG":
            between = folded[cues[place].end : cues[at].start].split()
            return len(between) <= words and "thì" not in between
        if kind not in _LIGHT:
            return False
    return False


_LIGHT = frozenset({"prep", "head", "act", "actor", "aux"})


def _set(sentence: Sentence, at: int, status: StatisticStatus) -> StatisticStatus:
    """The status behind the element at `at`, given the one before it."""
    kind = sentence.cues[at].kind
    if kind == "done":
        return status if status == "target" and _relative(sentence, at) else "actual"
    if kind == "now" and status == "target":
        return "actual"
    if not _counts(sentence, at) or (kind == "q.max" and status == "target"):
        return status
    if status == "norm" and kind in ("may", "will"):
        return status  # `theo quy định, khu du lịch phải có diện tích …`
    return "norm" if kind in ("norm", "head.norm", "q.max") else "target"


def _relative(sentence: Sentence, at: int) -> bool:
    """Whether `đã được …` describes the noun before it: `nâng mức bội chi đã được Quốc hội quyết định`."""
    cue = sentence.cues[at]
    return (
        sentence.folded[cue.start : cue.end] == "đã được" and sentence.folded[cue.start - 2 : cue.start - 1].isalpha()
    )


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether the element at `at` tells a target or a norm where it stands."""
    kind = sentence.cues[at].kind
    if kind in ("now", "q.max"):  # `không quá` sets a ceiling, `tối đa` tells the most there is
        return kind == "q.max" and sentence.folded.startswith("không", sentence.cues[at].start)
    if kind == "order":
        return addressed(sentence, at)
    if is_base(sentence, at) or behind(sentence, at) or _registered(sentence, at) or _resolve(sentence, at):
        return False
    if kind in ("norm", "head.norm"):
        return rules(sentence, sentence.cues[at])
    if kind in ("aim", "scheme"):
        return heads(sentence, at) and not named(sentence, at) and not short(sentence, at)
    return kind != "may" or measured(sentence, at)


def _lies_ahead(sentence: Sentence, cue: Cue, times: Sequence[ResolvedTime], published: str) -> bool:
    """Whether a date begins after the day of publication, or a span of time is said to be coming (`3 năm tới`)."""
    date = times[cue.number].date
    if date.type == "DURATION":
        return sentence.folded.endswith("tới", cue.start, cue.end) or (
            _COMING.match(sentence.folded, cue.end, sentence.end) is not None
        )
    begin = date.begin or ""
    if not published or date.type not in ("DATE", "TIME") or not begin[:4].isdigit() or begin <= published:
        return False
    return begin != date.finish or _due_on(sentence, cue)  # a single day may be misdated


def _due_on(sentence: Sentence, cue: Cue) -> bool:
    """Whether the day is one that is waited for: `đến ngày 30/6 giải ngân 50%`, `chậm nhất ngày 30/6`."""
    folded = sentence.folded
    if folded.endswith((*_DEADLINES, "từ "), sentence.start, cue.start):
        return not folded.endswith(_UP_TO, sentence.start, cue.start)
    return _COMING.match(folded, cue.end, sentence.end) is not None


_DEADLINES = (
    "đến ",
    "tới ",
    "trước ",
    "đến hết ",
    "tới hết ",
    "chậm nhất ",
    "muộn nhất ",
    "chậm nhất là ",
    "đến cuối ",
)


def _is_over(date: Date, published: str) -> bool:
    """Whether the date ended before the year of publication: `năm 2015, đội bóng phải chi …` is no duty any more."""
    finish = date.finish or ""
    return bool(published) and finish[:4].isdigit() and finish[:4] < published[:4]


def _resolve(sentence: Sentence, at: int) -> bool:
    """Whether `quyết tâm` is a noun, or a virtue: `với quyết tâm cao`, `thể hiện quyết tâm của Đảng`."""
    cue = sentence.cues[at]
    return (
        sentence.folded.startswith("quyết tâm", cue.start)
        and _FIRM.match(sentence.folded, cue.end, sentence.end) is not None
    )


_FIRM = regex.compile(r" ?(?:[,.;]|(?:mạnh mẽ|cao|lớn|chính trị|của|từ|và|rất|trong)(?!\w))")


def _registered(sentence: Sentence, at: int) -> bool:
    """Whether `đăng ký đạt` is said of what is registered, rather than of a goal: `tổng vốn đầu tư đăng ký đạt …`."""
    before = sentence.cues[at - 1].kind if at else ""
    return sentence.folded.startswith("đăng ký", sentence.cues[at].start) and before in (*HEADS, "act")


def _proposed(sentence: Sentence, at: int) -> bool:
    """Whether what a rule sets is only proposed: `đề xuất tăng mức lương cơ sở 7%`."""
    first = max(0, at - 6)
    kinds = [cue.kind for cue in sentence.cues[first:at]]
    return "plan" in kinds[-3:] or any(
        kind == "order" and ";" not in kinds[place:] and addressed(sentence, first + place)
        for place, kind in enumerate(kinds)
    )
