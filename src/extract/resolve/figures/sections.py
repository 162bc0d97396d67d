"""Headings and lead-ins of lists: what a section says about the figures in it before any of its sentences does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures import cues
from extract.resolve.figures.statuses import statuses

if TYPE_CHECKING:
    from extract.document import StatisticStatus
    from extract.segment import Reading

_LONGEST_HEADING = 110
_NUMBER = r"(?:(?P<rank>[ivx]{1,5}|\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ]|phần (?:thứ )?\w+)\s?[.):/-] *+)?"
_OPENING = r"(?:về |một số |các |những |xây dựng )?"
_AHEAD = regex.compile(
    _NUMBER
    + _OPENING
    + r"(?P<plan>phương hướng|mục tiêu|nhiệm vụ|chỉ tiêu|kế hoạch|dự kiến|định hướng|dự báo|quan điểm|"
    r"dự toán|đề xuất|kiến nghị|giải pháp|nội dung đề nghị|chương trình công tác|phấn đấu|tầm nhìn)(?!\w)"
)
_RULES = regex.compile(
    _NUMBER + _OPENING + r"(?:mức (?:thu|phí|phạt|hỗ trợ|chi|đóng|hưởng|trợ cấp|lương)|lệ phí|định mức|chế độ)(?!\w)"
)
_RESULTS = regex.compile(
    r"(?<!\w)(?:kết quả|tình hình|đánh giá|tồn tại|hạn chế|thực trạng|tổng kết|thành tựu|hoàn thành)(?!\w)"
)
_YEAR = regex.compile(r"(?<!\w)(?:năm|giai đoạn|nhiệm kỳ|quý|tháng) [\divx]")
_NUMBERED = regex.compile(_NUMBER.removesuffix("?"))
_ITEM = regex.compile(r"(?:[-+*•]|\d{1,2}[.)/]|[a-zđ][.)])")
_STORY = regex.compile(
    r"(?:phát biểu|tại (?:hội nghị|buổi|cuộc|đại hội|phiên|lễ|kỳ họp|đây)|kết luận|hội nghị|đại hội|các đại biểu|"
    r"sau khi|trước đó|cùng ngày|trong khi đó|cũng tại|theo báo cáo|kết thúc|nhân dịp|thay mặt|đồng chí|đ/c|ông|bà|"
    r"được biết|có mặt|chiều|sáng)(?!\w)"
)


class Sections:
    """The status that headings and lead-ins give to the lines behind them; asked in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.at = self.seen = 0
        self.section: StatisticStatus = "actual"
        self.style = ""
        self.listed: StatisticStatus | None = None
        self.marked = False

    def status(self, start: int) -> StatisticStatus:
        """The status that a figure in the sentence at `start` has where the sentence says nothing else."""
        folded = self.reading.folded
        line = folded.rfind("\n", self.seen, start) + 1 or self.at  # no line is searched twice
        self.seen = max(self.seen, start)
        for text in self._between(line):
            self._pass(text)
        first = folded[line : line + 40].lstrip()
        self._enter(first)
        if self.listed is not None:
            return self.listed
        return self.section

    def _between(self, line: int) -> list[tuple[int, int]]:
        """The lines from where the last question left off to the one that begins at `line`."""
        folded = self.reading.folded
        found = []
        while self.at < line:
            end = folded.find("\n", self.at, line)
            found.append((self.at, end))
            self.at = end + 1
        return found

    def _pass(self, bounds: tuple[int, int]) -> None:
        """Take in a line that lies behind."""
        start, end = bounds
        words = self.reading.folded[start : min(end, start + 160)].strip()
        if not words:
            return
        self._enter(words)
        last = self.reading.folded[max(start, end - 4) : end].rstrip()[-1:]
        if end - start <= _LONGEST_HEADING and last not in ".;,!?…" and start:
            self._head(words, last)
        if last == ":":
            self.listed, self.marked = self._led_in(start, end), False

    def _enter(self, words: str) -> None:
        """Leave the list, or the section, that a line beginning with `words` no longer belongs to."""
        if self.listed is None and self.section == "actual":
            return
        item = _ITEM.match(words) is not None
        if self.listed is not None:
            if item:
                self.marked = True
            elif self.marked or _STORY.match(words):
                self.listed = None
        if self.section != "actual" and not item and _STORY.match(words):
            self.section = "actual"

    def _head(self, words: str, last: str) -> None:
        ahead, results = _AHEAD.match(words), _RESULTS.search(words)
        numbered = _NUMBERED.match(words)
        style = _style(numbered["rank"]) if numbered else ""
        short = len(words.split()) <= 16
        solid = bool(numbered) or last == ":" or _YEAR.search(words) is not None
        if ahead and short and solid and not (results and results.start() < ahead.start("plan")):
            self.section, self.style, self.listed = "target", style, None
        elif _RULES.match(words) and short:
            self.section, self.style, self.listed = "norm", style, None
        elif (results and (numbered or short)) or (style == self.style and last != ":" and _ITEM.match(words) is None):
            self.section, self.listed = "actual", None
        elif style == self.style and numbered and last != ":":
            self.section = "actual"

    def _led_in(self, start: int, end: int) -> StatisticStatus | None:
        """The status that the sentence before a colon leads in: `Đại hội đề ra các chỉ tiêu chủ yếu:`."""
        first, last = self.reading.sentence_at(end - 1)
        if first < start or last - first > _LONGEST_LEAD:
            return None
        sentence = cues.read(self.reading, (first, last), [], [])
        told = statuses(sentence, "actual", (), "")[1]
        return told if told != "actual" else None


_LONGEST_LEAD = 600


def _style(rank: str) -> str:
    if rank.startswith("phần"):
        return "part"
    if rank[0].isdigit():
        return f"digit{rank.count('.')}"
    return "roman" if set(rank) <= set("ivx") else "letter"
