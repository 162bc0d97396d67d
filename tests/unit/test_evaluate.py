import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from extract.document import Document
from extract.errors import InputError
from extract.evaluate import Report, evaluate, read_gold, read_run
from extract.evaluate.tally import Row
from extract.pipeline import Pipeline

HERE = Path(__file__).resolve()
GOLD = HERE.parents[1] / "gold"
SCORER = next((p for up in HERE.parents if (p := up / "shared" / "gold" / "score.py").is_file()), None)


def span(text: str, part: str, **fields: object) -> Row:
    start = text.index(part)
    return {"start": start, "end": start + len(part), "text": part, **fields}


def article(text: str, **layers: list[Row]) -> Row:
    empty: Row = {"officials": [], "dates": [], "statistics": [], "references": []}
    return {"id": "a", "text": text, **empty, **layers}


def report(gold: Row, found: Row) -> Report:
    return evaluate([gold], {"a": found})


def test_the_gold_itself_is_all_right() -> None:
    gold = read_gold(GOLD)
    figures = evaluate(gold, {one["id"]: one for one in gold})
    assert {name: tally.f1 for name, tally in figures.tallies.items() if tally.f1 < 1} == {}
    assert figures.core == 1.0
    assert not figures.broken


def test_a_wrong_value_is_both_needless_and_missing() -> None:
    text = "Sáng 17/12 họp"
    gold = article(text, dates=[span(text, "Sáng 17/12", type="TIME", value="2020-12-17TMO")])
    found = article(text, dates=[span(text, "Sáng 17/12", type="TIME", value="2021-12-17TMO")])
    figures = report(gold, found)
    assert (figures.tallies["date.value"].needless, figures.tallies["date.value"].missing) == (1, 1)
    assert figures.tallies["date.strict"].f1 == 1.0
    assert [one.what for one in figures.differences] == ["TIME 2020-12-17TMO / TIME 2021-12-17TMO"]


def test_what_is_optional_counts_neither_way() -> None:
    text = "Lượt xem: 809"
    views = span(text, "809", kind="quantity", value=809, unit="lượt", measure="level", status="actual", optional=True)
    assert report(article(text, statistics=[views]), article(text)).tallies["statistic.record"].f1 == 1.0
    assert (
        report(article(text, statistics=[views]), article(text, statistics=[views])).tallies["statistic.span"].f1 == 1
    )


def test_a_person_given_twice_is_needless_once() -> None:
    text = "Ông Trần Thế Lữ và ông Trần Thế Lữ"
    one = {"name": "Trần Thế Lữ", "mentions": [span(text, "Trần Thế Lữ", kind="name")], "positions": []}
    figures = report(article(text, officials=[one]), article(text, officials=[one, one]))
    assert (figures.tallies["person"].right, figures.tallies["person"].needless) == (1, 1)


def test_a_shorter_wording_of_a_post_is_not_needless() -> None:
    text = "Chủ tịch UBND tỉnh Lê Na; Chủ tịch UBND tỉnh Phú Thọ"
    name = span(text, "Lê Na", kind="name")
    full = span(text, "Chủ tịch UBND tỉnh Phú Thọ", status="current")
    short = span(text, "Chủ tịch UBND tỉnh", status="current")
    gold = article(text, officials=[{"name": "Lê Na", "mentions": [name], "positions": [full]}])
    both = article(text, officials=[{"name": "Lê Na", "mentions": [name], "positions": [full, short]}])
    assert report(gold, both).tallies["position"].f1 == 1.0


def test_a_span_that_misquotes_is_told() -> None:
    text = "Năm 2020"
    wrong = {"start": 0, "end": 3, "text": "năm", "type": "DATE", "value": "2020"}
    assert report(article(text), article(text, dates=[wrong])).broken == ("a: 0-3 is not 'năm'",)


def test_files_that_are_no_gold_or_no_run_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold articles"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="no run at"):
        read_run(tmp_path)
    (tmp_path / "documents.jsonl").write_text('{"id": "a"}\nnichts\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"documents\.jsonl, line 2: no JSON"):
        read_run(tmp_path)


def annotated(gold: list[Row], folder: Path) -> Path:
    pipeline = Pipeline()
    encoder = msgspec.json.Encoder(decimal_format="number")
    path = folder / "documents.jsonl"
    documents = (
        Document(id=one["id"], title=one.get("title"), published=one.get("published"), text=one["text"]) for one in gold
    )
    path.write_bytes(b"".join(encoder.encode(pipeline.annotate(one)) + b"\n" for one in documents))
    return path


@pytest.mark.skipif(SCORER is None, reason="no shared/gold/score.py above this folder")
@pytest.mark.parametrize("part", ["tests", "dev"])
def test_figures_agree_with_the_reference_scorer(part: str, tmp_path: Path) -> None:
    assert SCORER is not None
    folder = GOLD if part == "tests" else SCORER.parent / part
    run = annotated(read_gold(folder), tmp_path)
    told = tmp_path / "figures.json"
    subprocess.run(
        [sys.executable, str(SCORER), str(run), "--gold", str(folder), "--json", str(told)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    reference = {
        name: row["f1"] if "f1" in row else row["acc"]
        for name, row in json.loads(told.read_text(encoding="utf-8")).items()
        if isinstance(row, dict)
    }
    ours = evaluate(read_gold(folder), read_run(run)).figures()
    assert {name: ours[name] for name in reference} == pytest.approx(reference, abs=1e-12)
