"""Bodies that a post leaves to the next one, put back; abbreviations that a document explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.posts_wording import Wording, worded
from extract.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMITTEE = regex.compile(r"(?:ban )?(?:thường vụ|chấp hành)|thường vụ")
_WITHIN = regex.compile(r"đảng đoàn|đảng ủy|ban cán sự(?: đảng)?|chi bộ|chi ủy|đảng bộ")
_PARTY_SEAT = regex.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) ủy(?: .*)?$")
_WRAPPING = regex.compile(
    r"^(?:ban thường vụ|ban chấp hành(?: trung ương)?|đảng ủy|đảng bộ|đảng đoàn|ban cán sự đảng"
    r"|cơ quan cảnh sát điều tra|cơ quan csđt) (?=\w)"
)
_PEOPLES = regex.compile(r"(?:ủy ban|hội đồng) nhân dân ")
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
    committee = _COMMITTEE.fullmatch(body) is not None
    within = _WITHIN.fullmatch(body) is not None
    if wording.sole or (body and not committee and not within):
        return wording
    following = next((other for other in wordings[index + 1 :] if other.organization), None)
    if following is None or following.organization is None:
        return wording
    found = _donated(following, committee=committee, party=fold(wording.role).endswith("bí thư"), within=within)
    if not found:
        return wording
    organization = f"{wording.organization} {found}" if wording.organization else found
    return worded(wording.role, organization, f"{wording.role} {organization}")


def _donated(following: Wording, *, committee: bool, party: bool, within: bool) -> str | None:
    """What the next post's body gives to one without, or to a committee without its Party committee."""
    given = following.organization or ""
    folded = fold(given)
    if committee:
        seat = _PARTY_SEAT.search(folded)
        heads = fold(following.role).endswith("bí thư")
        return given[seat.start() :] if seat and not heads else None
    if "nhân dân" in folded and party:
        place = _PEOPLES.match(folded)
        return given[place.end() :] if place and within else None
    wrapping = _WRAPPING.match(folded)
    return given[wrapping.end() :] if wrapping else given


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
            if word[0].upper() == letters[-1]:
                letters.pop()
            elif word.lower() not in _UNSAID:
                break
        if not letters:
            found.setdefault(match[1], before[words[at].start() :].strip(" ("))
    return found
