"""The command from the outside: its files, its statuses, and what it costs to start."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import extract as package

ARTICLE = "Hội nghị tổng kết\nNgày đăng 17/12/2020 | 01:22\n\nSáng 17/12, năm 2020 thu ngân sách tăng 13,1%.\n"


def extract(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "extract", *arguments], input=stdin, capture_output=True, check=False, timeout=120
    )


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "bài viết"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    rows = [{"id": "b1", "text": "Giảm 2,5%", "published": "2021-01-05"}, {"id": "b2", "text": "Năm 2021"}]
    (folder / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def test_a_run_writes_the_contract_files(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = extract("run", str(articles), "--out", str(out), "--published", "2022-02-02")
    assert done.returncode == 0, done.stderr.decode()
    documents = lines(out / "documents.jsonl")
    assert [document["id"] for document in documents] == ["a.txt", "b1", "b2"]
    assert [document["published"] for document in documents] == ["2020-12-17T01:22", "2021-01-05", "2022-02-02"]
    assert [document["published_from"] for document in documents] == ["text", "given", "given"]
    assert documents[0]["title"] == "Hội nghị tổng kết"
    assert documents[0]["text"] == ARTICLE
    assert {row["text"] for row in table(out / "statistics.csv")} >= {"13,1%", "2,5%"}
    assert "3 documents" in done.stderr.decode()
    assert json.loads((out / "run.json").read_bytes())["counts"]["documents"] == 3


def test_a_folder_in_use_is_refused(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    refused = extract("run", str(articles), "--out", str(out))
    assert refused.returncode == 2
    assert "--overwrite" in refused.stderr.decode()
    assert extract("run", str(articles), "--out", str(out), "--overwrite").returncode == 0
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "wrong",
    [
        ["run", "nowhere", "--out", "x"],
        ["run"],
        ["run", ".", "--out", "x", "--format", "pdf"],
        ["run", ".", "--out", "x", "--csv", "odd"],
        ["run", ".", "--out", "x", "--published", "hôm qua"],
        ["run", ".", "--out", "x", "--resume", "--overwrite"],
    ],
)
def test_wrong_usage_is_status_2(wrong: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert extract(*wrong).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, time; begun = time.perf_counter(); import extract; print(time.perf_counter() - begun);"
        "print([m for m in ('pandas', 'typer', 'underthesea', 'pyvi', 'regex', 'msgspec') if m in sys.modules])"
    )
    seconds, loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60
    ).stdout.splitlines()
    assert float(seconds) < 0.15
    assert loaded == "[]"


def test_annotating_loads_neither_pandas_nor_typer_nor_models() -> None:
    code = (
        "import sys, extract; extract.annotate('Tăng 2%');"
        "print([m for m in ('pandas', 'typer', 'underthesea', 'pyvi') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60).stdout
    assert out.strip() == "[]"


def test_help_is_quick_and_shows_examples() -> None:
    seconds = []
    for _ in range(3):
        before = os.times()
        shown = extract("run", "--help")
        after = os.times()  # processor time: a busy machine must not fail the test
        seconds.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert shown.returncode == 0
    assert b"extract run data/raw --out data/out" in shown.stdout
    assert min(seconds) < 0.5


def test_the_public_surface_can_be_counted() -> None:
    assert len(package.__all__) <= 20
    assert all(hasattr(package, name) for name in package.__all__)


def test_the_entity_model_is_asked_only_with_the_flag_and_counts_as_a_setting(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Những ngày qua, Kiều Oanh gặp chấn thương nên Kiều Oanh phải nghỉ.\n", encoding="utf-8")
    found = {}
    for flags in ((), ("--ner",)):
        out = tmp_path / f"out{len(flags)}"
        assert extract("run", str(article), "--out", str(out), *flags).returncode == 0
        report = json.loads((out / "run.json").read_bytes())
        found[report["settings"]["ner"]] = (
            [row["name"] for row in table(out / "officials.csv")],
            report["settings_sha256"],
        )
    assert found[False][0] == []
    assert found[True][0] == ["Kiều Oanh"]
    assert found[False][1] != found[True][1]
