"""A document drawn with what was found in it: for the terminal, to proofread, or as HTML."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from extract import marks

if TYPE_CHECKING:
    from extract.document import Document


def coloured(document: Document) -> str:
    """The article for a terminal that knows colours: spans underlined, each layer in its own colour."""
    legend = "  ".join(marks.to_ansi(layer, [marks.Mark(0, len(layer), layer, "")]) for layer in marks.LETTERS)
    return f"{marks.to_ansi(document.text, document.marks())}\n\n{legend}"


def plain(document: Document, width: int = 100) -> str:
    """The article in plain text, its spans drawn beneath each line with what they were read as.

    >>> from extract.pipeline import annotate
    >>> print(plain(annotate("Năm 2020, thu 3,5 tỷ đồng"), width=60).split("→")[0].rstrip())
    Năm 2020, thu 3,5 tỷ đồng
    D───────      S──────────
        D Năm 2020
    """
    return marks.to_plain(document.text, document.marks(), width)


def page(document: Document) -> str:
    """The article as a whole HTML page."""
    title = html.escape(document.title or document.id)
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f'<body style="max-width:50em;margin:2em auto;font-family:serif">{document._repr_html_()}</body></html>\n'
    )
