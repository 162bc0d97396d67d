"""The noun that a figure counts, or that its unit measures, with its modifiers: how a noun phrase goes on to the right.

A noun is followed by nouns, adjectives and verbs that narrow it down (`hộ trồng rừng`, `quyết định xử phạt`), then by
phrases with prepositions and by what is said of it. It ends before those; behind a clause that would make it long, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.lexicon import load
from extract.resolve.figures.apart import JOINED, RATE, before_others, narrows
from extract.resolve.figures.clauses import acted_on, opens
from extract.resolve.figures.kinds import HEADS, QUALIFIERS, STOPS, TURNS, Stretch, blank
from extract.resolve.figures.pairs import PAIRS
from extract.resolve.figures.subjects import before_predicate

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence

_UNITS = load("extract.extractors.statistics", "units.tsv")
_MEASURES = frozenset(_UNITS.values)
_FIRST = frozenset(
    "ha km m m2 m² m3 m³ km2 km² kg g tấn tạ yến lít ml kwh mwh gwh kw mw gw mwp dwt teu cm mm hecta héc-ta héc "
    "ki-lô-mét cv hp mg kv mva gb mb tb km/h".split()
)
"""First words of units of measure that a substance may follow: `tấn thịt/năm`."""
CLASSIFIERS = frozenset(
    "sào con cây quả tờ chiếc cái bộ suất gói chai thùng bao hộp túi viên lượng chỉ cuốn tấm đôi bức căn ngôi liều mũi "
    "khối phần lô thửa kiện can bình bịch phuy tuýp lọ hũ bó giỏ chậu sọt khay vỉ cành bông hạt bát chén ly cốc "
    "thanh".split()
)
"""Classifiers, when they are the whole unit and a noun follows."""
_EMPTY = frozenset("con cái chiếc quả viên lượng chỉ mũi liều".split())
"""Classifiers that say nothing by themselves: the noun is another one, before them if none follows."""
_PURE = frozenset(
    (
        *(entry.surface for entry in _UNITS.entries if entry.seen in ("data", "temperature", "speed")),
        *"inch inches feet ft hz khz mhz ghz mah ma v kv a dặm".split(),
        "hải lý",
    )
)
"""Units of measure that no substance follows: `màn hình 5,5 inch độ phân giải cao`."""
_LENGTHS = frozenset(entry.surface for entry in _UNITS.entries if entry.seen == "length")
_LAND = frozenset("đất ruộng rừng lúa vườn ao mía cà chè ngô khoai rau bắc nam".split())
_RIGHT_STOPS = STOPS | {
    *("TIME", ",", ")", "prep", "will", "may", "done", "aux", "now", "and", "link", "act", "each", "scheme", "size"),
}
_VERBAL = frozenset({"done", "aux", "now", "link", "act", "have"})
_SAID = _VERBAL | TURNS | {"will", "may", ")"}
"""What begins the predicate behind a noun phrase, or closes its brackets."""
_CLOSED = regex.compile(
    r" (?:(?:(?:nói|nêu|kể) )?trên|kể cả|ra (?:xét xử|xử|tòa|khỏi)|nên|nếu|rồi|gồm|bao gồm|dưới|này|đó|ấy|kia|nữa|nào|"
    r"lúc|bởi|nằm|chứ|"
    r"(?:được|bị) (?:các|những|quốc hội|chính phủ|thủ tướng|nhà nước|trung ương|tỉnh|thành phố|huyện|xã(?! hội)|bộ|"
    r"sở(?! hữu)|ubnd|hđnd|ủy ban|hội đồng|cơ quan|lực lượng|công an|cảnh sát|hải quan|tòa|chủ tịch|bí thư|ngân hàng|"
    r"công ty|ông|bà)|"
    r"diễn ra(?= ?$| (?:vào|ngày|sáng|chiều|tối|hôm|lúc) )|"
    r"rằng|hơn|thì|nay|chỉ(?= (?:còn|có|trong) )|luôn|vẫn|đều|cũng|chẳng|sắp|hãy|(?<! chi )thường xuyên|"
    r"(?<=(?<!\w)(?:lô|kiện|mặt|đơn|món|cửa|nhà|khách|ngân|hộp|gói) hàng )không|"
    r"mang (?:biển|bks|nhãn hiệu|số hiệu))"
    r"(?![\w-])|(?<=\p{L})- "
)
_TRAILING = frozenset(
    "đi ra vào lên xuống đến tới về qua từ ở bị được có là và các những gần hơn khoảng trên dưới không chưa đã đang sẽ "
    "để cho với nhiều rất thuộc gồm do của trong nằm mang còn mỗi cùng theo bằng như một cả đủ phải tham tại tiếp "
    "quá chuyên mùa chỉ nghi gây ghi vươn xin chịu muốn kêu giúp khiến trở dịp bên đem dựa leo".split()
)
_LEADING_ON = re.compile(r" (?:mang tính|phục vụ|liên quan|tham gia|tham dự|áp dụng|dành|trực thuộc)$")
_PLACED = regex.compile(
    r"(?<=\p{Ll}) (?:thôn|bản|ấp|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP|tỉnh|khu phố)\.? ?(?=\p{Lu})"
)
"""Where a noun is: it ends the phrase before the place."""
_ACTS = frozenset(
    "chở chạy đi lưu nối xuất dẫn kéo nằm ngồi đứng dùng phục bay rơi chảy cách gây vì nên thì mà rồi nữa nếu hay này "
    "đó sẽ đều cũng nhưng trở không chưa thu trị trên kia đồng quý năm tháng ngày tuần giờ hôm mỗi so bán mua "
    "chào đổ đâm lao nổ có thay dịp giai thậm hồi lúc khi lấy gửi rút tính".split()
)
"""First words of what is no noun: `ô tô trên 10 tấn [chở vật liệu]`."""
_GRADE = regex.compile(r"đạt (?:từ )?\d(?: ?- ?\d)? sao(?: trở lên)?(?!\w)")
_WORD = regex.compile(r"\p{L}++(?!\d)")
_LONGEST = 8
_CUT = 6
"""Words that a phrase may have, and how many are kept of a longer one in which no clause begins."""
_CLAUSE = regex.compile(
    r" (?:có|được|bị|đạt|đủ|chưa|không|đang|đã|thuộc|mang|nhận|gây|tham gia|tham dự|trực thuộc|phục vụ|liên quan|"
    r"áp dụng|sử dụng|do|gồm|ảnh hưởng|chịu|nhằm|đặt|dùng|chở|gửi|gởi|nối|bằng|mới)(?!\w)"
)


def is_measure(unit: str, behind: str = "") -> bool:
    """Whether the unit is one of measure or a classifier, so that a noun behind it says what is measured.

    What stands `behind` the unit decides where it is a noun as well (`5 mẫu ruộng`, `5 mẫu đơn`).

    >>> is_measure("tấn/năm"), is_measure("hộ dân"), is_measure("mẫu", "đơn")
    (True, False, False)
    >>> is_measure("chiếc", "khẩu"), is_measure("chiếc")  # without a noun it is left to the context
    (True, True)
    """
    head = unit.split("/", 1)[0]
    if head == "mẫu":
        return not behind or behind in _LAND
    if head == "điểm":
        return not behind
    if head == "lần":
        return True
    if head in CLASSIFIERS:
        return bool(behind) or head in _EMPTY
    return head in _MEASURES or head.split(" ", 1)[0] in _FIRST or (len(head) == 3 and head.isupper())


def is_empty(unit: str) -> bool:
    """Whether the unit is a classifier that says nothing without its noun."""
    return unit in _EMPTY


def is_pure(unit: str) -> bool:
    """Whether no noun follows the unit of measure to say what is measured."""
    return unit in _PURE


def is_length(unit: str) -> bool:
    """Whether the unit is one of length, which mostly tells of what stands before it."""
    return unit in _LENGTHS


def begins_clause(folded: str, start: int) -> bool:
    """Whether the word at `start` is no noun that a unit of measure could tell of.

    >>> begins_clause("10 tấn chở vật liệu", 7), begins_clause("10 tấn gạo", 7)
    (True, False)
    """
    word = _WORD.match(folded, start)
    return word is not None and word[0] in _ACTS


def word_behind(sentence: Sentence, place: int) -> str:
    """The word that follows the figure at `place` directly; empty where a mark or a word of the clause follows."""
    end = sentence.cues[place].end
    if sentence.folded[end : end + 1] != " ":
        return ""
    after = sentence.cues[place + 1] if place + 1 < len(sentence.cues) else None
    if after is not None and after.start == end + 1 and after.kind in _RIGHT_STOPS - JOINED:
        return ""
    word = _WORD.match(sentence.folded, end + 1)
    return word[0] if word and word[0] not in _ACTS else ""


def right_phrase(sentence: Sentence, place: int, start: int, *, existential: bool) -> Stretch | None:
    """The noun phrase that begins at `start`, inside or right behind the figure at `place`."""
    folded, figure = sentence.folded, sentence.cues[place]
    end = _boundary(sentence, place, start, existential=existential)
    stop = folded.find("\n", start, end)
    end = end if stop < 0 else stop
    least = max(start, figure.end)
    first = max(least, start + 1)
    for pattern, text in ((_CLOSED, folded), (_PLACED, sentence.text)):
        closed = pattern.search(text, first, end)
        end = closed.start() if closed else end
    if folded[figure.end - 1] == "%" and start == figure.end + 1:
        said = _PREDICATE.search(folded, first, end)
        end = said.start() if said else end
    end = before_predicate(sentence, figure, start, end, existential=existential)
    end = _shortened(sentence, start, least, end)
    end = max(_without_tail(folded, first, end), start, figure.end)
    rate = RATE.search(folded, start, figure.end)
    end = end if rate is None else rate.start()  # `14 chuyến bay/tuần`: flights are counted
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    while start < end and not folded[start].isalnum():
        start += 1
    end = before_others(sentence, figure, start, end)
    if folded.startswith(("các ", "những "), start):
        start = folded.index(" ", start) + 1
    return (start, end) if start < end else None


_PREDICATE = regex.compile(
    r" (?:(?:tìm|mua|bán|nhận|vay|giữ|lấy|làm|trả|thu|đạt) )?(?:đã|được|bị|sẽ|đang|phải|có|không|chưa) "
)
"""What is said of a part in percent begins so: `36% cửa hàng Mỹ được hỏi dự định …`."""


def _boundary(sentence: Sentence, place: int, start: int, *, existential: bool) -> int:
    """Where the first word stands that no noun phrase goes on with."""
    cues, folded = sentence.cues, sentence.folded
    figure = cues[place]
    edge = figure.end
    for at in range(place + 1, len(cues)):
        cue = cues[at]
        if cue.start <= start or (existential and cue.kind in _VERBAL and folded[cue.start : cue.end] != "gồm"):
            continue
        if cue.kind not in _RIGHT_STOPS:
            if cue.kind in HEADS and _measured(sentence, at):
                return cue.start
            continue
        if start < figure.end and folded[edge : cue.start] in (" ", " chưa ", " không "):
            if folded.startswith("còn lại", cue.start):
                return cue.end
            if narrows(folded, cue) and not (cue.kind == "may" and opens(sentence, figure)):
                edge = cue.end
                continue
        if cue.kind == "have" and start < figure.end and acted_on(sentence, place):
            edge = cue.end  # `hỗ trợ 30 hộ nghèo có nhà hư hỏng`
            continue
        if start < figure.end and (grade := _GRADE.match(folded, cue.start)) is not None:
            return grade.end()  # `9 sản phẩm đạt 3 sao`
        if cue.kind == "and" and folded.startswith(" tương đương", cue.end) and start < figure.end:
            return cue.end + len(" tương đương")
        if (cue.kind == "," and _goes_on(sentence, at, figure)) or _spent(cues, at, start) or _second_half(folded, cue):
            continue
        return cue.start
    return sentence.end


def _second_half(folded: str, cue: Cue) -> bool:
    """Whether the adverb is the second half of a compound: `việc làm trực tiếp`."""
    before = folded[max(0, cue.start - 8) : cue.start].rpartition(" ")[0].rpartition(" ")[2]
    return cue.kind == "aux" and (before, folded[cue.start : cue.end]) in PAIRS


def _spent(cues: list[Cue], at: int, start: int) -> bool:
    """Whether the verb at `at` says what the sum that begins at `start` is of: `121 tỷ đồng tiền bán chung cư`."""
    before = cues[at - 1]
    return (
        cues[at].kind == "act" and before.kind == "head" and before.start == start and before.end == cues[at].start - 1
    )


def _measured(sentence: Sentence, at: int) -> bool:
    """Whether the head at `at` has a figure of its own (`12 gói ma túy trọng lượng 2 kg`)."""
    after = sentence.cues[at + 1] if at + 1 < len(sentence.cues) else None
    return (
        after is not None
        and after.kind in ("FIG", "be", *QUALIFIERS)
        and blank(sentence.folded, sentence.cues[at].end, after.start)
    )


def _goes_on(sentence: Sentence, at: int, figure: Cue) -> bool:
    """Whether one or two words behind the comma at `at` are modifiers too (`mỏ cát, sỏi được cấp phép`)."""
    comma = sentence.cues[at]
    after = sentence.cues[at + 1] if at + 1 < len(sentence.cues) else None
    if after is None or after.kind not in _SAID or comma.start <= figure.end:
        return False
    words = sentence.text[comma.end : after.start].split()
    plain = all(word.isalpha() and word.islower() for word in words)
    return 0 < len(words) <= 2 and plain and words[0] not in _OPENING


_OPENING = frozenset(
    "nhiều một hai ba các những mỗi số tổng trị giá ước hơn gần khoảng trên dưới đã không vốn đây đó".split()
)


def _shortened(sentence: Sentence, start: int, least: int, end: int) -> int:
    """Where the phrase ends if it is not to be long: before a clause in it, else between words."""
    folded = sentence.folded
    words = folded[start:end].split(" ")
    if len(words) <= _LONGEST:
        return end
    limit = start + len(" ".join(words[:_LONGEST]))
    clauses = [one.start() for one in _CLAUSE.finditer(folded, least, limit)]
    if clauses:
        return clauses[-1]
    kept = _CUT
    cased = sentence.text[start:end].split(" ")
    while kept > 1 and (
        (words[kept - 1], words[kept]) in PAIRS or (cased[kept - 1][:1].isupper() and cased[kept][:1].isupper())
    ):
        kept -= 1
    return start + len(" ".join(words[:kept]))


def _without_tail(folded: str, least: int, end: int) -> int:
    """The end without words that only lead on to what follows: `666 tàu đi [vào hoạt động]`."""
    while end > least:
        while end > least and folded[end - 1] == " ":
            end -= 1
        leading = _LEADING_ON.search(folded, max(least, end - 12), end)
        if leading is not None:
            end = leading.start()
            continue
        cut = folded.rfind(" ", least, end)
        last = folded[cut + 1 : end] if cut >= 0 else ""
        if last not in _TRAILING or (folded[max(0, cut - 12) : cut].rpartition(" ")[2], last) in PAIRS:
            return end
        end = cut
    return end
