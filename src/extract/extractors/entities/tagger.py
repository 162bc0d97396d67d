"""Underthesea's part-of-speech and entity models over one sentence, with offsets and in linear time.

The tags are those of `underthesea.ner`. The package itself builds each feature from whole columns of the sentence, so
that its time grows with the square of the length, and computes a chunk layer that its entity template never reads.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from msgspec import Struct

from extract.segment.base import Bounds
from extract.segment.pieces import plain
from extract.segment.underthesea import joined
from extract.segment.underthesea import load as load_words

_PAD = 3
_MARKS = str.maketrans("ðÐ", "đĐ")  # the package's own normalization of characters; NFC apart, it has no other


class Tagged(Struct, frozen=True):
    """A word of a sentence: where it stands, its part of speech (`Np` for names) and its entity tag (`B-PER`)."""

    start: int
    end: int
    part: str
    entity: str


def tag(sentence: str) -> list[Tagged]:
    """The words of a sentence with their tags; offsets index the sentence.

    >>> sentence = "Ông Putin ca ngợi Liên Xô"
    >>> [(sentence[one.start : one.end], one.part, one.entity) for one in tag(sentence)][1]
    ('Putin', 'Np', 'B-PER')
    """
    bounds, words = _words(plain(sentence).translate(_MARKS))
    if not words:
        return []
    speech, entities = _load()[1:]
    table = _Table(words)
    parts = speech.tag(table.rows(_SPEECH))
    table.add_parts(parts)
    labels = entities.tag(table.rows(_ENTITIES))
    return [Tagged(*bound, part, label) for bound, part, label in zip(bounds, parts, labels, strict=True)]


def _words(sentence: str) -> tuple[list[Bounds], list[str]]:
    """Bounds of the words, and the words as the package normalizes them (Thuỷ is Thủy)."""
    normalize = _load()[0]
    pattern, model = load_words()
    spans = [match.span() for match in pattern.finditer(sentence)]
    if not spans:
        return [], []
    tokens = [normalize(sentence[start:end]) for start, end in spans]
    groups = list(joined(model.predict([[token] for token in tokens])))
    words = [" ".join(tokens[first : last + 1]) for first, last in groups]
    return [(spans[first][0], spans[last][1]) for first, last in groups], words


class _Table:
    """The columns that features are read from, with BOS before the first word and EOS behind the last.

    `word`, `lower`, `title`, `part`, `blank` hold one cell a word; `words`, `parts`, `blanks` one for two neighbours.
    """

    def __init__(self, words: list[str]) -> None:
        self.size = len(words)
        blank = ["X"] * self.size
        self.columns = {
            "word": _padded(words),
            "lower": _padded([word.lower() for word in words]),
            "title": _padded([str(_is_title(word)) for word in words]),
            "blank": _padded(blank),
            "words": _padded(_pairs(words)),
            "blanks": _padded(_pairs(blank)),
        }

    def add_parts(self, parts: list[str]) -> None:
        """Add the parts of speech, which the entity model reads."""
        self.columns["part"] = _padded(parts)
        self.columns["parts"] = _padded(_pairs(parts))

    def rows(self, template: tuple[tuple[str, str, int], ...]) -> list[list[str]]:
        """The features of every word, in the template's order."""
        columns = []
        for prefix, name, offset in template:
            cells = self.columns[name][_PAD + offset : _PAD + offset + self.size]
            columns.append([prefix + cell for cell in cells])
        return [list(row) for row in zip(*columns, strict=True)]


def _padded(cells: list[str]) -> list[str]:
    return ["BOS"] * _PAD + cells + ["EOS"] * (_PAD + 1)


def _pairs(cells: list[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(cells)]


def _is_title(word: str) -> bool:
    """Whether every syllable begins with a capital, as the models were trained to see it."""
    return all(syllable[:1].istitle() for syllable in word.split(" "))


def _template(*parts: tuple[str, str, str]) -> tuple[tuple[str, str, int], ...]:
    """Prefix, column and offset of each feature, from (column, offsets, ending of the feature's name)."""
    return tuple(
        (f"T[{offset}]{ending}=", column, int(offset.partition(",")[0]))
        for column, offsets, ending in parts
        for offset in offsets.split()
    )


_WORDS = (("word", "-2 -1 0 1 2", ""), ("words", "-2,-1 -1,0 0,1 1,2", ""))
_SPEECH = _template(
    ("lower", "-2 -1 0 1 2", ".lower"),
    ("title", "0 -1 1", ".istitle"),
    *_WORDS,
    ("blank", "-3 -2 -1", "[1]"),
    ("blanks", "-3,-2 -2,-1", "[1]"),
)
_ENTITIES = _template(
    ("lower", "-2 -1 0 1 2", ".lower"),
    ("title", "0 -1 1 -2 2", ".istitle"),
    *_WORDS,
    ("part", "-2 -1 0 1 2", "[1]"),
    ("parts", "-2,-1 -1,0 0,1 1,2", "[1]"),
    ("blank", "-3 -2 -1", "[3]"),
)


@cache
def _load() -> tuple[Any, Any, Any]:
    """The package's normalization of tokens, its part-of-speech model and its entity model."""
    from underthesea.pipeline import ner, pos_tag  # noqa: PLC0415 - loads the package, 0.6 s
    from underthesea.pipeline.text_normalize import token_normalize  # noqa: PLC0415 - likewise
    from underthesea_core import CRFTagger  # noqa: PLC0415 - likewise

    models = []
    for package, name in ((pos_tag, "pos_crf_2017_10_11.bin"), (ner, "ner_crf_2017_10_12.bin")):
        model = CRFTagger()
        model.load(str(Path(package.__file__).parent / name))
        models.append(model)
    return token_normalize, models[0], models[1]
