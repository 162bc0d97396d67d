"""Whether a person holds a post, has held it, acts in it or has just been given it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.document import PositionStatus

if TYPE_CHECKING:
    from extract.extractors.officials import Post
    from extract.resolve.posts_chains import Link
    from extract.rule import Match
    from extract.segment import Reading

_ELECT = (
    r"bầu|(?:được|tín nhiệm|hiệp thương) cử"
    r"|chuẩn y|trúng cử|(?:đắc|tái) cử|bổ nhiệm|đề cử|phê chuẩn|giới thiệu|chỉ định|điều động|điều chuyển"
    r"|luân chuyển|phân công"
    r"|chuyển (?:qua|sang)|nhậm chức|tuyên thệ"
    r"|nhận (?:nhiệm vụ|chức)|được giao|trở thành|bổ sung|tiếp nhận"
)
_LEFT = (
    r"thôi (?:giữ|làm|chức|nhiệm|đảm|tham gia)|cho thôi|miễn nhiệm|cách (?:hết )?(?:các )?chức|bãi nhiệm|từ chức"
    r"|rời (?:ghế|chức)|giáng chức|mất chức|bãi chức|tước|sa thải|không còn (?:là|làm|giữ)"
)
_FORMER = (
    r"(?:từng|lần lượt)(?: được (?:\w+ )?(?:bầu|bổ nhiệm|cử|giao|phân công|điều động|chỉ định|đề bạt))?"
    r"|(?:trải |kinh )?qua (?:nhiều|các)(?: cương)? (?:vị trí|chức|vị)|trải qua"
    r"|trước đây|(?:khi|lúc|hồi|giai đoạn|thời(?: gian| kỳ| điểm)?)(?: còn| đang)? (?:là|làm|giữ|đảm nhiệm)"
    r"|khi còn|lúc còn|hồi còn|nguyên là"
    r"|thời gian dài|nhiều năm (?:làm|giữ|công tác)|kinh qua|thời (?:còn )?làm"
)
_TURN = re.compile(
    rf"(?<!\w)(?:(?P<due>(?:sẽ|sắp|muốn|dự kiến)(?: \w+){{0,2}} (?:{_LEFT}))|(?P<left>{_LEFT})"
    rf"|(?P<then>trước khi (?:về )?(?:làm|là|giữ|đảm nhiệm))|(?P<former>{_FORMER})|(?P<elect>{_ELECT})|"
    r"(?P<current>hiện|đang|đương|tiếp tục)(?! nay là)"
    r"|(?P<next>(?:(?<=[,;] )|để |và )(?:giữ|đảm nhiệm|đảm nhận|làm|nhận))"
    r"|(?P<decision>quyết định|nghị quyết))(?!\w)"
)
"""Turns of office; `next` takes up a post after another was left, and `decision` one that is told by `giữ chức`."""


_THEN = re.compile(r" (?:tiền nhiệm|(?:khi|lúc|hồi|thời)(?: bấy)? (?:đó|ấy|giờ)|bấy giờ)(?!\w)")
_YEARS = regex.compile(
    r"(?<![\d.,/]|(?:sn|sinh|sinh năm|sinh ngày|s/n)[ :.]{1,2})"
    r"(?:\d{1,2} ?[/.-] ?){0,2}((?:19|20)[0-9]{2})(?![\d]|[./]\p{L})"
)
_TERMS = regex.compile(r"(?:19|20)[0-9]{2} ?- ?(?:19|20)[0-9]{2}(?!\d)")
_ITEM = regex.compile(r"[ ]*(?:\d{1,2}[.)/]|[-+*•])[ ]*")
_TAKES = regex.compile(r"(?<!\w)giữ (?:chức|nhiệm vụ|cương vị)(?: vụ| danh)?(?: các)? $")
_LIST_HEAD = regex.compile(
    r"(?<!\w|sau khi )(?:bầu|chỉ định|phê chuẩn|trúng cử)(?!\w)[^.;:]{0,160}(?:đồng chí|ông|bà|gồm|sau|chức danh)$"
)
_APPOINTMENTS = regex.compile(
    r"(?<!\w)(?:được|bị|về việc|quyết định|nghị quyết|công bố)(?!\w)[^.;\n]{0,60}"
    r"(?<!\w)(?:chỉ định|bổ nhiệm|điều động|phân công|bầu|phê chuẩn|luân chuyển)(?!\w)"
)
_LONGEST_LIST = 20
_EARLIER = regex.compile(
    r"[\"' ]{0,3}(?:trước (?:khi|đó|đây|thời điểm)|(?:thời điểm|khi|lúc|hồi|ngày)(?: bấy)? (?:đó|ấy|giờ))(?!\w)"
)
_THESE_DAYS = regex.compile(
    r"(?<!\w)(?:cùng ngày|hôm qua|hôm nay|(?:sáng|trưa|chiều|tối) \d|ngày \d{1,2} ?[-/.] ?\d{1,2}(?! ?[-/.]? ?\d))"
)
_YEARS_LATER = regex.compile(r"[\"' ]{0,3}(?:chỉ |gần |hơn )?(?:\d{1,2}|một|hai|ba|bốn|năm|vài|những) năm sau(?!\w)")
_LEAVING = re.compile(
    r"(?<!\w)(?:sau khi (?:bị |xin )?(?:thôi|rời|từ|nghỉ|mất|miễn nhiệm|cách)[^,.;:]{0,24}"
    r"|(?:sa thải|cách chức|miễn nhiệm|bãi nhiệm|bãi chức|phế truất|cho (?:thôi|nghỉ)[^,.;:]{0,36}"
    r"|cách (?:hết|tất cả) (?:các |mọi )?chức(?: vụ)?)"
    r"(?: (?:tất cả |hết )?(?:các |mọi )?chức vụ)?(?P<party> trong đảng)?"
    r"(?: (?:đối )?với)?(?: các)? )$"
)
_OF_PARTY = re.compile(r"(?:phó |tổng )*(?:bí thư|ủy viên|(?:tỉnh|thành|huyện|quận|đảng|chi) ủy viên)")
_DISMISSED = re.compile(
    r",? (?:cũng )?(?:đã |vừa |mới )?(?:chính thức )?(?:bị |xin |được (?=miễn nhiệm)|tuyên bố |đệ đơn |nộp đơn )?"
    r"(?:sa thải|cách chức|bãi nhiệm|miễn nhiệm|phế truất|từ chức)"
    r"(?=[.,;\n]|$| (?:vì|do|từ|sau|vào|hôm|ngày|hồi|và|trong)(?!\w))"
)
_IF = re.compile(r"(?<!\w)(?:nếu|trường hợp|giả sử)(?: \w+){0,2} $")
_JUST_TAKEN = regex.compile(r"(?<!\w)sau khi (?:vừa )?(?:được|trở thành|trúng cử|đắc cử|nhậm)(?: [\w]+){0,6} $")
_NOW = regex.compile(r"(?<!\w)(?:đến nay|hiện nay|hiện(?! tại)|đương kim|đương nhiệm)(?!\w)")
_IN_YEAR = regex.compile(
    r",? (?:vào |trong |hồi |(?P<since>từ |kể từ ))?(?:giữa |đầu |cuối )?(?:ngày |tháng |năm )"
    r"(?:\d{1,2} ?[/.-] ?){0,2}(?:năm )?(?P<year>(?:19|20)[0-9]{2})(?!\d)"
)
_STINT = regex.compile(
    r"(?:(?:trong|ở) )?(?:giai đoạn|thời kỳ|(?:từ )?(?:các |những )?năm|từ) (?:19|20)[0-9]{2} ?(?:-|đến) ?(?:năm )?"
    r"(?P<end>(?:19|20)[0-9]{2})(?!\d)"
)
"""The years at the head of a sentence between which a post was held; `nhiệm kỳ` names a term and no such years."""
_STILL = regex.compile(r",? (?:cho )?(?:đến|tới) nay(?!\w)")
_UNTIL = regex.compile(
    r"(?: (?:trường|công ty|đơn vị|cơ quan|tập đoàn|câu lạc bộ) này)?,? (?:cho )?(?:đến|tới) "
    r"(?:(?:giữa |đầu |cuối )?(?:tháng \d{1,2} ?[-/.] ?)?(?:năm )?(?P<end>(?:19|20)[0-9]{2})(?!\d)"
    r"|khi (?:nghỉ hưu|qua đời|mất))"
)
_AFTER = re.compile(
    r" ?\(?(?:giai đoạn |từ )?(?:năm )?((?:19|20)[0-9]{2}) ?(?:-|đến) ?(?:năm )?((?:19|20)[0-9]{2})(?!\d)"
)


class Told(Struct, frozen=True):
    """The status of a post, whether it is told as part of a career, there without an end, or left in this text."""

    status: PositionStatus
    past: bool = False
    open: bool = False
    left: bool = False


class Around(Struct, frozen=True):
    """Where the chain of a post begins, where its holder begins and ends, and where both end."""

    chain: int
    lead: int
    holder: int
    end: int


def told(reading: Reading, post: Match[Post], link: Link, around: Around, now: int) -> Told:
    """The status that the words around a post give it; years before `now` are past."""
    chain_start = around.chain
    if post.value.prefix is not None:
        return Told(post.value.prefix)
    if _THEN.match(reading.folded, post.end):
        return Told("former")
    if link.line is not None:
        return _in_career(reading, chain_start, now)
    span = _AFTER.match(reading.folded, post.end)
    if span and int(span[2]) < now:
        return Told("former", past=True)
    if link.clause:
        return _by_words(reading, link, around, now)
    beside = _beside(reading, post, around)
    return Told(beside, left=beside == "former")


def _beside(reading: Reading, post: Match[Post], around: Around) -> PositionStatus:
    """The status of a post that stands beside its holder: `sa thải giám đốc …`, `Giám đốc … bị cách chức`."""
    folded = reading.folded
    start = min(around.chain, around.lead)
    dismissed = _DISMISSED.match(folded, around.end) and not _IF.search(folded, max(0, start - 30), start)
    leaving = _LEAVING.search(folded, max(0, start - 60), start)
    if leaving and leaving["party"] and not _OF_PARTY.match(folded, post.start):
        leaving = None
    if dismissed or leaving:
        return "former"
    if _JUST_TAKEN.search(folded, max(0, start - 60), start) or _elected_in_list(reading, around.chain):
        return "elect"
    return "current"


def _elected_in_list(reading: Reading, chain_start: int) -> bool:
    """Whether the post stands in a list whose head says that those listed are elected: `đã bầu các đồng chí:`."""
    folded = reading.folded
    start = folded.rfind("\n", max(0, chain_start - 400), chain_start) + 1
    head = folded.rfind(":", max(start, chain_start - 400), chain_start)
    for _ in range(_LONGEST_LIST):
        if head >= 0 or start == 0 or not _ITEM.match(folded, start):
            break
        end = start - 1
        start = folded.rfind("\n", max(0, end - 400), end) + 1
        head = folded.rfind(":", max(start, end - 3), end)
    return head >= 0 and _LIST_HEAD.search(reading.folded, max(start, head - 200), head) is not None


def _appointed_in_list(folded: str, at: int) -> bool:
    """Whether `at` stands in an item of a list of appointments: `- Ông A, Chủ tịch xã B, giữ chức vụ …;`."""
    start = folded.rfind("\n", max(0, at - 400), at) + 1
    if start == 0 or not _ITEM.match(folded, start):
        return False
    for _ in range(_LONGEST_LIST):
        end = start - 1
        start = folded.rfind("\n", max(0, end - 600), end) + 1
        if not start or not _ITEM.match(folded, start):
            return _APPOINTMENTS.search(folded, max(start, end - 300), end) is not None
        if _APPOINTMENTS.search(folded, start, end):
            return True
    return False


def _in_career(reading: Reading, chain_start: int, now: int) -> Told:
    """The status of a post in a line of a career: past if its years are over, open if they have no end."""
    span = reading.folded[max(0, chain_start - 60) : chain_start].rpartition("\n")[2].rpartition(";")[2]
    years = [int(year) for year in _YEARS.findall(span)]
    if "nay" in span or (len(years) > 1 and years[-1] >= now):
        return Told("current", past=True)
    return Told("former", past=True, open=len(years) < 2)


def _by_words(reading: Reading, link: Link, around: Around, now: int) -> Told:
    """The status that the words of a clause give: turns of office, years, `hiện`."""
    folded, chain_start = reading.folded, around.chain
    sentence = reading.sentence_at(chain_start)[0]
    turn = _turn(folded, max(sentence, link.since, chain_start - 300), chain_start, around.holder)
    years = [int(year) for year in _YEARS.findall(_TERMS.sub("", folded[sentence:chain_start]))]
    days = _THESE_DAYS.search(folded, sentence, chain_start)
    recent = turn == "elect" and (max(years) >= now if years else days)
    if turn in ("former", "left") or (_EARLIER.match(folded, sentence) and not (recent or (days and turn != "elect"))):
        return Told("former", left=turn == "left")
    if _NOW.search(folded, sentence, chain_start) or _STILL.match(folded, around.end):
        return Told("current")
    if dated := _IN_YEAR.match(folded, around.end):
        if dated["since"] and int(dated["year"]) < now:
            return Told("former", past=True, open=True)
        years.append(int(dated["year"]))
    if (years and max(years) < now) or _is_over(folded, sentence, around.end, now):
        return Told("former", past=True)
    if _YEARS_LATER.match(folded, sentence):
        return Told("former", past=True, open=True)
    return Told("elect" if turn == "elect" else "current")


def _is_over(folded: str, sentence: int, end: int, now: int) -> bool:
    """Whether the years of a post are over: those that open its sentence, or those after `đến` behind it."""
    stint, until = _STINT.match(folded, sentence), _UNTIL.match(folded, end)
    last = [match["end"] for match in (stint, until) if match]
    return any(year is None or int(year) < now for year in last)


def _turn(folded: str, start: int, end: int, since: int) -> str | None:
    """The last turn of office between two offsets; one that lies far back counts only where a decision tells it."""
    turn: str | None = None
    decided = False
    far = end - (300 if folded.endswith("; ", 0, end) else 120)
    for match in _TURN.finditer(folded, start, end):
        kind = match.lastgroup
        if kind == "decision":
            decided = True
        elif kind == "next":
            turn = "elect" if turn == "left" else turn
        elif match.start() > far:
            turn = "current" if kind in ("due", "then") else kind
    if turn is None and (takes := _TAKES.search(folded, start, end)):
        listed = folded.endswith(", ", 0, takes.start()) and folded.startswith(", ", since)
        listed = listed or _appointed_in_list(folded, end)
        return "elect" if decided or listed else None
    return turn


def this_year(reading: Reading, published: str | None) -> int:
    """The year of the ISO date `published`, else the last year that the text names; 0 where it names none."""
    if published is not None:
        return int(published[:4])
    return max((int(year) for year in _YEARS.findall(_TERMS.sub("", reading.folded))), default=0)
