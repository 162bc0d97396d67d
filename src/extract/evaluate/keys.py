"""What counts as the same: texts, posts, units, numbers and phrases in the form in which gold and run are compared."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

import regex

_EDGES = ' .,;:-–()"“”'
_OLD_TONE = regex.compile(r"(?:(?<=o)([ae])|(?<=u)(y))([\u0300\u0301\u0303\u0309\u0323])(?![\w\p{M}])")
_LEAD = regex.compile(r"(?:(?:nguyên|cựu|quyền)\s+|q\.\s*)++")
_TAIL = regex.compile(r"\s*(?:\([^()]*\)|,?\s*(?:khóa|nhiệm kỳ)\s+[\divxlc ,\-–/]+|\s+cũ)$")
_UNITS = {
    "đồng": "vnd",
    "vnđ": "vnd",
    "điểm phần trăm": "điểm %",
    "héc ta": "ha",
    "héc-ta": "ha",
    "hecta": "ha",
}


def plain(value: Any) -> str:
    """The value as text in lower case, with single spaces and the tone mark on the first vowel of oa, oe, uy.

    >>> plain("Tỉnh  Uỷ") == plain("tỉnh ủy")
    True
    """
    text = unicodedata.normalize("NFD", "" if value is None else str(value)).replace("Ð", "Đ").replace("’", "'")
    moved = _OLD_TONE.sub(_swap, text.casefold())
    return " ".join(unicodedata.normalize("NFC", moved).split())


def _swap(match: regex.Match[str]) -> str:
    return match[3] + (match[1] or match[2])


def key(value: Any) -> str:
    """The value as `plain` gives it, without punctuation at its edges.

    >>> key("(Thủy lợi);")
    'thủy lợi'
    """
    return plain(value).strip(_EDGES)


def post(text: str) -> str:
    """A post as compared: without `nguyên`, `quyền`, a gloss in brackets, its term, or a trailing `cũ`.

    >>> post("Quyền Cục trưởng Cục Thuế (Bộ Tài chính)")
    'cục trưởng cục thuế'
    """
    bare = _LEAD.sub("", plain(text), count=1) if _LEAD.match(plain(text)) else plain(text)
    while (shorter := _TAIL.sub("", bare.rstrip(" .,;:"))) != bare:
        bare = shorter
    return key(bare)


def worded_otherwise(one: str, other: str) -> bool:
    """Whether two posts (as `post` gives them) begin alike and one holds all words of the other and more."""
    left, right = one.split(), other.split()
    return left[:2] == right[:2] and (set(left) < set(right) or set(right) < set(left))


def same_number(one: Any, other: Any) -> bool:
    """Whether both are missing, or both are the same number."""
    if one is None or other is None:
        return one is other
    try:
        left, right = Decimal(str(one)), Decimal(str(other))
    except InvalidOperation:
        return False
    return abs(left - right) <= Decimal("1e-9") * max(Decimal(1), abs(left))


def same_unit(kind: str, wanted: Any, found: Any) -> bool:
    """Whether two units agree; of counted nouns one may be the other with modifiers (`tờ khai`, `tờ khai hải quan`).

    >>> same_unit("quantity", "tờ khai", "tờ khai hải quan"), same_unit("money", "VND", "USD")
    (True, False)
    """
    left, right = (_UNITS.get(key(unit), key(unit)) for unit in (wanted, found))
    if kind == "ratio" and not left:
        return True
    if kind in ("quantity", "ratio") and left and right:
        return f"{left} ".startswith(f"{right} ") or f"{right} ".startswith(f"{left} ")
    return left == right


def alike(wanted: Any, found: Any) -> bool:
    """Whether two phrases share at least half of their words (F1 of words ≥ 0.5).

    >>> alike("tổng thu ngân sách", "thu ngân sách"), alike("thu ngân sách", None)
    (True, False)
    """
    left, right = key(wanted).split(), key(found).split()
    common = sum(min(left.count(word), right.count(word)) for word in set(left))
    return bool(left and right) and 4 * common >= len(left) + len(right)


def quoted(value: Any) -> Any:
    """The text of a span, or the value itself where it is a bare text."""
    return value.get("text") if isinstance(value, dict) else value
