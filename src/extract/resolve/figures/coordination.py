"""Whether a comma joins nouns of one phrase or divides clauses and items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.kinds import HEADS, STOPS, blank

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence


def coordinated(sentence: Sentence, at: int, edge: int) -> bool:
    """Whether the comma at `at` joins nouns of one phrase: a short bare piece before it, no head after it."""
    cues, folded = sentence.cues, sentence.folded
    comma = cues[at]
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is not None and after.kind in _OPENERS and blank(folded, comma.end, after.start):
        return False
    if _PERSON.match(folded, comma.end) is not None:
        return False
    last = folded.rfind(" ", sentence.start, comma.start) + 1
    if last and sentence.text[last].isupper() and sentence.text[comma.end + 1 : comma.end + 2].isupper():
        return edge > comma.end and _piece(sentence, at) is not None  # a list of names
    if last and sentence.text[comma.end + 1 : comma.end + 2].isupper():
        return False  # `Với số lượng hồ sơ lớn, Sở đã sắm 3 máy quét`
    piece = _piece(sentence, at)
    return (
        piece is not None
        and edge > comma.end
        and 0 < len(folded[piece : comma.start].split()) <= _most(sentence, at, piece)
    )


def _piece(sentence: Sentence, at: int) -> int | None:
    """Where the bare piece before the comma at `at` begins; None where it is no noun, or opens with a preposition."""
    cues, folded = sentence.cues, sentence.folded
    start = sentence.start
    for place in range(at - 1, -1, -1):
        cue = cues[place]
        if cue.kind in ("TIME", "FIG", "done", "will", "may"):
            return None
        if cue.kind == "to" and not folded[cue.end : cues[at].start].strip().count(" "):
            return None  # `giá dầu xuống thấp, …`
        if cue.kind == "conj" and folded[cue.start : cue.end] in _CAUSES:
            return None  # `do tác động của dịch, đầu tư giảm 51%`
        if cue.kind in STOPS or cue.kind == ",":
            start = cue.end
            break
    first = next((cue for cue in cues[:at] if cue.start >= start), None)
    adverbial = first is not None and first.kind == "prep" and folded[start : first.start].strip() in _VIEWED
    if adverbial or folded.endswith(_DEMONSTRATIVES, start, cues[at].start):
        return None  # `Theo Phó Thủ tướng, thủ tục …`, `Số tiền này, ông …`
    return start


_CAUSES = frozenset(("do", "vì", "bởi", "nhờ"))


def _most(sentence: Sentence, at: int, start: int) -> int:
    """The words that a piece from `start` to the comma at `at` may have and be one of several nouns."""
    headed = any(cue.kind in HEADS for cue in sentence.cues[max(at - 3, 0) : at] if cue.start >= start)
    if headed and _goes_on_with_and(sentence.cues, at):
        return 8  # `Chi phí giải phóng mặt bằng, đền bù và tái định cư`
    fields = sentence.folded[start : sentence.cues[at].start].lstrip().startswith(_FIELDS)
    return 4 if start == sentence.start and not fields else 6


def _goes_on_with_and(cues: list[Cue], at: int) -> bool:
    """Whether behind the comma at `at` a list is closed with `và` before a verb or another mark stands."""
    after = next((cue.kind for cue in cues[at + 1 : at + 6] if cue.kind == "and" or cue.kind in STOPS), "")
    return after == "and"


_VIEWED = frozenset(("", "xét", "tính", "nếu xét", "nếu tính", "ngay", "chỉ"))
"""Before a preposition that opens an adverbial: `Xét về phân khúc, căn hộ …`."""
_DEMONSTRATIVES = (" này", " trên", " đó", " ấy")
_FIELDS = ("tổng số ", "ngành ", "lĩnh vực ", "khu vực ", "nhóm ", "mặt hàng ", "sản phẩm ", "công nghiệp ", "các ")
"""Words that begin a phrase which goes on behind a comma: `Ngành công nghiệp chế biến, chế tạo tăng 4%`."""


_PERSON = regex.compile(
    r" (?:(?:ông|bà|anh|chị|cô|em) (?!bà|chị|em|nhỏ|bé|học sinh|dâu|rể|gái|trai|ruột|họ)|(?:họ|tôi|chúng tôi) )"
)
"""Who acts in the clause behind a comma: `vì giá cao, anh Hà đầu tư …`, `từ huyện, ông đi 20 km`."""
_OPENERS = HEADS | {"aux", "now", "done", "will", "may", "prep", "conj", "say", "plan", "aim", "part", "TIME", "link"}
"""What begins a new clause behind a comma."""
