"""Names of bodies and firms that a word written with a capital begins: `Cục Hải quan Hà Nội`, `Công ty Hoa Sen`."""

from __future__ import annotations

import re

from extract.letters import ALNUM, LETTER, LOWER, UPPER
from extract.resolve.figures.name import Name

_BODIES = frozenset(
    (
        *("ban", "bộ", "sở", "cục", "tổng cục", "chi cục", "ủy ban", "ubnd", "hđnd", "đảng bộ", "tỉnh ủy", "huyện ủy"),
        *("thành ủy", "liên đoàn", "trường", "viện", "bệnh viện", "khu", "trung tâm", "kho bạc", "bảo hiểm", "công an"),
        *("quỹ", "hiệp hội", "tập đoàn", "tổng công ty", "công ty", "ngân hàng", "nhà máy", "vksnd", "tand"),
        *("học viện", "công đoàn", "đại học", "thanh tra", "kiểm toán", "tòa án", "hải quan", "bhxh"),
    )
)
"""Words that begin the name of a body, written with a capital."""
_INNER = (
    rf"[{UPPER}](?:{ALNUM}++|[&-])*+|và(?= [{UPPER}])|tỉnh|huyện|thành phố|xã|"
    r"(?!(?:của|cho|tại|ở|với|do|từ|trong|theo|trên|là|ra|đã|có|mà|về|khi|sẽ|đang|cùng|ký|được|bị|nhận|gồm|thuộc|"
    rf"giao|chi|thu|trao|trưởng|phim|máy|sách|luật|ảnh|đôi|đến|hỗ|nằm|vừa|cũng|còn|mới|nay|để|qua)(?!{LETTER}))"
    rf"[{LOWER}]++(?= [{UPPER}])|"
    rf"TNHH|CP|cổ phần|một thành viên|quan(?= cửa khẩu)|cửa khẩu(?= [{UPPER}]| cảng| sân bay)|cảng(?= [{UPPER}])|"
    r"khu vực(?: \d| [IVX]+)(?!\w)"
)
_LAST = (
    r"(?: (?:ương|thư|đội|lý|(?<=Phát )triển|tộc|động|hóa|nguyên|lịch|chức|dân|sự|sát|(?<=Đầu )tư|thao|viễn|"
    r"trị|chính|nghiệp|tế|dục|hội|phòng|an|thương|dựng|tải|thông|vụ|pháp|trường|quan|hàng|nước|khoa|lực|mại|"
    rf"nông thôn|vận tải|thể thao|truyền thông|xã hội|môi trường|công nghệ)(?!{LETTER}))"
)
_SECOND = r"(?: (?:cục|ban|ủy|bộ|viện|an|hàng|máy|ty|công ty|đoàn|hội|tâm|hiểm|học|bạc|tra|toán|án|quan))"
_BODY = re.compile(rf"[{UPPER}]\w*+{_SECOND}?+(?: (?:{_INNER})){{1,10}}+(?:{_LAST}){{0,2}}+")
_FIRM_OPENINGS = ("công ty ", "tập đoàn ", "tổng công ty ", "ngân hàng ", "nhà máy ")
_TWO_WORD_BODIES = tuple(name + " " for name in _BODIES if " " in name)
_BODY_OPENINGS = frozenset(name.split(" ")[0] for name in _TWO_WORD_BODIES)
_OPENINGS = _BODIES | _BODY_OPENINGS


def opens_body(opening: str) -> bool:
    """Whether the folded word may begin the name of a body.

    >>> opens_body("ủy"), opens_body("an")
    (True, False)
    """
    return opening in _OPENINGS


def body_at(text: str, folded: str, first: int, opening: str) -> Name | None:
    """The body or firm whose name begins at the offset with the word `opening`."""
    if opening not in _BODIES and not (opening in _BODY_OPENINGS and folded.startswith(_TWO_WORD_BODIES, first)):
        return None
    body = _BODY.match(text, first)
    if body is None:
        return None
    return Name(first, body.end(), "firm" if folded.startswith(_FIRM_OPENINGS, first) else "body")


def unopened(folded: str, first: int, last: int) -> int:
    """Where the name begins in a run of words whose first only opens the sentence: `Hiện Khu kinh tế Nghi Sơn …`."""
    head, space, rest = folded[first:last].partition(" ")
    if not space or rest.split(" ", 1)[0] not in _OPENINGS:
        return first
    return first + len(head) + 1 if head in BEFORE_NAMES or head in _STAFF else first


BEFORE_NAMES = frozenset("năm tại tỉnh tp ở từ trong nhưng theo và còn riêng hiện khi báo ubnd hđnd của do".split())
"""Words that begin a sentence, and then a name: `Tại Hà Nam`, `TP Huế`."""
_STAFF = frozenset("cbcc cbccvc cbcnv nay với".split())
"""Abbreviations of those who work for a body, and words that open a sentence, before the body's name."""


SCHOOLS = frozenset(("trường", "bệnh viện", "học viện"))
_SCHOOL = re.compile(rf"[{UPPER}]\w*+(?: (?:{_INNER}|[{LOWER}]++(?= và [{UPPER}]))){{0,10}}+")
"""The rest of a name written with small letters within: `trường Cao đẳng Công nghiệp Hà Nội`."""


def school_end(text: str, first: int) -> int:
    """Where the name of a school or hospital ends that begins at the offset.

    >>> school_end("trường Cao đẳng Công nghiệp Hà Nội có 5 khoa", 7)
    34
    """
    name = _SCHOOL.match(text, first)
    return first if name is None else name.end()
