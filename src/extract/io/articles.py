"""Articles as documents: texts with their metadata, their ids, and what was given once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from extract.document import Document
from extract.errors import ExtractError, InputError
from extract.io.inputs import Failure, Source
from extract.io.metadata import cell, header, moment
from extract.text import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping


class Given(Struct, frozen=True):
    """What the command gives for every article that does not say it itself."""

    published: str | None = None
    place: str | None = None


def article(text: str, source: Source, given: Given) -> Document:
    """The document of a text file; its header lines give title, time of publication and author."""
    first = header(text)
    published = first.published or given.published
    return Document(
        id=source.name,
        title=first.title,
        published=published,
        published_from="text" if first.published else "given" if published else None,
        author=first.author,
        path=source.name,
        place=given.place,
        place_from="given" if given.place else None,
        text=text,
    )


def row_article(fields: Mapping[str, Any], source: Source, row: int, given: Given) -> Document | Failure:
    """The document of a table's row (`text` and, where there are such, the other columns), or why there is none."""
    doc_id: str | None = None
    try:
        url = cell(fields.get("url")) or cell(fields.get("source_url"))
        doc_id = cell(fields.get("id")) or url or f"{source.name}#{row}"
        return _document(fields, source, doc_id, url, given)
    except (ExtractError, ValueError) as error:
        return failure(source, error, row, doc_id)


def _document(fields: Mapping[str, Any], source: Source, doc_id: str, url: str | None, given: Given) -> Document:
    text = fields.get("text")
    if not isinstance(text, str):
        raise InputError("no 'text'; name the column or key that holds the article 'text'")
    written = cell(fields.get("published"))
    published = moment(written) if written else given.published
    own_place = cell(fields.get("place"))
    place = own_place or given.place
    return Document(
        id=doc_id,
        title=cell(fields.get("title")),
        published=published,
        published_from="given" if published else None,
        author=cell(fields.get("author")),
        source=cell(fields.get("source")),
        url=url,
        path=source.name,
        place=place,
        place_from="given" if place else None,
        text=normalize(text),
        flags=("published_unreadable",) if written and not published else (),
    )


def failure(source: Source, error: Exception, row: int | None = None, doc_id: str | None = None) -> Failure:
    """The failure that an error at reading a source, or a row of it, stands for."""
    message = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Failure(path=source.name, row=row, doc_id=doc_id, error=type(error).__name__, message=message)
