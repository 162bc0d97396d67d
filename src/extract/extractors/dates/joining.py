"""Neighbours on the tape made one: parts of the day with days, halves of a range, items of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from extract.extractors.dates.phrase import Length, Recurrence, Value
from extract.grammar.calendar import Point, clock, exists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.extractors.dates.tape import Tape
    from extract.rule import Match


RULES = ("range",)
"""The rule of this module, by the name that records bear."""


class Stretch(Struct, frozen=True):
    """An expression on the tape: what it says, and for a range the point that it ends with."""

    first: int
    last: int
    rule: str
    value: Value
    until: Point | None = None
    closed: bool = False


_RANKS = {
    "hour": 0,
    "part": 1,
    "weekday": 2,
    "days": 3,
    "day": 3,
    "feast": 3,
    "weeks": 4,
    "month": 5,
    "months": 5,
    "first_month": 6,
    "quarter": 6,
    "quarters": 6,
    "half": 6,
    "season": 6,
    "year": 7,
    "years": 7,
    "until": 7,
    "prefix": 7,
}
_NOTHING = (9, -1)
_AFTERNOON = {"AF": 12, "EV": 12, "NI": 12, "MI": 12}


def ranks(point: Point) -> tuple[int, int]:
    """The finest and the coarsest unit of a point, from 0 (clock) to 7 (year)."""
    found = [_RANKS[field] for field in point.given() if field in _RANKS]
    return (min(found), max(found)) if found else _NOTHING


def join(atoms: Iterable[Match[Value]], tape: Tape) -> list[Stretch]:
    """The atoms with neighbours joined, in order."""
    merged: list[Stretch] = []
    for atom in atoms:
        stretch = Stretch(atom.start, atom.end, atom.rule, atom.value)
        if merged and (both := _merge(merged[-1], stretch, tape)):
            merged[-1] = both
        else:
            merged.append(stretch)
    _fill(merged, tape)
    return _ranges(merged, tape)


def _merge(left: Stretch, right: Stretch, tape: Tape) -> Stretch | None:
    """Both as one, where they tell one time."""
    if right.first - left.last > 2 or left.closed:
        return None
    between = tape.letters[left.last : right.first]
    value: Value | None
    if isinstance(left.value, Point) and isinstance(right.value, Point):
        own = tape.letters[right.last] in "abcDM" and left.value.day is not None  # the part of another day
        value = None if own and right.value.part else _unite(left.value, right.value, between)
    elif isinstance(left.value, Point) and isinstance(right.value, Recurrence):
        value = _recurring(left.value, right.value) if not between else None
    elif isinstance(left.value, Length) and isinstance(right.value, Length):
        value = _longer(left.value, right.value) if not between else None
    else:
        value = None
    if value is None:
        return None
    return Stretch(left.first, right.last, f"{left.rule}+{right.rule}", value, closed=between == "(")


def _longer(left: Length, right: Length) -> Length | None:
    """`2 tuần 3 ngày` as one length."""
    if "/" in left.value + right.value or left.past or right.past:
        return None
    date, _, time = left.value[1:].partition("T")
    more, _, later = right.value[1:].partition("T")
    if (time and more) or left.value[-1] == right.value[-1]:
        return None
    clock = time + later
    return Length(value=f"P{date}{more}" + (f"T{clock}" if clock else ""))


def _recurring(point: Point, recurrence: Recurrence) -> Recurrence | None:
    """`ngày 21/10 hàng năm`."""
    finest, coarsest = ranks(point)
    if recurrence.value == "P1D" and point.hour is not None and coarsest == 0:
        return Recurrence(value=f"XXXX-XX-XX{clock(point)}")
    if recurrence.value == "P1Y" and point.month and coarsest == 5:
        day = f"-{point.day:02}" if point.day else ""
        return Recurrence(value=f"XXXX-{point.month:02}{day}")
    if recurrence.value == "P1Y" and point.quarter and finest == coarsest:
        return Recurrence(value=f"XXXX-Q{point.quarter}")
    if recurrence.value == "P1W" and point.weekday and coarsest == _RANKS["weekday"]:
        return Recurrence(value=f"XXXX-WXX-{point.weekday}{clock(point)}")
    if recurrence.value == "P1M" and point.day and finest == coarsest == 3:
        return Recurrence(value=f"XXXX-XX-{point.day:02}")
    return None


def _unite(left: Point, right: Point, between: str) -> Point | None:
    fine, coarse = ranks(left)
    finer, coarser = ranks(right)
    dated = right.day is not None and right.month is not None
    if between == "" and finer == coarser == 1 and left.hour is not None and left.part is None and right.part:
        return _of_part(left, right)
    if between == "" and fine == coarse == 1 and finer == 0 and right.part is None:
        return _of_part(right, left) and _union(_of_part(right, left), replace(left, part=None))
    if coarse < finer and _may_follow(left, between, coarse, dated=dated):
        return _of_part(left, left) if left.hour is not None and left.part else _with(left, right)
    if 2 <= coarse <= 4 and dated and left.day is None and between in ("", ",", "("):
        return _union(replace(left, days=None, weeks=None, weekday=None, told=False), right)
    if left.day is not None and left.month is not None and fine >= 3:
        return _then(left, right, between, finer, coarser)
    return None


def _with(left: Point, right: Point) -> Point:
    """The fields of both, the clock time read by its part of the day."""
    both = _union(left, right)
    return _of_part(both, both) if both.hour is not None and both.part else both


def _may_follow(left: Point, between: str, coarse: int, *, dated: bool) -> bool:
    if between == "":
        return True
    if between in (",", "("):
        return 0 <= coarse <= 2 and dated
    return between == "s" and 2 <= coarse <= 3 and left.days is None


def _then(left: Point, right: Point, between: str, finer: int, coarser: int) -> Point | None:
    """A day with the clock time or the weekday behind it: `17/12/2020 | 01:22`, `17/12 (thứ Năm)`."""
    if finer == coarser == 2 and between in ("(", ",") and not right.look:
        return left
    clocked = finer == 0 and coarser <= 1 and left.hour is None
    if clocked and (between in ("|", "φ", ",φ") or (left.year is not None and between in ("", ",", "-", "("))):
        return _with(left, right)
    return None


def _of_part(point: Point, other: Point) -> Point:
    """The clock time on the twenty-four-hour clock: 3 giờ chiều is 15 o'clock, 11 giờ trưa stays."""
    hour, part = point.hour or 0, other.part
    if part == "NI" and hour in (12, 24):
        hour = 0
    elif part in _AFTERNOON and hour < 12 and not (part == "MI" and hour >= 10) and not (part == "NI" and hour < 6):
        hour += 12
    return replace(point, hour=hour, part=None)


