"""Posts tied to the names beside them: before the name, after it, in lists and in clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import regex

from extract.extractors.officials.runs import acts
from extract.resolve.posts_chains import NEAR, PREFIXES, TAIL, Chain, Link, chains, exclude, links
from extract.resolve.posts_clauses import CLAUSE, Clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.extractors.officials import Name, Post
    from extract.rule import Match
    from extract.segment import Reading

_DIRECT = re.compile(rf"{TAIL}\)? ?(?:tướng )?")
_DASHED = re.compile(
    rf"{TAIL}(?: ?- ?| ?: ?|, ?(?:là |đó là )?| (?:(?:hiện nay |hiện tại |hiện )?là|gồm)(?: các)?:? | \()"
)
_SEVERAL = (
    r"(?:(?:\d{1,2}|các|hai|ba|bốn) (?:cán bộ|đồng chí|nhân sự|người|cá nhân|ông bà)(?: sau)?,? ?"
    r"(?:gồm|là)? ?: ?)?+"
)
"""Those whom a post is given to, counted before they are named: `đối với 3 cán bộ gồm: A, B và C`."""
_LISTED = re.compile(
    rf"{TAIL}(?: khác)?,? ?(?:(?:đối )?với|cho|là|gồm|gồm có|của|sau đây|như|dự họp|tham dự"
    rf"|cùng dự)?(?: (?=\d|các |hai|ba |bốn){_SEVERAL})?(?: có)?(?: các)?(?: đồng chí| ông| bà)? ?:? ?"
)
_GIVEN = re.compile(rf"{TAIL},? (?:đối với|cho|với) {_SEVERAL}")
_SIGNED = regex.compile(r"[ ]*\n(?:[ ]*\(?(?:đã )?ký[^\n]{0,30}\n|[ ]*\n){0,4}[ ]*")
_PERSONAL = (
    r"(?:\d{2} tuổi|(?:sinh|sn)\.? ?(?:năm |ngày )?[\d/.-]{4,10}+|(?:ngụ|trú|quê|ở) [^,()\n]{3,60}"
    r"|(?:kiều bào|đảng viên)[^,()\n]{0,30}|thường vụ (?:tỉnh|thành|huyện|quận|thị|đảng) ủy[^,()\n]{0,20})"
)
_APPOSED = re.compile(
    rf"(?: ?\([^()\n]{{1,60}}+\))?+(?:,? {_PERSONAL}){{0,3}}+"
    rf"(?: ?, ?(?:hiện |nay |vốn |người |nhà |đồng thời |một (?=cựu|nguyên))?(?:là )?| ?- ?\n?(?:là |nhà )?"
    rf"| ?\( ?(?:[^(),\n]{{1,50}}, ){{0,2}}+(?:hiện |nay )?(?:là )?| ?: ?"
    r"| (?:hiện |nay |hiện nay |đang |hiện đang |cũng |chính |vốn )*là | (?=nguyên|cựu|quyền|tân))"
    rf"{PREFIXES}"
)
_BELOW = re.compile(r"[ ]*[-,]?[ ]*\n[ ]*[-]?[ ]*")
_TOGETHER = regex.compile(r"(?:,|;)? ?(?:và |cùng |với )?(?:các )?")
_CLOSED = regex.compile(r"(?: ?\([^()\n]{1,60}\))?\)?")
_ONCE = regex.compile(
    r"(?<!\w)(?:trước|sau) khi (?:\w+ ){0,4}(?:làm|là|chức|chức vụ|trở thành|bổ nhiệm|bầu|đảm nhiệm|ghế|giữ)"
    rf"(?: làm| là)? {PREFIXES}$"
)
"""`Trước khi làm Bí thư Huyện ủy, ông Tám …`"""
_AS = regex.compile(r"(?<!\w)(?:cương vị|tư cách|vai trò)(?: mới)?(?: là)? $")
_CANDIDATE = ("ứng viên ", "ứng cử viên ", "ứng cử ", "tranh cử ", "ứng viên ghế ", "ghế ứng viên ", "cúp ")
_OPENING = regex.compile(
    r"(?:^|[\n\"'(]|[.,;:!?…)\"'-] |(?<!\p{L})(?:là|tư cách|cương vị|vai trò|chí|ông|bà|và|các|gồm|có|do|vì vậy|vì thế"
    r"|do đó|theo đó|sau đó|trước đó) )"
    r"(?:(?:nguyên|cựu|tân|quyền|nay|hiện) )?$"
)
_VERB = regex.compile(r" (?!(?:và|cùng|thì|cho|làm|là|hiện|nguyên|kiêm|tại|ở|nói|chia|khi)(?!\w))\p{L}")
_OBJECT = regex.compile(
    r"(?<!\p{L})(?:gặp|tiếp|đón|mời|mừng|chúc mừng|thăm|cảm ơn|nghe|với|của|cho|cùng|trước|về|bởi|tới|đến|từ|do) $"
)
"""Words whose object a name is, so that it is not the subject of what follows."""
_PAUSES = frozenset(("", *",.;:)-\n"))
_RELATIVES = tuple(
    f"{kin}{joint}"
    for kin in "ông xã,bà xã,chồng,vợ,con trai,con gái,bố,mẹ,cha,em trai,em gái,anh trai,chị gái,bạn trai,con".split(
        ","
    )
    for joint in (" của ", " ")
)
_KIN = tuple(f"{kin} " for kin in "vợ chồng con cha mẹ bố anh chị em cháu".split())
_LONGEST_LIST = 60
_ONE_OF_MANY = ("phó ", "thứ trưởng", "ủy viên", "đại biểu", "đbqh", "nghị sĩ", "thượng nghị sĩ", "hạ nghị sĩ")
"""How titles begin that several persons hold at a time."""
_VERBS_OF_OFFICE = frozenset(
    f" {verb} "
    for verb in ("làm", "giữ chức", "giữ chức vụ", "được bầu làm", "được bổ nhiệm làm", "nhậm chức", "thôi giữ chức")
)


class Linker:
    """Finds the holders of posts among the names of one reading."""

    def __init__(self, reading: Reading, names: Sequence[Match[Name]], posts: Sequence[Match[Post]]) -> None:
        self.reading = reading
        self.names = names
        self.posts = posts
        self._starts = [name.start for name in names]
        self._ends = [name.end for name in names]
        self.chains = tuple(chains(reading, posts))
        self._chain_starts = [posts[chain.first].start for chain in self.chains]
        self._before: dict[int, Chain] = {}  # names that a post stands before
        self._clauses = Clauses(reading, names, posts, self._list)

    def links(self) -> tuple[tuple[Link, ...], tuple[Chain, ...]]:
        """Every link, and the chains that no name beside them holds."""
        given: list[Link] = []
        free: list[Chain] = []
        for chain in self.chains:
            start = self.posts[chain.first].start
            found = [] if self.reading.folded.endswith(_CANDIDATE, 0, start) else self._holders(chain)
            given.extend(found)
            if not found:
                free.append(chain)
        return tuple(given), tuple(free)

    def _lead(self, name: int, end: int) -> int:
        """Where a name begins, its honorific and rank included, so far as they stand after `end`."""
        return max(self.names[name].value.lead, end)

    def _holders(self, chain: Chain) -> list[Link]:
        start, end = self.posts[chain.first].start, self.posts[chain.last].end
        after = bisect_left(self._starts, end)
        before = bisect_right(self._ends, start) - 1
        folded = self.reading.folded
        before = self._outside(before)
        apposed = before >= 0 and start - self._ends[before] < NEAR
        apposed = apposed and _APPOSED.fullmatch(folded, self._ends[before], start) is not None
        apposed = apposed and not self._excludes(before, chain) and not self._acts(before, chain)
        if before >= 0 and self._related(before, start):
            return []
        ahead = after < len(self.names) and self._lead(after, end) - end < NEAR and not self._told(before, after, chain)
        if ahead:
            gap_end = self._lead(after, end)
            parted = apposed and self._item(chain) > chain.first and self._leads_on(chain, after)
            if parted or _DIRECT.fullmatch(folded, end, gap_end):
                return self._leading(chain, before, after, apposed=apposed)
            issued = folded.endswith((" của ", " do ", " được "), 0, start)  # trao quyết định của Bộ trưởng cho ông A
            given = self.posts[chain.first].value.many or (not issued and _GIVEN.fullmatch(folded, end, gap_end))
            if given and _LISTED.fullmatch(folded, end, gap_end):
                return [link for name in self._list(after) for link in links(chain, name, clause=True)]
            ahead = self._leads_on(chain, after) or self._signed(chain, end, gap_end)
        if (apposed and not (ahead and self._before.get(before))) or self._under(chain, before):
            told = folded.endswith("là ", self._ends[before], start)
            return links(chain, before, clause=told, since=self._ends[before])
        if ahead:
            self._before[after] = chain
            return links(chain, after)
        return self._clauses.links(chain, before)

    def _told(self, before: int, after: int, chain: Chain) -> bool:
        """Whether a verb gives the post to the name before it, so that a capital honorific begins something new.

        So in a caption without a stop: `Ông A làm Giám đốc Sở Y tế | Ông B công bố quyết định`.
        """
        text, start, end = self.reading.text, self.posts[chain.first].start, self.posts[chain.last].end
        if before < 0 or not text.startswith((" Ông ", " Bà "), end) or self._lead(after, end) != end + 1:
            return False
        return self.reading.folded[self._ends[before] : start] in _VERBS_OF_OFFICE

    def _outside(self, name: int) -> int:
        """The name before a bracket that holds only relatives: `A (vợ ông B), Giám đốc …` tells of A."""
        folded = self.reading.folded
        if name < 1 or not folded.startswith(")", self._ends[name]):
            return name
        opened = folded.rfind("(", self._ends[name - 1], self._starts[name])
        related = opened >= 0 and folded.startswith(_KIN, opened + 1)
        return name - 1 if related and opened - self._ends[name - 1] <= 1 else name

    def _excludes(self, name: int, chain: Chain) -> bool:
        """Whether the post right before a name excludes the one after it: `Chủ tịch xã A, Phó Chủ tịch xã`."""
        led = self._before.get(name)
        if led is None:
            return False
        return exclude(self.reading, self.posts[led.last], self.posts[chain.first])

    def _related(self, name: int, start: int) -> bool:
        """Whether what `là` says is said of a relative: `chồng của bà Hoa là Giám đốc`."""
        folded = self.reading.folded
        return folded.endswith(" là ", self._ends[name], start) and folded.endswith(
            _RELATIVES, 0, self.names[name].value.lead
        )

    def _acts(self, name: int, chain: Chain) -> bool:
        """Whether a post after a name and a comma is the subject of what follows.

        So after `theo`, and where a first office stands alone: `Vui mừng gặp ông A, Thủ tướng nhấn mạnh …`.
        """
        folded = self.reading.folded
        if not folded.startswith(", ", self._ends[name]) or not acts(folded, self.posts[chain.last].end):
            return False
        first, lead = self.posts[chain.first], self.names[name].value.lead
        alone = chain.first == chain.last and first.value.body_start is None and first.value.prefix is None
        spoken_of = self._before.get(name) is not None or _OBJECT.search(folded, max(0, lead - 12), lead) is not None
        if alone and spoken_of and first.value.kind in ("state", "own"):
            return True
        quoted = folded.endswith("theo ", 0, lead)
        return quoted and _VERB.match(folded, self.posts[chain.last].end) is not None

    def _leads_on(self, chain: Chain, after: int) -> bool:
        """Whether a dash, a colon or a comma ties a chain to the name after it."""
        end = self.posts[chain.last].end
        folded = self.reading.folded
        gap = _DASHED.fullmatch(folded, end, self._lead(after, end))
        if gap is None:
            return False
        if folded.startswith(",", end):
            return self._opens(chain, after)
        return not folded.startswith(":", end) or not _VERB.match(folded, self._ends[after])

    def _opens(self, chain: Chain, after: int) -> bool:
        """Whether a chain before a comma is said of the name after it: `Là Bí thư Huyện ủy, ông Tám …`."""
        folded = self.reading.folded
        start = self.posts[chain.first].start
        if _ONCE.search(folded, max(0, start - 40), start) or _AS.search(folded, max(0, start - 24), start):
            return True
        paused = folded[self._ends[after] : self._ends[after] + 1] in _PAUSES
        if not paused and not _OPENING.search(folded, max(0, start - 12), start):
            return False  # theo chỉ đạo của Thủ tướng, ông Tám cho rằng
        if CLAUSE.search(folded, max(0, start - 40), start) and self._starts[0] < start:
            return False  # bầu ông Tám làm Chủ tịch, bà Hoa làm Phó Chủ tịch
        own = bisect_left(self._chain_starts, self._ends[after])
        if own == len(self.chains):
            return True
        return _APPOSED.fullmatch(folded, self._ends[after], self._chain_starts[own]) is None

    def _under(self, chain: Chain, before: int) -> bool:
        """Whether a chain stands alone on the line under a name."""
        if before < 0:
            return False
        start = self.posts[chain.first].start
        below = _BELOW.fullmatch(self.reading.folded, self._ends[before], start) is not None
        return below and self._fills_line(chain)

    def _leading(self, chain: Chain, before: int, after: int, *, apposed: bool) -> list[Link]:
        """A chain right before a name; its first posts may belong to the name before it."""
        split = chain.first
        if apposed and chain.last > chain.first:
            split = self._item(chain)
            if split == chain.first and not self._before.get(before):
                split = chain.last
        self._before[after] = chain
        given = [Link(post, before) for post in range(chain.first, split)]
        names = self._list(after) if self.posts[chain.last].value.many else self._sharing(chain, after)
        return given + [Link(post, name) for name in names for post in range(split, chain.last + 1)]

    def _sharing(self, chain: Chain, first: int) -> list[int]:
        """The names that share the title of one of many before the first: `Thứ trưởng Bộ Y tế A và B`."""
        if not self.reading.folded.startswith(_ONE_OF_MANY, self.posts[chain.last].start):
            return [first]
        names = self._list(first)
        bare = all(self.names[name].value.lead == self._starts[name] for name in names[1:])
        parted = any(self._titled_between(a, a + 1) for a in names[:-1]) or self._titled_behind(names[-1])
        joined = len(names) > 1 and self.reading.folded[self._ends[names[-2]] : self._starts[names[-1]]] == " và "
        return names if joined and bare and not parted else [first]

    def _titled_between(self, one: int, other: int) -> bool:
        at = bisect_left(self._chain_starts, self._ends[one])
        return at < len(self.chains) and self._chain_starts[at] < self._starts[other]

    def _titled_behind(self, name: int) -> bool:
        at = bisect_left(self._chain_starts, self._ends[name])
        if at == len(self.chains):
            return False
        return _APPOSED.fullmatch(self.reading.folded, self._ends[name], self._chain_starts[at]) is not None

    def _item(self, chain: Chain) -> int:
        """The post of a chain that begins the last item of a list: `A, Trưởng Ban …; Bộ trưởng … B`."""
        for post in range(chain.last, chain.first, -1):
            if ";" in self.reading.folded[self.posts[post - 1].end : self.posts[post].start]:
                return post
        return chain.first

    def _list(self, first: int) -> list[int]:
        """The names of the list that begins with a name, posts and brackets between them left out."""
        names = [first]
        for name in range(first + 1, min(len(self.names), first + _LONGEST_LIST)):
            start = self._ends[name - 1]
            at = bisect_left(self._chain_starts, start)
            if at < len(self.chains) and self._chain_starts[at] < self._lead(name, start):
                if not _APPOSED.fullmatch(self.reading.folded, start, self._chain_starts[at]):
                    break
                start = self.posts[self.chains[at].last].end
                if _DIRECT.fullmatch(self.reading.folded, start, self._lead(name, start)):
                    break  # các đồng chí Tổng Bí thư A, Chủ tịch nước B
                closed = _CLOSED.match(self.reading.folded, start)
                start = closed.end() if closed else start
            lead = self._lead(name, start)
            if not _TOGETHER.fullmatch(self.reading.folded, start, lead) or start >= lead:
                break
            names.append(name)
        return names

    def _fills_line(self, chain: Chain) -> bool:
        start, end = self.posts[chain.first].start, self.posts[chain.last].end
        text = self.reading.text
        before = text[max(0, start - 20) : start]
        after = text[end : end + 30]
        return ("\n" in before or start < 20) and ("\n" in after or end + 30 > len(text))

    def _signed(self, chain: Chain, end: int, gap_end: int) -> bool:
        """Whether a chain stands over a name as under a letter."""
        return self._fills_line(chain) and _SIGNED.fullmatch(self.reading.folded, end, gap_end) is not None
