"""What a segmenter gives, and the reading of a text that extractors and resolvers share."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from extract.text import View

Bounds = tuple[int, int]
"""Start and end of a stretch of a view, half open."""


class Segmenter(Protocol):
    """Splits a view into sentences."""

    def sentences(self, view: View) -> tuple[Bounds, ...]:
        """The sentences in order, without white space at their ends; none runs over a line end."""
        ...


class WordSegmenter(Protocol):
    """Splits a stretch of text into words."""

    def words(self, text: str) -> tuple[Bounds, ...]:
        """The words in order, as offsets into `text`; a word may hold spaces (`đồng chí`)."""
        ...


class Reading:
    """A view with its sentences: what every extractor and resolver reads. All offsets are the view's."""

    __slots__ = ("_starts", "folded", "sentences", "text", "view")

    def __init__(self, view: View, sentences: tuple[Bounds, ...]) -> None:
        self.view = view
        self.text = view.text
        self.folded = view.folded
        self.sentences = sentences
        self._starts = [start for start, _ in sentences]

    def sentence_index(self, offset: int) -> int:
        """The number of the sentence that holds the offset, or of the nearest one before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def sentence_at(self, offset: int) -> Bounds:
        """Start and end of the sentence that holds the offset, or of the nearest one before it."""
        index = self.sentence_index(offset)
        return self.sentences[index] if index >= 0 else (0, 0)
