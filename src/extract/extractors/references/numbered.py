"""References by number: type and number, lists of numbers, and numbers whose letters tell the type."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex
from msgspec import Struct

from extract.extractors.references import numbers, triggers
from extract.extractors.references.citation import CODES, TYPES, Citation
from extract.extractors.references.numbers import DocumentNumber
from extract.rule import Match
from extract.segment import Reading

RULES = ("numbered", "numbered_again", "listed", "code", "standard")
"""The rules of this module, by the names that records bear."""
_GAP = re.compile(r":?+ {0,2}+[:(]?+ {0,2}+(?P<so>(?:mang )?+s[ốôóo](?: hiệu)?+ {0,2}+[:.]?+ {0,2}+)?+(?=\d)")
# Words between a type and `số`: what sort of document, or whose.
_SORT = regex.compile(r"(?P<words>(?: \p{L}++){1,7}?) số:? {0,2}+(?=\d)")
_WHOSE = regex.compile(
    r" (?:của )?(?:chính phủ|quốc hội|thủ tướng(?: chính phủ)?|bộ chính trị|ban bí thư|(?:hđnd|ubnd)(?: \p{L}+){0,3}|"
    r"bộ(?: \p{L}+){1,4}|tỉnh ủy|thành ủy|hướng dẫn|hỏa tốc|khẩn|"
    r"liên ngành|chuyên đề|mật|trung ương|tw|giải trình|trả lời)"
)
_STANDARDS = ("QCVN", "TCVN", "TCXDVN", "QCXDVN", "TCCS")
_STANDARD = regex.compile(
    rf"(?<![\w/-])(?P<type>{'|'.join(_STANDARDS)})"
    r" {0,2}+(?P<number>(?:(?:ISO|IEC|ISO/IEC) )?\d[\d-]{0,8}+(?:-[A-Z]{1,5})?"
    r"(?: ?: ?(?:19|20)\d\d)?(?:/[A-ZĐ]{2,10}+)?)"
    r"(?!\w)"
)
_STANDARD_NAME = regex.compile(r"(?<!\w)(?:quy chuẩn|tiêu chuẩn)(?: kỹ thuật)?(?: quốc gia| việt nam)? $")
_BARE = regex.compile(
    r"(?<![\w/.,-])\d{1,6}+(?:\.\d{1,2}+(?=/20\d\d/)|[a-zA-Z])?(?:/(?:19|20)\d\d)?+"
    rf"(?:[-/](?:{'|'.join(sorted((e.surface.upper() for e in CODES.entries), key=len, reverse=True))})"
    r"(?=[-/][A-ZĐ])|(?<=/\d{4})/(?:QH|UBTVQH)\d)",
    regex.IGNORECASE,
)
_FORM = regex.compile(r"(?:mẫu|phụ lục|biểu|tờ khai)(?: số| biểu)?:? $")
_SURE = regex.compile(
    r"[-/](?:NQ|NQLT|QĐi?|NĐ|TT|TTLT|TTLB|TTr|KL|CTr|ĐA|CĐ|VBHN|QH\d+|UBTVQH\d*)(?![\p{L}])"
    r"|[-/](?:TW|T\.?Ư|TU|HU|QU|ĐU|ĐUK|TTg|CP|CTN|UBND|HĐND|VPCP|[A-Z]{2,6}TW|UBTVQH\d*|QH\d+|B[A-ZĐ]{1,8})(?![\p{L}])",
    regex.IGNORECASE,
)
_NAMES = tuple(f" {name}" for name in TYPES if name not in ("hướng dẫn", "lệnh"))
_MORE = regex.compile(r"(?: ?[,;] ?(?:và |cùng |hoặc )?| (?:và|cùng|hoặc) )(?:số:? )?(?=\d)")
# What follows the number of a document for certain: its day of issue, its issuer.
_DATED = regex.compile(r",? \(?(?:ký )?ngày \d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}")
_ISSUED = regex.compile(r",? \(?(?:ngày \d{1,2}[/.-]|của \p{Lu})")
_DATED_MORE = regex.compile(
    r",? (?:ký )?ngày \d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}(?: ?[,;] ?(?:và |cùng )?| (?:và|cùng) )(?:số:? )?(?=\d)",
    regex.IGNORECASE,
)
_ISSUER = regex.compile(
    r" (?:của (?:Bộ|Ban|Thủ|Chính|Quốc|Chủ|UBND|HĐND|Ủy|Hội|Tỉnh|Thành|Trung|TW|Sở|Huyện|Quận)(?!\p{L})"
    r"|\((?:năm|ngày) \d)"
)
"""What follows none but a document's number, as it stands in the text: `kết luận 49 của Bộ Chính trị`."""
_YEAR = regex.compile(r"19\d\d|20[0-4]\d")
_NEXT = regex.compile(r" {1,2}+(\p{L}++)(?: {1,2}+(\w++))?")
_BEFORE = regex.compile(r"([\p{L}]++)[\"'( ]{1,3}+$")

