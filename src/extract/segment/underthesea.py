"""Sentences and words by underthesea, with offsets. The package is loaded when the first text comes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.segment.pieces import PIECE, align, pieces, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.segment.base import Bounds
    from extract.text import View


class UndertheseaSegmenter:
    """Sentences by underthesea's Punkt rules, line by line (it knows no line ends)."""

    def sentences(self, view: View) -> tuple[Bounds, ...]:
        """The sentences of the view in order, without white space at their ends."""
        text = plain(view.text)
        bounds: list[Bounds] = []
        start = 0
        for line in text.split("\n"):
            _sentences_of_line(text, start, start + len(line), bounds)
            start += len(line) + 1
        return tuple(bounds)


def _sentences_of_line(text: str, start: int, end: int, bounds: list[Bounds]) -> None:
    """Append the sentences of one line, a window at a time; the last of a window is read again with what follows."""
    from underthesea import sent_tokenize  # noqa: PLC0415 - loads a model

    while start < end:
        stop = min(end, start + 2 * PIECE)
        found = [(at + start, to + start) for at, to in align(text[start:stop], sent_tokenize(text[start:stop]))]
        if stop < end and len(found) > 1:
            found.pop()
            stop = found[-1][1]
        elif stop < end and found:
            cut = text.rfind(" ", found[0][0] + 1, stop)
            stop = cut if cut > 0 else stop
            found = [(found[0][0], stop)]
        bounds.extend(found)
        start = stop


class UndertheseaWords:
    """Words by underthesea's model; the same as its `word_tokenize` without token normalization, with offsets.

    >>> text = "Đồng chí Bí thư Tỉnh ủy phát biểu"
    >>> [text[start:end] for start, end in UndertheseaWords().words(text)]
    ['Đồng chí', 'Bí thư', 'Tỉnh ủy', 'phát biểu']
    """

    def words(self, text: str) -> tuple[Bounds, ...]:
        """The words in order, as offsets into `text`."""
        pattern, model = load()
        whole = plain(text)
        bounds: list[Bounds] = []
        for start, end in pieces(whole):
            spans = [match.span() for match in pattern.finditer(whole, start, end)]
            tags = model.predict([[whole[at:to]] for at, to in spans]) if spans else []
            bounds.extend((spans[first][0], spans[last][1]) for first, last in joined(tags))
        return tuple(bounds)


def joined(tags: list[str]) -> Iterator[tuple[int, int]]:
    """First and last token of every word, from the tags that the model gives the tokens.

    >>> list(joined(["B-W", "I-W", "B-W"]))
    [(0, 1), (2, 2)]
    """
    first = 0
    for index in range(1, len(tags) + 1):
        if index == len(tags) or tags[index] != "I-W":
            yield first, index - 1
            first = index


@cache
def load() -> tuple[re.Pattern[str], Any]:
    """The token pattern, compiled apart since `fixed_words` of other callers leak into the package's, and the model."""
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger  # noqa: PLC0415 - 0.6 s
    from underthesea.pipeline.word_tokenize import regex_tokenize  # noqa: PLC0415 - likewise

    model = FastCRFSequenceTagger()
    model.load(str(Path(regex_tokenize.__file__).parent / "models" / "ws_crf_vlsp2013_20230727"))
    pattern = "(" + "|".join(regex_tokenize.regex_patterns) + ")"
    return re.compile(pattern, re.VERBOSE | re.UNICODE), model
