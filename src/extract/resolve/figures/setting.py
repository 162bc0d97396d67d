"""What a cue word makes of the figures behind it: a target, a norm, or what has come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.aims import heads, is_base, named, short
from extract.resolve.figures.duties import addressed, behind, measured
from extract.resolve.figures.kinds import HEADS
from extract.resolve.figures.norms import rules

if TYPE_CHECKING:
    from extract.document import StatisticStatus
    from extract.resolve.figures.cues import Sentence


def set_by(sentence: Sentence, at: int, status: StatisticStatus) -> StatisticStatus:
    """The status behind the element at `at`, given the one before it."""
    kind = sentence.cues[at].kind
    if kind == "done":
        return status if status == "target" and _relative(sentence, at) else "actual"
    if kind == "now" and status == "target":
        return "actual"
    if kind == "may" and _conditions(sentence, at):
        return "norm"
    if not _counts(sentence, at) or (kind == "q.max" and status == "target"):
        return status
    if status == "norm" and kind in ("may", "will"):
        return status  # `theo quy định, khu du lịch phải có diện tích …`
    return "norm" if kind in ("norm", "head.norm", "q.max") else "target"


def _conditions(sentence: Sentence, at: int) -> bool:
    """Whether `phải` tells a condition or a standard: `phải thiếu 10% thì mới bầu`, `tiêu chuẩn phải trên 6 mg/l`."""
    folded, start = sentence.folded, sentence.cues[at].start
    if folded.startswith("phải", start) and _STANDARD.search(folded, max(sentence.start, start - 90), start):
        return _FIGURE.match(folded, start, sentence.end) is not None
    return _ONLY_THEN.match(folded, start, sentence.end) is not None


_FIGURE = regex.compile(r"phải [^.,;:\d]{0,40}\d")
_STANDARD = regex.compile(r"(?<!\w)(?:tiêu chuẩn|quy chuẩn|quy định (?:của|là))(?!\w)[^.;:\d]{0,70}$")
_ONLY_THEN = regex.compile(
    r"(?:phải|cần) [^.;]{0,90}?\d[^.;\d]{0,30}?(?<!\w)(?:thì )?mới (?:được|xem xét|xét|đủ điều kiện|công nhận)(?!\w)"
)


def _relative(sentence: Sentence, at: int) -> bool:
    """Whether `đã được …` describes the noun before it: `nâng mức bội chi đã được Quốc hội quyết định`."""
    cue = sentence.cues[at]
    return (
        sentence.folded[cue.start : cue.end] == "đã được" and sentence.folded[cue.start - 2 : cue.start - 1].isalpha()
    )


_NEAR = 8
"""Characters between `không quá` and the figure that it bounds: `không quá mức 5%`, but `củ riềng không quá già`."""


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether the element at `at` tells a target or a norm where it stands."""
    kind = sentence.cues[at].kind
    if kind in ("now", "q.max"):  # `không quá` sets a ceiling, `tối đa` tells the most there is
        after = sentence.cues[at + 1] if at + 1 < len(sentence.cues) else None
        near = (
            after is not None and after.kind in ("FIG", "level", "be") and after.start - sentence.cues[at].end < _NEAR
        )
        return near and kind == "q.max" and sentence.folded.startswith("không", sentence.cues[at].start)
    if kind == "order":
        return addressed(sentence, at)
    if is_base(sentence, at) or behind(sentence, at) or _registered(sentence, at) or _resolve(sentence, at):
        return False
    if kind in ("norm", "head.norm"):
        return rules(sentence, sentence.cues[at])
    if kind in ("aim", "scheme"):
        return heads(sentence, at) and not named(sentence, at) and not short(sentence, at)
    return kind != "may" or measured(sentence, at)


def _resolve(sentence: Sentence, at: int) -> bool:
    """Whether `quyết tâm`, `phấn đấu` are nouns, or virtues: `với quyết tâm cao`, `sự phấn đấu của toàn Đảng`."""
    cue = sentence.cues[at]
    if cue.kind == "plan" and sentence.folded.startswith("theo ", cue.start):
        before = sentence.folded[cue.start - 2 : cue.start]
        return before[:1].isalnum() and sentence.folded.startswith(",", cue.end)  # `đã mở 7 đoàn theo kế hoạch, …`
    if sentence.folded.startswith("định hướng", cue.start):
        return sentence.folded.endswith(_LINES, sentence.start, cue.start)
    if sentence.folded.startswith("để đạt được", cue.start):
        return _ATTAINED.match(sentence.folded, cue.end, sentence.end) is not None
    if sentence.folded.startswith("phấn đấu", cue.start):
        return sentence.folded.endswith(_STRIVING, sentence.start, cue.start) and (
            _STRIVEN.match(sentence.folded, cue.end, sentence.end) is not None
        )
    return (
        sentence.folded.startswith("quyết tâm", cue.start)
        and _FIRM.match(sentence.folded, cue.end, sentence.end) is not None
    )


_LINES = ("những ", "các ", "sự ", "công tác ", "giáo dục ", "theo ", "nhờ ", "nhờ có ")
"""Before the line that has been followed: `nhờ những định hướng phát triển hợp lý`."""
_ATTAINED = regex.compile(
    r" (?:những |các )?(?:kết quả|thành tích|thành công|thành quả|con số|số thu|danh hiệu|vị trí)"
    r"(?: \p{L}++){0,2}? (?:trên|này|đó|ấy)(?!\w)"
)
"""What has been attained, as the text has told: `để đạt được kết quả trên, Cục Thuế đã …`."""
_STRIVING = ("nỗ lực ", "nỗ lực, ", "sự ", "tinh thần ", "cố gắng, ", "cố gắng ", "quá trình ", "ý chí ")
_STRIVEN = regex.compile(r" ?(?:[,.;]|(?:của|và|vươn lên|không ngừng|trong|nên|mà)(?!\w))")
_FIRM = regex.compile(r" ?(?:[,.;]|(?:mạnh mẽ|cao|lớn|chính trị|của|từ|và|rất|trong)(?!\w))")


def _registered(sentence: Sentence, at: int) -> bool:
    """Whether `đăng ký đạt` is said of what is registered, rather than of a goal: `tổng vốn đầu tư đăng ký đạt …`."""
    before = sentence.cues[at - 1].kind if at else ""
    start = sentence.cues[at].start
    if sentence.folded.startswith("cam kết", start):
        return before in (*HEADS, "be")  # `tổng trị giá cam kết`
    return sentence.folded.startswith("đăng ký", start) and before in (*HEADS, "act")


def proposed(sentence: Sentence, at: int) -> bool:
    """Whether what a rule sets is only proposed: `đề xuất tăng mức lương cơ sở 7%`."""
    first = max(0, at - 6)
    kinds = [cue.kind for cue in sentence.cues[first:at]]
    return "plan" in kinds[-3:] or any(
        kind == "order"
        and not sentence.folded.startswith("giao", sentence.cues[first + place].start)
        and ";" not in kinds[place:]
        and addressed(sentence, first + place)
        for place, kind in enumerate(kinds)
    )


def suffers(sentence: Sentence, at: int, *, supposed: bool) -> bool:
    """Whether `bị` tells of what is to come, not of what has: `sẽ bị cấm thi đấu 10 trận`."""
    cues, folded = sentence.cues, sentence.folded
    if cues[at].kind != "done" or not folded.startswith("bị", cues[at].start):
        return False
    before = cues[at - 1] if at else None
    return supposed or (before is not None and before.kind in _COMES and before.end + 1 == cues[at].start)


_COMES = ("will", "may", "plan")
