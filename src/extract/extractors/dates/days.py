"""Days: numeric and worded dates, relative days, feasts."""

from __future__ import annotations

import re

import regex
from msgspec.structs import replace

from extract.extractors.dates.phrase import Hit, phrase
from extract.grammar.calendar import Point, exists

_CUE = re.compile(
    r"(?:\b(?:từ|đến|tới|trước|sau|vào|hôm|hồi|ngày|lễ|dịp|tết|quốc khánh|mốc|đợt|kỳ|sinh|mất|ký|đăng|tính|và|kể từ|"
    r"thứ \w+|chủ nhật|sáng|trưa|chiều|tối|đêm|khởi động|ngay|trong|nghỉ|mùng|mồng),? |[(\[\"'] ?|^ ?[-+*•]? ?)$"
)
_COUNTED = re.compile(
    r"\b(?:đạt|có|được|tỷ số|tỉ số|tỷ lệ|tỉ lệ|thắng|thua|hòa|số|còn|với|chiếm|khoảng|là|điểm|gồm|vòng|đường|phố|"
    r"công viên|quảng trường|trường|chợ|cầu|khu phố|xã|phường|lô|thửa|tổ|ngõ|ngách|ấp|thôn|nhà|công văn|quyết định|"
    r"thông báo|điều|khoản) $"
)
"""Words before a ratio, and before a street or place that bears a date."""
_CLOSED = regex.compile(r" *(?:$|[).,;:!?\"'\]…]|-(?! ?\d))")
_FOLLOWER = regex.compile(
    r" (?:và|đến|tới|tại|là|đã|sẽ|thì|vừa|này|tới|nhằm|với|do|để|ở|năm|hàng|hằng|theo|trên|trong|khi|cho|có|được|"
    r"bởi|ông|bà|đồng chí|tổ chức|diễn ra|âm|dương|ra|bầu)\b"
)
_AMOUNT = regex.compile(
    r" (?:triệu|(?:tỷ|tỉ)(?! lệ| trọng| suất| giá)|nghìn|ngàn|trăm|đồng(?! chí| bào| thời| loạt| ý)|người|lần|ca|"
    r"giờ|chiếc|tấn|kg|km|ha|m2|m|%|suất|bữa|hộ|cháu|đại biểu|đảng viên|xã|căn|con|cây|lượt|usd|vnđ|giường)\b"
)
_DATED_BEFORE = regex.compile(r"(?:[abc]/a(?:/y)?|D[abc]|[abc],[abc])[,&-]$")
_DASHED = regex.compile(r"(?:(?P<due>[BDθ(])|[ ,&])[abc]-")


def amount_follows(hit: Hit) -> bool:
    """Whether a scale word, unit or counted noun behind the number takes it for itself (`ngày 5 triệu`)."""
    return bool(_AMOUNT.match(hit.after(14)))


def _tight(hit: Hit) -> bool:
    """Whether no space stands in the numeric date; after a slash a careless one may."""
    return all(word.end - word.start == 1 for word in hit.tape.words[hit.first : hit.last] if word.letter in "-.")


def full_year(year: int | None) -> int | None:
    """The year that a two-digit one stands for: 50 to 99 in the last century, the others in this one."""
    if year is None or year > 99:
        return year
    return year + (1900 if year >= 50 else 2000)


def _point(year: int | None, month: int, day: int, lunar: str | None = None, leap: str | None = None) -> Point | None:
    year = full_year(year)
    if not exists(year, month, day) or (lunar and day > 30):
        return None
    return Point(year=year, month=month, day=day, lunar=bool(lunar), leap=bool(leap))


@phrase(
    r"<FREE>(?:D?M|D|h)?(?P<day>[abc])(?P<mark>[/.-])(?P<month>a)(?P=mark)(?P<year>y)<END>(?!-[a-fz](?![/.-]))(?P<lunar>o)?u?"
)
def full_date(*, day: int, month: int, year: int, mark: str, lunar: str | None, hit: Hit) -> Point | None:
    """ngày 17/12/2020, 17-12-2020, 17.12.2020."""
    return _point(year, month, day, lunar) if mark and _tight(hit) else None


