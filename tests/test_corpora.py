"""Every example and counter-example that ships with an extractor comes out right."""

import pytest

from extract.corpus import EXTRACTORS, Example, check, load
from extract.pipeline import Pipeline

PIPELINE = Pipeline()


@pytest.mark.parametrize("layer", EXTRACTORS)
def test_corpus(layer: str) -> None:
    outcomes = [check(example, PIPELINE) for example in load(layer)]
    wrong = [
        f"{o.verdict}: {o.example.text!r} wanted {o.example.expect} found {o.found}"
        for o in outcomes
        if o.verdict != "right"
    ]
    assert not wrong, "\n".join([f"{len(wrong)} of {len(outcomes)}", *wrong])


@pytest.mark.parametrize("layer", EXTRACTORS)
def test_corpus_has_examples_and_counter_examples(layer: str) -> None:
    examples: tuple[Example, ...] = load(layer)
    assert sum(not example.expect for example in examples) >= 1
