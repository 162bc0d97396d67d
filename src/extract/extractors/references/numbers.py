"""The numbers of documents: `837`, `30a`, `91/2000`, `18-NQ/TW`, `30/2020/NĐ-CP`, `36 - CT / TW`."""

from __future__ import annotations

import regex
from msgspec import Struct

from extract.extractors.references.citation import CODES

# A part of a code is written in capitals without tone marks (UBND, QĐ, TƯ), now and then with a small letter inside
# (TTg, CTr, KTe); spaces may stand about a stroke or dash only before two capitals, so that a dash in the
# sentence is none of the number's.
_PART = (
    r"(?:BCĐ \d{3}(?=[/-])|[A-ZĐƯ]{2}[A-ZĐƯa-zđ\d&]{0,14}+|[A-ZĐ][a-zđ]?[A-ZĐ][A-ZĐa-zđ\d]{0,8}+|[A-ZĐ][a-zđ\d]{0,2}+)"
    r"(?:\.[A-ZĐƯ]{1,6}+)?(?![\p{L}\d])"
)
_LOOSE = r"(?:[A-ZĐ]{2}[A-ZĐƯa-zđ\d&]{0,14}+|T[A-Za-z]{1,2})(?:\.[A-ZĐƯ]{1,6}+)?(?!\w)"
_SMALL = r"(?:nq|qđ|nđ|tt|ct|kl|tw|cp|ttg|ubnd|hđnd|tu)(?!\w)"
_SERIES = r"\.\d{1,2}+(?=/20\d\d/)"  # one of a series under a resolution: 66.13/2026/NQ-CP
_FUSED = r" ?(?:QĐ|NĐ|NQ|CT|TT|KL|TB|KH|HD|CV)(?=[-/])"  # the stroke before the code left out: 309QĐ-TTg
NUMBER = regex.compile(
    rf"\d{{1,6}}+(?:{_SERIES}|[a-zA-Z](?![\p{{L}}\d])|{_FUSED})?"
    rf"(?:(?<=/(?:19|20)\d\d){_FUSED}|[-/_](?:20\d{{3}}(?=/[A-ZĐ])|\d{{1,4}}+(?![\p{{L}}\d])|{_PART}|{_SMALL})"
    rf"|(?: {{1,2}}+[-/] {{0,2}}+|[-/] {{1,2}}+){_LOOSE}){{0,6}}+"
    r"(?![\p{L}\d%])(?![.:]\d)(?!,\d(?!\d*+ ?[-/] ?[A-ZĐ]{2}))(?![-/]\d)"
)
_YEAR_ONLY = regex.compile(r"\d{1,5}[A-Za-z]?/(?:19|20)\d\d")
_LETTERS = regex.compile(r"(?:[-/._]|(?<=\d))(\p{L}{2}[\p{L}\d]*|(?<=[-/.])\p{L}\d*)")


class DocumentNumber(Struct, frozen=True):
    """A number in the view: where it ends, its text without spaces, and whether it holds letters or a year."""

    start: int
    end: int
    text: str
    coded: bool

    @property
    def padded(self) -> bool:
        """Whether the number is written as numbers of documents are: two figures or more, a small letter, a code."""
        return self.coded or len(self.text) > 1


def read(text: str, start: int) -> DocumentNumber | None:
    """The number of a document that begins at `start`, or None where the figures there are something else.

    >>> read("36 - CT / TW ngày", 0).text
    '36-CT/TW'
    >>> read("31/12/2021", 0), read("7.000 đồng", 0)
    (None, None)
    """
    match = NUMBER.match(text, start, min(len(text), start + 80))
    if match is None:
        return None
    written = match[0].replace(" ", "")
    coded = bool(_LETTERS.search(written))
    if not coded and ("/" in written or "-" in written):
        if not _YEAR_ONLY.fullmatch(written):
            return None
        coded = True
    return DocumentNumber(start, match.end(), written, coded)


def type_of(number: str) -> str | None:
    """The type that the letters of a number stand for: Nghị quyết for 18-NQ/TW.

    Party regulations are numbered -QĐ/TW like decisions (22-QĐ/TW, 37-QĐ/TW) and are what such numbers mostly cite.

    >>> type_of("30/2020/NĐ-CP"), type_of("45/2013/QH13"), type_of("783/TTg-QHĐP")
    ('Nghị định', 'Luật', None)
    """
    parts = [part.lower() for part in _LETTERS.findall(number)]
    if not parts:
        return None
    if regex.search(r"\d-qđ/tw$", number.lower()):
        return "Quy định"
    if parts[0].startswith("qh"):
        return "Luật"
    if parts[0].startswith("ubtvqh"):
        return "Nghị quyết"
    return CODES.values.get(parts[0])
