"""What a clause is about where the phrase beside a figure does not say it: subject, list item, topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec.structs import replace

from extract.resolve.figures.clauses import Left, left_of
from extract.resolve.figures.kinds import HEADS, QUALIFIERS, STOPS, TURNS, VERBS, Stretch
from extract.resolve.figures.phrases import headed, left_phrase, trimmed

if TYPE_CHECKING:
    from collections.abc import Container

    from extract.resolve.figures.cues import Cue, Sentence

_LIGHT = frozenset(
    (
        *("giá", "mức giá", "giá trị", "trị giá", "tổng giá trị", "mức", "con số", "số", "số tiền", "tổng số tiền"),
        *("tỷ lệ", "tỉ lệ", "kim ngạch", "tổng số", "mức tăng", "mức giảm", "tốc độ", "tổng kim ngạch", "số lượng"),
        *("ngưỡng", "đúng ngưỡng", "đúng mức"),
    )
)
"""Nouns that only say what kind of figure a verb takes: `giá vàng niêm yết ở mức giá …`, `doanh thu đạt giá trị …`."""
_STANDARD = regex.compile(
    r"(?:mức )?(?:tiêu chuẩn|quy chuẩn|giới hạn|ngưỡng|định mức|hạn mức|mức cho phép|nồng độ cho phép)(?!\w)"
)
"""What a measured amount may exceed: `hàm lượng chì vượt quy chuẩn 32 lần`."""
_CHANGES = {"mức tăng": "up", "mức giảm": "down"}
_LINKS = frozenset({"be", "to", "equal", "share"})


def through(sentence: Sentence, left: Left, sums: Container[int]) -> Left:
    """The left side seen through a light noun behind a verb that has a subject or leans on a figure.

    Behind `cao hơn` stands what is compared with, so that the subject is sought before it. `sums` are the places of
    figures that one of money or percent may lean on.
    """
    left = _exceeding(sentence, left)
    before = sentence.cues[left.first - 1] if left.first else None
    if left.stop == "base" and _only_compared(sentence, left):
        inner = left_of(sentence, left.first - 1)  # `tăng so với hôm qua 100 đồng`
        if inner.phrase is not None or inner.leans in sums:
            return replace(inner, kinds=(*left.kinds, *inner.kinds))
    if left.phrase is None:
        return left
    light = left.stop in _LINKS and sentence.folded[slice(*left.phrase)] in _LIGHT
    compared = left.stop in ("up", "down") and before is not None and sentence.folded.endswith(" hơn", 0, before.end)
    if before is None or not (light or compared) or sentence.folded.startswith("có ", before.start):
        return left
    inner = left_of(sentence, left.first - 1)
    change = _CHANGES.get(sentence.folded[slice(*left.phrase)])
    told = () if "times" in left.kinds and not change else (change or left.stop,)  # `cao hơn nhiều, gấp 2,5 lần`
    inner = replace(inner, kinds=(*left.kinds, *told, *inner.kinds))
    if inner.leans is not None:
        return inner if inner.leans in sums else left
    if inner.stop == "conj" and not sentence.folded.startswith(("đưa", "nâng"), sentence.cues[inner.first - 1].start):
        return left
    return inner if left_phrase(sentence, inner)[1] in HEADS else left


def _exceeding(sentence: Sentence, left: Left) -> Left:
    """The left side of what exceeds a standard, where the phrase names that: `hàm lượng chì vượt quy chuẩn 32 lần`."""
    if left.phrase is None or left.stop != "up" or not _STANDARD.match(sentence.folded, *left.phrase):
        return left
    inner = left_of(sentence, left.first - 1)
    if inner.phrase is None or inner.leans is not None:
        return left
    return replace(inner, kinds=(*left.kinds, left.stop, *inner.kinds))


def _only_compared(sentence: Sentence, left: Left) -> bool:
    """Whether nothing but what is compared with stands between `so với` and the figure."""
    if left.phrase is None:
        return True
    if "," in sentence.folded[slice(*left.phrase)]:
        return False
    phrase, head = left_phrase(sentence, left)
    if head not in HEADS or phrase is None:
        return True
    whole = phrase[0] == left.phrase[0] and TURNS.isdisjoint(left.kinds)  # `tỷ lệ nhập siêu so với xuất khẩu dưới 3%`
    return whole and left_phrase(sentence, left_of(sentence, left.first - 1))[1] == "head.share"


def owner(sentence: Sentence, place: int) -> Stretch | None:
    """What has the amount of the figure at `place`: `[Sân] có chiều dài 9 m`."""
    inner = left_of(sentence, place)
    if inner.stop not in ("have", "with") or not inner.first:
        return None
    said, head = left_phrase(sentence, left_of(sentence, inner.first - 1))
    return None if head in ("act", "verb") else said


def subject_before(sentence: Sentence, first: int, stop: str) -> Stretch | None:
    """The headed phrase that an earlier part of the clause is about: `thu ngân sách có chuyển biến, tăng 27%`.

    `first` is the place of the later part's first element; behind a comma (`stop`) only if no verb of measure has
    closed the earlier part.
    """
    cues = sentence.cues
    found: int | None = None
    for at in range(first - 1, -1, -1):
        kind = cues[at].kind
        if kind in HEADS and kind != "level":
            found = at
        elif kind in _OTHER_CLAUSES or (found is not None and kind in _CLOSERS) or _divides(sentence, cues[at], stop):
            break
        elif stop == "," and kind in TURNS:
            return None
    if found is None:
        return None
    end = next((cue.start for cue in cues[found + 1 :] if cue.kind in _SUBJECT_ENDS), sentence.end)
    return headed(sentence, cues[found], end)


def _divides(sentence: Sentence, cue: Cue, stop: str) -> bool:
    """Whether the conjunction parts a clause from what stands behind the comma, or tells its purpose."""
    return cue.kind == "conj" and (stop == "," or sentence.folded.startswith(_PURPOSE, cue.start))


_PURPOSE = "nhằm "
"""Before what is done with the subject, which is no subject of what follows: `nhằm giảm tải cho cầu đã vượt …`."""
_CLOSERS = STOPS | {")"}
_OTHER_CLAUSES = frozenset({"FIG", ";", ":", "say", "part", '"'})
_SUBJECT_ENDS = STOPS | QUALIFIERS | {"TIME", ",", "done", "will", "may", "aux", "now"}


def subject_behind(sentence: Sentence, place: int, left: Left) -> Stretch | None:
    """The headed phrase that follows a change told before its subject: `Sau khi tăng 8%, giá điện bình quân là …`."""
    cues = sentence.cues
    if not {"up", "down"}.intersection(left.kinds) or any(cue.kind in _TOLD_BEFORE for cue in cues[:place]):
        return None
    for at in range(place + 1, min(place + 6, len(cues) - 1)):
        if cues[at].kind == ",":
            after = cues[at + 1]
            if after.kind not in HEADS or after.start != cues[at].end + 1:
                return None
            end = next((cue.start for cue in cues[at + 2 :] if cue.kind in _SUBJECT_ENDS), sentence.end)
            return headed(sentence, after, end)
        if cues[at].kind == "FIG":
            return None
    return None


_TOLD_BEFORE = HEADS | {"FIG", "actor"}


def around(sentence: Sentence, place: int, own: Stretch | None) -> Stretch | None:
    """The headed phrase that the count at `place` stands in: `tổng giá trị của 4 gói thầu thuộc dự án là …`.

    `own` is what it counts.
    """
    inner = left_of(sentence, place)
    phrase, head = left_phrase(sentence, inner)
    if phrase is None or head not in HEADS or inner.stop in VERBS - {"up", "down"}:
        return None
    cues = sentence.cues[inner.first : place]
    link = next((cue for cue in cues if cue.kind in ("prep", "q.more") and cue.start > phrase[0]), None)
    if link is not None:
        return phrase if link.start > phrase[1] else (phrase[0], link.start - 1)
    # `chi phí xây nhà 3 tầng khoảng 1,2 tỷ đồng`
    counted = own is not None and own[0] >= sentence.cues[place].start
    described = counted and not inner.kinds and sentence.cues[place + 1].kind not in SERIES
    return phrase if described or inner.stop in ("up", "down") else None


SERIES = frozenset({",", ";", "and", "-", "FIG", ")"})
"""What divides the items of a series."""


def numbered(sentence: Sentence, left: Left) -> Stretch | None:
    """What a bare number before the comma is told of: `học viên tự do là 31.250, chiếm 5,2%`."""
    cues = sentence.cues
    at = left.first - 1
    if left.stop != "be" or "share" not in left.kinds:
        return None
    if _NUMBER.fullmatch(sentence.folded, cues[at].end, cues[at + 1].start) is None:
        return None
    return left_phrase(sentence, left_of(sentence, at))[0]


_NUMBER = regex.compile(r" \d[\d.]*+ ?")


def is_example(sentence: Sentence, left: Left) -> bool:
    """Whether the phrase is an example that rises or falls by itself: `tăng trưởng tốt như gạo tăng 16%`."""
    if left.stop != "conj" or not {"up", "down"}.intersection(left.kinds):
        return False
    return sentence.folded.startswith("như ", sentence.cues[left.first - 1].start)


def is_aside(sentence: Sentence, left: Left) -> bool:
    """Whether what stands behind a comma is no subject of its own: it opens with a preposition, or has no auxiliary."""
    if left.phrase is None or not TURNS.intersection(left.kinds):
        return True
    passive = sentence.folded.find(" được ", *left.phrase) > 0
    if not passive and not {"done", "will"}.intersection(left.kinds):
        return True
    first = next((cue for cue in sentence.cues[left.first :] if cue.end > left.phrase[0]), None)
    return first is not None and first.start == left.phrase[0] and first.kind in ("prep", "conj", "now", "part", "aux")


_OF = regex.compile(r" trong (?:tổng )?số (?:các |những |hơn |gần |trên )?(?:\d[\d.,]*+ )?(?!đó|này|ấy)(?=\p{L})")


def behind(sentence: Sentence, place: int, phrase: Stretch | None, *, changes: bool) -> int | None:
    """Where the noun begins that a percentage names behind `về` (of a change) or `trong số`, or that two name."""
    cues, end = sentence.cues, sentence.cues[place].end
    if not changes:
        said = _OF.match(sentence.folded, end, sentence.end)
        return _shared(sentence, place, phrase) if said is None else said.end()
    after = cues[place + 1 : place + 3]
    if len(after) == 2 and sentence.folded.startswith(" về ", end) and after[1].start == end + 4:
        return end + 4 if after[1].kind in HEADS else None
    return None


def planned(sentence: Sentence, place: int) -> Stretch | None:
    """What is planned, where a percentage is one of the plan alone: `vượt 5% chỉ tiêu thu ngân sách`."""
    cues = sentence.cues[place : place + 4]
    kinds = [cue.kind for cue in cues[1:3]]
    if kinds[:1] != ["aim"] or kinds[1:] not in (["head"], ["act"]) or cues[1].start != cues[0].end + 1:
        return None
    if cues[2].start != cues[1].end + 1:
        return None
    end = next((cue.start for cue in sentence.cues[place + 3 :] if cue.kind in _SUBJECT_ENDS), sentence.end)
    return headed(sentence, cues[2], end)


def _shared(sentence: Sentence, place: int, phrase: Stretch | None) -> int | None:
    """Where the noun begins that the next percentage names for both: `A sở hữu 90% và B sở hữu 10% vốn điều lệ`."""
    if phrase is None or sentence.folded[slice(*phrase)] not in _HELD:
        return None
    verb, cues = sentence.folded[slice(*phrase)], sentence.cues
    at = next((at for at in range(place + 1, len(cues)) if cues[at].kind == "FIG"), -1)
    if at < 0 or not sentence.folded.endswith(f" {verb} ", 0, cues[at].start):
        return None
    after = cues[at + 1] if at + 1 < len(cues) else None
    return after.start if after is not None and after.kind in HEADS and after.start == cues[at].end + 1 else None


_HELD = frozenset(("sở hữu", "nắm giữ", "nắm", "giữ", "góp", "đóng góp"))
"""Verbs of holding a part, whose object is named once at the end."""


def behind_gloss(sentence: Sentence, place: int) -> int | None:
    """Where the noun of measure begins that follows the gloss of a sum: `trả 40.000 yên (262 USD) tiền thuê nhà`."""
    cues = sentence.cues[place + 1 : place + 5]
    if [cue.kind for cue in cues[:3]] != ["(", "FIG", ")"] or len(cues) < 4:
        return None
    return cues[3].start if cues[3].kind in HEADS and cues[3].start == cues[2].end + 1 else None


def items(sentence: Sentence, phrase: Stretch) -> list[Stretch]:
    """The items of a list read with `lần lượt`; where they are holders (`xuất khẩu sang A, B`), what they hold."""
    folded = sentence.folded
    bounds: list[Stretch] = []
    start = phrase[0]
    for match in _JOINT.finditer(folded, *phrase):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, phrase[1]))
    held = next((cue for cue in sentence.cues if cue.kind == "prep" and bounds[0][0] < cue.start < bounds[0][1]), None)
    if held is not None and len(bounds) > 1:
        thing = trimmed(sentence, phrase[0], held.start)
        return [thing] * len(bounds) if thing is not None else bounds
    return bounds


_JOINT = regex.compile(r",? và (?=\w)|, ")


def topic(sentence: Sentence, place: int) -> Stretch | None:
    """What the sentence says that it speaks about: `Về đất nông nghiệp, …`, `Đối với …`."""
    cues = sentence.cues
    for at in range(place - 1, -1, -1):
        cue = cues[at]
        if cue.kind in ("prep", "part", "with") and sentence.folded.startswith(_TOPIC, cue.start):
            start = cue.start
            if not sentence.text[start].isupper() and start > sentence.start + 4:
                continue
            end = next((one.start for one in cues[at + 1 : place] if one.kind in (",", ":")), 0)
            return trimmed(sentence, cue.end, end) if end else None
    return None


def resumed(sentence: Sentence, place: int) -> Stretch | None:
    """What was spoken of before and opens the sentence of the figure at `place`: `Số tiền này, …`."""
    cues = sentence.cues
    if cues[0].kind not in HEADS or place == 0:
        return None
    told = _TOLD.match(sentence.folded, sentence.start, cues[place].start)
    return told.span("thing") if told is not None and cues[0].start == told.start("thing") else None


_TOLD = regex.compile(r"\W{0,4}+(?P<thing>(?:\w++ ){1,6}?\w++) (?:nói )?(?:trên|này|đó|ấy),")
_TOPIC = ("về ", "đối với ", "riêng ", "với ")
