"""Amounts of time and recurrences."""

from __future__ import annotations

from decimal import Decimal

import regex

from extract.extractors.dates.periods import first_months
from extract.extractors.dates.phrase import Hit, Length, Recurrence, Value, phrase
from extract.grammar.calendar import Point

_ISO = {
    "N": (1, "Y"),
    "T": (1, "M"),
    "Q": (3, "M"),
    "W": (1, "W"),
    "D": (1, "D"),
    "h": (1, "D"),
    "J": (10, "Y"),
    "U": (100, "Y"),
}
_CLOCK = {"G": "H", "j": "H", "P": "M", "S": "S"}
_OFFSET = {"N": "years", "T": "months", "W": "weeks", "D": "days", "h": "days", "Q": "quarters"}
_VAGUE = regex.compile(r" (?:tuổi(?! đảng| nghề| quân)|nào|kia|ánh sáng)\b")

_EVENT_FOLLOWS = regex.compile(
    r" (?:khi|ngày|đó|này|năm|sinh|đại|mắt|hội|kỳ|buổi|trận|vụ|lễ|cuộc|phiên|giờ|tết|chuyến|thời|"
    r"hạn|lúc|mùa|bầu|cái|đám|lần)(?!\w)"
)
"""Behind `trước`, `sau`: what the length is counted from (`ba ngày trước trận đấu`)."""
_ONE_OF_MANY = ("vào ", "là ", "như ", "có ", "đến ", "tới ")
"""Before `một ngày` that is no length: `vào một ngày mưa`, `hôm nay là một ngày đặc biệt`."""


def period(amount: Decimal | int, unit: str) -> str:
    """The ISO period of an amount of a unit.

    >>> period(5, "N"), period(Decimal("1.5"), "D"), period(2, "J"), period(30, "P")
    ('P5Y', 'P1.5D', 'P20Y', 'PT30M')
    """
    if unit in _CLOCK:
        return f"PT{amount}{_CLOCK[unit]}"
    factor, letter = _ISO[unit]
    return f"P{(Decimal(amount) * factor).normalize():f}{letter}"


_LEFT = r"(?<![C\dxXHKL])(?<![>!./:\-])"
_UNIT = r"[NTWDhGjPSJUQ]"


@phrase(
    _LEFT + rf"(?P<count><COUNT>)(?P<half>r)?(?P<unit>{_UNIT})(?P<half>r)?"
    r"(?!y(?!-y)|κ|T[a1-9X]|ι|(?<=T)a(?![DGPSWT])|(?<=T)[a-gk][/-]|N)"
)
def length(count: int, half: str | None, unit: str, hit: Hit) -> Value | None:
    """5 năm, hai tuần, 1 năm rưỡi."""
    if not count or not _measured(count, unit, hit):
        return None
    amount = Decimal(count) + Decimal("0.5") if half else count
    if unit == "T" and not half and count <= 12:
        return Length(value=period(count, unit), months=count, point=first_months(count, None))
    return Length(value=period(amount, unit))


def _measured(count: int, unit: str, hit: Hit) -> bool:
    """Whether the number counts the unit: not an ordinal, a date, a weight (`5g`) or a height (`1m60`)."""
    before, after = hit.before(10), hit.after(12)
    comma = hit.tape.words[hit.first - 1]
    if comma.letter == "," and comma.end - comma.start == 1:
        return False  # a decimal
    if before.endswith(("lần ", "thứ ", "khóa ", "số ", "tháng ", "quý ", "trang ", "lớp ", "cấp ", "ngày ", "tuổi ")):
        return before.endswith(("ngày ", "tuổi ", "lần ")) and hit.letters()[0] != "1" and unit not in "TN"
    if _VAGUE.match(after) or before.endswith(("dăm ", "đôi ", "vài ")) or (unit == "h" and count == 1):
        return False
    return _is_unit(unit, before, after, hit)


def _is_unit(unit: str, before: str, after: str, hit: Hit) -> bool:
    if unit == "j":
        return hit.written(hit.last - 1) == "h" and hit.tape.letters[hit.last] not in "a-gz"
    if unit == "P":
        return hit.written(hit.last - 1) not in "p'"
    one_day = unit == "D" and hit.letters()[0] == "1"
    return not (one_day and (after.startswith(" một") or before.endswith(_ONE_OF_MANY)))


@phrase(_LEFT + r"(?P<whole>[abcefgz]),(?P<part>[a-gkz])(?P<unit>[NTWDGPSh])(?!y|T[a1-9X])", needs=",")
def decimal_length(whole: str, part: str, unit: str, hit: Hit) -> Length | None:
    """1,5 ngày."""
    if any(word.end - word.start > 1 for word in hit.tape.words[hit.first : hit.last] if word.letter == ","):
        return None
    return Length(value=period(Decimal(f"{whole}.{part}").normalize(), unit))


@phrase(_LEFT + r"(?P<whole>[abcef])\.(?P<part>g)(?P<unit>[NDGPST])(?!y)", needs=".")
def grouped_length(whole: str, part: str, unit: str) -> Length:
    """1.000 năm."""
    return Length(value=period(int(whole + part), unit))


