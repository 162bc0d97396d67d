"""Time expressions: what the words say, before the year of a partial date is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from extract.extractors.dates import clocks, days, lengths, periods, seasons, weekdays, years
from extract.extractors.dates.context import headed, is_stamp, modifier
from extract.extractors.dates.joining import Stretch, join
from extract.extractors.dates.phrase import Length, Phrase, Recurrence, Value, scan
from extract.extractors.dates.tape import Tape, read
from extract.grammar.calendar import Point
from extract.rule import Loss, Losses, Match, longest

if TYPE_CHECKING:
    from extract.document import DateMod
    from extract.segment import Reading

__all__ = ["Length", "Point", "Recurrence", "TimeExpression", "recognise"]


class TimeExpression(Struct, frozen=True):
    """What the words of a time expression say: a point with `until` for a range's end, a length or a recurrence."""

    value: Value
    until: Point | None = None
    mod: DateMod | None = None
    stamp: bool = False


def _phrases(module: object) -> tuple[Phrase, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Phrase))


PHRASES = tuple(
    phrase for module in (clocks, days, weekdays, periods, seasons, years, lengths) for phrase in _phrases(module)
)


def recognise(reading: Reading, losses: Losses | None = None) -> tuple[Match[TimeExpression], ...]:
    """The time expressions of a reading, in order, without overlaps."""
    tape = read(reading)
    lost: Losses | None = None if losses is None else []
    atoms = longest(scan(PHRASES, tape), lost)
    for loss in lost or ():
        assert losses is not None
        losses.append(Loss(tape.words[loss.start].start, tape.words[loss.end - 1].end, loss.rule, loss.to))
    return tuple(_expression(stretch, tape) for stretch in join(atoms, tape) if _says_something(stretch))


def _says_something(stretch: Stretch) -> bool:
    """Whether an expression stands by itself; a lone part of the day or edge waited for a neighbour in vain."""
    value = stretch.value
    if not isinstance(value, Point):
        return True
    if "shared_month" in stretch.rule and value.month is None:
        return False
    given = value.given().keys() - {"edge", "look", "told", "part"}
    return bool(given) and given != {"lunar"}


def _expression(stretch: Stretch, tape: Tape) -> Match[TimeExpression]:
    start, end = tape.words[stretch.first].start, tape.words[stretch.last - 1].end
    if stretch.closed and tape.folded[end : end + 1] == ")":
        end += 1
    start = headed(stretch, tape, start)
    point = stretch.value if isinstance(stretch.value, Point) else None
    expression = TimeExpression(
        stretch.value,
        stretch.until,
        modifier(point, tape.folded, start, end) if point else None,
        stretch.until is None and is_stamp(point, tape.folded, start, end),
    )
    return Match(start, end, stretch.rule, expression)
