import random

import pytest

from extract import lexicon
from extract.document import Document
from extract.extractors import dates
from extract.grammar import spoken
from extract.pipeline import Pipeline
from extract.resolve import times
from extract.rule import Loss

PIPELINE = Pipeline()


def annotate(text: str, published: str | None = None) -> Document:
    return PIPELINE.annotate(Document(id="a", published=published, text=text))


def test_a_stamp_in_the_text_dates_the_document() -> None:
    document = annotate("Đảng ủy xã họp\nNgày đăng 17/12/2020 | 01:22\nSáng 16/12, Đảng ủy xã họp.")
    assert (document.published, document.published_from) == ("2020-12-17T01:22", "text")
    assert [date.value for date in document.dates] == ["2020-12-17T01:22", "2020-12-16TMO"]


def test_a_given_date_goes_before_the_stamp() -> None:
    document = PIPELINE.annotate(
        Document(id="a", published="2021-01-05", published_from="given", text="Ngày đăng 17/12/2020 | 01:22\nHọp.")
    )
    assert (document.published, document.published_from) == ("2021-01-05", "given")


def test_without_a_date_nothing_is_filled_in() -> None:
    document = annotate("Sáng 16/12 và tuần sau, huyện họp; năm nay thu 12 tỷ đồng, tháng 5 thu 1 tỷ đồng.")
    assert [date.value for date in document.dates] == ["XXXX-12-16TMO", "XXXX-WXX", "XXXX", "XXXX-05"]
    assert all(date.begin is None and date.finish is None for date in document.dates)


def test_spans_quote_the_source_through_odd_spaces() -> None:
    text = "Sáng\u00a017/12,\u200b ngày\u00a018\u201320/12"
    found = [date.text for date in annotate(text, "2020-12-17").dates]
    assert found == ["Sáng\u00a017/12", "ngày\u00a018\u201320/12"]


def test_what_gave_way_is_told_in_offsets_of_the_view() -> None:
    losses: list[Loss] = []
    text = "Thu 6 tháng đầu năm 2021 đạt khá."
    dates.recognise(PIPELINE.read(Document(id="a", text=text)), losses)
    assert losses
    assert all(0 <= loss.start < loss.end <= len(text) for loss in losses)


@pytest.mark.parametrize("seed", range(4))
def test_no_heap_of_calendar_words_breaks_anything(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a repeatable heap, no secret
    words = [entry.surface for entry in lexicon.load("extract.extractors.dates", "words.tsv").entries]
    words += [*spoken.LETTERS, *("0 1 5 12 13 30 31 32 59 00 01 100 1000 2020 1999 9999 10000".split() * 6)]
    gaps = [" ", " ", "/", "-", ".", ",", ":", " - ", ", ", "(", ")", "\n"]
    for _ in range(300):
        text = "".join(chance.choice(words) + chance.choice(gaps) for _ in range(12))
        published = chance.choice([None, "2020-12-17", "2020-02-29", "0001-01-01", "9999-12-31"])
        reading = PIPELINE.read(Document(id="a", text=text))
        end = 0
        for time in times.resolve(reading, dates.recognise(reading), published):
            assert text[time.date.start : time.date.end] == time.date.text
            assert end <= time.date.start < time.date.end
            end = time.date.end


def test_a_day_that_the_shared_year_lacks_leaves_the_year_open() -> None:
    dates = annotate("Lớp học mở từ 29/2 đến 5/3/2021, đăng ký 29/2 và 1/3/2021.", "2021-01-05").dates
    assert [date.value for date in dates] == ["XXXX-02-29/2021-03-05", "XXXX-02-29", "2021-03-01"]


def test_a_leap_day_takes_the_nearest_leap_year_even_where_a_century_has_none_near() -> None:
    told = annotate("Năm 1900, trận bão ngày 29/2 làm chìm thuyền.", "2023-06-30").dates
    assert [date.value for date in told] == ["1900", "1896-02-29"]
    dates = annotate("Thế kỷ XIV. Năm nhuận có ngày 29/2.", "2023-06-30").dates
    assert [date.value for date in dates] == ["13", "2024-02-29"]
