"""Posts that a clause or a line of a career gives to a name before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import regex

from extract.letters import LETTER
from extract.resolve.persons_merging import sex_of
from extract.resolve.posts_chains import NEAR, PREFIXES, TAIL, Chain, Link, links

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.extractors.officials import Name, Post
    from extract.rule import Match
    from extract.segment import Reading

_RANK = (
    r"(?:(?:thiếu|trung|thượng|đại) (?:tướng|tá|úy)|(?:phó )?giáo sư|tiến sĩ|thạc sĩ|kỹ sư|bác sĩ|luật sư|cử nhân)"
    r"(?: [\w]+){0,3}"
)
CLAUSE = re.compile(
    r"(?<!\w)(?:(?P<held>giữ(?: các| nhiều)? chức(?: vụ| danh)?|giữ"
    r" (?:cương vị|nhiệm vụ|vị trí|trọng trách|vai trò|ghế)"
    r"|(?:đảm (?:nhiệm|nhận|trách)|nhậm)(?: các| nhiều)?(?: chức(?: vụ| danh)?| cương vị| vị trí| vai trò)?"
    r"|(?:làm|là|từng là|nguyên là|hiện là|từng làm)|trúng cử|đắc cử|tái cử|vào|trở thành|phụ trách)"
    r"|(?P<given>bầu(?: bổ sung)?|(?:tái )?bổ nhiệm|bổ sung|phong|giao|chuẩn y"
    r"|(?<!bầu )(?<!ứng )(?<!đề )(?<!tiến )(?<!tái )(?<!trúng )(?<!tranh )(?<!thất )cử|chỉ định|phê chuẩn)"
    rf"|(?P<named>(?:các |nhiều )?(?:chức(?: vụ| danh)?|vị trí)(?: (?:[\w ]|\.(?={LETTER})){{2,40}})?,? (?:gồm|như)"
    r"|(?:các )?chức(?: vụ| danh)?|cương vị|vị trí|chức vụ như|nhiệm vụ|tư cách(?: là)?|ghế|vai trò(?: là)?)"
    rf")(?: làm| là| như| vào|:)?(?: \d+| tân)? (?:{_RANK}, ){{0,2}}{PREFIXES}$"
)
_LISTING = regex.compile(
    r"(?<!\w)(?:(?:giữ|đảm nhiệm|đảm nhận|trải qua|kinh qua|qua) (?:\w+ ){0,3}(?:chức vụ|chức danh|cương vị|vị trí)"
    rf"|(?:từng|lần lượt) (?:làm|là|giữ))(?!\w)(?:[^.\n]|\.(?=\p{{L}})){{0,600}}; {PREFIXES}$"
)
_APPOINTING = regex.compile(r"(?<!\w)(?:bổ nhiệm|chỉ định|điều động|bầu|phân công|luân chuyển|giới thiệu)(?!\w)")
_PASSIVE = regex.compile(r"(?<!\w|đạt |có |làm |thu )(?:được|bị|trúng)(?!\w)")
_TAKING = regex.compile(
    r"(?<!\w)(?:giữ|đảm nhiệm|đảm nhận|đảm trách|nhận|thêm|qua|trải qua|kinh qua|rời|thôi|mất|từ|từ bỏ|nhậm"
    r"|(?:đắc|trúng|tái) cử|kiêm|kiêm nhiệm|lên|kế nhiệm|tiếp quản|ngồi|trên"
    r"|với|ở|trong|được|bị|xin)(?: \w+){0,4} $"
    r"|(?<!\w)(?:được|bị)[^;:\n]{0,70} (?:bổ nhiệm|bầu|cử|phân công|điều động|giao|chỉ định|phê chuẩn|miễn nhiệm|cách"
    r"|luân chuyển|tín nhiệm)(?: \w+){0,2} $"
)
"""What stands before the word for an office where the subject holds it; others fill it, abolish it, run for it."""
_OTHERS = re.compile(
    r"(?<!\w)(?:(?:rằng|hy vọng|mong muốn|kỳ vọng)(?!.{0,80}(?<!\w)(?:ông|bà|mình|anh|chị)(?!\w))"
    r"|(?<!là )(?:một|mỗi) (?:đồng chí|vị)(?!\w)"
    r"|(?<!trong )(?<!số )(?:\d{1,4}|hai|ba|những|các) (?:đại biểu|người|cá nhân|thành viên)(?!\w)[^,;.]{0,50}+$)"
)
_NEVER = regex.compile(
    r"(?<!\w)(?:(?:không|chưa|chẳng|nếu)(?! còn| chỉ| những)(?: \w+){0,3}|(?:nghĩ|tưởng|coi|xem)(?: rằng)? mình) $"
)
"""`sẽ không lên được chức Giám đốc`."""
_AGENT = regex.compile(
    r" (?:đã |vừa )?(?:ký )?(?:quyết định )?(?:bổ nhiệm|cử|điều động|chỉ định|phân công|giới thiệu|đề cử|đề bạt|giao)"
    r"(?: vào)?(?: vị trí| ghế| chức(?: vụ| danh)?)?(?: làm| giữ(?: chức)?(?: vụ)?| về làm)? "
)
_PRONOUN = regex.compile(
    r"(?<!\w)tôi (?:giữ|từng)? ?(?:làm|chức)(?!\w)"
    r"|(?<!\w|một |các |những |mỗi |nhiều )(?:ông|bà|anh|chị|đồng chí|đ/c)(?= (?:\p{Ll}|$))|(?<!\w)(?:ông|bà)(?!\w)"
)
_YEAR = r"(?:(?:ngày |tháng )?\d{1,2} ?[/.-] ?){0,2}+(?:năm )?(?:19|20)\d\d(?!\d)"
_END = rf"(?:tháng )?(?:nay|hiện nay|khi nghỉ hưu[^:\n]{{0,20}}|{_YEAR})"
_HISTORY = regex.compile(
    rf"[ ]*[-+*•]?[ ]*(?:từ )?(?:năm |tháng )?{_YEAR}(?: ?(?:-|đến|tới) ?(?:{_END})?)?(?: ?:| -|,) ?"
)
_INLINE = regex.compile(rf"{_YEAR}(?: ?(?:-|đến|tới) ?(?:tháng )?(?:nay|{_YEAR}))? ?: ?$")
_AFTER_MARK = regex.compile(r"[,;] (?:nguyên|cựu) $")
_BORN = regex.compile(r"(?<!\w)(?:sinh|quê)(?!\w)")
_LINE_END = regex.compile(rf"{TAIL}[ .;]*(?:\n|$)")
_ONCE = regex.compile(r"(?<!\w)trước khi (?:được )?(?:bầu |bổ nhiệm )?(?:làm|là|giữ chức|giữ chức vụ|trở thành) $")
_DATED = regex.compile(rf"(?:từ |trong |đến |giai đoạn )?(?:năm |tháng |ngày )?{_YEAR}")
GOVERNING = (
    *(f" {word} " for word in "của được bị do bởi với cho cùng theo gặp tiếp mời thay thăm giúp trình gửi".split()),
    *("thay mặt ", "thừa lệnh ", "ủy quyền ", "báo cáo ", "tham mưu ", "tháp tùng "),
)
"""Words before a post that make its holder another one than the person spoken of."""
_LABEL = regex.compile(r"(?:[.;\n(-] ?)(?:nghề nghiệp|chức vụ(?: công tác| hiện nay)?|chức danh) ?: ?$")
_LOOK_BACK = 5  # names


class Clauses:
    """Finds the names to which the clauses of one reading give posts; `listed` tells the names in a row with one."""

    def __init__(
        self,
        reading: Reading,
        names: Sequence[Match[Name]],
        posts: Sequence[Match[Post]],
        listed: Callable[[int], list[int]],
    ) -> None:
        self.reading = reading
        self.names = names
        self.posts = posts
        self._list = listed
        self._starts = [name.start for name in names]
        self._ends = [name.end for name in names]

    def links(self, chain: Chain, before: int) -> list[Link]:
        """A chain that a clause or a line of a career gives to a name before it."""
        start = self.posts[chain.first].start
        folded = self.reading.folded
        if self._starts and self._in_career(chain, before):
            return links(chain, max(before, 0), clause=True, line=start)
        if before < 0:
            return []
        if folded[self._ends[before] : start] == " " or self._entered(before, start) or self._told(chain, before):
            return links(chain, before)
        if _ONCE.search(folded, max(0, start - 40), start) and _PRONOUN.match(folded, self.posts[chain.last].end + 1):
            return links(chain, before)
        return [link for name in self._by_clause(start, before) for link in links(chain, name, clause=True)]

    def _entered(self, before: int, start: int) -> bool:
        """Whether a post stands after its label in what is told of a name: `Nghề nghiệp: Trưởng ban …`."""
        folded = self.reading.folded
        if start - self._ends[before] > 2 * NEAR or not folded.endswith((": ", ":"), 0, start):
            return False
        return _LABEL.search(folded, max(0, start - 30), start) is not None

    def _by_clause(self, start: int, before: int) -> list[int]:
        """The names to which a clause gives the post that begins at `start`."""
        folded = self.reading.folded
        sentence = self.reading.sentence_at(start)[0]
        if _OTHERS.search(folded, max(sentence, self._ends[before]), start):
            return []
        if _AGENT.fullmatch(folded, self._ends[before], start):
            patient = self._patient(before, sentence)
            return [patient] if patient >= 0 else []
        if not self._takes(max(sentence, start - NEAR), max(sentence, self._ends[before]), start):
            return []
        if self._ends[before] > sentence:
            return self._subjects(before, sentence)
        if spoken := _PRONOUN.search(folded, max(sentence, start - 160), start):
            return [self._spoken_of(before, spoken[0])]
        return [before] if _DATED.match(folded, sentence, start) else []

    def _takes(self, near: int, subject: int, start: int) -> bool:
        """Whether the words before the post that begins at `start` let the subject hold it, get it or lose it."""
        folded = self.reading.folded
        cue = CLAUSE.search(folded, near, start)
        if cue is not None and _NEVER.search(folded, max(subject, cue.start() - 24), cue.start()):
            return False
        if cue is None:
            return folded.endswith("; ", 0, start) and _LISTING.search(folded, subject, start) is not None
        if cue["held"]:
            other = _APPOINTING.search(folded, subject, cue.start())  # ký quyết định chỉ định nhân sự giữ chức
            return other is None or _PASSIVE.search(folded, subject, other.start()) is not None
        if cue["given"]:
            return _PASSIVE.search(folded, subject, cue.start()) is not None
        return _TAKING.search(folded, near, cue.start()) is not None

    def _spoken_of(self, before: int, pronoun: str) -> int:
        """The name that a pronoun stands for: the last one whose honorific doesn't contradict it."""
        sex = sex_of(pronoun)
        for name in range(before, max(-1, before - _LOOK_BACK), -1):
            other = sex_of(self.names[name].value.honorific)
            if sex is None or other is None or sex == other:
                return name
        return before

    def _in_career(self, chain: Chain, before: int) -> bool:
        """Whether a chain stands after the years of a line of a career; after a comma it fills its clause."""
        folded = self.reading.folded
        start = self.posts[chain.first].start
        if folded.endswith(GOVERNING, 0, start):
            return False  # Năm 2020, ông được Chủ tịch nước tặng Huân chương
        opening = max(0, start - 2 * NEAR)
        line = folded.rfind("\n", opening, start) + 1 or opening
        sentence = folded.rfind(". ", line, start)
        opened = _HISTORY.match(folded, line, start) if line > opening or not opening else None
        named = before >= 0 and self._ends[before] > line and "," in opened[0] if opened else False
        dated = opened is not None and not named
        if sentence >= 0:
            dated = dated and _HISTORY.match(folded, sentence + 2, start) is not None
        if not dated and not _INLINE.search(folded, max(line, start - 60), start):
            return False
        end = self.posts[chain.last].end
        return not folded.endswith(", ", 0, start) or not folded[end + 1 : end + 2].isalpha()

    def _patient(self, agent: int, sentence: int) -> int:
        """Whom an agent appoints in a clause with `được`: the last name before the agent; -1 for nobody."""
        lead = self.names[agent].value.lead
        passive = self.reading.folded.rfind(" được ", max(sentence, lead - 2 * NEAR), lead)
        return bisect_right(self._ends, passive) - 1 if passive >= 0 else -1

    def _told(self, chain: Chain, before: int) -> bool:
        """Whether a row belongs to what is told of a name: former posts, or the line under a birth."""
        return self._formerly(chain, before) or self._in_life(chain, before)

    def _in_life(self, chain: Chain, before: int) -> bool:
        """Whether a row fills the line under a birth: `Ông A sinh năm 1960`, below it `Ủy viên Trung ương Đảng`."""
        folded, start = self.reading.folded, self.posts[chain.first].start
        if folded[start - 1 : start] != "\n" or start - self._ends[before] > 4 * NEAR:
            return False
        filled = _LINE_END.match(folded, self.posts[chain.last].end) is not None
        return filled and _BORN.search(folded, self._ends[before], start) is not None

    def _formerly(self, chain: Chain, before: int) -> bool:
        """Whether a row of former posts ends what a line tells of a name: `…, quê Thái Bình, nguyên Bí thư Tỉnh ủy`."""
        first = self.posts[chain.first]
        opening = self.reading.folded[max(0, first.start - 10) : first.start]
        gap = self.reading.folded[self._ends[before] : first.start]
        near = len(gap) < 4 * NEAR and ". " not in gap and ("\n" not in gap or _BORN.search(gap) is not None)
        return first.value.prefix == "former" and near and _AFTER_MARK.search(opening) is not None

    def _subjects(self, last: int, sentence: int) -> list[int]:
        """The name that a clause speaks of, with those joined to it before."""
        first = last
        while first > 0 and self._starts[first - 1] >= sentence and last in self._list(first - 1):
            first -= 1
        if (
            first == last - 1
            and "," in self.reading.folded[self._ends[first] : self._starts[last]]
            and self.reading.folded.endswith(GOVERNING, 0, self.names[first].value.lead)
        ):
            return [last]  # người tiền nhiệm của bà Én, ông Vọng, được bầu làm
        return list(range(first, last + 1))
