"""Laws, codes and ordinances by title: `Luật Đất đai năm 2013`, `Luật sửa đổi, bổ sung một số điều của Luật Nhà ở`."""

from __future__ import annotations

import regex

from extract import lexicon
from extract.extractors.references import numbers, triggers
from extract.extractors.references.citation import Citation, titled
from extract.extractors.references.nations import NATION
from extract.extractors.references.wording import title_end
from extract.rule import Match
from extract.segment import Reading
from extract.segment.base import Bounds

RULES = ("foreign_act", "amending_law", "law", "unlisted_law")
"""The rules of this module, by the names that records bear."""
_TITLES = lexicon.Surfaces(lexicon.load("extract.extractors.references", "laws.tsv").values, r"(?!\w)")
# Words before luật that make it part of another word: pháp luật, kỷ luật, quy luật, định luật, trọng luật, điều luật.
_PARTS = ("pháp ", "kỷ ", "kỉ ", "quy ", "qui ", "định ", "trọng ", "điều ", "bộ ", "âm ", "đạo ")
_LEADERS = ("chỉ ", "lãnh ")
_OF = r"(?:(?:một số (?:điều|nội dung|quy định)|các điều|điều \d+(?: và điều \d+)?) (?:của |tại )?+|của )?+"
_AMENDING = regex.compile(
    r"(?:sửa đổi(?:,? bổ sung)?+(?:,? thay thế)?+|sửa|bổ sung) "
    rf"{_OF}(?:(?:các |một số |\d+ )?(?P<law>bộ luật|luật|pháp lệnh)|(?:blhs|blds|bllđ|bltths|blttds))(?!\w)"
)
_YEAR = r"(?:19|20)\d\d"
_AMENDED = r"(?: ?\((?:mới|hợp nhất|sửa đổi(?:, bổ sung)?+)(?: năm (?:19|20)\d\d)?+\))?+"
_TAIL = regex.compile(
    rf"{_AMENDED}(?:(?:,? sửa đổi(?:,? bổ sung)?+)?+,? (?:năm )?+{_YEAR}(?![\d/-])(?!,\d))?+{_AMENDED}"
)
_NUMBER_AFTER = regex.compile(r",? \(?(?:luật )?số:? ?(?=\d)")
# Before Luật with a capital: schools, firms and persons that are called so.
_SCHOOLS = regex.compile(
    r"(?<!\w)(?:đại học|đh|trường|khoa|công ty|hãng|văn phòng|viện|ngành|cử nhân|thạc sĩ|tiến sĩ|ts|ths|hội|đoàn|"
    r"câu lạc bộ|tạp chí|báo|môn|học|giảng viên|sinh viên|bằng|vụ|phòng|ông|bà|anh|em|cty|tnhh|họ|xã|thôn|nghề)"
    r"[ \"]{1,2}$"
)
_LEADING = regex.compile(r"(\p{L}++) $")
_STARTS = frozenset(
    "Theo Tại Trong Và Dự Khi Việc Như Từ Nếu Với Do Về Ngoài Trước Sau Ở Các Căn Vì Để Thực Bộ Hiện Tuy Nhưng Riêng "
    "Của Những Đối Còn".split()
)
_INITIALS = regex.compile(r"(?!TNHH|TP|HCM|MTV)[A-ZĐ]{3,8}+(?!\w)")


def at(reading: Reading, start: int, word: str) -> Match[Citation] | None:
    """The law that the word at `start` begins, or None where no title follows."""
    folded, begin = reading.folded, start + len(word) + 1
    if folded[begin - 1 : begin] != " " or _belongs_elsewhere(reading.text, folded, start, word):
        return None
    if folded.startswith(("sư", "gia "), begin):
        return None
    kind = triggers.LAWS[word]
    if kind == "Đạo luật":
        end = title_end(reading.text, begin, 8, commas=False)
        named = reading.text[begin : begin + 1].isupper()
        return titled("foreign_act", start, _tail(folded, end), kind) if named else None
    found = _law_title(reading, start, begin, kind)
    if found is None:
        return None
    rule, end = found
    follow = _NUMBER_AFTER.match(folded, end, end + 20)
    number = numbers.read(reading.text, follow.end()) if follow else None
    if follow is None or number is None or not number.coded:
        return titled(rule, start, end, kind)
    closing = "(" in follow[0] and reading.text[number.end : number.end + 1] == ")"
    return titled(rule, start, number.end + closing, kind, number=number.text, title_end=end)


