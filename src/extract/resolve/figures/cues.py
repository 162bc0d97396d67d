"""The words and marks of a sentence that tell what its figures measure, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick
import regex
from msgspec import Struct
from msgspec.structs import replace

from extract.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.extractors.statistics import Figure
    from extract.resolve.times import ResolvedTime
    from extract.rule import Match
    from extract.segment import Reading

MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    '"': '"',
    " - ": "-",
    "…": ";",
    "...": ";",
    "●": ";",
    "•": ";",
    "►": ";",
}
_MARKS = frozenset(MARKS.values())


class Cue(Struct, frozen=True, order=True, gc=False):
    """One element of a sentence: a cue word (`kind` as in cues.tsv), a mark, a figure (`FIG`) or a time (`TIME`)."""

    start: int
    end: int
    kind: str
    number: int = -1


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of the view with its elements in order.

    `places` are the positions of its figures among them, `times` its times.
    """

    start: int
    end: int
    folded: str
    text: str
    cues: list[Cue]
    places: list[int]
    times: list[Cue]


def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for name in ("cues.tsv", "compounds.tsv"):
        for entry in load("extract.resolve.figures", name).entries:
            automaton.add_word(entry.surface, (1 - len(entry.surface), -len(entry.surface), entry.value))
    for mark, kind in MARKS.items():
        automaton.add_word(mark, (1 - len(mark), -len(mark), kind))
    automaton.make_automaton()
    return automaton


_WORDS = _automaton()


def read(
    reading: Reading,
    bounds: tuple[int, int],
    figures: Sequence[tuple[int, Match[Figure]]],
    times: Sequence[tuple[int, ResolvedTime]],
) -> Sentence:
    """The sentence `bounds` with its elements; `figures` and `times` are those within it, with their numbers."""
    start, end = bounds
    folded = reading.folded
    fixed = [Cue(figure.start, figure.end, "FIG", index) for index, figure in figures]
    fixed.extend(Cue(time.start, time.end, "TIME", index) for index, time in times)
    fixed.sort()
    cues: list[Cue] = []
    reach, upcoming = start, iter(fixed)
    waiting = next(upcoming, None)
    for first, last, kind in _words(reading.text, folded, start, end):
        while waiting is not None and waiting.start <= first:
            cues.append(waiting)
            reach = max(reach, waiting.end)
            waiting = next(upcoming, None)
        if first >= reach and (waiting is None or last <= waiting.start):
            cues.append(Cue(first, last, kind))
        elif first >= reach and kind == "part" and waiting is not None and folded.endswith(" mỗi", first, last):
            cues.append(Cue(first, last - len(" mỗi"), "mean"))  # `bình quân mỗi năm`
    if waiting is not None:
        cues.append(waiting)
        cues.extend(upcoming)
    _verbs(folded, start, cues)
    places = [at for at, cue in enumerate(cues) if cue.kind == "FIG"] if figures else []
    dated = [cue for cue in cues if cue.kind == "TIME"] if times else []
    return Sentence(start, end, folded, reading.text, cues, places, dated)


def _verbs(folded: str, start: int, cues: list[Cue]) -> None:
    """Read `tăng trưởng` as a verb where a subject stands before it and a figure or its adverb behind.

    `ngành công nghiệp tăng trưởng 7%`, but `mục tiêu tăng trưởng 7%`, `tăng trưởng đạt 7%`.
    """
    for at, cue in enumerate(cues):
        if cue.kind == "be" and folded[cue.start : cue.end] in _VALUES and _NOUN.match(folded, cue.end) is not None:
            part = (
                at and cues[at - 1].kind == "FIG" and cues[at - 1].end == cue.start - 1
            )  # `12% tổng trị giá nhập khẩu`
            cues[at] = cue if part else replace(cue, kind="head")  # `trị giá xuất khẩu cả năm đạt 12 tỷ USD`
        if cue.kind == "be" and folded.startswith(_WORTH, cue.start) and cue.end - cue.start == len(_WORTH):
            after = cues[at + 1] if at + 1 < len(cues) else None
            if after is not None and after.start > cue.end + 1 and not folded.startswith(_BEFORE_FIGURES, cue.end):
                cues[at] = replace(cue, start=cue.start + 3, kind="head")  # `có giá trị thương hiệu 5 tỷ đồng`
        if cue.kind != "head.up" or not folded.startswith(_GROWS, cue.start) or cue.end - cue.start != len(_GROWS):
            continue
        before = cues[at - 1] if at else None
        near = before is not None and not folded[before.end : cue.start].strip()
        subject = before is not None and before.kind in _SUBJECTS if near else _subject(folded[start : cue.start])
        after = cues[at + 1] if at + 1 < len(cues) else None
        if subject and after is not None and after.kind in _MEASURED and not folded[cue.end : after.start].strip():
            cues[at] = replace(cue, kind="up")


