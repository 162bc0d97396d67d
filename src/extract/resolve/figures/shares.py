"""When a percentage is one of the noun behind it, and when that is the whole that something else makes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.kinds import HEADS, VERBS
from extract.resolve.figures.measures import RELATIVE_BASES
from extract.resolve.figures.norms import FEES

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Sentence
    from extract.resolve.figures.kinds import Stretch

WHOLE = regex.compile(r"(?:gdp|grdp|tổng)(?!\w)")
"""A whole of which a percentage is a share."""


def names_whole(sentence: Sentence, place: int) -> bool:
    """Whether the whole of a share follows it (`20% GDP`, `30% tổng diện tích`)."""
    end = sentence.cues[place].end
    return sentence.folded[end : end + 1] == " " and WHOLE.match(sentence.folded, end + 1) is not None


def is_reached(sentence: Sentence, noun: int, kinds: tuple[str, ...]) -> bool:
    """Whether a part of the noun behind the percentage is to be reached: `phấn đấu đạt 90% hộ dân có nước sạch`."""
    folded = sentence.folded
    based = RELATIVE_BASES.match(folded, noun) is not None or WHOLE.match(folded, noun) is not None
    return not based and (
        folded.startswith(("số ", "lượng "), noun) or not _AIMS.isdisjoint(kinds[:-1]) or "q.min" in kinds
    )


def share_to_right(sentence: Sentence, phrase: Stretch | None, noun: int, *, head: str, kinds: tuple[str, ...]) -> bool:
    """Whether a percentage is one of the noun behind it: `72% người được hỏi`, but `chiếm 30% tổng diện tích`."""
    folded, verbs = sentence.folded, VERBS.intersection(kinds)
    based = RELATIVE_BASES.match(folded, noun) is not None
    if verbs - {"be"} and verbs <= {"up", "down", "be"}:  # `Giảm 1,9% hộ nghèo`, `mục tiêu giảm 10% đơn vị sự nghiệp`
        aimed = phrase is None or (kinds[-1] in _AIMS and head not in HEADS)
        aimed = aimed or head == "actor"  # `Thành phố cắt giảm 30% thời gian chờ`
        aimed = aimed or (head not in HEADS and folded.startswith(FEES, noun - 1))
        return aimed and not based and not folded.startswith("về ", noun)
    if phrase is None or verbs == {"have"}:  # `có tới 85% tổng lượng giao dịch`
        return not (verbs - {"have"})
    paid = verbs == {"equal"} and _PAID.match(folded, noun) is not None and not based
    if head not in HEADS and (paid or ("prep" in kinds and not verbs)):
        return True  # `người lao động được hưởng bằng 75% mức tiền lương`, `đại diện cho 70% tổng số cổ phần`
    if WHOLE.match(folded, noun) is not None or verbs - {"have", "be", "to"}:
        return False
    if verbs & {"be", "to"}:  # `phải nhận được 50% số phiếu`, `chỉ còn 15% cổ phần`
        return head not in HEADS and folded.startswith(_PARTS if "to" in verbs else "số ", noun)
    return head not in HEADS or folded[slice(*phrase)] in _TRADES


_PAID = regex.compile(r"(?:mức |tiền )?(?:tiền lương|lương|thu nhập|phụ cấp|giá|học phí|lệ phí|phí|thuế)(?!\w)")
_AIMS = frozenset({"aim", "will", "plan", "order", "be"})
_PARTS = ("cổ phần", "cổ phiếu", "vốn", "số ", "diện tích", "hộ ", "dân số", "doanh nghiệp")
"""Nouns of which a part may be left."""
_TRADES = frozenset(("nhập khẩu", "xuất khẩu", "sản xuất", "tiêu thụ", "thu", "chi", "giải ngân", "thu hồi", "thưởng"))
"""Nouns that are verbs where nothing stands between them and the figure: `phải nhập khẩu 90% giống tôm`."""
