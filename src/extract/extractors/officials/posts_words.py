"""The words that posts are made of: heads, first words of bodies, fields of work, places."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

import ahocorasick
from msgspec import Struct

from extract.document import Branch
from extract.errors import KnowledgeError
from extract.extractors.officials.knowledge import predicates, speech, stops
from extract.grammar.names import lands
from extract.letters import LETTER
from extract.lexicon import Surfaces, load

HeadKind = Literal["free", "own", "shared", "state", "alone", "weak"]
RULES = tuple(f"post_{kind}" for kind in get_args(HeadKind))
"""The rules of posts, called after how their head takes its body."""
BodyKind = Literal["seat", "sole", "link", "field", "name"]
_PACKAGE = "extract.extractors.officials"
_NO_HEADS = (
    "chức vụ|nhiệm vụ|bộ tư lệnh|văn phòng chủ tịch|ban bí thư|ban thư ký|ban giám đốc|hội đồng giám đốc|ban chủ nhiệm"
    "|đại hội đại biểu|đoàn chủ tịch|đại sứ quán|lãnh sự quán|tổng lãnh sự quán"
    "|đoàn đại biểu|đoàn đbqh|hồ chủ tịch|lăng chủ tịch|phủ chủ tịch"
    "|hội đồng tham mưu trưởng|hội đồng bộ trưởng|hội đồng thống đốc"
    "|trung quốc vương|cờ vua|vua phá lưới|vua bóng đá|vua sân cỏ|vua hài|vua đầu bếp|vua hùng|vua chúa|ngôi vua"
).split("|")
"""Words that hold the beginning or the whole of a head and are none: `giữ chức vụ Trưởng Ban`."""
_BEFORE = ("", "phó ", "trợ lý ", "thư ký ", "phó trợ lý ", "trợ lý phó ", "thư ký phó ", "cố vấn ", "đặc phái viên ")


class Head(Struct, frozen=True):
    """How a head of a post takes its body; `body` is the kind of body that the head names by itself."""

    kind: HeadKind
    body: str = ""


class BodyWord(Struct, frozen=True):
    """How the name of a body goes on after its first words, its rank among bodies (9 highest) and its branch."""

    kind: BodyKind
    rank: int
    branch: Branch


@cache
def heads() -> ahocorasick.Automaton:
    """The automaton that finds heads in folded text; its values are pairs of length and `Head`.

    `Head` is None for words that only look like heads.

    >>> [(end, length, head.kind) for end, (length, head) in heads().iter_long("phó giám đốc sở")]
    [(11, 12, 'free')]
    """
    automaton = ahocorasick.Automaton()
    for entry in load(_PACKAGE, "titles.tsv").entries:
        kind, _, body = entry.value.partition(":")
        if kind not in get_args(HeadKind):
            raise KnowledgeError(f"titles.tsv, line {entry.line}: unknown kind {kind!r}")
        head = Head(kind, body.lower())  # type: ignore[arg-type]  # checked above
        for before in _BEFORE if kind != "weak" else ("",):
            surface = before + entry.surface
            if surface not in automaton:
                automaton.add_word(surface, (len(surface), head))
    for surface in _NO_HEADS:
        automaton.add_word(surface, (len(surface), None))
    automaton.make_automaton()
    return automaton


@cache
def bodies() -> dict[str, BodyWord]:
    """The first words of bodies, folded."""
    words: dict[str, BodyWord] = {}
    for entry in load(_PACKAGE, "bodies.tsv").entries:
        kind, rank, branch = entry.value.split(" ")
        if kind not in get_args(BodyKind) or branch not in get_args(Branch):
            raise KnowledgeError(f"bodies.tsv, line {entry.line}: unknown kind or branch {entry.value!r}")
        words[entry.surface] = BodyWord(kind, int(rank), branch)  # type: ignore[arg-type]  # checked above
    return words


BODY = Surfaces(bodies(), r"(?![\p{L}\d&])")
"""The first words of a body, in folded text."""

COMMON = frozenset(
    "báo hội đài đoàn tổ đảng trường quỹ thuế bản ấp ban đội nhóm khu cảng đại học viện thống kê trạm".split()
)
"""First words of bodies that are also everyday words: `Giám đốc báo cáo`."""

HOUSES = frozenset(
    "công ty,cty,công ty cổ phần,công ty tnhh,tổng công ty,tập đoàn,ngân hàng,bệnh viện,công an,đại học,trường đại học"
    ",trường,sở,bộ,cục,nhà máy,xí nghiệp,báo,tạp chí,báo điện tử,đài,hãng,viện,học viện,chi cục,tổng cục,htx".split(",")
)
"""Bodies that a name follows: they belong to what stands before them in small letters too."""
COMMITTEE = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) ủy(?!\w)")

_FIELDS = load(_PACKAGE, "fields.tsv").values
NOUN = Surfaces((word for word, kind in _FIELDS.items() if kind == "noun"), r"(?!\w)")
"""A word that goes on a field of work wherever it stands, in folded text."""
VERB = Surfaces((word for word, kind in _FIELDS.items() if kind == "verb"), r"(?!\w)")
"""A word that names a work and goes on only after a joint or another one, in folded text."""

PLACE = Surfaces(lands(), r"(?!\w)")
"""A province or a country, in folded text; check the capital oneself."""
_PLACE_ENDS = tuple(f" {place}" for place in lands())
_LAST_TWO = frozenset(end[-2:] for end in _PLACE_ENDS)
"""The last two characters of those, which tell most places where none ends."""


def ends_in_place(folded: str, end: int) -> bool:
    """Whether a province or a country ends at `end`.

    >>> ends_in_place("tổng thống mỹ", 13)
    True
    """
    return folded[end - 2 : end] in _LAST_TWO and folded.endswith(_PLACE_ENDS, 0, end)


LEVEL = re.compile(
    rf"(?:tp|t\.p|h|q|tx|p|tt)\.(?= ?{LETTER})|(?:thành phố trực thuộc trung ương|thủ đô|tỉnh|thành phố|tp|huyện|quận"
    r"|thị xã|tx|xã|phường|thị trấn|tt(?!-)|đặc khu|khu tự trị(?: dân tộc)?|châu tự trị"
    r"|khu vực|vùng|bang|thôn|ấp|bản|khối|khóm|phố|khu phố|tổ dân phố|buôn|làng"
    r"|xóm)(?![\w&])"
)
"""The word that says of what level a place is, in folded text."""

PARTICLES = frozenset(
    (
        "chúc đã đang sẽ vừa mới cũng còn cùng được bị là với của cho tại ở nói có không phải cần thì mà để khi"
        " nếu sau hôm nhận ra lên vào đến tới theo làm phấn này đó ấy kia nhưng hay hoặc vì bởi nên lại rất ông"
        " bà anh chị thay như từng"
    ).split()
)
"""Words of clauses, whatever these say: particles, prepositions, conjunctions, common verbs, pronouns."""
_VERBS = (
    "kiêm chủ dự phát trình báo nhấn nêu yêu chỉ đề kết khẳng thông trao đánh giải phân ký tham ghi kiểm thăm"
    " tặng dẫn bày do và trong về trước ngày mở thâu khai bán mua gửi cấp lập đưa gây giữ nắm chia lý xác"
    " thừa mong cam chịu hứa bao thôi đồng biểu bổ tiến sở các gồm"
).split()


@cache
def going_on() -> frozenset[str]:
    """First syllables of what follows a body in a sentence: verbs of saying, particles."""
    words = [*(stop for stop in stops() if " " not in stop), *predicates(), *speech(), *PARTICLES, *_VERBS]
    return frozenset(word.split()[0] for word in words)
