"""References by title: laws, treaties, resolutions of congresses, the Constitution, charters, national programmes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from extract.extractors.references import laws, treaties, triggers
from extract.extractors.references.citation import Citation, titled
from extract.extractors.references.wording import ENDS, title_end
from extract.rule import Match
from extract.segment import Reading

RULES = ("code_of_law", "congress", "constitution", "charter", "regulation", "programme")
"""The rules of this module, by the names that records bear."""
# BLHS, BLDS, BLLĐ, BLTTHS, BLTTDS: the codes of penal, civil, labour law and of procedure
_SHORT_CODE = regex.compile(r"(?<!\w)BL(?:HS|DS|LĐ|TTHS|TTDS)(?!\w)(?:,? (?:năm )?(?:19|20)\d\d(?![\d/]))?")

_CONSTITUTION = regex.compile(
    r"(?<!\w)hiến pháp (?:(?:năm )?(?:19|20)\d\d(?![\d/])"
    r"|nước cộng hòa xã hội chủ nghĩa việt nam(?: năm (?:19|20)\d\d)?)"
    r"|(?<!\w)hiến pháp \((?:sửa đổi )?năm (?:19|20)\d\d\)"
)
_CHARTER = regex.compile(
    r"(?<!\w)[Đđ]iều lệ (?:Đảng(?: Cộng sản Việt Nam)?|Công đoàn(?: Việt Nam)?|Đoàn(?: TNCS Hồ Chí Minh)?"
    r"|Mặt trận Tổ quốc Việt Nam|MTTQ Việt Nam|Hội \p{Lu}\p{L}+(?: \p{L}+){1,4}? Việt Nam)(?! \p{Lu})"
    r"|(?<!\w)Cương lĩnh (?:chính trị )?xây dựng đất nước(?: trong thời kỳ quá độ lên (?:chủ nghĩa xã hội|CNXH))?"
)
# Regulations that are known by their titles, whatever their case; the Party's and those on grassroots democracy.
_KNOWN = regex.compile(
    r"quy chế (?:thực hiện )?dân chủ (?:(?:ở |tại )?cơ sở|(?:ở|tại) (?:xã(?:, phường(?:, thị trấn)?)?|nơi làm việc))"
    r"|quy chế (?:tổ chức và hoạt động|bầu cử trong đảng|chi tiêu nội bộ)"
    r"|quy định (?:về )?(?:những|19) điều (?:cán bộ, )?đảng viên(?: không được làm)?"
    r"|quy định (?:về )?(?:trách nhiệm nêu gương|thi hành điều lệ đảng)"
)
_ORDINAL = (
    r"(?:\d{1,2}(?![\d/])(?![.,]\d)|[IVXLivxl]{1,6}+|(?<=[Tt]hứ )(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|"
    r"mười(?: một| hai| ba| tư| lăm)?))(?!\w)"
)
_SESSION = rf"(?: ?[(,]{{0,2}} ?[Kk]h[óo]a {_ORDINAL}(?:,? ?(?:khóa )?(?:và )?(?:khóa )?[IVX]{{1,5}}(?!\w))?\)?)"
_CENTRE = r"(?:BCH |Ban Chấp hành )?(?:[Tt]rung ương|TRUNG ƯƠNG|TW|TƯ|T\.Ư|T\.W)(?: Đảng)?"
_OF_PARTY = (
    r"(?:(?: của)? (?:Đảng|ĐCSVN)(?: (?:bộ|Bộ)(?: (?:tỉnh|thành phố|thành|TP|huyện|quận|thị xã|xã|phường|khối|"
    r"quân đội))?"
    r"(?: \p{Lu}\p{L}*+){0,4})?(?!\w))"
)
_CONGRESS = regex.compile(
    rf"(?:[Nn]ghị quyết|NGHỊ QUYẾT|NQ)(?: số)? (?:của )?(?:"
    rf"(?:(?:[Hh]ội nghị|HN) )?(?:lần thứ {_ORDINAL} (?:của )?{_CENTRE}"
    rf"|{_CENTRE} ?(?:,? (?:lần thứ )?{_ORDINAL}|(?={_SESSION})))"
    rf"|(?:[Đđ]ại hội(?! (?:đồng )?cổ đông)|ĐẠI HỘI|ĐH|[Hh]ội nghị)(?: [\p{{L}}.]+){{0,12}}? "
    rf"(?:(?:lần )?thứ {_ORDINAL}|[IVXL]{{1,6}}(?!\w)|\d{{1,2}}(?= của)|nhiệm kỳ \d{{4}} ?- ?\d{{4}})"
    rf"|[IVX]{{1,5}}(?= của Đảng))"
    rf"{_SESSION}?{_OF_PARTY}?{_SESSION}?"
)
_PROGRAMME = regex.compile(
    r"(?<!\w)(?P<type>chương trình) (?P<title>(?:mục tiêu quốc gia|mtqg) (?:(?:về )?(?:xây dựng )?nông thôn mới|"
    r"(?:về )?giảm nghèo(?: bền vững)?|phát triển kinh tế ?- ?xã hội vùng (?:đồng bào )?dân tộc thiểu số"
    r"(?: và miền núi)?|"
    r"(?:về )?(?:giáo dục nghề nghiệp|việc làm|y tế|văn hóa|phát triển văn hóa|nước sạch|dân số|"
    r"ứng phó với biến đổi khí hậu)"
    r"(?: - (?:việc làm|dân số))?))"
    r"(?: giai đoạn (?:19|20)\d\d ?- ?(?:19|20)\d\d)?"
)


_Finder = Callable[[Reading, int, str], Match[Citation] | None]


def find(reading: Reading, hits: triggers.Triggers) -> Iterator[Match[Citation]]:
    """References by title; not yet without overlaps."""
    for start, word in hits.words:
        finder = _FINDERS.get(word)
        match = finder and finder(reading, start, word)
        if match:
            yield match
    for start, word in hits.abbreviations:
        match = _congress(reading, start, word) if word == "NQ" else None
        if match:
            yield match
    for short in _SHORT_CODE.finditer(reading.text):
        yield titled("code_of_law", short.start(), short.end(), "Bộ luật", title_from=short.start())


def _congress(reading: Reading, start: int, word: str) -> Match[Citation] | None:
    match = _CONGRESS.match(reading.text, start, start + 200)
    return titled("congress", start, match.end(), "Nghị quyết", title_from=start + len(word) + 1) if match else None


def _constitution(reading: Reading, start: int, _: str) -> Match[Citation] | None:
    match = _CONSTITUTION.match(reading.folded, start, start + 80)
    return titled("constitution", start, match.end(), "Hiến pháp") if match else None


def _charter(reading: Reading, start: int, word: str) -> Match[Citation] | None:
    match = _CHARTER.match(reading.text, start, start + 100)
    return titled("charter", start, match.end(), word.capitalize()) if match else None


def _regulation(reading: Reading, start: int, word: str) -> Match[Citation] | None:
    """A regulation by title: one known by it, or one that a capital inside the sentence shows (`Quy chế làm việc`)."""
    known = _KNOWN.match(reading.folded, start, start + 80)
    if known is not None and (word == "quy định" or reading.text[start].isupper() or "dân chủ" in known[0]):
        return titled("regulation", start, known.end(), word.capitalize())
    begin = start + len(word) + 1
    shown = word == "quy chế" and reading.text[start : start + 2] == "Qu" and start != reading.sentence_at(start)[0]
    if not shown or not reading.text[begin : begin + 1].islower():
        return None
    end = title_end(reading.text, begin, 8, commas=False)
    first, _, rest = reading.folded[begin:end].partition(" ")
    return titled("regulation", start, end, "Quy chế") if rest and first not in ENDS and first != "và" else None


def _programme(reading: Reading, start: int, _: str) -> Match[Citation] | None:
    match = _PROGRAMME.match(reading.folded, start, start + 150)
    return titled("programme", start, match.end(), "Chương trình") if match else None


_FINDERS: dict[str, _Finder] = {
    **dict.fromkeys(triggers.LAWS, laws.at),
    **dict.fromkeys(triggers.TREATIES, treaties.at),
    "nghị quyết": _congress,
    "hiến pháp": _constitution,
    "điều lệ": _charter,
    "cương lĩnh": _charter,
    "chương trình": _programme,
    "quy chế": _regulation,
    "quy định": _regulation,
}
