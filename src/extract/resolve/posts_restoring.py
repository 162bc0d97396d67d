"""Bodies that a post leaves to the next one, put back; abbreviations that a document explains itself."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING

import regex

from extract.extractors.officials.posts_bodies import BodyReader
from extract.resolve.posts_wording import Wording, expand, worded
from extract.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.extractors.officials import Post
    from extract.rule import Match
    from extract.segment import Reading

_COMMITTEE = regex.compile(r"(?:ban )?(?:thường vụ|chấp hành)|thường vụ")
_WITHIN = regex.compile(r"đảng đoàn|đảng ủy|ban cán sự(?: đảng)?|chi bộ|chi ủy|đảng bộ")
_PARTY_SEAT = regex.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) ủy(?: .*)?$")
_PARTY_BODY = regex.compile(
    r"(?:(?:tỉnh|thành|huyện|quận|thị|đảng|quân) ủy|trung ương đảng|bộ chính trị|ban bí thư)(?!\w)"
)
_PARTY_ROLE = regex.compile(r"bí thư|ủy viên|ban|văn phòng|chủ nhiệm|thường trực")
_COMMISSION = regex.compile(r"ban (?:tổ chức|tuyên giáo|dân vận|nội chính|tuyên giáo và dân vận)|ủy ban kiểm tra")
_STANDING = regex.compile(r"ban thường vụ (?P<seat>(?:tỉnh|thành|huyện|quận|thị) ủy(?: .*)?)")
_WRAPPING = regex.compile(
    r"^(?:ban thường vụ|ban chấp hành(?: trung ương)?|đảng ủy|đảng bộ|chi bộ|chi ủy|công đoàn|đảng đoàn"
    r"|ban cán sự đảng|hội đồng (?:thành viên|quản trị)|cơ quan cảnh sát điều tra) (?=\w)"
)
_PEOPLES = regex.compile(r"(?:ủy ban|hội đồng) nhân dân ")
_KIND = regex.compile(r"(?:phó |quyền )*(?P<kind>bộ|thứ|tổng cục|cục|vụ|chi cục) (?:trưởng|phó)(?: thường trực)?")
_GLOSS = regex.compile(r"(?<=[\p{L}\d]) ?\((\p{Lu}[\p{Lu}&-]{1,11}+)\)")
_WORD = regex.compile(r"[\p{L}\d]++")
_BOARDS = ("ban", "đoàn", "tổ", "tiểu ban", "hội đồng", "chủ tịch hội đồng")
_CHAIRING = regex.compile(r" (?:làm|là|giữ chức|đảm nhiệm) $")
_COUNTED = regex.compile(r",? (?:gồm|có|bao gồm) ")
_PAUSE = regex.compile(r"[.;:()\n]")
_BOARD = regex.compile(r"hội đồng (?:quản trị|thành viên) (?=\w)")
_MANAGERS = ("giám đốc", "kế toán trưởng")
_HEADS = ("bí thư", "chủ tịch", "giám đốc", "tổng giám đốc", "bộ trưởng", "trưởng", "cục trưởng", "vụ trưởng")
_NEAR = 300
_UNSAID = frozenset(("và", "của", "các"))


def restore(wordings: Sequence[Wording], index: int) -> Wording:
    """The wording at `index` of a chain, its body taken from the next post that states one.

    >>> chain = [worded("Ủy viên", "Ban Thường vụ", "Ủy viên Ban Thường vụ"),
    ...     worded("Trưởng Ban", "Ban Tổ chức Tỉnh ủy", "Trưởng Ban Tổ chức Tỉnh ủy")]
    >>> restore(chain, 0).full
    'Ủy viên Ban Thường vụ Tỉnh ủy'
    """
    wording = wordings[index]
    body = fold(wording.organization or "")
    if _COMMISSION.fullmatch(body):
        return _of_committee(wordings[:index], wording)
    committee = _COMMITTEE.fullmatch(body) is not None
    within = _WITHIN.fullmatch(body) is not None
    if wording.sole or (body and not committee and not within):
        return wording
    following = next((other for other in wordings[index + 1 :] if other.organization), None)
    if following is None or following.organization is None:
        return wording
    party, cabinet = fold(wording.role).endswith("bí thư"), body.startswith("ban cán sự")
    found = _donated(following, committee=committee, party=party, within=within, cabinet=cabinet)
    if not found or not _may_take(wording, following, found):
        return wording
    told = within and fold(found).startswith(body)
    organization = f"{wording.organization} {found}" if wording.organization and not told else found
    if fold(wording.role).endswith("chánh văn phòng") and not fold(found).startswith("văn phòng"):
        return worded(wording.role, f"{wording.role[-9:]} {found}", f"{wording.role} {found}")
    return worded(wording.role, organization, f"{wording.role} {organization}")


def _of_committee(before: Sequence[Wording], wording: Wording) -> Wording:
    """A Party commission's post with the committee that a post before it names: `UVBTV Tỉnh ủy, Trưởng Ban Dân vận`."""
    for other in reversed(before):
        seat = _STANDING.fullmatch(fold(other.organization or ""))
        if seat and other.organization:
            committee = other.organization[seat.start("seat") :]
            return worded(wording.role, f"{wording.organization} {committee}", f"{wording.full} {committee}")
    return wording


