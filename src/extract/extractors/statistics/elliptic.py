"""Numbers whose unit is left out, because a neighbour has it: `5, 7 và 9%`, `từ 4,8 lên 5,3%`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from extract.extractors.statistics.units import Unit, read_unit
from extract.grammar.number_words import NUMBER_WORDS
from extract.grammar.numbers import DIGITS, Amount, read_amount, read_scale, times

if TYPE_CHECKING:
    from extract.extractors.statistics.figure import Figure
    from extract.extractors.statistics.terms import Role
    from extract.rule import Match

_NEXT = regex.compile(
    rf"(?:,| và| hay| hoặc| -|,? (?:thậm chí|có khi)(?: (?:là|tới|lên|đến|hơn|gần|cả|từ)){{0,3}}) ({DIGITS})"
)
_CHANGED = regex.compile(
    rf" (?:tăng |giảm )?(?:lên|xuống|còn|thành)(?: (?:tới|đến|còn|mức|khoảng|hơn|gần))*+ ({DIGITS})"
)
_AFTER_VALUE = regex.compile(r"[;.)]| ?$|,(?! ?\d)", regex.MULTILINE)
_VALUE_WORDS = frozenset("đạt tăng giảm là còn chiếm bằng khoảng hơn gần trên dưới mức đến tới".split())
_TO = regex.compile(r" (?:(?:tăng|giảm) )?(?:lên|xuống|còn)(?: (?:tới|đến|còn|khoảng|hơn|gần))* ")
_GLOSS = regex.compile(rf" ?\((?:{'|'.join(sorted(NUMBER_WORDS))})(?: (?:{'|'.join(sorted(NUMBER_WORDS))}))*+\)")
_NEAR = 60
_MOST = 6
"""Numbers that one list may hold before the one that has the unit."""


def borrowed_unit(text: str, end: int, words: list[str]) -> tuple[Unit, int] | None:
    """The unit, and the scale, that the number which ends at `end` takes from a later one; None where there is none.

    >>> unit, scale = borrowed_unit("lần lượt 5, 7 và 9 triệu đồng", 10, ["lần", "lượt"])
    >>> unit.key, scale
    ('VND', 1000000)
    """
    changed = _CHANGED.match(text, end) if words[-1:] == ["từ"] else None
    following = changed or _NEXT.match(text, end)
    for _ in range(_MOST):
        if following is None:
            return None
        amount = read_amount(text, following.start(1), following[1])
        if amount is None:
            return None
        unit = read_unit(text, amount.end, amount.scale)
        if unit is not None:
            strong = unit.role in ("percent", "money", "measure") or (
                unit.role == "noun" and (changed is not None or amount.scale != 1)
            )
            return (unit, amount.scale) if strong else None
        if amount.scale != 1:
            return None
        following = _NEXT.match(text, amount.end)
    return None


def is_bare_percent(text: str, start: int, amount: Amount, words: list[str]) -> bool:
    """Whether a decimal without a unit stands in a run of percentages: `đạt 96%; vùng A đạt 93,9; vùng B 80,2%`."""
    if "," not in amount.literal or words[-1:] == [] or words[-1] not in _VALUE_WORDS:
        return False
    if not _AFTER_VALUE.match(text, amount.end):
        return False
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    after = text[amount.end : amount.end + _NEAR].partition("\n")[0]
    return "%" in before and "%" in after


def million(text: str, cased: str, amount: Amount) -> Amount:
    """The amount multiplied where a capital M that a unit follows stands at it (`3M người`), else as it is."""
    end = amount.end
    if cased[end : end + 1] != "M" or cased[end + 1 : end + 2] != " " or not read_unit(text, end + 1, 1_000_000):
        return amount
    scaled = read_amount(f"{amount.literal} triệu", 0, amount.literal)
    return amount if scaled is None else scaled._replace(end=end + 1)


def carried_unit(text: str, previous: Match[Figure] | None, start: int, end: int) -> Unit | None:
    """The counted noun or percentage of the figure before, when this number tells what it became.

    So in `từ 349 đầu mối xuống còn 268;` the second number counts `đầu mối` too.
    """
    if previous is None or previous.value.kind not in ("quantity", "percent") or not _AFTER_VALUE.match(text, end):
        return None
    if not _TO.fullmatch(text, previous.end, start):
        return None
    role: Role = "percent" if previous.value.kind == "percent" else "noun"
    return Unit(role, previous.value.unit, previous.value.unit_key, end, end, previous.value.unit)


def compared_unit(text: str, previous: Match[Figure] | None, start: int, end: int) -> Unit | None:
    """What the figure before counts in millions, where this bare number of millions is what it compares with.

    So in `146 triệu người, giảm so với 149 triệu của năm trước` no money is meant.
    """
    if previous is None or previous.value.kind != "quantity" or start - previous.end > _NEAR:
        return None
    scaled = " triệu" in text[previous.start : previous.end]
    if not scaled or _COMPARED.search(text, previous.end, start) is None:
        return None
    return Unit("noun", previous.value.unit, previous.value.unit_key, end, end, previous.value.unit)


_COMPARED = regex.compile(
    r"(?<!\w)(?:so với|lên|xuống|từ|còn)(?: (?:gần|hơn|khoảng|mức|tới|đến|thấp|cao|trên|dưới)){0,3} $"
)


def listed_unit(text: str, previous: Match[Figure] | None, start: int, end: int) -> Unit | None:
    """What the figure before counts, when this number goes with the next item of its list, or tells of a part.

    So in `Bình Minh 120 hộ, Long Hồ 85, Mang Thít 64;` and `87 đảng viên (khai trừ 11, cách chức 3)`.
    """
    if previous is None or previous.value.kind != "quantity" or not previous.value.unit:
        return None
    if start - previous.end > _NEAR or not _AFTER_ITEM.match(text, end):
        return None
    item = _ITEM.fullmatch(text, previous.end, start)
    if item is None or _NO_ITEM.search(item["item"]) or item["item"].startswith(previous.value.unit):
        return None  # `2 trường (Trường Lục quân 1)`
    if item["open"] is None and previous.rule != LISTED:
        head = _ITEM_BEFORE.search(text, max(0, previous.start - _NEAR), previous.start)
        if head is None or _NO_ITEM.search(head["item"]):
            return None
    return Unit("noun", previous.value.unit, previous.value.unit_key, end, end, previous.value.unit)


LISTED = "listed"
"""The rule's name of a figure whose noun the list told before."""
_WORDS = r"(?P<item>[^\W\d]++(?: (?:- )?[^\W\d]++){0,6}+)"
_ITEM = regex.compile(rf"(?:[,;] (?:và )?|(?P<open> \()(?:trong đó )?){_WORDS} ")
_ITEM_BEFORE = regex.compile(rf"(?:[,;:(] |\n|^){_WORDS} $")
_AFTER_ITEM = regex.compile(r"[;)]|,(?= [^\W\d])|\.(?= |\n|$)| và (?=[^\W\d])")
_NO_ITEM = regex.compile(
    r"(?<!\w)(?:năm|tháng|ngày|quý|giờ|lúc|thứ|số|điều|khoản|mục|phần|đường|tổ|thôn|khu|lớp|tầng|cấp|hạng|vòng|khóa|"
    r"kỳ|tuổi|đến|từ|tăng|giảm|trên|hơn|gần|khoảng|còn|đạt|là|có|tới|quyết|chỉ thị|nghị định|đoạn|km|quốc lộ)(?!\w)"
)
"""Words of labels, times and predicates, which no item of a list holds."""


def parted_metres(text: str, amount: Amount) -> tuple[Decimal, Unit] | None:
    """Metres with what is written behind their sign, and the unit: `cao 1m68`, `rộng 2m5`.

    >>> text = "cao 1m68"
    >>> parted_metres(text, read_amount(text, 4, "1"))[0]
    Decimal('1.68')
    """
    parts = _METRES.match(text, amount.end) if amount.literal.isdigit() else None
    if parts is None:
        return None
    return Decimal(f"{amount.literal}.{parts[1]}"), Unit("measure", "m", "m", amount.end, parts.end(), "m")


_METRES = regex.compile(r"m(\d{1,2})(?!\w)")


def without_gloss(text: str, amount: Amount) -> Amount:
    """The amount read on behind its repetition in words: `06 (sáu) chiến sĩ`, `60 (sáu mươi) tỷ đồng`."""
    gloss = _GLOSS.match(text, amount.end) if "(" in text[amount.end : amount.end + 2] else None
    if gloss is None:
        return amount
    scale, end = read_scale(text, gloss.end())
    return amount._replace(value=times(amount.value, scale), end=end, scale=max(scale, amount.scale))
