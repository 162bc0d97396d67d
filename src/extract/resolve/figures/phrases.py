"""Noun phrases beside a figure: where they begin and end, and what heads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.resolve.figures import edges
from extract.resolve.figures.acronyms import MEASURED
from extract.resolve.figures.clauses import Left
from extract.resolve.figures.kinds import HEADS, TURNS, Stretch
from extract.resolve.figures.names import is_known

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence

_SUMS = frozenset(
    (
        *("số tiền", "tổng số tiền", "kinh phí", "tổng kinh phí", "tổng giá trị", "tổng mức đầu tư", "tổng vốn"),
        *("tổng vốn đầu tư", "diện tích", "tổng diện tích", "doanh thu", "lợi nhuận", "sản lượng"),
        *("công suất", "tổng công suất", "chiều dài", "tổng chiều dài", "chiều rộng", "chiều cao", "chiều sâu"),
        *("trọng lượng", "tải trọng", "trọng tải", "dung tích", "vận tốc", "tốc độ", "đường kính", "khối lượng"),
        *("lưu lượng", "sức chứa", "dung lượng", "mật độ"),
    )
)
"""Heads that close a phrase by themselves: what stands before them is a giver, a purpose or a place."""
_SUMMED = ("tổng ", "quy mô ")
"""Before a head that they belong to: `tổng | trọng lượng`."""
_PERSONS = frozenset("ông bà anh chị em cô chú".split())
_NAMED_ACTOR = regex.compile(r"(?: \p{Lu}[\w.]*+)++ (?=\p{Ll})")
_LEAD = re.compile(
    r"(?:[a-zđ]\) )?+(?:(?:(?:ngay )?sau khi|trước khi|kể từ khi|mặc dù|dù|tuy|vì|bởi|"
    r"với|của|cho|về|trong|tại|ở|từ|theo|vào|đến|tới|thì|mà|là|được|và|các|những|nhiều|một số|mỗi|hiện|nay|"
    r"hiện nay|đến nay|tính chung|lũy kế|tính|riêng|bình quân|"
    r"trung bình|cụ thể|khi|nếu|có|do|đã|sẽ|cũng|việc|này|năm nay|năm qua|nhằm|để|chỉ|phải|trên)"
    r"(?!\w)[\s,]*+)*+"
)
_TAIL = regex.compile(
    r"[\s,](?:(?<!(?<!\w)(?:tồn|nhà|bỏ|thông|trải|vượt|đồng)[\s,])[\s,]*+"
    r"(?:tại|ở|qua(?! (?:đào tạo|chế biến|sơ chế|sử dụng|giết mổ|xử lý))|đều)|"
    r"(?<!(?<!\w)(?:phát|xuất|thể|thực)[\s,])[\s,]*+hiện(?! (?:hành|hữu|tượng|thực|trạng|đại|vật))|"
    r"[\s,]*+(?:trên địa bàn|trên toàn|trên cả|trong (?:(?:năm|tháng|quý|kỳ|thời gian|ngày|phiên|tuần)(?! của)|đó)|thì|"
    r"hiện nay|đến nay|này|nay|đó|nói trên|"
    r"(?:được|bị) (?:báo cáo|cho là|công bố|đánh giá|ước tính|dự báo|kỳ vọng|xác định)|"
    r"đã|cũng|của cả|của toàn))(?!\w).*$"
)
"""What ends a noun phrase: place, time, adverb; not the second half of `phát hiện`, `nhà ở`, `thông qua`."""


def left_phrase(sentence: Sentence, left: Left) -> tuple[Stretch | None, str]:
    """The left noun phrase from its head on, with the kind of that head (`head…`, `act`, `actor`, `verb` or empty)."""
    if left.phrase is None:
        return None, ""
    start, end = left.phrase
    named = _named_by_verb(sentence, left)
    if named is not None:
        return trimmed(sentence, named, end, bare=True), "head.share"
    then = sentence.folded.rfind(" thì ", start, end)
    if then > 0 and any(cue.kind in HEADS and then < cue.start < end for cue in sentence.cues[left.first :]):
        start = then + len(" thì ")
    inside = [cue for cue in sentence.cues[left.first : _place_after(sentence, left.first, end)] if cue.start >= start]
    head = next(
        (cue for cue in inside if cue.kind in HEADS and cue.end <= end and not _given(sentence, inside, cue)), None
    )
    if head is not None and inside[-1].end == end and _closes(sentence, inside, end):
        head = inside[-1]
    if head is None:
        head = _deed(sentence, inside, end)
        active = TURNS.isdisjoint(left.kinds) and " được " not in sentence.folded[start:end]
        listed = head is not None and sentence.folded[start : head.start].endswith((", ", "- ", " và "))
        loose = active and left.stop not in ("-", ";", "FIG", ",", "and")
        if head is not None and loose and sentence.folded.endswith((", ", " và "), start, head.start):
            listed = False  # `để công ty thông thầu, gây thiệt hại 83 tỷ đồng`
        if head is not None and head.end == end and active and head.kind == "act":
            listed = (
                listed and sentence.folded[head.start : end] in _TRADES
            )  # `xử lý 850 xe quá khổ, xử phạt 9 tỷ đồng`
        listed = listed and not any(cue.kind == "act" and cue is not head for cue in inside)
        if head is not None and head.start > start and (listed or _SUBJECT_VERBS.intersection(left.kinds)):
            head = None  # `công nghiệp chế biến tăng 9%`: part of a subject, not what is done
    if head is not None:
        end = edges.end_of(sentence, inside, head, end)
        return trimmed(sentence, head.start, end, bare=True), "act" if head.kind == "norm" else head.kind
    return _headless(
        sentence,
        inside,
        (start, end),
        listed=left.stop in _SERIES and not left.kinds,
        valued=not _VALUING.isdisjoint(left.kinds),
    )


def _given(sentence: Sentence, inside: list[Cue], head: Cue) -> bool:
    """Whether the head is the recipient of what is done: `thu hồi cho ngân sách 5 tỷ đồng tiền thuế`."""
    if not sentence.folded.endswith(" cho ", inside[0].start, head.start):
        return False
    return any(cue.kind == "act" and cue.start < head.start for cue in inside)


def points_back(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether the phrase only points to a figure told before: `con số này năm sau sẽ là 45 triệu`."""
    folded = sentence.folded
    return folded[slice(*phrase)] in _POINTERS and folded.startswith((" này", " đó", " trên", " ấy"), phrase[1])


