"""When what looks like a holder says what is measured (goods, indexes), and when a figure goes on with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.grammar.names import is_syllable
from extract.resolve.figures import objects
from extract.resolve.figures.kinds import VERBS

if TYPE_CHECKING:
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.clauses import Left
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.kinds import Stretch
    from extract.resolve.figures.readings import FigureReading


def names(sentence: Sentence, done: dict[int, FigureReading], figure: Figure, left: Left, phrase: Stretch) -> bool:
    """Whether the phrase, a holder by its form, says what the figure measures; `done` are the figures before it."""
    return (
        _listed(sentence, done, figure, left, phrase)
        or _is_priced(sentence, figure, phrase)
        or _indexed(sentence, done, figure, left, phrase)
        or ("share" in left.kinds and _is_common(sentence, phrase))
    )


def is_stage(sentence: Sentence, left: Left, phrase: Stretch) -> bool:
    """Whether a part of the time or of the work holds what the whole does: `tổng vốn 9 tỷ, giai đoạn 1 là 2 tỷ`."""
    parted = any(cue.kind == "part" for cue in sentence.cues[: left.first])
    return parted and left.stop in ("part", ",", ";", "-") and _STAGE.match(sentence.folded, *phrase) is not None


_STAGE = regex.compile(
    r"(?:giai đoạn|đợt|kỳ|phần|hạng mục|gói thầu|dự án thành phần)(?: (?:\d\S*|i{1,3}|iv|đầu|sau|tiếp theo|còn lại))?$"
)


def counted_before(sentence: Sentence, place: int, left: Left) -> int:
    """The place of the figure that counts what is named: `4 tập đoàn hàng đầu Samsung, Foxconn chiếm 70%`; else -1."""
    at = next((at for at in range(left.first - 1, -1, -1) if sentence.cues[at].kind not in _NAMING), -1)
    return at if place - at > 1 + len(left.kinds) else -1


_NAMING = frozenset({",", "and", "rank", "actor"})


def parted(sentence: Sentence, done: dict[int, FigureReading], place: int) -> FigureReading | None:
    """What `trong đó` parts into percentages: `xử lý 600 tỷ đồng nợ xấu, trong đó ngân hàng xử lý 55%`."""
    cues = sentence.cues
    part = next((at for at in range(place - 1, -1, -1) if cues[at].kind in ("part", ";")), -1)
    if part < 0 or cues[part].kind != "part" or any(at > part for at in done):
        return None
    before = next(reversed(done.values()), None)
    return before if before is not None and before.kind in ("money", "quantity") else None


def alike(other: FigureReading, figure: Figure) -> bool:
    """Whether the figure can measure what the other one does: hectares go with hectares, sums with sums."""
    counted = figure.kind in ("quantity", "ratio")
    return other.kind == figure.kind and (not counted or other.unit == figure.unit)


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one, or one is the other with more words: `54 vụ tai nạn, tăng 8 vụ`."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def is_new(done: dict[int, FigureReading], figure: Figure) -> bool:
    """Whether what changes is a noun that none of the figures before counts: `giảm 60 đơn vị, giảm 12 cấp trưởng`."""
    if figure.unit in objects.ANY:
        return False
    return not any(same_unit(other.unit, figure.unit) for other in done.values())


def goes_on(sentence: Sentence, figure: Figure, left: Left, phrase: Stretch | None) -> bool:
    """Whether a sum may measure what one in another sentence does.

    It may where its clause says that something amounts to it or holds it; what a person does with it is another matter.
    """
    if figure.kind != "money" or left.bracket or left.stop in ("part", ";"):
        return True
    given = left.stop == "conj" and sentence.folded.startswith("đưa ", sentence.cues[left.first - 1].start)
    if phrase is None or given:  # `đưa cho Lâm 500.000 USD`
        return "with" not in left.kinds and not (given and phrase is not None)
    counted = sentence.folded.startswith(("vài ", "mấy ", "hàng "), phrase[0])  # `vài trăm nghìn đến một triệu đồng`
    if counted or VERBS.intersection(left.kinds) or sentence.folded.endswith("mỗi ", sentence.start, phrase[0]):
        return True
    if any(cue.kind == "part" for cue in sentence.cues[: left.first]):
        return True
    last = sentence.text.rfind(" ", phrase[0], phrase[1]) + 1 or phrase[0]
    return sentence.text[max(last, phrase[0])].isupper()


_OF = regex.compile(r" ?(?:còn |riêng )?của ")


def aims(sentence: Sentence, place: int, figure: Figure, left: Left) -> bool:
    """Whether the figure says more of what was spoken of before: `đồng ý với mục tiêu 5%`."""
    before = sentence.cues[place - 1] if place else None
    if figure.kind != "quantity" and left.phrase is not None and _OF.match(sentence.folded, *left.phrase):
        return True  # `lương của mình là 22 triệu đồng, còn của thợ là 8 triệu đồng`
    return (
        figure.kind != "quantity"
        and before is not None
        and before.end == sentence.cues[place].start - 1
        and sentence.folded.endswith(("mục tiêu", "chỉ tiêu"), before.start, before.end)
    )


def _indexed(sentence: Sentence, done: dict[int, FigureReading], figure: Figure, left: Left, phrase: Stretch) -> bool:
    """Whether the name is another index or share in a series: `chỉ số S&P 500 tăng 0,6%, Nasdaq giảm 0,2%`."""
    if figure.unit not in ("%", "điểm"):
        return False
    other = next((one.indicator for one in done.values() if one.indicator is not None), None)
    if other is None:
        return False
    if sentence.text[slice(*other)].isupper():
        return sentence.text[slice(*phrase)].isupper()  # `DRH +3,8%, HDC +3,5%`
    moved = not {"up", "down", "with"}.isdisjoint(left.kinds)
    return moved and sentence.folded.startswith("chỉ số ", other[0])


def _listed(sentence: Sentence, done: dict[int, FigureReading], figure: Figure, left: Left, phrase: Stretch) -> bool:
    """Whether a common noun is an item of a list of sums: `ngân sách 70 tỷ đồng, doanh nghiệp 9 tỷ đồng`."""
    if left.stop not in (",", ";", "-", "FIG") or left.kinds or figure.kind != "money" or not done:
        return False
    other = next(reversed(done.values()))
    if "/" in figure.unit and other.unit.startswith("VND/"):
        return True  # `Urê Phú Mỹ 6.200 đ/kg, Kali Hà Nội 8.650 đ/kg`: prices are told of goods
    common = not any(letter.isupper() for letter in sentence.text[slice(*phrase)])
    return common and other.unit == figure.unit and objects.bare(sentence, left, figure.unit)


def _is_priced(sentence: Sentence, figure: Figure, phrase: Stretch) -> bool:
    """Whether the figure is the price of a measure of what the phrase names: `Xăng E5 tăng 800 đồng/lít`."""
    if figure.kind != "money" or figure.unit.partition("/")[2] not in _TRADED:
        return False
    words = sentence.text[slice(*phrase)].split()
    coded = any(word.isupper() or not is_syllable(word.lower()) for word in words[1:])
    return is_syllable(words[0].lower()) and coded and not _SELLERS.match(sentence.folded, *phrase)


_TRADED = frozenset(
    ("lít", "kg", "tấn", "tạ", "thùng", "lượng", "chỉ", "ounce", "bao", "con", "quả", "m3", "gam", "cây", "bó")
)
"""Measures by which goods are priced."""
_SELLERS = regex.compile(
    r"(?:tp|tỉnh|huyện|xã|thành phố|thị xã|quận|phường|vùng|chợ|siêu thị|cửa hàng|công ty|tập đoàn|doanh nghiệp|hãng|"
    r"tiệm|đại lý|ngân hàng|nhà máy|khu vực|miền|các|ông|bà|anh|chị|người)(?!\w)"
)


def _is_common(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether a common noun, no place, makes up a share: `doanh nghiệp nhỏ chiếm 12%`."""
    words = sentence.text[slice(*phrase)].split()
    return len(words) > 2 and words[0].lower() in _MEMBERS and not any(word[0].isupper() for word in words[1:])


_MEMBERS = frozenset(("doanh", "nhóm", "khối", "người", "hộ", "đại", "trường", "hợp"))
"""First words of nouns for whom a whole is made up of."""