@phrase(
    _LEFT
    + r"(?<!E)(?P<count><COUNT>)(?:-|~|\+)(?P<number><COUNT>)(?P<unit>[NTWDGPSh])"
    + r"(?!y|κ|ι|a|T[a1-9X]|N|(?<=G)[BDεδ])"
)
def length_range(count: int, number: int, unit: str, hit: Hit) -> Length | None:
    """2-3 năm, 10 đến 15 ngày."""
    if not 0 < count < number or hit.before(8).endswith(("tháng ", "quý ", "thứ ", "ngày ")):
        return None
    return Length(value=f"{period(count, unit)}/{period(number, unit)}")


@phrase(r"V(?P<unit>[NTDWJUG])", needs="V")
def half_unit(unit: str) -> Length:
    """Nửa năm, nửa tháng."""
    return Length(value=period(Decimal("0.5"), unit))


@phrase(_LEFT + r"(?P<count><COUNT>)T(?P<past>Z)", needs="Z")
def months_past(count: int, past: str, hit: Hit) -> Length | None:
    """10 tháng qua."""
    if not past or not _measured(count, "T", hit):
        return None
    return Length(value=f"P{count}M", months=count, past=True, point=first_months(count, None) if count <= 12 else None)


@phrase(_LEFT + r"(?P<count><COUNT>)(?P<unit>[NTWDGPSQJ])(?:\+|(?P<ahead>R))(?!\d)", needs="+R")
def length_ahead(count: int, unit: str, ahead: str | None, hit: Hit) -> Length | None:
    """Ba năm tới, 24 giờ tới, 3 ngày tiếp theo."""
    if not _measured(count, unit, hit):
        return None
    if ahead and hit.written(hit.last - 1) not in {"tiếp theo", "sắp tới", "kế tiếp"}:
        return None
    return Length(value=period(count, unit))


@phrase(_LEFT + r"(?P<count><COUNT>)(?P<unit>[NTWDhQ])(?:(?P<offset>R)|(?P<told>ρ))(?![TDa-gky\d#])", needs="Rρ")
def offset_point(count: int, unit: str, offset: str | None, told: str | None, hit: Hit) -> Point | None:
    """3 ngày trước, 5 năm trước, hai hôm sau, một tháng sau đó."""
    word = hit.written(hit.last - 1)
    if word not in {"trước", "sau", "trước đó", "sau đó"} or not _measured(count, unit, hit):
        return None
    if _EVENT_FOLLOWS.match(hit.after(12)):
        return None
    if count > 1000:
        return None
    amount = int(told or offset or 0) * count
    return Point(told=bool(told) or word == "sau", **{_OFFSET[unit]: amount})  # type: ignore[arg-type]


@phrase(_LEFT + r"(?P<count><COUNT>)(?P<told>ε)", needs="ε")
def days_told(count: int, told: str, hit: Hit) -> Point | None:
    """Hai hôm sau."""
    return (
        Point(days=count * int(told), told=True)
        if count <= 1000 and hit.written(hit.last - 1).startswith("hôm")
        else None
    )


@phrase(r"\^(?P<count><COUNT>)(?P<unit>[NTWDh])", needs="^")
def ago(count: int, unit: str) -> Point | None:
    """Cách đây hai hôm."""
    if count > 1000:
        return None
    return Point(**{_OFFSET[unit]: -count})  # type: ignore[arg-type]


@phrase(r"(?P<told>ρ)(?P<count><COUNT>)(?P<unit>[NTWDh])(?![ya-gR+Zρ\d])", needs="ρ")
def told_before(told: str, count: int, unit: str) -> Point | None:
    """Trước đó một ngày, sau đó 2 năm."""
    return Point(told=True, **{_OFFSET[unit]: int(told) * count}) if count <= 1000 else None  # type: ignore[arg-type]


@phrase(r"m(?P<count>[ab]|[1-46-9X])?(?P<unit>[NTWDGQPJ])(?![yR+Zρ#]|T|[a-gk]T|[1-9XN][xTNDHK])", needs="m")
def every(count: int | None, unit: str, hit: Hit) -> Recurrence | None:
    """Hằng năm, mỗi tháng, mỗi 5 năm."""
    if regex.match(r" (?:trời|nghìn|ngàn|khi|đêm)\b", hit.after(8)):
        return None
    return Recurrence(value=period(count or 1, unit))


@phrase(r"m(?P<part>B)(?![\da-gk])", needs="m")
def every_part(part: str) -> Recurrence:
    """Mỗi sáng, hằng đêm."""
    return Recurrence(value=f"XXXX-XX-XXT{part}")


@phrase(r"(?P<unit>[NTDW])ξ", needs="ξ")
def any_unit(unit: str, hit: Hit) -> Recurrence | None:
    """The năm nào of năm nào cũng."""
    return Recurrence(value=period(1, unit)) if hit.after(8).startswith(" cũng") else None


@phrase(r"(?:[a-g]|<COUNT>)(?:[-~](?:[a-g]|<COUNT>))?n/(?:(?P<count>[ab]))?(?P<unit>[NTWDQG])", needs="n")
def times_per(count: int | None, unit: str) -> Recurrence:
    """2 lần/tuần."""
    return Recurrence(value=period(count or 1, unit))


@phrase(r"<FREE>(?P<count><COUNT>)(?P<unit>[NTWDQG])/n", needs="n")
def one_in(count: int, unit: str) -> Recurrence:
    """6 tháng/lần."""
    return Recurrence(value=period(count, unit))
