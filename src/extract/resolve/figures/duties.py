"""Orders and duties: whether `yêu cầu`, `kiến nghị`, `phải`, `cần` say that something is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.kinds import QUALIFIERS, TURNS, blank

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Sentence


def addressed(sentence: Sentence, at: int) -> bool:
    """Whether an order names who is to carry it out: a name, a body or `các …`; or what is to be done."""
    folded, first, end = sentence.folded, sentence.cues[at].start, sentence.cues[at].end
    if folded.startswith("giao", first):
        return _TASKS.match(sentence.text, end, sentence.end) is not None
    if folded.startswith("chỉ đạo", first) and folded.startswith(_SUBORDINATES, end):
        return False
    named = sentence.text[end + 1 : end + 2].isupper() or folded.startswith((" các ", " những ", ": "), end)
    asked = folded.startswith("kiến nghị", first) and _TO_DO.match(folded, end, sentence.end) is not None
    if asked or (named and not folded.startswith(_AGREES, first)):
        return True
    after = sentence.cues[at + 1] if at + 1 < len(sentence.cues) else None
    if after is None or not blank(folded, end, after.start):
        return False
    demanded = (after.kind == "act" or folded.startswith("nâng", after.start)) and folded.startswith(_DEMANDS, first)
    if folded.startswith((*_AGREES, *_DEMANDS), first) and after.kind in ("down", "up"):
        return True  # `nhất trí cắt giảm 5.000 tỷ đồng`
    return demanded or (after.kind == "actor" and not folded.startswith(_AGREES, first))


def measured(sentence: Sentence, at: int) -> bool:
    """Whether the verb behind `phải`, `cần`, `có thể` is one of measure or duty, or what is needed a sum of money."""
    cues, folded = sentence.cues, sentence.folded
    cue = cues[at]
    place = at + 1
    while place < len(cues) and cues[place].kind in _BEFORE_NEED and folded.startswith("cần", cue.start):
        place += 1  # `cần trung bình khoảng 7.500 MW`
    after = cues[place] if place < len(cues) else None
    if folded.endswith("giá ", sentence.start, cue.start):
        return False  # `cái giá phải trả rất lớn`
    if folded.startswith("phải", cue.start) and _ESTIMATE.match(folded, cue.end, sentence.end):
        return False  # `phải đến 20 người kéo tới`
    open_kinds = after is not None and after.kind in (*TURNS, "FIG", "plan", "link")
    if after is not None and open_kinds and blank(folded, cues[place - 1].end, after.start):
        return True
    if folded.startswith("phải", cue.start):
        habit = folded.endswith(_HABITS, sentence.start, cue.start)
        if habit or _DUTIES.match(folded, cue.end, sentence.end) is None:
            return False
    figure = next((cue for cue in cues[at + 1 :] if cue.kind in ("FIG", ",", ";")), None)
    if figure is None or figure.kind != "FIG":
        return False
    return folded.startswith("phải", cue.start) or folded[figure.start : figure.end].endswith(_MONEY)


_ESTIMATE = regex.compile(r" (?:có )?(?:đến|tới|hơn) (?:\p{L}+ )?\d")
_BEFORE_NEED = QUALIFIERS | {"mean"}
_HABITS = (
    "vẫn ",
    "cũng ",
    "luôn ",
    "thường ",
    "từng ",
    "hằng năm ",
    "hàng năm ",
    "hằng tháng ",
    "hàng tháng ",
    "thường xuyên ",
)
_DUTIES = regex.compile(
    r" (?:(?:tiếp tục|tự|cùng|liên đới|có trách nhiệm|thực hiện|làm) )?(?:thu hồi|di dời|giải tỏa|bố trí|huy động|"
    r"đầu tư|hoàn thành|giữ|nộp|bổ sung|trả|hoàn trả|bồi thường|xây dựng|khắc phục|đóng|chi|chuyển|cắt|bảo đảm|"
    r"đảm bảo|thu|giải ngân|giải quyết|đạt|có|dành|"
    r"quy hoạch|phát triển|tiết kiệm|đào tạo|tuyển|tăng thêm|cần|"
    r"bồi hoàn|hoàn lại|thanh toán|chi trả)(?!\w)"
)
_SUBORDINATES = tuple(
    f" {who} "
    for who in ("ông", "bà", "anh", "chị", "nhân viên", "cấp dưới", "thuộc cấp", "kế toán", "bị can", "bị cáo")
)
"""Who was told to do something, as a case tells it: `ông A chỉ đạo bà B lập 2 hợp đồng`."""
_TASKS = regex.compile(
    r" [^.;:\d]{2,120}? (?:chủ trì|phối hợp|thực hiện|bố trí|cân đối|hoàn thành|triển khai|giải quyết|hạn chế|"
    r"thành lập|nghiên cứu|tham mưu|xây dựng|phân bổ|khẩn trương|hướng dẫn|tổ chức|rà soát|trình|xem xét|phấn đấu|"
    r"huy động|chuẩn bị)(?!\w)"
)
"""What somebody is given to do, not land or money: `giao Sở Tài chính bố trí 5 tỷ đồng`."""
_AGREES = ("nhất trí", "thống nhất", "đồng ý")
_DEMANDS = ("kiến nghị", "quyết nghị", "yêu cầu", "buộc")
_TO_DO = regex.compile(r" (?:thu hồi|truy thu|xử lý|giảm|tăng|hoàn trả|chuyển|điều chỉnh|loại)(?!\w)")
_MONEY = ("đồng", "usd", "tỷ", "triệu", "euro")


def behind(sentence: Sentence, at: int) -> bool:
    """Whether `cần`, `có thể` stand behind a figure in the same part of the clause, so that they are said of it."""
    cues = sentence.cues
    needed = cues[at].kind == "may" or sentence.folded.startswith("cần phải", cues[at].start)
    if not needed or sentence.folded.startswith("phải", cues[at].start):
        return False
    for place in range(at - 1, -1, -1):
        if cues[place].kind == "FIG":
            return True
        if cues[place].kind in ",;:" or sentence.folded.startswith("thì", cues[place].start):
            return False
    return False
