"""Where the noun phrase to the left of a figure begins: what ends it, and what it goes on over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.coordination import coordinated
from extract.resolve.figures.kinds import HEADS, STOPS, Stretch, blank

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.resolve.figures.cues import Cue, Sentence


def phrase(sentence: Sentence, at: int, end: int) -> tuple[Stretch | None, str, int]:
    """The noun phrase that ends at `end`, the kind of what stopped it, and the place of that."""
    cues, folded = sentence.cues, sentence.folded
    start, stop = sentence.start, "start"
    edge = end
    while at >= 0:
        cue = cues[at]
        if cue.kind == ")":
            if _closes_item(sentence, at):
                start, stop = cues[at + 1].end, cues[at + 1].kind
                break
            at = opening(cues, at)
        elif cue.kind == '"' and _quoted(cues, at):
            at -= 1
        elif _ends(sentence, at, edge, end):
            start, stop = cue.end, cue.kind
            break
        edge = cues[at].start
        at -= 1
    if stop == "base":
        closed = folded.find(", ", start, end)  # `so với cùng kỳ, số doanh nghiệp tăng 10%`
        start, stop = (closed + 1, ",") if closed > 0 else (start, stop)
    if stop == "FIG":
        second = _second(sentence, at, start, end)
        start, stop = second, ("and" if second > start else stop)
        listed = folded.rfind(", ", start, end)
        if listed > 0 and sentence.text[listed + 2].isupper():
            start, stop = listed + 1, ","  # `97% số cửa hàng, Hà Nội: 20%`
    if stop == "start" and (item := _ITEM.match(folded, start, end)) is not None:
        start = item.end()
    start = _behind_gloss(folded, start, end)
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return ((start, end) if start < end else None), stop, at


_ITEM = regex.compile(r" {0,3}+\d{1,2}(?:\.\d{1,2})?[.)/] (?=\p{L})")
"""The number of an item before its subject: `3. Thu ngân sách đạt 12 tỷ đồng`."""


def _closes_item(sentence: Sentence, at: int) -> bool:
    """Whether the bracket at `at` closes an item with its figure: `phí cầu (5 tỷ đồng) và phí phà …`."""
    cues = sentence.cues
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is None or after.kind not in ("and", ",") or not blank(sentence.folded, cues[at].end, after.start):
        return False
    return any(cue.kind == "FIG" for cue in cues[opening(cues, at) : at])


def _quoted(cues: list[Cue], at: int) -> bool:
    """Whether the quotation mark at `at` closes a word or two inside a noun phrase: `giải thưởng "khủng"`."""
    return at > 0 and cues[at - 1].kind == '"' and cues[at].start - cues[at - 1].end <= _LONGEST_QUOTED


_LONGEST_QUOTED = 12


def _second(sentence: Sentence, at: int, start: int, end: int) -> int:
    """Where behind a figure's own noun a second subject begins: `50% số phiếu và số cử tri đi bầu cao hơn 25%`."""
    cues, folded = sentence.cues, sentence.folded
    for place in range(at + 1, len(cues) - 1):
        if cues[place + 1].start >= end:
            break
        joins = cues[place].kind == "and" and cues[place + 1].kind in (*HEADS, "act")
        if joins and blank(folded, cues[place].end, cues[place + 1].start):
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
    if cue.kind in _ASKED:
        return _ASKED[cue.kind](sentence, at, end)
    if cue.kind in ("up", "down") and at and cues[at - 1].kind in ("and", *HEADS):
        return not blank(folded, cues[at - 1].end, cue.start)
    if cue.kind == "-":
        return _separates(sentence, at)
    if cue.kind in STOPS or cue.kind in ("q.max", "q.min"):
        return cue.kind != "FIG" or not is_age(sentence, at)
    if cue.kind == ",":
        return not coordinated(sentence, at, edge)
    return _behind_figure(sentence, at) if cue.kind == "and" else _dates(sentence, at, end)


def _dates(sentence: Sentence, at: int, end: int) -> bool:
    """Whether the element at `at` is a time that stands before a phrase of its own."""
    cue = sentence.cues[at]
    return cue.kind == "TIME" and not blank(sentence.folded, cue.end, end) and not _goes_on(sentence, at)