def _union(left: Point, right: Point) -> Point:
    both = replace(right, **left.given())
    if both.day is not None and both.month is not None:  # the date says it all
        lunar = right.lunar or right.day is None
        both = replace(both, weekday=None, weeks=None, days=None, feast=None, told=False, lunar=lunar and both.lunar)
    return both


def _fill(stretches: list[Stretch], tape: Tape) -> None:
    """Give the items of lists and ranges the fields that stand once for all: the 12 of `17 và 18/12`."""
    for index in range(len(stretches) - 2, -1, -1):
        left, right = stretches[index], stretches[index + 1]
        if not (isinstance(left.value, Point) and isinstance(right.value, Point)):
            continue
        between = tape.letters[left.last : right.first]
        if not between or len(between) > 2 or not set(between) <= set(",&-~+θ"):
            continue
        if value := _shared(left.value, right.value):
            stretches[index] = replace(left, value=value)
        elif between in ("&", ",") and (value := _shared_back(left.value, right.value)):
            stretches[index + 1] = replace(right, value=value)


def _shared(left: Point, right: Point) -> Point | None:
    if right.part and right.day is not None and left.given().keys() == {"part"}:
        return replace(right, part=left.part)  # sáng và chiều 17/12
    if left.day is not None and left.month is None and right.feast is not None and right.feast.startswith("L01"):
        return replace(right, feast=f"L01-{left.day:02}", part=left.part)
    dated = right.month is not None and right.day is not None
    if left.day is not None and left.month is None and dated and not left.lunar:
        return _in_month_of(left, right)
    same = (left.day is None) == (right.day is None) and left.month is not None and right.month is not None
    if same and left.year is None and right.year is not None and left.years is None:
        later = (left.month, left.day or 0) > (right.month, right.day or 0)
        return replace(left, year=right.year - later)
    if left.quarter and right.quarter and right.half is None and left.year is None and right.year is not None:
        return replace(left, year=right.year)
    return None


