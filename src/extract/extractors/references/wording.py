"""Where a title ends that no list has."""

from __future__ import annotations

import regex

from extract.extractors.references.citation import TYPES

_FIRST = regex.compile(r"\"?[\p{L}\d]++(?:[/-][\p{Lu}\d][\p{L}\d]*+)*")
_WORD = regex.compile(r"(?P<gap>,? | - |- ?)(?P<word>\p{L}[\p{L}\d/]*+)")
_OTHERS = tuple(TYPES)
# Words that end a title made of words not on the list.
ENDS = frozenset(
    "quy có được đã là trong với cho từ khi nếu thì để do này năm ngày cũng sẽ nêu nhằm theo tại hiện vừa chưa "
    "không mà nói mới trên đang đều phải bị ra như vào sau trước cần chỉ còn vẫn ban đến thông ghi nên hay "
    "hoặc lại rất ở thuộc nào đó cùng ngay vì bởi đối giúp yêu cấm cho tạo của số sắp bổ dự gồm đây thêm tuy "
    "nội qui".split()
)


def title_end(text: str, at: int, most: int, *, commas: bool = True) -> int:
    """Where a title ends that begins at `at`: before a word that cannot stand in one, at most `most` words on.

    `commas`: a comma may stand behind the first word, as in the titles of laws (`Phòng, chống tham nhũng`).
    """
    first = _FIRST.match(text, at, min(len(text), at + 40))
    end = at if first is None else first.end()
    if end > at + 1 and text[at:end].isupper() and not text.startswith(" về ", end):
        return end  # initials are the whole title: CPTPP, NSNN
    alone = commas
    for _ in range(most - 1):
        match = _WORD.match(text, end, min(len(text), end + 40))
        if match is None or not _continues(text, end, match["gap"], match["word"], alone=alone):
            break
        end, alone = match.end(), False
    for link in (" và", " với", " -"):
        end -= len(link) * text[at:end].endswith(link)
    return end


def _continues(text: str, end: int, gap: str, word: str, *, alone: bool) -> bool:
    """Whether a title goes on with `word`; `alone`: one word came before, so that a comma may stand between."""
    small = word.lower()
    if gap == ", ":
        return alone and word == small and small not in ENDS
    if small == "do":
        return text[end - 1] == "ự"  # tự do
    if small == "ban":
        return text[end - 2 : end].lower() in ("ủy", "uỷ")  # Ủy ban; else ban hành
    if small == "đối":
        return not text.startswith(" đối với", end)
    if small == "và":
        return text[end + 4 : end + 5].isupper() and not text[end + 4 : end + 16].lower().startswith(_OTHERS)
    return small not in ENDS
