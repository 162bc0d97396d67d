"""What a post says in full words: role, organization, both together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.letters import UPPER
from extract.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.extractors.officials import Post
    from extract.rule import Match
    from extract.segment import Reading

_ENTRIES = load("extract.extractors.officials", "abbreviations.tsv").entries
_FULL = {entry.surface.replace("-", "&"): entry.value for entry in _ENTRIES}
_BODY_ABBREVIATION = regex.compile(
    r"(?<![\p{L}\d&])\L<words>(?:(?<=\.)(?=\p{L}{2})|(?![\p{L}\d&]))",  # TP.Vinh
    words=[entry.surface.replace("-", "&") for entry in _ENTRIES if not entry.seen.startswith("title")],
)
_TITLE_ABBREVIATION = regex.compile(
    r"(?<![\p{L}\d&])\L<words>(?![\p{L}\d&])",
    words=[entry.surface for entry in _ENTRIES if entry.seen.startswith("title")],
)
_SHORT = frozenset(("Cty", "C.ty", "Tp", "Tp.", "TX.", "Tx.", "Q.", "H.", "P.", "GĐ"))
# Two capitals in one word, or one of the few that have but one; what else is written in small letters is none.
_SHORTENED = re.compile(rf"[{UPPER}]\S*[{UPPER}]|{'|'.join(map(re.escape, sorted(_SHORT)))}")
_OF_WORDS = tuple(entry.surface for entry in _ENTRIES if " " in entry.surface)
_CAPITALS = regex.compile(r"\p{Lu}[\p{Lu}&-]{1,12}+(?![\p{L}\d])")
_SPLIT = regex.compile(
    r"(?P<role>(?:đại biểu|ủy viên(?: dự khuyết)?|thường trực)) (?P<body>(?:quốc hội|ban |trung ương"
    r"|bộ chính trị|thường vụ|đảng).*)"
)
_MEMBER = regex.compile(r"(?P<body>(?:tỉnh|thành|huyện|quận|thị|đảng|chi) ủy) viên(?P<place> .*)?")
_ONE_SPELLING = regex.compile(r"\s+")
_BRACKETED = regex.compile(r" \([^()\n]{1,20}+\)")
_AMPERSAND = regex.compile(r"(?<=\p{Lu}) ?& ?(?=\p{Lu})")
_GLUED = regex.compile(r"(?<=\p{L})-(?=\p{Lu})")


@lru_cache(maxsize=1 << 13)  # the same titles and bodies come again in every article, and often in one
def _fold(text: str) -> str:
    """The text of a view as compared: the view has one tone style already."""
    return " ".join(text.lower().split())


class Wording(Struct, frozen=True):
    """A post in full words; `key` compares posts; `sole` posts never take a body from their neighbours."""

    role: str
    organization: str | None
    full: str
    key: str
    sole: bool = False


def word(reading: Reading, post: Match[Post], aliases: Mapping[str, str]) -> Wording:
    """The full words of a post as it stands, nothing restored."""
    text = reading.text
    value = post.value
    role = _expand_title(text[post.start : value.role_end])
    if value.body_start is None:
        if parts := _SPLIT.fullmatch(_fold(role)):
            cut = parts.end("role")
            return worded(role[:cut], role[cut + 1 :], role)
        member = _MEMBER.fullmatch(_fold(role))
        organization = role[: member.end("body")] if member else None
        return worded(role, organization, role, sole=value.kind in ("state", "alone"))
    body = expand(_BRACKETED.sub("", text[value.body_start : post.end]), aliases)
    if value.kind == "shared":
        whole = role + expand(_BRACKETED.sub("", text[value.role_end : post.end]), aliases)
        return worded(role, body if _fold(body) != value.own else None, whole)
    if value.kind == "own" and not _fold(body).startswith(value.own) and (value.word is None or value.own == "bộ"):
        body = f"{value.own.capitalize()} {body}"
        return worded(role, body, f"{role} {body}")
    if value.kind == "alone" and (place := _fold(role).removeprefix("phó ").removesuffix(" trưởng")):
        within = _fold(role).endswith(" trưởng") and place not in ("thị", "đô") and not _fold(body).startswith(place)
        named = f"{place} {body}" if within else body
        return worded(role, named, f"{role} {body}")
    joint = _BRACKETED.sub("", text[value.role_end : value.body_start])
    return _split(role, body, f"{role}{joint}{body}")


def _split(role: str, body: str, full: str) -> Wording:
    """The wording of a head and a body; a head that holds a body itself (`UVBTV Tỉnh ủy`) is taken apart."""
    if _fold(role) in ("ủy viên", "ủy viên dự khuyết") and _fold(body).startswith("thường vụ"):
        body = f"Ban {body}"
        return worded(role, body, f"{role} {body}")
    if parts := _SPLIT.fullmatch(_fold(full)):
        cut = parts.end("role")
        return worded(full[:cut], full[cut + 1 :], full)
    if _fold(role) in ("tỉnh ủy viên", "thành ủy viên", "huyện ủy viên"):
        return worded(role, body, full)
    return worded(role, body, full)


@lru_cache(maxsize=1 << 12)
def worded(role: str, organization: str | None, full: str, *, sole: bool = False) -> Wording:
    """The wording with its key."""
    squeezed = _ONE_SPELLING.sub(" ", full) if "  " in full or not full.isprintable() else full
    return Wording(role, organization, squeezed, _fold(squeezed), sole)


@lru_cache(maxsize=1 << 14)
def says_no_more(short: str, long: str) -> bool:
    """Whether the words of one key stand in the other in their order; `thị xã` is no `xã`.

    >>> says_no_more("chủ tịch ủy ban nhân dân tỉnh", "chủ tịch ủy ban nhân dân tỉnh hà nam")
    True
    """
    if len(short) > len(long):
        return False
    words = iter(long.replace("thị xã", "thị-xã").replace(",", "").split())
    return all(one in words for one in short.replace("thị xã", "thị-xã").replace(",", "").split())


def expand(text: str, aliases: Mapping[str, str]) -> str:
    """The text with its abbreviations in full words; `aliases` are those that the document explains itself.

    >>> expand("Sở NN&PTNT TP Hải Phòng", {})
    'Sở Nông nghiệp và Phát triển nông thôn thành phố Hải Phòng'
    """
    if "&" in text:
        text = _AMPERSAND.sub("&", text)
    if aliases:
        text = _CAPITALS.sub(lambda match: _explained(match, aliases), text)
    text = _replace(_BODY_ABBREVIATION, text)
    if "TT" in text:
        text = text.replace("TT Hội đồng", "Thường trực Hội đồng")
        text = regex.sub(r"^TT (?=\p{L})", "Trung tâm ", text)
        text = regex.sub(r"(?<=dân |ủy )TT(?= \p{Lu})", "thị trấn", text)
    return text


def _explained(match: regex.Match[str], aliases: Mapping[str, str]) -> str:
    """What an abbreviation stands for, without the words that stand before it already: `Cục QLXD`, `Ủy ban ATGT`."""
    full = aliases.get(match[0], match[0])
    before = match.string[: match.start()].split()
    words = full.split()
    for count in range(min(len(before), len(words) - 1), 0, -1):
        if _fold(" ".join(before[-count:])) == _fold(" ".join(words[:count])):
            return " ".join(words[count:])
    return full


def _expand_title(text: str) -> str:
    return _replace(_BODY_ABBREVIATION, _replace(_TITLE_ABBREVIATION, text))


@lru_cache(maxsize=4096)
def _replace(pattern: regex.Pattern[str], text: str) -> str:
    """The text with every abbreviation replaced; `-` between capitals counts as `&` (`NN-PTNT`)."""
    compared = text.lower()
    if not _SHORTENED.search(text) and not any(words in compared for words in _OF_WORDS):
        return text
    if "-" in text and pattern is _BODY_ABBREVIATION:
        compared = _GLUED.sub("&", text).lower()
    pieces: list[str] = []
    done = 0
    for match in pattern.finditer(compared):
        written = text[match.start() : match.end()]
        if sum(map(str.isupper, written)) < 2 and written not in _SHORT:
            continue  # Tư pháp is no Trung ương
        if text[: match.start()].endswith("/"):
            continue  # Ban Chỉ đạo 138/CP
        full = _FULL[match[0]]
        pieces += text[done : match.start()], full
        if text[match.end() : match.end() + 1] == "." and text[match.end() + 1 : match.end() + 2].isalpha():
            done = match.end() + 1  # TP.Cần Thơ
            pieces.append(" ")
            continue
        if written.endswith(".") and text[match.end() : match.end() + 1] not in ("", " "):
            pieces.append(" ")
        done = match.end()
    return "".join((*pieces, text[done:]))
