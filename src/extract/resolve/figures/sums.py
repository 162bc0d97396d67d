"""What a sum of money measures by what is done with it, where no noun says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures import nouns, phrases
from extract.resolve.figures.clauses import left_of
from extract.resolve.figures.kinds import VERBS

if TYPE_CHECKING:
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.kinds import Stretch


def spent_on(sentence: Sentence, place: int) -> Stretch | None:
    """What is done with a sum that is the subject: `60 tỷ đồng từ quỹ dự phòng sẽ bố trí cho các trường`."""
    cues = sentence.cues
    for at in range(place + 1, min(place + _REACH, len(cues))):
        before, cue = cues[at - 1], cues[at]
        if cue.kind in (",", ";", ":", "FIG"):
            return None
        if cue.kind == "act" and before.kind in _BEFORE_DEEDS and before.end == cue.start - 1:
            if before.kind != "FIG":
                return cue.start, cue.end
            return nouns.right_phrase(sentence, place, cue.start, existential=True)
    return None


_REACH = 6
_BEFORE_DEEDS = frozenset({"FIG", "done", "will", "link"})


def is_equal(sentence: Sentence, place: int) -> bool:
    """Whether the count at `place` is told again as a sum: `tiết kiệm 18 triệu ngày công, tương đương 63 tỷ đồng`."""
    return sentence.folded.startswith((", tương đương ", " tương đương "), sentence.cues[place].end)


def done_to(sentence: Sentence, place: int) -> Stretch | None:
    """What is done to the things that a list of them and sums begins with: `thu giữ 2 khẩu súng, 30 triệu đồng`."""
    left = left_of(sentence, place)
    while left.leans is not None and VERBS.isdisjoint(left.kinds):
        left = left_of(sentence, left.leans)
    phrase, head = phrases.left_phrase(sentence, left)
    return phrase if head == "act" else None


def drawn_from(sentence: Sentence, place: int, phrase: Stretch | None) -> Stretch | None:
    """The source that a sum is set aside from: `trích 11 tỷ đồng từ nguồn kết dư ngân sách`."""
    if phrase is None or sentence.folded[slice(*phrase)] != "trích":
        return None
    said = _SOURCE.match(sentence.folded, sentence.cues[place].end)
    return None if said is None else nouns.right_phrase(sentence, place, said.end(), existential=False)


_SOURCE = regex.compile(r" (?:tiền |kinh phí )?từ (?=nguồn |quỹ |ngân sách |dự phòng |kinh phí |kết dư )")


def hands_over(sentence: Sentence, figure: Figure, phrase: Stretch, head: str) -> bool:
    """Whether the phrase is what a holder does with a sum (`verb`), or no more than a verb of giving and taking."""
    if figure.kind != "money":
        return False
    return head == "verb" or (not head and sentence.folded[slice(*phrase)] in _HANDED)


def is_handed(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether a verb phrase says no more than that a sum changes hands: `đã gặp và nhận`, `chuyển cho Quyên`."""
    words = sentence.text[slice(*phrase)].split()
    return words[-1] in _HANDED or any(word[0].isupper() for word in words)


_HANDED = frozenset(
    "nhận đưa trả chuyển gửi lấy trộm xin đòi cầm mang giao làm báo bỏ mất kiếm tiêu xài vay mượn biếu".split()
)
"""Verbs of taking and giving that don't say what a sum is for."""


def is_spending(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether the phrase is a head that is a verb where another one follows the sum: `nợ 35 triệu đồng học phí`."""
    return sentence.folded[slice(*phrase)] in _SPENDING


_SPENDING = frozenset(("nợ", "chi", "thu", "lãi", "lỗ"))