def _donated(following: Wording, *, committee: bool, party: bool, within: bool, cabinet: bool) -> str | None:
    """What the next post's body gives to one without, or to a committee without its Party committee."""
    given = following.organization or ""
    folded = fold(given)
    if committee:
        seat = _PARTY_SEAT.search(folded)
        heads = fold(following.role).endswith("bí thư")
        return given[seat.start() :] if seat and not heads else None
    if "nhân dân" in folded and party and not cabinet:
        place = _PEOPLES.match(folded)
        return given[place.end() :] if place and within else None
    wrapping = _WRAPPING.match(folded)
    return given[wrapping.end() :] if wrapping else given


def _may_take(wording: Wording, following: Wording, body: str) -> bool:
    """Whether a head may take the body of the next post.

    A Party committee stays with its own (`Tổng Tư lệnh, Bí thư Quân ủy`); a minister may head an office that is no
    ministry (`Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc`).
    """
    role = fold(wording.role)
    if _PARTY_BODY.match(fold(body)) and not _PARTY_ROLE.search(role):
        return False
    return _suits(role, body) or (role == "bộ trưởng" and fold(following.role) == "chủ nhiệm")


def _suits(role: str, body: str) -> bool:
    """Whether a head that names its kind of body may take a body: `Vụ trưởng` a Vụ, `Thứ trưởng` a Bộ."""
    kind = _KIND.fullmatch(fold(role))
    return kind is None or fold(body).startswith("bộ " if kind["kind"] in ("bộ", "thứ") else f"{kind['kind']} ")


def aliases(text: str) -> dict[str, str]:
    """The abbreviations that a text explains in brackets, with the words before them.

    >>> aliases("Phòng Thương mại và Công nghiệp Việt Nam (VCCI), Cục Quản lý giá (QLG)")
    {'QLG': 'Quản lý giá'}
    """
    found: dict[str, str] = {}
    for match in _GLOSS.finditer(text):
        before = text[max(0, match.start() - 90) : match.start() + 1]
        before = before[before.rfind("\n") + 1 :]
        words = list(_WORD.finditer(before))
        letters = [letter for letter in match[1] if letter.isalpha()]
        at = len(words)
        while letters and at:
            at -= 1
            word = words[at][0]
            if _base(word[0]) == _base(letters[-1]):
                letters.pop()
            elif word.lower() not in _UNSAID:
                break
        if not letters:
            found.setdefault(match[1], before[words[at].start() :].strip(" ("))
    return found


def _base(letter: str) -> str:
    """A letter without its marks; W, which the alphabet lacks, stands for Ư (TW: Trung ương)."""
    plain = unicodedata.normalize("NFD", letter)[0].upper()
    return "U" if plain == "W" else plain


