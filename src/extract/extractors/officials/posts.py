"""Posts: titles with their organisation and place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

import regex
from msgspec import Struct
from msgspec.structs import replace

from extract.extractors.officials import posts_heads
from extract.extractors.officials.posts_bodies import Body, BodyReader
from extract.extractors.officials.posts_reach import Around, abroad, is_apposed, reach
from extract.extractors.officials.posts_weak import assigned, is_deputy
from extract.extractors.officials.posts_words import (
    BODY,
    LEVEL,
    NOUN,
    VERB,
    BodyWord,
    Head,
    HeadKind,
)
from extract.extractors.officials.runs import acts
from extract.letters import LETTER
from extract.rule import Loss, Losses, Match

if TYPE_CHECKING:
    from extract.extractors.officials.naming import Name
    from extract.segment import Reading

Prefix = Literal["former", "acting", "elect", "current"]


class Post(Struct, frozen=True, kw_only=True):
    """A post where it stands.

    `role_end` and `body_start` are offsets into the view; a shared word (`Ban` in `Trưởng Ban Dân vận`) is in both.
    `many` marks a post of several (`các Phó Chủ tịch`), `prefix` what stands before it (`nguyên`, `quyền`).
    """

    role_end: int
    body_start: int | None = None
    word: BodyWord | None = None
    kind: HeadKind = "free"
    own: str = ""
    prefix: Prefix | None = None
    many: bool = False


_MODIFIER = re.compile(
    r" (?:(?:phụ trách|thứ nhất|thường trực|tt(?= (?:tỉnh|thành|huyện|quận|thị|đảng|ubnd|hđnd|mttq|hội|ủy ban|ub"
    r"|đoàn|ban|liên))|dự khuyết"
    r"|danh dự|chuyên trách|không chuyên trách|điều hành|kiêm nhiệm|đắc cử|đặc mệnh toàn quyền"
    r"|cao cấp|trung cấp|sơ cấp|cấp cao|hội trưởng|chính thức"
    r"|cấp [iv]+)(?!\w))"
)
_PREFIX = regex.compile(
    r"(?<!\w)(?:(?P<former>nguyên(?: là)?:?|từng(?: là| làm)?|cựu|cố)(?: quyền)?"
    r"|(?P<acting>(?<!chính |toàn |thẩm |có |ủy |nhân |phân |trao )quyền|q\.)|(?P<elect>tân)"
    r"|(?P<current>(?:hiện|nay|hiện nay|hiện đang|đang) là|đương kim))(?: nữ)?[ ]?$"
)
_MANY = regex.compile(
    r"(?<!\w)(?:các|những|mọi|mỗi|nhiều|một số|một|từng"
    r"|(?:hai|ba|bốn|(?<!thứ |số |tháng |ngày |quận |năm |lần )\d{1,2})(?: vị)?|năm vị|các vị|toàn bộ|(?:các"
    r"|những) (?:đồng chí|đ/c|ông|bà|vị))(?: tân| nữ)? $"
)
_PREFIX_LAST = tuple("nguyên nguyên: là là: từng làm cựu cố quyền q. tân kim nữ".split())
_MANY_LAST = tuple("các những mọi mỗi nhiều số một từng hai ba bốn vị bộ chí đ/c ông bà tân nữ".split())
"""Last words of `_PREFIX` and `_MANY`: looking at them is cheaper than either search, and mostly says no."""
_OWNER = re.compile(rf",? (?:\({LETTER}(?:{LETTER}|\.){{1,6}}\) )?+(?:(?:của|thuộc) )?+")
"""What stands between a head and its body: `Tổng Giám đốc (TGĐ) Thông tấn xã`."""
_JOINTS = frozenset((", ", "; ", " kiêm ", ", kiêm ", " và ", " - "))
"""What stands between the posts of one row behind its holder."""
_DIRECTORS = ("giám đốc", "giám đốc điều hành", "giám đốc cấp cao", "phó chủ tịch")
_ENDED = regex.compile(r"[,;)\n]|$| - | tại | của | \(")
_MINISTRY = 7
"""The rank from which fields of work are all listed."""
_ACRONYM = regex.compile(r" (?:của )?(?=\p{Lu}{2})[\p{Lu}\d]{2,12}+(?:[-&]\p{Lu}++)?+(?!\w)")
_PARTY = regex.compile(
    r" (?:thuộc |của )?(?:đảng )?(?:dân chủ|cộng hòa|bảo thủ|lao động|tự do|độc lập|xanh)"
    r"(?: (?:đối lập|cầm quyền))?(?![\w-])"
)
_MEMBERS = ("nghị sĩ", "nghị sỹ", "dân biểu")
_GRADES = (" cao cấp", " trung cấp", " chính")
"""Grades of the civil service, which make an office of a weak head: `ông A, thanh tra viên cao cấp`."""
_FIRM = (", Công ty ", ", Tổng công ty ", ", Tổng Công ty ", ", Tập đoàn ", ", Ngân hàng ", ", Cty ")
_PLACED = ("free", "state", "alone", "own")


def recognise(
    reading: Reading, names: tuple[Match[Name], ...], losses: Losses | None = None
) -> tuple[Match[Post], ...]:
    """The posts of a reading, in order, without overlaps; none runs into one of `names`.

    >>> from extract.segment import PlainSegmenter, Reading
    >>> from extract.text import View
    >>> view = View("nguyên Giám đốc Sở Kế hoạch và Đầu tư tỉnh Quảng Ninh chủ trì")
    >>> [(view.text[m.start : m.end], m.value.prefix) for m in recognise(Reading(view, ()), ())]
    [('Giám đốc Sở Kế hoạch và Đầu tư tỉnh Quảng Ninh', 'former')]
    """
    text, folded = reading.text, reading.folded
    heads = posts_heads.hits(folded)
    holders = sorted({place for match in names for place in (match.value.lead, match.start)})
    ends = [match.end for match in names]
    known = frozenset(" ".join(match.value.name.split()[-2:]) for match in names)
    taken, row = 0, False
    reader = BodyReader(text, folded)
    posts: list[Match[Post]] = []
    for index, (start, end, head) in enumerate(heads):
        if start < taken:
            continue
        after, before = bisect_left(holders, end), bisect_right(ends, start) - 1
        holder = holders[after] if after < len(holders) else len(text)
        limit = posts_heads.next_head(folded, heads, index, min(holder, _line_end(text, end)))
        behind = before >= 0 and is_apposed(folded, ends[before], start)
        row = behind or (row and folded[taken:start] in _JOINTS)
        boss = posts_heads.boss(folded, heads, index, holder)
        around = Around(
            limit,
            holder=limit == holder < len(text),
            apposed=head.kind != "state" and behind,
            row=row,
            free=head.kind == "free",
            listed=boss is not None
            or (limit == end + 2 and folded.startswith(", ", end)),  # Cán bộ, Thanh tra viên Thanh tra tỉnh
            known=known,
        )
        found = _post(reader, start, end, head, around)
        if found is None:
            if losses is not None:
                losses.append(Loss(start, end, "post", "no body that makes it a post"))
            continue
        if boss is not None:
            found = replace(found, end=boss.end(), value=replace(found.value, body_start=boss.end("of")))
        taken = found.end
        posts.append(found)
    return tuple(posts)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset, offset + 200)
    return end if end >= 0 else min(offset + 200, len(text))


def _post(reader: BodyReader, start: int, end: int, head: Head, around: Around) -> Match[Post] | None:
    folded, limit = reader.folded, around.limit
    role_end = end
    while modifier := _MODIFIER.match(folded, role_end, limit):
        role_end = modifier.end()
    body_start: int | None = role_end + 1
    body: Body | None
    if head.kind == "shared" and role_end == end:
        body_start = end - len(head.body)
        body = reader.read(body_start, limit, shared=True)
        if body is not None and body.end < role_end:
            body = Body(role_end, body.word)
    else:
        officer = head.kind == "weak" and (around.apposed or reader.text[start].isupper())
        body = _body(reader, role_end, limit, officer=officer) or _house(reader, role_end, head, around)
        if body is not None and (owner := _OWNER.match(folded, role_end)):
            body_start = owner.end()
    stop = body.end if body is not None else role_end
    if body is None:
        stop = _in_charge(reader, role_end, limit) or _of_field(reader, role_end, limit)
        stop = stop or _bodiless(reader, role_end, head, around)
        body_start = _OWNER.match(folded, role_end).end() if stop > role_end else None  # type: ignore[union-attr]
        listed = around.listed and not folded.endswith(("các ", "với "), 0, start)
        listed = listed or (around.row and folded.endswith(_GRADES, end, role_end))
        bare = head.kind == "weak" and stop == role_end and not listed
        if bare and not is_deputy(folded, start, role_end, around):
            return None
    goes_on = body is None or body.word.branch == "firm" or body.word.rank < 3
    field = head.kind in ("own", "shared") if body is None else _open_field(body.word)
    for reached in (
        abroad(reader, start, stop, limit),
        reach(reader, stop, around, body.word if body else None, goes_on=goes_on, field=field),
    ):
        if reached > stop:
            stop = reached
            body_start = body_start or _OWNER.match(folded, role_end).end()  # type: ignore[union-attr]  # a space
    before = folded[max(0, start - 20) : start]
    stripped = before.rstrip(" ")
    prefix = _PREFIX.search(before) if stripped.endswith(_PREFIX_LAST) else None
    if prefix is not None:
        before = before[: prefix.start()]  # một cựu Bộ trưởng
        stripped = before.rstrip(" ")
    return Match(
        start,
        stop,
        f"post_{head.kind}",
        Post(
            role_end=role_end,
            body_start=body_start,
            word=body.word if body else None,
            kind=head.kind,
            own=head.body,
            prefix=_status(prefix, folded[end:role_end] if body is not None or stop == role_end else ""),
            many=(stripped.endswith(_MANY_LAST) or stripped[-1:].isdigit()) and _MANY.search(before) is not None,
        ),
    )


def _open_field(word: BodyWord) -> bool:
    """Whether a body's field of work may hold words of no list: neither those of ministries nor the Party's do."""
    return word.kind == "field" and word.rank < _MINISTRY and word.branch != "party"


def _status(prefix: regex.Match[str] | None, modifiers: str) -> Prefix | None:
    """What the words before a head, or `phụ trách` after it, say of how the post is held."""
    if prefix is not None:
        return prefix.lastgroup  # type: ignore[return-value]  # the groups are named so
    return "acting" if "phụ trách" in modifiers else None


def _body(reader: BodyReader, role_end: int, limit: int, *, officer: bool) -> Body | None:
    """The body that begins after a space, after `của`, `thuộc`, or after an officer's comma."""
    owner = _OWNER.match(reader.folded, role_end, limit)
    if owner is None or (owner[0] == ", " and not officer):
        return None
    return reader.read(owner.end(), limit)


