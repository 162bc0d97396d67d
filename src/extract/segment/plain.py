"""The plain segmenter: lines first, then sentences by their punctuation. No model, no dictionary to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.segment.base import Bounds
    from extract.text import View

# A stop ends a sentence where white space and a capital, digit, quotation mark, bracket or list dash follow, or where a
# capitalised word follows a small letter or initials at once ("lộ trình.Tăng cường", "HĐND.Ông"). Not after an
# abbreviation (TP. PGS.TS. Q. St.) or an initial (N. V. A.), unless the letter is a rank (quý I.), not after the number
# that opens a line ("2. Kết quả"), and not inside a number.
_ABBREVIATION = (
    r"(?<!\b(?:[Tt][PpXxTt]|PGS|GS|TS|Th[Ss]|BS|BSCK|CN|KS|LS|NGƯT|NGND|NSND|NSƯT|"
    r"Tr|St|Mr|Mrs|Dr|No|vs|v\.v|Đ/c|đ/c|\p{Lu}))"
)
_RANK = r"(?<=\b(?:[Qq]uý|[Kk]hóa|[Hh]ạng|[Ll]oại|[Nn]hóm|[Bb]ảng|[Cc]ấp|[Đđ]ợt|[Kk]ỳ|[Tt]ập|[Pp]hần|[Cc]hương) \p{Lu})"
_NUMBERING = r"(?<!^ *+(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})\.)"
_BOUNDARY = regex.compile(
    rf"(?:[!?…]++|\.{{2,}}+|(?:{_ABBREVIATION}|{_RANK})\.{_NUMBERING})[\"')\]]*+"
    r"(?= ++[\p{Lu}\d\"'(\[+*•-]| *+$| *+\n)"
    rf"|(?:(?<=[\p{{Ll}}\d%)\"])|{_ABBREVIATION}(?<=\p{{Lu}}{{3}}))[.!?…](?=\p{{Lu}}\p{{Ll}})"
    r"|\n",
    regex.MULTILINE,
)


_LONGEST = 2000
"""Characters of the longest sentence; what runs on is cut at white space, so that work on a sentence stays bounded."""


class PlainSegmenter:
    r"""Sentences by line ends and punctuation, none longer than 2,000 characters.

    >>> from extract.text import View
    >>> text = "Hội nghị tại TP. Hạ Long… PGS.TS. Lê Văn A dự.Các đại biểu thảo luận\nQuang cảnh"
    >>> [text[start:end] for start, end in PlainSegmenter().sentences(View(text))]
    ['Hội nghị tại TP. Hạ Long…', 'PGS.TS. Lê Văn A dự.', 'Các đại biểu thảo luận', 'Quang cảnh']
    """

    def sentences(self, view: View) -> tuple[Bounds, ...]:
        """The sentences of the view in order, without white space at their ends."""
        text = view.text
        bounds: list[Bounds] = []
        start = 0
        for match in _BOUNDARY.finditer(text):
            _append(bounds, text, start, match.end())
            start = match.end()
        _append(bounds, text, start, len(text))
        return tuple(bounds)


def _append(bounds: list[Bounds], text: str, start: int, end: int) -> None:
    while end - start > _LONGEST:  # no sentence: text without punctuation or line ends
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        _append(bounds, text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        bounds.append((start, end))
