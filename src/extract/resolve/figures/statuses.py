"""Whether a figure has come about, is to come about, or is set by a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures import continuing
from extract.resolve.figures.ahead import UP_TO, closes, dates, is_over, lies_ahead
from extract.resolve.figures.aims import is_base, of_plan, outdoes, sets_out
from extract.resolve.figures.existing import exists, joined, of_people
from extract.resolve.figures.norms import bounds, due, fined, levied, remits
from extract.resolve.figures.setting import proposed, set_by, suffers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.document import StatisticStatus
    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.times import ResolvedTime

_FROM = regex.compile(r"(?<!\w)từ(?: mức| tỷ lệ| con số| khoảng| trên| hơn| gần)? ?$")
_ONWARD = regex.compile(r"[^\d.,;:]{0,24}?(?<!\w)(?<!trở )(?:xuống|lên|còn)(?!\w)")


def statuses(
    sentence: Sentence,
    before: StatisticStatus,
    times: Sequence[ResolvedTime],
    published: str,
    standing: StatisticStatus = "actual",
    *,
    last: Sentence | None = None,
) -> tuple[list[StatisticStatus], StatisticStatus]:
    """The status of each figure of a sentence, and the status that the next sentence may carry on.

    `before` is what the sentence before it (`last`) left, `standing` what its section says, `published` the ISO day.
    """
    return _Reader(sentence, times, published, standing).read(before, last)


_SETS = frozenset({"q.max", "plan", "will", "may", "aim", "order", "norm", "head.norm", "done", "now", "scheme"})
_SAYING = _SETS | {"q.about", ",", "say", "up", "conj"}
"""Kinds of elements that may change the status of the figures behind them: those that `_say` asks for."""
_LASTING = frozenset({"norm", "head.norm", "q.max", "now", "done"})
"""Kinds of words that hold beyond a speaker's name."""


class _Reader:
    """Goes through a sentence's elements; `status` is what the next figure is, `word` the kind that made it so."""

    def __init__(
        self, sentence: Sentence, times: Sequence[ResolvedTime], published: str, standing: StatisticStatus
    ) -> None:
        self.sentence = sentence
        self.times = times
        self.published = published
        self.standing = standing
        self.status = standing
        self.word = ""
        self.since = sentence.start
        self.carried = standing == "target"  # not told by the sentence itself
        self.supposed = False
        self.dated = self.done = self.over = False
        self.there: Cue | None = None
        self.found: list[StatisticStatus] = []

    def read(self, before: StatisticStatus, last: Sentence | None) -> tuple[list[StatisticStatus], StatisticStatus]:
        """The status of each figure, and the one that the next sentence may carry on."""
        sentence = self.sentence
        if continuing.carries(sentence, before, self.times, self.published, last):
            self.status = before
            self.carried = before == "target"
        self.supposed = continuing.supposes(sentence)
        if self.supposed:
            self.status = "target"
        for at, cue in enumerate(sentence.cues):
            if cue.kind == "FIG":
                self._figure(at, cue)
            elif cue.kind == "TIME":
                self._time(at, cue)
            elif cue.kind in _SAYING:
                self._say(at, cue)
        ends = self.word == "may" and "actual" in self.found  # `trả được 2 tỷ trong số phải thu là 9 tỷ. Trong đó, …`
        return self.found, self.standing if ends else self.status

    def _figure(self, at: int, cue: Cue) -> None:
        status: StatisticStatus = "target" if self.dated and self.status == "actual" else self.status
        told = _told(self.sentence, at, status, done=self.done)
        if status == "target" and told == "target" and self.there and joined(self.sentence, self.there, cue):
            told = "actual"  # `quản lý 4 đảng bộ và 2 đảng bộ cơ sở`
        self.there = cue if status == "target" and told == "actual" else None
        if told == "norm" and self.word == "head.norm" and self._uncharged(cue):
            told = self.standing  # `điều chỉnh mức đóng cho 209 lao động`
        if told == "norm":
            self.status = "norm"
        elif sets_out(self.sentence, cue):
            self.status = "target"
        self.found.append("norm" if bounds(self.sentence, cue) else told)

    def _uncharged(self, cue: Cue) -> bool:
        """Whether the figure is none that a rate, a tax or a fee is: it counts people, or is a sum that was levied."""
        head = next((one for one in self.sentence.cues if one.start == self.since), None)
        return of_people(self.sentence, cue) or (head is not None and levied(self.sentence, head, cue))

    def _time(self, at: int, cue: Cue) -> None:
        sentence = self.sentence
        date = self.times[cue.number].date
        past = is_over(date, self.published) and not is_base(sentence, at)
        self.over = self.over or past
        if past and self.carried and self.status == "target":
            self.status = "actual"  # `Trường phấn đấu tuyển 500 em. Cụ thể, năm 2017 được 200 em`
        ahead = lies_ahead(sentence, cue, self.times, self.published) and not self._listed(at)
        if self.status == "target" and not ahead and sentence.folded.endswith(UP_TO, sentence.start, cue.start):
            self.status = "actual"
        self.dated = ahead and dates(sentence, at, done=self.done)
        if self.dated and self.status == "actual" and closes(sentence, at, 6):
            self.found[-1] = "target" if self.found[-1] == "actual" else self.found[-1]

    def _listed(self, at: int) -> bool:
        """Whether the date ends a list whose others do not lie ahead: `trong 2 năm 2024, 2025`."""
        sentence = self.sentence
        before = next((one for one in reversed(sentence.cues[:at]) if one.kind not in (",", "and")), None)
        if before is None or before.kind != "TIME":
            return False
        between = sentence.folded[before.end : sentence.cues[at].start].strip()
        return between in (",", "và") and not lies_ahead(sentence, before, self.times, self.published)

    def _say(self, at: int, cue: Cue) -> None:
        sentence, kind = self.sentence, cue.kind
        if kind == "q.about" and self.carried and sentence.folded.startswith(_ESTIMATED, cue.start):
            self.status = "actual"
        elif kind == "done" and suffers(sentence, at, supposed=self.supposed):
            self.status = "norm" if fined(sentence, cue.end) else self.status  # `sẽ bị phạt 2 triệu đồng`
        elif kind in _SETS and not (self.over and kind == "may") and not (kind == "order" and self._criminal()):
            self._set(at, cue)
        elif (kind == "," and self._results(cue)) or self._ends(at, cue):
            self.status = self.standing

    def _results(self, cue: Cue) -> bool:
        """Whether behind the comma inspectors go on with what they have done, having told what they have asked for."""
        if not self.done or self.word != "order" or self.status != "target":
            return False
        if not any(one.kind == "FIG" and self.since < one.start < cue.start for one in self.sentence.cues):
            return False  # `đã kiến nghị kiểm điểm, xử lý nghiêm …; thu hồi 5 tỷ đồng`
        return self.sentence.folded.startswith(_RESULTS, cue.end + 1)

    def _criminal(self) -> bool:
        """Whether the sentence tells a crime, in which what was ordered was done: `chỉ đạo Hải lập phiếu thu khống`."""
        return _CRIME.search(self.sentence.folded, self.sentence.start, self.sentence.end) is not None

    def _ends(self, at: int, cue: Cue) -> bool:
        """Whether what the words before the element set holds no longer behind it."""
        if cue.kind == "say":
            return self._speaks(cue)
        return (cue.kind == "up" and outdoes(self.sentence, at)) or (cue.kind == "conj" and self._turns(cue))

    def _set(self, at: int, cue: Cue) -> None:
        if cue.kind == "head.norm" and self.status == "target" and proposed(self.sentence, at):
            return
        told = set_by(self.sentence, at, self.status)
        if told != self.status or told != self.standing:
            self.word, self.since = cue.kind, cue.start
        self.status = told
        self.carried = self.carried and told != "target"
        if cue.kind == "done":
            self.dated, self.done = False, True

    def _speaks(self, cue: Cue) -> bool:
        """Whether somebody is named who tells what follows, so that what came before of a plan is over.

        `Phải làm tốt việc này, ông Nam cho biết quận có 36 trường`, but `Theo kế hoạch, ông cho biết, …`.
        """
        if self.carried or self.status != "target" or self.word in _LASTING or self.supposed:
            return False
        told = self.sentence.folded.startswith(_TELLS, cue.start)
        return told and (self.word in ("may", "will") or self.since - self.sentence.start > _OPENING)

    def _turns(self, cue: Cue) -> bool:
        """Whether a conjunction sets facts against a rule or a plan: `lương tối thiểu tăng 8% nhưng thưởng chỉ 4%`."""
        folded = self.sentence.folded
        if self.status == "norm":
            return folded.startswith(_CONTRASTS, cue.start)
        return self.status == "target" and _FACTS.match(folded, cue.start, self.sentence.end) is not None


