"""What stands behind a counted noun: words that narrow it, names of those counted, what is said of an attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence

JOINED = frozenset({"act", "aim", "scheme", "order"})
"""Words that narrow a noun down when they follow it directly: `quyết định xử phạt`, `chỉ tiêu kế hoạch`."""
RATE = regex.compile(
    r"/(?! ?(?:xã|phường|thị trấn|thị xã|thôn|xóm|bản|ấp|huyện|quận|tỉnh|thành phố|tp|vùng|nhà máy|tổng công ty|"
    r"đơn vị|cơ sở)(?!\w))"
)
"""The slash of a rate, not of bodies listed with slashes: `chuyến/tuần`, but `xã/phường`."""
_ATTRIBUTES = frozenset({"tuổi", "chỗ", "chỗ ngồi", "ghế", "tầng"})
"""Units that describe what stands before them, so that what follows is said of that: `ô tô 7 chỗ | bị hất`."""
_SAID = regex.compile(r" (?:bị|được|có|đang|đã|sẽ|vừa|không|phải|cùng|đến|đi|là|bks|biển|lưu|chạy|do|của)(?!\w)")
_NAMES = regex.compile(r"(?: \p{Lu}[\p{L}']*+){1,5}+(?:, \p{Lu}| và (?:[\p{Ll}]{1,8} )?\p{Lu}| \((?:\d|sinh ))")
"""Names of those counted, in a row or with an age: `4 đối tượng Lê Văn A (16 tuổi), …`, `hai huyện B và C`."""


def before_others(sentence: Sentence, figure: Cue, start: int, end: int) -> int:
    """Where the noun that begins at `start` inside the figure ends, before names of those counted and what is said."""
    if start >= figure.end or end <= figure.end:
        return end
    if sentence.folded[start : figure.end] in _ATTRIBUTES and _SAID.match(sentence.folded, figure.end, end):
        return figure.end
    if sentence.text[figure.end + 1 : figure.end + 2].isupper() and _NAMES.match(
        sentence.text, figure.end, sentence.end
    ):
        return figure.end
    return end


def narrows(folded: str, cue: Cue) -> bool:
    """Whether the word right behind the counted noun belongs to it: `quyết định xử phạt`, `người bị thương`."""
    if cue.kind == "say":
        return folded.startswith("thông tin", cue.start)
    return cue.kind in JOINED or folded[cue.start : cue.end] in ("bị", "cần")
