"""What the library asks of its callers, and what it does in a script that loads other libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

import extract
from extract.errors import InputError

SCRIPT = """
import threading
import extract
threading.Thread(target=threading.Event().wait, daemon=True).start()  # as numpy's threads do: no fork from here
print("once", extract.run(["in.txt"], "out", overwrite=True).counts.documents)
"""


@pytest.mark.parametrize("published", ["17/12/2020", "2020-12", "20201217", "hôm qua"])
def test_a_date_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(InputError, match="no ISO date; write it as 2020-12-17"):
        extract.annotate("Sáng 5/1", published=published)


def test_run_in_a_script_without_guard(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Năm 2020, xã có 12 hộ nghèo.", encoding="utf-8")
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["once", "1"]), done.stderr


def test_version() -> None:
    done = subprocess.run([sys.executable, "-m", "extract", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, extract.__version__)