_CRIME = regex.compile(r"(?<!\w)(?:khống|chiếm đoạt|hối lộ|rút ruột|lừa đảo|cáo trạng)(?!\w)")
_RESULTS = ("ban hành", "xử phạt", "khởi tố", "chuyển", "thu hồi", "phát hiện", "bắt", "xử lý")
"""What inspectors have done, told behind what they have asked for: `đã kiến nghị thu hồi 5 tỷ đồng, ban hành …`."""
_ESTIMATED = ("ước thực hiện", "ước đạt", "ước tính đạt")
_TELLS = ("cho biết", "cho hay", "thông tin")
_OPENING = 12
_CONTRASTS = ("nhưng", "song")
_FACTS = regex.compile(
    r"(?:nhưng|song|tuy nhiên)(?: \p{L}++){0,3}? (?:chỉ (?:có|đạt|được)|mới (?:có|đạt|được)|vẫn chưa|"
    r"đến nay|sau đó|thực tế|trên thực tế)(?!\w)|(?:mặc dù|bởi)(?!\w)|"
    r"trong khi(?: \p{L}++){1,8}? (?:chỉ|mới|hiện)(?!\w)"
)


def _told(sentence: Sentence, at: int, status: StatisticStatus, *, done: bool) -> StatisticStatus:
    """The status of the figure at `at`, which stands behind words that give it `status`."""
    cue = sentence.cues[at]
    if status == "norm":
        return status
    left = sentence.folded[max(sentence.start, cue.start - 120) : cue.start]
    if status == "target":
        comes_from = _FROM.search(left) and _ONWARD.match(sentence.folded, cue.end, sentence.end)
        return "actual" if comes_from or exists(sentence, cue, left) else status
    if of_plan(sentence, at):
        return "target"
    if done:
        return status
    return "norm" if remits(sentence.folded, cue.start, cue.end) or due(sentence, cue, left) else status
