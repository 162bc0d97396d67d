"""Foreign names right after a post, which nothing but the post shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.extractors.officials import knowledge, leads
from extract.extractors.officials.naming import match
from extract.extractors.officials.runs import is_brand
from extract.grammar.names import is_place, is_syllable, run_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.extractors.officials.naming import Name
    from extract.extractors.officials.posts import Post
    from extract.rule import Match
    from extract.segment import Reading

_STATE = regex.compile(
    r"(?:phó )?(?:thủ tướng|tổng thống|ngoại trưởng|hoàng tử|công chúa|giáo hoàng|quốc vương|nữ hoàng|hoàng hậu|vua"
    r"|thái tử|thống đốc"
    r"|(?:thượng |hạ )?nghị sĩ|đệ nhất phu nhân)"
)


def foreign_holders(reading: Reading, posts: tuple[Match[Post], ...], starts: set[int]) -> Iterator[Match[Name]]:
    """Foreign names right after a post: Tổng thống Barkov; of several words also after an office with its body."""
    text = reading.text
    for post in posts:
        start = post.end + 1
        end = run_at(text, start) if text[post.end : start] == " " else None
        if end is None or not starts.isdisjoint(range(start, end)):
            continue
        start = _after_lead(text, start, end)
        word = text[start:end]
        alone = word.isalpha() and _STATE.match(reading.folded, post.start) is not None
        if (alone and _is_foreign_word(word)) or (_is_complete(post) and _is_foreign_name(word)):
            yield match(text, start, end, leads.before(text, reading.folded, start), "post")


def _is_complete(post: Match[Post]) -> bool:
    """Whether a post needs no firm's name after it: it has its body, or its head says it all."""
    return post.value.body_start is not None or post.value.kind == "alone"


def _after_lead(text: str, start: int, end: int) -> int:
    """Where the name in a run begins, honorifics and ranks left out: Samdech Techo Hun Sen."""
    parts = text[start:end].lower().split(" ")
    return start + sum(len(part) + 1 for part in parts[: leads.length_in(parts, 0)])


def _is_foreign_word(word: str) -> bool:
    return not word.isupper() and not is_syllable(word) and not is_place(word.lower())


def _is_foreign_name(words: str) -> bool:
    """Whether a run can be a foreign person's name of two to four words: no brand, no firm, no abbreviation."""
    parts = words.split()
    if not 2 <= len(parts) <= 4 or all(map(is_syllable, parts)) or is_brand(words):
        return False
    folded = [part.lower() for part in parts]
    if not knowledge.firm_words().isdisjoint(folded) or any(is_place(part) for part in folded):
        return False
    return not any(len(part) > 2 and part.isupper() for part in parts)
