"""Stretches longer than a day: weeks, months, quarters, halves, years, terms, decades, centuries."""

from __future__ import annotations

import regex

from extract.extractors.dates.days import amount_follows
from extract.extractors.dates.phrase import Hit, Length, Value, phrase
from extract.grammar.calendar import Point

_YEAR_CUE = regex.compile(
    r"(?:\b(?:chậm nhất|muộn nhất|sớm nhất|trước|sau|từ|đến|tới|vào|trong|hơn|với|và|tầm nhìn|hạn|là|sinh|ước|so với|"
    r"cùng kỳ|kế hoạch|dự toán|mùa|niên|khoảng|xuân|hè|thu|đông|đầu|giữa|cuối|các năm .{0,20}),? )$"
)
_YEAR_BOUND = regex.compile(r"\b(?:chậm nhất|muộn nhất|trước|sau|từ|đến|tới|tầm nhìn) $")
_YEAR_FOLLOWER = regex.compile(
    r"(?: *(?:$|[).,;:!?\"'\]…]|- )| (?:và|đến|tới|phải|là|sẽ|đã|thì|trở|với|có|được|tại|của|do|"
    r"cho|như|so|ở|để|trong|về)\b)"
)


_VAGUE = regex.compile(r"\b(?:những|nhiều|mấy|các|vài|bao|hàng) $")


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
    if hit.letters() == "TN" and hit.tape.letters[hit.last] == "y":
        return None
    return Point(month=month, year=year)


@phrase(r"T(?P<month>ι)(?:N?(?P<year>y))?", needs="ι")
def lunar_month(month: int, year: int | None) -> Point:
    """Tháng Giêng, tháng Chạp: names of the lunar calendar, used for January and December too."""
    return Point(month=month, year=year, lunar=True)


