"""Posts tied to the names beside them: before the name, after it, in lists and in clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.extractors.officials import Name, Post
    from extract.rule import Match
    from extract.segment import Reading

_PREFIXES = r"(?:(?:nguyên(?: là)?:?|từng(?: là| làm)?|cựu|cố|quyền|q\.|nay là|hiện là|hiện nay là|tân) ?)*"
_TERM = r"(?:thứ )?(?:[ivxlc]++|\d++)(?:(?:, ?| và | ?[-/] ?)(?:[ivxlc]++|\d++)(?!\p{L}))*+"
_TAIL = (
    rf"(?: ?\([^()\n]{{1,60}}+\))?+(?:,? (?:khóa|nhiệm kỳ|nhiệm kì|kỳ) {_TERM})*+"
    r"(?: ?\([^()\n]{1,60}+\))?+(?: (?:cũ|đương nhiệm|(?:khi|lúc|hồi|thời)(?: bấy)? (?:đó|ấy|giờ)|bấy giờ))?+"
)
_CHAIN = regex.compile(
    rf"{_TAIL} ?(?:, ?(?:và |kiêm |đồng thời là |kiêm nhiệm |rồi )?|; ?| ?- ?| (?:kiêm|và|kiêm nhiệm|kiêm chức"
    rf"|rồi|cùng) |/)"
    rf"{_PREFIXES}"
)
_DIRECT = regex.compile(rf"{_TAIL} ?")
_DASHED = regex.compile(rf"{_TAIL}(?: ?- ?| ?: ?|, ?(?:là |đó là )?| (?:là|gồm)(?: các)?:? | \()")
_LISTED = regex.compile(
    rf"{_TAIL},? ?(?:(?:đối )?với|cho|là|gồm|gồm có|của|sau đây|như|dự họp|tham dự"
    rf"|cùng dự)?(?: có)?(?: các)?(?: đồng chí| ông| bà)? ?:? ?"
)
_GIVEN = regex.compile(rf"{_TAIL} (?:đối với|cho|với) ")
_SIGNED = regex.compile(r"[ ]*\n(?:[ ]*\(?(?:đã )?ký[^\n]{0,30}\n|[ ]*\n){0,4}[ ]*")
_PERSONAL = (
    r"(?:\d{2} tuổi|(?:sinh|sn)\.? ?(?:năm |ngày )?[\d/.-]{4,10}+|(?:ngụ|trú|quê|ở) [^,()\n]{3,60}"
    r"|(?:kiều bào|đảng viên)[^,()\n]{0,30})"
)
_APPOSED = regex.compile(
    rf"(?: ?\([^()\n]{{1,60}}+\))?+(?:, {_PERSONAL}){{0,3}}+"
    rf"(?: ?, ?(?:hiện |nay |vốn |người |đồng thời )?(?:là )?| ?- ?\n?(?:là )?"
    rf"| ?\( ?(?:[^(),\n]{{1,30}}, ){{0,2}}+(?:hiện |nay )?(?:là )?| ?: ?"
    r"| (?:hiện |nay |hiện nay |đang |hiện đang |cũng |chính |vốn )*là | (?=nguyên|cựu|quyền))"
    rf"{_PREFIXES}"
)
_BELOW = regex.compile(r"[ ]*[-,]?[ ]*\n[ ]*[-]?[ ]*")
_CLAUSE = regex.compile(
    r"(?<!\w)(?:giữ(?: các| nhiều)? chức(?: vụ| danh)?|giữ (?:cương vị|nhiệm vụ|vị trí|trọng trách|vai trò|ghế)"
    r"|đảm (?:nhiệm|nhận|trách)(?: chức(?: vụ| danh)?| cương vị"
    r"| vị trí| vai trò)?|(?:làm|là|từng là|nguyên là|hiện là|từng làm)|chức(?: vụ| danh)?|cương vị|vị trí"
    r"|trúng cử|đắc cử|tái cử|vào|trở thành"
    r"|bầu(?: bổ sung)?|bổ nhiệm|nhiệm vụ|tư cách(?: là)?|chức vụ như|các chức|qua các chức vụ|bổ sung|ghế|phong"
    r"|vai trò(?: là)?|phụ trách"
    rf")(?: làm| là| như| vào|:)?(?: \d+| tân)? {_PREFIXES}$"
)
_OTHERS = regex.compile(r"(?<!\w)(?:rằng|hy vọng|mong muốn|kỳ vọng)(?!.{0,80}(?<!\w)(?:ông|bà|mình|anh|chị)(?!\w))")
_AGENT = regex.compile(
    r" (?:đã |vừa )?(?:ký )?(?:quyết định )?(?:bổ nhiệm|cử|điều động|chỉ định|phân công|giới thiệu|đề cử|đề bạt|giao)"
    r"(?: làm| giữ(?: chức)?(?: vụ)?| về làm)? "
)
_TOGETHER = regex.compile(r"(?:,|;)? ?(?:và |cùng |với )?(?:các )?")
_CLOSED = regex.compile(r"(?: ?\([^()\n]{1,60}\))?\)?")
_PRONOUN = regex.compile(r"(?<!\w)(?:ông|bà|anh|chị|đồng chí|đ/c)(?= (?:\p{Ll}|$))|(?<!\w)(?:ông|bà)(?!\w)")
_YEAR = r"(?:(?:ngày |tháng )?\d{1,2} ?[/.-] ?){0,2}+(?:năm )?(?:19|20)\d\d(?!\d)"
_END = rf"(?:tháng )?(?:nay|hiện nay|khi nghỉ hưu[^:\n]{{0,20}}|{_YEAR})"
_HISTORY = regex.compile(
    rf"[ ]*[-+*•]?[ ]*(?:từ )?(?:năm |tháng )?{_YEAR}(?: ?(?:-|đến|tới) ?(?:{_END})?)?(?: ?:| -|,) ?"
)
_INLINE = regex.compile(rf"{_YEAR}(?: ?(?:-|đến|tới) ?(?:tháng )?(?:nay|{_YEAR}))? ?: ?$")
_AFTER_MARK = regex.compile(r"[,;] (?:nguyên|cựu) $")
_DATED = regex.compile(rf"(?:từ |trong |đến |giai đoạn )?(?:năm |tháng |ngày )?{_YEAR}")
_LONGEST_LIST = 60
_NEAR = 90


class Link(Struct, frozen=True):
    """A post given to a name; `clause` where a verb does it, `line` the start of its line in a career.

    What says how the post is held stands between `since` and the post.
    """

    post: int
    name: int
    clause: bool = False
    line: int | None = None
    since: int = 0


class Chain(Struct, frozen=True):
    """Posts in a row, by their numbers: `Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`."""

    first: int
    last: int


def _links(chain: Chain, name: int, *, clause: bool = False, line: int | None = None, since: int = 0) -> list[Link]:
    """The links of every post of a chain to one name."""
    return [Link(post, name, clause, line, since) for post in range(chain.first, chain.last + 1)]


class Linker:
    """Finds the holders of posts among the names of one reading."""

    def __init__(self, reading: Reading, names: Sequence[Match[Name]], posts: Sequence[Match[Post]]) -> None:
        self.reading = reading
        self.names = names
        self.posts = posts
        self._starts = [name.start for name in names]
        self._ends = [name.end for name in names]
        self.chains = tuple(self._chains())
        self._chain_starts = [posts[chain.first].start for chain in self.chains]
        self._before: dict[int, bool] = {}  # names that a post stands before

    def links(self) -> tuple[tuple[Link, ...], tuple[Chain, ...]]:
        """Every link, and the chains that no name beside them holds."""
        links: list[Link] = []
        free: list[Chain] = []
        for chain in self.chains:
            found = self._holders(chain)
            links.extend(found)
            if not found:
                free.append(chain)
        return tuple(links), tuple(free)

    def _lead(self, name: int, end: int) -> int:
        """Where a name begins, its honorific and rank included, so far as they stand after `end`."""
        return max(self.names[name].value.lead, end)

    def _chains(self) -> Iterator[Chain]:
        first = 0
        for index in range(1, len(self.posts) + 1):
            if index == len(self.posts) or not self._joined(index - 1, index):
                yield Chain(first, index - 1)
                first = index

    def _joined(self, left: int, right: int) -> bool:
        start, end = self.posts[left].end, self.posts[right].start
        return end - start < _NEAR and _CHAIN.fullmatch(self.reading.folded, start, end) is not None

    def _holders(self, chain: Chain) -> list[Link]:
        start, end = self.posts[chain.first].start, self.posts[chain.last].end
        after = bisect_left(self._starts, end)
        before = bisect_right(self._ends, start) - 1
        folded = self.reading.folded
        apposed = before >= 0 and start - self._ends[before] < _NEAR
        apposed = apposed and _APPOSED.fullmatch(folded, self._ends[before], start) is not None
        ahead = after < len(self.names) and self._lead(after, end) - end < _NEAR
        if ahead:
            gap_end = self._lead(after, end)
            if _DIRECT.fullmatch(folded, end, gap_end):
                return self._leading(chain, before, after, apposed=apposed)
            given = self.posts[chain.first].value.many or _GIVEN.fullmatch(folded, end, gap_end)
            if given and _LISTED.fullmatch(folded, end, gap_end):
                return [link for name in self._list(after) for link in _links(chain, name, clause=True)]
            ahead = self._leads_on(chain, after) or self._signed(chain, end, gap_end)
        if (apposed and not (ahead and self._before.get(before))) or self._under(chain, before):
            told = folded.endswith("là ", self._ends[before], start)
            return _links(chain, before, clause=told, since=self._ends[before])
        if ahead:
            self._before[after] = True
            return _links(chain, after)
        return self._told(chain, before)

    def _leads_on(self, chain: Chain, after: int) -> bool:
        """Whether a dash, a colon or a comma ties a chain to the name after it."""
        end = self.posts[chain.last].end
        folded = self.reading.folded
        gap = _DASHED.fullmatch(folded, end, self._lead(after, end))
        if gap is None:
            return False
        if not folded.startswith(",", end):
            return True
        start = self.posts[chain.first].start
        if folded.endswith((" của ", " được ", " do ", " với "), 0, start):
            return False  # theo chỉ đạo của Thủ tướng, ông Tám cho rằng
        if _CLAUSE.search(folded, max(0, start - 40), start) and self._starts[0] < start:
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
        if apposed and not self._before.get(before) and chain.last > chain.first:
            split = chain.last
        self._before[after] = True
        links = [Link(post, before) for post in range(chain.first, split)]
        names = self._list(after) if self.posts[chain.last].value.many else [after]
        return links + [Link(post, name) for name in names for post in range(split, chain.last + 1)]

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
                closed = _CLOSED.match(self.reading.folded, start)
                start = closed.end() if closed else start
            lead = self._lead(name, start)
            if not _TOGETHER.fullmatch(self.reading.folded, start, lead) or start >= lead:
                break
            names.append(name)
        return names

    def _told(self, chain: Chain, before: int) -> list[Link]:
        """A chain that a clause or a line of a career gives to a name before it."""
        start = self.posts[chain.first].start
        folded = self.reading.folded
        line = folded.rfind("\n", max(0, start - 2 * _NEAR), start) + 1 or max(0, start - 2 * _NEAR)
        if self._in_career(chain, line, start):
            return _links(chain, max(before, 0), clause=True, line=start)
        if before < 0:
            return []
        if folded[self._ends[before] : start] == " " or self._formerly(chain, before):
            return _links(chain, before)
        return [link for name in self._by_clause(start, before) for link in _links(chain, name, clause=True)]

    def _by_clause(self, start: int, before: int) -> list[int]:
        """The names to which a clause gives the post that begins at `start`."""
        folded = self.reading.folded
        sentence = self.reading.sentence_at(start)[0]
        if _OTHERS.search(folded, max(sentence, self._ends[before]), start):
            return []
        if _AGENT.fullmatch(folded, self._ends[before], start):
            patient = self._patient(before, sentence)
            return [patient] if patient >= 0 else []
        if not _CLAUSE.search(folded, max(sentence, start - _NEAR), start):
            return []
        if self._ends[before] > sentence:
            return self._subjects(before, sentence)
        spoken = _PRONOUN.search(folded, max(sentence, start - 60), start) or _DATED.match(folded, sentence, start)
        return [before] if spoken else []

    def _in_career(self, chain: Chain, line: int, start: int) -> bool:
        """Whether a chain stands after the years of a line of a career; after a comma it fills its clause."""
        folded = self.reading.folded
        if not _HISTORY.match(folded, line, start) and not _INLINE.search(folded, max(line, start - 60), start):
            return False
        end = self.posts[chain.last].end
        return not folded.endswith(", ", 0, start) or not folded[end + 1 : end + 2].isalpha()

    def _patient(self, agent: int, sentence: int) -> int:
        """Whom an agent appoints in a clause with `được`: the last name before the agent; -1 for nobody."""
        lead = self.names[agent].value.lead
        passive = self.reading.folded.rfind(" được ", max(sentence, lead - 2 * _NEAR), lead)
        return bisect_right(self._ends, passive) - 1 if passive >= 0 else -1

    def _formerly(self, chain: Chain, before: int) -> bool:
        """Whether a row of former posts ends what a line tells of a name: `…, quê Thái Bình, nguyên Bí thư Tỉnh ủy`."""
        first = self.posts[chain.first]
        opening = self.reading.folded[max(0, first.start - 10) : first.start]
        near = first.start - self._ends[before] < 4 * _NEAR
        return first.value.prefix == "former" and near and _AFTER_MARK.search(opening) is not None

    def _subjects(self, last: int, sentence: int) -> list[int]:
        """The name that a clause speaks of, with those joined to it before."""
        first = last
        while first > 0 and self._starts[first - 1] >= sentence and last in self._list(first - 1):
            first -= 1
        return list(range(first, last + 1))

    def _fills_line(self, chain: Chain) -> bool:
        start, end = self.posts[chain.first].start, self.posts[chain.last].end
        text = self.reading.text
        before = text[max(0, start - 20) : start]
        after = text[end : end + 30]
        return ("\n" in before or start < 20) and ("\n" in after or end + 30 > len(text))

    def _signed(self, chain: Chain, end: int, gap_end: int) -> bool:
        """Whether a chain stands over a name as under a letter."""
        return self._fills_line(chain) and _SIGNED.fullmatch(self.reading.folded, end, gap_end) is not None
