"""Sizes told by adjectives (`rộng 9 ha`, `cao 5 m`): what they are the size of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.clauses import Left, left_of
from extract.resolve.figures.kinds import QUALIFIERS
from extract.resolve.figures.phrases import left_phrase

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.kinds import Stretch


def is_sized(kinds: tuple[str, ...]) -> bool:
    """Whether an adjective of size stands directly before the figure."""
    if "size" not in kinds:
        return False
    nearest = next((kind for kind in kinds if kind not in QUALIFIERS and kind not in _LOOSE), "")
    return nearest == "size"


_LOOSE = frozenset({"link", "aux", "mean"})
"""What may stand between an adjective of size and its figure: `rộng trung bình 26 m`."""


def sized(sentence: Sentence, left: Left, phrase: Stretch) -> Stretch:
    """The noun that an adjective of size describes: `xây trên [đảo nhân tạo] rộng 9 ha`, `tắc một [đoạn] dài 1 km`."""
    start = max((one.end() for one in _BEFORE_SIZED.finditer(sentence.folded, *phrase)), default=phrase[0])
    return (start, phrase[1]) if phrase[0] < start < phrase[1] else _subject(sentence, left, phrase)


def _subject(sentence: Sentence, left: Left, phrase: Stretch) -> Stretch:
    """The subject of a passive before an adjective of size: `[phần cầu cạn] được đầu tư mới dài 7 km`."""
    if left.phrase is None or not sentence.folded.endswith(" được ", left.phrase[0], phrase[0]):
        return phrase
    return left.phrase[0], phrase[0] - len(" được ")


_BEFORE_SIZED = regex.compile(
    r"(?<!\w)(?:một|những|các|mỗi|cho|dọc theo|ra từ|dùng|có|gồm|mang theo|mang|xây dựng|xây(?! dựng)|(?<!xây )dựng|"
    r"đào|mở rộng|mở(?! rộng)|nâng cấp|cải tạo|sửa chữa|khởi công|khánh thành|thông xe|làm|lập|nằm|"
    r"nối|gây|tiếp quản|sở hữu|bàn giao|thu hồi|thuê|mua|bán|đổ|trải|kéo|lát|đặt)"
    r"(?: (?:trên|giữa|trong|dọc|ở|tại|qua|một|các|những))*+ (?=\w)"
)


_APART = regex.compile(
    r"(?<!(?<!\w)(?:khoảng|phong|quy|tư|chia|ngăn|tính|bằng|theo|một|các|những|về) )"
    r"(?<!\w)cách(?! (?:mạng|thức|ly|làm|tính|điệu|âm|nhiệt|để|đây|nay)(?!\w))(?!\w)"
)


def apart(sentence: Sentence, whole: Stretch, phrase: Stretch | None, head: str) -> tuple[Stretch | None, str]:
    """What a length measures and its head, where it says how far something is: `nằm ở xóm 5, [cách chợ] 2 km`.

    `phrase` is the noun phrase with its `head` that was found in the `whole` before the length.
    """
    found = _APART.search(sentence.folded, *whole) if "cách" in sentence.folded[slice(*whole)] else None
    if found is None:
        return phrase, head
    short = sentence.folded.count(" ", whole[0], found.start()) < _LONGEST_SUBJECT
    if short and phrase is not None and phrase[0] <= found.start() and _plain(sentence, phrase):
        return phrase, head
    return (found.end() - len("cách"), whole[1]), ""


_LONGEST_SUBJECT = 5
"""Words of what is so far from another thing; of more, some tell other things."""


def _plain(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether the phrase has no second part before `cách`: `khai trương siêu thị và cách chợ`."""
    words = sentence.folded[slice(*phrase)]
    return "," not in words and " và cách" not in words


def built(sentence: Sentence, left: Left) -> Stretch | None:
    """What is to be built so many kilometres long: `[đường vành đai] dự kiến đầu tư 12 km`, `… sẽ làm 12 km`."""
    made = left.phrase is None and sentence.folded.endswith(" sẽ làm", 0, sentence.cues[left.first - 1].end)
    if left.stop != "plan" and not made:
        return None
    said, head = left_phrase(sentence, left_of(sentence, left.first - 1))
    return None if head in ("actor", "verb", "act") else said


def adjective(sentence: Sentence, place: int) -> Stretch | None:
    """The adjective of size before the figure, where nothing else says what is measured: `cao 67 cm, [rộng] 32 cm`."""
    cue = next((one for one in reversed(sentence.cues[:place]) if one.kind == "size"), None)
    return None if cue is None else (cue.start, cue.end)
