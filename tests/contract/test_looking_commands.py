"""The commands that look at articles and judge runs: what they print, and their statuses."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from extract.cli import app

GOLD = Path(__file__).parents[1] / "gold"
COMMANDS = ("run", "show", "explain", "list", "check", "evaluate", "diff")
TEXT = "Thu ngân sách\nNgày đăng 17/12/2020 | 01:22\n\nNăm 2020, thu ngân sách đạt 3,5 tỷ đồng.\n"


def extract(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "bài.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    start = TEXT.index("3,5")
    money = {"start": start, "end": start + 11, "text": "3,5 tỷ đồng", "kind": "money", "value": 3500000000}
    money |= {"unit": "VND", "measure": "level", "status": "actual"}
    layers = {"officials": [], "dates": [], "references": [], "statistics": [money]}
    (folder / "a.json").write_text(json.dumps({"id": "bài.txt", "text": TEXT, **layers}), encoding="utf-8")
    return folder


def run_of(folder: Path, name: str, **layers: object) -> str:
    path = folder / f"{name}.jsonl"
    path.write_text(json.dumps({"id": "bài.txt", "text": TEXT, **layers}) + "\n", encoding="utf-8")
    return str(path)


def test_show_draws_the_article(article: str) -> None:
    shown = extract("show", article, "--as", "plain")
    assert shown.exit_code == 0
    lines = shown.stdout.split("\n")
    assert lines[0] == "== bài.txt"
    at = next(i for i, line in enumerate(lines) if line.startswith("Năm 2020, thu"))
    assert lines[at + 1].startswith("D───────")
    assert "S──────────" in lines[at + 1]


def test_show_writes_html(article: str) -> None:
    shown = extract("show", article, "--as", "html")
    assert shown.stdout.startswith("<!DOCTYPE html>")
    assert 'title="statistic: 3500000000' in shown.stdout


def test_show_colours_only_on_demand_when_piped(article: str) -> None:
    assert "\x1b[" not in extract("show", article).stdout
    assert "\x1b[4;33m3,5 tỷ đồng\x1b[0m" in extract("show", article, "--as", "colour").stdout


def test_show_reads_standard_input() -> None:
    assert "S──" in extract("show", "-", stdin="Thu 3,5 tỷ đồng").stdout


@pytest.mark.parametrize("command", ["show", "explain"])
def test_what_cannot_be_read_is_told(command: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\x00\xfe")
    told = extract(command, str(tmp_path / "a.txt"))
    assert told.exit_code == 1
    assert "a.txt" in told.stderr
    assert extract(command, str(tmp_path / "none.txt")).exit_code == 2
    assert extract(command, str(tmp_path), "--published", "gestern").exit_code == 2


def test_show_refuses_a_form_that_it_does_not_know(article: str) -> None:
    refused = extract("show", article, "--as", "pdf")
    assert (refused.exit_code, "colour, plain and html" in refused.stderr) == (2, True)


def test_explain_names_the_rules_and_what_gave_way(article: str) -> None:
    told = extract("explain", article)
    assert told.exit_code == 0
    assert "'3,5 tỷ đồng': statistic" in told.stdout
    assert "by money" in told.stdout
    only = extract("explain", article, "--rule", "money").stdout
    assert "3,5 tỷ đồng" in only
    assert "'Năm 2020'" not in only
    nothing = extract("explain", article, "--rule", "nosuch")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "no rule nosuch found anything here" in nothing.stderr


def test_evaluate_refuses_a_run_of_other_articles(article: str, tmp_path: Path) -> None:
    assert extract("run", article, "--out", str(tmp_path / "run")).exit_code == 0
    told = extract("evaluate", str(GOLD), str(tmp_path / "run"))
    assert told.exit_code == 1
    assert "run extract on their texts first" in told.stderr


def test_list_counts_what_extract_knows() -> None:
    told = extract("list").stdout
    assert "references: " in told
    assert "types.tsv" in told
    assert "extractors.dates" in extract("list", "--rules").stdout


def test_check_of_one_extractor() -> None:
    told = extract("check", "references")
    assert told.exit_code == 0
    assert told.stdout.endswith(" right\n")
    assert extract("check", "weather").exit_code == 2


def test_evaluate_prints_figures_and_differences(gold: Path, tmp_path: Path) -> None:
    told = extract("evaluate", str(gold), run_of(tmp_path, "leer"), "--differences")
    assert told.exit_code == 0
    assert "statistic.record" in told.stdout
    assert "bài.txt\tstatistic\tmissed\t'3,5 tỷ đồng'\t-" in told.stdout


def test_evaluate_holds_floors_and_lifts_them(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('"statistic.span" = 0.5\n', encoding="utf-8")
    empty = run_of(tmp_path, "leer")
    below = extract("evaluate", str(gold), empty, "--floors", str(floors))
    assert (below.exit_code, "below its floor 0.500" in below.stderr) == (1, True)
    article = json.loads((gold / "a.json").read_text(encoding="utf-8"))
    full = run_of(tmp_path, "voll", statistics=article["statistics"])
    assert extract("evaluate", str(gold), full, "--floors", str(floors), "--lift").exit_code == 0
    assert '"statistic.span" = 0.995' in floors.read_text(encoding="utf-8")
    assert extract("evaluate", str(gold), full, "--lift").exit_code == 2
    assert extract("evaluate", str(gold), str(tmp_path / "nirgends")).exit_code == 1


def test_diff_tells_gains_losses_and_changes(tmp_path: Path) -> None:
    old = {"start": 0, "end": 3, "text": "Thu", "type": "DATE", "value": "2020", "rule": "a"}
    moved = {**old, "start": 4, "end": 8, "text": "ngân"}
    before = run_of(tmp_path, "a", dates=[old, moved])
    after = run_of(tmp_path, "b", dates=[{**old, "value": "2021", "rule": "b"}, {**moved, "start": 9, "end": 13}])
    told = extract("diff", before, after)
    assert told.exit_code == 1
    assert told.stdout.split("\n")[:5] == [
        "== bài.txt",
        "~ date 'Thu' value: 2020 → 2021",
        "- date 'ngân' DATE 2020",
        "+ date 'ngân' DATE 2020",
        "1 documents in both: 1 gained, 1 lost, 1 changed",
    ]
    same = extract("diff", before, before)
    assert (same.exit_code, same.stdout) == (0, "1 documents in both: 0 gained, 0 lost, 0 changed\n")


def test_diff_tells_documents_that_one_run_lacks(tmp_path: Path) -> None:
    (tmp_path / "leer.jsonl").write_text("", encoding="utf-8")
    told = extract("diff", run_of(tmp_path, "a"), str(tmp_path / "leer.jsonl"))
    assert (told.exit_code, "bài.txt: only in the first run" in told.stdout) == (1, True)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_command_helps_with_examples_and_statuses(command: list[str]) -> None:
    told = extract(*command, "--help")
    assert told.exit_code == 0
    assert f"  {' '.join(['extract', *command])} " in told.stdout
    assert "Exit status: 0 " in told.stdout
