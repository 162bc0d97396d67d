"""The entity model with offsets: the package's own tags, in linear time, and opinions on doubtful names."""

import time
from itertools import pairwise

import pytest
import underthesea

from extract.corpus import load
from extract.document import Document
from extract.extractors.entities import EntityVote, WordReferee, tag
from extract.pipeline import Pipeline
from extract.segment import PlainSegmenter, Reading
from extract.segment.pyvi import PyviWords
from extract.segment.underthesea import UndertheseaWords
from extract.text import View


def sentences() -> list[str]:
    """A hundred sentences of the corpora, the longest first."""
    texts = {example.text for layer in ("officials", "references", "statistics") for example in load(layer)}
    single = [text for text in texts if "\n" not in text]
    return sorted(single, key=lambda text: (-len(text), text))[:100]


def reading(text: str) -> Reading:
    view = View(text)
    return Reading(view, PlainSegmenter().sentences(view))


def test_tags_are_those_of_the_package() -> None:
    for sentence in sentences():
        text = View(sentence).text
        mine = [(one.part, one.entity) for one in tag(text)]
        assert mine == [(word[1], word[3]) for word in underthesea.ner(text)], text


@pytest.mark.parametrize(
    "sentence", ["Uỷ viên Lê Thị Thuý gặp ông Qui", "a\u0301 b", "\ud800 Nam", "", "  ", "Ðồng chí Nam"]
)
def test_offsets_index_the_sentence(sentence: str) -> None:
    found = tag(sentence)
    assert "".join(sentence[one.start : one.end] for one in found).replace(" ", "") == "".join(sentence.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_time_is_linear() -> None:
    tag("nạp mô hình")
    began = time.perf_counter()
    tag("Ông Nam thăm xã. " * 600)
    assert time.perf_counter() - began < 5


def test_the_vote_finds_a_name_that_no_rule_explains_and_is_off_by_default() -> None:
    text = "Những ngày qua, Kiều Oanh gặp chấn thương nên Kiều Oanh phải nghỉ."
    document = Document(id="a", text=text)
    assert not Pipeline().annotate(document).officials
    assert [official.name for official in Pipeline(ner=True).annotate(document).officials] == ["Kiều Oanh"]


def test_the_vote_covers_the_whole_run() -> None:
    text = "Ông Putin ca ngợi Liên Xô"
    vote = EntityVote()
    assert vote.is_person(reading(text), 4, 9)
    assert not vote.is_person(reading(text), 18, 25)
    assert not vote.is_person(reading(text), 0, 9)


@pytest.mark.parametrize("words", [UndertheseaWords(), PyviWords()], ids=lambda one: type(one).__name__)
def test_a_referee_refuses_edges_inside_words(words: UndertheseaWords | PyviWords) -> None:
    text = "Đồng chí Bí thư Tỉnh ủy phát biểu"
    referee = WordReferee(words)
    assert referee.is_whole(reading(text), 0, 8)
    assert not referee.is_whole(reading(text), 5, 8)
    assert not referee.is_person(reading(text), 0, 8)
    document = Document(id="a", text="Ông Lê Văn Nam phát biểu.")
    assert Pipeline(judge=referee).annotate(document).officials == Pipeline().annotate(document).officials
