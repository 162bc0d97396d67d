"""What a change, a share or a relative figure is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.resolve.figures.aims import is_plan
from extract.resolve.figures.kinds import QUALIFIERS

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
_SINCE = regex.compile(
    r" kể từ (?P<base>(?:(?:đầu|cuối|giữa) (?:năm|tháng|tuần|quý)|tháng \d|năm \d|quý [\divx]|ngày \d|khi \p{L})"
    r"[^,;:().\n]{0,30}?)(?= đến nay|[,;:().\n]|$)"
)
"""A time from which a change is reckoned: `tăng 84% kể từ đầu quý đến nay`."""
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
_LEAST = regex.compile(r"(?: (?:(?:ít nhất|tối thiểu|trên|hơn|gần|khoảng)(?: là)?|từ)){1,2}$")
_SET = regex.compile(
    r"(?<!kế hoạch )(?:(?:đã )?(?:đặt ra|đề ra|được giao)|"
    r"(?:mà |do )?(?:quốc hội|hđnd|chính phủ|tỉnh|nhà trường|bộ|trung ương)(?!\w))"
)
"""Behind a goal that is told by its own figure: `cao hơn mục tiêu 18% đặt ra hồi tháng 2`."""
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
            if found and _PLAN.match(sentence.folded, *found) and _SET.match(sentence.folded, cues[place].end + 1):
                found = None
            if found is not None:
                return Before(found, cue.kind)
            turn, end = turn or cue.kind, cue.start
        elif (cue.kind in QUALIFIERS or sentence.folded[cue.start : cue.end] == "từ") and not turn:
            end = cue.start
        elif cue.kind not in _BETWEEN and not (cue.kind == "be" and not turn) and not (cue.kind == "," and turn):
            return None
        if cues[place].start - cue.start > _NEAR:
            break
    return None


_NEAR = 60
_RECKONED = regex.compile(
    r" ?(?:(?:được )?tính (?:trên|theo) |trên )(?P<base>(?:tổng|số|giá trị|doanh thu|mức|giá|tiền|vốn|thu nhập)(?!\w))"
)
"""A sum that a rate is reckoned on: `nộp thêm 0,05% tính trên tổng số tiền nợ`."""


def _compared(sentence: Sentence, cue: Cue, end: int) -> Stretch | None:
    """What stands between a word of comparison and its figure, up to `end`."""
    said = _COMPARES.match(sentence.folded, cue.start, cue.end)
    start, words = cue.end + 1, _LEAST.sub("", sentence.folded[cue.end + 1 : end].rstrip()).strip()
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
    start = _behind(sentence, place, measure, multiple=multiple)
    if start is None and measure == "change":
        told = _SINCE.match(folded, end, sentence.end) or _FIRST.match(folded, sentence.start, end)
        if told is not None:
            return told.span("base")
    if start is None and whole:
        start = _named_whole(sentence, place)
    if start is not None:
        return _until(sentence, place + 1, start)
    return _among(sentence, place) if measure == "share" else None


def _behind(sentence: Sentence, place: int, measure: Measure, *, multiple: bool) -> int | None:
    """Where a base begins that follows the figure without `so với`: `bằng 102% kế hoạch`, `gấp 3 lần mức cũ`."""
    folded, end, match = sentence.folded, sentence.cues[place].end, None
    if measure in ("relative", "change"):
        match = _DIRECT.match(folded, end, sentence.end)
    if match is None and measure == "relative":
        match = _DATED.match(folded, end, sentence.end)
    before = max(sentence.start, end - _NEAR), sentence.cues[place].start
    if match is None and multiple and measure in ("relative", "change") and _TIMES.search(folded, *before):
        match = _MULTIPLE.match(folded, end, sentence.end)
    if match is None and folded[end - 1] == "%":
        match = _RECKONED.match(folded, end, sentence.end)
    return None if match is None else match.start("base")


def _named_whole(sentence: Sentence, place: int) -> int | None:
    """Where the whole begins that follows its share."""
    cues, folded, end = sentence.cues, sentence.folded, sentence.cues[place].end
    match = _WHOLE.match(folded, end, sentence.end)
    after = cues[place + 1] if place + 1 < len(cues) else None
    total = after is not None and after.kind == "be" and folded.startswith("tổng ", after.start)
    if match is None or not (after is None or total or after.start > end + 1 or after.kind in _NOUNS):
        return None
    return match.start("base")


def _among(sentence: Sentence, place: int) -> Stretch | None:
    """The whole that stands before its share: `trong 200 hộ được hỏi thì có 75%`, `nữ trong cấp ủy chiếm 15%`."""
    folded, end = sentence.folded, sentence.cues[place].start
    start = max(sentence.start, end - _FAR)
    at = folded.rfind("trong ", start, end)
    while at >= 0:
        found = _AMONG.match(folded, at, end)
        if found is not None and (at == sentence.start or not folded[at - 1].isalnum()):
            first, last = found.span("base")
            return first, last - (folded[last - 1] == " ")
        at = folded.rfind("trong ", start, at)
    return None


_FAR = 120
_LENGTHS = r"(?:nghìn|ngàn|triệu|tỷ|đồng|năm|tháng|quý|tuần|ngày|giờ|phút)(?!\w)"
_SETS = r"toàn bộ |cơ cấu |lực lượng |đội ngũ |ban chấp hành |cấp ủy |nhóm |(?:tổng |số )(?!số này|này|đó)"
_AMONG = regex.compile(
    r"trong (?:(?:số |tổng số )?(?:hơn |gần |khoảng |trên )?"
    rf"(?:\d[\d.,]*+ (?=\p{{L}})(?!{_LENGTHS})|(?=\d[\d.,]*+ (?:tỷ|triệu)(?!\w)))|(?={_SETS}))"
    r"(?P<base>(?:\d[\d.,]*+ )?(?:[^,;:().\d\n ]++ ?){1,10}?)"
    r"(?:,|(?<= )(?:thì|chỉ|đã|hiện|đang)(?!\w)|(?<= )(?=chiếm|có))[^,;:()\d\n]{0,60}"
    r"(?<!\w)(?:chiếm|có|là)(?: (?:đến|tới|khoảng|hơn|gần|trên|chưa đầy|dưới|chưa đến)){0,2} $"
)
"""The whole, a number or a set of things, and behind a comma or a verb what of it the share makes up."""


def _mate(sentence: Sentence, place: int, measure: Measure) -> int:
    """The place of the figure with which this one shares what follows it; 0 where there is none.

    `tăng 13% về lượng nhưng giảm 2% về trị giá so với cùng kỳ`, `lần lượt chiếm 32%, 14% và 12% tổng trị giá`.
    """
    cues, folded = sentence.cues, sentence.folded
    joined = turned = False
    follows = next((at for at in range(place + 1, min(place + 5, len(cues))) if cues[at].kind == "FIG"), 0)
    verb = any(cue.kind in ("up", "down") for cue in cues[max(0, place - 2) : place])
    if (
        follows
        and verb
        and measure == "change"
        and _GOES_ON.fullmatch(folded[cues[place].end : cues[follows].start].strip())
    ):
        return follows
    for at in range(place + 1, min(place + _LONGEST, len(cues))):
        cue = cues[at]
        if cue.kind == "FIG":
            alike = folded[cue.end - 1] == "%" == folded[cues[place].end - 1]
            between = folded[cues[place].end : cue.start].strip()
            return at if alike and (turned or (between in _LISTED and measure != "relative")) else 0
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


_LISTED = (",", "và", ", và", "đến", "tới")
_GOES_ON = regex.compile(
    r"(?:,|và|, và) (?:(?:đã|cũng|lại|nhưng) )?(?:tăng|giảm|vượt|tương đương|tương ứng|hay|tức)"
    r"(?: (?:thêm|hơn|gần|trên|khoảng|tăng|giảm|là|với|mức)){0,3}|"
    r"(?:tương đương|tương ứng|hay|tức)(?: (?:tăng|giảm|với|là)){0,2}"
)
"""What tells the same change, or that of something else, over again: `tăng 120 tỷ đồng, tăng 5% so với năm 2019`."""
_MATED = frozenset({",", "and", "conj", "prep", "head", "act", "actor", *QUALIFIERS})


def _behind_bracket(sentence: Sentence, place: int) -> int:
    """The place behind a bracket that follows the figure or closes upon it (`tăng 300 tỷ đồng (5,2%) so với …`)."""
    kinds = [cue.kind for cue in sentence.cues[place + 1 : place + _LONGEST]]
    if kinds[:1] == ["("] and ")" in kinds:
        shut = kinds.index(")")
        if kinds[shut + 1 : shut + 2] == ["base"] and "base" not in kinds[:shut]:
            return place + shut + 2  # `tăng 4,5% (tương ứng tăng hơn 2 tỷ USD) so với …`
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
