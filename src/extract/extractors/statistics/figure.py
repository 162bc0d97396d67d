"""The value that figures are recognised as."""

from __future__ import annotations

from msgspec import Struct

from extract.document import Flag, Number, StatisticKind


class Figure(Struct, frozen=True, kw_only=True):
    """What the words of a figure say: exact value in base units, and unit.

    `noun_start` is the place in the view where the unit or counted noun begins; None where there is none.
    `negative` tells that a minus sign in brackets stands before the figure (`(-3,1%)`), outside its span.
    """

    kind: StatisticKind
    value: Number
    value_max: Number | None = None
    denominator: Number | None = None
    unit: str
    unit_key: str
    noun_start: int | None = None
    negative: bool = False
    flags: tuple[Flag, ...] = ()
