"""What is there already within what is to come: the counts in an order or a plan that are no targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence


def exists(sentence: Sentence, cue: Cue, left: str) -> bool:
    """Whether a count is of what is there already: `giữa hai nước`, `đề nghị 2 sở phối hợp`, `2 chứng từ này`."""
    folded = sentence.folded
    if _PARTIES.match(folded, cue.start, cue.end) is not None or left.endswith(_POSTED):
        return True
    there = _worth if folded.endswith(_AMOUNT, cue.start, cue.end) else _counted
    if there(sentence, cue, left) or _APART.search(left) is not None or _TOLD.search(left) is not None:
        return True
    asked = left.endswith("được ") or _ASKED.search(left) is not None
    if (asked and _BODIES.match(folded, cue.start, cue.end) is not None) or _BETWEEN.search(left) is not None:
        return True
    pointed = _POINTED.match(folded, cue.end, sentence.end)
    return pointed is not None and not (folded[cue.end - 1] == "%" and pointed[0].endswith((" trên", " còn lại")))


def _worth(sentence: Sentence, cue: Cue, left: str) -> bool:
    """Whether an amount is what something is worth, or who owns it: `vực dậy dự án 600 tỷ`, `100% vốn nhà nước`."""
    folded = sentence.folded
    if folded.endswith("100%", cue.start, cue.end) and _OWNED.match(folded, cue.end, sentence.end):
        return True
    return _WORTH.search(left) is not None and _CREATED.search(left) is None


def _counted(sentence: Sentence, cue: Cue, left: str) -> bool:
    """Whether the words around a count say that what is counted is there, and none that it is yet to be made."""
    if _PART_OF.search(left) is not None or _GRANTED.search(left) is not None:
        return True
    if _PLACES.match(sentence.folded, cue.start, cue.end) is not None and _AT.search(left) is not None:
        return _PRESENT.search(left) is None
    there = _THERE.match(sentence.folded, cue.end, sentence.end) is not None
    if not (there or _named(sentence, cue) or _OVERSEEN.search(left) is not None):
        return False
    return _CREATED.search(left) is None


def _named(sentence: Sentence, cue: Cue) -> bool:
    """Whether the places counted are told by name or as the large ones: `2 tỉnh Sơn La và Lai Châu`."""
    folded = sentence.folded
    if _PLACES.match(folded, cue.start, cue.end) is None:
        return False
    return sentence.text[cue.end + 1 : cue.end + 2].isupper() or folded.startswith((" gồm ", " lớn "), cue.end)


def joined(sentence: Sentence, before: Cue, cue: Cue) -> bool:
    """Whether a count goes on with what the one before it counts: `4 đảng bộ của các khối và 2 đảng bộ …`."""
    folded = sentence.folded
    unit = folded[before.start : before.end].partition(" ")[2]
    return (
        bool(unit)
        and folded.endswith(f" {unit}", cue.start, cue.end)
        and (_AND.fullmatch(folded, before.end, cue.start) is not None)
    )


_AND = regex.compile(r"[^.;:\d]{0,50}?(?:,| và) ")


def of_people(sentence: Sentence, cue: Cue) -> bool:
    """Whether the figure counts people or bodies, which no rate is of: `điều chỉnh mức đóng cho 209 lao động`."""
    return _PEOPLE.search(sentence.folded, cue.start, cue.end) is not None


_PEOPLE = regex.compile(
    r" (?:người|lao động|hộ|đơn vị|doanh nghiệp|trường hợp|đối tượng|học sinh|sinh viên|cán bộ|"
    r"xã|huyện|hồ sơ|em|cháu|dự án|tuyến|công trình)(?!\w)"
)
_PLACES = regex.compile(
    r"\S+ (?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|thôn|bản|làng|ấp|nước|quốc gia|vùng|miền|bộ|sở|ngành|"
    r"địa phương|cửa khẩu|cảng|sân bay|khu vực|bang|châu lục|thị trường)(?!\w)"
)
_AT = regex.compile(
    r"(?<!\w)(?:tại|ở|trên(?: phạm vi| địa bàn)?|địa bàn|phạm vi|qua|ubnd|hđnd|công an|tuổi trẻ|nhất là|đặc biệt là)"
    r"(?: cả| toàn bộ)? $"
)
"""Before the places in which something is to be done: `sẽ khảo sát tại 5 tỉnh`."""
_PRESENT = regex.compile(r"(?<!\w)(?:có mặt|hiện diện|mở rộng|phủ sóng|nhân rộng)(?!\w)[^.;:]{0,30}$")
"""Before the places that something is yet to come to: `phấn đấu có mặt tại 20 tỉnh`."""
_THERE = regex.compile(
    r"(?: \p{L}++){0,2}? (?:đã được|hiện có|(?<!với )(?<!như )hiện nay|hiện hữu|đó(?! (?:có|là))|"
    r"trên(?=[,.;:)]| (?:đã|đang|sẽ|phải|cần|có|là|"
    r"được|bị|thực hiện|để|và|với)(?!\w)))(?!\w)"
)
_OVERSEEN = regex.compile(
    r"(?<!\w)(?:quản lý|giám sát|rà soát|theo dõi|chấn chỉnh|tháo gỡ (?:khó khăn|vướng mắc)(?: cho)?|cưỡng chế|"
    r"phụ trách|(?:trên|trong) tổng(?: số)?|đối với|còn lại)(?: cả| các| hơn| gần| trên)? $"
)
"""Before what there must be already for somebody to look after it: `giao Sở quản lý 15 trường`."""
_CREATED = regex.compile(
    r"(?<!\w)(?:thành lập|hình thành|xây(?: dựng)?|lập|chọn|mở(?: rộng)?|phát triển|thêm|lên|còn(?! lại)|đạt|có|"
    r"đầu tư|triển khai)(?: \p{L}++){0,3} $"
)
"""Before what there is not yet."""
_WORTH = regex.compile(
    r"(?<!\w)(?:dự án|công trình|gói thầu|lô hàng|lô đất|khu đất|thửa đất|căn nhà|tòa nhà|khoản nợ|khoản vay|vụ án|"
    r"hợp đồng) $"
)
"""Nouns for what is worth or measures the amount right behind them."""
_PARTIES = regex.compile(r"(?:hai|ba|0?[23]) (?:nước|bên|bờ|miền|nhà nước|dân tộc|đảng|cấp)$")
_ASKED = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|chỉ đạo|hướng dẫn|nhắc nhở|giao|cho phép)(?: với| cả)?:? $")
_BODIES = regex.compile(
    r"\S+ (?:nước|địa phương|xã|phường|huyện|quận|tỉnh|thành phố|cơ sở|cơ quan|đơn vị|sở|bộ|ngành|doanh nghiệp|công ty|"
    r"trường|hộ|người|bị cáo|bị can|chủ|nhà thầu|nhà đầu tư|ngân hàng|đoàn|tổ|nhóm|"
    r"(?:tân )?(?:phó |cục |vụ )?(?:trưởng|giám đốc|chủ tịch|bí thư|cục trưởng|vụ trưởng)|đồng chí|thành viên|"
    r"ngư dân|học sinh|sinh viên|luật sư|cháu)(?!\w)"
)


_BETWEEN = regex.compile(
    r"(?<!\w)phê duyệt [\w, -]{0,60}(?<!\w)cho (?:cả |hơn |gần )?$|"
    r"(?<!\w)(?:(?:giữa|(?:kế hoạch|chỉ tiêu|mục tiêu|đề nghị|đề xuất) của|(?<!(?:tính|gồm|kể) )cả|một trong"
    r"|(?<!nằm )trong số) |(?:nói|nêu|kể) trên \()$"
)
_PART_OF = regex.compile(
    r"(?<!\w)(?:(?<!(?:mục tiêu|chỉ tiêu|kế hoạch|dự án|đề án|ý kiến) )về|xung quanh(?: việc)?|"
    r"liên quan(?: đến| tới)?(?: thông tin)?|"
    r"(?<!(?:tổng số|tổng cộng|mức) )của|thuộc|(?:cán bộ|nhân dân|người dân|lãnh đạo|đại diện|chính quyền|"
    r"công chức|học sinh|lực lượng|biên phòng|đại biểu))(?: (?:hơn|gần|trên|khoảng))? $"
)
"""Words before what is there already, within what is to come: `sẽ làm rõ sai phạm của 12 dự án`."""
_AMOUNT = ("%", "đồng", "tỷ", "tỉ", "usd", "triệu", "nghìn", "euro", "yên")
_POINTED = regex.compile(r"(?: (?!và )\p{L}++){0,2}? (?:này|(?:nói|nêu|kể) trên|đã(?! được)|đang|còn lại)(?!\w)")
_OWNED = regex.compile(r" vốn (?:nhà nước|nn|nước ngoài|đầu tư nước ngoài|trong nước)(?!\w)")
_GRANTED = regex.compile(r"(?<!\w)(?<!đề )xuất cấp(?!\w)[^;:]{0,110}$")
"""Before what is given out of a reserve by the very order that tells of it."""
_APART = regex.compile(r"(?<!\w)(?:khoảng cách|cách(?: đó| đây)?)(?: là| chỉ)?(?: khoảng| gần| hơn| trên)? $")
"""Before how far something lies: `đường sẽ nối khu công nghiệp cách đó 10 km`."""
_TOLD = regex.compile(
    r"(?<!\w)(?:làm rõ|xử lý(?: nghiêm)?|điều tra|xác minh|kiểm điểm|giải trình|trả lời|thông tin|phản ánh)"
    r"(?: \p{L}++){0,3} (?:vụ|việc|vụ việc|hành vi|tình trạng|câu hỏi)(?!\w)[^.;:]{0,70}$|"
    r"(?<!\w)(?:trách nhiệm|sai phạm|vi phạm)(?!\w)[^.;:]{0,50}(?<!\w)(?:trong|về|vì) việc(?!\w)[^.;:]{0,60}$"
)
"""Before what has happened and is to be looked into: `sẽ xử lý nghiêm việc chặt 3.000 gốc chuối`."""
_POSTED = ("niêm yết ", "niêm yết ở mức ", "niêm yết là ", "niêm yết từ ")
"""Before a price that is asked already."""
