"""Persons and posts: names, honorifics, ranks and titles as the text sets them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from extract.extractors.officials import names, posts, settling
from extract.extractors.officials.naming import Judge, Name
from extract.extractors.officials.posts import Post

if TYPE_CHECKING:
    from extract.rule import Losses, Match
    from extract.segment import Reading

__all__ = ["Judge", "Name", "Post", "Recognised", "recognise"]


class Recognised(Struct, frozen=True, kw_only=True):
    """The names and the posts of a reading, each in order of offset and without overlaps among themselves."""

    names: tuple[Match[Name], ...]
    posts: tuple[Match[Post], ...]


def recognise(reading: Reading, losses: Losses | None = None, judge: Judge | None = None) -> Recognised:
    """The persons' names and the posts of a reading.

    Names come first: those that a surname, an honorific, a rank or a list shows. They tell where a post ends that
    stands before its holder (`Bộ trưởng Bộ Công Thương Lê Văn A`). Posts then show the names that
    nothing else would (`Thủ tướng Campuchia Hun Sen`). A judge, if there is one, is asked about what stays in doubt.
    """
    draft = names.read(reading, losses)
    early = settling.settle_early(reading, draft)
    found = posts.recognise(reading, tuple(early), losses)
    return Recognised(names=settling.settle(reading, draft, early, found, judge, losses=losses), posts=found)