def _subject(words: str) -> bool:
    """Whether a noun that may grow ends the words before the verb."""
    words = words.rstrip()
    return words[-1:].isalpha() and not words.endswith(_CALLS)


_VALUES = frozenset(("trị giá", "tổng trị giá"))
_NOUN = regex.compile(r" (?:nhập|xuất|xk|nk|xnk|hàng|lô|của|thương mại|sản xuất|giao dịch|hợp đồng|theo) ")
_WORTH = "có giá trị"
_BEFORE_FIGURES = tuple(f" {word} " for word in "từ lên tới đến trên dưới hơn gần khoảng ước là".split())
"""Words behind `có giá trị` that lead to a figure, so that no noun says what has the worth."""
_GROWS = "tăng trưởng"
_SUBJECTS = frozenset({"head", "actor", "act", "aux", "done", "will", "may", ")", "TIME", "now", "head.rate"})
"""What may stand right before the verb: its subject, or an auxiliary."""
_CALLS = (
    *("duy trì", "thúc đẩy", "kỳ vọng", "động lực", "mô hình", "tiềm năng", "dư địa", "đặt", "giữ", "triển vọng"),
    *("kích thích", "mong muốn", "ưu tiên", "đặt ra", "đề ra", "hướng tới", "nhịp", "quyết tâm", "bảo đảm", "đảm bảo"),
)
"""Words whose object growth is."""
_MEASURED = frozenset({"FIG", "aux", "q.more", "q.less", "q.about", "q.min", "q.max", "each", "to", "mean", "link"})
"""What may stand right behind the verb."""


