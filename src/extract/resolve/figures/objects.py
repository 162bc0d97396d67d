"""What a figure counts or measures by itself: the noun inside it or right behind it, and when that one counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from extract.resolve.figures import shares
from extract.resolve.figures.clauses import Left
from extract.resolve.figures.kinds import HEADS, VERBS, Stretch
from extract.resolve.figures.nouns import CLASSIFIERS, begins_clause, is_length, is_measure, is_pure, word_behind

if TYPE_CHECKING:
    from extract.extractors.statistics import Figure
    from extract.resolve.figures.cues import Sentence

_COUNT = regex.compile(r"(?:(?:tổng )?số (?!tiền|vốn|liệu)(?:lượng )?+|(?:tổng )?lượ(?:t|ng) (?:hành )?khách)\w*")
_CAPACITY = regex.compile(
    r"(?:tổng )?(?:số|lượng|sản lượng|doanh số|đàn|dân số|công suất|năng lực|khả năng(?! cao| lớn)|"
    r"quy mô|biên chế|mật độ|hạn ngạch|nhu cầu|sức chứa|tần suất|tải trọng|trọng tải)(?!\w)"
)
PERSONS = frozenset(("người", "đồng chí", "trường hợp", *CLASSIFIERS))
"""Units that count what another noun names: `đảng viên 38 đồng chí`."""
EVENTS = frozenset("cuộc lần đợt buổi lượt hội phiên chuyến suất kỳ tiết".split())
"""Units of what happens several times: `khám bệnh 3 đợt`."""
ANY = PERSONS | EVENTS | frozenset(("vụ", "ca", "em", "cháu", "đơn vị", "đầu mối", "điểm", "bậc", "hạng"))
"""Units that may count what another noun counted before: `xảy ra 12 ca mắc, giảm 3 trường hợp`."""


_TAKES_PERSONS = regex.compile(
    r"(?<!\w)(?:bắt|giữ|bắt giữ|tạm giữ|mời|chết|giết|cứu|cứu sống|tuyển|tuyển dụng|nhận|cử|chọn|bầu|khởi tố|truy tố|"
    r"xử phạt|phát hiện|hỗ trợ|giúp|gặp|thuê|sử dụng|huy động|điều động|kết nạp|xét xử|tiếp|đón|thêm|đưa|chở|dẫn|"
    r"khiến|sơ tán|sa thải|kỷ luật|cách chức|tặng|thưởng|khen thưởng|khám|điều trị|dạy|gọi|tập trung|chứa|bổ nhiệm|"
    r"quản lý|giám sát|theo dõi|ghi nhận|xác minh|xử lý|cách ly|phát sinh|xác định|lấy mẫu|tiêm|xét nghiệm|chăm sóc|"
    r"kiểm tra|thanh tra|tố giác|giải cứu|đào tạo|tập huấn|bảo vệ|nuôi|trợ giúp|hướng dẫn|tư vấn|giới thiệu|bố trí|"
    r"miễn nhiệm|điều chuyển|di dời|di chuyển|trục xuất|bắn|tiêu diệt|phục vụ|thu hút|tiếp nhận|"
    r"quy tụ|mất tích|tử vong|bị thương|thương vong|thiệt mạng)$"
)
"""Verbs whose object persons are: they don't say what is counted."""


def bare(sentence: Sentence, left: Left, unit: str) -> bool:
    """Whether a unit of persons or things is told of what stands before it, which is no sentence of its own."""
    if left.phrase is None or sentence.folded.startswith(" được ", left.phrase[1]):
        return False
    if _TAKES_PERSONS.search(sentence.folded, *left.phrase) and unit not in CLASSIFIERS:
        return False
    words = sentence.text[slice(*left.phrase)].split()
    longest = 8 if unit in CLASSIFIERS else 4
    return len(words) <= longest and not any(word[0].isupper() for word in words[1:]) and words[-1][-1] != ","


def glosses(sentence: Sentence, figure: Figure, left: Left) -> bool:
    """Whether a counted figure in brackets counts what stands before them: `các xã nghèo (12 xã)`."""
    if left.phrase is None or "have" in left.kinds or _NAMED_PLACE.match(sentence.text, *left.phrase):
        return False
    words = sentence.folded[slice(*left.phrase)].split()
    return figure.unit in PERSONS or figure.unit in EVENTS or figure.unit.split(" ", 1)[0] in words


_NAMED_PLACE = regex.compile(r"(?:thôn|xóm|bản|ấp|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP|tỉnh) \p{Lu}")


