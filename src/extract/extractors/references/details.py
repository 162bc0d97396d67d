"""What follows a reference: the day of issue, the issuer, the title."""

from __future__ import annotations

from datetime import date

import regex
from msgspec.structs import replace

from extract.extractors.references.citation import TYPES, Citation
from extract.rule import Match
from extract.segment import Reading
from extract.segment.base import Bounds

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")  # who passes them goes without saying; `của` leads on to something else
_ISSUED = regex.compile(
    r",? ?\(?(?:(?:được )?(?:ký|ban hành) )?ngày (?P<day>\d{1,2}) ?(?:[-/.]|tháng) ?(?P<month>\d{1,2}) ?(?:[-/.]|năm) ?"
    r"(?P<year>\d{4})(?!\d)\)?"
)
_OF = regex.compile(r",? (?:do|của) (?=\p{Lu})")
_BODY = regex.compile(
    r"(?:Thủ tướng Chính phủ|Thủ tướng|(?:Thường trực )?Chính phủ|Chủ tịch nước|(?:Ủy ban Thường vụ |UBTV ?)?Quốc hội|"
    r"UBTVQH|Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?|"
    r"Bộ trưởng Bộ (?:Tài chính|Y tế|Nội vụ|Công an|Quốc phòng|Tư pháp|Xây dựng|Ngoại giao|Công Thương)|"
    r"Bộ (?:Tài chính|Y tế|Nội vụ|Công an|Quốc phòng|Tư pháp|Xây dựng|Ngoại giao|Công Thương)|"
    r"Ban Chấp hành Trung ương(?: Đảng)?|(?:BCH )?(?:Trung ương|TW)(?: Đảng)?)(?!\w)",
    regex.IGNORECASE,
)
_HEAD = regex.compile(
    r"(?:(?:Phó )?(?:Tổng )?(?:Giám đốc|Chủ tịch|Chủ nhiệm|Thống đốc|Chánh án|Chánh Thanh tra|Chánh Văn phòng|"
    r"Viện trưởng|Cục trưởng|Vụ trưởng|Chi cục trưởng|Hiệu trưởng|Trưởng ban|Tư lệnh|Kiểm toán Nhà nước)) (?=\p{Lu})",
    regex.IGNORECASE,
)
"""Who signs for a body: `Giám đốc Sở Xây dựng`."""
_STEP = regex.compile(r"(?P<gap>,? | - |-)(?P<word>\p{L}[\p{L}&]*+(?:\.\p{L}++)*+)")
_JOINED = regex.compile(r"\p{Lu}\p{L}*(?: \p{Ll}+){0,3} và \p{Lu}")
"""Behind the comma of a name that goes on: `Văn hóa, Thể thao và Du lịch`."""
_BODIES = ("Bộ ", "Sở ", "Ban ", "UBND", "HĐND", "Ủy ban", "Hội đồng", "Văn phòng", "Cục ", "Tổng cục")
# Syllables written small inside the names of bodies: Sở Kế hoạch và Đầu tư tỉnh …, Bộ Giáo dục và Đào tạo.
_INNER = frozenset(
    "bộ hoạch tư tế dục tạo hội binh vận thương trường nghệ thôn lịch hóa thể thao phòng an giao chính vụ pháp "
    "trị hành ương thư kiểm tra ủy ban nước nhà dân nhân tối cao hàng quân tỉnh thành phố huyện quận xã phường "
    "thị trấn học môi sản giáo tổ chức thường thông truyền dựng liên bảo hiểm thống kê thuế kho bạc hải công "
    "đoàn nghiệp phát triển nông và quốc gia khoa lao động nguyên văn đồng trực đạo tuyên trưởng "
    "cục phủ tải lý trữ chất lượng đất đai đồ biển đảo đốc tịch nhiệm án sát quan viện tranh cạnh chăn nuôi "
    "chứng khoán toán kinh tộc tôn sự mặt trận đạo hình tượng khí thủy lợi thực vật phẩm an toàn".split()
)
_TITLE = regex.compile(
    r"(?:[,:]? (?P<title>(?:quy định )?về (?:việc )?)|:? (?P<title>phê duyệt |hướng dẫn |ban hành (?!kèm)))(?=\w)"
)
_QUOTED = regex.compile(r" (?:về (?:việc )?)?\"(?P<title>[^\"\n]{5,250}+)\"")
_TITLE_END = regex.compile(
    r"[,.;:()\"\n]|(?<!\w)(?:đã|được|sẽ|là|do|thì|mà|nhằm|có hiệu lực|cho biết|cho rằng|vừa|cũng|đang|vẫn|theo đó|"
    r"quy định)(?!\w)|$"
)