def _words(text: str, folded: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Cue words and marks at word boundaries, the longest at each place; nouns that hide cue words hide them here."""
    found: list[tuple[int, int, str]] = []
    reach = start
    for first, shorter, kind in _longest(folded, start, end):
        if first < reach:
            continue
        last = first - shorter
        if kind in _MARKS:
            if kind == "," and folded[first - 1 : first].isdigit() and folded[last : last + 1].isdigit():
                continue
        elif (
            folded[first - 1 : first].isalnum()
            or folded[last : last + 1].isalnum()
            or "&" in (folded[first - 1 : first], folded[last : last + 1])
            or (kind in _NO_CUES and _NO_CUES[kind](folded, first, last))
            or (kind == "order" and _given(text, folded, first, last))
            or (text[first].isupper() and first > start and kind in _NAMES and _names(text, first, last, kind))
        ):
            continue
        elif shorter == -2 and folded.startswith("số", first) and folded[last + 1 : last + 2].isdigit():
            continue  # `Nghị quyết số 18`
        reach = last
        if kind == "actor" and folded.startswith(_FIRMS, first):
            name = _FIRM_NAME.match(text, last, end)
            reach = reach if name is None else name.end()
        if kind != "noun":
            found.append((first, last, kind))
    return found


def _no_noun(folded: str, first: int, last: int) -> bool:
    """Whether the noun is none: `315.000 tỷ đồng bằng 93% dự toán` speaks of no plain, `có công | suất` of no merit.

    So are `tăng giá | trị sản xuất` and `toàn quốc | gia tăng`, made of the ends of two words.
    """
    if folded.startswith("đồng ", first) and folded.endswith(_SCALES, 0, first):
        return True
    if folded.startswith("giá trị", last - 3) or folded.startswith("có công suất", first):
        return True
    return folded.startswith("gia tăng", first) and folded.endswith("quốc ", 0, first)


def _likened(folded: str, first: int, _: int) -> bool:
    """Whether `như vậy` only points back: `các khoản chi như vậy`."""
    return folded.startswith("như vậy", first) and folded[first - 2 : first - 1].isalpha()


def _given(text: str, folded: str, first: int, last: int) -> bool:
    """Whether `giao` gives no task to a body with a name: `số vốn chưa giao`, `chỉ tiêu giao năm 2020`."""
    named = last + 5 if folded.startswith(" cho ", last) else last + 1
    return folded.startswith("giao", first) and not text[named : named + 1].isupper()


def _priced_by(folded: str, first: int, last: int) -> bool:
    """Whether the word is a measure by which gold is priced: `63 triệu đồng một lượng`."""
    return folded.startswith("lượng", first) and last - first == len("lượng") and folded.endswith(_PRICES, 0, first)


_PRICES = ("đồng một ", "đồng mỗi ", "usd một ", "usd mỗi ", "triệu một ", "triệu mỗi ")
_NO_CUES = {"noun": _no_noun, "say": _likened, "head": _priced_by}
_SCALES = ("tỷ ", "tỉ ", "triệu ", "nghìn ", "ngàn ")
_NAMES = frozenset({"head", "act", "up", "down", "have", "be", "size", "equal"})
"""Kinds of which a single capitalised word may be part of a name: `Lương`, `Thu`, `Cao Bằng`."""


def _names(text: str, first: int, last: int, kind: str) -> bool:
    """Whether the capitalised word, which does not open the sentence, is part of a name rather than a cue."""
    if last - first < _ONE_WORD:
        return text[first - 2 : first].strip(" ").isalnum() or text[last + 1 : last + 2].isupper()
    return _behind_body(text, first) or (kind == "act" and text[last + 1 : last + 2].isupper())


_ONE_WORD = 7


def _behind_body(text: str, first: int) -> bool:
    """Whether the capitalised word follows the word for a body that it names: `Sở Xây dựng`, `Ban Đầu tư`."""
    return text[max(0, first - 8) : first].split(" ")[-2:-1] in _BODY_WORDS


_BODY_WORDS = tuple(
    [word] for word in ("Sở", "Bộ", "Ban", "Cục", "Vụ", "Phòng", "Quỹ", "Viện", "Hội", "Ngành", "sở", "bộ")
)
"""Words before the name of a body."""


_FIRMS = (
    "công ty",
    "cty",
    "tập đoàn",
    "tổng công ty",
    "ngân hàng",
    "dntn",
    "doanh nghiệp tư nhân",
    "hợp tác xã",
    "htx",
)
_FIRM_NAME = regex.compile(
    r"(?: (?:cổ phần|CP|TNHH|MTV|một thành viên|đầu tư|xây dựng|thương mại|phát triển|tư vấn|sản xuất|dịch vụ|"
    r"xuất nhập khẩu|khai thác|chế biến|kinh doanh|quản lý|vận tải|tài chính|bất động sản|cổ phần hóa|và|-|&|"
    r"\p{Lu}[\w.&]*+))*? \p{Lu}[\w.&]*+(?: \p{Lu}[\w.&]*+){0,6}+"
)
"""A firm's name behind the word for a firm: the words of its trade are no deeds (`Công ty cổ phần đầu tư Hoa Sen`)."""


def _longest(folded: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """All hits as start, length below zero, and kind; in order, the longest first where several start.

    A hit that ends inside a word counts as none.
    """
    sentence = folded[start:end] + "\n"  # iter copies all that it is given at every call, whatever part it is to read
    hits = [(start + last + offset, shorter, kind) for last, (offset, shorter, kind) in _WORDS.iter(sentence)]
    hits.sort()
    return hits
