"""What may follow a number: its unit as the text writes it, with nouns counted together and rates."""

from __future__ import annotations

from functools import lru_cache

import regex
from msgspec import Struct

from extract.document import Flag, Number, StatisticKind
from extract.extractors.statistics.terms import NOUNS, SURFACES, TERMS, Role, Term, read_term
from extract.lexicon import load

_HERE = "extract.extractors.statistics"


class Unit(Struct, frozen=True):
    """A unit as it stands in the text: role, unit and key of the record, bounds in the view."""

    role: Role
    unit: str
    key: str
    start: int
    end: int
    surface: str


KINDS: dict[Role, StatisticKind] = {"percent": "percent", "money": "money", "measure": "quantity", "noun": "quantity"}
"""The kind of figure that a unit makes; units of time make none."""
TALK = load(_HERE, "talk.tsv").values
COORDINATED = load(_HERE, "coordinated.tsv").values
_RATE = regex.compile(r" ?/ ?(?:(\d[\d.]*+) ?)?((?:k?m [23](?!\w))|[^\W\d_]+[23²³]?)(?: ([^\W\d_]+))?(?![\w²³])")
_SPOKEN_RATE = regex.compile(r" trên (giờ|giây|phút)(?!\w)")
_SUBSTANCE = regex.compile(r"(?: [^\W\d_]+){1,2}(?= ?/ ?(?:năm|tháng|ngày|ha|vụ|người|hộ)(?!\w))")
_MODIFIER = regex.compile(r" (?:tân|cựu|nguyên|nữ|cố|siêu|đại)(?= )")
_MODIFYING = frozenset(("tâ", "cự", "ng", "nữ", "cố", "si", "đạ"))
"""How the words of `_MODIFIER` begin."""
_RATE_KEYS = {
    "giờ": "h",
    "giây": "s",
    "h": "h",
    "m2": "m²",
    "m 2": "m²",
    "m 3": "m³",
    "m3": "m³",
    "hecta": "ha",
    "héc ta": "ha",
    "lít": "l",
}
# Words that make another word of đồng and its like: đồng chí, đồng hồ, đô thị, yên bình
_NOT_MONEY = regex.compile(
    r"đồng (?:chí|bào|hồ|phạm|nghiệp|đội|minh|hương|môn|tác|tử|loạt|thời|thuận|ý|bằng(?! \d)|sàng|nát|quà)(?!\w)"
    r"|đô (?:thị|đốc|thành|hộ|lương|vật)(?!\w)|yên (?:ổn|bình|tĩnh|tâm|bái|thế|dũng|lạc|mô|định|phong|khánh)(?!\w)"
    r"|đ/c(?!\w)|tệ (?:nạn|hại)(?!\w)"
)
_MAY_BE_NO_MONEY = frozenset(("đồng", "đô", "yên", "đ", "tệ"))
_SCALED_MONEY = frozenset(("bảng", "kíp", "kip", "franc", "xu", "lira", "real"))
"""Currencies whose names mean other things unless thousands of them are counted."""


def read_unit(text: str, start: int, scale: int) -> Unit | None:
    """The unit after the amount that ends at `start`, with its rates; `scale` is the amount's last scale, or its size.

    >>> unit = read_unit("12 triệu đồng/người/năm", 8, 1_000_000)
    >>> unit.unit, unit.end
    ('VND/người/năm', 23)
    """
    found = read_term(text, start) or _modified(text, start)
    if found is None or (found[0].surface == "giai đoạn" and scale > 1):  # `143 triệu giai đoạn 2007-2012`
        return None
    term, begin = found
    if term.role == "money" and not _is_money(text, begin, term.surface, scale):
        if term.surface not in NOUNS or text.startswith("đồng ý", begin):
            return None
        term = Term(term.surface, "noun", NOUNS[term.surface], term.bounded)
    end = begin + len(term.surface)
    unit = term.key if term.role in ("money", "percent") else term.surface
    key = term.key
    if term.role == "time":
        return Unit(term.role, unit, key, begin, end, term.surface)
    if term.role == "noun" and text.startswith((", ", " và "), end):
        end = coordinated(text, term.surface, end)
        unit = " ".join(text[begin:end].split())
        key = key if unit == term.surface else unit
    if term.role in ("noun", "measure") and text.find("/", end, end + 24) > 0:
        substance = _SUBSTANCE.match(text, end)
        if substance:
            unit, end = unit + substance[0], substance.end()
    tail, tail_key, end = rates(text, end)
    if not tail and term.role == "money":
        tail, tail_key = _rate_behind_brackets(text, end)
    return Unit(term.role, unit + tail, key + tail_key, begin, end, term.surface)


def _modified(text: str, start: int) -> tuple[Term, int] | None:
    """The counted noun after a word that may stand before nouns: `2 tân Phó Chủ tịch`."""
    modifier = _MODIFIER.match(text, start) if text[start + 1 : start + 3] in _MODIFYING else None
    found = read_term(text, modifier.end()) if modifier else None
    return found if found and found[0].role == "noun" else None


def _is_money(text: str, begin: int, surface: str, scale: int) -> bool:
    if surface in _SCALED_MONEY:
        return scale >= 1_000
    return surface not in _MAY_BE_NO_MONEY or not _NOT_MONEY.match(text, begin)


