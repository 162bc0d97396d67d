"""The tables and their columns: names, types, closed lists of values, keys. All that writes or loads reads this."""

from __future__ import annotations

from typing import Any, Literal, get_args

from msgspec import Struct

from extract import document as d

Type = Literal["text", "integer", "number", "date", "moment", "name"]
"""`text` is free; `name` is from a closed list or made by extract (ids, codes); the others say what they hold."""


class Column(Struct, frozen=True):
    """A column: its name, what it holds, the values it may have (empty: any), and whether a cell may be empty."""

    name: str
    type: Type = "text"
    allowed: tuple[str, ...] = ()
    required: bool = False


class Table(Struct, frozen=True):
    """A table: its columns in order, its primary key, and the tables that its other keys lead to."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    leads_to: tuple[tuple[tuple[str, ...], str], ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _one_of(name: str, values: Any, *, required: bool = False) -> Column:
    return Column(name, "name", tuple(get_args(values)), required)


_DOC_ID = Column("doc_id", required=True)
_PUBLISHED = Column("published", "moment")
_PLACE_FROM = ("text", "title", "source", "given")
_PLACE = (
    Column("place"),
    _one_of("place_level", d.Level),
    Column("place_code", "name"),
    Column("province"),
    Column("province_code", "name"),
    Column("place_from", "name", _PLACE_FROM),
)
_EVIDENCE = (
    Column("text", required=True),
    Column("char_start", "integer", required=True),
    Column("char_end", "integer", required=True),
    Column("sentence"),
    Column("rule", "name", required=True),
    Column("flags", "name"),
)
_TO_DOCUMENT = (("doc_id",), "documents")
_TO_PERSON = (("doc_id", "person_id"), "officials")


def _id(name: str) -> Column:
    return Column(name, "name", required=True)


DOCUMENTS = Table(
    "documents",
    (
        _DOC_ID,
        Column("title"),
        _PUBLISHED,
        Column("published_from", "name", ("given", "text", "file")),
        *_text("source", "url", "path", "author"),
        *_PLACE,
        Column("text_sha256", "name", required=True),
        *(
            Column(name, "integer", required=True)
            for name in (
                "characters",
                "n_officials",
                "n_positions",
                "n_dates",
                "n_statistics",
                "n_references",
            )
        ),
        Column("flags", "name"),
    ),
    ("doc_id",),
)
OFFICIALS = Table(
    "officials",
    (
        _DOC_ID,
        _id("person_id"),
        _one_of("kind", d.PersonKind, required=True),
        *_text("name", "name_key"),
        _one_of("name_form", d.NameForm, required=True),
        *_text("ranks", "honorific", "positions"),
        Column("n_mentions", "integer", required=True),
        *_EVIDENCE,
    ),
    ("doc_id", "person_id"),
    (_TO_DOCUMENT,),
)
POSITIONS = Table(
    "positions",
    (
        _DOC_ID,
        _id("position_id"),
        _id("person_id"),
        *_text("name", "name_key"),
        _PUBLISHED,
        *_text("full", "role", "organization"),
        _one_of("branch", d.Branch),
        _one_of("level", d.Level),
        *_PLACE,
        _one_of("status", d.PositionStatus, required=True),
        Column("event", "name"),
        Column("term"),
        Column("begin", "name"),
        Column("finish", "name"),
        *_EVIDENCE,
    ),
    ("doc_id", "position_id"),
    (_TO_DOCUMENT, _TO_PERSON),
)
MENTIONS = Table(
    "mentions",
    (
        _DOC_ID,
        _id("mention_id"),
        _id("person_id"),
        _one_of("kind", d.MentionKind, required=True),
        Column("act", "name"),
        *_EVIDENCE,
    ),
    ("doc_id", "mention_id"),
    (_TO_DOCUMENT, _TO_PERSON),
)
DATES = Table(
    "dates",
    (
        _DOC_ID,
        _id("date_id"),
        _one_of("type", d.DateType, required=True),
        Column("value", "name", required=True),
        Column("begin", "date"),
        Column("finish", "date"),
        _one_of("mod", d.DateMod),
        Column("calendar", "name", ("lunar",)),
        Column("function", "name", ("publication",)),
        _one_of("anchor", d.Anchor, required=True),
        *_EVIDENCE,
    ),
    ("doc_id", "date_id"),
    (_TO_DOCUMENT,),
)
STATISTICS = Table(
    "statistics",
    (
        _DOC_ID,
        _id("statistic_id"),
        _PUBLISHED,
        _one_of("kind", d.StatisticKind, required=True),
        Column("value", "number", required=True),
        Column("value_max", "number"),
        *_text("unit", "unit_key"),
        Column("denominator", "number"),
        _one_of("denominator_is", d.DenominatorIs),
        _one_of("measure", d.Measure, required=True),
        _one_of("status", d.StatisticStatus, required=True),
        _one_of("direction", d.Direction),
        _one_of("qualifier", d.Qualifier),
        *_text("indicator", "indicator_full", "indicator_key", "holder", "base"),
        Column("period", "name"),
        Column("period_begin", "date"),
        Column("period_finish", "date"),
        _one_of("period_role", d.PeriodRole),
        Column("period_from", "name", ("sentence", "context", "published")),
        *_PLACE,
        *_EVIDENCE,
    ),
    ("doc_id", "statistic_id"),
    (_TO_DOCUMENT,),
)
TARGETS = Table(
    "targets",
    (
        _DOC_ID,
        _id("target_id"),
        Column("target_statistic_id", "name"),
        Column("actual_statistic_id", "name"),
        Column("achieved_statistic_id", "name"),
        *_text("indicator_full", "indicator_key", "unit"),
        _one_of("measure", d.Measure),
        _one_of("direction", d.Direction),
        Column("holder"),
        Column("period", "name"),
        *_PLACE,
        Column("target_value", "number"),
        Column("target_value_max", "number"),
        Column("bound", "name", ("min", "max")),
        Column("actual_value", "number"),
        Column("achieved_percent", "number"),
        Column("flags", "name"),
    ),
    ("doc_id", "target_id"),
    (_TO_DOCUMENT,),
)
LEGAL_REFERENCES = Table(
    "legal_references",
    (
        _DOC_ID,
        _id("reference_id"),
        *_text("type", "number", "title", "issuer"),
        Column("issued", "name"),
        *_EVIDENCE,
    ),
    ("doc_id", "reference_id"),
    (_TO_DOCUMENT,),
)
ERRORS = Table(
    "errors",
    (
        Column("path"),
        Column("row", "integer"),
        Column("doc_id"),
        Column("stage", "name", ("read", "extract", "write"), required=True),
        Column("error", "name", required=True),
        Column("message", required=True),
    ),
)
TABLES = (DOCUMENTS, OFFICIALS, POSITIONS, MENTIONS, DATES, STATISTICS, TARGETS, LEGAL_REFERENCES, ERRORS)
