"""Firms whose names look like persons' names: Công ty TNHH Thương mại Hoàng Gia Phát."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from extract.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRM_REACH = 70
_FIRM_WORDS = (
    "cổ phần thương mại dịch vụ xây dựng đầu tư sản xuất nhập khẩu một hai thành viên tư vấn du lịch vận tải và"
    " phát triển công nghiệp kinh doanh bất động sản nhân kỹ thuật thiết bị thực phẩm dược may mặc gỗ nhựa thép"
    " khoáng nông"
)
_FIRM = regex.compile(
    r"(?i:công ty|cty|ctcp|doanh nghiệp|dntn|tnhh)(?:[ ,]+(?:(?=\p{Lu})\S+|-|&|(?i:\L<words>)(?!\p{L})))*+[ ]$",
    words=list(dict.fromkeys(_FIRM_WORDS.split())),
)
_FIRM_HEAD = regex.compile(r"(?:giám đốc|chủ tịch|trưởng|đại diện|kế toán|nhân viên|hđqt|gđ)[\p{L} ]{0,20}$")
_HELD = regex.compile(r"(?: ?\([^()\n]{1,30}+\))?(?:, ?| ?- ?| ?\(| là )[\p{L} ]{4,50}")
"""What ties a post to the name before it: the firm that follows is its body, no holder."""


@lru_cache(maxsize=1)
def _known() -> dict[str, list[list[str]]]:
    """The words of each known firm by their first."""
    known: dict[str, list[list[str]]] = {}
    for name in load("extract.extractors.officials", "firms.tsv").values:
        words = name.split()
        known.setdefault(words[0], []).append(words)
    return known


def openings() -> Iterable[str]:
    """The first words of known firms and clubs."""
    return _known()


def prefix(parts: list[str], at: int) -> int:
    """How many of the folded words from `at` on name a known firm or club.

    >>> prefix(["hoàng", "anh", "gia", "lai", "đoàn", "nguyên"], 0), prefix(["hoàng", "anh"], 0)
    (4, 0)
    """
    for words in _known().get(parts[at], ()):
        if parts[at : at + len(words)] == words:
            return len(words)
    return 0


def is_firm(text: str, folded: str, start: int, end: int, last: int | None) -> bool:
    """Whether a firm's name ends at `end` that looks like a person's; `last` is where the last person's name ends.

    >>> text = "Công ty TNHH Thương mại Hoàng Gia Phát"
    >>> is_firm(text, text.lower(), text.index("Hoàng"), len(text), None)
    True
    """
    firm = _FIRM.search(text, max(0, start - _FIRM_REACH), start)
    if firm is None:
        return False
    headed = _FIRM_HEAD.search(folded, max(0, firm.start() - 24), firm.start())
    if headed is None or text.count(" ", start, end) < 2:
        return True
    if last is None:
        return False
    return firm.start() - last < _FIRM_REACH and _HELD.fullmatch(text, last, firm.start()) is not None
