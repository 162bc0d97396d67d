"""The plain segmenter: lines first, then sentences by their punctuation. No model, no dictionary to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.segment.base import Bounds
    from extract.text import View

# A stop ends a sentence where white space and a capital, digit, quotation mark, bracket or list dash follow, or where a
# capitalised word follows a small letter at once ("lộ trình.Tăng cường"). Not after an abbreviation
# (TP. PGS.TS. Q. St.) or an initial (N. V. A.), and not inside a number.
_ABBREVIATION = (
    r"(?<!\b(?:[Tt][PpXxTt]|PGS|GS|TS|Th[Ss]|BS|BSCK|CN|KS|LS|NGƯT|NGND|NSND|NSƯT|"
    r"Tr|St|Mr|Mrs|Dr|No|vs|v\.v|Đ/c|đ/c|\p{Lu}))"
)
_BOUNDARY = regex.compile(
    rf"(?:[!?…]++|\.{{2,}}+|{_ABBREVIATION}\.)[\"')\]]*+(?= ++[\p{{Lu}}\d\"'(\[+*•-]| *+$| *+\n)"
    r"|(?<=[\p{Ll}\d%)\"])[.!?…](?=\p{Lu}\p{Ll})"
    r"|\n",
    regex.MULTILINE,
)


class PlainSegmenter:
    r"""Sentences by line ends and punctuation.

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
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        bounds.append((start + left, start + right))
