"""Titles that stand for their holders: `đồng chí Chủ tịch UBND huyện lưu ý`."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from functools import lru_cache
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.document import PositionStatus
from extract.extractors.officials.runs import acts
from extract.letters import LETTER
from extract.resolve.posts_wording import Wording, says_no_more

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.extractors.officials import Post
    from extract.resolve.posts_chains import Chain
    from extract.rule import Match
    from extract.segment import Reading

_NO_HOLDER = re.compile(
    r"(?<!\w)(?:chức|chức vụ|nhân sự|chức danh|chức vụ như|vị trí|ghế|cương vị|làm|là|bầu|bổ nhiệm|chỉ định|cử"
    r"|quyền|như|hồ|phủ|văn phòng|ứng viên|ứng cử viên|có|hoặc|số|đời|nhiệm kỳ|năm|nhận quyết định"
    r"|đương nhiệm|đương chức|với trách nhiệm|cúp|danh hiệu|phê chuẩn|miễn nhiệm|bãi nhiệm|đề cử|ứng cử|tranh cử|bầu cử"
    rf"|bằng(?: {LETTER})?|chứng chỉ|thẩm quyền của"
    r"|kt\.?|tm\.?) $"
)
_ISSUER = regex.compile(r"/(?P<year>\d{4})(?:/[\p{L}\d-]++)? của (?:đồng chí )?$")
"""A document of a past date may be of an earlier holder."""
_OF_MANY = regex.compile(
    r" (?:các|cấp|cùng cấp|những|nào|hoặc|(?:hai|ba|bốn|2|3|4) (?:nước|bên|tỉnh|bộ)|là (?:người|ai|chức)|xã hội"
    r"|có (?:thẩm quyền|quyền|nhiệm kỳ)|thực hiện (?:các )?(?:chức năng|nhiệm vụ)(?=, ))(?!\w)"
    r"|(?<= (?:tỉnh|huyện|quận|xã|phường|thị trấn|thành phố))(?:,|/| và| -) ?(?:thành phố|huyện|quận|thị xã|xã|phường"
    r"|thị trấn)(?!\w)"
)
_JOINTS = frozenset((", ", "; ", " và ", ", các "))
_HOME = frozenset((None, "chính phủ", "việt nam", "chính phủ việt nam", "nước cộng hòa xã hội chủ nghĩa việt nam"))
_SEAT = regex.compile(r"(?:phó )?chủ tịch (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn)(?!\w)")
_DEPUTY = regex.compile(r" (?:thường trực|phụ trách|thứ nhất)")
_FOUNDING = regex.compile(r" (?:đã )?(?:ký |ra )?(?:quyết định|phê duyệt|ban hành|ký|thành lập|chấp thuận)(?!\w)")
_YEAR = regex.compile(r"(?<=năm |/|-)(?:19|20)[0-9]{2}(?!\d)")
_MEMBERS = ("đại biểu", "ủy viên", "thành viên", "nghị sĩ", "thượng nghị sĩ", "hạ nghị sĩ")
_POINTING = regex.compile(
    r"(?<!\p{L})(?<!các |những |nhiều |một |mỗi |\d )(?:vị|nữ|ông|bà|cô|thầy|đồng chí|đ/c)(?: tân)? $"
)
_QUOTED = regex.compile(r"\"(?: - |, | )$")
_ALIKE = {
    "hoa kỳ": "mỹ",
    "liên bang nga": "nga",
    "cộng hòa nhân dân trung hoa": "trung quốc",
    "nước cộng hòa nhân dân trung hoa": "trung quốc",
    "nhà trường": "trường",
    "ceo": "tổng giám đốc",
}
_STATE = regex.compile(r"(?<!\w)(?:\L<states>)(?!\w)", states=list(_ALIKE))
_HINT = re.compile("hoa|nga|nhà|ceo")
_DASH = regex.compile(r" ?- ?(?!\w+$)")
_LONG_AGO = 5  # years
_NEAREST = 100
"""Posts of the same role looked at before and after a title."""


class Holding(Struct, frozen=True):
    """A post that a person holds, or has `left` in this text; `start` is an offset into the view."""

    owner: int
    wording: Wording
    start: int
    status: PositionStatus
    left: bool = False


class Titles:
    """Finds the holders of titles; `spoken` are the offsets of each official's names, `now` the year of the text."""

    def __init__(
        self,
        reading: Reading,
        posts: Sequence[Match[Post]],
        words: Sequence[Wording],
        holdings: Iterable[Holding],
        spoken: Sequence[Sequence[int]],
        *,
        now: int,
    ) -> None:
        self._reading = reading
        self._posts = posts
        self._words = words
        self._spoken = [list(one) for one in spoken]
        self._now = now
        self._by_role: dict[str, list[Holding]] = {}
        for holding in sorted(holdings, key=lambda one: one.start):
            self._by_role.setdefault(_role(holding.wording), []).append(holding)

    def mentions(self, free: Iterable[Chain]) -> Iterator[tuple[int, int, int]]:
        """For each title that stands for a holder its official's number, and the start and end of the title."""
        if not self._by_role:
            return
        office = -1
        for chain in free:
            start, end = self._posts[chain.first].start, self._posts[chain.last].end
            many = self._is_office(chain.first) or self._reading.folded[office:start] in _JOINTS
            many = many or self._is_one_of_row(chain)
            office = end if many else -1
            many = many or _OF_MANY.match(self._reading.folded, end) is not None
            members = range(chain.first, chain.last + 1)
            owners = [None if many else self._holder(post) for post in members]
            at = 0
            while at < len(owners):
                last = at
                while last + 1 < len(owners) and owners[last + 1] == owners[at]:
                    last += 1
                owner = owners[at]
                if owner is not None and not (last == at and len(owners) > 1 and self._is_bare(chain.first + at)):
                    start = self._posts[chain.first + at].start
                    insort(self._spoken[owner], start)
                    yield owner, start, self._posts[chain.first + last].end
                at = last + 1

    def _is_one_of_row(self, chain: Chain) -> bool:
        """Whether a bare head goes before its deputies, all of them unnamed: `Chủ tịch, Phó Chủ tịch UBND quận`."""
        after = chain.last + 1
        if after >= len(self._posts) or not self._is_bare(chain.last):
            return False
        one, other = self._posts[chain.last], self._posts[after]
        deputy = self._words[after].role.lower() == f"phó {self._words[chain.last].role.lower()}"
        return deputy and self._reading.folded[one.end : other.start] in _JOINTS

    def _is_bare(self, number: int) -> bool:
        """Whether a title neither names a body nor is one of the state's first offices."""
        return self._posts[number].value.body_start is None and self._posts[number].value.kind != "state"

    def _holder(self, number: int) -> int | None:
        """The number of the official whom a title stands for; the one last spoken of where several could be meant."""
        post, wording = self._posts[number], self._words[number]
        holdings = self._by_role.get(_role(wording))
        if not holdings or self._stands_for_nobody(number):
            return None
        at = bisect_left(holdings, post.start, key=lambda one: one.start)
        near = holdings[max(0, at - _NEAREST) : at + _NEAREST]
        former = post.value.prefix == "former"
        fitting = [one for one in near if (one.status == "former") == former]
        owners = self._fitting(post, wording, fitting)
        if post.value.prefix == "elect":
            came = {one.owner for one in fitting if one.status == "elect"}
            gone = {one.owner for one in near if one.status == "former" or one.left}
            owners = owners & came or owners - gone
        elif not owners and not former:
            owners = self._fitting(post, wording, [one for one in near if one.left])
        if not owners or (len(owners) > 1 and self._is_bare(number) and self._is_lower(post)):
            return None
        return max(owners, key=lambda owner: self._nearness(owner, post.start))

    def _fitting(self, post: Match[Post], wording: Wording, holdings: Sequence[Holding]) -> set[int]:
        """The officials whom a title may stand for: who holds the post in more words, or else in fewer."""
        folded = (wording.organization or "").lower() or None
        home = post.value.kind == "state" and folded in _HOME
        key = _compared(wording.key)
        more = [one for one in holdings if says_no_more(key, _compared(one.wording.key))]
        if home and (own := [one for one in holdings if _body(one) in _HOME]):
            return {one.owner for one in own}
        if _SEAT.match(wording.key):
            more = [one for one in more if "hội đồng" not in one.wording.key]
        if not more and (home or post.value.kind != "state"):
            sole = len({one.owner for one in holdings}) == 1 and not any(one.wording.organization for one in holdings)
            stated = [one for one in holdings if one.wording.organization or sole]
            more = [one for one in stated if says_no_more(_compared(one.wording.key), key)]
        return {one.owner for one in more}

    def _nearness(self, owner: int, start: int) -> tuple[int, int]:
        """How near an official is spoken of before `start`, or else after it; more is nearer."""
        spoken = self._spoken[owner]
        at = bisect_left(spoken, start)
        return (1, spoken[at - 1]) if at else (0, -spoken[0] if spoken else -start)

    def _stands_for_nobody(self, number: int) -> bool:
        """Whether the words around a title say that it stands for an office, for several, or an earlier holder."""
        post = self._posts[number]
        folded = self._reading.folded
        if post.value.many or self._is_member(number):
            return True
        if self._is_office(number) or folded.endswith("% ", 0, post.start):
            return True
        if folded[post.start - 1 : post.start] == "(" and folded[post.end : post.end + 1] == ")":
            return True  # đại biểu Quốc hội (ĐBQH)
        issued = _ISSUER.search(folded, max(0, post.start - 30), post.start)
        past = issued is not None and int(issued["year"]) < (self._now or 9999)
        return past or bool(_OF_MANY.match(folded, post.end)) or self._is_common(number) or self._is_past(post)

    def _is_common(self, number: int) -> bool:
        """Whether a title is a common noun here, or is read only in part: `bớt phó đoàn`, `HLV Kim`."""
        post, text, folded = self._posts[number], self._reading.text, self._reading.folded
        unread = text[post.end : post.end + 1] == " " and text[post.end + 1 : post.end + 2].isupper()
        if unread and (self._is_bare(number) or folded.startswith(folded[post.start : post.end], post.end + 1)):
            return True
        if not self._is_lower(post) or self._is_pointed_at(post):
            return False
        small = post.value.kind != "state" and text[post.start : post.end].islower()
        return self._is_bare(number) or (small and not acts(folded, post.end))

    def _is_lower(self, post: Match[Post]) -> bool:
        return self._reading.text[post.start].islower()

    def _is_member(self, number: int) -> bool:
        """Whether a title is one of many members of a house, of whom it tells none: `chất vấn của ĐBQH`."""
        post, folded = self._posts[number], self._reading.folded
        if post.value.kind != "weak" and not self._words[number].role.lower().startswith(_MEMBERS):
            return False
        return not (
            _POINTING.search(folded, max(0, post.start - 18), post.start) or folded.startswith(" này", post.end)
        )

    def _is_pointed_at(self, post: Match[Post]) -> bool:
        """Whether words around a head in small letters mean one person: `vị giám đốc`, `", giám đốc nói`."""
        folded = self._reading.folded
        if post.value.prefix == "former" or folded.startswith((" này ", " này,", " này."), post.end):
            return True
        before = max(0, post.start - 18)
        return _POINTING.search(folded, before, post.start) is not None or (
            _QUOTED.search(folded, before, post.start) is not None and acts(folded, post.end)
        )

    def _is_office(self, number: int) -> bool:
        """Whether the words before a title speak of the office: `chức`, `bầu`, `ứng viên`."""
        start = self._posts[number].start
        return _NO_HOLDER.search(self._reading.folded, max(0, start - 18), start) is not None

    def _is_past(self, post: Match[Post]) -> bool:
        """Whether a sentence tells what an office decided years ago: `được Thủ tướng phê duyệt năm 2006`."""
        folded = self._reading.folded
        if not self._now or not _FOUNDING.match(folded, post.end):
            return False
        start, end = self._reading.sentence_at(post.start)
        years = [int(year) for year in _YEAR.findall(folded, max(start, post.start - 200), min(end, post.end + 200))]
        return bool(years) and max(years) <= self._now - _LONG_AGO


@lru_cache(maxsize=1 << 13)
def _compared(key: str) -> str:
    """A post's key with what is called in two ways by one name, without dashes: Ngoại trưởng Hoa Kỳ, CEO."""
    if "-" in key:
        key = _DASH.sub(" ", key)
    return _STATE.sub(lambda match: _ALIKE[match[0]], key) if _HINT.search(key) else key


def _role(wording: Wording) -> str:
    return _plain_role(wording.role)


@lru_cache(maxsize=1 << 12)
def _plain_role(written: str) -> str:
    role = _DEPUTY.sub("", written.lower().removeprefix("nữ "))
    return _ALIKE.get(role, role)


def _body(holding: Holding) -> str | None:
    return (holding.wording.organization or "").lower() or None