def rates(text: str, end: int) -> tuple[str, str, int]:
    """What is written after the unit with slashes (`/người/năm`), its key, and where it ends."""
    tail = key = ""
    if text.startswith(" trên ", end) and (spoken := _SPOKEN_RATE.match(text, end)) is not None:
        return f"/{spoken[1]}", f"/{_RATE_KEYS.get(spoken[1], spoken[1])}", spoken.end()
    while text.startswith(("/", " /"), end) and (rate := _RATE.match(text, end)) is not None:
        count, first, second = rate.groups()
        if count and not _is_measure(first) and not (_is_round(count) and (len(count) != _TWO or first in _SPANS)):
            break  # `5.674 hộ/17.980 người`: two figures
        noun, stop = first, rate.end(2)
        if second and f"{first} {second}" in SURFACES:
            noun, stop = f"{first} {second}", rate.end(3)
        if count and count != "1":
            noun = f"{count} {noun}"
        tail += f"/{noun}"
        key += f"/{_RATE_KEYS.get(noun, noun)}"
        end = stop
    return tail, key, end


_TWO = 2
_SPANS = frozenset(("ngày", "tháng", "năm", "giờ", "phút", "giây", "tuần", "người", "lần", "hộ", "xã", "trang"))
"""What a rate may be told for by a number of two digits: `/30 ngày`; but `37 vụ/25 đối tượng` are two figures."""


def _is_round(count: str) -> bool:
    """Whether so many may be what a rate is told for: `/100.000 dân`, `/15 kg`."""
    digits = count.replace(".", "")
    return len(digits) <= 2 or digits.strip("0") in ("1", "2", "5")


def _is_measure(word: str) -> bool:
    return any(term.role == "measure" and term.surface == word for term in TERMS.get(word, ()))


def _rate_behind_brackets(text: str, end: int) -> tuple[str, str]:
    """The rate that follows a sum in two currencies and counts for both: `400 tệ (1,3 triệu đồng)/người`."""
    close = end if text.startswith(")/", end) else -1
    if text.startswith(" (", end):
        close = text.find(")", end, end + _BRACKET)
    if close < 0 or not text.startswith(")/", close):
        return "", ""
    tail, key, _ = rates(text, close + 1)
    return tail, key


_BRACKET = 48
"""Characters that a sum in another currency may take in brackets."""
_WITH_BRANCHES = frozenset(("bộ", "sở", "ban", "cấp", "cơ quan", "đơn vị", "địa phương"))
_VERB_OBJECT = regex.compile(r" (?:các|những|một|nhiều|cho|việc|lớp|hội|thi|với|lại|thành|được \d|\d)(?!\w)")
"""What follows a noun that is a verb here: its object."""
_VERBS = frozenset(
    (
        *("tổ chức", "lãnh đạo", "lao động", "báo cáo", "quyết định", "kết luận", "hướng dẫn", "chỉ thị", "kế hoạch"),
        *("kiến nghị", "phản ánh", "khiếu nại", "tố cáo", "đề xuất", "phòng", "tin", "chương trình"),
    )
)
"""Nouns that are verbs as well, or begin one."""
_AND_NOUN = regex.compile(r", |(?: và )")


def coordinated(text: str, surface: str, end: int) -> int:
    """Where the nouns counted together end: `xã, phường, thị trấn`; `end` where there is only one.

    >>> text = "155 xã, phường, thị trấn, trong đó"
    >>> text[4:coordinated(text, "xã", 6)]
    'xã, phường, thị trấn'
    """
    group = _group(surface)
    while group is not None and (link := _AND_NOUN.match(text, end)) is not None:
        found = read_term(text, link.end())
        if found is None or _group(found[0].surface) != group:
            break
        last = found[1] + len(found[0].surface)
        branch = found[0].surface == "ngành" and surface not in _WITH_BRANCHES  # `6.000 doanh nghiệp, ngành dệt may …`
        acts = found[0].surface in _VERBS and _VERB_OBJECT.match(text, last)
        if branch or found[0].surface == surface or acts:
            break  # `270 hộ nghèo, tổ chức các lớp học`
        end = last
    return end


@lru_cache(maxsize=1 << 12)
def _group(surface: str) -> str | None:
    """The class of the nouns that a noun is listed with: its own, or that of the noun it begins with.

    >>> _group("cán bộ quản lý"), _group("cán bộ")
    ('staff', 'staff')
    """
    while surface and surface not in COORDINATED:
        surface = surface.rpartition(" ")[0]
    return COORDINATED.get(surface)


_TALK_MOST = 20
"""Larger counts are of real things: `185 nhiệm vụ`."""


def flags(unit: Unit, value: Number) -> tuple[Flag, ...]:
    """What the unit says about the figure: an age, a count that structures the talk, a measure of the weather.

    >>> flags(read_unit("3 trụ cột", 1, 1), 3)
    ('talk_count',)
    """
    if unit.surface == "tuổi":
        return ("age",)
    if unit.surface in TALK and value <= _TALK_MOST:
        return ("talk_count",)
    return ("weather",) if unit.key in ("°C", "°F", "°") else ()
