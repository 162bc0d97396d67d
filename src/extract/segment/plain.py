"""The plain segmenter: lines first, then sentences by their punctuation. No model, no dictionary to load."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.letters import LETTER, UPPER

if TYPE_CHECKING:
    from extract.segment.base import Bounds
    from extract.text import View

# A stop ends a sentence where white space and a capital, digit, quotation mark, bracket or list dash follow, or where a
# capitalised word follows a small letter or initials at once ("lộ trình.Tăng cường", "HĐND.Ông"). Not after an
# abbreviation (TP. PGS.TS. Q. St.) or an initial (N. V. A.), unless the letter is a rank (quý I.), not after the number
# that opens a line ("2. Kết quả"), and not inside a number.
_ABBREVIATION = (  # re looks behind by one width at a time; the mark that was read stands last
    rf"(?<!\b[{UPPER}].)"
    r"(?<!\b(?:[Tt][PpXxTt]|GS|TS|BS|CN|KS|LS|Tr|St|Mr|Dr|No|vs).)"
    r"(?<!\b(?:PGS|Th[Ss]|Mrs|v\.v|Đ/c|đ/c).)"
    r"(?<!\b(?:BSCK|NGƯT|NGND|NSND|NSƯT).)"
)
_RANK = (
    rf"(?:(?<=\b[Kk]ỳ [{UPPER}]\.)|(?<=\b(?:[Qq]uý|[Cc]ấp|[Đđ]ợt|[Tt]ập) [{UPPER}]\.)"
    rf"|(?<=\b(?:[Kk]hóa|[Hh]ạng|[Ll]oại|[Nn]hóm|[Bb]ảng|[Pp]hần) [{UPPER}]\.)|(?<=\b[Cc]hương [{UPPER}]\.))"
)
_NUMBERING = regex.compile(r"(?<=^ *+(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})\.)", regex.MULTILINE)
_NUMBERS = frozenset("0123456789IVX")
# By re, which takes half of regex's time over a whole text if a class comes first.
_BOUNDARY = re.compile(
    rf"[.!?…\n](?:(?<=\n)|(?:(?<=[!?…])[!?…]*+|(?<=\.)(?:\.++|{_ABBREVIATION}|{_RANK}))[\"')\]]*+"
    rf"(?= ++[{UPPER}\d\"'(\[+*•-]| *+$| *+\n)"
    rf"|(?:(?<=[^\W_].)(?<![{UPPER}].)|(?<=[%)\"].)|{_ABBREVIATION}(?<=[{UPPER}]{{3}}.))(?=[{UPPER}](?![{UPPER}]){LETTER}))",
    re.MULTILINE,
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
            mark, end = match.span()
            if text[mark - 1] in _NUMBERS and not text[end : end + 1].isupper() and _NUMBERING.match(text, mark + 1):
                continue
            _append(bounds, text, start, end)
            start = end
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