def complete(reading: Reading, match: Match[Citation]) -> Match[Citation]:
    """The match with what its surroundings say of issue, issuer and title."""
    value, at = match.value, match.end
    issued, at = _issued(reading, at)
    issuer, at = _issuer(reading, at) if value.number and value.type not in _LAWS else (None, at)
    if issued is None:
        issued, at = _issued(reading, at)
    title = value.title or (_title(reading, at) if value.number else None)
    if issued is None and issuer is None and title is value.title:
        return match
    return replace(match, value=replace(value, issued=issued, issuer=issuer, title=title))


def _issued(reading: Reading, at: int) -> tuple[str | None, int]:
    match = _ISSUED.match(reading.folded, at, at + 50)
    if match is None:
        return None, at
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None, at
    return day.isoformat(), match.end()


def _issuer(reading: Reading, at: int) -> tuple[Bounds | None, int]:
    match = _OF.match(reading.text, at, at + 8)
    if match is None:
        return None, at
    start = match.end()
    if reading.folded.startswith("hội nghị", start):
        return None, at
    body = _BODY.match(reading.text, start, start + 60)
    end = body.end() if body else _body_end(reading.text, start)
    return (start, end), end


def _body_end(text: str, start: int) -> int:
    head = _HEAD.match(text, start, start + 40)
    at = head.end() if head else start
    first = regex.match(r"[\p{L}.]++", text[at : at + 30])
    end = at + (first.end() if first else 0)
    for _ in range(14):
        step = _STEP.match(text, end, end + 30)
        if step is None or not (step["word"][0].isupper() or step["word"] in _INNER):
            break
        if step["gap"] == ", " and not _goes_on(text, step.start("word")):
            break
        if _is_verb(text, step.start("word"), step["word"]):
            break
        if step["word"] == "và" and text[step.end() + 1 : step.end() + 14].lower().startswith(tuple(TYPES)):
            break
        end = step.end()
    while text[start:end].endswith((" và", ".")):
        end = start + len(text[start:end].removesuffix(".").removesuffix(" và"))
    return end


def _is_verb(text: str, at: int, word: str) -> bool:
    """Whether a word that names of bodies hold is a verb here: `giao` but in Ngoại giao and giao thông."""
    before, after = text[max(0, at - 7) : at].lower(), text[at + len(word) : at + len(word) + 6]
    if word == "Quy":
        return after.startswith(" định")
    if word == "ban":
        return after.startswith(" hành")
    if word == "giao":
        return not (before.endswith("ngoại ") or after.startswith(" thông"))
    return word == "kiểm" and not before.endswith(("ban ", "viện ", "cục "))


def _goes_on(text: str, at: int) -> bool:
    """Whether a body's name goes on behind a comma, and not the sentence with another document or body."""
    ahead = text[at : at + 14]
    if ahead.startswith(("tỉnh ", "thành phố ", "TP ", "huyện ", "quận ", "thị xã ")):
        return True
    if ahead.startswith(_BODIES) or ahead.lower().startswith(tuple(TYPES)):
        return False
    return bool(_JOINED.match(text, at, at + 50))


def _title(reading: Reading, at: int) -> Bounds | None:
    quoted = _QUOTED.match(reading.folded, at, at + 270)
    if quoted:
        return quoted.span("title")
    head = _TITLE.match(reading.folded, at, at + 40)
    if head is None:
        return None
    limit = min(len(reading.text), head.end() + 200)
    end = _TITLE_END.search(reading.folded, head.end(), limit)
    stop = end.start() if end else limit
    while stop > head.end() and reading.text[stop - 1] == " ":
        stop -= 1
    return (head.start("title"), stop) if stop > head.end() + 3 else None
