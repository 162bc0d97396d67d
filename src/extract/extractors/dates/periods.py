"""Stretches of a year: weeks, months, quarters, halves, and their edges."""

from __future__ import annotations

from calendar import monthrange

import regex

from extract.extractors.dates.days import BEARS_A_DATE, amount_follows
from extract.extractors.dates.phrase import Hit, phrase
from extract.grammar.calendar import Point

VAGUE = regex.compile(r"\b(?:những|nhiều|mấy|các|vài|bao|hàng) $")
"""Before a unit that is no certain one: `những năm qua`."""


_DOCUMENT = regex.compile(
    r"\b(?:số|khóa|luật|nghị quyết|thông tư|nghị định|quyết định|chỉ thị|công văn|kết luận|đề án|dự án|văn bản|"
    r"công điện|quy định|hướng dẫn|thông báo|phiên bản|tập) $"
)


def first_months(count: int, year: int | None, years: int | None = None) -> Point | None:
    """The first so many months of a year; six are its first half."""
    if not 2 <= count <= 12:
        return None
    if count == 6:
        return Point(half=1, year=year, years=years)
    return Point(first_month=1, last_month=count, year=year, years=years)


def last_months(count: int, year: int | None, years: int | None = None) -> Point | None:
    """The last so many months of a year; six are its second half."""
    if not 2 <= count <= 11:
        return None
    if count == 6:
        return Point(half=2, year=year, years=years)
    return Point(first_month=13 - count, last_month=12, year=year, years=years)


def _is_unit(hit: Hit) -> bool:
    """Whether the unit is a certain one: not `hơn tháng nay`, a length."""
    return hit.written(hit.last - 1) != "nay"


def _offset(value: str | None) -> int | None:
    return None if value is None else int(value)


@phrase(
    r"(?<![mCz])(?<!\dx)T(?P<month><MONTH>)(?:,?N(?P<year><YEAR>)|(?P<mark>[/.-])(?P<year>y)|(?P<year>y))?<END>"
    r"(?![/.-]y)(?!x|[HKL])",
    needs="T",
)
def month(month: int, year: int | None, mark: str | None, hit: Hit) -> Point | None:
    """Tháng 12, tháng 12/2020, tháng mười năm hai nghìn linh chín."""
    if not 1 <= month <= 12 or amount_follows(hit) or (mark and hit.letters()[1] != "a"):
        return None
    if hit.tape.letters[hit.first - 1] in "abc" and BEARS_A_DATE.search(hit.before(16)):
        return None
    if hit.letters() == "TN" and hit.tape.letters[hit.last] == "y":
        return None
    return Point(month=month, year=year)


@phrase(r"T(?P<month>ι)(?:N?(?P<year>y))?", needs="ι")
def lunar_month(month: int, year: int | None) -> Point:
    """Tháng Giêng, tháng Chạp: names of the lunar calendar, used for January and December too."""
    return Point(month=month, year=year, lunar=True)


@phrase(
    r"<FREE>(?<![b-gkz0-9][,.-])(?<![ay][,.])(?<![Qq][a1-4]?[,&~-])(?<![aC])(?P<month>a)(?P<mark>[/.-])(?P<year>y)<END>(?![.-][abc](?![/.-]))(?!,\d)",
    needs="y",
)
def bare_month(month: int, year: int, mark: str, hit: Hit) -> Point | None:
    """9/2020, 04.2021, 02-2000."""
    if mark and any(word.end - word.start > 1 for word in hit.tape.words[hit.first : hit.last] if word.letter in "/.-"):
        return None
    if _DOCUMENT.search(hit.before()) or not 1900 <= year <= 2100:
        return None
    return Point(month=month, year=year)


@phrase(r"<FREE>(?<![a-gkz][/.-])T?(?P<month>a)(?=(?:[,&~+-]T?a){0,8}[,&~+-]T?a[/.](?P<year>y))", needs="y")
def shared_year(month: int, year: int, hit: Hit) -> Point | None:
    """The 11 of tháng 11 và 12/2020, the 02 of 02-03/2000."""
    gap = hit.tape.words[hit.last]
    tight = gap.letter == "-" and gap.end - gap.start == 1
    headed = hit.letters()[0] == "T" or hit.tape.letters[hit.first - 1] in ",&"
    return Point(month=month, year=year) if headed or tight or hit.before(2).endswith("(") else None


@phrase(r"(?<=Ta[,&]|T[1-9NX][,&]|Ta[,&]a[,&])(?P<month>a)(?:/(?P<year>y)|N(?P<year>y))?<END>(?![/.-])", needs="T")
def listed_month(month: int, year: int | None, hit: Hit) -> Point | None:
    """The 12 of tháng 11 và 12."""
    closed = hit.tape.letters[hit.first - 1] == "&" or regex.match(r" *(?:$|[).,;:]|năm )", hit.after())
    return Point(month=month, year=year) if year or (closed and not amount_follows(hit)) else None


@phrase(r"(?<![m\da-gk])T(?P<look>[RZ+])(?!T)", needs="T")
def relative_month(look: str, hit: Hit) -> Point | None:
    """Tháng trước, tháng tới."""
    if hit.after(6).startswith((" qua ", " sang ")):
        return None  # từ tháng này qua năm khác
    return Point(months=int(look)) if _is_unit(hit) and not VAGUE.search(hit.before(8)) else None


@phrase(r"(?P<span>T(?P<month>a))(?P<look>[R+](?!N))(?![&])", needs="T")
def month_ahead(month: int, look: str, hit: Hit) -> Point | None:
    """The tháng 3 of tháng 3 tới: the nearest such month on that side."""
    return Point(month=month, look=int(look)) if not hit.after(5).startswith(" này") else None


