"""The document and its records: the values that extract reads, fills and writes.

All are frozen. Offsets count Unicode code points of `Document.text`, half open, and
`document.text[record.start:record.end] == record.text` holds for every record that has a span.
`None` means that the text does not say.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from extract.marks import Mark, to_html

SCHEMA = 1
"""Version of the output contract; renaming or dropping a field raises it."""

Number = int | Decimal
"""Exact: whole numbers as `int`, all others as `Decimal`; never a float."""

PersonKind = Literal["official", "other", "byline", "historic"]
NameForm = Literal["full", "short", "initials"]
MentionKind = Literal["name", "title"]
PositionStatus = Literal["current", "former", "acting", "elect"]
Branch = Literal["party", "government", "assembly", "front", "army", "police", "court", "firm", "other"]
Level = Literal["central", "province", "district", "commune", "other"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
DateMod = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"]
Anchor = Literal["explicit", "published", "context"]
StatisticKind = Literal["percent", "money", "ratio", "quantity"]
Measure = Literal["level", "change", "share", "relative"]
StatisticStatus = Literal["actual", "target", "norm"]
Direction = Literal["up", "down"]
Qualifier = Literal["more", "less", "about", "min", "max"]
DenominatorIs = Literal["target", "total"]
PeriodRole = Literal["during", "at", "by", "average"]
Flag = Literal[
    "year_assumed",
    "period_inherited",
    "place_inherited",
    "far_indicator",
    "talk_count",
    "spelled",
    "age",
    "weather",
    "repeat",
]


class Span(Struct, frozen=True):
    """A stretch of a document's text.

    >>> Span(0, 2, "Hà Nội"[0:2]).text
    'Hà'
    """

    start: int
    end: int
    text: str


class Mention(Struct, frozen=True, kw_only=True):
    """A place where a person is named (`kind="name"`) or referred to by title alone (`kind="title"`)."""

    id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    act: str | None = None
    rule: str


class Position(Struct, frozen=True, kw_only=True):
    """A post that the text gives a person: the span as written, and what it says in full words."""

    id: str
    start: int
    end: int
    text: str
    status: PositionStatus = "current"
    event: str | None = None
    full: str | None = None
    role: str | None = None
    organization: str | None = None
    branch: Branch | None = None
    level: Level | None = None
    term: str | None = None
    begin: str | None = None
    finish: str | None = None
    rule: str


class Official(Struct, frozen=True, kw_only=True):
    """A person of the document with all mentions and positions, each in order of offset."""

    id: str
    name: str
    name_key: str
    name_form: NameForm = "full"
    kind: PersonKind
    ranks: tuple[str, ...] = ()
    honorific: str | None = None
    mentions: tuple[Mention, ...] = ()
    positions: tuple[Position, ...] = ()


class Date(Struct, frozen=True, kw_only=True):
    """A time expression in TIMEX3: `value` as ISO 8601/TIMEX3, `begin` and `finish` the first and last day."""

    id: str
    start: int
    end: int
    text: str
    type: DateType
    value: str
    begin: str | None = None
    finish: str | None = None
    mod: DateMod | None = None
    calendar: Literal["lunar"] | None = None
    function: Literal["publication"] | None = None
    anchor: Anchor = "explicit"
    flags: tuple[Flag, ...] = ()
    rule: str


class Statistic(Struct, frozen=True, kw_only=True):
    """A figure with what it measures. `value` is exact, in base units: 42.500 tỷ đồng is 42500000000000 VND."""

    id: str
    start: int
    end: int
    text: str
    kind: StatisticKind
    value: Number
    value_max: Number | None = None
    denominator: Number | None = None
    denominator_is: DenominatorIs | None = None
    unit: str
    unit_key: str
    measure: Measure = "level"
    status: StatisticStatus = "actual"
    direction: Direction | None = None
    qualifier: Qualifier | None = None
    indicator: Span | None = None
    indicator_full: str | None = None
    base: Span | None = None
    holder: str | None = None
    period: str | None = None
    period_role: PeriodRole | None = None
    period_from: Literal["sentence", "context", "published"] | None = None
    flags: tuple[Flag, ...] = ()
    rule: str


class Reference(Struct, frozen=True, kw_only=True):
    """A legal or Party document, programme or plan that the text names by type and number or by its title."""

    id: str
    start: int
    end: int
    text: str
    type: str
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued: str | None = None
    rule: str


class Document(Struct, frozen=True, kw_only=True):
    """A text with its metadata and everything found in it.

    `text` is the input after decoding and Unicode NFC and nothing else. `published` is an ISO date or
    date and time; `published_from` says where it came from.

    >>> Document(id="a", text="Sáng 17/12").text[5:]
    '17/12'
    """

    schema: int = SCHEMA
    id: str
    title: str | None = None
    published: str | None = None
    published_from: Literal["given", "text", "file"] | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    place: str | None = None
    place_level: Level | None = None
    place_code: str | None = None
    province: str | None = None
    province_code: str | None = None
    place_from: Literal["text", "title", "source", "given"] | None = None
    text_sha256: str = ""
    text: str
    officials: tuple[Official, ...] = ()
    dates: tuple[Date, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    references: tuple[Reference, ...] = ()
    flags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Fill `text_sha256`, the SHA-256 of the text in UTF-8."""
        if not self.text_sha256:
            force_setattr(self, "text_sha256", hashlib.sha256(self.text.encode()).hexdigest())

    def marks(self) -> tuple[Mark, ...]:
        """Every span found, with its layer and what it was read as; for drawing."""
        found = [*_person_marks(self.officials)]
        found += [
            Mark(date.start, date.end, "date", " ".join(filter(None, (date.type, date.value, date.mod))))
            for date in self.dates
        ]
        found += [Mark(one.start, one.end, "statistic", _figure_label(one)) for one in self.statistics]
        found += [
            Mark(cited.start, cited.end, "reference", " ".join(filter(None, (cited.type, cited.number))))
            for cited in self.references
        ]
        return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.layer, mark.label)))

    def _repr_html_(self) -> str:
        """The text with its spans coloured, as a notebook shows it."""
        return to_html(self.text, self.marks())


def _person_marks(officials: tuple[Official, ...]) -> list[Mark]:
    found = []
    for person in officials:
        found += [Mark(one.start, one.end, one.kind, person.name) for one in person.mentions]
        for post in person.positions:
            label = f"{person.name}, {post.status}: {post.full or post.text}"
            found.append(Mark(post.start, post.end, "position", label))
    return found


def _figure_label(one: Statistic) -> str:
    """What a figure was read as, on one line."""
    amount = f"{one.value}" if one.value_max is None else f"{one.value}..{one.value_max}"
    if one.denominator is not None:
        amount += f"/{one.denominator}"
    told = [f"{amount} {one.unit}".strip(), one.measure, one.direction, one.status, one.qualifier]
    told += [one.indicator.text if one.indicator else None, f"vs {one.base.text}" if one.base else None]
    told += [one.period, one.holder, *one.flags]
    return " · ".join(part for part in told if part)
