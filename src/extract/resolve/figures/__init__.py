"""Figures tied to what they measure: indicator, measure, status, base, and the time and place they are about."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extract.document import Statistic, StatisticStatus
from extract.resolve.figures import continuing, cues, statuses
from extract.resolve.figures.holders import Holders
from extract.resolve.figures.periods import Clock
from extract.resolve.figures.readings import FigureReading, SentenceReader
from extract.resolve.figures.records import Facts, record
from extract.resolve.figures.sections import Sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.extractors.officials import Recognised
    from extract.extractors.statistics import Figure
    from extract.resolve.times import ResolvedTime
    from extract.rule import Match
    from extract.segment import Reading


def resolve(
    reading: Reading,
    figures: tuple[Match[Figure], ...],
    times: tuple[ResolvedTime, ...],
    published: str | None = None,
    named: Recognised | None = None,
) -> tuple[Statistic, ...]:
    """The statistics of a document, in order of offset.

    `published` is its ISO date, or None where unknown; `named` are the persons and posts found in it.
    """
    records: list[Statistic] = []
    before: dict[str, FigureReading] = {}
    status: StatisticStatus = "actual"
    told: set[tuple[object, ...]] = set()
    last: cues.Sentence | None = None
    day = (published or "")[:10]
    if not figures:
        return ()
    clock = Clock(times, published, reading.folded)
    names = Holders(reading, named)
    sections = Sections(reading)
    for sentence in _sentences(reading, figures, times):
        read = SentenceReader(sentence, figures, before).read()
        if status != "norm" and continuing.apart(sentence, last) and not _captioned(reading, sentence.start):
            last, status = _before(reading, sentence.start, times, day)
        states, status = statuses.statuses(sentence, status, times, day, sections.status(sentence.start), last=last)
        last = sentence
        periods = clock.periods(sentence, read, states)
        holders = names.holders(sentence, read, states)
        facts = map(Facts, read, states, periods, holders)
        for place, said in zip(sentence.places, facts, strict=True):
            one = record(reading.view, figures[sentence.cues[place].number], said)
            key = (one.value, one.value_max, one.unit, one.measure, one.indicator_full)
            records.append(replace(one, flags=(*one.flags, "repeat")) if key in told else one)
            told.add(key)
        for found in read:
            before[found.kind] = found
            if found.indicator is not None:
                before[f"{found.kind} {found.unit}"] = found
    return tuple(records)


def _captioned(reading: Reading, start: int) -> bool:
    """Whether a picture's caption stands right before the offset, between two sentences that go together."""
    first, last = reading.sentence_at(max(0, start - 2))
    return "ảnh" in reading.folded[max(first, last - 60) : last]


def _before(
    reading: Reading, start: int, times: tuple[ResolvedTime, ...], day: str
) -> tuple[cues.Sentence, StatisticStatus]:
    """The sentence before the one at `start`, which holds no figures, and what it leaves to that one."""
    bounds = reading.sentence_at(max(0, start - 2))
    held = [(at, time) for at, time in enumerate(times) if bounds[0] <= time.start < bounds[1]]
    sentence = cues.read(reading, bounds, [], held)
    parts = continuing.of_parts(reading.folded, start)
    return sentence, statuses.statuses(sentence, "actual", times, day)[1] if parts else "actual"


LONGEST = 2500
"""Characters of a sentence that are read together; a longer one (a table run into one line) is read in parts."""
_RUN_UP = 500


def _window(reading: Reading, offset: int) -> tuple[int, int]:
    """The sentence that holds the offset, or the part of one around it that is very long or runs into the next."""
    start, end = reading.sentence_at(offset)
    sentence = reading.text[start:end]
    opens = [word for word in _OPENINGS if word in sentence]
    for glued in _GLUED.finditer(reading.text, start + 1, end) if opens else ():
        if glued.end() <= offset:
            start = glued.end()
        else:
            end = glued.start()
            break
    if end - start > LONGEST:
        start = max(start, offset - _RUN_UP)
        end = min(end, start + LONGEST)
    return start, end


_RUN_ON = (
    *("Theo", "Trả lời", "Phát biểu", "Trao đổi với", "Trước đó", "Tuy nhiên", "Bên cạnh đó", "Ngoài ra", "Đến nay"),
    *("Hiện nay", "Trong khi đó", "Liên quan đến", "Liên quan tới", "Tại hội nghị", "Tại buổi", "Tại cuộc", "Tại đây"),
    *("Tại quận", "Tại huyện", "Tại tỉnh", "Tại thành phố", "Tại phiên", "Tại lễ"),
)
_OPENINGS = tuple(dict.fromkeys(f" {words.split()[0]} " for words in _RUN_ON))
_GLUED = re.compile(rf"(?<=[^\W\d_A-ZĐ]) (?=(?:{'|'.join(_RUN_ON)}) )")
"""Between a headline and the text that runs on behind it, without a stop: `các nhà máy thua lỗ Trả lời câu hỏi …`."""


def _sentences(
    reading: Reading, figures: tuple[Match[Figure], ...], times: tuple[ResolvedTime, ...]
) -> Iterator[cues.Sentence]:
    """The sentences that hold figures."""
    first = 0
    while first < len(figures):
        start, end = _window(reading, figures[first].start)
        last = first
        while last < len(figures) and figures[last].start < end:
            last += 1
        last = max(last, first + 1)
        end = max(end, figures[last - 1].end)
        clock = bisect_left(times, start, key=lambda time: time.start)
        until = clock
        while until < len(times) and times[until].start < end:
            until += 1
        yield cues.read(
            reading,
            (start, end),
            list(enumerate(figures[first:last], first)),
            list(enumerate(times[clock:until], clock)),
        )
        first = last
