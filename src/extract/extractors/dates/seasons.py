"""Seasons of the year and of sport."""

from __future__ import annotations

from extract.extractors.dates.phrase import Hit, phrase
from extract.grammar.calendar import Point, Season


@phrase(r"(?P<season>ψ)(?:N?(?P<year>y)<END>|N(?P<years>[RZ+])|(?P<look>[RZ+]))(?![/.-])", needs="ψ")
def season(season: Season, year: int | None, years: str | None, look: str | None, hit: Hit) -> Point | None:
    """Mùa hè 2024, mùa thu năm 1945, mùa đông năm ngoái, hè này."""
    if look == "0":
        return Point(season=season, years=0) if hit.written(hit.last - 1) != "nay" else None
    return Point(season=season, year=year, years=int(years) if years else None, look=int(look or 0))


@phrase(r"(?P<head>Ω)?<FREE>(?<![a-gkz1-9][-,.])(?P<year>y)/(?:(?P<until>y)|(?P<number>[abcef]))<END>", needs="y")
def sports_season(head: str | None, year: int, until: int | None, number: int | None, hit: Hit) -> Point | None:
    """Mùa giải 2023/24, 2016/17: one year and the next."""
    following = year + 1
    if until is None:
        follows = number == following % 100 and (head is not None or following % 100 > 12)  # 2011/12 may be December
    else:
        follows = until == following
    if not follows or hit.before(6).endswith(("số ", "thứ ")):
        return None
    return Point(year=year, until=following)
