"""Where a headed noun phrase to the left of a figure ends: before its predicate, its holder, what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence


def end_of(sentence: Sentence, inside: list[Cue], head: Cue, end: int) -> int:
    """Where the phrase of the head `head` ends, at `end` at the latest; `inside` are the elements in it."""
    folded = sentence.folded
    carries_on = (cue for cue in inside if cue.kind == "aux" and cue.start > head.end)
    goes_on = next((one for one in carries_on if folded[one.start : one.end] in _CARRIES_ON), None)
    end = end if goes_on is None else goes_on.start
    end = owned(sentence, head, _cut(folded, head.end, end))
    owes = head.kind == "act" or (folded[head.start : head.end] == "nợ" and not folded.startswith(_DEBTORS, head.end))
    end = _recipient(sentence, head, end) if owes else _passive(sentence, inside, head, end)
    year = _YEAR.search(folded, head.end, end)
    end = end if year is None else year.start()
    rated = _RATED if head.kind in ("head.share", "head.rate") else _PRAISED
    praised = rated.search(folded, head.end, end)
    return end if praised is None else praised.start()


_CARRIES_ON = frozenset(("vẫn", "đều", "cũng", "tiếp tục", "luôn", "liên tục"))
"""Adverbs that begin a predicate: `doanh thu bán bia tiếp tục đi lên, đạt …`."""


def _cut(folded: str, start: int, end: int) -> int:
    """Where a noun phrase ends that goes on with a relative clause, or, being long, with what it belongs to."""
    relative = folded.find(" mà ", start, end)
    end = end if relative < 0 else relative
    belongs = folded.find(" thuộc ", start, end)
    return belongs if belongs >= 0 and end - belongs > _LONG else end


def _recipient(sentence: Sentence, head: Cue, end: int) -> int:
    """Where a deed ends before whom it is done to: `xử phạt | Công ty Hoa Sen 30 triệu đồng`."""
    after = next((cue for cue in sentence.cues if cue.start == head.end + 1 and cue.kind == "actor"), None)
    named = (
        sentence.text[head.end + 1 : head.end + 2].isupper() and sentence.text[head.end + 2 : head.end + 3].islower()
    )
    if sentence.folded[head.start : head.end] in _TRANSFERS:
        named = named or _PLACE.match(sentence.text, head.end, end) is not None
    if head.end < end and (after is not None or named):
        return head.end
    given = _GIVEN.search(sentence.text, head.end, end)
    return end if given is None else given.start()


_PLACE = regex.compile(r" \p{Ll}++ \p{Lu}\p{Ll}")
_DEBTORS = (" chính phủ", " nhà nước", " quốc gia")
"""Whose debts are a kind of their own: `nợ Chính phủ 52% GDP`, but `nợ | Agribank 2 tỷ đồng`."""
_TRANSFERS = frozenset(
    (
        "tài trợ",
        "hỗ trợ",
        "viện trợ",
        "cấp",
        "cho vay",
        "bồi thường",
        "xử phạt",
        "phạt",
        "trao",
        "tặng",
        "ủng hộ",
        "vay",
    )
)
"""Deeds with a recipient or a source: `tài trợ | bang California 100 tỷ USD`."""
_GIVEN = regex.compile(r" cho (?:\p{Lu}|(?:ông|bà|anh|chị|em|con|người|hộ|các em|gia đình|mỗi)(?!\w))")


def _passive(sentence: Sentence, inside: list[Cue], head: Cue, end: int) -> int:
    """Where a subject ends before who does something with it: `giá vàng | được doanh nghiệp giao dịch ở mức`."""
    passive = _BY.search(sentence.folded, head.end, end)
    named = passive is not None and sentence.text[passive.end() : passive.end() + 1].isupper()
    if passive is not None and (named or any(cue.kind == "actor" and cue.start == passive.end() for cue in inside)):
        return passive.start()
    if sentence.folded.startswith("giá", head.start):
        last = end + len(" vào") if sentence.folded.startswith(" vào", end) else end + len(" ra")
        side = _SIDE.search(sentence.folded, head.end + 1, last) or _SIDE.search(sentence.folded, head.end + 1, end)
        end = end if side is None else side.start()
    moved = _MOVED.search(sentence.folded, head.end, end)
    return end if moved is None else moved.start()


_YEAR = regex.compile(r"(?<!năm|đoạn|kỳ|tháng) (?:19|20)\d\d$")
"""A bare year behind an amount: `tổng doanh thu 2016`."""
_SIDE = regex.compile(r" (?:chiều )?(?:mua vào|bán ra)$")
"""Which of two prices is told: `giá vàng miếng | mua vào 85 triệu đồng/lượng`."""
_BY = regex.compile(r" (?:vừa |đã |mới |cũng )*+(?:được|bị) (?:các |nhiều |một số )?")
_MOVED = regex.compile(
    r" (?:tăng|giảm) (?:cao|vọt|nhanh|mạnh|dần|đều|nhẹ|sâu|đáng kể|liên tục)"
    r"(?: bất thường| đột biến)?+(?: (?:qua|trong|theo|so|từ)(?!\w).*)?$|"
    r" (?:được|bị) (?:nới|đẩy|kéo|nâng)(?!\w).*$|"
    r" (?:nhảy|leo|vọt|rơi|rớt|trượt|lao|bứt phá|vươn|neo)(?: \p{L}++){0,3}$|"
    r"(?<!sở|giá trị|lượng|phí|phòng) giao dịch (?:trên|tại|ở|quanh) .*$"
)
"""Verbs of movement before `lên`, `xuống`, `ở mức` and a figure: `thị giá nhảy một mạch lên …`."""


def owned(sentence: Sentence, head: Cue, end: int) -> int:
    """Where a headed phrase ends that says whose it is: `xuất khẩu tôm | của Việt Nam`, `nợ công | của tỉnh`."""
    folded = sentence.folded
    at = folded.rfind(_OF, head.end, end)
    if at < 0 or folded[head.start : at] in _KEPT:
        return end
    owner = at + len(_OF)
    return at if sentence.text[owner].isupper() or folded.startswith(_OWNERS, owner, end) else end


_PRAISED = regex.compile(
    r" (?:còn |vẫn |vẫn còn )?+(?:rất|khá|tương đối|quá|hết sức) (?:thấp|cao|lớn|nhỏ|nhiều|ít|mạnh|nhanh)$"
)
_RATED = regex.compile(
    r"(?<!trình độ|công nghệ|chất lượng|thu nhập|năng suất)"
    r"(?: (?:còn|vẫn|rất|khá|tương đối|quá|vẫn còn))?+ (?:thấp|cao)$"
)
"""What is said of an amount or a rate before its figure: `vốn rất lớn (20 tỷ USD)`, `tỷ lệ sai sót thấp, chỉ 0,1%`."""
_OF = " của "
_KEPT = frozenset(("giá", "mức giá", "tổng", "tổng số", "số", "lượng", "mức", "tỷ lệ", "vốn"))
_OWNERS = (
    *("tỉnh", "huyện", "xã", "phường", "quận", "thành phố", "thị xã", "thị trấn", "địa phương", "công ty", "tập đoàn"),
    *(
        "ngân hàng",
        "hãng",
        "mình",
        "họ",
        "chúng",
        "nước này",
        "nước ta",
        "đơn vị",
        "cả nước",
        "toàn ",
        "cả tỉnh",
        "doanh nghiệp",
        "cơ sở",
    ),
)
"""Whose an amount is: the record's holder tells it."""
_LONG = 28
"""Characters of what a thing belongs to that are too many to be part of its name."""
