"""Lines, sentences and words, with offsets: one protocol, several backends."""

from extract.segment.base import Reading, Segmenter, WordSegmenter
from extract.segment.plain import PlainSegmenter

__all__ = ["PlainSegmenter", "Reading", "Segmenter", "WordSegmenter"]
