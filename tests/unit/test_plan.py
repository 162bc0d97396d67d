"""The plan of a run: how much there is to read, and a temporary file that can't grow."""

import sqlite3
from pathlib import Path

import pytest

from extract.errors import OutputError
from extract.runners.plan import Plan, Seen
from extract.runners.settings import Settings


def test_a_full_temporary_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bool:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Seen, "first", full)
    (tmp_path / "a.txt").write_text("Thu tăng 5%", encoding="utf-8")
    plan = Plan(
        [str(tmp_path)], Settings.of(published=None, place=None, formats=("csv",), csv="excel", timeout=60.0, ner=False)
    )
    with pytest.raises(OutputError, match=r"disk is full.*TMPDIR"):
        list(plan.shards())


def test_the_sizes_of_the_shards_add_up_to_the_total(tmp_path: Path) -> None:
    rows = "".join(f'{{"id": "{number}", "text": "{"Thu tăng 5%. " * 3000}{number}"}}\n' for number in range(9))
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Thu tăng 5%", encoding="utf-8")
    settings = Settings.of(published=None, place=None, formats=("csv",), csv="excel", timeout=60.0, ner=False)
    plan = Plan([str(tmp_path)], settings)
    sizes = [shard.size for shard in plan.shards()]
    assert len(sizes) > 2
    assert all(sizes)
    assert sum(sizes) == plan.total() == sum(file.stat().st_size for file in tmp_path.iterdir())
    assert Plan(["-", str(tmp_path)], settings).total() is None