def _left_over(sentence: Sentence, at: int) -> bool:
    """Whether `còn lại` describes the noun before it: `số vốn còn lại chưa giao là …`."""
    cues, folded = sentence.cues, sentence.folded
    after = cues[at + 1] if at + 1 < len(cues) else None
    if (
        after is None
        or folded[cues[at].start : cues[at].end] != "còn lại"
        or folded[cues[at].end : cues[at].end + 1] != " "
    ):
        return False
    return after.kind in ("be", "prep", "share", "equal", "up", "down") or not blank(folded, cues[at].end, after.start)


def _behind_figure(sentence: Sentence, at: int) -> bool:
    """Whether the `và` at `at` follows a figure or a time."""
    cues, folded = sentence.cues, sentence.folded
    return at > 0 and cues[at - 1].kind in ("FIG", "TIME") and blank(folded, cues[at - 1].end, cues[at].start)


def _relative(sentence: Sentence, at: int) -> bool:
    """Whether the conjunction at `at` opens a relative clause of the head before it: `vốn do tỉnh hỗ trợ`."""
    cues, folded = sentence.cues, sentence.folded
    before = cues[at - 1] if at else None
    if before is None or before.kind not in HEADS or folded[cues[at].start : cues[at].end] not in _RELATIVES:
        return False
    return blank(folded, before.end, cues[at].start)


def _proposed(sentence: Sentence, at: int, end: int) -> bool:
    """Whether the plan at `at` narrows down the head before it: `số tiền phí đề nghị gia hạn là …`."""
    cues, folded = sentence.cues, sentence.folded
    before = cues[at - 1] if at else None
    if before is None or before.kind not in HEADS or cues[at].start - before.end > _LONGEST_NOUN:
        return False
    return "," not in folded[before.end : cues[at].start] and not blank(folded, cues[at].end, end)


_LONGEST_NOUN = 24


def _acts(sentence: Sentence, at: int, end: int) -> bool:
    """Whether an object or a deed follows the auxiliary at `at` before `end`: `vượt mức này sẽ tính cước …`."""
    return any(one.kind in (*HEADS, "act") and one.end <= end for one in sentence.cues[at + 1 : at + 4])


_RELATIVES = frozenset(("do", "mà"))


def is_age(sentence: Sentence, at: int) -> bool:
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


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether behind the time at `at` the phrase goes on (`kim ngạch năm 2020 của tỉnh`)."""
    cues = sentence.cues
    after = cues[at + 1] if at + 1 < len(cues) else None
    return after is not None and after.kind in ("prep", "link") and blank(sentence.folded, cues[at].end, after.start)


def opening(cues: list[Cue], at: int) -> int:
    """The place of the bracket that the one at `at` closes; `at` itself where none is open."""
    return next((place for place in range(at - 1, -1, -1) if cues[place].kind == "("), at)


def _passive(sentence: Sentence, at: int) -> bool:
    """Whether the verb of saying at `at` is passive: `giá trị thương hiệu được tạp chí Sen công bố là …`."""
    cue = sentence.cues[at]
    if sentence.folded.endswith(" được ", sentence.start, cue.start):
        return True
    after = sentence.cues[at + 1] if at + 1 < len(sentence.cues) else None
    if after is None or after.kind != "be" or after.start != cue.end + 1:
        return False
    return _BY.search(sentence.folded, max(sentence.start, cue.start - _LONGEST_AGENT), cue.start) is not None


_BY = regex.compile(r" được (?:\w++ ){1,6}+$")
_LONGEST_AGENT = 40


def _compares(sentence: Sentence, at: int) -> bool:
    """Whether `bằng` stands before a figure, rather than before a means (`xét tuyển bằng kết quả thi`)."""
    cues, folded = sentence.cues, sentence.folded
    after = cues[at + 1] if at + 1 < len(cues) else None
    if folded[cues[at].start : cues[at].end] != "bằng":
        return True
    return after is not None and (after.kind == "FIG" or blank(folded, cues[at].end, after.start))


_ASKED: dict[str, Callable[[Sentence, int, int], bool]] = {
    "conj": lambda sentence, at, _: not _relative(sentence, at),
    "plan": lambda sentence, at, end: not _proposed(sentence, at, end),
    "say": lambda sentence, at, _: not _passive(sentence, at),
    "to": lambda sentence, at, _: not _left_over(sentence, at),
    "will": _acts,
    "equal": lambda sentence, at, _: _compares(sentence, at),
}
"""Kinds that end a phrase in some places only."""
