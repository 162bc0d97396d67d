"""Names of persons that show by themselves: by honorific, rank or surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.extractors.officials import knowledge, leads
from extract.extractors.officials.naming import Candidate, Draft, Evidence, Name, match
from extract.extractors.officials.runs import (
    Run,
    begins_full_name,
    extent,
    is_acronym,
    is_cyclic_year,
    next_word,
    split,
)
from extract.grammar import names as shape
from extract.rule import Loss, Losses, Match

if TYPE_CHECKING:
    from extract.extractors.officials.leads import Lead
    from extract.segment import Reading


_PRONOUNS = frozenset("ông,bà,anh,chị,cụ,em,cháu,bé,thầy,thầy giáo,cô giáo,bị cáo,bị can".split(","))
_FIRM_REACH = 70
_FIRM = regex.compile(
    r"(?:[Cc]ông [Tt]y|CÔNG TY|Cty|CTCP|[Dd]oanh nghiệp(?: tư nhân)?|DNTN|TNHH)"
    r"(?:[ ,]+(?:\p{Lu}\S*|-|&|cổ phần|thương mại|dịch vụ|xây dựng|đầu tư|sản xuất|xuất nhập khẩu|một thành viên"
    r"|tư vấn|du lịch|vận tải|và|phát triển|công nghiệp|kinh doanh|bất động sản|tư nhân))*+[ ]$"
)
_FIRM_HEAD = regex.compile(r"(?:giám đốc|chủ tịch|trưởng|đại diện|kế toán|nhân viên|hđqt|tgđ)[\p{L} ]{0,20}$")
_CHAIN = frozenset({", ", " và ", " - ", "; ", "-", ","})


def read(reading: Reading, losses: Losses | None = None) -> Draft:
    """The first reading of a text: what is a name by itself, and what may be one."""
    reader = _Reader(reading, losses)
    for start, end in shape.runs(reading.text):
        reader.take(start, end)
    return Draft(reader.names, reader.candidates, reader.singles)


class _Reader:
    """Goes through the runs of capitalised words of one text, in order."""

    def __init__(self, reading: Reading, losses: Losses | None) -> None:
        self.text = reading.text
        self.folded = reading.folded
        self.losses = losses
        self.names: list[Match[Name]] = []
        self.candidates: list[Candidate] = []
        self.singles: dict[str, list[int]] = {}
        self.refused = -1  # where the last namesake ended: the next in its list is one as well

    def take(self, start: int, end: int) -> None:
        """Read one run."""
        text = self.text
        if " " not in text[start:end] and "." not in text[start:end]:
            self._take_single(start, end)
            return
        run = split(text, self.folded, start, end)
        at, lead, placed = self._skip(run)
        while at < len(run.parts):
            at = self._take_part(run, at, lead, placed=placed)
            lead, placed = leads.Lead(0), False

    def _take_single(self, start: int, end: int) -> None:
        text = self.text
        if start and text[start - 1] in " .:":
            lead = leads.before(text, self.folded, start)
            if lead.found and self._is_one_word_name(start, end, lead):
                self._add(start, end, lead)
                return
        self.singles.setdefault(text[start:end], []).append(start)

    def _is_one_word_name(self, start: int, end: int, lead: Lead) -> bool:
        folded, text = self.folded, self.text
        word = folded[start:end]
        following = next_word(folded, end)
        if word in knowledge.stops() or f"{word} {following}" in knowledge.stops():
            return False
        if end - start > 1 and text[start:end].isupper():
            return False
        if lead.occupation:
            return False
        return lead.honorific in _PRONOUNS or not following or following in knowledge.predicates()

    def _skip(self, run: Run) -> tuple[int, Lead, bool]:
        """The first word of the run that may begin a name, what leads to it, and whether a place stands before it."""
        text, folded, count = self.text, self.folded, len(run.parts)
        at, placed = 0, False
        lead = leads.before(text, folded, run.bounds[0][0])
        while at < count - 1:
            length = leads.length_in(run.parts, at)
            if length and at + length < count:
                following = leads.before(text, folded, run.bounds[at + length][0])
                if following.found:
                    at, lead, placed = at + length, following, False
                    continue
            if lead.found and not lead.occupation:
                break
            if is_acronym(text, run, at):
                at, lead = at + 1, leads.Lead(0)
                continue
            length = shape.place_prefix(run.parts[at:])
            if length and self._may_skip_place(run, at + length):
                at, placed, lead = at + length, True, leads.Lead(0)
                continue
            break
        return at, lead, placed

    @staticmethod
    def _may_skip_place(run: Run, at: int) -> bool:
        left = len(run.parts) - at
        return left >= 2 or (left == 1 and not shape.is_syllable(run.parts[at])) or left == 0

    def _take_part(self, run: Run, at: int, lead: Lead, *, placed: bool) -> int:
        """Read the run from the word `at`; returns the word to go on with."""
        if lead.found and not lead.occupation and not self._unlikely(run, at):
            stop = extent(self.text, self.folded, run, at)
            self._add(run.bounds[at][0], run.bounds[stop - 1][1], lead)
            return stop
        for begin in range(at, len(run.parts) - 1):
            if begins_full_name(run, begin) and (begin == at or len(run.parts) - begin >= 3):
                return self._take_full_name(run, at, begin, lead, placed=placed)
        if len(run.parts) - at >= 2 or lead.found or placed:
            self._propose(run, at)
        elif len(run.parts) - at == 1:
            start, end = run.bounds[at]
            self.singles.setdefault(self.text[start:end], []).append(start)
        return len(run.parts)

    def _take_full_name(self, run: Run, at: int, begin: int, lead: Lead, *, placed: bool) -> int:
        stop = extent(self.text, self.folded, run, begin)
        start, end = run.bounds[begin][0], run.bounds[stop - 1][1]
        name = " ".join(run.parts[begin:stop])
        known = name in knowledge.historic() or shape.is_place(name) or is_cyclic_year(run, begin)
        placed = placed and begin == at
        if lead.found and begin == at:
            self._add(start, end, lead)
        elif (not placed and self._is_namesake(start, end, known=known)) or known:
            self._refuse(start, end)
        elif run.caps and stop - begin < len(run.parts):
            self.candidates.append(Candidate(start, end))
        else:
            self._add(start, end, leads.Lead(start), "surname")
        return stop

    def _unlikely(self, run: Run, at: int) -> bool:
        """Whether what follows an honorific is something else than a name."""
        stops = knowledge.stops()
        pair = " ".join(run.parts[at : at + 2])
        if shape.place_prefix(run.parts[at:]) >= 2 and len(run.parts) - at <= 3 and not begins_full_name(run, at):
            return True
        return run.parts[at] in stops or pair in stops or (is_acronym(self.text, run, at) and not run.caps)

    def _is_namesake(self, start: int, end: int, *, known: bool) -> bool:
        """Whether the name belongs to a street, a school, a prize, …, or follows such a one in a list."""
        if self.refused >= 0 and self.text[self.refused : start] in _CHAIN:
            return True
        kind = leads.namesake_before(self.folded, start)
        if kind == "ward":
            return " " not in self.folded[start:end].strip() or known or not leads.office_before(self.folded, start)
        return (kind is not None and (kind != "unit" or known)) or self._is_firm(start, end)

    def _is_firm(self, start: int, end: int) -> bool:
        """Whether a firm's name ends here that looks like a person's: Công ty TNHH Thương mại Hoàng Gia Phát."""
        firm = _FIRM.search(self.text, max(0, start - _FIRM_REACH), start)
        if firm is None:
            return False
        headed = _FIRM_HEAD.search(self.folded, max(0, firm.start() - 24), firm.start())
        return headed is None or self.text.count(" ", start, end) < 2

    def _refuse(self, start: int, end: int) -> None:
        self.refused = end
        if self.losses is not None:
            self.losses.append(Loss(start, end, "surname", "namesake"))

    def _propose(self, run: Run, at: int) -> None:
        stop = extent(self.text, self.folded, run, at)
        start, end = run.bounds[at][0], run.bounds[stop - 1][1]
        if not shape.is_place(self.folded[start:end]):
            self.candidates.append(Candidate(start, end))

    def _add(self, start: int, end: int, lead: Lead, evidence: Evidence | None = None) -> None:
        """Record a name; `evidence` is read off the lead unless given."""
        found = evidence or ("honorific" if lead.honorific else "rank")
        self.names.append(match(self.text, start, end, lead, found))
