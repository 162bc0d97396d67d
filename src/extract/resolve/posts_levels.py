"""The branch and the level of the state that a post belongs to, from its words in full."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from extract.extractors.officials.posts_words import BODY, bodies
from extract.resolve.units import era, gazetteer
from extract.text import fold

if TYPE_CHECKING:
    from extract.document import Branch, Level
    from extract.extractors.officials import Post
    from extract.resolve.posts_wording import Wording
    from extract.resolve.units import Era
    from extract.rule import Match

_LEVELS: tuple[tuple[Level, regex.Pattern[str]], ...] = (
    (
        "commune",
        regex.compile(
            r"(?<!\w)(?<!nhật |thị |xuất |văn |kịch )(?:xã|phường|thị trấn|(?<!nông )thôn|bản|ấp|xóm|khu phố|"
            r"tổ dân phố|đặc khu)"
            r"(?!\w| hội)"
        ),
    ),
    ("district", regex.compile(r"(?<!\w)(?:huyện|quận|thị xã|thị ủy)(?!\w)")),
    ("province", regex.compile(r"(?<!\w)(?:tỉnh|sở|thành phố|tỉnh ủy|hà nội|đà nẵng|hải phòng|cần thơ)(?!\w)")),
    (
        "central",
        regex.compile(
            r"(?<!\w)(?:trung ương|chính phủ|quốc hội|bộ chính trị|ban bí thư|tổng cục|nhà nước|quốc gia|tối cao"
            r"|thủ tướng"
            r"|tổng bí thư|chủ tịch nước|bộ trưởng|thứ trưởng|vụ trưởng|cục trưởng|việt nam|tổng thống"
            r"|ngoại trưởng)(?!\w)"
            r"|(?:^| )(?:(?<!cán |(?<!sự )đảng |nội )bộ|cục|(?<!thường |nội |nghiệp |dịch |công |nhiệm )vụ) "
        ),
    ),
)


def level(wording: Wording, published: str | None = None) -> Level | None:
    """The level of the state that a post belongs to; None where its words do not say.

    >>> from extract.resolve.posts_wording import worded
    >>> level(worded("Chủ tịch", "Ủy ban nhân dân xã Phú Nhuận", "Chủ tịch Ủy ban nhân dân xã Phú Nhuận"))
    'commune'
    >>> [level(worded("Bí thư", body, f"Bí thư {body}")) for body in ("Thành ủy Sa Đéc", "Thành ủy Huế")]
    ['district', 'province']
    >>> [level(worded("Ủy viên", body, f"Ủy viên {body}")) for body in ("Ban Thường vụ Đoàn", "Cục Xuất bản, In")]
    [None, 'central']
    """
    before = "thừa thiên" in wording.key or era(published) == "province"
    return _level(wording.key, wording.full, "province" if before else "city")


@lru_cache(maxsize=1 << 12)
def _level(key: str, full: str, when: Era) -> Level | None:
    for name, pattern in _LEVELS:
        if name == "province" and ("thành phố " in key or "thành ủy " in key) and (city := _city(full, when)):
            return city
        if pattern.search(key):
            return name
    return None


def _city(full: str, when: Era) -> Level | None:
    """The level of the first city named as one: a district's for Sa Đéc, a province's for Hà Nội.

    A city named as its province is (`thành phố Ninh Bình`) is a district's, also where no list has it any more.
    """
    folded = fold(full)
    for named in gazetteer(when).find(full, folded):
        unit = named.units[0]
        if named.explicit and unit.name.startswith("Thành phố "):
            return unit.level
        if unit.name.startswith("Tỉnh ") and folded.endswith(("thành phố ", "thành ủy "), 0, named.start):
            return "district"
    return None


def branch(post: Match[Post], wording: Wording) -> Branch | None:
    """The branch of the state, the firm or other body that a post belongs to; None for a bare head."""
    if post.value.word is not None:
        return post.value.word.branch
    key = wording.key
    if (post.value.kind == "state" and "bí thư" in key) or "ủy viên" in key:
        return "party"
    if "quốc hội" in key or "nghị sĩ" in key:
        return "assembly"
    if post.value.kind in ("state", "own", "alone"):
        return "government"
    return _of_body(fold(wording.organization)) if wording.organization else None


def _of_body(organization: str) -> Branch | None:
    """The branch of a body that a post has from its neighbours, by the body's first words."""
    found = BODY.match(organization, 0)
    return bodies()[found.surface].branch if found else None
