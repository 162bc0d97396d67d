"""Where heads of posts stand in a text: which of them open a post, and which are part of the one before."""

from __future__ import annotations

import regex

from extract.extractors.officials.posts_words import Head, heads

Hit = tuple[int, int, Head]
"""Where a head begins and ends in the view, and what it is."""
_INSIDE = ("đại biểu", "thư ký", "bí thư", "đb", "nghị sĩ")
_HOUSES = (
    "tổ công tác của ",
    "đoàn công tác của ",
    "tổ tư vấn của ",
    "văn phòng ",
    "lăng ",
    "bộ ",
    "ban ",
    "hội đồng ",
    "đoàn ",
)
"""Heads that are also parts of bodies: Đoàn đại biểu Quốc hội, Ban Bí thư."""
_SERVING = frozenset(
    ("thư ký", "trợ lý", "cố vấn", "đặc phái viên", "phái viên", "đặc sứ", "người phát ngôn", "phát ngôn viên")
)
"""Heads that may name the post which they serve in place of a body."""
_BOSS = regex.compile(r"(?P<of> của )(?:[\p{L}\d]++ ){0,9}?[\p{L}\d]++(?=, |\)|;)")


def hits(folded: str) -> list[Hit]:
    """The heads of a folded text, in order; an abbreviation in brackets right after one is none."""
    found: list[Hit] = []
    edged = f"{folded} "  # its last character stands before the first word too
    for last, (length, head) in heads().iter_long(folded):
        start, end = last + 1 - length, last + 1
        if head is None or edged[end].isalnum() or edged[start - 1].isalnum():
            continue
        if found and found[-1][1] == start - 2 and folded.startswith(")", end) and folded[start - 1] == "(":
            continue  # Tổng Giám đốc (TGĐ)
        found.append((start, end, head))
    return found


def next_head(folded: str, found: list[Hit], index: int, most: int) -> int:
    """Where the next head before `most` stands that can't be part of this one's body."""
    for later in range(index + 1, len(found)):
        start, end, head = found[later]
        if start >= most:
            break
        if head.kind == "weak" and not folded.endswith((", ", "; "), 0, start):
            continue  # Cục Tổ chức cán bộ
        inside = folded[start:end] in _INSIDE or folded.endswith(_HOUSES, 0, start)
        return most if inside else start
    return most


def boss(folded: str, found: list[Hit], index: int, holder: int) -> regex.Match[str] | None:
    """What names the post that a head serves: `đặc phái viên của Thủ tướng Pháp về vấn đề Sudan`."""
    start, end, _ = found[index]
    own = _BOSS.match(folded, end, holder) if folded[start:end] in _SERVING else None
    return own if own and index + 1 < len(found) and found[index + 1][0] == own.end("of") else None
