"""A statistical model's opinion on names: words, parts of speech and entities of a sentence, by underthesea."""

from extract.extractors.entities.judges import EntityVote, WordReferee
from extract.extractors.entities.tagger import Tagged, tag

__all__ = ["EntityVote", "Tagged", "WordReferee", "tag"]