@phrase(
    r"<FREE>(?<![b-gkz0-9][,.-])(?<![ay][,.])(?<![aC])(?P<month>a)(?P<mark>[/.-])(?P<year>y)<END>(?![.-][abc](?![/.-]))(?!,\d)",
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
    return Point(months=int(look)) if _is_unit(hit) and not _VAGUE.search(hit.before(8)) else None


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


@phrase(r"Q(?P<look>[RZ+])", needs="Q")
def relative_quarter(look: str, hit: Hit) -> Point | None:
    """Quý trước, quý tới."""
    return Point(quarters=int(look)) if _is_unit(hit) and hit.after(5)[:1] != "ị" else None


@phrase(r"QEN(?:(?P<year>y))?|(?P<number>2)Q(?P<edge>E)N(?P<year>y)?", needs="Q")
def edge_quarter(year: int | None, number: int | None, edge: str | None) -> Point | None:
    """Quý đầu năm, hai quý đầu năm."""
    if number:
        return Point(half=1 if edge == "START" else 2, year=year) if edge != "MID" else None
    return Point(quarter=1, year=year)


@phrase(
    r"(?<![C])(?P<count><COUNT>)T(?P<edge>E)s?N(?:(?P<year><YEAR>)|(?P<years>R))?|(?P<count>[ab])T(?P<edge>E)(?=[,&]|<END>)(?:[/-]?(?P<year>y))",
    needs="E",
)
def edge_months(count: int, edge: str, year: int | None, years: str | None) -> Point | None:
    """6 tháng đầu năm 2021, chín tháng đầu năm, 2 tháng cuối năm."""
    if edge == "MID":
        return None
    return (first_months if edge == "START" else last_months)(count, year, _offset(years))


@phrase(r"(?<![C])(?P<count><COUNT>)T(?:N(?P<year>y)|N(?P<years>R)|[/-]?(?P<year>y))(?![/.-]\d)", needs="T")
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


@phrase(r"(?<![mC])(?<!zTa)N(?P<year>y|(?<![mC\d]N)<YEAR>)(?P<era>ν)?<END>(?![-.]y)(?!x|[HK])", needs="N")
def year(year: int, era: str | None, hit: Hit) -> Point | None:
    """năm 2020, năm hai nghìn không trăm hai mươi, năm 179 TCN."""
    if hit.letters()[1] != "y" and amount_follows(hit):
        return None
    return Point(prefix=f"BC{year:04}") if era else Point(year=year)


@phrase(r"(?<![m\d])N(?P<year>g)(?:(?P<era>ν)|(?=s)|(?= ))", needs="g")
def ancient_year(year: int, era: str | None, hit: Hit) -> Point | None:
    """Năm 179 TCN, năm 938."""
    if era:
        return Point(prefix=f"BC{year:04}")
    return Point(year=year) if regex.match(r" *(?:$|[).,;:])", hit.after(4)) else None


@phrase(r"(?:(?<![m\da-gkCNxX])|(?<=[TQ](?:a|[1-46-9N]|X[12]?)))N(?:(?P<years>[RZ+])|(?P<told>ρ))", needs="N")
def relative_year(years: str | None, told: str | None, hit: Hit) -> Point | None:
    """Năm nay, năm ngoái, năm qua, năm trước đó."""
    if _VAGUE.search(hit.before(8)):
        return None
    if told:
        return Point(years=int(told), told=True)
    if years == "-1" and hit.letters()[1] == "Z":
        return Point(years=-1, look=-1)
    return Point(years=int(years or 0))


@phrase(r"<FREE>(?<![a-gkyz][-,])(?<![NTDATaQqCJ])(?P<year>y)(?![-/.]|~(?!R)|[NTDWGPSQJ])<END>", needs="y")
def bare_year(year: int, hit: Hit) -> Point | None:
    """The 2030 of chậm nhất 2030: where a preposition wants a time and no noun follows."""
    if not 1900 <= year <= 2100 or amount_follows(hit):
        return None
    before = hit.before(40)
    if _YEAR_BOUND.search(before):
        return Point(year=year)
    return Point(year=year) if _YEAR_FOLLOWER.match(hit.after()) and _YEAR_CUE.search(before) else None


@phrase(r"σ:?(?P<span>(?P<year>y))", needs="σ")
def birth_year(year: int) -> Point:
    """SN 1960."""
    return Point(year=year)


@phrase(r"(?<=Ny[,&]|Ny[,&]y[,&]|Ny[,&]y[,&]y[,&])(?P<year>y)<END>(?![/.-])", needs="y")
def listed_year(year: int, hit: Hit) -> Point | None:
    """The 2020 of các năm 2019, 2020."""
    return Point(year=year) if _YEAR_FOLLOWER.match(hit.after()) else None


@phrase(
    r"(?:(?P<head>A)θ?N?|(?P<head>N)|<FREE>(?<![a-gkz][-,])(?<!y-))(?P<year>y)(?P<mark>[-/~+]|,N?(?=y-))N?(?:(?P<until>y)|(?P<until>[abcef]))<END>(?![-])",
    needs="y",
)
def term(head: str | None, year: int, mark: str, until: int, hit: Hit) -> Point | None:
    """Nhiệm kỳ 2020-2025, giai đoạn từ năm 2016 đến năm 2020, 2016-2020."""
    if until < 100 and head == "A":
        until += year // 100 * 100
    if not year < until <= year + 150 or year < 1000 or (mark == "/" and head != "A"):
        return None
    if head is None and (not 1800 <= year <= 2100 or amount_follows(hit)):
        return None
    return Point(year=year, until=until)


@phrase(
    r"J(?:N)?(?:(?P<number>[ef])|(?P<year>y))(?:s?(?P<century>[Uμ][ab]?))?|(?P<plural>N)(?:(?P<number>[ef])|(?P<year>y))(?:s(?P<century>μ|U[ab]))?",
    needs="JN",
)
def decade(number: int | None, year: int | None, century: str | None, plural: str | None, hit: Hit) -> Point | None:
    """Thập niên 90, thập kỷ 1990, những năm 80 của thế kỷ 20."""
    value = year if year is not None else 1900 + (number or 0)
    if value % 10 or (plural and not hit.before(8).endswith("những ")) or (plural and year is None and not number):
        return None
    return Point(prefix=str(value // 10)) if century is None or value else None


@phrase(r"(?:U(?P<number>[ab])|(?P<number>μ))", needs="Uμ")
def century(number: int) -> Point | None:
    """Thế kỷ 21, thế kỷ XX."""
    return Point(prefix=f"{number - 1:02}") if number <= 22 else None


@phrase(r"(?<![m\da-gk1-9])W(?P<weeks>[RZ+])(?!T)", needs="W")
def week(weeks: str, hit: Hit) -> Point | None:
    """Tuần này, tuần trước, tuần sau."""
    return Point(weeks=int(weeks)) if _is_unit(hit) and not _VAGUE.search(hit.before(8)) else None


@phrase(r"(?P<edge>E)(?:(?P<unit>[NTQ])(?![ya-gR+Zρ\dxXι-]|(?<=T)N)|(?P<unit>[NTQ])(?=R(?=#)))", needs="E")
def edge_of_unit(edge: str, unit: str, hit: Hit) -> Point | None:
    """Đầu năm, cuối tháng, giữa quý: of the present unit."""
    offset = {"N": "years", "T": "months", "Q": "quarters"}[unit]
    if hit.after(5).startswith((" học", " vị", " bá", " châu")):
        return None
    return Point(edge=edge, **{offset: 0})  # type: ignore[arg-type]


@phrase(r"(?P<edge>E)(?=[NTQqAWJUμ])", needs="E")
def edge(edge: str) -> Point:
    """The đầu of đầu năm 2021."""
    return Point(edge=edge)  # type: ignore[arg-type]


@phrase(r"D(?P<place>F)s?T(?P<month><MONTH>)(?:[/-]?(?P<year>y)|N(?P<year>y))?|D(?P<place>F)s?N(?P<year>y)", needs="F")
def first_day(place: str, month: int | None, year: int | None) -> Point:
    """Ngày đầu tiên của tháng 3."""
    if place == "1":
        return Point(day=1, month=month or 1, year=year)
    return Point(
        day=31 if month is None else {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31), month=month or 12, year=year
    )


def running_months(count: int) -> Length:
    """So many months up to the present, which in a report may be the year so far."""
    return Length(value=f"P{count}M", months=count, point=first_months(count, None))


PeriodValue = Value
