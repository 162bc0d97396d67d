"""Whether a figure has come about, is to come about, or is set by a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.clauses import HEADS, TURNS, blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import StatisticStatus
    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.times import ResolvedTime

_GOES_ON = regex.compile(
    r"[-+*• ]*+(?:trong (?:số )?đó|cụ thể|theo đó|bao gồm|gồm|(?P<loose>ngoài ra|riêng|đồng thời|bên cạnh đó|"
    r"về [^\d.,;:]{2,40}+:))(?!\w)"
)
_FROM = regex.compile(r"(?<!\w)từ(?: mức| tỷ lệ| con số| khoảng| trên| hơn| gần)? ?$")
_ONWARD = regex.compile(r"[^\d.,;:]{0,24}?(?<!\w)(?<!trở )(?:xuống|lên|còn)(?!\w)")
_COMING = regex.compile(r" ?(?:sắp )?tới(?! nay)(?!\w)")
_SHARED_OUT = regex.compile(
    r"(?<!\w)(?:mỗi|một|các|những)(?: [\w.]++){1,8}? (?:được|sẽ được) "
    r"(?:hỗ trợ|trợ cấp|trợ giúp|hưởng|cấp|vay|phụ cấp)(?!\w)[^;:.]{0,60}$"
)
_DUES = regex.compile(
    r"(?<!\w)(?:hỗ trợ|trợ cấp|trợ giúp|phụ cấp|bồi dưỡng|bồi thường|chi công|tiền công|phí|giá bán lẻ)(?!\w)"
    r"[^;.,(\d]{0,60}$"
)
_GRANTS = regex.compile(
    r"(?<!\w)được (?:hỗ trợ|trợ cấp|trợ giúp|giảm|miễn|hưởng|vay|cấp|bồi thường)(?!\w)[^;.\d]{0,80}$"
)
_LAW = regex.compile(r"(?<!\w)theo (?:nghị định|quyết định|nghị quyết|thông tư|luật|bộ luật|quy định|điều \d)(?!\w)")
_SUPPOSED = regex.compile(r'["\- ]*nếu(?! (?:như|trước|so|tính|không tính|lấy)(?!\w)|\w)')


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
    status = before if goes_on and not (goes_on["loose"] and before == "norm") else standing
    if _SUPPOSED.match(folded, sentence.start, sentence.end) and " sẽ " in folded[sentence.start : sentence.end]:
        status = "target"
    found: list[StatisticStatus] = []
    dated = done = False
    for at, cue in enumerate(sentence.cues):
        kind = cue.kind
        if kind == "FIG":
            found.append(_figure(sentence, at, "target" if dated and status == "actual" else status, done=done))
            status = "norm" if found[-1] == "norm" else status
        elif kind == "TIME":
            dated = not done and _lies_ahead(sentence, cue, times, published) and not _is_base(sentence, at)
            dated = dated and not folded.endswith(_TRADED, sentence.start, cue.start)
            if dated and _closes(sentence, at, 6):
                found[-1] = "target" if found[-1] == "actual" else found[-1]
        elif kind in _SETS:
            status = _set(sentence, at, status)
            if kind == "done":
                dated, done = False, True
    return found, status


_TRADED = ("giao ", "kỳ hạn ", "hợp đồng ", "đáo hạn ")
"""Words before the month in which a contract falls due, not a figure."""
_SETS = frozenset({"q.max", "plan", "will", "may", "aim", "order", "norm", "head.norm", "done", "now", "scheme"})


def _figure(sentence: Sentence, at: int, status: StatisticStatus, *, done: bool) -> StatisticStatus:
    """The status of the figure at `at`, which stands behind words that give it `status`."""
    cue = sentence.cues[at]
    if status == "norm":
        return status
    left = sentence.folded[max(sentence.start, cue.start - 120) : cue.start]
    if status == "target":
        comes_from = _FROM.search(left) and _ONWARD.match(sentence.folded, cue.end, sentence.end)
        return "actual" if comes_from else status
    return "norm" if not done and _due(sentence, cue, left) else status


def _due(sentence: Sentence, cue: Cue, left: str) -> bool:
    """Whether the figure is what a rule gives or takes from each: `mỗi cháu được hỗ trợ …`, `hỗ trợ … đồng/căn`."""
    if _SHARED_OUT.search(left):
        return True
    words = sentence.folded[cue.start : cue.end]
    rate = "đồng/" in words and _DUES.search(left) is not None
    if rate and not words.endswith(_MEASURES):
        return True
    return (rate or _GRANTS.search(left) is not None) and _LAW.search(
        sentence.folded, sentence.start, sentence.end
    ) is not None


_MEASURES = ("/năm", "/tháng", "/kg", "/ngày", "/tấn", "/kwh", "/m2", "/m3", "/lít")


def _closes(sentence: Sentence, at: int, words: int) -> bool:
    """Whether the element at `at` follows a figure within so many words, with nothing of weight between."""
    cues, folded = sentence.cues, sentence.folded
    for place in range(at - 1, -1, -1):
        kind = cues[place].kind
        if kind == "FIG":
            return len(folded[cues[place].end : cues[at].start].split()) <= words
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
        return _addressed(sentence, at)
    if _is_base(sentence, at) or (kind == "may" and _behind(sentence, at)):
        return False
    if kind in ("aim", "scheme"):
        return _heads(sentence, at) and not _named(sentence, at) and not _short(sentence, at)
    return kind != "may" or _measured(sentence, at)


def _short(sentence: Sentence, at: int) -> bool:
    """Whether the noun names no plan here: `KH` without its figure (`Bộ KH&ĐT`), a need or a road map."""
    cues, folded = sentence.cues, sentence.folded
    words = folded[cues[at].start : cues[at].end]
    if words != "kh":
        return words in _NO_PLANS
    after = cues[at + 1] if at + 1 < len(cues) else None
    return after is None or after.kind != "FIG" or not blank(folded, cues[at].end, after.start)


_NO_PLANS = frozenset({"nhu cầu", "lộ trình", "tầm nhìn", "quy hoạch"})


def _named(sentence: Sentence, at: int) -> bool:
    """Whether the noun is part of a name: `Phòng Tài chính - Kế hoạch`."""
    cue = sentence.cues[at]
    return (
        cue.start > sentence.start + 3
        and sentence.text[cue.start].isupper()
        and not sentence.text[cue.start + 1].isupper()
        and sentence.text[cue.start - 2] not in '.:"'
    )


def _addressed(sentence: Sentence, at: int) -> bool:
    """Whether an order names who is to carry it out: a name, a body or `các …`; or what is to be done."""
    folded, end = sentence.folded, sentence.cues[at].end
    if sentence.text[end + 1 : end + 2].isupper() or folded.startswith((" các ", " những ", ": "), end):
        return True
    after = sentence.cues[at + 1] if at + 1 < len(sentence.cues) else None
    if after is None or not blank(folded, end, after.start):
        return False
    acts = folded.startswith(_DEMANDS, sentence.cues[at].start)
    return after.kind == "actor" or (acts and after.kind in ("act", "down", "up"))


def _measured(sentence: Sentence, at: int) -> bool:
    """Whether the verb behind `phải`, `cần`, `có thể` is one of measure, or its object a sum of money."""
    cues, folded = sentence.cues, sentence.folded
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is not None and after.kind in (*TURNS, "FIG", "plan", "link") and blank(folded, cues[at].end, after.start):
        return True
    if folded.startswith("phải", cues[at].start) and _DUTIES.match(folded, cues[at].end, sentence.end):
        return True
    figure = next((cue for cue in cues[at + 1 :] if cue.kind in ("FIG", ",", ";")), None)
    return figure is not None and figure.kind == "FIG" and folded[figure.start : figure.end].endswith(_MONEY)


_DUTIES = regex.compile(
    r" (?:thu hồi|di dời|giải tỏa|bố trí|huy động|đầu tư|hoàn thành|giữ|nộp|bổ sung|trả|bồi thường|xây dựng)(?!\w)"
)
_DEMANDS = ("kiến nghị", "quyết nghị", "yêu cầu", "buộc")
_MONEY = ("đồng", "usd", "tỷ", "triệu", "euro")


def _lies_ahead(sentence: Sentence, cue: Cue, times: Sequence[ResolvedTime], published: str) -> bool:
    """Whether a date begins after the day of publication, or a span of time is said to be coming (`3 năm tới`)."""
    date = times[cue.number].date
    if date.type == "DURATION":
        return sentence.folded.endswith("tới", cue.start, cue.end) or (
            _COMING.match(sentence.folded, cue.end, sentence.end) is not None
        )
    begin = date.begin or ""
    return bool(published) and date.type in ("DATE", "TIME") and begin[:4].isdigit() and begin > published


def _is_base(sentence: Sentence, at: int) -> bool:
    """Whether the element at `at` is what a figure before it is compared with (`95% kế hoạch`, `so với năm 2019`)."""
    cues, folded = sentence.cues, sentence.folded
    for place in range(at - 1, -1, -1):
        cue = cues[place]
        if cue.kind in ("base", "up", "equal"):
            return True
        if cue.kind == "(" and place == at - 1 and at + 1 < len(cues) and cues[at + 1].kind == "FIG":
            return False  # `15,2% (kế hoạch 14,5%)`
        if cue.kind == "FIG":
            return len(folded[cue.end : cues[at].start].split()) <= 1
        if cue.kind in ",;:.":
            return False
    return False


def _heads(sentence: Sentence, at: int) -> bool:
    """Whether a plan's noun heads its clause (`Mục tiêu đến năm 2025: …`) or names the figure behind it."""
    cues, folded = sentence.cues, sentence.folded
    cue = cues[at]
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is not None and blank(folded, cue.end, after.start):
        if after.kind == "TIME":
            return not _object(sentence, at)
        if after.kind in ("FIG", ":", "be") or (after.kind in _AIMED and cue.kind == "aim"):
            return True
    return not _object(sentence, at)


_AIMED = frozenset({"head.up", "head.down", "up", "down", "q.min", "q.more", "q.max"})


def _object(sentence: Sentence, at: int) -> bool:
    """Whether the noun at `at` is the object of a verb or the end of a longer noun phrase."""
    cues = sentence.cues
    before = cues[at - 1] if at else None
    end = before.end if before is not None else sentence.start
    if any(letter.isalpha() for letter in sentence.folded[end : cues[at].start]):
        return True
    return before is not None and before.kind in (*TURNS, *HEADS, "link", "act", "FIG", "scheme")


def _behind(sentence: Sentence, at: int) -> bool:
    """Whether the element stands behind a figure in the same part of the clause."""
    cues = sentence.cues
    for place in range(at - 1, -1, -1):
        if cues[place].kind == "FIG":
            return True
        if cues[place].kind in ",;:" or sentence.folded.startswith("thì", cues[place].start):
            return False
    return False