def _house(reader: BodyReader, role_end: int, head: Head, around: Around) -> Body | None:
    """The firm that a comma parts from its head behind the holder: `ông A, Giám đốc, Công ty Hòa Lợi`."""
    start = role_end + 2
    if head.kind != "free" or not around.row or not reader.text.startswith(_FIRM, role_end):
        return None
    return reader.read(start, around.limit)


def _bodiless(reader: BodyReader, role_end: int, head: Head, around: Around) -> int:
    """Where a head ends that takes a field (`Bộ trưởng Y tế`), a place or an acronym in place of a body."""
    limit = around.limit
    if not reader.text.startswith(" ", role_end) or role_end + 1 >= limit:
        return role_end
    start = role_end + 1
    if head.kind == "own":
        end = reader.field(start, limit)
        words = [word for kind in (NOUN, VERB) if (word := kind.match(reader.folded, start))]
        known = max(words, key=lambda word: word.end(), default=None)
        capital = reader.text[start].isupper()
        if (
            end > start
            and (capital or not acts(reader.folded, role_end))
            and ((known and (capital or " " in known.surface)) or (capital and _ACRONYM.match(reader.text, role_end)))
        ):
            return reader.place(end, limit)
    if head.kind in _PLACED:
        level = LEVEL.match(reader.folded, start, limit)
        country = max(reader.country(role_end, limit), _party(reader, role_end, limit))
        if level or country > role_end or head.kind == "alone":
            return max(reader.place(role_end, limit), country)
    if head.kind == "weak" and (end := assigned(reader, start, around)) > start:
        return end
    if head.kind in ("free", "weak") and (acronym := _ACRONYM.match(reader.text, role_end, limit)):
        return max(acronym.end(), reader.country(acronym.end(), limit))  # JICA Việt Nam
    return role_end


