"""References by title: laws, codes and ordinances, treaties, resolutions of congresses, the Constitution."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract import lexicon
from extract.extractors.references import numbers
from extract.extractors.references.citation import Citation
from extract.rule import Match
from extract.segment import Reading

_LAWS = list(lexicon.load("extract.extractors.references", "laws.tsv").values)
_NATIONS = list(lexicon.load("extract.extractors.references", "nations.tsv").values)

_LAW = regex.compile(
    r"(?<!\w)(?:bộ luật|(?<!pháp |kỷ |kỉ |quy |qui |định |trọng |điều |bộ )luật|pháp lệnh)(?= [\w\"(])(?! (?:sư|gia)(?!\w))"
)
_TITLE = regex.compile(r"(?:\L<laws>)(?!\w)", laws=_LAWS)
_AMENDING = regex.compile(
    r"sửa đổi(?:,? bổ sung)?+(?:,? thay thế)?+ (?:một số (?:điều|nội dung) (?:của |tại )?+|các điều (?:của )?+|điều \d+(?: và điều \d+)? (?:của )?+|của )?+"
    r"(?=(?:các |\d+ )?(?:bộ luật|luật|pháp lệnh))(?:(?:các |\d+ )?(?:bộ luật|luật|pháp lệnh) (?P<other>(?:về )?\L<laws>(?!\w))?)?",
    laws=_LAWS,
)
_TAIL = regex.compile(
    r"(?: ?\((?:sửa đổi|sửa đổi, bổ sung|hợp nhất|mới)(?: năm (?:19|20)\d\d)?\))?+"
    r"(?:(?:,? sửa đổi(?:,? bổ sung)?+)?+,? (?:năm )?+(?:19|20)\d\d(?![\d/-]))?+(?: ?\(sửa đổi(?:,? bổ sung)?(?: năm (?:19|20)\d\d)?\))?+"
)
_NUMBER_AFTER = regex.compile(r",? \(?(?:luật )?số:? ?(?=\d)")
_WORD = regex.compile(r"(?P<gap>,? | - |-)(?P<word>\p{L}[\p{L}\d/]*+)")
# Words that end a title made of words not on the list.
_ENDS = frozenset(
    "quy có được đã là trong với cho từ khi nếu thì để do này năm ngày cũng sẽ nêu nhằm theo tại hiện vừa chưa không mà "
    "nói mới trên đang đều phải bị ra như vào sau trước cần chỉ còn vẫn ban đến thông ghi nên hay hoặc lại rất "
    "ở thuộc nào đó cùng ngay vì bởi đối giúp yêu cấm cho tạo của".split()
)
_SCHOOLS = regex.compile(
    r"(?:đại học|đh|trường|khoa|công ty|hãng|văn phòng|viện|ngành|cử nhân|thạc sĩ|tiến sĩ|ts|ths|hội|đoàn|câu lạc bộ|tạp chí|báo|"
    r"môn|chuyên ngành|học|giảng viên|sinh viên|bằng|vụ|phòng|ông|bà|anh|em|cty|tnhh|họ|xã|thôn|nghề)[ \"]{1,2}$"
)
_LEADING = regex.compile(r"(\p{L}++) $")
_STARTS = frozenset(
    "Theo Tại Trong Và Dự Khi Việc Như Từ Nếu Với Do Về Ngoài Trước Sau Ở Các Căn Vì Để Thực Bộ Hiện Tuy Nhưng Riêng Của Những Đối Còn".split()
)
_CODES_OF_LAW = {
    "blhs": "Hình sự", "blds": "Dân sự", "bllđ": "Lao động", "bltths": "Tố tụng hình sự", "blttds": "Tố tụng dân sự",
    "bllđ": "Lao động", "blhh": "Hàng hải",
}
_SHORT_CODE = regex.compile(rf"(?<!\w)(?:{'|'.join(map(str.upper, _CODES_OF_LAW))})(?!\w)(?:,? (?:năm )?(?:19|20)\d\d(?![\d/]))?")

_CONSTITUTION = regex.compile(
    r"(?<!\w)hiến pháp (?:(?:năm )?(?:19|20)\d\d(?![\d/])|nước cộng hòa xã hội chủ nghĩa việt nam(?: năm (?:19|20)\d\d)?)"
    r"|(?<!\w)hiến pháp \((?:sửa đổi )?năm (?:19|20)\d\d\)"
)
_CHARTER = regex.compile(
    r"(?<!\w)Điều lệ (?:Đảng(?: Cộng sản Việt Nam)?|Công đoàn(?: Việt Nam)?|Đoàn(?: TNCS Hồ Chí Minh)?"
    r"|Mặt trận Tổ quốc Việt Nam|MTTQ Việt Nam|Hội \p{Lu}\p{L}+(?: \p{L}+){1,4}? Việt Nam)(?! \p{Lu})"
    r"|(?<!\w)Cương lĩnh (?:chính trị )?xây dựng đất nước(?: trong thời kỳ quá độ lên (?:chủ nghĩa xã hội|CNXH))?"
)
_ORDINAL = r"(?:\d{1,2}(?![\d/.,])|[IVXLivxl]{1,6}+)(?!\w)"
_CONGRESS = regex.compile(
    rf"(?<!\w)(?:[Nn]ghị quyết|NGHỊ QUYẾT|NQ)(?: số)? (?P<of>(?:của )?(?:"
    rf"(?:(?:[Hh]ội nghị|HN) )?(?:lần thứ {_ORDINAL} )?(?:BCH |Ban Chấp hành )?(?:[Tt]rung ương|TRUNG ƯƠNG|TW|TƯ|T\.Ư|T\.W)(?: Đảng)?"
    rf"(?:,? (?:lần thứ )?{_ORDINAL}|(?<=[Tt]hứ [^\n]{{1,40}})|(?=,? \(?[Kk]h[óo]a {_ORDINAL}))"
    rf"|(?:[Đđ]ại hội|ĐẠI HỘI|ĐH|[Hh]ội nghị)[^.;:()\"\n,]{{0,60}}? (?:(?:lần )?thứ {_ORDINAL}|[IVXL]{{1,6}}(?!\w)))"
    rf"(?: ?\(?,? ?[Kk]h[óo]a {_ORDINAL}(?:,? ?(?:khóa )?(?:và )?(?:khóa )?[IVX]{{1,5}}(?!\w))?\)?)?"
    rf"(?:(?: của)? (?:Đảng|ĐCSVN)(?: (?:bộ|Bộ)(?: \p{{L}}+){{0,2}}(?: \p{{Lu}}\p{{L}}*){{0,4}})?(?!\w))?(?: (?:khóa) {_ORDINAL})?)"
)
_TREATY = regex.compile(
    r"(?<!\w)(?P<type>Hiệp định|hiệp định|Hiệp ước|hiệp ước|Công ước|công ước|Nghị định thư|nghị định thư|Hiến chương|HIỆP ĐỊNH|CÔNG ƯỚC)"
    r"(?P<title>(?: (?:của|về|khung về|khung|tạm thời|song phương|giữa|quốc tế về) )?+ ?(?=[\p{Lu}\d\"]))"
)
_TREATIES = {"hiệp định": "Hiệp định", "hiệp ước": "Hiệp ước", "công ước": "Công ước", "nghị định thư": "Nghị định thư",
             "hiến chương": "Hiến chương"}
_NATION = regex.compile(r"\"?(?:\L<nations>)(?: ?- ?\L<nations>)*(?!\w)(?! ?-)", nations=_NATIONS)
_PROGRAMME = regex.compile(
    r"(?<!\w)(?P<type>chương trình) (?P<title>(?:mục tiêu quốc gia|mtqg) (?:(?:về )?(?:xây dựng )?nông thôn mới|"
    r"(?:về )?giảm nghèo(?: bền vững)?|phát triển kinh tế ?- ?xã hội vùng (?:đồng bào )?dân tộc thiểu số(?: và miền núi)?|"
    r"(?:về )?(?:giáo dục nghề nghiệp|việc làm|y tế|văn hóa|phát triển văn hóa|nước sạch|dân số|ứng phó với biến đổi khí hậu)[\p{L} -]{0,30}?(?=[.,;:)\n]|$)))"
    r"(?: giai đoạn (?:19|20)\d\d ?- ?(?:19|20)\d\d)?"
)


def find(reading: Reading) -> Iterator[Match[Citation]]:
    """References by title; not yet without overlaps."""
    yield from _laws(reading)
    yield from _treaties(reading)
    for name, pattern, kind in (
        ("congress", _CONGRESS, "Nghị quyết"),
        ("constitution", _CONSTITUTION, "Hiến pháp"),
        ("charter", _CHARTER, None),
        ("code_of_law", _SHORT_CODE, "Bộ luật"),
        ("programme", _PROGRAMME, "Chương trình"),
    ):
        cased = name in ("congress", "charter", "code_of_law")
        for match in pattern.finditer(reading.text if cased else reading.folded):
            full = kind or match[0].partition(" ")[0].replace("Điều", "Điều lệ").replace("Cương", "Cương lĩnh")
            yield _made(name, match.start(), match.end(), full, match.start() + len(full))


def _made(rule: str, start: int, end: int, kind: str, title: int, number: str | None = None) -> Match[Citation]:
    while title < end and not kind:
        title += 1
    return Match(start, end, rule, Citation(kind, (start, min(end, start + len(kind))), number, (title, end) if title < end else None))


def _laws(reading: Reading) -> Iterator[Match[Citation]]:
    for match in _LAW.finditer(reading.folded):
        start, at = match.start(), match.end() + 1
        kind = {"b": "Bộ luật", "l": "Luật", "p": "Pháp lệnh"}[match[0][0]]
        found = _law_title(reading, match.start(), at, kind)
        if found is None:
            continue
        rule, end = found
        number = None
        follow = _NUMBER_AFTER.match(reading.folded, end, end + 20)
        if follow and (read := numbers.read(reading.text, follow.end())) and read.coded:
            number, end = read.text, read.end
            if "(" in follow[0] and reading.text[end : end + 1] == ")":
                end += 1
        yield _made(rule, start, end, kind, at, number)


def _law_title(reading: Reading, start: int, at: int, kind: str) -> tuple[str, int] | None:
    """The rule that finds a title at `at`, and where the title with its year ends."""
    folded = reading.folded
    if kind == "Luật" and (amending := _AMENDING.match(folded, at, at + 300)):
        return "amending_law", _TAIL.match(folded, amending.end()).end()
    if folded.startswith("về ", at) and not folded.startswith("về ", at + 3):
        at += 3
    listed = _TITLE.match(folded, at, at + 160)
    if listed is not None:
        end = _TAIL.match(folded, listed.end()).end()
        if _named(reading, start, at, listed.end(), end, kind):
            return "law", end
        return None
    end = _unlisted(reading, start, at)
    return ("unlisted_law", end) if end else None


def _named(reading: Reading, start: int, at: int, title_end: int, end: int, kind: str) -> bool:
    """Whether a listed title is used as one: capital, year, or too long to be a field of law (`luật hình sự`)."""
    if _SCHOOLS.search(reading.folded[max(0, start - 16) : start]) and reading.text[start].isupper():
        return False
    if reading.text[at].isupper() or kind == "Bộ luật":
        return True
    syllables = reading.folded.count(" ", at, title_end) + 1
    return syllables >= 3 or end > title_end or (reading.text[start].isupper() and not _begins(reading, start))


def _begins(reading: Reading, start: int) -> bool:
    return start == reading.sentence_at(start)[0]


def _unlisted(reading: Reading, start: int, at: int) -> int | None:
    """The end of a capitalised title that no list has, None where the words are no title."""
    text = reading.text
    if not text[start].isupper() or not text[at : at + 1].isupper() or text[at : at + 2].isupper():
        return None
    before = text[max(0, start - 16) : start]
    if _SCHOOLS.search(before.lower()) or _NATION.match(reading.folded, at, at + 60):
        return None
    lead = _LEADING.search(before)
    if lead and lead[1][0].isupper() and lead[1] not in _STARTS:
        return None
    end = _words(text, at, 7)
    return _TAIL.match(reading.folded, end).end() if " " in text[at:end] else None


def _words(text: str, at: int, most: int) -> int:
    """Where a title ends that begins at `at`: before a word that cannot stand in one, at most `most` words on."""
    first = regex.match(r"[\p{L}\d]++", text[at : at + 30])
    end = at + (first.end() if first else 0)
    for _ in range(most - 1):
        match = _WORD.match(text, end, end + 40)
        if match is None or match["word"].lower() in _ENDS:
            break
        if match["gap"] == ", " and not match["word"][0].islower():
            break
        if match["word"] in ("và", "với") and text[match.end() : match.end() + 2].strip()[:1].isupper():
            break
        end = match.end()
    return end


def _treaties(reading: Reading) -> Iterator[Match[Citation]]:
    text = reading.text
    for match in _TREATY.finditer(text):
        at = match.end()
        kind = _TREATIES[match["type"].lower()]
        small = match["type"][0].islower()
        if small and (match["title"].strip() or _NATION.match(reading.folded, at, at + 60)):
            continue
        if text[at].isdigit() and not regex.match(r"(?:19|20)\d\d(?!\d)", text[at : at + 5]):
            continue
        end = _capitals(text, at) if small else _treaty_end(text, at)
        yield _made("treaty", match.start(), end, kind, match.end("type") + 1)


def _capitals(text: str, at: int) -> int:
    run = regex.match(r"\"?[\p{Lu}\d][\p{L}\d]*+(?:[ -][\p{Lu}\d][\p{L}\d]*+){0,6}", text[at : at + 80])
    return at + (run.end() if run else 0)


def _treaty_end(text: str, at: int) -> int:
    end = _words(text, at, 14)
    tail = regex.match(r"(?: \([A-Z]{2,10}\)| (?:năm )?(?:19|20)\d\d(?![\d/]))+", text[end : end + 40])
    return end + (tail.end() if tail else 0)
