"""The progress line: on terminals only, how far and how long, and gone at the end."""

import io
import threading

import pytest

from extract.runners.progress import bar
from extract.runners.report import Counts


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")


def test_a_terminal_sees_how_far_the_run_is_and_is_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.runners.progress._SECONDS_BETWEEN", 0.0)
    stream = Terminal()
    with bar(stream) as show:
        assert show is not None
        show(Counts(documents=1200, characters=5000, failed={"read": 2}, bytes=250, total=1000))
    assert "1,200 documents, 2 failed" in stream.getvalue()
    assert "characters/s" in stream.getvalue()
    assert "25%" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")


def test_without_a_total_there_is_no_percentage() -> None:
    stream = Terminal()
    with bar(stream) as show:
        assert show is not None
        show(Counts(documents=7, characters=5000, bytes=250))
    assert "7 documents" in stream.getvalue()
    assert "%" not in stream.getvalue().replace("100%", "")


def test_no_thread_draws() -> None:
    before = threading.active_count()
    with bar(Terminal()):
        assert threading.active_count() == before


def test_a_file_sees_nothing() -> None:
    stream = io.StringIO()
    with bar(stream) as show:
        assert show is None
    assert stream.getvalue() == ""
