"""Days of the week."""

from __future__ import annotations

import regex

from extract.extractors.dates.phrase import Hit, Recurrence, phrase
from extract.grammar.calendar import Point

_LISTED = regex.compile(
    r"\b(?:các|những|mọi) (?:(?:buổi )?(?:sáng|trưa|chiều|tối|đêm|ngày) )*+"
    r"(?P<before>(?:(?:ngày )?(?:thứ \w++|chủ nhật)(?:,? và |, ))*+)$"
)
_LIST_GOES_ON = regex.compile(r"(?:,? và |, )(?:ngày )?(?:thứ \w|chủ nhật)")


@phrase(r"D?(?:C(?P<number>[2346-7N]|a)|(?P<number>Y))(?![xRZ+(HKTm]|sW|,?D?[abc][/.-]a)", needs="CY")
def listed_weekday(number: int, hit: Hit) -> Recurrence | None:
    """The thứ Ba and thứ Năm of `vào các ngày thứ Ba, thứ Năm`: those of every week."""
    listed = _LISTED.search(hit.before(90))
    if listed is None or not 2 <= number <= 8:
        return None
    several = listed["before"] or _LIST_GOES_ON.match(hit.after(20))
    return Recurrence(value=f"XXXX-WXX-{number - 1}") if several else None


_WEEKDAY_CUE = regex.compile(r"\b(?:vào|sáng|trưa|chiều|tối|đêm|hôm|từ|đến|tới|ngày) $")
_DATE_NEXT = regex.compile(r"[(,]?(?:D?[abc](?:[/.-]a|T)|DM|M)")


@phrase(
    r"(?<![nDC])(?:h|D(?=Y))?(?:C(?P<number>[2346-7N]|a)|(?P<number>Y))(?:s?W(?P<weeks>[RZ+])|(?P<look>[RZ+]))?(?![x\dHKT])",
    needs="CY",
)
def weekday(number: int, weeks: str | None, look: str | None, hit: Hit) -> Point | None:
    """Thứ Ba, chủ nhật tuần sau."""
    letters = hit.letters()
    if not 2 <= number <= 8 or hit.before(8).endswith(("lần ", "bí thư ", "kỳ họp ", "con ")):
        return None
    past = letters[0] == "h" or bool(look and look.startswith("-"))
    point = Point(weekday=number - 1, weeks=int(weeks) if weeks else None, look=-1 if past else int(look or 0))
    if weeks or letters[0] in "hYD" or _DATE_NEXT.match(hit.tape.letters, hit.last):
        return point
    if letters[1] != "a" and hit.written(hit.first + 1)[0].isupper():
        return point
    alone = not hit.before().strip() and not hit.after().strip(" .,")
    return point if alone or look == "1" or _WEEKDAY_CUE.search(hit.before()) else None
