"""The noun phrase that says what a figure measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.resolve.figures.clauses import HEADS, STOPS, TURNS, Left, Stretch
from extract.resolve.figures.names import is_known

if TYPE_CHECKING:
    from extract.resolve.figures.cues import Cue, Sentence

_MEASURES = frozenset(
    "ha km m m2 m² m3 m³ km2 km² kg g tấn tạ yến lít ml kwh mwh gwh kw mw gw mwp dwt teu cm mm hecta héc-ta héc "
    "ki-lô-mét cv hp mg kv mva gb mb tb km/h".split()
)
"""First words of units of measure: the noun behind them says what is measured."""
_CLASSIFIERS = frozenset(
    "mét mẫu sào độ điểm con cây quả tờ chiếc cái bộ suất gói chai thùng bao hộp túi viên lượng chỉ cuốn tấm đôi bức "
    "căn ngôi liều mũi khối phần lô".split()
)
"""Classifiers, when they are the whole unit."""
_RIGHT_STOPS = STOPS | {
    *("TIME", ",", ")", "prep", "will", "may", "done", "aux", "now", "and", "link", "act", "each", "scheme", "size"),
}
_LONGEST = 6
"""Words of a noun phrase to the right: behind them a predicate has begun, as a rule."""
_VERBAL = frozenset({"done", "aux", "now", "link", "act", "have"})
_SUMS = frozenset(
    (
        *("số tiền", "tổng số tiền", "kinh phí", "tổng kinh phí", "tổng giá trị", "tổng mức đầu tư", "tổng vốn"),
        *("tổng vốn đầu tư", "diện tích", "tổng diện tích", "doanh thu", "lợi nhuận", "sản lượng"),
    )
)
"""Heads that close a phrase by themselves: what stands before them is a giver, a purpose or a place."""
_PERSONS = frozenset("ông bà anh chị em cô chú".split())
_NAMED_ACTOR = regex.compile(r"(?: \p{Lu}[\w.]*+)++ (?=\p{Ll})")
_LEAD = regex.compile(
    r"(?:(?:với|của|cho|về|trong|tại|ở|từ|theo|vào|đến|tới|thì|mà|là|được|và|các|những|nhiều|một số|mỗi|hiện|nay|"
    r"hiện nay|đến nay|tính|riêng|bình quân|"
    r"trung bình|cụ thể|khi|nếu|có|do|đã|sẽ|cũng|việc|này|năm nay|năm qua|nhằm|để|chỉ|phải|trên)"
    r"(?!\w)[\s,]*+)++"
)
_TAIL = regex.compile(
    r"[\s,]++(?:tại|trên địa bàn|trên toàn|trên cả|ở|trong (?:năm|tháng|quý|kỳ|thời gian|ngày|đó)|thì|hiện|hiện nay|"
    r"đến nay|này|nay|qua|đó|nói trên|đã|cũng|đều|của cả|của toàn)(?!\w).*$"
)


_SQUARES = frozenset(("mét vuông", "mét khối", "ki lô mét", "cây số", "km vuông", "ki-lô-gam"))


def is_measure(unit: str) -> bool:
    """Whether the unit is one of measure or a classifier, so that a noun behind it says what is measured."""
    head = unit.split("/", 1)[0]
    return (
        head in _CLASSIFIERS
        or head in _SQUARES
        or head.split(" ", 1)[0] in _MEASURES
        or (len(head) == 3 and head.isupper())
    )


def left_phrase(sentence: Sentence, left: Left) -> tuple[Stretch | None, str]:
    """The left noun phrase from its head on, with the kind of that head (`head…`, `act`, `actor`, `verb` or empty)."""
    if left.phrase is None:
        return None, ""
    start, end = left.phrase
    inside = [cue for cue in sentence.cues[left.first : _place_after(sentence, left.first, end)] if cue.start >= start]
    head = next((cue for cue in inside if cue.kind in HEADS and cue.end <= end), None)
    if head is not None and inside[-1].end == end and sentence.folded[inside[-1].start : end] in _SUMS:
        head = inside[-1]
    if head is None:
        head = next((cue for cue in inside if cue.kind in ("act", "norm")), None)
        listed = head is not None and sentence.folded[start : head.start].endswith((", ", "- ", " và "))
        if head is not None and head.start > start and (listed or _SUBJECT_VERBS.intersection(left.kinds)):
            head = None  # `công nghiệp chế biến tăng 9%`: part of a subject, not what is done
    if head is not None:
        return trimmed(sentence, head.start, end, bare=True), "act" if head.kind == "norm" else head.kind
    return _headless(sentence, inside, start, end)


_SUBJECT_VERBS = frozenset({"up", "down", "be", "share", "equal"})


def _headless(sentence: Sentence, inside: list[Cue], start: int, end: int) -> tuple[Stretch | None, str]:
    """A phrase without a head: a holder (`actor`), what a holder does (`verb`), or any other noun."""
    verbs = [cue.end for cue in inside if cue.kind in ("done", "will", "may", "aux", "now") and cue.end < end]
    phrase = trimmed(sentence, verbs[-1] if verbs else start, end)
    if phrase is None:
        return None, ""
    actor = next((cue for cue in inside if cue.kind == "actor"), None)
    if actor is not None and actor.start <= phrase[0] + 1:
        if sentence.folded[actor.start : actor.end] in _PERSONS:
            said = _NAMED_ACTOR.match(sentence.text, actor.end, phrase[1])
            if said is not None:
                return (said.end(), phrase[1]), "verb"
        return phrase, "actor"
    if _named(sentence, phrase):
        return phrase, "actor"
    return phrase, "verb" if verbs else ""


def _place_after(sentence: Sentence, first: int, end: int) -> int:
    cues = sentence.cues
    place = first
    while place < len(cues) and cues[place].start < end:
        place += 1
    return place


def trimmed(sentence: Sentence, start: int, end: int, *, bare: bool = False) -> Stretch | None:
    """The phrase without leading function words (`bare`: it has none) and a trailing place or time."""
    folded = sentence.folded
    while start < end and not folded[start].isalnum():
        start += 1
    lead = None if bare else _LEAD.match(folded, start, end)
    if lead is not None:
        start = lead.end()
    for cue in sentence.cues:
        if cue.kind == "TIME" and cue.start <= start < cue.end:
            start = cue.end
        elif cue.kind == "TIME" and start < cue.start < end:
            end = cue.start
            break
    tail = _TAIL.search(folded, start, end)
    if tail is not None and tail.start() > start:
        end = tail.start()
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    while start < end and not folded[start].isalnum():
        start += 1
    return (start, end) if start < end else None


def _named(sentence: Sentence, phrase: Stretch) -> bool:
    """Whether the phrase is a name: its first word and another one begin with a capital."""
    words = sentence.text[phrase[0] : phrase[1]].split()
    capitals = sum(word[0].isupper() for word in words)
    if not words[0][0].isupper() or capitals < 2:
        return False
    return capitals >= 0.4 * len(words) or is_known(sentence.folded[phrase[0] : phrase[1]])


def right_phrase(sentence: Sentence, place: int, start: int, *, existential: bool) -> Stretch | None:
    """The noun phrase that begins at `start`, inside or right behind the figure at `place`."""
    cues, folded = sentence.cues, sentence.folded
    figure = cues[place]
    end = sentence.end
    for cue in cues[place + 1 :]:
        if cue.kind in _RIGHT_STOPS and cue.start > start and not (existential and cue.kind in _VERBAL):
            end = cue.start
            break
    stop = folded.find("\n", start, end)
    end = end if stop < 0 else stop
    words = folded[start:end].split(" ")
    if len(words) > _LONGEST:
        end = start + len(" ".join(words[:_LONGEST]))
    end = max(end, start, figure.end)
    rate = folded.find("/", start, figure.end)
    end = end if rate < 0 else rate  # `14 chuyến bay/tuần`: flights are counted
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    while start < end and not folded[start].isalnum():
        start += 1
    return (start, end) if start < end else None


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
        elif kind in ("FIG", ";", ":", "say", "part", '"') or (found is not None and kind in STOPS):
            break
        elif stop == "," and kind in TURNS:
            return None
    if found is None:
        return None
    end = next((cue.start for cue in cues[found + 1 :] if cue.kind in _SUBJECT_ENDS), sentence.end)
    return trimmed(sentence, cues[found].start, end, bare=True)


_SUBJECT_ENDS = STOPS | {"TIME", ",", "done", "will", "may", "aux", "now"}


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
        if cue.kind in ("prep", "part") and sentence.folded.startswith(_TOPIC, cue.start):
            start = cue.start
            if not sentence.text[start].isupper() and start > sentence.start + 4:
                continue
            end = next((one.start for one in cues[at + 1 : place] if one.kind in (",", ":")), 0)
            return trimmed(sentence, cue.end, end) if end else None
    return None


_TOPIC = ("về ", "đối với ", "riêng ")
