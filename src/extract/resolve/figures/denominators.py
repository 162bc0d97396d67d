"""What stands below the line of a ratio: a plan that was to be met, or the whole that a part is taken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.document import DenominatorIs
    from extract.extractors.statistics import Figure
    from extract.rule import Match

_PLANNED = regex.compile(
    r"[^.;\n]{0,16}?(?<!\w)(?:đạt|bằng|tương đương|chiếm|hoàn thành|vượt)? ?(?:\d{1,3}(?:[,.]\d{1,3})? ?% )?"
    r"(?:so với )?(?:kế hoạch|kh|chỉ tiêu|dự toán|nghị quyết)(?!\w)"
)
_CARRIED_OUT = regex.compile(
    r"(?<!\w)(?:hoàn thành|thực hiện|kết nạp|giải ngân|gieo(?: trồng| cấy)?|trồng|tái canh|thu|tuyển(?: dụng)?|"
    r"xây(?: mới)?|thành lập(?: mới)?)(?: được| mới)?(?P<what>(?: \p{L}++){0,2}) ?\(?$"
)
_PAID = regex.compile(r"(?<!\w)(?:chi trả|trả|nộp|khắc phục|bồi thường|đền bù|đáp ứng)(?: \p{L}++){0,3} ?\(?$")
_LAND = ("ha", "km", "m2", "tấn")
_COUNTED = ("chỉ tiêu", "tiêu chí", "mục tiêu", "tiêu chuẩn", "nhiệm vụ", "phiếu", "đại biểu", "tỉnh", "xã", "thôn")
"""Units of which so many of all are told, whatever is done with them: `hoàn thành 17/19 tiêu chí`."""
_LEFT, _RIGHT = 40, 60


def denominator_is(folded: str, match: Match[Figure]) -> DenominatorIs | None:
    """What the second number of a ratio is, None for what is no ratio; `folded` is the view's text.

    More than the second number can only be a plan's; sums of money are told against what was planned,
    but what was paid against all that is due.
    """
    figure = match.value
    if figure.kind != "ratio" or figure.denominator is None:
        return None
    if figure.value > figure.denominator:
        return "target"
    if not figure.unit or figure.unit.startswith(_COUNTED):
        return "total"
    if len(figure.unit_key) == _CURRENCY and figure.unit_key.isupper():
        paid = _PAID.search(folded, max(0, match.start - _LEFT), match.start)
        return "target" if paid is None else "total"
    if _PLANNED.match(folded, match.end, match.end + _RIGHT):
        return "target"
    done = _CARRIED_OUT.search(folded, max(0, match.start - _LEFT), match.start)
    return "target" if done is not None and (not done["what"] or figure.unit in _LAND) else "total"


_CURRENCY = len("VND")
