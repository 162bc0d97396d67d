"""What a list of holders and their figures is about, which its heading says: `tỷ lệ giải ngân cao gồm: Huế (93%) …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.resolve.figures.indicators import subject_before
from extract.resolve.figures.naming import alike

if TYPE_CHECKING:
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.clauses import Left
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.kinds import Stretch
    from extract.resolve.figures.readings import FigureReading


def heading(
    sentence: Sentence, done: dict[int, FigureReading], figure: Figure, left: Left, phrase: Stretch | None
) -> Stretch | None:
    """What the first item behind a colon measures, where the item is a name; later ones go on with it."""
    if phrase is None or left.stop != ":" or figure.kind not in ("percent", "money"):
        return None
    if not {"be", "q.more", "q.less", "q.about"}.issuperset(left.kinds) or not _is_name(sentence, phrase):
        return None
    before = next(reversed(done.values()), None)
    if before is not None and alike(before, figure):
        return before.indicator
    return subject_before(sentence, left.first - 1, left.stop)


def _is_name(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether the words are a name, told by its capitals."""
    words = sentence.text[slice(*phrase)].split()
    return words[0][0].isupper() and len(words) > 1 and any(word[0].isupper() for word in words[1:])
