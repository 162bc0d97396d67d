"""What a rule sets: fines, fees, grants and limits that it gives or takes from each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence

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
_SOMEBODY = regex.compile(r"(?<!\w)(?:ông|bà|anh|chị)(?: \p{L}++){0,4} $")
"""Who is granted something for himself, as a rule says."""

_FORBIDDEN = regex.compile(r"(?<!\w)không được (?:\p{L}++ ){0,12}?(?:quá|vượt|trên|dưới)(?: mức)? $")
"""Before the limit that nobody may go beyond: `không được vay tại một công ty quá 100 triệu đồng`."""
_SUMS = (
    "thu ",
    "thu từ ",
    "nguồn ",
    "tổng ",
    "nợ ",
    "nộp ",
    "số ",
    "truy thu ",
    "thất thu ",
    "trốn ",
    "hoàn ",
    "miễn ",
    "gian lận ",
    "theo ",
    "đạt ",
    "vượt ",
    "thoát ",
)
"""Before the name of a tax, a fine or a mark: what was taken of it or measured by it, not what the rule says."""
_MANNER = regex.compile(r"(?<=[\p{L}\d)] )(?<!(?:cũng|thì|vì|nhưng|mà) )(?<!trong khi )$")


def rules(sentence: Sentence, cue: Cue) -> bool:
    """Whether the word for a rule, or for what one sets, tells one here: not `thu lệ phí`, `xử lý theo quy định`."""
    folded = sentence.folded
    before = folded[max(sentence.start, cue.start - 60) : cue.start]
    if folded.startswith("theo quy định", cue.start):
        return _MANNER.search(before) is None
    if folded.startswith(("phạt tiền", "bị phạt tiền"), cue.start) and not folded.startswith(" từ ", cue.end):
        return False  # a fine as it was imposed; a rule gives a range
    if folded.startswith("ngưỡng", cue.start) and (before.endswith(_REACHED) or folded.startswith(_TRADED, cue.end)):
        return False  # `giá vàng lùi về ngưỡng 54 triệu đồng`
    if folded.startswith("được hưởng", cue.start):
        return _SHORTLY.match(folded, cue.end, sentence.end) is not None
    if (folded.startswith(_FINES, cue.start) and _imposed(sentence, cue, before)) or _reached(sentence, cue):
        return False
    return not before.endswith(_SUMS) and not folded.startswith(_BUDGETS, cue.end)


def _imposed(sentence: Sentence, cue: Cue, before: str) -> bool:
    """Whether the fine has been imposed: `đã ra quyết định xử phạt ông A về hành vi …, mức phạt 5 triệu`."""
    decided = sentence.folded.find("ra quyết định xử phạt", sentence.start, cue.start) >= 0
    return decided or _IMPOSED.search(before) is not None


_TRADED = (" kháng cự", " hỗ trợ", " tâm lý")
_REACHED = tuple(
    f"{word} "
    for word in ("gần", "xuống", "lên", "ở", "quanh", "dưới", "trên", "chạm", "qua", "về", "mất", "sát", "tới")
)
"""Words before a level that a market has come to, rather than one that a rule sets."""


def _reached(sentence: Sentence, cue: Cue) -> bool:
    """Whether a top speed is one that a ship or a car reaches."""
    folded = sentence.folded
    return folded.startswith("tốc độ tối đa", cue.start) and not _ROADS.search(folded, sentence.start, sentence.end)


_ROADS = regex.compile(r"(?<!\w)(?:cho phép|cao tốc|quốc lộ|tuyến|đường|quy định|biển báo|khu dân cư|giới hạn)(?!\w)")
"""Where a top speed is one that a rule sets."""
_SHORTLY = regex.compile(r"[^\d,.;:]{0,16}\d")
_FINES = ("mức phạt", "mức xử phạt", "tiền phạt")
_IMPOSED = regex.compile(r"(?<!\w)(?:đã|vừa|bị phạt|quyết định xử phạt|tổng)(?!\w)")
_BUDGETS = (" kỷ lục", " chuyển nhượng", " ngân sách", " nhập", " hút")
"""Behind `mức thu`: what is taken in, not what a rule takes from each."""


def fined(sentence: Sentence, end: int) -> bool:
    """Whether the verb that ends at the offset tells a fine that a rule sets: `sẽ bị phạt 2-3 triệu đồng`."""
    return _FINE.match(sentence.folded, end, sentence.end) is not None


_FINE = regex.compile(r" (?:xử )?phạt(?: tiền)?(?: từ| đến| tới)? \d[^ ]* ?(?:-|đến|triệu|đồng|nghìn|tỷ)")


def due(sentence: Sentence, cue: Cue, left: str) -> bool:
    """Whether the figure is what a rule gives or takes from each: `mỗi cháu được hỗ trợ …`, `hỗ trợ … đồng/căn`."""
    if "được " in left and (_SHARED_OUT.search(left) or _FORBIDDEN.search(left)):
        return True
    words = sentence.folded[cue.start : cue.end]
    rate = "đồng/" in words and _DUES.search(left) is not None
    if rate and not words.endswith(_MEASURES):
        return True
    granted = _GRANTS.search(left) if "được " in left else None
    if granted is not None and _SOMEBODY.search(left, 0, granted.start()):
        return False
    return (rate or granted is not None) and _LAW.search(sentence.folded, sentence.start, sentence.end) is not None


_MEASURES = ("/năm", "/tháng", "/kg", "/ngày", "/tấn", "/kwh", "/m2", "/m3", "/m 2", "/m 3", "/lít")


def bounds(sentence: Sentence, cue: Cue) -> bool:
    """Whether the figure bounds a class that rules tell apart: `xe dưới 12 chỗ`, `công suất từ 30 MW trở xuống`."""
    folded = sentence.folded
    if not folded.endswith(_BOUNDS, sentence.start, cue.start):
        return False
    if folded.endswith(_SEATS, cue.start, cue.end):
        return True
    bounded = folded.endswith(("dưới ", "nhỏ hơn "), sentence.start, cue.start) or folded.startswith(" trở ", cue.end)
    return bounded and _RATED.search(folded, max(sentence.start, cue.start - 60), cue.start) is not None


_BOUNDS = ("dưới ", "trên ", "từ ", "nhỏ hơn ", "lớn hơn ", "không quá ", "đến ")
_SEATS = (" chỗ", " chỗ ngồi", " ghế", " ghế ngồi", "cc", " phân khối")
"""Units by which vehicles are told apart."""
_RATED = regex.compile(
    r"(?<!\w)(?:dung tích|trọng lượng|trọng tải|tải trọng|khối lượng|công suất)(?!\w)[^.,;\d]{0,30}$"
)
"""What machines and vehicles are told apart by."""


def remits(folded: str, start: int, end: int) -> bool:
    """Whether the percentage is the part of a fee or tax that nobody pays: `miễn 100% phí`, `giảm 50% lệ phí`."""
    return folded.endswith(_REMITS, 0, start) and folded.startswith(FEES, end)


_REMITS = ("miễn ", "giảm ", "miễn tới ", "giảm tới ")
FEES = (
    *(" phí", " mức phí", " lệ phí", " thuế", " mức thuế", " học phí", " viện phí", " giá vé", " tiền thuê"),
    *(" tiền sử dụng", " tiền học", " tiền điện", " tiền vé"),
)
"""Fees and taxes behind the part of them that is remitted or lowered."""


def levied(sentence: Sentence, head: Cue, cue: Cue) -> bool:
    """Whether the figure is what a tax brought in or what is owed of it, not its rate: `nợ thuế 41,8 triệu đồng`."""
    folded = sentence.folded
    if not folded.startswith("thuế", head.start):
        return False
    if not folded.endswith(_SUM, cue.start, cue.end) or folded.startswith("thuế suất", head.start):
        return False
    return not folded.endswith("mức ", sentence.start, head.start) and not _SET.search(folded, head.end, cue.start)


_SET = regex.compile(r"(?<!\w)(?:mức|tối (?:thiểu|đa)|là)(?!\w)")
_SUM = ("triệu đồng", "tỷ đồng", "tỉ đồng", "tỷ", "tỉ", "triệu usd", "tỷ usd", "tỉ usd")
