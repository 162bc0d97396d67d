"""Bodies that a post leaves to the next one, put back; abbreviations that a document explains itself."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

from extract.resolve.posts_wording import Wording, worded
from extract.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    party, cabinet = fold(wording.role).endswith("bí thư"), body.startswith(("ban cán sự", "đảng đoàn"))
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
