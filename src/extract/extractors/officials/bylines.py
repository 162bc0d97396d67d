"""Signatures of articles and credits of pictures: persons, but none that the text reports on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.extractors.officials import knowledge, leads
from extract.extractors.officials.naming import match
from extract.extractors.officials.runs import Run, extent, split
from extract.grammar.names import is_place, is_syllable, run_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.extractors.officials.naming import Name
    from extract.rule import Match
    from extract.segment import Reading

_MAKERS = frozenset(
    "ảnh,tin,bài,bài viết,video,clip,đồ họa,tác giả,thực hiện,nhóm pv,pv,ctv,biên tập,người viết,photo,quay phim"
    ",minh họa,tư liệu,ảnh chụp,sưu tầm".split(",")
)
_OTHER_MAKERS = frozenset({"tổng", "ban", "phó"})
"""Words that make an office of the maker: Tổng biên tập."""
_AGENCY_FIRST = regex.compile(r" ?(?:[\p{L}\d.]{2,12} ?/ ?)?+")
_UNMARKED = "Ảnh "
_LONGEST = 400
"""Characters that the names of one credit line take at most."""
_ANOTHER = regex.compile(r" ?[-,&/+] ?| và ")
# A line of its own, or the end of the text after a full sentence, with nothing but a name or two and the agency.
_SIGNED_BELOW = regex.compile(r"(?:(?:^|\n) *(?:\d{1,3}|[a-zđ])[.)] *|[Kk]ý\)\s*|KÝ\)\s*|\p{Lu}{2}\s*)$")
_AGENCY = r"(?:\((?:[Tt]ổng hợp|[Tt]/?[Hh]|[Tt]heo [^()\n]{2,40}|[\p{Lu}\d]{2,10})\)|/ ?[\p{L}\d][\p{L}\d .-]{1,30})"
_SIGNED = regex.compile(
    r"(?:(?<=[.!?…\")\]%/]\n{1,3}+ *+)|(?<=[.!?…\")\]/] ++|\p{Ll}{2}[.!?…]))"
    r"(?:Theo |Ảnh |Bài )?+(?P<names>\p{Lu}[\p{L}\p{M}. ,&-]{3,60}?)"
    rf" *+{_AGENCY}?+ *+(?=\n|$)",
)


def bylines(reading: Reading) -> list[Match[Name]]:
    r"""The names of those who wrote the text or took its pictures, in order of offset.

    >>> from extract.segment import PlainSegmenter, Reading
    >>> from extract.text import View
    >>> view = View("Lễ khai mạc. Ảnh: N.H\nĐại hội bế mạc.\nThu Cúc - Lê Bình")
    >>> [name.value.name for name in bylines(Reading(view, PlainSegmenter().sentences(view)))]
    ['N.H', 'Thu Cúc', 'Lê Bình']
    """
    found: list[Match[Name]] = []
    for at in _credits(reading):
        line_end = reading.text.find("\n", at, at + _LONGEST)
        found.extend(_chain(reading, at, line_end if line_end >= 0 else min(at + _LONGEST, len(reading.text))))
    last = len(reading.text.rstrip())
    for line_end in _line_ends(reading.text, last):
        found.extend(_signature(reading, line_end, last))
    found.sort(key=lambda name: name.start)
    return [name for i, name in enumerate(found) if i == 0 or name.start >= found[i - 1].end]


def _credits(reading: Reading) -> Iterator[int]:
    """Where the names begin that follow "Ảnh:", "Tác giả:", …, or "Ảnh" before initials."""
    text, folded = reading.text, reading.folded
    colon = text.find(":")
    while colon >= 0:
        words = folded[max(0, colon - 24) : colon].replace("(", " ").replace("\n", " ").split()
        if words and _makes(words):
            agency = _AGENCY_FIRST.match(text, colon + 1)
            yield agency.end() if agency else colon + 1
        colon = text.find(":", colon + 1)
    credit = text.find(_UNMARKED)
    while credit >= 0:
        if text[credit + 5 : credit + 6] == "." and text[max(0, credit - 2) : credit].rstrip(" ")[-1:] in (
            "",
            ".",
            "\n",
            "!",
            "(",
        ):
            yield credit + len(_UNMARKED)
        credit = text.find(_UNMARKED, credit + 1)


def _makes(words: list[str]) -> bool:
    last = words[-1].lstrip("-,.;)&/")
    pair = " ".join(words[-2:])
    if last in _MAKERS:
        return len(words) < 2 or words[-2] not in _OTHER_MAKERS
    return pair in _MAKERS and (len(words) < 3 or words[-3] not in _OTHER_MAKERS)


def _line_ends(text: str, last: int) -> list[int]:
    """Where short lines end, and the line that ends the text; `last` is where its white space at the end begins."""
    ends = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start < 80 or end >= last:
            ends.append(end)
        start = end + 1
    return ends


def _signature(reading: Reading, line_end: int, last: int) -> list[Match[Name]]:
    text = reading.text
    start = max(0, line_end - 110)
    signed = None
    for signed in _SIGNED.finditer(text, start, line_end):  # noqa: B007 - the last one counts
        pass
    if signed is None or signed.end() < start + len(text[start:line_end].rstrip()):
        return []
    if signed["names"].isupper() and last > line_end:
        return []  # a heading: capitals sign only at the end
    if _SIGNED_BELOW.search(text, max(0, signed.start("names") - 40), signed.start("names")):
        return []  # an item of a list, or an official under a document
    found = _chain(reading, signed.start("names"), signed.end("names"))
    return found if found and found[-1].end >= signed.end("names") - 1 else []


def _chain(reading: Reading, at: int, limit: int) -> list[Match[Name]]:
    """The names from `at` on, as long as one follows another."""
    text, folded = reading.text, reading.folded
    found: list[Match[Name]] = []
    while at < limit:
        end = run_at(text, at)
        if end is None:
            break
        run = split(text, folded, at, min(end, limit))
        stop = extent(text, folded, run, 0)
        if not _is_signer(text, run, stop):
            break
        name_end = run.bounds[stop - 1][1]
        found.append(match(text, at, name_end, leads.Lead(at), "byline"))
        another = _ANOTHER.match(text, name_end, limit)
        if another is None or another.end() == name_end:
            break
        at = another.end()
    return found


def _is_signer(text: str, run: Run, stop: int) -> bool:
    """Whether the first words of the run are a Vietnamese name or initials: no agency, no place."""
    parts = run.parts[:stop]
    name = " ".join(parts)
    if (
        not 1 <= len(parts) <= 4
        or is_place(name)
        or any(is_place(" ".join(parts[i:])) for i in range(1, len(parts) - 1))
    ):
        return False
    if any(len(part) == 1 or part[-1] == "." for part in parts):
        return len(parts) > 1 and not any(part in {"ư", "ư."} for part in parts)
    stops = knowledge.stops()
    return (
        len(parts) > 1
        and parts[0] not in stops
        and all(is_syllable(part) for part in parts)
        and not _is_agency(text, run)
    )


def _is_agency(text: str, run: Run) -> bool:
    return run.parts[0] in knowledge.agencies() or (
        not run.caps and any(text[a:b].isupper() and b - a > 1 for a, b in run.bounds)
    )