@phrase(r"<FREE>(?<![a-gkyz][-,])(?P<year>y)(?P<mark>[/.-])(?P<month>a)(?P=mark)(?P<day>[abc])<END>(?!-)", needs="y")
def iso_date(day: int, month: int, year: int, mark: str, hit: Hit) -> Point | None:
    """2020-12-17."""
    return _point(year, month, day) if mark and _tight(hit) else None


@phrase(
    r"(?:(?:D?M|D|h)(?P<day>[abc])(?P<mark>[/.-])(?P<month>a)(?P=mark)|<FREE>(?<![a-gkyz][-,])(?P<day>[abc])/(?P<month>a)/)"
    r"(?P<year>[abcefz])<END>(?!-)",
)
def short_date(day: int, month: int, year: int, mark: str | None, hit: Hit) -> Point | None:
    """ngày 17/12/20, 3/9/91."""
    width = hit.tape.words[hit.last - 1]
    if width.end - width.start != 2 or (not mark and hit.before(6).rstrip().endswith(("số", "lô"))):
        return None
    return _point(full_year(year), month, day) if _tight(hit) else None


@phrase(
    r"(?:D?M|D|h)(?P<day>[abc])(?P<mark>[/.-])(?P<month>a)<END>(?!(?P=mark)[a-gkyz])(?:[/,]?Ny|N(?P<cycle>κ)|NR)?(?P<lunar>o)?u?"
)
def day_month(*, day: int, month: int, mark: str, lunar: str | None, cycle: str | None, hit: Hit) -> Point | None:
    """ngày 17/12, ngày 30.4, hôm 8-10, ngày 30/12 năm ngoái."""
    letters, last = hit.letters(), hit.tape.words[hit.last - 1].value
    if cycle:
        return Point(month=month, day=day, prefix=cycle, lunar=True) if exists(None, month, day) else None
    point = _point(int(last) if letters.endswith("Ny") else None, month, day, lunar) if mark and _tight(hit) else None
    return replace(point, years=int(last)) if point and letters.endswith("NR") else point


_CHAIN = regex.compile(r".(?:[abc][.-]a[&,~+-])++$")  # days joined in front of a day, and what introduces them


@phrase(
    r"(?:(?<=[BRZdδετ(])|(?<=[RZdδε],)|(?<=[1-7NYa]\()|(?<=[abc][.-]a[&,~+-])|(?<=[abc][.-]a[~+]D)|(?<=[BDθ][abc][-,&~])"
    r"|(?<=θ)(?=[bc]-a[~+][abc]-a|a-a[~+][bc]-a))"
    r"(?P<day>[abc])(?P<mark>[.-])(?P<month>a)<END>(?!(?P=mark)[a-gkyz])"
)
def beside_part(day: int, month: int, mark: str, hit: Hit) -> Point | None:
    """Chiều 22.4, trưa nay 28-3: dots and dashes where a day is due; not the sets of a match (`7-6, 3-6`)."""
    chain = _CHAIN.search(hit.tape.letters, max(0, hit.first - 40), hit.first)
    scores = chain and chain[0][0] not in "BRZdδετ(DMhθ"
    return _point(None, month, day) if mark and _tight(hit) and not scores else None


@phrase(r"<FREE>(?P<day>[abc])\.(?P<month>a)(?=[-~]D?[abc]\.a\.y)", needs=".")
def dotted_beginning(day: int, month: int, hit: Hit) -> Point | None:
    """The 1.6 of 1.6-15.6.2020."""
    return _point(None, month, day) if _tight(hit) else None


@phrase(r"<FREE>(?<!C)(?P<day>[abc])/(?P<month>a)<END>(?!/)(?P<lunar>o)?u?")
def bare_day_month(day: int, month: int, lunar: str | None, hit: Hit) -> Point | None:
    """17/12 without a head noun, where it is no fraction or ratio."""
    point = _point(None, month, day, lunar)
    if point is None or lunar or hit.before(8).endswith(("có đến ", "có tới ")):
        return point if lunar else None  # `có đến 8/12 chi cục`
    previous = hit.tape.letters[hit.first - 1]
    if previous == "," and hit.tape.letters[hit.first - 2] in "δεRZdGj":
        return point
    if previous in "BRZdδετφ&~+θ(-,hY|" or hit.tape.letters[hit.first - 2 : hit.first] == "C":
        return point if previous not in ",&-" or _dated_before(hit) or _cued(hit) or _in_dash(hit) else None
    return point if _cued(hit) else None