def _belongs_elsewhere(text: str, folded: str, start: int, word: str) -> bool:
    """Whether the word is part of another: `pháp luật`, `đạo luật`, but not `chỉ đạo Luật`."""
    led = folded[max(0, start - 5 - len("lãnh đạo")) : start]
    if word == "đạo luật":
        return led.endswith(_LEADERS)
    if word != "luật" or (
        text[start].isupper() and text[max(0, start - 12) : start - 1].rpartition(" ")[2][:1].islower()
    ):
        return False  # vi phạm nghiêm trọng Luật Đất đai
    return led.endswith(_PARTS) and not led.endswith(tuple(f"{one}đạo " for one in _LEADERS))


def _law_title(reading: Reading, start: int, at: int, kind: str) -> tuple[str, int] | None:
    """The rule that finds a title at `at`, and where the title with its year ends."""
    folded = reading.folded
    if kind == "Luật" and (amending := _AMENDING.match(folded, at, at + 300)):
        end = amending.end()
        return "amending_law", _tail(folded, _amended(folded, end, at + 300) if amending["law"] else end)
    if folded.startswith("về ", at):
        at += 3
    listed = _TITLES.match(folded, at, at + 160)
    if listed is not None:
        end = _tail(folded, listed.end())
        return ("law", end) if _named(reading, start, (at, listed.end()), kind, whole=end > listed.end()) else None
    end = _unlisted(reading, start, at)
    return ("unlisted_law", end) if end else None


def _amended(folded: str, end: int, limit: int) -> int:
    """Where the listed title of the law that is amended ends; `end` where none follows."""
    for joint in (" về ", " "):
        listed = _TITLES.match(folded, end + len(joint), limit) if folded.startswith(joint, end) else None
        if listed is not None:
            return listed.end()
    return end


def _tail(folded: str, end: int) -> int:
    match = _TAIL.match(folded, end, end + 80)
    return match.end() if match else end


def _named(reading: Reading, start: int, title: Bounds, kind: str, *, whole: bool) -> bool:
    """Whether a listed title is used as one: capital, year, or too long to be a field of law (`luật hình sự`)."""
    text = reading.text
    if _SCHOOLS.search(reading.folded[max(0, start - 16) : start]) and text[start].isupper():
        return False
    if text[title[0]].isupper() or kind != "Luật":
        return True
    syllables = reading.folded.count(" ", *title) + 1
    return whole or syllables >= 3 or (text[start].isupper() and not _begins(reading, start))


def _begins(reading: Reading, start: int) -> bool:
    return start == reading.sentence_at(start)[0]


def _unlisted(reading: Reading, start: int, at: int) -> int:
    """The end of a capitalised title that no list has, 0 where the words are no title."""
    text = reading.text
    if not text[start].isupper() or not text[at : at + 1].isupper():
        return 0
    before = text[max(0, start - 16) : start]
    if _SCHOOLS.search(before.lower()) or NATION.match(reading.folded, at, at + 60):
        return 0
    lead = _LEADING.search(before)
    if lead and lead[1][0].isupper() and lead[1] not in _STARTS:
        return 0
    initials = _INITIALS.match(text, at, at + 10)
    if initials or text[at : at + 2].isupper():
        return _tail(reading.folded, initials.end()) if initials and not text[start : start + 2].isupper() else 0
    end = title_end(text, at, 10)
    return _tail(reading.folded, end) if " " in text[at:end] else 0
