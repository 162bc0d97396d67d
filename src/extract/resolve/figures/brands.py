"""Firms by a name alone, which no word such as `công ty` stands before: `Vinamilk đạt doanh thu 15.000 tỷ đồng`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import regex

from extract.grammar.names import is_syllable
from extract.letters import ALNUM, LETTER, UPPER
from extract.resolve.places import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 4
"""Letters of the shortest name."""
_OFTEN = 3
_WORD = re.compile(rf"[{UPPER}](?<!{ALNUM}.){LETTER}{{{_LEAST - 1},24}}+(?!{ALNUM})")
_BEFORE = regex.compile(
    r"(?<!\p{L})(?:công ty|cty|ctcp|tập đoàn|ngân hàng|hãng|thương hiệu|doanh thu|lợi nhuận|báo cáo tài chính|cổ phiếu|"
    r"cổ đông|hđqt|tổng giám đốc|ceo|nhà máy|hệ thống|chuỗi|đối tác)(?: \p{L}++){0,3}? \(?$"
)
_BEHIND = regex.compile(
    r" (?:(?:là|cũng là|vẫn là|trở thành|vốn là) (?:\p{L}++ ){0,2}"
    r"(?:công ty|tập đoàn|hãng|ngân hàng|doanh nghiệp|đơn vị)|"
    r"(?:vừa )?(?:công bố|niêm yết|đạt doanh thu|báo lãi|thu lãi|ghi nhận doanh thu))(?!\p{L})"
)
_SOURCES = ("tạp chí ", "tờ ", "tờ báo ", "nhật báo ", "hãng tin ")
_NEAR = 60


def may_be_brand(word: str) -> bool:
    """Whether a word could be the name of a firm: foreign or made up, with a capital.

    >>> [may_be_brand(word) for word in ("Vinamilk", "Nguyễn", "EVN", "Sabeco")]
    [True, False, False, True]
    """
    return len(word) >= _LEAST and not word.isupper() and word.isalpha() and not is_syllable(word)


def brands(text: str, folded: str, people: Sequence[tuple[int, int]]) -> dict[str, int]:
    """How often the head of the text names each firm that it gives no word for; `people` are the persons' names in it.

    >>> text = "Vinasoy báo lãi lớn. Vinasoy thu 5 tỷ đồng. Theo Vinasoy, giá tăng."
    >>> brands(text, text.lower(), ())
    {'Vinasoy': 3}
    """
    end = min(len(text), OPENING)
    counts = Counter(_WORD.findall(text, 0, end))
    often = [word for word, count in counts.items() if count >= _OFTEN and may_be_brand(word)]
    if not often:
        return {}
    persons = {word for start, stop in people for word in text[start:stop].split()}
    return {word: counts[word] for word in often if word not in persons and _is_told(text, folded, word, end)}


def _is_told(text: str, folded: str, word: str, end: int) -> bool:
    """Whether the text tells somewhere that the word names a firm, and not first one that it has its news from."""
    at = text.find(word, 0, end)
    while at >= 0:
        if folded[max(0, at - _NEAR) : at].endswith(_SOURCES):
            return False
        if _BEFORE.search(folded, max(0, at - _NEAR), at) or _BEHIND.match(folded, at + len(word)):
            return True
        at = text.find(word, at + 1, end)
    return False
