"""Plans by their nouns: whether `chỉ tiêu`, `kế hoạch`, `dự toán` tell a target, or what a figure is compared with."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.kinds import HEADS, QUALIFIERS, TURNS, blank

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence


def is_base(sentence: Sentence, at: int) -> bool:
    """Whether the element at `at` is what a figure before it is compared with (`95% kế hoạch`, `so với năm 2019`)."""
    cues, folded = sentence.cues, sentence.folded
    for place in range(at - 1, -1, -1):
        cue = cues[place]
        if cue.kind in ("base", "equal") or (cue.kind == "up" and folded.startswith(_COMPARES, cue.start)):
            return True
        if cue.kind == "aim" and cues[at].kind == "plan":
            return is_base(sentence, place)  # `đạt 67% chỉ tiêu phấn đấu`
        if cue.kind == "(" and place == at - 1 and at + 1 < len(cues) and cues[at + 1].kind == "FIG":
            return False  # `15,2% (kế hoạch 14,5%)`
        if cue.kind == "FIG":
            between = folded[cue.end : cues[at].start].split()
            joined = between == ["và"] or (between and cues[at].kind == "TIME")
            return len(between) <= 1 and not joined and not _predicate(sentence, cues[at])
        if cue.kind in ",;:.":
            return False
    return False


def _predicate(sentence: Sentence, cue: Cue) -> bool:
    """Whether the element is a verb whose subject the figure before it may be: `8 tỉnh phấn đấu đạt 100%`."""
    if cue.kind in ("may", "will"):
        return True
    return cue.kind == "plan" and not sentence.folded.startswith(_PLAN_NOUNS, cue.start)


_PLAN_NOUNS = ("chỉ tiêu", "mức", "nhiệm vụ", "mục tiêu", "phương hướng")
_COMPARES = ("vượt", "cao hơn", "nhiều hơn", "lớn hơn")


def heads(sentence: Sentence, at: int) -> bool:
    """Whether a plan's noun heads its clause (`Mục tiêu đến năm 2025: …`) or names the figure behind it."""
    cues, folded = sentence.cues, sentence.folded
    cue = cues[at]
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is not None and blank(folded, cue.end, after.start):
        if after.kind == "TIME":
            return not _object(sentence, at)
        if after.kind == "have" and folded.startswith("mục tiêu", cue.start):
            return True  # `hoàn thành mục tiêu có 3.000 km cao tốc`
        if after.kind in ("FIG", ":", "be") or (after.kind in _AIMED and cue.kind == "aim"):
            return True
    given = folded.endswith("giao ", sentence.start, cue.start)  # `giao dự toán thu … là 300 tỷ đồng`
    return given or not _object(sentence, at) or sets_out(sentence, cue)


_AIMED = frozenset({"head.up", "head.down", "up", "down", "q.min", "q.more", "q.max"})


def _object(sentence: Sentence, at: int) -> bool:
    """Whether the noun at `at` is the object of a verb or the end of a longer noun phrase."""
    cues = sentence.cues
    before = cues[at - 1] if at else None
    if sentence.folded.endswith(_FOR, sentence.start, cues[at].start):
        return True
    end = before.end if before is not None else sentence.start
    if any(letter.isalpha() for letter in sentence.folded[end : cues[at].start]):
        return True
    return before is not None and before.kind in (*TURNS, *HEADS, "link", "act", "FIG", "scheme", "order")


_FOR = ("cho ", "vì ", "phục vụ ", "mọi ", "đúng ")
"""Before an aim that money is spent on or that is met: `nguồn lực dành cho mục tiêu trồng rừng là …`."""


def short(sentence: Sentence, at: int) -> bool:
    """Whether the noun names no plan here: `KH` without its figure (`Bộ KH&ĐT`), a need or a road map."""
    cues, folded = sentence.cues, sentence.folded
    words = folded[cues[at].start : cues[at].end]
    if words != "kh":
        return words in _NO_PLANS or _MEASURED.match(folded, cues[at].start, sentence.end) is not None
    after = cues[at + 1] if at + 1 < len(cues) else None
    return after is None or after.kind != "FIG" or not blank(folded, cues[at].end, after.start)


_MEASURED = regex.compile(
    r"chỉ tiêu (?:thử nghiệm|kiểm nghiệm|xét nghiệm|phân tích|chất lượng|lý hóa|hóa lý|vi sinh|cảm quan)(?!\w)|"
    r"dự thảo (?:kết luận|báo cáo|biên bản|thông báo)(?!\w)"
)
"""What is measured in a sample, and drafts that report instead of planning."""
_NO_PLANS = frozenset({"nhu cầu", "lộ trình", "tầm nhìn", "quy hoạch"})