_POINTERS = frozenset(("con số", "tỷ lệ", "tỉ lệ"))


def _closes(sentence: Sentence, inside: list[Cue], end: int) -> bool:
    """Whether the last element closes the phrase: a noun that sums up, or a second verb (`và chiếm hưởng`)."""
    last, before = inside[-1], inside[-2] if len(inside) > 1 else None
    if last.kind == "head" and before is not None and before.kind == "aux" and _acts(sentence, last):
        return before.end == last.start - 1
    if last.kind in HEADS and before is not None and before.kind == "act" and before.end == last.start - 1:
        return _OBLIGED.search(sentence.folded, inside[0].start, before.start) is not None
    kept = last.kind == "head.up" and sentence.folded.endswith(_KEEPS, inside[0].start, last.start)
    if kept or sentence.folded[last.start : end] in _SUMS:
        return kept or not sentence.folded.endswith(_SUMMED, inside[0].start, last.start)
    if last.kind != "act" or before is None or before.kind != "and" or before.end != last.start - 1:
        return False
    if len(inside) > 3 and inside[-4].kind in HEADS and inside[-4].end == inside[-3].start - 1:
        return False  # `chiều dài đầu tư và thu hồi đất`
    return any(cue.kind == "act" for cue in inside[:-2])  # `số lợn bệnh và tiêu hủy` coordinates no verbs


_KEEPS = (" duy trì ", " giữ ", " giữ được ", " ghi nhận ", " đạt được ")
"""Verbs whose object a rate of growth is: `hàng gỗ duy trì tốc độ tăng trưởng 10%`."""
_TRADES = frozenset(("xây dựng", "khai thác", "chế biến", "trồng", "nuôi", "chăn nuôi", "đào tạo", "xây", "bán", "mua"))
"""Deeds that are branches of the economy in a list: `công nghiệp, xây dựng 44%`."""


def _acts(sentence: Sentence, head: Cue) -> bool:
    return sentence.folded[head.start : head.end] in _DEEDS