def _cued(hit: Hit) -> bool:
    before, after = hit.before(), hit.after()
    if _COUNTED.search(before) or hit.tape.letters[hit.last] == "<":
        return False
    if _CUE.search(before):
        return bool(_CLOSED.match(after) or _FOLLOWER.match(after) or hit.tape.letters[hit.last] in "-&~+,(")
    day, month = (int(hit.tape.words[at].value) for at in (hit.first, hit.first + 2))
    return bool(_CLOSED.match(after)) and (day > month or _leading_zero(hit)) and (day, month) != (24, 7)  # no 3/4


def _in_dash(hit: Hit) -> bool:
    """Whether it ends a run of days: 2-3/6."""
    dashed = _DASHED.fullmatch(hit.tape.letters[max(0, hit.first - 3) : hit.first])
    if dashed is None or dashed["due"]:
        return dashed is not None
    return bool(_CLOSED.match(hit.after()) or _FOLLOWER.match(hit.after()) or _CUE.search(hit.before()))


def _leading_zero(hit: Hit) -> bool:
    return any(hit.tape.text[word.start] == "0" for word in hit.tape.words[hit.first : hit.last] if word.letter == "a")


def _dated_before(hit: Hit) -> bool:
    return _DATED_BEFORE.search(hit.tape.letters[max(0, hit.first - 8) : hit.first]) is not None


BEARS_A_DATE = regex.compile(r"\b(?:đường|phố|công viên|quảng trường|trường|chợ|cầu)(?: \d{1,2})? $")
"""Before a date, or the rest of it, that is the name of a street or place: `đường 3 tháng 2`."""


@phrase(
    r"(?<!x)(?:D?M|D|h)?(?P<day><DAY>)T(?!Ny)(?P<month><MONTH>|ι)(?P<leap>λ)?"
    r"(?:,?N(?P<year><YEAR>)|[/.,-]?(?P<year>y))?(?P<lunar>o)?u?<END>(?!T)",
    needs="T",
)
def worded_date(
    *, day: int, month: int, year: int | None, lunar: str | None, leap: str | None, hit: Hit
) -> Point | None:
    """Ngày 17 tháng 12 năm 2020, hai mươi tư tháng bảy, ngày 1 tháng 2 nhuận năm 2004 âm lịch."""
    letters = hit.letters()
    if letters[0] not in "DMh" and BEARS_A_DATE.search(hit.before(16)):
        return None
    if letters[0] not in "DMh" and year is None and not _stands_alone(letters, hit):
        return None
    if year is None and letters[-1] in "aX123456789N" and hit.tape.letters[hit.last] in "DWGTPS":
        return None  # 3 tháng 5 ngày
    return _point(year, month, day, lunar or ("ι" if "ι" in letters else leap), leap)


def _stands_alone(letters: str, hit: Hit) -> bool:
    """Whether a day without head noun or year is one: not `hai tháng 5 và 6`, `thứ 2 tháng 5`, `5 tháng ba triệu`."""
    spoken_day = letters.partition("T")[0]
    counts = len(spoken_day) == 1 and spoken_day not in "abc"
    return not counts and not hit.before(8).rstrip().endswith("thứ") and not amount_follows(hit)


@phrase(r"T(?P<month><MONTH>)(?P<day>[abc]),(?P<year>y)", needs="T")
def month_first(day: int, month: int, year: int) -> Point | None:
    """Tháng Mười Hai 29, 2013: the English order of exported blogs."""
    return _point(year, month, day)


@phrase(
    r"(?:D?M(?P<day><DAY>)|(?<![m\da-gk1-9])D(?P<day>[abc]))(?![/.:]|[a-gkyz]|T[a-gkz\dXN]|x|[DGPS])<END>(?P<lunar>o)?",
    needs="DM",
)
def bare_day(day: int, lunar: str | None, hit: Hit) -> Point | None:
    """Ngày 17, mùng 3: the month is the one spoken of."""
    if day > 31 or amount_follows(hit) or hit.before(6).endswith(("trang ", "mỗi ", "một ")):
        return None
    month = hit.letters()[0] == "M" and not lunar
    return Point(day=day, lunar=bool(lunar)) if not month or day <= 10 else None