def scored(left: Left, head: str) -> bool:
    """Whether points are had or given, so that they count themselves, and are no level of an index."""
    return left.leans is None and head not in HEADS and {"have", "with", "link"}.issuperset(left.kinds)


def ends(sentence: Sentence, left: Left, phrase: Stretch) -> bool:
    """Whether the phrase says something and reaches to the figure's predicate, with no other part between.

    So `với quy mô lớn trên địa bàn, bắt giữ 2 đối tượng` tells nothing of a scale.
    """
    if sentence.folded[phrase[0] : phrase[1]] in _BARE or left.phrase is None:
        return False
    if sentence.folded.endswith((" thành", "chia làm"), *phrase):
        return False  # `chia thành 5 đợt`
    return "," not in sentence.folded[phrase[1] : left.phrase[1]]


_BARE = frozenset(("số", "tổng số", "tổng", "tổng số lượng"))


def thing(sentence: Sentence, phrase: Stretch) -> Stretch:
    """The one thing that a deed is done to, whose measure follows: `mua [mảnh đất] gần 70 m2`."""
    found = None if sentence.folded.startswith(_APART, phrase[0]) else _ONE_THING.match(sentence.folded, *phrase)
    if found is None and "cách " not in sentence.folded[slice(*phrase)]:
        found = max(_BIT_OF_LAND.finditer(sentence.folded, *phrase), key=lambda one: one.end(), default=None)
    return (found.end(), phrase[1]) if found else phrase


_ONE_THING = regex.compile(
    r"(?:\p{L}++ ){1,2}(?=(?:mảnh|khu|thửa|căn|chiếc|tòa|ngôi|tuyến|đoạn|trung tâm|nhà máy|con đường|cây cầu|sân|bãi|"
    r"hồ|trang trại|nông trại|cánh đồng|con tàu|tàu|thủy điện|nhà) \p{L})"
)


_APART = ("cách ", "nằm cách ", "chỉ cách ", "giờ cách ")
_BIT_OF_LAND = regex.compile(
    r"(?:đối với|của|trên|tại|có|là|cho|thành|nhiều|các|những|một|mỗi|và|dựng|xây|làm|mở|đào|chiếm|mua|bán|thuê) "
    r"(?=(?:mảnh|thửa|lô|khu|căn|ngôi|tuyến|đoạn|phòng|nhà|hố|hầm|mương|kênh|đê|kè|bãi|hồ|ao|sân|xưởng|kho) \p{L})"
)
"""Before the thing whose area or length follows it, farther inside a phrase: `cấp phép đối với | thửa đất`."""


def valued(sentence: Sentence, phrase: Stretch) -> Stretch:
    """The one thing whose worth is told, behind what is done to it: `lấy đi [chiếc đồng hồ] trị giá …`."""
    if not sentence.folded.startswith(" trị giá", phrase[1]):
        return phrase
    start = max(sentence.folded.rfind(word, *phrase) for word in _THINGS)
    return phrase if start < 0 else (start + 1, phrase[1])


_THINGS = (" chiếc ", " lô ", " căn ", " mảnh ", " thửa ", " ngôi ", " bức ", " kiện ", " món ")
"""Classifiers that begin a noun phrase inside a sentence."""


def prepositional(kinds: tuple[str, ...]) -> bool:
    """Whether a preposition stands before the figure, rather than before a time: `lượt khách trong quý I đạt …`."""
    return any(kind == "prep" and kinds[at - 1 : at] != ("TIME",) for at, kind in enumerate(kinds))


def comes_from(sentence: Sentence, place: int) -> bool:
    """Whether the count at `place` is of a source: `số hồ sơ nhận từ 4 huyện`, but not `tăng từ 4 xã lên 6 xã`."""
    cue, folded = sentence.cues[place], sentence.folded
    if "-" in folded[cue.start : cue.end] or " đến " in folded[cue.start : cue.end]:
        return False
    return folded.endswith(" từ ", 0, cue.start) and _ONWARD.match(folded, cue.end, sentence.end) is None


_ONWARD = regex.compile(r"[^.;,]{0,30}? (?:lên|xuống|còn|đến|tới|trở|thành)(?!\w)")