@phrase(r"T(?P<month>a)R(?!N)", needs="T")
def month_here(month: int, hit: Hit) -> Point | None:
    """Tháng 5 này."""
    return Point(month=month) if hit.written(hit.last - 1).lower() == "này" else None


@phrase(r"(?:Q(?P<quarter>[a1-4])|(?P<quarter>q))(?:[/.-]?(?P<year>y)|N(?P<year><YEAR>))?<END>", needs="Qq")
def quarter(quarter: int, year: int | None) -> Point | None:
    """quý I/2021, quý 3, quý bốn năm 2020."""
    return Point(quarter=quarter, year=year) if 1 <= quarter <= 4 else None


@phrase(r"(?<=(?:q|Q[a1-4])[,&~-])(?P<quarter>I|a)(?:[/.-]?(?P<year>y)|N(?P<year>y))?<END>(?![/.-])", needs="qQ")
def listed_quarter(quarter: int, year: int | None, hit: Hit) -> Point | None:
    """The II of quý I, II; the 4 of quý 3 và 4."""
    return Point(quarter=quarter, year=year) if quarter <= 4 and not amount_follows(hit) else None


@phrase(r"Q(?P<look>[RZ+])", needs="Q")
def relative_quarter(look: str, hit: Hit) -> Point | None:
    """Quý trước, quý tới."""
    return Point(quarters=int(look)) if _is_unit(hit) and hit.after(5)[:1] != "ị" else None


@phrase(r"(?<![a-gk2-9])QEN(?:(?P<year>y))?|(?P<number>[a23])Q(?P<edge>E)N(?P<year>y)?", needs="Q")
def edge_quarter(year: int | None, number: int | None, edge: str | None) -> Point | None:
    """Quý đầu năm, hai quý đầu năm, 3 quý đầu năm."""
    if number:
        run = first_months if edge == "START" else last_months
        return run(number * 3, year) if edge != "MID" and number <= 3 else None
    return Point(quarter=1, year=year, years=0 if year is None else None)


@phrase(
    r"(?<![C])(?P<count><COUNT>)T(?P<edge>E)s?N(?:(?P<year><YEAR>)|(?P<years>R))?|(?P<count>[ab])T(?P<edge>E)(?=[,&]|<END>)(?:[/-]?(?P<year>y))",
    needs="E",
)
def edge_months(count: int, edge: str, year: int | None, years: str | None) -> Point | None:
    """6 tháng đầu năm 2021, chín tháng đầu năm, 2 tháng cuối năm."""
    if edge == "MID":
        return None
    return (first_months if edge == "START" else last_months)(count, year, _offset(years))


@phrase(r"(?<![C])(?P<count><COUNT>)T(?:s?N(?P<year>y)|N(?P<years>R)|[/-]?(?P<year>y))(?![/.-]\d)", needs="T")
def months_of_year(count: int, year: int | None, years: str | None) -> Point | None:
    """9 tháng năm 2020, 10 tháng năm nay."""
    return first_months(count, year, _offset(years))


@phrase(r"(?P<count><COUNT>)Tws?(?:N(?P<year>y)?(?P<years>R)?)?", needs="w")
def months_left(count: int, year: int | None, years: str | None) -> Point | None:
    """2 tháng còn lại của năm."""
    return last_months(count, year, _offset(years))


@phrase(r"(?P<half>v)(?:N(?:(?P<year>y)|(?P<years>R))?|(?P<year>y))", needs="v")
def half(half: str, year: int | None, years: str | None) -> Point:
    """Nửa đầu năm 2021, nửa cuối năm nay."""
    return Point(half=int(half), year=year, years=_offset(years))


@phrase(r"v(?=T[a1-9X])", needs="v")
def half_of_month() -> Point:
    """Nửa đầu tháng 12: the month, without a mod of its own."""
    return Point()


@phrase(r"(?<![m\da-gk1-9])W(?P<weeks>[RZ+])(?!T)", needs="W")
def week(weeks: str, hit: Hit) -> Point | None:
    """Tuần này, tuần trước, tuần sau."""
    return Point(weeks=int(weeks)) if _is_unit(hit) and not VAGUE.search(hit.before(8)) else None


@phrase(r"(?P<edge>E)(?:(?P<unit>[NTQ])(?![ya-gR+Zρ\dxXι-]|(?<=T)N)|(?P<unit>[NTQ])(?=R(?=#)))", needs="E")
def edge_of_unit(edge: str, unit: str, hit: Hit) -> Point | None:
    """Đầu năm, cuối tháng, giữa quý: of the present unit."""
    offset = {"N": "years", "T": "months", "Q": "quarters"}[unit]
    if hit.after(5).startswith((" học", " cũ", " mới")):
        return None
    return Point(edge=edge, **{offset: 0})  # type: ignore[arg-type]


@phrase(r"(?P<edge>E)(?=[NTQqAWJUμψΩ])", needs="E")
def edge(edge: str) -> Point:
    """The đầu of đầu năm 2021."""
    return Point(edge=edge)  # type: ignore[arg-type]


@phrase(r"D(?P<place>F)s?T(?P<month><MONTH>)(?:[/-]?(?P<year>y)|N(?P<year>y))?|D(?P<place>F)s?N(?P<year>y)", needs="F")
def first_day(place: str, month: int | None, year: int | None) -> Point:
    """Ngày đầu tiên của tháng 3."""
    if place == "1":
        return Point(day=1, month=month or 1, year=year)
    return Point(day=monthrange(year or 2001, month or 12)[1], month=month or 12, year=year)
