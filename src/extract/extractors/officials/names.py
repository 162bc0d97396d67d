"""Names of persons that show by themselves: by honorific, rank or surname."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import regex

from extract.extractors.officials import firms, foreign, knowledge, leads, namesakes
from extract.extractors.officials.backwards import word_before
from extract.extractors.officials.naming import Candidate, Draft, Evidence, Name, match
from extract.extractors.officials.offices import office_led
from extract.extractors.officials.runs import (
    Run,
    after_land,
    begins_full_name,
    extent,
    foreign_name_at,
    is_acronym,
    is_cyclic_year,
    is_known,
    next_word,
    opens,
    split,
    surname_at,
)
from extract.grammar import names as shape
from extract.rule import Loss, Losses, Match

if TYPE_CHECKING:
    from extract.extractors.officials.leads import Lead
    from extract.segment import Reading

_PRONOUNS = frozenset("ông,bà,anh,chị,cụ,em,cháu,bé,thầy,thầy giáo,cô giáo,bị cáo,bị can,tên".split(","))
_NAMES_TOO = frozenset({"organisation", "sentence"})
"""Kinds of stops that are names after ông or bà: ông Khoa, ông Toàn."""
_REACH = 5
_JOINING = frozenset("và với cùng gặp".split())
_VOWEL = regex.compile(r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]")
_CHAIN = frozenset({", ", " và ", " - ", "; ", "-", ","})


def read(reading: Reading, losses: Losses | None = None) -> Draft:
    """The first reading of a text: what is a name by itself, and what may be one."""
    reader = _Reader(reading, losses)
    for run in shape.runs(reading.text):
        written, start = run[0], run.start()
        if not written.isalpha() and (" " in written or "." in written or "'" in written):
            reader.take(start, run.end())
        elif leads.may_lead(reading.folded, start):
            reader.take_single(start, run.end())
        else:  # three of four
            reader.singles[written].append(start)
    return Draft(reader.names, reader.candidates, reader.singles)


class _Reader:
    """Goes through the runs of capitalised words of one text, in order."""

    def __init__(self, reading: Reading, losses: Losses | None) -> None:
        self.text = reading.text
        self.folded = reading.folded
        self.losses = losses
        self.names: list[Match[Name]] = []
        self.candidates: list[Candidate] = []
        self.singles: defaultdict[str, list[int]] = defaultdict(list)
        self.refused = -_REACH  # where the last namesake ended: the next in its list is one as well

    def take(self, start: int, end: int) -> None:
        """Read one run of several words, or of initials."""
        parts = self.folded[start:end].split(" ")
        if len(parts) > 1 and parts[0] == "từ" and opens(self.text, start):
            parts, start = parts[1:], start + 3  # Từ Nam Du về Cà Mau
        if len(parts) > 2 and not knowledge.foreign().isdisjoint(parts[1:-1]) and self._take_holder(start, end):
            return
        kind = knowledge.stops().get(parts[0])
        body = kind in ("post", "organisation") and knowledge.surnames().keys().isdisjoint(parts)
        body = body and self.folded[start:end] not in knowledge.historic()  # Tổng Bí thư Trường Chinh
        if body or self._only_place(start, parts):
            return
        run = split(self.text, self.folded, start, end)
        at = 0
        while at < len(run.parts):
            at, lead, placed = self._skip(run, at)
            if at < len(run.parts):
                at = self._take_part(run, at, lead, placed=placed)

    def _take_holder(self, start: int, end: int) -> bool:
        """Read a run whose last words are the foreign holder of the post before them: Nhà Trắng Sean Brandt."""
        run = split(self.text, self.folded, start, end)
        at = foreign_name_at(run)
        if not at or word_before(self.folded, start) in _JOINING:
            return False
        if not office_led(self.folded, start) and not leads.before(self.text, self.folded, start).occupation:
            return False
        self._propose(run, at, sure=True)
        return True

    def _only_place(self, start: int, parts: list[str]) -> bool:
        """Whether the words, as most do, name a place, of which nothing before them makes a person."""
        return (
            shape.place_prefix(parts) == len(parts)
            and self.text[start + 1].islower()
            and not leads.may_lead(self.folded, start)
            and not self.folded.endswith("tịch ", 0, start)
        )

    def take_single(self, start: int, end: int) -> None:
        """Read one word that an honorific or a rank may lead."""
        text = self.text
        lead = leads.before(text, self.folded, start)
        if lead.found and self._is_one_word_name(start, end, lead):
            self._add(start, end, lead)
            return
        self.singles[text[start:end]].append(start)

    def _is_one_word_name(self, start: int, end: int, lead: Lead) -> bool:
        folded, text = self.folded, self.text
        word = folded[start:end]
        if f"{folded[lead.start : start]}{word}" in knowledge.historic():
            return False
        following = next_word(folded, end)
        kind = knowledge.stops().get(word)
        if (
            kind is not None and not (kind in _NAMES_TOO and lead.honorific in _PRONOUNS)
        ) or f"{word} {following}" in knowledge.stops():
            return False
        if end - start > 1 and text[start:end].isupper():
            return False
        if lead.occupation:
            return False
        if lead.honorific in _PRONOUNS or following in knowledge.predicates():
            return True
        return not following and (lead.honorific is not None or leads.rank_kind(folded, lead) == "military")

    def _skip(self, run: Run, at: int) -> tuple[int, Lead, bool]:
        """The next word of the run that may begin a name, what leads to it, and whether a place stands before it."""
        text, folded, count = self.text, self.folded, len(run.parts)
        placed = False
        lead = leads.before(text, folded, run.bounds[at][0])
        while at < count - 1:
            if not run.caps and run.parts[at] not in leads.openings() and not is_acronym(text, run, at):
                break
            if firm := firms.prefix(run.parts, at):
                at, placed = at + firm, True
                lead = leads.before(text, folded, run.bounds[at][0]) if at < count else leads.Lead(0)
                continue
            length = 0 if surname_at(run, at) == "strong" else leads.length_in(run.parts, at)
            if length and at + length < count:
                following = leads.before(text, folded, run.bounds[at + length][0])
                if following.found:
                    at, lead, placed = at + length, following, False
                    continue
            if lead.found and not lead.occupation:
                break
            if run.caps and self._lead_within(run, at):
                at = self._lead_within(run, at)
                continue
            if is_acronym(text, run, at):
                at, lead = at + 1, leads.Lead(0)
                continue
            length = shape.place_prefix(run.parts[at:])
            if length and not foreign.is_pair(run.parts, at) and self._may_skip_place(run, at, length):
                at, placed, lead = at + length, True, leads.Lead(0)
                continue
            sentence = knowledge.stops().get(run.parts[at]) == "sentence"
            if sentence and count - at > 2 and not begins_full_name(run, at):
                at, lead = at + 1, leads.before(text, folded, run.bounds[at + 1][0])
                continue
            break
        return at, lead, placed

    @staticmethod
    def _lead_within(run: Run, at: int) -> int:
        """Where the next honorific or rank begins in a run of capitals: TIỂU SỬ ĐỒNG CHÍ …; 0 if none does."""
        places = (word for word in range(at + 1, len(run.parts) - 1) if leads.length_in(run.parts, word))
        return next(places, 0)

    def _may_skip_place(self, run: Run, at: int, length: int) -> bool:
        left = len(run.parts) - at - length
        if left == 0:
            return self._is_place(run.bounds[at][0], run.bounds[-1][1])
        return left >= 2 or not shape.is_syllable(run.parts[-1]) or foreign.is_name(run.parts[-1])

    def _take_part(self, run: Run, at: int, lead: Lead, *, placed: bool) -> int:
        """Read the run from the word `at`; returns the word to go on with."""
        at = after_land(run, at) if lead.found else at
        if lead.found and not lead.occupation and not self._unlikely(run, at, lead):
            stop = extent(self.text, self.folded, run, at)
            self._add(run.bounds[at][0], run.bounds[stop - 1][1], lead)
            return stop
        begin = self._full_name_at(run, at, at)
        while begin is not None:
            stop = extent(self.text, self.folded, run, begin)
            after = self._full_name_at(run, at, begin + 2)
            if after is None or not self._is_unit_first(run, begin, after, stop):
                if begin > at:
                    lead = leads.before(self.text, self.folded, run.bounds[begin][0])
                return self._take_full_name(run, begin, stop, lead, placed=placed and begin == at)
            begin = after  # phường Bạch Mai Lê Văn A
        if len(run.parts) - at >= 2 or lead.found or placed or "'" in run.parts[-1]:
            return self._propose(run, at)
        start, end = run.bounds[at]
        self.singles[self.text[start:end]].append(start)
        return len(run.parts)

    @staticmethod
    def _full_name_at(run: Run, at: int, first: int) -> int | None:
        """The first word, from `first` on, that begins a full name; after other words it needs three words."""
        for begin in range(first, len(run.parts) - 1):
            inside = begin > at and (len(run.parts) - begin < 3 or shape.is_place(" ".join(run.parts[begin + 1 :])))
            if begins_full_name(run, begin) and not inside:  # Việt Kiều Hải Phòng
                return begin
        return None

    def _is_unit_first(self, run: Run, begin: int, after: int, stop: int) -> bool:
        """Whether the first of two names in a run is that of the unit or house before it: phường Bạch Mai Lê Văn A."""
        if self._is_namesake(run, begin, stop):
            return True
        unit = leads.namesake_before(self.folded, run.bounds[begin][0]) in {"ward", "unit"}
        return unit and after - begin == 2 and surname_at(run, after) == "strong"

    def _take_full_name(self, run: Run, begin: int, stop: int, lead: Lead, *, placed: bool) -> int:
        start, end = run.bounds[begin][0], run.bounds[stop - 1][1]
        if lead.found and not (lead.occupation and leads.namesake_before(self.folded, start)):
            self._add(start, end, lead)
        elif not placed and self._is_namesake(run, begin, stop):
            self._refuse(start, end, leads.namesake_before(self.folded, start))
        elif (run.caps and stop - begin < len(run.parts)) or is_known(run, begin, stop):
            if not self._is_place(start, end) and not is_cyclic_year(run, begin):
                self.candidates.append(Candidate(start, end))
        else:
            self._add(start, end, leads.Lead(start), "surname")
        return stop

    def _unlikely(self, run: Run, at: int, lead: Lead) -> bool:
        """Whether what follows an honorific is something else than a name; the honorific may belong to a street."""
        if self.folded[lead.start : run.bounds[at][1]] in knowledge.historic():
            return True  # Bà Triệu
        if self.text[lead.start].isupper() and leads.namesake_before(self.folded, lead.start):
            return True
        stops = knowledge.stops()
        pair = " ".join(run.parts[at : at + 2])
        if shape.place_prefix(run.parts[at:]) >= 2 and len(run.parts) - at <= 3 and not begins_full_name(run, at):
            return True
        return (
            run.parts[at] in stops
            or pair in stops
            or (is_acronym(self.text, run, at) and not (run.caps and _VOWEL.search(run.parts[at])))
        )

    def _is_namesake(self, run: Run, begin: int, stop: int) -> bool:
        """Whether the name belongs to a street, a school, a prize, …, or follows such a one in a list."""
        start, end = run.bounds[begin][0], run.bounds[stop - 1][1]
        if self._follows_refused(start):
            return True
        kind = leads.namesake_before(self.folded, start)
        known = is_known(run, begin, stop)
        if kind == "ward":
            return stop - begin < 3 or known or not leads.office_before(self.folded, start)
        if kind == "street" and self.text[start - 2].isdigit() and office_led(self.folded, start):
            kind = None  # Đội trưởng Đội số 3 Lê Văn A
        return (kind is not None and (kind != "unit" or known)) or firms.is_firm(
            self.text, self.folded, start, end, self.names[-1].end if self.names else None
        )

    def _is_place(self, start: int, end: int) -> bool:
        """Whether the words name a place here: Hồ Chí Minh is the President after his office."""
        return shape.is_place(self.folded[start:end]) and word_before(self.folded, start) != "tịch"

    def _follows_refused(self, start: int) -> bool:
        return start - self.refused < _REACH and self.text[self.refused : start] in _CHAIN

    def _refuse(self, start: int, end: int, kind: str | None) -> None:
        self.refused = end if kind == "street" or self._follows_refused(start) else -_REACH
        if self.losses is not None:
            self.losses.append(Loss(start, end, "surname", "namesake"))

    def _propose(self, run: Run, at: int, *, sure: bool = False) -> int:
        """Keep the words as a candidate; returns the word to go on with, which is an honorific if there is one.

        Unless that is `sure`, a foreign name may begin later than `at`.
        """
        begin = at if sure else foreign.begins(run.parts, at)
        if begin == at or not namesakes.stands_for_thing(self.text, self.folded, run.bounds[at][0]):
            at = begin
        whole = extent(self.text, self.folded, run, at)
        stop = foreign.ends(self.text, run.bounds, at, whole)
        start, end = run.bounds[at][0], run.bounds[stop - 1][1]
        end = foreign.joined_end(self.text, start, end) if self.text.startswith((" -", "- "), end) else end
        if not shape.is_place(self.folded[start:end]):
            self.candidates.append(Candidate(start, end))
        return stop if stop < whole or leads.length_in(run.parts, stop) else len(run.parts)

    def _add(self, start: int, end: int, lead: Lead, evidence: Evidence | None = None) -> None:
        """Record a name; `evidence` is read off the lead unless given."""
        found = evidence or ("honorific" if lead.honorific else "rank")
        self.names.append(match(self.text, start, end, lead, found))
