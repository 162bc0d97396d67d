"""Whether a person holds a post, has held it, acts in it or has just been given it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.document import PositionStatus
    from extract.extractors.officials import Post
    from extract.resolve.posts_links import Link
    from extract.rule import Match
    from extract.segment import Reading

_ELECT = (
    r"bầu|trúng cử|đắc cử|bổ nhiệm|đề cử|phê chuẩn|giới thiệu|chỉ định|điều động|luân chuyển|phân công"
    r"|chuyển (?:qua|sang)|nhậm chức|tuyên thệ"
    r"|nhận (?:nhiệm vụ|chức)|được giao|trở thành|bổ sung|tiếp nhận"
)
_FORMER = (
    r"thôi (?:giữ|làm|chức|nhiệm|đảm)|cho thôi|miễn nhiệm|cách (?:hết )?(?:các )?chức|bãi nhiệm|từ chức|từng"
    r"|trải qua|trước đây|(?:khi|lúc|hồi|thời)(?: còn)? (?:là|làm|giữ)|khi còn|lúc còn|hồi còn|nguyên là"
    r"|kinh qua|rời (?:ghế|chức)|giáng chức|mất chức|thời (?:còn )?làm|bãi chức|tước"
)
_TURN = regex.compile(
    rf"(?<!\w)(?:(?P<former>{_FORMER})|(?P<elect>{_ELECT})|(?P<current>hiện|đang|đương)(?! nay là))(?!\w)"
)


def status(reading: Reading, post: Match[Post], link: Link, chain_start: int) -> PositionStatus:
    """The status that the words around a post give it."""
    if post.value.prefix is not None:
        return post.value.prefix
    if link.history is not None:
        return "former"
    if link.clause:
        sentence = reading.sentence_at(chain_start)[0]
        turn = None
        for match in _TURN.finditer(reading.folded, max(sentence, chain_start - 120), chain_start):
            turn = match
        if turn is not None and turn.lastgroup in ("former", "elect"):
            return "former" if turn.lastgroup == "former" else "elect"
    return "current"
