"""Names that stand in a figure's clause and do not hold it: glosses, brands, what belongs to the figure before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.names import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.resolve.figures.cues import Cue, Sentence
    from extract.resolve.figures.name import Name

_SEPARATED = regex.compile(r"[,;:]|(?<!\w)(?:và|còn|trong khi)(?!\w)")
_BRANDED = tuple(f"{word} " for word in ("vàng", "thẻ", "chỉ số", "sàn", "chuẩn", "thương hiệu", "nhãn hiệu", "loại"))
ISSUED = ("cổ phần ", "cổ phiếu ", "trái phiếu ")
"""Before the name of a firm whose papers somebody holds: `ông Hải mua 500.000 cổ phần HTB với giá 31 tỷ đồng`."""
_LONG_FIGURE = 24
_ATTENDS = regex.compile(
    r"(?<!\w)(?:tham dự|dự (?:hội nghị|đại hội|lễ|buổi|họp|hội thảo|phiên)|có mặt|"
    r"đại biểu (?:tham )?dự|sự tham gia của)(?!\w)"
)


def between(names: Sequence[Name], start: int, end: int) -> bool:
    """Whether a name stands between two offsets."""
    return any(start <= name.start and name.end <= end for name in names)


def is_owned(folded: str, thing: Name, owner: Name) -> bool:
    """Whether the second name only says whose the first is: `Khu chợ Tân Việt của Công ty Việt Hoa có 95 gian`."""
    return thing.kind in _OWNED and folded[thing.end : owner.start] == " của "


_OWNED = frozenset({"firm", "body"})


def seats(folded: str, firm: Name, place: Name) -> bool:
    """Whether the place only tells where the firm or body before it is: `Công ty Hoa Sen tại Campuchia lãi lớn`."""
    return firm.kind in _OWNED and folded[firm.end : place.start] in (" tại ", " ở ")


_UNIT = regex.compile(
    r"(?:^|[,;.] |\d |\bthì )(?:hiện |nay |đến nay |riêng )?"
    r"(?P<unit>tỉnh|huyện|thành phố|thị xã|xã|phường|quận|công ty|tập đoàn|ngân hàng|doanh nghiệp)"
    r"(?= (?:đã|có|còn|hỗ trợ|thu|chi|đạt|hiện|sẽ|cũng|tiếp tục|phấn đấu|"
    r"đầu tư|huy động|giải ngân|tổ chức|xây|được|bị|đang|ước)(?!\w))"
)
"""The word for a unit or a firm alone, as the subject of its clause."""
_THIS = regex.compile(
    r"(?<!\w)(?P<unit>tỉnh|huyện|thành phố|thị xã|xã|phường|quận|công ty|tập đoàn|ngân hàng|doanh nghiệp) này(?!\w)|"
    r"(?<= của )(?P<unit>công ty|tập đoàn|ngân hàng|doanh nghiệp)"
    r"(?=,| (?:có|đã|đạt|là|hiện|ước|tăng|giảm|cũng|còn)(?!\w))"
)
"""What was named before: `đàn lợn của doanh nghiệp này`, `dự án của Công ty có vốn 50 tỷ đồng`."""
FIRM_WORDS = ("công ty", "tập đoàn", "ngân hàng", "doanh nghiệp")
_UNIT_WORDS = ("tỉnh", "huyện", "thành phố", "xã", "phường", "quận", *FIRM_WORDS)


def unit_alone(folded: str, start: int, end: int) -> str | None:
    """The word between two offsets that stands for a unit or firm without its name.

    >>> unit_alone("sau đó, huyện đã chi 5 tỷ đồng", 0, 20)
    'huyện'
    """
    words = folded[start:end]
    if not any(word in words for word in _UNIT_WORDS):
        return None
    found = _UNIT.search(folded, start, end) or _THIS.search(folded, start, end)
    return None if found is None else found["unit"]


def means(unit: str, home: str) -> bool:
    """Whether the unit alone may mean what the text is about.

    >>> means("huyện", "huyện Đông Sơn"), means("công ty", "Vinasoy"), means("huyện", "tỉnh Hà Nam")
    (True, True, False)
    """
    folded = home.lower()
    if unit in FIRM_WORDS:
        return " " not in home or folded.startswith(FIRM_WORDS)
    if folded.startswith(unit):
        return True
    return unit in ("tỉnh", "thành phố") and is_known(folded)


def in_brackets(text: str, name: Name, end: int) -> bool:
    """Whether brackets that shut before the offset hold the name: `Ngân hàng Phát triển Châu Á (ADB) cho vay`."""
    shut = text.find(")", name.end, end)
    return shut >= 0 and text.find("(", name.end, shut) < 0


def is_brand(folded: str, name: Name) -> bool:
    """Whether the name says what kind of thing something is: `giá vàng SJC`."""
    return folded.endswith(_BRANDED, 0, name.start)


def is_topic(folded: str, name: Name, start: int) -> bool:
    """Whether the clause says first of whom it speaks: `Với Tập đoàn An Phú, đàn lợn tăng 5%`."""
    told = folded.startswith((",", " thì ", " đã ", " đạt "), name.end)
    return told and _TOPIC.search(folded[max(start, name.start - 40) : name.start]) is not None


_TOPIC = regex.compile(r"(?:^|[.,;:\n] ?)(?:cụ thể,? |còn |riêng |trong đó,? )?(?:đối )?với $")


def is_ranking(folded: str, nation: Name, start: int) -> bool:
    """Whether the nation is only what one stands in: `đứng thứ 6 trong cả nước`."""
    return _RANKED.search(folded[max(start, nation.start - 40) : nation.start]) is not None


_RANKED = regex.compile(r"(?:nhất|thứ \w+|tốp \w+|top \w+|dẫn đầu|đứng đầu|hàng đầu)(?: của| trong| trên)? $")


def trails(sentence: Sentence, name: Name, start: int) -> bool:
    """Whether the name belongs to the figure before it, and a new item begins behind: `30 ca ở Hà Nội, 20 ca …`."""
    folded = sentence.folded
    before = next((cue for cue in reversed(sentence.cues) if cue.kind == "FIG" and cue.end <= name.start), None)
    if before is None or _SEPARATED.search(folded, before.end, name.start):
        return False
    apart = _SEPARATED.search(folded, name.end, start)
    return apart is not None and (apart[0] == ";" or _counts_alike(folded, before, start))


def _counts_alike(folded: str, before: Cue, start: int) -> bool:
    """Whether the figure at the offset ends in the same word as the one before: `30 ca …, 20 ca`."""
    unit = folded[before.start : before.end].rsplit(" ", 1)[-1]
    return folded.find(unit, start, start + _LONG_FIGURE) >= 0


def is_pair(folded: str, start: int, end: int) -> bool:
    """Whether the figure only says who the parties are: `hợp tác giữa hai nước`.

    >>> is_pair("2 bên", 0, 5), is_pair("2 xã", 0, 4)
    (True, False)
    """
    return folded[start:end] in _PAIRS


_PAIRS = frozenset(f"{two} {party}" for two in ("hai", "2", "02") for party in ("bên", "phía", "nước", "quốc gia"))


def attends(sentence: Sentence, figure: Cue) -> bool:
    """Whether the figure counts who comes to an event, which is no place's: `2.000 đại biểu dự lễ`."""
    start, end = max(sentence.start, figure.start - 50), min(sentence.end, figure.end + 24)
    words = sentence.folded[start:end]
    if "dự" not in words and "có mặt" not in words and "sự tham gia của" not in words:
        return False
    return _ATTENDS.search(sentence.folded, start, end) is not None
