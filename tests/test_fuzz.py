"""A short run of the fuzzer on every test run; long ones are started by hand (`make fuzz`)."""

import importlib.util
from pathlib import Path

from msgspec.structs import replace

from extract.corpus import EXTRACTORS, load
from extract.document import Date, Document
from extract.pipeline import Pipeline

FUZZ = Path(__file__).parent / "fuzz" / "fuzz.py"
spec = importlib.util.spec_from_file_location("fuzz", FUZZ)
assert spec is not None
assert spec.loader is not None
fuzz = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fuzz)


def test_spliced_and_mutated_text_gives_no_finding() -> None:
    assert fuzz.run(1500, 500, seed=11) == 0
    assert fuzz.run(10, 50_000, seed=12) == 0


def test_every_beginning_of_an_example_gives_no_finding() -> None:
    pipeline = Pipeline()
    texts = [example.text for layer in EXTRACTORS for example in load(layer)[::40]]
    for text in texts:
        for end in range(1, len(text) + 1):
            assert fuzz.check(pipeline, text[:end], "2020-12-17") is None, text[:end]


def test_words_and_examples_again_and_again_give_no_finding() -> None:
    assert fuzz.repeated(5_000, step=97) == 0
    pipeline = Pipeline()
    for piece in ("5 m 2 ", "m 2 ", "cán bộ ", "Bang Trưởng ", "Binh Nhì ", "TRƯỞNG BAN "):
        assert fuzz.check(pipeline, piece * 4_000, None) is None, piece


def test_the_same_seed_gives_the_same_texts() -> None:
    pool = fuzz.seeds()
    first, second = fuzz.Mutator(pool, 80, seed=1), fuzz.Mutator(pool, 80, seed=1)
    texts = [first.text() for _ in range(20)]
    assert texts == [second.text() for _ in range(20)]
    assert len(set(texts)) > 10


def test_a_wrong_span_is_a_finding() -> None:
    class Shifted(Pipeline):
        def annotate(self, document: Document) -> Document:
            date = Date(id="D0", start=0, end=8, text="năm 2021", type="DATE", value="2021", rule="year")
            return replace(document, dates=(date,))

    assert "offsets" in fuzz.check(Shifted(), "năm 2020", None)


def test_an_answer_that_changes_is_a_finding() -> None:
    class Fickle(Pipeline):
        asked = 0

        def annotate(self, document: Document) -> Document:
            self.asked += 1
            return replace(document, flags=(str(self.asked),))

    assert "second time" in fuzz.check(Fickle(), "năm 2020", None, again=True)


def test_two_records_with_one_id_are_a_finding() -> None:
    class Doubling(Pipeline):
        def annotate(self, document: Document) -> Document:
            date = Date(id="D0", start=0, end=8, text="năm 2020", type="DATE", value="2020", rule="year")
            return replace(document, dates=(date, date))

    assert "one key" in fuzz.check(Doubling(), "năm 2020", None, again=True)


def test_texts_hold_words_of_the_lists_and_halves_of_pairs() -> None:
    mutator = fuzz.Mutator(fuzz.seeds(), 300, seed=5)
    texts = [mutator.text() for _ in range(2000)]
    assert sum(any("\ud800" <= character <= "\udfff" for character in text) for text in texts) > 2
    assert any("quyết định" in text.lower() for text in texts)
    assert max(map(len, texts)) == 300