class Bodies:
    """The bodies that a text states for bare heads: with a title of the same holder, or as the only one of its kind."""

    def __init__(
        self,
        reading: Reading,
        posts: Sequence[Match[Post]],
        words: Sequence[Wording],
        titles: Iterable[tuple[int, int, int]],
    ) -> None:
        self._reading = reading
        self._starts = [post.start for post in posts]
        self._words = words
        self._reader = BodyReader(reading.text, reading.folded)
        self._sole: dict[str, str | None] = {}
        self._titled: dict[tuple[int, str], str] = {}
        number = {post.start: index for index, post in enumerate(posts)}
        for owner, start, _ in titles:
            wording = words[number[start]]
            if wording.organization:
                self._titled.setdefault((owner, fold(wording.role)), wording.organization)

    def complete(self, owner: int, post: Match[Post], wording: Wording) -> Wording:
        """The wording with the body that the text states for its holder."""
        if wording.organization or wording.sole:
            return wording
        if fold(wording.role) == "đại biểu":
            return worded(wording.role, "Quốc hội", f"{wording.role} Quốc hội")
        body = self._titled.get((owner, fold(wording.role)))
        if body is None and post.value.kind == "own":
            own = post.value.own
            if own not in self._sole:
                self._sole[own] = self._only(own)
            body = self._sole[own]
        if body is None and post.value.many:
            stated = {
                fold(one.organization): one.organization
                for one in self._words
                if one.organization and fold(one.role) == fold(wording.role)
            }
            body = next(iter(stated.values())) if len(stated) == 1 else None
        if body is None and fold(wording.role).startswith("phó bí thư"):
            body = self._secretary(post.start)
        body = body or self._chaired(post, wording) or self._chief(post, wording)
        return worded(wording.role, body, f"{wording.role} {body}") if body else wording

    def _secretary(self, start: int) -> str | None:
        """The Party committee of the secretary named last before: `A, Bí thư Thành ủy; B, Phó Bí thư`."""
        for index in range(bisect_left(self._starts, start) - 1, -1, -1):
            wording = self._words[index]
            if self._starts[index] < start - 600:
                break
            if wording.organization and fold(wording.role).endswith("bí thư"):
                return wording.organization
        return None

    def _chaired(self, post: Match[Post], wording: Wording) -> str | None:
        """The board that a clause gives a chairman: `Ban Chỉ đạo X do ông A làm Trưởng ban`."""
        role, text, start = fold(wording.role), self._reading.text, post.start
        kind = next((kind for kind in _BOARDS if role.endswith(kind)), None)
        sentence = max(self._reading.sentence_at(start)[0], start - 240)
        by = text.rfind(" do ", sentence, start)
        if kind is None or by < 0 or not _CHAIRING.search(text, by, start):
            return None
        at = text.rfind(f"{kind.capitalize()} ", max(sentence, by - 160), by)
        board = _COUNTED.split(text[at:by])[0].rstrip(" ,") if at >= 0 else ""
        return expand(board, {}) if board and not _PAUSE.search(board) else None

    def _chief(self, post: Match[Post], wording: Wording) -> str | None:
        """The body of the head named right before its deputy: `A, Giám đốc Công ty X; B, Phó Giám đốc`."""
        role = fold(wording.role)
        firm = role.endswith(_MANAGERS)
        for index in range(bisect_left(self._starts, post.start) - 1, -1, -1):
            other = self._words[index]
            if post.start - self._starts[index] > _NEAR:
                break
            if not other.organization:
                continue
            chief = fold(other.role)
            if role == f"phó {chief}" or (role.startswith("phó ") and role == chief):
                return other.organization
            board = _BOARD.match(fold(other.organization)) if firm else None
            if board:
                return other.organization[board.end() :]
            if chief.startswith(_HEADS):
                break
        return None

    def _only(self, first: str) -> str | None:
        """The one body of the text that begins with a word (`Vụ`, `Cục`); None for none or several."""
        found: dict[str, str] = {}
        text = self._reading.text
        for match in regex.finditer(rf"(?<!\w){first.capitalize()} (?=\p{{Lu}})", text):
            body = self._reader.read(match.start(), min(match.start() + 120, len(self._reader.text)))
            if body is not None and body.end > match.end():
                full = expand(text[match.start() : body.end], {})
                found.setdefault(fold(full), full)
            if len(found) > 1:
                return None
        return next(iter(found.values()), None)