@phrase(
    r"<FREE>(?<![a-gkyz1-9]-)(?P<day>[abc])(?:(?=(?:[,&~+-]B?D?[abc]){0,8}[,&~+-]B?D?[abc](?P<mark>[/.-])a(?!\.[a-gkz]))|(?=(?:[,&~+-]D?[abc]){0,8}(?P<mark>[,&~+-])D?[abc]T[a\dXNι]))"
)
def shared_month(day: int, mark: str, hit: Hit) -> Point | None:
    """The 17 of 17 và 18/12; its month is the neighbour's."""
    gap, comma = hit.tape.words[hit.last], hit.tape.words[hit.first - 1]
    if comma.letter == "," and comma.end - comma.start == 1:
        return None  # a decimal
    if gap.letter == "," and gap.end - gap.start == 1:
        return None
    if mark == "-" and gap.letter == "-" and "T" not in hit.tape.letters[hit.last : hit.last + 6]:
        return None
    listed = gap.letter in ",&" and not hit.before(6).endswith(
        ("sáng ", "trưa ", "chiều ", "tối ", "đêm ", ", ", "và ")
    )
    if listed and hit.tape.letters[hit.first - 1] not in "DB,&" and not hit.before(3).endswith((": ", "(")):
        return None
    return Point(day=day)


@phrase(r"(?<![a-gk1-46-9NxX])(?P<days>δ)", needs="δ")
def spoken_day(days: str, hit: Hit) -> Point | None:
    """Hôm nay, hôm qua, ngày mai; not mấy hôm nay."""
    return Point(days=int(days)) if not hit.before(5).endswith(("mấy ", "nhiều ")) else None


@phrase(r"(?P<days>ε)", needs="ε")
def told_day(days: str) -> Point:
    """Cùng ngày, hôm sau: by the day that the text has spoken of."""
    return Point(days=int(days), told=True)


@phrase(r"(?P<part>B)(?:(?P<days>[RZ])|(?P<days>d))(?!N)", needs="B")
def part_of_spoken_day(part: str, days: str, hit: Hit) -> Point | None:
    """Sáng nay, đêm qua, chiều mai."""
    word = hit.written(hit.last - 1).lower()
    if word not in {"nay", "qua", "mai"}:
        return None
    if word == "mai" and hit.tape.text[hit.tape.words[hit.last - 1].start].isupper():
        return None  # a name
    return Point(part=part, days=int(days))  # type: ignore[arg-type]


@phrase(r"D?p(?:T(?P<month><MONTH>|ι))(?:N(?P<year>y))?o?", needs="p")
def full_moon(month: int, year: int | None) -> Point:
    """Rằm tháng Giêng."""
    return Point(year=year, month=month, day=15, lunar=True)


@phrase(
    r"(?:D?M(?P<day><DAY>)|D?(?P<day>[abc]))(?:t|τ)(?:N?(?P<cycle>κ))?(?:-?N?(?P<year>y)|N(?P<years>R))?", needs="tτ"
)
def day_of_tet(day: int, year: int | None, cycle: str | None, years: str | None) -> Point | None:
    """mùng 3 Tết, 30 Tết."""
    if day > 10 and day not in {28, 29, 30}:
        return None
    return Point(
        year=year,
        feast=f"L{'01' if day <= 10 else '12'}-{day:02}",
        years=int(years) if years else None,
        prefix=cycle,
        lunar=True,
    )


_YEARLESS = ("L01-01", "L03-10", "L12-00")
"""Feasts that fix their year by the publication date: Tết, its eve, the Hùng kings' day."""


@phrase(r"(?:(?P<feast>τ)|t(?=N?[yκ]|NR))(?:N?(?P<cycle>κ))?(?:-?N?(?P<year>y)|N(?P<years>R))?(?![/.]|-a)", needs="tτ")
def feast(feast: str | None, year: int | None, cycle: str | None, years: str | None) -> Point | None:
    """Tết Nguyên đán 2018, Tết Tân Sửu, Quốc khánh năm nay."""
    value = feast or "L01-01"
    if year is None and years is None and cycle is None and value not in _YEARLESS:
        return None
    return Point(year=year, feast=value, years=int(years) if years else None, prefix=cycle, lunar=value[0] == "L")