# Types whose bare name is seldom a verb or a common noun: a number after it is the document's.
_STRONG = frozenset(
    (
        "Nghị quyết|Nghị quyết liên tịch|Nghị định|Thông tư|Thông tư liên tịch|Chỉ thị|Công văn|Sắc lệnh|"
        "Công điện|Thông tri|Tờ trình"
    ).split("|")
)
_NEEDS_CODE = frozenset(
    (
        "Luật|Bộ luật|Đạo luật|Pháp lệnh|Lệnh|Bản án|Giấy phép|Giấy mời|Biên bản|Cáo trạng|Kháng nghị|"
        "Báo cáo|Phương án|Nghị định thư|Hướng dẫn"
    ).split("|")
)
# After the number of a document: what it is of, when it was signed, what it does. No counted noun is among them.
_CLOSERS = frozenset(
    "của về ngày do tại trên này đã được có và với là thì mà cũng cho để khi đối nêu quy ban trong vẫn sẽ còn "
    "không chưa vào từ theo ra nói nhằm cùng hay hoặc khóa kỳ liên sửa bổ hướng giai phê hết bị đang cần phải "
    "như thay ký hiện kèm nếu vì lên bằng chỉ đến".split()
)
# A number before these counts them, whatever stands in front.
_UNITS = frozenset(
    "tháng tuần giờ phút giây lần điểm trang tỷ tỉ triệu nghìn ngàn đồng usd ha km m kg tấn người phần đợt "
    "buổi vụ tập suất bước".split()
)
_LEADS = frozenset("theo tại thực hiện của bằng dẫn hành ký cứ trong với do sửa thay".split())


class Head(Struct, frozen=True):
    """A type word before a number: where it stands, the type in full, how sure it is."""

    start: int
    type: str
    explicit: bool
    short: bool = False


def find(reading: Reading, hits: triggers.Triggers) -> Iterator[Match[Citation]]:
    """References by number, each number of a list by itself; not yet without overlaps."""
    doubtful: list[tuple[Head, DocumentNumber]] = []
    known: set[tuple[str, str]] = set()
    for head, first in _heads(reading, hits):
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


def _heads(reading: Reading, hits: triggers.Triggers) -> Iterator[tuple[Head, DocumentNumber]]:
    text, folded = reading.text, reading.folded
    for start, word in hits.words:
        if word not in TYPES:
            continue
        gap = _GAP.match(folded, start + len(word), start + len(word) + 20)
        number = numbers.read(text, gap.end()) if gap else _parted(reading, start + len(word), TYPES[word])
        if number:
            yield Head(start, TYPES[word], gap is None or gap["so"] is not None), number
    for start, word in hits.abbreviations:
        gap = _GAP.match(folded, start + len(word), start + len(word) + 20)
        number = gap and numbers.read(text, gap.end())
        if gap and number and (gap[0] or (word in ("NQ", "NĐ", "QĐ") and number.padded)):
            yield Head(start, triggers.SHORT[word], gap["so"] is not None, short=True), number


def _parted(reading: Reading, at: int, kind: str) -> DocumentNumber | None:
    """The number that a few words part from its type: `Nghị quyết của Chính phủ số 01`, `Công văn trả lời số 9/SYT`."""
    judged = kind in ("Bản án", "Thông báo", "Kết luận")
    if kind not in _STRONG and kind not in ("Quyết định", "Giấy phép") and not judged:
        return None
    match = _SORT.match(reading.folded, at, at + 70)
    number = numbers.read(reading.text, match.end()) if match else None
    if judged and not (number and number.coded):
        return None
    if match is None or number is None or any(word in match["words"] for word in _NAMES):
        return None
    sure = number.coded or _WHOSE.fullmatch(match["words"]) or _ISSUED.match(reading.text, number.end)
    return number if sure else None


def _following(reading: Reading, number: DocumentNumber) -> tuple[str | None, str | None]:
    """The two words after a number, folded; None where a stop, mark or capital comes first."""
    window = reading.text[number.end : number.end + 40]
    match = _NEXT.match(window)
    if match is None or match[1][0].isupper():
        return None, None
    return match[1].lower(), match[2]


