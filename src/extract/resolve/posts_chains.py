"""Posts in a row that one person holds: `Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`; what ties a post to a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.letters import LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.extractors.officials import Post
    from extract.rule import Match
    from extract.segment import Reading

PREFIXES = (
    r"(?:(?:nguyên(?: là)?:?|từng(?: là| làm)?|cựu|cố|quyền|q\.|nay là|hiện là|hiện nay là|tân|tập sự|hàm|nữ) ?)*"
)
"""What may stand between a joint and a post and says how the post is held."""
_TERM = rf"(?:thứ )?(?:[ivxlc]++|\d++)(?:(?:, ?| và | ?[-/] ?)(?:[ivxlc]++|\d++)(?!{LETTER}))*+"
TAIL = (
    rf"(?: ?\([^()\n]{{1,60}}+\))?+(?:,? (?:các |\d )?(?:khóa|nhiệm kỳ|nhiệm kì|kỳ) {_TERM})*+"
    r"(?: ?\([^()\n]{1,60}+\))?+(?: (?:cũ|đương nhiệm|tiền nhiệm|nước (?:chủ nhà|sở tại|này)"
    r"|(?:khi|lúc|hồi|thời)(?: bấy)? (?:đó|ấy|giờ)|bấy giờ|đối lập|cầm quyền))?+"
)
"""What may follow a post and belongs to it: a gloss, a term."""
_CHAIN = re.compile(
    rf"{TAIL} ?(?:, ?(?:và |kiêm |đồng thời là |kiêm nhiệm |rồi )?|; ?| ?- ?| (?:kiêm|và|kiêm nhiệm|kiêm chức"
    rf"|rồi|cùng) |/)"
    rf"{PREFIXES}"
)
_FIRST = frozenset(("thủ tướng", "chủ tịch nước", "tổng thống"))
_WITH_FIRST = regex.compile(
    r"ủy viên|(?:phó |tổng )?bí thư|trưởng |chủ tịch(?! ủy ban nhân dân| ubnd)|(?:tổng )?tư lệnh|đại biểu|thống lĩnh"
)
"""What may be said of the holder of a first office beside it."""
NEAR = 90


class Link(Struct, frozen=True):
    """A post given to a name; `clause` where a verb does it, `line` the start of its line in a career.

    What says how the post is held stands between `since` and the post.
    """

    post: int
    name: int
    clause: bool = False
    line: int | None = None
    since: int = 0


class Chain(Struct, frozen=True):
    """Posts in a row, by their numbers: `Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`."""

    first: int
    last: int


def links(chain: Chain, name: int, *, clause: bool = False, line: int | None = None, since: int = 0) -> list[Link]:
    """The links of every post of a chain to one name."""
    return [Link(post, name, clause, line, since) for post in range(chain.first, chain.last + 1)]


def chains(reading: Reading, posts: Sequence[Match[Post]]) -> Iterator[Chain]:
    """The posts of a reading, in rows as long as one person may hold them."""
    first = 0
    for index in range(1, len(posts) + 1):
        if index == len(posts) or not _joined(reading, posts[index - 1], posts[index]):
            yield Chain(first, index - 1)
            first = index


def _joined(reading: Reading, left: Match[Post], right: Match[Post]) -> bool:
    start, end = left.end, right.start
    if right.value.kind == "weak" and right.value.body_start is None:
        return False  # chất vấn Bộ trưởng Bộ Y tế, đại biểu Lê Văn A cho rằng
    if end - start >= NEAR or _CHAIN.fullmatch(reading.folded, start, end) is None:
        return False
    return "kiêm" in reading.folded[start:end] or not exclude(reading, left, right)


def exclude(reading: Reading, one: Match[Post], other: Match[Post]) -> bool:
    """Whether nobody holds both posts at a time: head and then deputy of one body, `Thủ tướng` and a minister.

    >>> from extract.extractors.officials import posts
    >>> from extract.segment import PlainSegmenter, Reading
    >>> from extract.text import View
    >>> reading = Reading(View("đề nghị của Thủ tướng, Phó Thủ tướng"), ())
    >>> exclude(reading, *posts.recognise(reading, ()))
    True
    """
    if one.value.prefix != other.value.prefix:
        return False
    folded = reading.folded
    a, b = folded[one.start : one.value.role_end], folded[other.start : other.value.role_end]
    if a == b.removeprefix("phó "):
        bodies = folded[one.value.role_end : one.end], folded[other.value.role_end : other.end]
        return a != b and ("" in bodies or bodies[0] == bodies[1])
    firsts = a in _FIRST, b in _FIRST
    if firsts == (True, True):
        return True
    return any(firsts) and _WITH_FIRST.match(folded, (other if firsts[0] else one).start) is None
