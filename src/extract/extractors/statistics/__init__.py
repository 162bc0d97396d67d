"""Figures: numbers with their unit, before it is known what they measure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from extract.document import Number, StatisticKind
from extract.rule import Losses, Match, longest, rule, scan

if TYPE_CHECKING:
    from extract.segment import Reading


class Figure(Struct, frozen=True, kw_only=True):
    """What the words of a figure say: exact value in base units, and unit."""

    kind: StatisticKind
    value: Number
    value_max: Number | None = None
    denominator: Number | None = None
    unit: str
    unit_key: str


@rule(r"(?<![\w.,])(?P<number>\d+(?:,\d+)?) ?%")
def percent(number: str) -> Figure:
    """A percentage."""
    return Figure(kind="percent", value=Decimal(number.replace(",", ".")), unit="%", unit_key="%")


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[Figure], ...]:
    """The figures of a reading, in order, without overlaps."""
    return longest(scan([percent], reading.view), losses)
