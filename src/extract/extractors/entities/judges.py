"""Judges of doubtful names, as officials ask for them.

The entity model votes on runs that no rule explains; words are referees at the edges of names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.extractors.entities.tagger import Tagged, tag

if TYPE_CHECKING:
    from extract.segment import Reading, WordSegmenter
    from extract.segment.base import Bounds


class EntityVote:
    """Votes by underthesea's entity model, sentence by sentence, and only on the sentences that are asked about."""

    def __init__(self) -> None:
        self._read: tuple[Bounds, list[Tagged]] = ((0, 0), [])
        self._text = ""

    def is_person(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the model tags just this run, or a part that ends with it, as a person."""
        bounds = reading.sentence_at(start)
        if self._text is not reading.text or self._read[0] != bounds:
            self._text = reading.text
            self._read = (bounds, tag(reading.text[slice(*bounds)]))
        offset = bounds[0]
        inside = [one for one in self._read[1] if one.start + offset < end and start < one.end + offset]
        return (
            bool(inside)
            and inside[0].start + offset == start
            and inside[-1].end + offset == end
            and all(one.entity.endswith("-PER") for one in inside)
        )

    def is_whole(self, reading: Reading, start: int, end: int) -> bool:  # noqa: ARG002 - it has no opinion on edges
        """True: names that rules found are not put to the vote."""
        return True


class WordReferee:
    """Refuses names that begin or end inside a word of a word segmenter (`đồng chí` holds no `Chí`)."""

    def __init__(self, words: WordSegmenter) -> None:
        self._words = words

    def is_person(self, reading: Reading, start: int, end: int) -> bool:  # noqa: ARG002 - words alone make no person
        """False: words tell no person from a place."""
        return False

    def is_whole(self, reading: Reading, start: int, end: int) -> bool:
        """Whether no word runs over the name's edges."""
        first, last = reading.sentence_at(start)
        return not any(
            at + first < start < to + first or at + first < end < to + first
            for at, to in self._words.words(reading.text[first:last])
        )
