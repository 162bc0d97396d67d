"""Persons who hold a figure: what a text says of somebody that makes a sum or a thing his."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.name import Name

_ACCORDING = regex.compile(r"(?<!\p{L})[Tt]heo [^,;:]{0,36}$")
_SPEAKS = frozenset({"say", "order", "plan", "may", "will"})
_NEAR = 30
_BESIDE = 4
_GAINS = regex.compile(
    r" (?:(?:cũng|còn|vẫn|đã|bị|được|cùng|nhiều lần) ){0,3}(?:nhận|đưa(?! ra)|chi|nộp|vay|chiếm|hưởng|lừa|mua|bán|tặng|"
    r"góp|khai|dùng|sử dụng|cố ý|nuôi|trồng|trúng|gây|lập|chỉ đạo nhân viên)(?!\w)"
)
"""What a person does with sums and goods of his own, or with what is not his."""
_OBJECT = regex.compile(
    r"(?<!\p{L})(?:của|liên quan(?: đến| tới)?|cùng|với|gặp|nhờ|thay)"
    r"(?: (?:ông|bà|anh|chị|em|bị cáo|bị can))?(?: \p{Ll}+)? $"
)
"""Before a person who is no subject, where nothing follows his name: `khoản vay của Lê Thị Hoa, …`."""
_SHUTS = regex.compile(r"(?:[;.)]|,(?! (?:đưa|trao|tặng|biếu)(?!\p{L})))")
_DOES = regex.compile(r" (?:cũng |còn |vẫn )?(?:đã|bị|được|nhiều lần|trúng cử|đắc cử|tái cử|đạt)(?!\w)")


class Owners:
    """Tells whether a person holds a figure; `posts` are the spans of the text's posts."""

    def __init__(self, text: str, folded: str, posts: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.folded = folded
        self.posts = posts

    def owns(self, sentence: Sentence, person: Name) -> bool:
        """Whether a person named to the left may hold the figure; not who tells it, orders it or speaks of it.

        Of whom the text names the post it must say what he does: others speak for their office.
        """
        lead = self.text[max(sentence.start, person.start - 40) : person.start]
        if _ACCORDING.search(lead) or (_OBJECT.search(lead) and _SHUTS.match(self.text, person.end)):
            return False
        behind = person.end, person.end + _NEAR
        if _DOES.match(self.folded, *behind) or _GAINS.match(self.folded, *behind):
            return True
        if self._has_post(person):
            return False
        first = bisect_left(sentence.cues, person.end, key=lambda cue: cue.start)
        for cue in sentence.cues[first : first + 2]:
            speaks = cue.kind in _SPEAKS or self.folded.startswith("cho biết", cue.start)
            if speaks and cue.start - person.end < _NEAR:
                return False
        return True

    def _has_post(self, person: Name) -> bool:
        at = bisect_right(self.posts, (person.start, 0)) - 1
        if at >= 0 and person.start - self.posts[at][1] < _BESIDE:
            return True
        return at + 1 < len(self.posts) and 0 <= self.posts[at + 1][0] - person.end < _BESIDE

    def acts(self, person: Name, start: int) -> bool:
        """Whether the text tells what a person without a post does, so that the sentences behind are about him."""
        if self._has_post(person) or _ACCORDING.search(self.text[max(start, person.start - 40) : person.start]):
            return False
        return _GAINS.match(self.folded, person.end, person.end + _NEAR) is not None