_DEEDS = frozenset(("giải ngân", "thu", "chi", "xuất khẩu", "nhập khẩu", "tiêu thụ", "sản xuất"))
"""Heads that are verbs behind an adverb: `các dự án có quy mô vốn lớn đều giải ngân đạt 90%`."""
_OBLIGED = regex.compile(r" (?:phải|sẽ|đã|bị|được) $|(?<=^(?:phải|sẽ|đã|bị|được) )$")
"""Before a verb whose object is measured: `xe trọng tải lớn phải nộp phí 2 triệu đồng`."""


def _deed(sentence: Sentence, inside: list[Cue], end: int) -> Cue | None:
    """What is done: the first verb of the last verb phrase (`bên mua sẽ thanh toán`, `giá cao hơn nên bị phạt`)."""
    deeds = [cue for cue in inside if cue.kind in ("act", "norm")]
    begun = max((cue.end for cue in inside if cue.kind in ("will", "done", "may") and cue.end < end), default=0)
    then = sentence.folded.rfind(" thì ", inside[0].start if inside else end, end)
    later = [cue for cue in deeds if cue.start >= max(begun, then)]
    joined = {cue.end + 1 for cue in inside if cue.kind == "and"}
    later = [cue for cue in later[1:] if cue.start in joined] or later
    return next(iter(later or deeds), None)


def headed(sentence: Sentence, head: Cue, end: int) -> Stretch | None:
    """The phrase from its head to `end`, without whose it is, and what is said of it."""
    return trimmed(sentence, head.start, edges.owned(sentence, head, end), bare=True)


def _named_by_verb(sentence: Sentence, left: Left) -> int | None:
    """Where the noun begins that closes the verb before a phrase: `đạt tỷ lệ | bao phủ 82%`."""
    verb = sentence.cues[left.first - 1] if left.first else None
    if (
        verb is None
        or left.phrase is None
        or verb.kind not in ("be", "have", "share")
        or verb.end + 1 != left.phrase[0]
    ):
        return None
    return verb.end - 5 if sentence.folded.endswith((" tỷ lệ", " tỉ lệ"), verb.start, verb.end) else None


_VALUING = frozenset({"be", "to", "size"})
_SUBJECT_VERBS = frozenset({"up", "down", "be", "share", "equal"})


def _headless(
    sentence: Sentence, inside: list[Cue], bounds: Stretch, *, listed: bool, valued: bool
) -> tuple[Stretch | None, str]:
    """A phrase without a head: a holder (`actor`), what a holder does (`verb`), or any other noun."""
    end = bounds[1]
    verbs = [cue.end for cue in inside if cue.kind in ("done", "will", "may", "aux", "now") and cue.end < end]
    phrase = trimmed(sentence, verbs[-1] if verbs else bounds[0], end)
    passive = _PASSIVE.search(sentence.folded, *bounds) if phrase is not None and valued and verbs else None
    if passive is not None:
        subject = trimmed(sentence, bounds[0], passive.start())
        phrase, verbs = (phrase, verbs) if subject is None else (subject, [])  # `hợp đồng đã được ký trị giá …`
    if phrase is None:
        return None, ""
    actor = next((cue for cue in inside if cue.kind == "actor"), None)
    if actor is not None and actor.start <= phrase[0] + 1:
        if sentence.folded[actor.start : actor.end] in _PERSONS:
            said = _NAMED_ACTOR.match(sentence.text, actor.end, phrase[1])
            if said is not None:
                return (said.end(), phrase[1]), "verb"
        return phrase, "actor"
    if is_named(sentence, phrase) or _bare_name(sentence, phrase, listed=listed):
        return phrase, "actor"
    return phrase, "verb" if verbs and not sentence.folded.startswith("việc ", verbs[-1] + 1) else ""


_PASSIVE = regex.compile(r" (?:đã |cũng |mới )*+(?:được|bị) ")
"""What happened to a subject: `hợp đồng đã được ký trị giá …`."""


def _place_after(sentence: Sentence, first: int, end: int) -> int:
    cues = sentence.cues
    place = first
    while place < len(cues) and cues[place].start < end:
        place += 1
    return place


