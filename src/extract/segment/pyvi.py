"""Words by pyvi, with offsets. The package is loaded when the first text comes."""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.segment.pieces import align, pieces, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.segment.base import Bounds


class PyviWords:
    """Words by pyvi's tokenizer; the same as its `tokenize`, with offsets instead of underscores.

    >>> text = "Đồng chí Bí thư Tỉnh ủy phát biểu"
    >>> [text[start:end] for start, end in PyviWords().words(text)]
    ['Đồng chí', 'Bí thư', 'Tỉnh ủy', 'phát biểu']
    """

    def words(self, text: str) -> tuple[Bounds, ...]:
        """The words in order, as offsets into `text`."""
        tokenizer = load()
        whole = plain(text)
        bounds: list[Bounds] = []
        for start, end in pieces(whole):
            piece = whole[start:end].replace("\n", " ")  # it takes a line end for a word
            _, syllables = tokenizer.sylabelize(piece)
            if syllables:
                joined, _ = tokenizer.spacy_tokenize(piece)
                spans = list(align(piece, syllables))
                bounds.extend((start + at, start + to) for at, to in _joined(spans, syllables, joined))
        return tuple(bounds)


def _joined(spans: list[Bounds], syllables: list[str], words: list[str]) -> Iterator[Bounds]:
    """The spans of words, each made of as many syllables as its underscores join."""
    index = 0
    for word in words:
        first = index
        size = len(syllables[index])
        while size < len(word):
            index += 1
            size += 1 + len(syllables[index])
        yield spans[first][0], spans[index][1]
        index += 1


@cache
def load() -> Any:
    """Pyvi's tokenizer class with its model."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # pyvi's patterns are no raw strings, its model was pickled by an older scikit-learn
        from pyvi.ViTokenizer import ViTokenizer  # noqa: PLC0415 - 1 to 2 s
    return ViTokenizer
