"""What segmenters give: stretches in order that cover everything but white space and quote the text."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from underthesea import word_tokenize

from extract.corpus import EXTRACTORS, check, load
from extract.pipeline import Pipeline
from extract.segment import PlainSegmenter, Segmenter, WordSegmenter
from extract.segment.pieces import PIECE, pieces
from extract.segment.pyvi import PyviWords
from extract.segment.pyvi import load as pyvi_model
from extract.segment.underthesea import UndertheseaSegmenter, UndertheseaWords
from extract.text import View

SEGMENTERS: list[Segmenter] = [PlainSegmenter(), UndertheseaSegmenter()]
WORDS: list[WordSegmenter] = [UndertheseaWords(), PyviWords()]
SENTENCES = [
    "Đồng chí Lê Thị Hoà, Uỷ viên Ban Thường vụ Tỉnh uỷ, Phó Chủ tịch UBND tỉnh Quảng Ninh phát biểu.",
    "Ngày 17/12/2020, Qui định 22-QĐ/TW, dịch COVID-19, 468/450 đảng viên, tăng 13,1%; http://tinh.gov.vn/tin?a=1.",
    "Ông H'Mông (TP. Hạ Long) nói: “Ba đồng chí… rất tốt!” v.v. rồi về; e-mail a.b@c.vn, 1.234,5 tỷ đồng, a_b.",
    "THÔNG TIN VỀ THUỶ SẢN - 42.500 tấn - 3x4 - T.Ư - PGS.TS. N.V.A.",
]
FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            [*" ".join(SENTENCES).split(" "), "\n", "…", ". ", '".', "\u00a0", "\u200b", "_", "a.a.", "😀", "e\u0301"]
        ),
        st.text(max_size=4),
    ),
    max_size=25,
).map(" ".join)


def in_order(bounds: tuple[tuple[int, int], ...], text: str) -> None:
    assert all(start < end for start, end in bounds)
    assert all(end <= start for (_, end), (start, _) in pairwise(bounds))
    assert not any(text[start].isspace() or text[end - 1].isspace() for start, end in bounds)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("segmenter", SEGMENTERS, ids=lambda one: type(one).__name__)
@given(text=FRAGMENTS)
@settings(deadline=None, max_examples=150)
@example(text="a.\n b… c")
@example(text="\ud800 lẻ. Hai")
@example(text="Câu dài " * 700)
def test_sentences_cover_the_text_and_none_runs_over_a_line_end(segmenter: Segmenter, text: str) -> None:
    view = View(text)
    bounds = segmenter.sentences(view)
    in_order(bounds, view.text)
    assert squeezed("".join(view.text[start:end] for start, end in bounds)) == squeezed(view.text)
    assert not any("\n" in view.text[start:end] for start, end in bounds)


@pytest.mark.parametrize("segmenter", WORDS, ids=lambda one: type(one).__name__)
@given(text=FRAGMENTS)
@settings(deadline=None, max_examples=150)
@example(text="\ud800 lẻ")
@example(text="x" * 3000)
@example(text="đồng chí " * 300)
def test_words_cover_the_text(segmenter: WordSegmenter, text: str) -> None:
    text = View(text).text
    bounds = segmenter.words(text)
    in_order(bounds, text)
    assert squeezed("".join(text[start:end] for start, end in bounds)) == squeezed(text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_those_that_underthesea_gives(sentence: str) -> None:
    words = [re.sub(r"\s+", " ", sentence[start:end]) for start, end in UndertheseaWords().words(sentence)]
    assert words == word_tokenize(sentence, use_token_normalize=False)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_those_that_pyvi_gives(sentence: str) -> None:
    words = [re.sub(r"\s+", "_", sentence[start:end]) for start, end in PyviWords().words(sentence)]
    assert " ".join(words) == pyvi_model().tokenize(sentence)


def test_words_keep_the_spelling_and_are_untouched_by_other_callers() -> None:
    text = "Uỷ ban Thuỷ sản và xã Qui Nhơn"
    before = UndertheseaWords().words(text)
    word_tokenize("sản và xã", fixed_words=["sản và xã"])
    assert UndertheseaWords().words(text) == before
    assert text[slice(*before[0])] == "Uỷ ban"


@pytest.mark.parametrize("segmenter", WORDS, ids=lambda one: type(one).__name__)
def test_time_grows_no_faster_than_the_text(segmenter: WordSegmenter) -> None:
    segmenter.words("nạp mô hình")
    began = time.perf_counter()
    segmenter.words("a." * 5_000)
    assert time.perf_counter() - began < 3


@given(st.text(alphabet="ab \n", max_size=5000))
@settings(max_examples=30)
def test_pieces_are_bounded_and_leave_nothing_out(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(0 < end - start <= PIECE for start, end in cut)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Họp tại TP. Hạ Long. Ông N. V. A. dự.", ["Họp tại TP. Hạ Long.", "Ông N. V. A. dự."]),
        ("2. Kết quả đạt được. Năm 2020 tăng.", ["2. Kết quả đạt được.", "Năm 2020 tăng."]),
        ("II. Nhiệm vụ", ["II. Nhiệm vụ"]),
        ("1.2. Phạm vi", ["1.2. Phạm vi"]),
        ("Tăng trong quý I. Các sở báo cáo", ["Tăng trong quý I.", "Các sở báo cáo"]),
        ("theo lộ trình.Tăng cường phối hợp", ["theo lộ trình.", "Tăng cường phối hợp"]),
        ("dự họp HĐND.Ông Nam nói", ["dự họp HĐND.", "Ông Nam nói"]),
        ("tăng 3.5% và 1.234 tấn", ["tăng 3.5% và 1.234 tấn"]),
        ("Bà nói: “Tốt!”. Mọi người vỗ tay… Hết", ["Bà nói: “Tốt!”.", "Mọi người vỗ tay…", "Hết"]),
        ("PGS.TS. Lê Văn A và PGS.Trần B", ["PGS.TS. Lê Văn A và PGS.Trần B"]),
        ("Dòng một\n\n  Dòng hai ", ["Dòng một", "Dòng hai"]),
        ("tăng mạnh. (Ảnh: Lê Nam) - Theo báo", ["tăng mạnh.", "(Ảnh: Lê Nam) - Theo báo"]),
    ],
)
def test_plain_sentences(text: str, sentences: list[str]) -> None:
    view = View(text)
    assert [view.span(start, end).text for start, end in PlainSegmenter().sentences(view)] == sentences


@pytest.mark.parametrize("layer", EXTRACTORS)
def test_corpora_come_out_much_the_same_under_another_segmenter(layer: str) -> None:
    examples = load(layer)[::3]
    pipeline = Pipeline(UndertheseaSegmenter())
    wrong = [one.text for one in examples if check(one, pipeline).verdict != "right"]
    assert len(wrong) <= max(1, len(examples) // 20), "\n".join([f"{len(wrong)} of {len(examples)}", *wrong])
