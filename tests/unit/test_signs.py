"""Signs that are looked for before a pattern is: none may be missing from what the pattern finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import corpus
from extract.resolve.figures import holders, homes, period_signs
from extract.text import View

if TYPE_CHECKING:
    import regex

VIEWS = [View(example.text) for example in corpus.load("statistics")]


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (period_signs._NOW, period_signs._NOW_SIGNS),
        (period_signs._NOW_HERE, period_signs._NOW_SIGNS),
        (period_signs._WITHIN_YEAR, period_signs._YEAR_SIGNS),
    ],
)
def test_every_match_holds_a_sign(pattern: regex.Pattern[str], signs: tuple[str, ...]) -> None:
    found = [match[0] for view in VIEWS for match in pattern.finditer(view.folded)]
    assert found
    assert [words for words in found if not any(sign in words for sign in signs)] == []


@pytest.mark.parametrize(
    ("pattern", "signs", "reach"),
    [(holders._SOURCES, holders._SOURCE_ENDS, 30), (homes._FIRM, homes._FIRM_WORDS, 70)],
)
def test_every_match_before_a_name_holds_a_sign(
    pattern: regex.Pattern[str], signs: tuple[str, ...], reach: int
) -> None:
    found = [
        match[0].lower()
        for view in VIEWS
        for end in range(1, len(view.text))
        if view.text[end].isupper() and (match := pattern.search(view.text, max(0, end - reach), end)) is not None
    ]
    assert found
    assert [words for words in found if not any(sign in words for sign in signs)] == []
