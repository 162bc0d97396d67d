"""What is known about an article besides its text: title, time of publication, author, and where they come from."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import regex
from msgspec import Struct

from extract.text import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = regex.compile(r"[\x00-\x1f\x7f-\x9f]")
_TIME = r"(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_HALF = r"(?:\ ?(?P<half>AM|PM|SA|CH))?"  # sáng and chiều, as Vietnamese Windows writes them
_ZONE = r"(?:\ ?\(?(?:GMT|UTC)?\ ?(?P<zone>Z|[+-]\d{1,2}(?::?\d{2})?)\)?)?"
_BETWEEN = r"[\s|,;.\-–T]*(?:lúc|vào\ lúc)?\s*"
_DAY_FIRST = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
_YEAR_FIRST = r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
_MOMENTS = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"{_YEAR_FIRST}(?:{_BETWEEN}{_TIME}{_HALF}{_ZONE})?",
        rf"{_DAY_FIRST}(?:{_BETWEEN}{_TIME}{_HALF}{_ZONE})?",
        rf"{_TIME}{_HALF}{_BETWEEN}(?:ngày\s)?{_DAY_FIRST}",
    )
)
_WEEKDAY = r"(?:(?:thứ\ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\ nhật|cn|t[2-7])[\s,]+(?:ngày\s+)?)?"
_LABEL = (
    r"(?:(?:ngày|thời\ gian|giờ)\ (?:đăng(?:\ tin|\ bài)?|xuất\ bản|phát\ hành|cập\ nhật|viết)"
    r"|đăng\ (?:ngày|lúc)|đăng\ tải"
    r"|cập\ nhật(?:\ (?:ngày|lúc))?|xuất\ bản(?:\ (?:ngày|lúc))?|cập\ nhật\ lần\ cuối)\s*:?\s*"
)
_STAMP = regex.compile(
    rf"\s*(?P<label>{_LABEL})?{_WEEKDAY}"
    r"(?P<moment>\d[\d/.:hg|,;\-–\s]*(?:\b(?:AM|PM|SA|CH)\b[\d/.,|\-–\s]*)?(?:(?:lúc|ngày)\s*\d[\d/.:hg-]*)?)(?P<rest>.*)",
    regex.IGNORECASE,
)
_AUTHOR = regex.compile(
    r"\s*(?:tác giả|người (?:viết|đăng)|bài(?: viết| và ảnh)?|phóng viên|pv|đăng bởi)\s*:\s*(?P<name>\S.*)",
    regex.IGNORECASE,
)
_HEADER_LINES = 12
_TITLE_LENGTH = 250


class Header(Struct, frozen=True):
    """What an article's own first lines say about it."""

    title: str | None = None
    published: str | None = None
    author: str | None = None


@lru_cache(maxsize=1 << 13)  # names, units and bodies come again and again
def squeeze(text: str) -> str:
    r"""The text on one line: white space and control characters squeezed to single spaces, none at the ends.

    >>> squeeze(" Hạ\tLong\u00a0\n xanh\x00")
    'Hạ Long xanh'
    """
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(_CONTROL.sub(" ", text).split())


def cell(value: Any) -> str | None:
    """A metadata value as one line of NFC text; None where it is empty or no single value."""
    if isinstance(value, str):
        return squeeze(normalize(value)) or None
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return cell(", ".join(value))
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def moment(text: str) -> str | None:
    """The ISO date, or date and time, that the text writes; None where it is no such thing.

    >>> moment("2020-12-17"), moment("2020-12-17 01:22:00+07:00"), moment("01:22, 17/12/2020")
    ('2020-12-17', '2020-12-17T01:22:00+07:00', '2020-12-17T01:22')
    >>> moment("31/2/2020") is None
    True
    """
    text = squeeze(text)
    for pattern in _MOMENTS:
        match = pattern.fullmatch(text)
        if match:
            return _iso(match.groupdict())
    if text[-4:].isdigit() or text.endswith(("GMT", "UTC")):  # Thu, 17 Dec 2020 01:22:00 +0700
        try:
            return parsedate_to_datetime(text).isoformat()
        except ValueError:
            return None
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    numbers = {key: int(value) for key, value in parts.items() if value and key not in ("zone", "half")}
    try:
        day = date(numbers["year"], numbers["month"], numbers["day"]).isoformat()
        if "hour" not in numbers:
            return day
        clock = f"{_hour(numbers['hour'], parts.get('half')):02}:{numbers['minute']:02}"
        if "second" in numbers:
            clock += f":{numbers['second']:02}"
        written = f"{day}T{clock}{_zone(parts.get('zone'))}"
        datetime.fromisoformat(written)
    except ValueError:
        return None
    return written


def _hour(hour: int, half: str | None) -> int:
    """The hour of the day; after noon, 1 to 11 are 13 to 23."""
    if half is None:
        return hour
    return hour % 12 + (12 if half.upper() in ("PM", "CH") else 0) if hour <= 12 else hour


def _zone(zone: str | None) -> str:
    if zone is None or zone == "Z":
        return zone or ""
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:-2] or digits:0>2}:{digits[-2:]}" if len(digits) > 2 else f"{zone[0]}{digits:0>2}:00"


def header(text: str) -> Header:
    r"""What the first lines of an article say: the line before its stamp is the title, else a short first line.

    >>> header("Tin tức\n\nHội nghị tổng kết\nNgày đăng 17/12/2020 | 01:22 | Lượt xem: 9\nTác giả: Minh Hà\n\nSáng nay")
    Header(title='Hội nghị tổng kết', published='2020-12-17T01:22', author='Minh Hà')
    """
    lines = list(_first_lines(text))
    published = author = title = None
    for index, line in enumerate(lines):
        published = stamp(line)
        if published:
            title = next((above for above in reversed(lines[:index]) if not _AUTHOR.fullmatch(above)), None)
            break
    for line in lines:
        match = _AUTHOR.fullmatch(line)
        if match:
            author = squeeze(match["name"])
            break
    if title is None and lines and not stamp(lines[0]) and "\n" in text.strip():
        title = lines[0] if not lines[0].endswith((".", ":", ";", ",")) else None
    return Header(title, published, author)


def stamp(line: str) -> str | None:
    """The moment of publication that a header line gives; None where the line is another.

    A line counts when it says so (`Ngày đăng`, `Cập nhật`) or holds nothing but the moment.

    >>> stamp("Thứ Năm, 17/12/2020, 01:22 (GMT+7)"), stamp("Cập nhật: 17-12-2020")
    ('2020-12-17T01:22', '2020-12-17')
    >>> stamp("17/12/2020 là ngày họp") is None
    True
    """
    match = _STAMP.fullmatch(line)
    if not match:
        return None
    rest = match["rest"].strip(" |")
    if not match["label"] and rest and not regex.fullmatch(r"\(?(?:GMT|UTC)\s?[+-]\d+\)?", rest):
        return None
    return moment(match["moment"].strip(" |,;-–."))


def _first_lines(text: str) -> Iterator[str]:
    """The non-empty lines before the body, which begins with the first long line."""
    position = 0
    for _ in range(_HEADER_LINES):
        end = text.find("\n", position, position + 10 * _TITLE_LENGTH)
        line = text[position : end if end >= 0 else position + _TITLE_LENGTH + 1]
        if len(line) > _TITLE_LENGTH:
            return
        if line.strip():
            yield squeeze(line)
        if end < 0:
            return
        position = end + 1
