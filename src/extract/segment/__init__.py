"""Lines, sentences and words, with offsets: one protocol, several backends.

`extract.segment.underthesea` and `extract.segment.pyvi` hold the backends that load a model; import them where needed.
"""

from extract.segment.base import Reading, Segmenter, WordSegmenter
from extract.segment.plain import PlainSegmenter

__all__ = ["PlainSegmenter", "Reading", "Segmenter", "WordSegmenter"]
