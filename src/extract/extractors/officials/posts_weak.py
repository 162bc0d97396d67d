"""Posts whose head is an office only with more beside it: officers of a field of work, deputies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from extract.extractors.officials.posts_words import LEVEL, NOUN

if TYPE_CHECKING:
    from extract.extractors.officials.posts_bodies import BodyReader
    from extract.extractors.officials.posts_reach import Around

_WITHIN = regex.compile(r" (?:(?:của|thuộc|tại) )?+")
_OFFICERS = ("cán bộ ", "công chức ", "chuyên viên ")
_CLOSED = regex.compile(r"[,;).]|$")
_SITTING = 2  # times that a text must name the assembly for its deputies to be taken for deputies


def assigned(reader: BodyReader, start: int, around: Around) -> int:
    """Where the field of work at `start` ends with the unit it is done for: `cán bộ địa chính xã Đồng Tâm`."""
    limit = around.limit
    end = reader.field(start, limit)
    if around.apposed and end > start and reader.folded.endswith(_OFFICERS, 0, start):
        noun = NOUN.match(reader.folded, start, limit)
        if noun and _CLOSED.match(reader.text, end):
            return end
    if end == start or not reader.text.startswith(" ", end):
        return start
    within = _WITHIN.match(reader.folded, end, limit)
    body = reader.read(within.end(), limit) if within else None
    if body is not None:
        return body.end if not reader.text[end : body.end].islower() else start
    return reader.place(end, limit) if LEVEL.match(reader.folded, end + 1, limit) else start


def is_deputy(folded: str, start: int, end: int, around: Around) -> bool:
    """Whether a deputy of the assembly that the text tells of is named here: `đại biểu Lê Văn A (Bình Định)`."""
    named = around.holder and around.limit == end + 1 and folded[start:end] in ("đại biểu", "đb")
    return named and not folded.endswith("các ", 0, start) and _tells_of_assembly(folded)


@lru_cache(maxsize=1)  # asked for every deputy of a text: a long one must not be counted through each time
def _tells_of_assembly(folded: str) -> bool:
    return folded.count("quốc hội") + folded.count(" qh ") >= _SITTING