def trimmed(sentence: Sentence, start: int, end: int, *, bare: bool = False) -> Stretch | None:
    """The phrase without leading function words (`bare`: it has none) and a trailing place or time."""
    folded = sentence.folded
    while start < end and not folded[start].isalnum():
        start += 1
    lead = None if bare else _LEAD.match(folded, start, end)
    if lead is not None:
        start = lead.end()
    for cue in sentence.times:
        if cue.start <= start < cue.end:
            start = cue.end
        elif start < cue.start < end:
            end = cue.start
            break
    tail = _TAIL.search(folded, start, end)
    if tail is not None and tail.start() > start:
        end = tail.start()
    if folded[start:end] in _NO_NOUNS:
        return None
    if folded[start:end].rstrip().endswith(_LOOSE):
        loose = _LOOSE_END.search(folded, start, end)
        end = end if loose is None else loose.start()
    while end > start and not folded[end - 1].isalnum() and (folded[end - 1] != ")" or "(" not in folded[start:end]):
        end -= 1
    while start < end and not folded[start].isalnum():
        start += 1
    return (start, end) if any(len(word) > 1 and word.isalpha() for word in folded[start:end].split()) else None


_NO_NOUNS = frozenset(
    (
        *("chưa", "không", "thấp", "cao", "khá cao", "khá thấp", "rất cao", "rất thấp", "trung bình", "kỷ lục", "tốt"),
        *("khá", "năm", "tháng", "quý", "kỳ", "giai đoạn", "thời gian", "dịp", "nơi", "lúc", "ngày", "tuần", "cuối"),
        *("đầu", "giữa", "x", "bất thường", "đột biến", "đây", "nó", "chúng ta", "ta", "sao", "sao không", "vì sao"),
        *("thôi", "nữa", "rất", "trở lại", "trở lại đây", "lại", "thời điểm", "thời điểm cao nhất", "lúc cao nhất"),
        *("đỉnh điểm", "ước"),
    )
)
"""Adverbs, times, and what is said of a level before its figure: `còn ở mức thấp, chỉ đạt 28%`."""
_LOOSE = tuple("cả từ đến tới với cho của là khoảng và để tại ở về theo quanh lên trong mà được".split())
_LOOSE_END = regex.compile(
    rf"(?:(?<!(?<!\w)(?:nhà|xung|chứng|tồn|bồi|động|ngoài|nhớ|giá|thợ|tất|con))[\s,]++(?:{'|'.join(_LOOSE)}))++\s*+$"
)
"""Function words left over at the end of a phrase: `phạt từ`."""


def is_named(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether the phrase is a name: its first two words begin with a capital (but `Thịt lợn Hà Nam`)."""
    words = sentence.text[phrase[0] : phrase[1]].split()
    capitals = sum(word[0].isupper() for word in words)
    if words[:2] == ["khu", "vực"] and len(words) > 2 and words[2][0].isupper():
        return True
    if capitals < 2 or not words[0][0].isupper():
        return False
    if words[1][0].isupper() and words[1] not in MEASURED and capitals >= 0.4 * len(words):
        return True
    return is_known(sentence.folded[phrase[0] : phrase[1]])


_SERIES = frozenset({",", ";", "and"})
_LONGEST_SYLLABLE = 7
"""Letters of a Vietnamese syllable (`nghiêng`): a longer word is a name."""


def _bare_name(sentence: Sentence, phrase: Stretch, *, listed: bool) -> bool:
    """Whether a phrase is one capitalised word inside the sentence; one all in capitals, an item of a series.

    `SCIC 8.669 tỷ đồng, Agribank 3.133 tỷ đồng`; but `năm nay GRDP đạt …`.
    """
    word = sentence.text[phrase[0] : phrase[1]]
    if not word[0].isupper() or " " in word:
        return False
    if phrase[0] < sentence.start + 3:
        return sentence.text.startswith(":", phrase[1]) and (len(word) > _LONGEST_SYLLABLE or word.isupper())
    return listed or word[1:].islower()


def growth(sentence: Sentence, place: int, left: Left) -> Stretch | None:
    """The verb `tăng trưởng` where only a place or firm is said to grow, so that growth is what is measured."""
    if "up" not in left.kinds:
        return None
    verb = next((cue for cue in reversed(sentence.cues[:place]) if cue.kind in ("up", "FIG")), None)
    if verb is None or sentence.folded[verb.start : verb.end] != "tăng trưởng":
        return None
    return verb.start, verb.end
