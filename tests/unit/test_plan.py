"""The plan of a run where its temporary file can't grow."""

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
