"""Whose a figure is: the place, body or person named nearest to it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.names import Name, names, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import StatisticStatus
    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.figures.readings import FigureReading
    from extract.segment import Reading

NATION = "cả nước"
_OPENING = 5000
"""Characters at the head of a text that tell which place it is about."""
_HEADLINE = 30
_LEAD = 200
"""Characters within which a headline ends; a place named in it is the one that the text is about."""
_UNIT = regex.compile(r"^(?:tỉnh|thành phố|tp\.?) ")
_PARAGRAPH = 500
"""Characters before a sentence, in its paragraph, in which its holder may be named."""
_SOURCES = regex.compile(
    r"(?<!\p{L})(?:theo|đại diện|lãnh đạo|giám đốc|chủ tịch|bí thư|bộ trưởng|trưởng|phó|ủy viên|nhiệm|từ|sang|báo|"
    r"so với|"
    r"tới|đến|với|giữa|bởi|do)"
    r"(?: (?:báo cáo|thống kê|số liệu|đánh giá|quyết định|quy định|kết quả)(?: của)?)? $",
    regex.IGNORECASE,
)


class Holders:
    """Finds the holder of each figure of a document."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.folded = reading.folded
        self.last: Name | None = None
        self.read = 0
        self.paragraph = 0  # where the paragraph begins that holds the offset `seen`
        self.seen = 0

    @cached_property
    def home(self) -> str | None:
        """The place that the head of the text names most; the nation where it names ministries far more often."""
        counts: Counter[str] = Counter()
        written: dict[str, str] = {}
        state = reach = 0
        lead = self._lead
        for name in places(self.text, self.folded, 0, min(len(self.text), _OPENING)):
            if name.kind in ("state", "country"):
                state += 1
            elif name.kind != "region" and name.end > reach:
                words = self.text[name.start : name.end]
                key = _UNIT.sub("", words.lower())
                told = name.start < lead and not self.folded.startswith("tại ", max(0, name.start - 4))
                counts[key] += 3 if told else 1
                if len(words) > len(written.get(key, "")):
                    written[key] = words
                reach = name.end
        key, count = next(iter(counts.most_common(1)), ("", 0))
        if state >= 3 and state > 2 * count:
            return NATION
        return written[key] if count > 1 else None

    @property
    def _lead(self) -> int:
        """The end of the headline: the first line that is long enough to be a sentence."""
        end = self.text.find("\n", _HEADLINE, _LEAD)
        return _LEAD if end < 0 else end

    def holders(
        self, sentence: Sentence, read: Sequence[FigureReading], states: Sequence[StatisticStatus]
    ) -> list[str | None]:
        """The holder of each figure of a sentence as written, in order; None where nothing says."""
        before, near = self._read(sentence)
        said = [cue.end for cue in sentence.cues if cue.kind == "say"]
        found: list[str | None] = []
        for place, reading, status in zip(sentence.places, read, states, strict=True):
            figure = sentence.cues[place]
            name = self._nearest(sentence, figure, reading, near, said) or self._behind(figure, near)
            if name is None and status != "norm":
                name = before
            found.append(self._told(name, status))
        return found

    def _told(self, name: Name | None, status: StatisticStatus) -> str | None:
        """What a name says; `toàn tỉnh` means the place that the text is about."""
        if name is None:
            return None if status == "norm" else self.home
        if name.kind == "country":
            return NATION
        words = self.text[name.start : name.end]
        return self.home or words if name.kind == "whole" else words

    def _nearest(
        self, sentence: Sentence, figure: Cue, reading: FigureReading, near: Sequence[Name], said: Sequence[int]
    ) -> Name | None:
        """The nearest name to the left that is no source and no base; a person only where nothing else is named."""
        limit = max((end for end in said if end <= figure.start), default=0)
        person = None
        for name in reversed(near):
            if name.end > figure.start or (reading.base and reading.base[0] <= name.start < reading.base[1]):
                continue
            if name.start < limit:
                break
            if name.kind == "person":
                if not self.folded[max(sentence.start, name.start - 12) : name.start].startswith(("theo ", " theo ")):
                    person = person or name
            elif not self._is_source(name, sentence.start):
                return name
        return person

    def _behind(self, figure: Cue, near: Sequence[Name]) -> Name | None:
        """A name close behind the figure that is told as its place or owner."""
        for name in near:
            if figure.end < name.start < figure.end + 60:
                before = self.folded[max(figure.end, name.start - 6) : name.start]
                if before.endswith(("của ", "tại ", "ở ")):
                    return name
        return None

    def _read(self, sentence: Sentence) -> tuple[Name | None, list[Name]]:
        """The last place or firm named in the paragraph before the sentence, and the sentence's names."""
        paragraph = self._paragraph(sentence.start)
        start = max(paragraph, sentence.start - _PARAGRAPH, self.read)
        if self.last is not None and self.last.start < paragraph:
            self.last = None
        before, near = self.last, list[Name]()
        for name in names(self.text, self.folded, start, sentence.end):
            lasting = name.kind in ("place", "province", "firm") and not self._is_source(name, start)
            if name.start >= sentence.start:
                near.append(name)
            elif lasting:
                before = name
            self.last = name if lasting else self.last
        self.read = sentence.end
        return before, near

    def _paragraph(self, offset: int) -> int:
        """Where the paragraph that holds the offset begins, which never goes back; no line is searched twice."""
        if offset > self.seen:
            self.paragraph = self.folded.rfind("\n", self.seen, offset) + 1 or self.paragraph
            self.seen = offset
        return self.paragraph

    def _is_source(self, name: Name, start: int) -> bool:
        return _SOURCES.search(self.text[max(start, name.start - 30) : name.start]) is not None