def named(sentence: Sentence, at: int) -> bool:
    """Whether the noun is part of a name: `Phòng Tài chính - Kế hoạch`."""
    cue = sentence.cues[at]
    return (
        cue.start > sentence.start + 3
        and sentence.text[cue.start].isupper()
        and not sentence.text[cue.start + 1].isupper()
        and sentence.text[cue.start - 2] not in '.:"'
    )


def outdoes(sentence: Sentence, at: int) -> bool:
    """Whether `vượt` tells what became of the plan that heads the clause: `chỉ tiêu xuất khẩu vượt kế hoạch`."""
    cues = sentence.cues
    if not sentence.folded.startswith("vượt", cues[at].start) or at + 1 == len(cues) or cues[at + 1].kind != "aim":
        return False
    return any(cue.kind == "aim" for cue in cues[:at]) and not any(cue.kind in ("FIG", "plan") for cue in cues[:at])


def of_plan(sentence: Sentence, at: int) -> bool:
    """Whether the figure is that of a plan another one is compared with: `đạt 70,6% dự toán 115.000 tỷ đồng`."""
    cues, folded = sentence.cues, sentence.folded
    if _RATIO.search(folded, cues[at].start, cues[at].end):
        return False
    for place in range(at - 1, -1, -1):
        kind = cues[place].kind
        if kind == "aim":
            between = folded[cues[place].end : cues[at].start]
            met = place > 0 and folded.startswith("đạt", cues[place - 1].start)
            if len(between.split()) > _OF_PLAN or not (met or is_base(sentence, place)):
                return False
            turn = cues[place - 1].kind in ("up", "down")
            return not turn or _NAMED.search(between) is not None or is_plan(sentence, place - 1, at)
        if kind in _CHANGES and folded[cues[place].start - 1] not in "(,":
            continue
        if kind not in _TOLD_OF_PLAN and not (kind == "order" and folded.startswith("giao", cues[place].start)):
            return False
    return False


_CHANGES = ("up", "down", "head.up", "head.down")
"""What a plan may be of: `so với mục tiêu cắt giảm 50%`."""
_OF_PLAN = 8
_RATIO = regex.compile(r"\d/\d")
_NAMED = regex.compile(r"\(|(?<!\w)(?:là|đạt|dự kiến|đề ra|đặt ra)(?!\w)")


def is_plan(sentence: Sentence, turn: int, at: int) -> bool:
    """Whether the percentage at `at` is the plan that `vượt`, at `turn`, goes beyond: `đạt 7,08%, vượt chỉ tiêu 6,7%`.

    Of the same order as the percentage before `vượt`, it is what was planned; much smaller, it is by how much.
    """
    cues, folded = sentence.cues, sentence.folded
    before = next((cue for cue in reversed(cues[max(0, turn - 2) : turn]) if cue.kind == "FIG"), None)
    if before is None or turn + 1 >= len(cues) or cues[turn + 1].kind != "aim":
        return False
    first, second = (_PERCENT.fullmatch(folded, cue.start, cue.end) for cue in (before, cues[at]))
    if first is None or second is None:
        return False
    return Decimal(second["value"].replace(",", ".")) * 3 > Decimal(first["value"].replace(",", "."))


_PERCENT = regex.compile(r"(?P<value>\d{1,3}(?:[,.]\d{1,4})?) ?%")
_TOLD_OF_PLAN = frozenset({*QUALIFIERS, "(", "be", "actor", "plan", "aux", "link", "prep", "TIME", "head"})


def sets_out(sentence: Sentence, cue: Cue) -> bool:
    """Whether what stands at the element are aims that somebody sets, told one by one behind it."""
    folded = sentence.folded
    words = folded[cue.start : cue.end]
    if not words.endswith(_AIMS):
        return False
    return (
        _SETTING.search(folded, max(sentence.start, cue.start - 40), cue.start) is not None
        and _ONE_BY_ONE.match(folded, cue.end, sentence.end) is not None
    )


_AIMS = ("chỉ tiêu", "mục tiêu")
_SETTING = regex.compile(
    r"(?<!\w)(?:đề ra|đặt ra|thống nhất|thông qua|xác định|xây dựng|giao|quyết định|biểu quyết|nêu|quyết nghị)"
    r"(?: được| thông qua| đề ra| với)?(?: các| những| một số| nhiều| \d{1,2})?(?: nhóm)? ?$"
)
_ONE_BY_ONE = regex.compile(r"[^:;.\n]{0,60}(?::|, (?:trong đó|gồm|cụ thể)|,? bao gồm)")
