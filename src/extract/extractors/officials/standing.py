"""What a candidate and the words around it say of it, whatever names and posts are found beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.extractors.officials import foreign, knowledge, leads
from extract.extractors.officials.backwards import word_before
from extract.extractors.officials.offices import office_follows, office_led
from extract.extractors.officials.pairs import is_call_name
from extract.extractors.officials.runs import GOVERNING, acts, is_brand, says
from extract.grammar.names import is_place, is_syllable, place_prefix

if TYPE_CHECKING:
    from extract.extractors.officials.naming import Candidate, Evidence

_APPOSED = regex.compile(
    r" ?\((?:sn|sinh năm|\d{1,3} tuổi|nam,|nữ,|thường trú|trú|ngụ|quê|ở )"
    r"|, ?(?:\d{1,3} tuổi|sinh năm|sn \d|hktt|trú |ngụ |quê )"
    r"|, (?:con|vợ|chồng|em|anh|chị|cháu|mẹ|cha|nhân viên|công nhân|cán bộ) "
)
_BORN = regex.compile(
    r" ?\((?:sn|sinh năm|sinh ngày|\d{1,2} tuổi)(?!\p{L})|, (?:sinh năm|sinh ngày|sn) \d|, \d{1,2} tuổi"
)
"""A birth or an age, which shows a person whatever the name: Liêu Hải Quỳ (SN 1988)."""
_DESCRIBED = regex.compile(
    r", (?:nhà (?:văn|báo|thơ|phân tích|nghiên cứu|bình luận|hoạt động|khoa học|kinh tế|sử học|thiết kế|vật lý|làm phim"
    r"|sản xuất phim|ngoại giao|lập pháp)|bạn (?:thân|trai|gái|học|diễn)|giáo sư|tiến sĩ|luật sư|diễn viên|ca sĩ"
    r"|đạo diễn|nhạc sĩ|cựu (?:binh|cố vấn|quan chức|nhân viên|thủ|cầu thủ|tổng thống|bộ trưởng)|học giả|chuyên gia"
    r"|người mẫu)(?!\w)"
)
"""What is said of a foreigner behind the name, and of no firm."""
# Read backwards (?r) from where the candidate begins.
_TITLED = regex.compile(
    r"(?r)(?<!\p{L})(?<!lăng )"
    r"(?:thứ trưởng|bộ trưởng|thủ tướng|bí thư|chủ tịch(?: nước| quốc hội)?|đại biểu|đb|tổng thống"
    r"|ngoại trưởng|cục trưởng|vụ trưởng|viện trưởng|chánh án|đại sứ) "
)
_SEAT = regex.compile(r"(?r)(?<!\p{L})(?:(?:tỉnh|thành|huyện) ủy|(?:ubnd|hđnd) tỉnh) ")
_STATE_TITLED = regex.compile(
    r"(?r)(?<!\p{L})(?:thủ tướng|tổng thống|bộ trưởng|thứ trưởng|ngoại trưởng|đại sứ|quốc vương|thống đốc|nghị sĩ"
    r"|thị trưởng|tổng thư ký|người phát ngôn|chủ tịch (?:quốc hội|thượng viện|hạ viện|đảng|nước))"
    r"(?: [\p{L}-]++){0,4} "
)


class Standing(Struct, frozen=True):
    """How a candidate stands: its words, folded, and what shows by itself that it is a person.

    `excluded`: it is no person, unless it is named elsewhere; `listed`: it is one in a list with names.
    """

    parts: list[str]
    namesake: bool
    excluded: bool
    alone: Evidence | None
    listed: bool


def standing(text: str, folded: str, one: Candidate) -> Standing:
    """The standing of a candidate, which nothing that is found later changes.

    >>> from extract.extractors.officials.naming import Candidate
    >>> text = "thứ trưởng Kim Thoa"
    >>> standing(text, text.lower(), Candidate(11, 19)).alone
    'post'
    """
    parts = folded[one.start : one.end].replace(" - ", "-").split()
    namesake = _is_namesake(folded, one)
    if namesake or _is_no_person(text, one, parts):
        return Standing(parts, namesake, excluded=True, alone=None, listed=False)
    surname = parts[0] in knowledge.surnames()
    bare = (len(parts) == 1 and parts[0].count(".") < 2 and "'" not in parts[0]) or (
        " ".join(parts) in knowledge.historic()
    )
    listed = not bare and (surname or not (is_vietnamese(parts) or office_led(folded, one.start, right=True)))
    called = not bare and len(parts) == 2 and parts[0] in knowledge.middles() and is_call_name(" ".join(parts))
    listed = listed or (called and stands_free(text, folded, one))
    listed = listed and (surname or not foreign.is_thing(parts[-1]) or foreign.is_pair(parts, 0))  # Real Madrid
    return Standing(parts, namesake, False, _alone(text, folded, one, parts, bare=bare), listed)


def _alone(text: str, folded: str, one: Candidate, parts: list[str], *, bare: bool) -> Evidence | None:
    surname = parts[0] in knowledge.surnames()
    if _is_titled(folded, one, parts, surname=surname):
        return "post"
    if _has_occupation(text, folded, one, parts, surname=surname):
        return "honorific"
    if len(parts) > 1 and _BORN.match(folded, one.end):
        return "apposition"
    if bare or foreign.is_person(text, folded, one, parts):
        return None if bare else "foreign"
    if _is_apposed(text, folded, one, parts, surname=surname):
        return "apposition"
    told = surname or (parts[0] in knowledge.foreign() and stands_free(text, folded, one))
    told = told and len(parts) <= 4 and says(folded, one.end)
    return "speech" if told or _is_set_off(text, folded, one, parts) else None


def _is_set_off(text: str, folded: str, one: Candidate, parts: list[str]) -> bool:
    """Whether a foreign name stands between commas before a verb of saying: một sĩ quan, Jeannie Brook, cho biết."""
    if not text.startswith(", ", one.end) or not text.endswith(", ", 0, one.start) or not 2 <= len(parts) <= 3:
        return False
    foreigner = all(foreign.is_plain(word) for word in text[one.start : one.end].split())
    return foreigner and not any(map(foreign.is_thing, parts)) and says(folded, one.end + 1)


def _is_apposed(text: str, folded: str, one: Candidate, parts: list[str], *, surname: bool) -> bool:
    """Whether an age, a birth, a kinship or, after a foreign name, an office stands beside the name."""
    apposed = (surname or "." in parts[0] or not is_vietnamese(parts)) and _APPOSED.match(folded, one.end)
    foreigner = 2 <= len(parts) <= 3 and all(map(foreign.is_plain, text[one.start : one.end].split()))
    apposed = apposed or (foreigner and not any(map(foreign.is_thing, parts)) and _DESCRIBED.match(folded, one.end))
    if apposed and stands_free(text, folded, one):
        return True
    return parts[0] in knowledge.foreign() and not is_vietnamese(parts) and office_follows(folded, one.end)


def _is_no_person(text: str, one: Candidate, parts: list[str]) -> bool:
    """Whether the candidate is a thing, an office, a brand or a place."""
    stops = knowledge.stops()
    if parts[0] in stops and " ".join(parts) not in knowledge.historic():
        return True  # but Tổng Bí thư Trường Chinh
    if parts[:2] == ["đồng", "chủ"] or parts[0] == "t.ư" or is_brand(text[one.start : one.end]):
        return True
    paper = parts[0] == "the" and not foreign.is_name(parts[-1])  # The Hague, but The Weeknd
    joined = "-" in parts[-1] and is_place(" ".join(parts).partition("-")[0])  # Việt Nam-Campuchia
    if paper or joined or foreign.is_known_thing(parts) or not knowledge.firm_words().isdisjoint(parts):
        return True
    if len(parts) == 1 and text[one.start : one.end].isupper() and "." not in parts[0] and not is_syllable(parts[0]):
        return True
    if len(parts) > 1 and parts[0] in knowledge.surnames():
        return is_place(" ".join(parts)) and parts[-1] != "minh"
    tail = is_place(parts[-1]) or (len(parts) > 1 and is_place(" ".join(parts[-2:])))
    placed = tail or (len(parts) > 1 and place_prefix(parts) >= len(parts) - 1)
    return placed and (is_place(" ".join(parts)) or not foreign.is_pair(parts, 0))


def _is_namesake(folded: str, one: Candidate) -> bool:
    kind = leads.namesake_before(folded, one.start)
    return kind is not None and (kind != "unit" or not leads.office_before(folded, one.start))


def is_vietnamese(parts: list[str]) -> bool:
    """Whether every word has the shape of a Vietnamese syllable."""
    return all(is_syllable(part) for part in parts)


def _is_titled(folded: str, one: Candidate, parts: list[str], *, surname: bool) -> bool:
    """Whether the head of a post shows the name before posts are known: Thứ trưởng Kim Lụa, Thủ tướng Nga Barkov."""
    if surname and 2 <= len(parts) <= 3 and _TITLED.match(folded, max(0, one.start - 20), one.start):
        return True
    if knowledge.surnames().get(parts[0]) == "highland" and _SEAT.match(folded, max(0, one.start - 12), one.start):
        return True
    foreigner = len(parts) >= 2 and not is_vietnamese(parts) and not in_land(folded, one.start)
    if foreigner and parts[0] in knowledge.foreign() and office_led(folded, one.start):
        return True
    return foreigner and _STATE_TITLED.match(folded, max(0, one.start - 50), one.start) is not None


def in_land(folded: str, at: int) -> bool:
    """Whether the word for a part of a country stands right before `at`: bang Nam Carolina."""
    return folded.endswith((" bang ", " hạt ", " quận "), 0, at) and not folded.endswith(" liên bang ", 0, at)


def stands_free(text: str, folded: str, one: Candidate) -> bool:
    """Whether no noun stands before the candidate, whose name it would be: mỏ sắt Thạch Khê."""
    before = word_before(folded, one.start)
    return not before or before in GOVERNING or not text[one.start - 2].islower()


def _has_occupation(text: str, folded: str, one: Candidate, parts: list[str], *, surname: bool) -> bool:
    """Whether an occupation stands before a name of several words; one that suits firms needs a surname."""
    lead = leads.before(text, folded, one.start)
    if not lead.occupation or any(is_place(" ".join(parts[i:])) for i in range(len(parts))):
        return False
    if folded[lead.start : one.end] in knowledge.historic():
        return False
    if len(parts) == 1:
        foreigner = foreign.is_plain(text[one.start : one.end]) and not foreign.is_thing(parts[0])
        return knowledge.is_close(lead.honorific) and (foreigner or acts(folded, one.end))
    if surname or (knowledge.is_close(lead.honorific) and not text[one.start : one.end].isupper()):
        return True
    return len(parts) == 2 and parts[0] in knowledge.middles() and is_vietnamese(parts)  # thủ môn Tiến Dũng
