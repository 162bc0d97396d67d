"""The progress line: on terminals only, and gone at the end."""

import io

from extract.runners.local import Counts
from extract.runners.progress import bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_counts_and_is_left_clean() -> None:
    stream = Terminal()
    with bar(stream) as show:
        show(Counts(documents=1200, characters=5000, failed={"read": 2}))
    assert "1,200 documents, 2 failed" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_a_file_sees_nothing() -> None:
    stream = io.StringIO()
    with bar(stream) as show:
        show(Counts(documents=1))
    assert stream.getvalue() == ""