def linked(sentence: Sentence, figure: Figure, left: Left) -> bool:
    """Whether a link joins the phrase and its figure; `huy động khối lượng lớn vốn từ 3 chủ nợ` tells a source."""
    if "link" not in left.kinds or left.phrase is None:
        return False
    words = sentence.folded[slice(*left.phrase)].split()
    return not sentence.folded.startswith(" từ ", left.phrase[1]) or figure.unit.split(" ", 1)[0] in words


def counts(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether the phrase names a number (`số hộ nghèo`), or, being short, a capacity (`công suất`)."""
    folded = sentence.folded
    if _COUNT.match(folded, *phrase):
        return True
    return _CAPACITY.match(folded, *phrase) is not None and len(folded[phrase[0] : phrase[1]].split()) <= 4


def holds(sentence: Sentence, left: Left, phrase: Stretch) -> bool:
    """Whether the phrase beside the figure names a number or a capacity: `có sức chứa 12.000 tấn hàng`."""
    beside = left.phrase is not None and phrase[1] == left.phrase[1] and "prep" not in left.kinds
    return beside and counts(sentence, phrase)


def whole_of(sentence: Sentence, place: int, figure: Figure, head: str, kinds: tuple[str, ...]) -> bool:
    """Whether what stands directly behind the figure is measured, though a head stands before it."""
    verbs = VERBS.intersection(kinds)
    if figure.kind in ("quantity", "ratio"):
        things = figure.unit in CLASSIFIERS and verbs == {"have"}  # `tài sản bị cướp gồm 19 chiếc điện thoại`
        long = is_length(figure.unit) and head in HEADS  # `quân hiệu đường kính 28 mm liền cành tùng`
        return things or not (verbs or long or head in ("head.share", "head.up") or "size" in kinds)
    cues = sentence.cues
    after = cues[place + 1] if place + 1 < len(cues) else None
    if after is None or after.kind not in ("head", "head.norm") or after.start != cues[place].end + 1:
        return False
    if figure.kind == "percent":
        whole = shares.WHOLE.match(sentence.folded, after.start) is not None
        return not whole and not (verbs - {"have"}) and head in ("head", "", "actor", "act", "verb")
    return verbs <= {"be", "up", "down", "to", "have"} and head not in HEADS


def takes_right(
    sentence: Sentence, figure: Figure, phrase: Stretch | None, noun: int, *, head: str, kinds: tuple[str, ...]
) -> bool:
    """Whether a figure with a unit of measure says what it measures to its right (`21.000 m2 đất`)."""
    verbs = VERBS.intersection(kinds)
    if figure.kind == "percent":
        return shares.share_to_right(sentence, phrase, noun, head=head, kinds=kinds)
    if head in HEADS and phrase is not None and figure.unit:
        return kinds[-1:] == ("have",) and sentence.folded.find(" trong đó có ", phrase[1], noun) >= 0
    if figure.kind == "money":
        return phrase is None and not verbs and not _OTHER_WORDS.match(sentence.folded, noun)
    if not figure.unit:  # a bare fraction: `1/3 diện tích`
        return phrase is None or head not in HEADS
    return "size" not in kinds and (not (verbs - {"have"}) or head not in HEADS)


def _is_said(sentence: Sentence, place: int) -> bool:
    """Whether behind the figure `là` says what it is: a noun of measure."""
    cues = sentence.cues[place + 1 : place + 3]
    return len(cues) == 2 and cues[0].kind == "be" and cues[1].kind in HEADS and cues[1].start == cues[0].end + 1


_OTHER_WORDS = re.compile(
    r"(?:quay|đi|bỏ|dùng|làm|xây|trả|lấy|tiêu|gửi|chuyển|rồi|nữa|kèm|dành|khiến|thay|hỏi|bồi|hồi|đóng|ban đầu|chưa|"
    r"không|kể|đang|đã|từng|vừa|nhận|chảy|sang|xuống|ra|mới|này|kia|ấy|đó|là|bị|trôi|quyên|giúp|tương|chứ|nếu|"
    r"hoặc|hay|một|mỗi|nên|phải|sẽ|cũng|lại|thì|khác|còn|bởi|trở|dành|mang|hồi|nhờ|khi|sau|kể|nói|nêu|so|đến|đi|vào|lên|"
    r"về|từ|với|như|thuộc|rơi|nằm|do|được|mua|bán|"
    r"giữ|nâng cao)(?!\w)"
)
"""Verbs and function words that follow a sum; no noun."""


def _names_behind(folded: str, end: int, figure: Figure) -> bool:
    """Whether the word behind the figure that ends at `end` may be the noun that its unit measures."""
    if folded[end : end + 1] != " " or not folded[end + 1 : end + 2].isalpha():
        return False
    if figure.unit == "lần":
        return not folded.startswith(_SINCE, end + 1)
    if figure.kind == "percent" and _OTHER_WORDS.match(folded, end + 1):
        return False
    if figure.kind != "quantity" or folded.startswith(_STORED, end + 1):
        return True
    return not (is_pure(figure.unit) or begins_clause(folded, end + 1))


_STORED = ("bộ nhớ", "ram", "dữ liệu", "dung lượng")
"""What units of data measure."""


def noun_start(sentence: Sentence, place: int, figure: Figure) -> int | None:
    """Where the counted noun begins, or the noun behind a unit of measure; None where there is none."""
    cue = sentence.cues[place]
    if is_counted(sentence, place, figure):
        return figure.noun_start
    folded = sentence.folded
    if folded.startswith(" là ", cue.end) and (
        figure.kind == "percent" or (figure.kind == "money" and _is_said(sentence, place))
    ):
        return cue.end + 4  # `97% là con em đồng bào Mông`, `Riêng 21 tỷ đồng là kinh phí tiết kiệm`
    glossed = _GLOSSED.match(folded, cue.end, sentence.end) if figure.kind == "percent" else None
    if glossed is not None:
        return glossed.end()
    if not _names_behind(folded, cue.end, figure):
        return None
    after = sentence.cues[place + 1] if place + 1 < len(sentence.cues) else None
    if after is None or after.start > cue.end + 1 or after.kind in (*HEADS, "act", "actor"):
        return cue.end + 1
    repeated = figure.unit == "lần" and (
        after.kind in _DEEDS
        or folded[after.start : after.end] in _DONE
        or folded.endswith((" đã ", " từng "), 0, cue.start)  # `đã 8 lần có văn bản xin gia hạn`
    )
    existing = not figure.unit or (figure.kind == "percent" and _EXISTS.search(folded, sentence.start, cue.start))
    part = existing and after.kind in ("scheme", "aim")  # `2/3 nhu cầu`, `có 50% chỉ tiêu chưa đạt`
    return cue.end + 1 if repeated or part else None


_GLOSSED = regex.compile(
    r" \((?:hơn |gần |khoảng |tương đương |tức )?\d[\d.,/]*+(?: \p{L}++){0,3}\) "
    r"(?=(?:ý kiến|số|trong số|tổng số|các|hộ|người|đại biểu|cử tri|phiếu|trường|xã|thôn|doanh nghiệp|hồ sơ|học sinh|"
    r"cán bộ|đảng viên|dự án|công trình|sản phẩm|diện tích|lao động)(?!\w))"
)
"""The count in brackets between a percentage and its noun: `73% (58.587) ý kiến cho rằng …`."""
_SINCE = (
    "nên ",
    "mà ",
    "thì ",
    "nữa",
    "là ",
    "từ ",
    "đến ",
    "trong ",
    "vào ",
    "tại ",
    "ở ",
    "mỗi ",
    "một ",
    "như ",
    "so ",
)
_EXISTS = regex.compile(r" (?:có|còn)(?: tới| đến| hơn| trên| gần| khoảng)? $")
_DEEDS = frozenset({"order", "say", "plan", "up", "down"})
_DONE = frozenset(("được", "bị", "thực hiện", "hoàn thành"))
"""What may be done several times: `3 lần yêu cầu`."""


_SAMPLED = ("lấy ", "nghiệm ", "gửi ", "kiểm tra ", "phân tích ")
"""Before a count of samples."""


def is_counted(sentence: Sentence, place: int, figure: Figure) -> bool:
    """Whether the figure's unit is a noun that it counts, and no unit of measure or classifier."""
    if figure.kind not in ("quantity", "ratio") or not figure.unit:
        return False
    if figure.unit == "bộ" and figure.noun_start is not None and sentence.text[figure.noun_start].isupper():
        return True  # `2 Bộ phối hợp`: ministries
    if figure.unit.endswith(" vàng"):
        return True  # `30 lượng vàng`
    behind = word_behind(sentence, place)
    end = sentence.cues[place].end
    if figure.unit == "mẫu" and not behind and sentence.folded[end : end + 1] == " ":
        return True  # `1 mẫu chưa đạt`
    if figure.unit == "mẫu" and sentence.folded.endswith(_SAMPLED, 0, sentence.cues[place].start):
        return True
    return not is_measure(figure.unit, behind)
