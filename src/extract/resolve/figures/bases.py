"""What a change, a share or a relative figure is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.resolve.figures.aims import is_plan

if TYPE_CHECKING:
    from extract.document import Measure
    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.figures.kinds import Stretch

_STOPS = frozenset(
    {
        "FIG",
        ",",
        ";",
        ":",
        "(",
        ")",
        '"',
        "-",
        "up",
        "down",
        "share",
        "be",
        "say",
        "part",
        "and",
        "conj",
        "equal",
        "to",
        "with",
        "now",
        "aux",
    }
)
_NOUNS = frozenset({"head", "head.share", "actor", "act", "aim", "scheme", "prep"})
_PERIODS = (
    r"cùng kỳ|ck|cùng thời điểm|kỳ trước|niên vụ trước|(?:năm|tháng|quý|tuần|vụ|ngày|hôm|phiên) (?:trước|ngoái|qua)"
)
_PLANS = r"kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết|công suất|tiến độ|định mức|hạn mức"
_DATES = r"(?:đầu |cuối |giữa |cả )?năm (?:19|20)\d\d|(?:đầu|cuối|giữa) năm (?:trước|ngoái)|tháng \d{1,2}|quý"
_LEAD = r" ?(?:(?:vốn|vượt|của|theo|trong|trên|vào) )?"
_DIRECT = regex.compile(rf"{_LEAD}(?P<base>(?:{_PERIODS}|{_PLANS}|(?:mức )?bình quân)(?!\w))")
_DATED = regex.compile(rf"{_LEAD}(?P<base>(?:{_DATES})(?!\w))")
_MULTIPLE = regex.compile(
    r" (?:của )?(?P<base>"
    r"(?!(?:so|trong|trên|tại|ở|và|nhưng|để|khi|nếu|với|là|mỗi|một|từ|do|theo|vào|qua|lên|của)(?!\w))\p{L})"
)
_TIMES = regex.compile(r"(?<!\w)(?:gấp|hơn)(?: \p{L}++){0,2} ?$")
_WHOLE = regex.compile(r" ?(?:(?:trong|của|trên|vào) )?(?P<base>(?!(?:trở|trong|của|trên|vào|so)(?!\w))\p{L})")
_FIRST = regex.compile(r"[-+* ]*+so với (?P<base>[^,;:()\n]{2,60}),")


class Before(Struct, frozen=True, gc=False):
    """A base that stands before its figure, and the verb of comparison (`up`, `down`) before or behind it."""

    base: Stretch | None
    turn: str


_COMPARES = regex.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|đắt|rẻ|nhanh|chậm) hơn|vượt|kém|hụt")
_NOT_BASES = regex.compile(r"(?:với|là|ở|đạt|so|mức|từ|của|khoảng|gần|trên|hơn|thêm)(?!\w)")
_BETWEEN = frozenset({"TIME", "aim", "actor", "head", "head.share", "head.rate", "mean", "prep", "act", "scheme"})


def before(sentence: Sentence, place: int) -> Before | None:
    """The base before the figure: `cao hơn năm trước 0,81 điểm %`, `so với cùng kỳ tăng 5%`; None without one."""
    cues = sentence.cues
    end, turn = cues[place].start, ""
    for at in range(place - 1, -1, -1):
        cue = cues[at]
        if cue.kind == "base":
            first = cues[at - 1] if at else None
            if not turn and first is not None and first.kind in ("up", "down") and first.end + 1 == cue.start:
                turn = first.kind  # `năm 2017 tăng so với năm 2015 là 114.000 tỷ đồng`
            found = _until(sentence, at + 1, cue.end) if turn and end - cue.end <= _NEAR else None
            return Before(found, turn) if found else None
        if cue.kind in ("up", "down"):
            found = None if turn or is_plan(sentence, at, place) else _compared(sentence, cue, end)
            if found is not None:
                return Before(found, cue.kind)
            turn, end = turn or cue.kind, cue.start
        elif cue.kind in _QUALIFIERS and not turn:
            end = cue.start
        elif cue.kind not in _BETWEEN and not (cue.kind == "be" and not turn) and not (cue.kind == "," and turn):
            return None
        if cues[place].start - cue.start > _NEAR:
            break
    return None


_NEAR = 60
_QUALIFIERS = frozenset({"q.more", "q.less", "q.about", "q.min", "q.max"})


def _compared(sentence: Sentence, cue: Cue, end: int) -> Stretch | None:
    """What stands between a word of comparison and its figure, up to `end`."""
    said = _COMPARES.match(sentence.folded, cue.start, cue.end)
    start, words = cue.end + 1, sentence.folded[cue.end + 1 : end].strip()
    if said is None or not words or _NOT_BASES.match(words) or len(words.split()) > _LONGEST:
        return None
    if said[0] in ("vượt", "hụt") and not _PLAN.match(words):
        return None
    return (start, start + len(words))


_LONGEST = 8
_PLAN = regex.compile(rf"(?:{_PLANS})(?!\w)")


def base(sentence: Sentence, place: int, measure: Measure, *, whole: bool, multiple: bool) -> Stretch | None:
    """The span of the base of the figure at `place`; `whole`: what follows a share is its whole.

    `multiple`: the figure says how many times as much as what follows it (`gấp 3 lần tốc độ tăng dân số`).
    """
    cues, folded = sentence.cues, sentence.folded
    end = cues[place].end
    for at in range(_behind_bracket(sentence, place), len(cues)):
        cue = cues[at]
        if cue.kind == "base":
            return _until(sentence, at + 1, cue.end)
        if cue.kind in ("FIG", ",", ";", ":", ")", "up", "down", "share", "equal") or cue.start - end > _NEAR:
            break
    mate = _mate(sentence, place, measure)
    if mate:
        return base(sentence, mate, measure, whole=whole or measure == "share", multiple=multiple)
    if measure in ("relative", "change"):
        match = _DIRECT.match(folded, end, sentence.end)
        if match is None and measure == "relative":
            match = _DATED.match(folded, end, sentence.end)
        if match is None and multiple and _TIMES.search(folded, max(sentence.start, end - _NEAR), cues[place].start):
            match = _MULTIPLE.match(folded, end, sentence.end)
        if match is not None:
            return _until(sentence, place + 1, match.start("base"))
        if measure == "change":
            first = _FIRST.match(folded, sentence.start, end)
            if first is not None:
                return first.span("base")
    if whole:
        match = _WHOLE.match(folded, end, sentence.end)
        after = cues[place + 1] if place + 1 < len(cues) else None
        total = after is not None and after.kind == "be" and folded.startswith("tổng ", after.start)
        if match is not None and (after is None or total or after.start > end + 1 or after.kind in _NOUNS):
            return _until(sentence, place + 1, match.start("base"))
    return None


def _mate(sentence: Sentence, place: int, measure: Measure) -> int:
    """The place of the figure with which this one shares what follows it; 0 where there is none.

    `tăng 13% về lượng nhưng giảm 2% về trị giá so với cùng kỳ`, `lần lượt chiếm 32%, 14% và 12% tổng trị giá`.
    """
    cues, folded = sentence.cues, sentence.folded
    joined = turned = False
    for at in range(place + 1, min(place + _LONGEST, len(cues))):
        cue = cues[at]
        if cue.kind == "FIG":
            alike = folded[cue.end - 1] == "%" == folded[cues[place].end - 1]
            listed = folded[cues[place].end : cue.start].strip() in (",", "và", ", và")
            return at if alike and (turned or (listed and measure != "relative")) else 0
        joined = joined or cue.kind in ("and", "conj")
        if cue.kind in ("up", "down") and measure == "change":
            if not joined and folded[cues[place].end : cue.start].find(" và ") < 0:
                return 0
            turned = True
        elif cue.kind not in _MATED or (cue.kind == "," and at > place + 1):
            return 0
        if cue.start - cues[place].end > _NEAR:
            return 0
    return 0


_MATED = frozenset({",", "and", "conj", "prep", "head", "act", "actor", *_QUALIFIERS})


def _behind_bracket(sentence: Sentence, place: int) -> int:
    """The place behind a bracket that follows the figure or closes upon it (`tăng 300 tỷ đồng (5,2%) so với …`)."""
    kinds = [cue.kind for cue in sentence.cues[place + 1 : place + 4]]
    if kinds[:3] == ["(", "FIG", ")"]:
        return place + 4
    return place + 2 if kinds[:1] == [")"] else place + 1


_BARE = frozenset(("số", "mức", "con số", "kết quả", "số liệu"))
"""Nouns that are no base by themselves: `so với số báo cáo Quốc hội`."""


def _until(sentence: Sentence, at: int, start: int) -> Stretch | None:
    """The phrase from `start` to the next element that ends it; a comma inside a time does not."""
    cues, folded = sentence.cues, sentence.folded
    end = sentence.end
    while at < len(cues):
        cue = cues[at]
        bare = cue.kind == "say" and folded[start : cue.start].strip() in _BARE
        bare = bare or folded.startswith("còn lại", cue.start)
        if cue.start > start + 1 and cue.kind in _STOPS and not bare:
            end = cue.start
            break
        at += 1
    words = folded[start:end].split(" ")
    if len(words) > 14:
        end = start + len(" ".join(words[:12]))
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    while start < end and not folded[start].isalnum():
        start += 1
    return (start, end) if start < end else None
