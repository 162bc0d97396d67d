"""References by number: type and number, lists of numbers, and numbers whose letters tell the type."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from msgspec import Struct

from extract.extractors.references import numbers
from extract.extractors.references.citation import CODES, TYPES, Citation
from extract.extractors.references.numbers import DocumentNumber
from extract.rule import Match
from extract.segment import Reading

_GAP = r" {0,2}+[:(]?+ {0,2}+(?:[sS](?:ố|ô|ó|o)(?: hiệu)?+ {0,2}+[:.]?+ {0,2}+)?+"
_TYPE = regex.compile(rf"(?<![\w-])(?P<type>\L<types>)(?P<gap> {_GAP}|:{_GAP})(?=\d)", types=list(TYPES))
_SHORT_WORDS = [entry for entry in CODES.values if entry not in ("qcvn", "tcvn", "sl", "pl", "gm", "bb")]
_SHORT = regex.compile(
    rf"(?<![\w/.-])(?P<type>{'|'.join(sorted(map(regex.escape, _SHORT_WORDS), key=len, reverse=True))})"
    rf"(?P<gap>{_GAP})(?=\d)"
)
_STANDARD = regex.compile(
    r"(?<![\w/-])(?P<type>QCVN|TCVN|TCXDVN|QCXDVN|TCCS)"
    r"(?: {0,2}+(?P<number>(?:(?:ISO|IEC|ISO/IEC) )?\d[\d-]{0,8}+(?:-[A-Z]{1,5})?(?: ?: ?(?:19|20)\d\d)?(?:/[A-ZĐ]{2,10}+)?))(?!\w)"
)
_BARE = regex.compile(
    r"(?<![\w/.,-])\d{1,6}+[a-zA-Z]?(?:/(?:19|20)\d\d)?+"
    rf"(?:[-/](?:{'|'.join(sorted((e.surface.upper() for e in CODES.entries), key=len, reverse=True))})"
    r"(?=[-/][A-ZĐ])|(?<=/\d{4})/(?:QH|UBTVQH)\d)",
    regex.IGNORECASE,
)
_MORE = regex.compile(r"(?: ?[,;] ?(?:và |cùng |hoặc )?| (?:và|cùng|hoặc) )(?:số:? )?(?=\d)")
_NEXT = regex.compile(r" {1,2}+(\p{L}++)(?: {1,2}+(\w++))?")
_BEFORE = regex.compile(r"([\p{L}]++)[\"'( ]{1,3}+$")

# Types whose bare name is seldom a verb or a common noun: a number after it is the document's.
_STRONG = frozenset(
    "Nghị quyết|Nghị quyết liên tịch|Nghị định|Thông tư|Thông tư liên tịch|Chỉ thị|Công văn|Sắc lệnh|Công điện|Thông tri|Tờ trình".split("|")
)
_NEEDS_CODE = frozenset(
    "Luật|Bộ luật|Pháp lệnh|Lệnh|Bản án|Giấy phép|Giấy mời|Biên bản|Cáo trạng|Kháng nghị|Quy chuẩn|Tiêu chuẩn|Báo cáo|Phương án|"
    "Nghị định thư|Hướng dẫn".split("|")
)
# After the number of a document: what it is of, when it was signed, what it does. No counted noun is among them.
_CLOSERS = frozenset(
    "của về ngày do tại trên này đã được có và với là thì mà cũng cho để khi đối nêu quy ban trong vẫn sẽ còn không chưa vào "
    "từ theo ra nói nhằm cùng hay hoặc khóa kỳ liên sửa bổ hướng giai phê hết bị đang cần phải như thay ký hiện kèm nếu vì "
    "lên bằng chỉ đến".split()
)
# A number before these counts them, whatever stands in front.
_UNITS = frozenset(
    "tháng tuần giờ phút giây lần điểm trang tỷ tỉ triệu nghìn ngàn đồng usd ha km m kg tấn người phần đợt buổi vụ tập suất bước".split()
)
_LEADS = frozenset("theo tại thực hiện của bằng dẫn hành ký cứ trong với do sửa thay".split())


class Head(Struct, frozen=True):
    """A type word before a number: where it stands, the type in full, how sure it is."""

    start: int
    type: str
    explicit: bool
    short: bool = False


def find(reading: Reading) -> Iterator[Match[Citation]]:
    """References by number, each number of a list by itself; not yet without overlaps."""
    doubtful: list[tuple[Head, DocumentNumber]] = []
    known: set[tuple[str, str]] = set()
    for head, first in _heads(reading):
        if not _accepts(reading, head, first):
            doubtful.append((head, first))
            continue
        known.add((head.type, first.text))
        yield _match("numbered", head.start, first, head.type)
        yield from _list(reading, head, first)
    for head, number in doubtful:
        if (head.type, number.text) in known and number.padded and _following(reading, number)[0] not in _UNITS:
            yield _match("numbered_again", head.start, number, head.type)
    yield from _bare(reading)
    yield from _standards(reading)


def _match(rule: str, start: int, number: DocumentNumber, kind: str) -> Match[Citation]:
    return Match(start, number.end, rule, Citation(kind, (start, number.end), number.text))


def _heads(reading: Reading) -> Iterator[tuple[Head, DocumentNumber]]:
    for match in _TYPE.finditer(reading.folded):
        number = numbers.read(reading.text, match.end())
        if number is not None:
            explicit = "s" in match["gap"]
            yield Head(match.start(), TYPES[match["type"]], explicit), number
    for match in _SHORT.finditer(reading.folded):
        if not reading.text[match.start()].isupper() or not reading.text[match.start() + 1].isupper():
            continue
        number = numbers.read(reading.text, match.end())
        if number is not None:
            explicit = "s" in match["gap"]
            if match["gap"] or (match["type"] in ("nq", "nđ", "qđ") and len(number.text) > 1):
                yield Head(match.start(), CODES.values[match["type"]], explicit, short=True), number


def _following(reading: Reading, number: DocumentNumber) -> tuple[str | None, str | None]:
    """The two words after a number, folded; None where a stop, mark or capital comes first."""
    window = reading.text[number.end : number.end + 40]
    match = _NEXT.match(window)
    if match is None or match[1][0].isupper():
        return None, None
    return match[1].lower(), match[2]


def _accepts(reading: Reading, head: Head, number: DocumentNumber) -> bool:
    """Whether the number after a type word is that of a document, not a count of what follows."""
    if number.coded:
        return True
    word, after = _following(reading, number)
    if word in ("ngày", "năm") and not (after and after[0].isdigit() and (word == "ngày" or len(after) == 4)):
        return False
    if word in _UNITS:
        return False
    if head.type in _NEEDS_CODE:
        return head.explicit and head.type in ("Báo cáo", "Hướng dẫn", "Bản án", "Cáo trạng", "Kháng nghị")
    if head.short:
        return head.explicit or _short_accepts(reading, head, number, word)
    if head.explicit:
        return number.padded or head.type in _STRONG or reading.text[head.start].isupper()
    if head.type in _STRONG:
        return number.padded or word is None or word in _CLOSERS
    return _weak_accepts(reading, head, number, word)


def _lead(reading: Reading, head: Head) -> str | None:
    """The word before a type word, as written."""
    match = _BEFORE.search(reading.text[max(0, head.start - 16) : head.start])
    return match[1] if match else None


def _short_accepts(reading: Reading, head: Head, number: DocumentNumber, word: str | None) -> bool:
    if head.type in ("Nghị quyết", "Nghị định", "Quyết định", "Thông tư liên tịch"):
        return number.padded or word is None or word in _CLOSERS
    lead = _lead(reading, head)
    known = head.type in ("Thông tư", "Chỉ thị", "Kết luận")
    return known and number.padded and lead is not None and lead.lower() in _LEADS


def _weak_accepts(reading: Reading, head: Head, number: DocumentNumber, word: str | None) -> bool:
    """Types that are verbs and common nouns too: `quyết định 2 vấn đề`, `kế hoạch 5 năm`, `thông báo 21 người`."""
    lead = _lead(reading, head)
    closed = word is None or word in _CLOSERS
    if not number.padded or head.type in ("Kế hoạch", "Phương án") and int(number.text[:6].rstrip("aAbBcC") or 0) < 10:
        return False
    if reading.text[head.start].isupper():
        return closed or (lead is not None and lead[0].islower())
    return closed and word is not None and lead is not None and lead.lower() in _LEADS


def _list(reading: Reading, head: Head, first: DocumentNumber) -> Iterator[Match[Citation]]:
    """The further numbers of a list: `Nghị quyết 01, 02 và 35`."""
    found: list[DocumentNumber] = []
    end = first.end
    for _ in range(20):
        match = _MORE.match(reading.text, end, min(len(reading.text), end + 16))
        number = match and numbers.read(reading.text, match.end())
        if not number or not (number.coded or number.padded):
            break
        found.append(number)
        end = number.end
    while found and not found[-1].coded and not _closes(reading, found[-1]):
        found.pop()
    for number in found:
        yield _match("listed", number.start, number, head.type)


def _closes(reading: Reading, number: DocumentNumber) -> bool:
    word, after = _following(reading, number)
    if word == "ngày":
        return bool(after and after[0].isdigit())
    return word is None or word in _CLOSERS


def _bare(reading: Reading) -> Iterator[Match[Citation]]:
    for match in _BARE.finditer(reading.text):
        number = numbers.read(reading.text, match.start())
        kind = numbers.type_of(number.text) if number else None
        if number and kind:
            yield _match("code", _type_before(reading, number.start, kind), number, kind)


def _type_before(reading: Reading, start: int, kind: str) -> int:
    """Where the type word stands that a few words part from its number: `Quyết định thành lập số 12/QĐ-UBND`."""
    window = reading.folded[max(0, start - 70) : start]
    if not window.endswith(("số ", "số: ")):
        return start
    at = window.rfind(kind.lower())
    if at < 0 or any(mark in window[at:] for mark in ".;\n\"()") or any(c.isdigit() for c in window[at:]):
        return start
    return start - len(window) + at


def _standards(reading: Reading) -> Iterator[Match[Citation]]:
    for match in _STANDARD.finditer(reading.text):
        kind = "Quy chuẩn" if match["type"].startswith("QC") else "Tiêu chuẩn"
        number = match["number"].replace(" :", ":").replace(": ", ":")
        yield Match(match.start(), match.end(), "standard", Citation(kind, match.span(), number))
