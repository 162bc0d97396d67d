"""Years and longer: terms, decades, centuries."""

from __future__ import annotations

import regex

from extract.extractors.dates.days import amount_follows
from extract.extractors.dates.periods import VAGUE
from extract.extractors.dates.phrase import Hit, phrase
from extract.grammar.calendar import Point

_YEAR_CUE = regex.compile(
    r"(?:\b(?:chậm nhất|muộn nhất|sớm nhất|trước|sau|từ|đến|tới|vào|trong|hơn|với|và|tầm nhìn|hạn|là|sinh|ước|so với|"
    r"cùng kỳ|kế hoạch|dự toán|mùa|niên|khoảng|xuân|hè|thu|đông|đầu|giữa|cuối|bước sang|các năm .{0,20}),? )$"
)
_YEAR_BOUND = regex.compile(r"\b(?:chậm nhất|muộn nhất|trước|sau|từ|đến|tới|tầm nhìn|định hướng) $")
_YEAR_FOLLOWER = regex.compile(
    r"(?: *(?:$|[).,;:!?\"'\]…]|- )| (?:và|đến|tới|phải|là|sẽ|đã|thì|trở|với|có|được|tại|của|do|"
    r"cho|như|so|ở|để|trong|về)\b)"
)


@phrase(r"(?<![mC])(?<!zTa)N(?P<year>y|(?<![mC\d]N)<YEAR>)(?P<era>ν)?<END>(?![-.]y)(?!x|[HK])", needs="N")
def year(year: int, era: str | None, hit: Hit) -> Point | None:
    """năm 2020, năm hai nghìn không trăm hai mươi, năm 179 TCN."""
    if hit.letters()[1] != "y" and amount_follows(hit):
        return None
    return Point(prefix=f"BC{year:04}") if era else Point(year=year)


@phrase(r"N[κR](?P<year>y)<END>(?![/.-])", needs="κR")
def glossed_year(year: int, hit: Hit) -> Point | None:
    """Năm Tân Sửu 2021, năm nay 2021; not những năm trước 1975."""
    if hit.written(hit.first + 1).lower() in {"trước", "sau"}:
        return None
    return Point(year=year)


@phrase(r"(?<![m\d])N(?P<year>g)(?:(?P<era>ν)|(?=s)|(?= ))", needs="g")
def ancient_year(year: int, era: str | None, hit: Hit) -> Point | None:
    """Năm 179 TCN, năm 938."""
    if era:
        return Point(prefix=f"BC{year:04}")
    return Point(year=year) if year and regex.match(r" *(?:$|[).,;:])", hit.after(4)) else None


@phrase(r"(?:(?<![m\da-gkCNxX])|(?<=[TQ](?:a|[1-46-9N]|X[12]?)))N(?:(?P<years>[RZ+])|(?P<told>ρ))", needs="N")
def relative_year(years: str | None, told: str | None, hit: Hit) -> Point | None:
    """Năm nay, năm ngoái, năm qua, năm trước đó."""
    if VAGUE.search(hit.before(8)) or (hit.written(hit.last - 1) == "sau" and hit.tape.letters[hit.last] in "abcefg"):
        return None  # cả năm sau 9 tháng
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
    bracketed = before.endswith("(") and hit.after(1) in {")", ",", ";"}
    if bracketed or _YEAR_BOUND.search(before):
        return Point(year=year)
    return Point(year=year) if _YEAR_FOLLOWER.match(hit.after()) and _YEAR_CUE.search(before) else None


@phrase(r"σ:?(?P<span>(?P<year>y))", needs="σ")
def birth_year(year: int) -> Point:
    """SN 1960."""
    return Point(year=year)


@phrase(r"(?<=Ny[,&]|Ny[,&]y[,&]|Ny[,&]y[,&]y[,&])(?P<year>y)<END>(?![/.-])", needs="y")
def listed_year(year: int, hit: Hit) -> Point | None:
    """The 2020 of các năm 2019, 2020."""
    joined = hit.tape.letters[hit.first - 1] == "&" and not amount_follows(hit)
    return Point(year=year) if joined or _YEAR_FOLLOWER.match(hit.after()) else None


@phrase(
    r"(?:(?P<head>A)θ?N?|(?<![a-gk1-46-9NxX])(?P<head>N)|<FREE>(?<![a-gkz][-,])(?<!y-)(?=y))(?P<year>y)(?P<mark>[-/~+]|,N?(?=y-))N?(?:(?P<until>y)|(?P<until>[abcef]))<END>(?![-])",
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