def _in_charge(reader: BodyReader, role_end: int, limit: int) -> int:
    """Where the field ends of which a deputy is in charge: `Phó Giám đốc phụ trách sản xuất`; 0 where none follows."""
    start = role_end + 1
    if not reader.folded.endswith(" phụ trách", 0, role_end) or (end := reader.field(start, limit)) == start:
        return 0
    within = reader.read(end + 5, limit) if reader.folded.startswith((" tại ", " của "), end) else None
    return within.end if within else end


def _of_field(reader: BodyReader, role_end: int, limit: int) -> int:
    """Where the field of a director ends with the firm behind a dash: `Giám đốc Phát triển dịch vụ`; 0 for none."""
    start = role_end + 1
    if not reader.folded.endswith(_DIRECTORS, 0, role_end) or not reader.text[start : start + 1].isupper():
        return 0
    known = NOUN.match(reader.folded, start) or VERB.match(reader.folded, start)
    end = reader.field(start, limit) if known and " " in known.surface else start
    if end == start or not _ENDED.match(reader.text, end):
        return 0
    firm = reader.read(end + 3, limit) if reader.text.startswith(" - ", end) else None
    within = reader.read(end + 5, limit) if reader.folded.startswith((" tại ", " của "), end) else firm
    return within.end if within else end


def _party(reader: BodyReader, role_end: int, limit: int) -> int:
    """Where the party of a member of parliament ends, `role_end` where none is named: `Thượng nghị sĩ Dân chủ`."""
    party = _PARTY.match(reader.folded, role_end, limit) if reader.folded.endswith(_MEMBERS, 0, role_end) else None
    return party.end() if party else role_end


__all__ = ["BODY", "Post", "recognise"]