def _in_month_of(left: Point, right: Point) -> Point | None:
    """The bare day in its neighbour's month; in the month before where it is later (`30-1/5`)."""
    assert left.day is not None and right.day is not None and right.month is not None  # noqa: PT018 - narrows types
    if left.day < right.day:
        return replace(left, month=right.month, year=right.year, lunar=right.lunar)
    year = right.year - 1 if right.year is not None and right.month == 1 else right.year
    month = (right.month - 2) % 12 + 1
    return replace(left, month=month, year=year, lunar=right.lunar) if exists(year, month, left.day) else None


def _shared_back(left: Point, right: Point) -> Point | None:
    """`ngày 17/12/2020 và 18/12`: the year of the first."""
    both = left.day is not None and right.day is not None and left.month is not None and right.month is not None
    if both and left.year is not None and right.year is None and right.years is None and not right.lunar:
        return replace(right, year=left.year)
    return None


def _ranges(stretches: list[Stretch], tape: Tape) -> list[Stretch]:
    joined: list[Stretch] = []
    for right in stretches:
        left = joined[-1] if joined else None
        if left is not None and (value := _recurring_range(left, right, tape)):
            joined[-1] = Stretch(left.first, right.last, "range", value)
        elif left is not None and left.until is None and _bounds_one(left, right, tape):
            joined[-1] = Stretch(left.first, right.last, "range", left.value, right.value, closed=right.closed)  # type: ignore[arg-type]
        else:
            joined.append(right)
    return joined


def _recurring_range(left: Stretch, right: Stretch, tape: Tape) -> Recurrence | None:
    """`từ tháng 1 đến tháng 4 hàng năm`."""
    if not (isinstance(left.value, Point) and isinstance(right.value, Recurrence)):
        return None
    if tape.letters[left.last : right.first] not in ("-", "~", "+") or not right.value.value.startswith("XXXX-"):
        return None
    begin = _recurring(left.value, Recurrence(value="P1Y"))
    return Recurrence(value=f"{begin.value}/{right.value.value}") if begin else None


def _bounds_one(left: Stretch, right: Stretch, tape: Tape) -> bool:
    """Whether the two are the ends of one range: a dash or `đến` between them, and the same unit on both sides."""
    if not (isinstance(left.value, Point) and isinstance(right.value, Point)):
        return False
    between = tape.letters[left.last : right.first]
    if between not in ("-", "~", "+", "~~") or left.value.lunar != right.value.lunar:
        return False
    fine, finer = ranks(left.value)[0], ranks(right.value)[0]
    if between == "+" and tape.letters[left.first - 1] != "θ":
        return False
    if left.value.until is not None or right.value.until is not None or left.value.prefix or right.value.prefix:
        return False
    if between == "~" and tape.letters[left.first - 1] == "θ" and fine != finer and {fine, finer} <= {3, 5, 7}:
        return _is_later(left.value, right.value)
    return fine == finer or (fine in (1, 2) and finer == 3) or (fine == 1 and finer == 3)


def _is_later(left: Point, right: Point) -> bool:
    """Whether the years do not speak against a range of unlike units: `từ giữa tháng 7 đến ngày 12/8`."""
    plain = left.edge is None or left.month is not None  # từ đầu năm đến ngày 15/12 begins with the year
    return plain and (left.year is None or right.year is None or left.year <= right.year)