def _accepts(reading: Reading, head: Head, number: DocumentNumber) -> bool:
    """Whether the number after a type word is that of a document, not a count of what follows."""
    word, after = _following(reading, number)
    if number.coded or _counts(head, number, word, after):
        return number.coded
    if head.type in _NEEDS_CODE:
        return head.explicit and head.type in ("Báo cáo", "Hướng dẫn", "Bản án", "Cáo trạng", "Kháng nghị")
    if head.explicit:
        return number.padded or head.short or head.type in _STRONG or reading.text[head.start].isupper()
    if head.short:
        return _short_accepts(reading, head, number, word)
    if head.type in _STRONG:
        return number.padded or word is None or word in _CLOSERS
    return _weak_accepts(reading, head, number, word)


def _counts(head: Head, number: DocumentNumber, word: str | None, after: str | None) -> bool:
    """Whether the number is a year, or counts the unit behind it: `nghị quyết 2 lần`, `kế hoạch 5 năm`."""
    if word in ("ngày", "năm"):  # a date may follow: Nghị quyết 26 ngày 5/8, Nghị quyết 01 năm 2020, năm nay
        if after == "nay":
            return False
        return not (after and after[0].isdigit() and (word == "ngày" or len(after) == 4))
    return word in _UNITS or (not head.explicit and _YEAR.fullmatch(number.text) is not None)


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
    if number.padded and (_DATED.match(reading.text, number.end) or _ISSUER.match(reading.text, number.end)):
        return True
    lead = _lead(reading, head)
    closed = word is None or word in _CLOSERS or (word == "năm" and len(number.text) > 2)  # 1161 năm 2015
    if not number.padded or (head.type == "Kế hoạch" and len(number.text) < 2):
        return False
    if reading.text[head.start].isupper():
        return closed or (lead is not None and lead[0].islower())
    enough = 2 if word is not None else 3
    return closed and len(number.text) >= enough and lead is not None and lead.lower() in _LEADS


def _list(reading: Reading, head: Head, first: DocumentNumber) -> Iterator[Match[Citation]]:
    """The further numbers of a list: `Nghị quyết 01, 02 và 35`."""
    found: list[DocumentNumber] = []
    end = first.end
    for _ in range(20):
        match = _MORE.match(reading.text, end, min(len(reading.text), end + 16))
        dated = None if match else _DATED_MORE.match(reading.text, end, min(len(reading.text), end + 32))
        ahead = match or dated
        number = numbers.read(reading.text, ahead.end()) if ahead else None
        if not number or not (number.coded or (match and number.padded)):
            break
        found.append(number)
        end = number.end
    while found and not found[-1].coded and not _closes(reading, found[-1]):
        found.pop()
    sure = numbers.type_of(first.text) == head.type  # the letters of the first say what the type word says
    for number in found:
        yield _match("listed", number.start, number, (sure and numbers.type_of(number.text)) or head.type)


def _closes(reading: Reading, number: DocumentNumber) -> bool:
    word, after = _following(reading, number)
    if word == "ngày":
        return bool(after and after[0].isdigit())
    return word is None or word in _CLOSERS


def _bare(reading: Reading) -> Iterator[Match[Citation]]:
    for match in _BARE.finditer(reading.text):
        number = numbers.read(reading.text, match.start())
        kind = numbers.type_of(number.text) if number else None
        if number and kind and not _form(reading, number):
            yield _match("code", number.start, number, kind)


def _form(reading: Reading, number: DocumentNumber) -> bool:
    """Whether a number without a type word is a form's (`Mẫu số 01/BC-SDHĐ`), or its letters an office's (CT-HTr).

    QĐ, NQ, NĐ, TT stand for nothing but types; BC, CT, HD, PL only before an authority that issues such documents.
    """
    if _FORM.search(reading.folded[max(0, number.start - 16) : number.start]):
        return True
    return _SURE.search(number.text) is None


def _standards(reading: Reading) -> Iterator[Match[Citation]]:
    if not any(kind in reading.text for kind in _STANDARDS):  # most texts name none
        return
    for match in _STANDARD.finditer(reading.text):
        kind = "Quy chuẩn" if match["type"].startswith("QC") else "Tiêu chuẩn"
        number = match["number"].replace(" :", ":").replace(": ", ":")
        named = _STANDARD_NAME.search(reading.folded[max(0, match.start() - 30) : match.start()])
        start = match.start() - len(named[0]) if named else match.start()
        yield Match(start, match.end(), "standard", Citation(kind, (start, match.end()), number))
