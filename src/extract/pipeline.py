"""The stages in their order: recognise, settle overlaps, resolve."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extract.document import Document
from extract.errors import InputError
from extract.extractors import dates, entities, officials, references, statistics
from extract.resolve import citations, figures, overlaps, persons, places, posts, times
from extract.segment import PlainSegmenter, Reading, Segmenter
from extract.text import View, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.rule import Losses


class Pipeline:
    """The extractors and resolvers in their order; the same document gives the same records every time.

    `ner` asks underthesea's entity model about runs of capitalised words that no rule explains; `judge` puts another
    in its place (docs/ner.md says what each is worth).

    >>> document = Pipeline().annotate(Document(id="a", text="Năm 2020, tăng 13,1%."))
    >>> document.statistics[0].text, document.dates[0].value
    ('13,1%', '2020')
    """

    def __init__(
        self, segmenter: Segmenter | None = None, *, ner: bool = False, judge: officials.Judge | None = None
    ) -> None:
        self.segmenter = segmenter or PlainSegmenter()
        self.judge = judge or (entities.EntityVote() if ner else None)

    def read(self, document: Document) -> Reading:
        """The document's text as the stages read it."""
        view = View(document.text)
        return Reading(view, self.segmenter.sentences(view))

    def annotate(self, document: Document, losses: Losses | None = None, reading: Reading | None = None) -> Document:
        """The document with everything found in its text.

        `losses` collects what was found and dropped; `reading` is what `read` gave for it, if it was asked before.
        """
        reading = reading or self.read(document)
        cited = references.recognise(reading, losses)
        fixed = references.fixed(cited)
        figured = statistics.recognise(reading, losses)
        timed = overlaps.outside(dates.recognise(reading, losses), fixed, losses)
        timed = overlaps.uncovered(timed, figured, losses)
        taken = sorted((*fixed, *timed), key=_start)
        counted = overlaps.outside(figured, taken, losses, core=overlaps.number_end)
        published = document.published or times.stamp(timed)
        resolved = times.resolve(reading, timed, published)
        named = officials.recognise(reading, losses, self.judge)
        done = replace(
            document,
            published=published,
            published_from=document.published_from or ("text" if published and not document.published else None),
            officials=posts.resolve(reading, named, persons.resolve(reading, named), document.published),
            dates=tuple(time.date for time in resolved),
            statistics=figures.resolve(reading, counted, resolved, published, named),
            references=citations.resolve(reading, cited),
        )
        return places.resolve(reading, done)

    def stream(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents one by one, annotated, in the order they come."""
        for document in documents:
            yield self.annotate(document)


def _start(match: overlaps.AnyMatch) -> int:
    return match.start


def _is_iso(published: str) -> bool:
    """Whether the text is an ISO date with dashes, or one with a time.

    >>> _is_iso("2020-12-17"), _is_iso("2020-12-17T01:22+07:00"), _is_iso("17/12/2020"), _is_iso("2020-12")
    (True, True, False, False)
    """
    try:
        datetime.fromisoformat(published)
    except ValueError:
        return False
    return published[4:5] == published[7:8] == "-"


def annotate(text: str, *, published: str | None = None, title: str | None = None, id: str = "text") -> Document:  # noqa: A002 - the field's name
    """The document made of `text`, annotated. `published` is the ISO date that partial dates are read by.

    Raises `InputError` where `published` is no ISO date (`2020-12-17`, `2020-12-17T01:22`).

    >>> annotate("Tăng 13,1% so với cùng kỳ", published="2020-12-17").statistics[0].value
    Decimal('13.1')
    """
    if published is not None and not _is_iso(published):
        raise InputError(f"published={published!r}: no ISO date; write it as 2020-12-17 or 2020-12-17T01:22")
    document = Document(
        id=id,
        title=title,
        published=published,
        published_from="given" if published else None,
        text=normalize(text),
    )
    return Pipeline().annotate(document)
