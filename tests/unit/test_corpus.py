"""A malformed corpus is refused with its file, its case and what is wrong with it."""

from pathlib import Path

import pytest

from extract import corpus
from extract.errors import KnowledgeError

CASES = {
    '[[case]]\ntexts = ["Sáng 5/1"]\n': r"dates/corpus\.toml: \[\[case\]\] 1 \('Sáng 5/1'\): 'expect' is missing",
    '[[case]]\nsurfaces = ["5/1"]\n': r"\[\[case\]\] 1 \('5/1'\): 'value' is missing",
    '[[case]]\nframe = "ngày {}"\nfills = ["5/1"]\nexpect = [{txet = "5/1"}]\n': r"'ngày {}'\): no such field txet",
    '[[counter]]\nwhy = "x"\ntexts = ["a"]\n[[counter]]\ntexts = ["b"]\n': r"counter\]\] 2 \('b'\): 'why' is missing",
    "[[case]]\ntexts = [\n": r"dates/corpus\.toml: no TOML",
    "[[cases]]\n": r"unknown tables \['cases'\]",
    '[[case]]\ntext = ["Sáng 5/1"]\nexpect = []\n': r"'no text'\): no such field text; known are value, surfaces",
}


@pytest.mark.parametrize(("written", "said"), CASES.items())
def test_malformed_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, said: str) -> None:
    (tmp_path / "corpus.toml").write_text(written, encoding="utf-8")
    monkeypatch.setattr(corpus, "files", lambda _: tmp_path)
    with pytest.raises(KnowledgeError, match=said):
        corpus.load.__wrapped__("dates")
