"""Clock times and parts of the day."""

from __future__ import annotations

from extract.extractors.dates.phrase import Hit, phrase
from extract.grammar.calendar import Part, Point

_RATIO = ("tỷ số ", "tỉ số ", "tỷ lệ ", "tỉ lệ ", "số ", "với ")


def _clock(hour: int, minute: int | None = None, second: int | None = None) -> Point | None:
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return Point(hour=hour, minute=minute, second=second)


@phrase(
    r"(?<![>!\da-gkyzj/.:,xXm])(?P<hour>[abz]|<DAY>)(?:[Gj](?P<minute>[abcez]|(?:[2-4N]x[1-9Nil]?|X[1-9Nl]?))(?:P(?P<second>[abcez])S?|P)?+|G(?P<rest>r))<END>(?![NTWGSJ])",
    needs="Gj",
)
def clock(hour: int, minute: int | None, second: int | None, rest: str | None, hit: Hit) -> Point | None:
    """8h30, 8 giờ 30 phút, 10g45, 8 giờ rưỡi."""
    if hit.before(12).endswith(("trong ", "hơn ", "gần ", "kéo dài ", "mất ", "sau ")):
        return None
    return _clock(hour, 30 if rest else minute, second)


@phrase(
    r"(?<![>!\da-gkyzj/.:,xXm])(?P<hour>[abz]|<DAY>)[Gj]"
    r"(?=B|D?[abc][/.-]a|D[abc]T|h[abc]|δ|ε|C|Y|[-~+][abz][Gj])<END>",
    needs="Gj",
)
def hour(hour: int) -> Point | None:
    """8 giờ, where a part of the day or a date follows."""
    return _clock(hour)


@phrase(r"(?<=φ|[Gj][abcez]?[-~+&])(?P<hour>[abz]|<DAY>)[Gj]<END>(?![NTWGSJ])", needs="Gj")
def hour_of_clock(hour: int) -> Point | None:
    """8 giờ, where lúc stands before or another clock time does."""
    return _clock(hour)


@phrase(
    r"(?<![>!/.:\-])(?:(?<![a-gk])|(?<=y-a-[abc]))(?<![a-gkz],)(?P<hour>[abz]):(?P<minute>[abcez])(?::(?P<second>[abcez]))?<END>(?!-[abz](?!:))",
    needs=":",
)
def digital(hour: int, minute: int, second: int | None, hit: Hit) -> Point | None:
    """8:30, 01:22:05."""
    word = hit.tape.words[hit.first + 2]
    if word.end - word.start != 2 or hit.before(7).endswith(_RATIO) or hit.end - hit.start > 8:
        return None
    return _clock(hour, minute, second)


@phrase(
    r"(?P<part>B)(?:(?<=(?:[Gj]|[Gj][abcez]P?|:[abcez]|P)B)|(?=D?[abcM1-9XN]|[(,]?D?[abc][/.-]a|C|Y|δ|ε|h|p|τ|&B))",
    needs="B",
)
def part(part: Part) -> Point:
    """Sáng, chiều: where a day follows."""
    return Point(part=part)
