"""Accuracy on the sample articles stays above floors, which are only ever raised."""

from pathlib import Path

import msgspec

from extract.document import Document
from extract.evaluate import evaluate, floors, read_gold
from extract.pipeline import Pipeline

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"


def test_gold_articles_are_the_sample_articles() -> None:
    articles = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "data" / "raw").glob("*.txt")}
    assert {one["id"]: one["text"] for one in read_gold(GOLD)} == articles


def test_gold_quotes_its_text() -> None:
    for article in read_gold(GOLD):
        people = [one for person in article["officials"] for one in (*person["mentions"], *person["positions"])]
        for span in (*people, *article["dates"], *article["statistics"], *article["references"]):
            assert article["text"][span["start"] : span["end"]] == span["text"], (article["id"], span)


def test_figures_reach_their_floors() -> None:
    gold = read_gold(GOLD)
    documents = Pipeline().stream(Document(id=one["id"], published=one["published"], text=one["text"]) for one in gold)
    encoder = msgspec.json.Encoder(decimal_format="number")
    run = {document.id: msgspec.json.decode(encoder.encode(document)) for document in documents}
    assert floors.below(evaluate(gold, run), floors.read(GOLD / "floors.toml")) == []
