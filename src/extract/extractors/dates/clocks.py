"""Clock times and parts of the day."""

from __future__ import annotations

import regex

from extract.extractors.dates.phrase import Hit, phrase
from extract.grammar.calendar import Part, Point, exists

_RATIO = ("tỷ số ", "tỉ số ", "tỷ lệ ", "tỉ lệ ", "số ", "với ")

_OPEN = r"(?:(?<![>!\da-gkyzj/.:xXm])|(?<=[abc][/.-]a))"
"""Before an hour: no figure that it belongs to, unless that is a day (`20/6 13h30`)."""
_AT = regex.compile(
    r"(?:\b(?:vào|lúc|hồi|đúng|tầm|đến|tới|từ|thay vì|tính đến)(?: (?:khoảng|tầm|hơn|gần|lúc|đúng|cỡ))? |"
    r"(?:^|[.!?:;\"”,] )(?:khoảng|gần|đúng|hơn|tầm) )$"
)
"""What leads to a clock time at a full hour."""
_AMOUNT_OF = regex.compile(
    r"\b(?:kéo dài|giảm|tăng|lên|xuống|rút ngắn|thêm|mất|tối đa|tối thiểu|trong|suốt|nhanh nhất|muộn|sớm)[^.,;]{0,12}$"
)
_ABOUT = regex.compile(r"(?<!\b(?:vào|lúc|hồi|đến|tới|từ|trước|sau)) khoảng $")


def _is_decimal(hit: Hit) -> bool:
    """Whether the hour is what stands behind a decimal comma: `4,5 giờ`, but `5/3, 17 giờ`."""
    comma = hit.tape.words[hit.first - 1]
    return comma.letter == "," and comma.end - comma.start == 1


def _clock(hour: int, minute: int | None = None, second: int | None = None) -> Point | None:
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return Point(hour=hour, minute=minute, second=second)


@phrase(
    _OPEN + r"(?P<hour>[abz]|<DAY>)(?:[Gj](?P<minute>[abcez]|(?:[2-4N]x[1-9Nil]?|X[1-9Nl]?))"
    r"(?:P(?P<second>[abcez])S?|P)?+|G(?P<rest>r))<END>(?![NTWGSJ])",
    needs="Gj",
)
def clock(hour: int, minute: int | None, second: int | None, rest: str | None, hit: Hit) -> Point | None:
    """8h30, 8 giờ 30 phút, 10g45, 8 giờ rưỡi."""
    before = hit.before(18)
    if _is_decimal(hit) or before.endswith(("trong ", "hơn ", "gần ", "kéo dài ", "mất ", "sau ")):
        return None
    if "P" in hit.letters() and _ABOUT.search(before) and hit.after(1) in {"", ".", ";", ")"}:
        return None  # hành trình khoảng 3 giờ 15 phút
    return _clock(hour, 30 if rest else minute, second)


@phrase(
    _OPEN + r"(?P<hour>[abz]|<DAY>)[Gj]"
    r"(?=B|[,(]?B?D?[abc][/.-]a|D[abc]T|h[abc]|δ|ε|C|Y|[-~+][abz][Gj])<END>",
    needs="Gj",
)
def hour(hour: int, hit: Hit) -> Point | None:
    """8 giờ, where a part of the day or a date follows."""
    return None if _is_decimal(hit) else _clock(hour)


@phrase(
    _OPEN + r"(?P<hour>[abz])(?=[-~][abz][Gj](?:[abcez]P?+)?(?:B|D?[abc][/.-]a|D?[abc]T|[εδ]))",
    needs="Gj",
)
def shared_hour(hour: int, hit: Hit) -> Point | None:
    """The 8 of từ 8 đến 10 giờ ngày 5/3."""
    return None if _is_decimal(hit) else _clock(hour)


@phrase(r"(?<=φ|[Gj][abcez]?[-~+&])(?P<hour>[abz]|<DAY>)[Gj]<END>(?![NTWGSJ])", needs="Gj")
def hour_of_clock(hour: int) -> Point | None:
    """8 giờ, where lúc stands before or another clock time does."""
    return _clock(hour)


@phrase(_OPEN + r"(?P<hour>[abz])[Gj]<END>(?![NTWGSJ/])", needs="Gj")
def full_hour(hour: int, hit: Hit) -> Point | None:
    """Đến 10 giờ, vào khoảng 17h, (15h rời bến)."""
    after = hit.after(9)
    if hit.written(hit.last - 1) == "h" and hit.before(1) == "(":
        return _clock(hour) if after[1:2].isalpha() else None
    before = hit.before(40)
    if _is_decimal(hit) or not _AT.search(before) or _AMOUNT_OF.search(before):
        return None
    return None if after.startswith((" xuống", " lên", " đồng hồ", " liền", " sau", " đầu", " mỗi")) else _clock(hour)


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


@phrase(r"(?P<part>B)(?P<day>[abc])(?=,?B(?P<number>[abc])[/.-](?P<month>a))", needs="B")
def part_before(part: Part, day: int, number: int, month: int) -> Point | None:
    """The đêm 5 of đêm 5, rạng sáng 6/3: its month is that of the day behind it."""
    if day + 1 == number:
        return Point(part=part, day=day, month=month)
    before = (month - 2) % 12 + 1
    return Point(part=part, day=day, month=before) if number == 1 and exists(None, before, day) else None
