"""Whether a figure is a level, a change, a share or relative to a base; and the direction of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.document import Direction, Measure
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.clauses import Left

RELATIVE_BASES = regex.compile(
    r"(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|so với|so cùng|cùng kỳ|ck|nghị quyết|công suất|tiến độ|định mức|"
    r"năm trước|(?:mức )?bình quân)(?!\w)"
)


_TURNS = frozenset({"up", "down", "to", "share", "equal", "times", "times.up"})


def turn_of(left: Left) -> str:
    """The verb that decides the measure: nearest to the figure, or the one whose object the noun phrase is."""
    for kind in left.kinds:
        if kind in _TURNS:
            return kind
    closed = any(kind in ("be", "have", "level") for kind in left.kinds)
    return left.stop if left.stop in ("up", "down") and left.phrase is not None and not closed else ""


def measure(
    figure: Figure, turn: str, kinds: tuple[str, ...], *, head: str, phrase: str, right: str
) -> tuple[Measure, Direction | None]:
    """The measure and direction of a figure, from its predicate, the head of its phrase and what follows it."""
    if figure.kind == "quantity" and figure.unit == "lần":
        return _times(turn, kinds, phrase, right)
    if figure.kind == "ratio":
        return "level", None
    if turn in ("up", "down"):
        return ("level", None) if figure.unit == "phiên" else ("change", "up" if turn == "up" else "down")
    if turn == "share":
        return "share", None
    return _percent(turn, kinds, head=head, phrase=phrase, right=right) if figure.kind == "percent" else ("level", None)


def _times(turn: str, kinds: tuple[str, ...], phrase: str, right: str) -> tuple[Measure, Direction | None]:
    """`tăng gấp 2 lần` is a change, `gấp 2 lần` relative; `đi 2 lần`, `tăng 5 lần, giảm 3 lần` are counts."""
    if _COUNTED.match(right):
        return "level", None
    if turn in ("up", "times.up") or "up" in kinds or ("times" in kinds and phrase.endswith("tăng")):
        return "change", "up"
    return ("relative", None) if turn in ("times", "equal") else ("level", None)


_COUNTED = regex.compile(r"(?:,|và|, và) (?:tăng|giảm|giữ nguyên|không đổi)(?: giá)? (?:\d+ lần|trong \d+ lần)")


def _percent(
    turn: str, kinds: tuple[str, ...], *, head: str, phrase: str, right: str
) -> tuple[Measure, Direction | None]:
    if head in ("head.up", "head.down"):
        return "change", "up" if head == "head.up" else "down"
    if turn == "equal" or ("have" not in kinds and RELATIVE_BASES.match(right)):
        return "relative", None
    if head == "head.rate" or phrase.startswith(("thuế", "phí", "lãi suất", "mức thuế", "mức phí", "lệ phí")):
        return "level", None
    if phrase.startswith(("chỉ số", "mức độ", "tốc độ", "tiến độ")):
        return "relative", None
    if _PRODUCT.match(phrase):
        return "change", "up"
    return "share", None


_PRODUCT = regex.compile(r"(?:gdp|grdp|tổng sản phẩm (?:trong nước|nội địa|quốc nội|trên địa bàn|trong tỉnh))(?!\w)")
"""What a percentage tells the growth of where no word says so: `GRDP năm 2020 đạt 7,1%`."""
