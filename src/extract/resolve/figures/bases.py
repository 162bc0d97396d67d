"""What a change, a share or a relative figure is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.document import Measure
    from extract.resolve.figures.clauses import Stretch
    from extract.resolve.figures.cues import Sentence

_STOPS = frozenset(
    {
        "FIG",
        ",",
        ";",
        ":",
        "(",
        ")",
        '"',
        "-",
        "up",
        "down",
        "share",
        "be",
        "say",
        "part",
        "and",
        "conj",
        "equal",
        "with",
        "now",
        "aux",
    }
)
_NOUNS = frozenset({"head", "head.share", "actor", "act", "aim", "scheme", "prep"})
_DIRECT = regex.compile(
    r" ?(?:(?:vốn|vượt|của|theo|trong|trên|vào) )?"
    r"(?P<base>(?:cùng kỳ|cùng thời điểm|kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết|công suất|"
    r"năm (?:trước|ngoái)|tháng trước|quý trước|mức bình quân|bình quân|năm (?:19|20)\d\d|tháng \d{1,2}|quý)(?!\w))"
)
_WHOLE = regex.compile(r" ?(?:(?:trong|của|trên|vào) )?(?P<base>(?!trở )\p{L})")
_FIRST = regex.compile(r"[-+* ]*+so với (?P<base>[^,;:()\n]{2,60}),")


def base(sentence: Sentence, place: int, measure: Measure, *, whole: bool) -> Stretch | None:
    """The span of the base of the figure at `place`; `whole`: what follows a share is its whole."""
    cues, folded = sentence.cues, sentence.folded
    end = cues[place].end
    for at in range(_behind_bracket(sentence, place), len(cues)):
        cue = cues[at]
        if cue.kind == "base":
            return _until(sentence, at + 1, cue.end)
        if cue.kind in ("FIG", ",", ";", ":", ")", "up", "down", "share", "equal") or cue.start - end > 60:
            break
    if measure in ("relative", "change"):
        match = _DIRECT.match(folded, end, sentence.end)
        if match is not None:
            return _until(sentence, place + 1, match.start("base"))
        if measure == "change":
            first = _FIRST.match(folded, sentence.start, end)
            if first is not None:
                return first.span("base")
    if whole:
        match = _WHOLE.match(folded, end, sentence.end)
        after = cues[place + 1] if place + 1 < len(cues) else None
        if match is not None and (after is None or after.start > end + 1 or after.kind in _NOUNS):
            return _until(sentence, place + 1, match.start("base"))
    return None


def _behind_bracket(sentence: Sentence, place: int) -> int:
    """The place behind a bracket that follows the figure or closes upon it (`tăng 300 tỷ đồng (5,2%) so với …`)."""
    kinds = [cue.kind for cue in sentence.cues[place + 1 : place + 4]]
    if kinds[:3] == ["(", "FIG", ")"]:
        return place + 4
    return place + 2 if kinds[:1] == [")"] else place + 1


def _until(sentence: Sentence, at: int, start: int) -> Stretch | None:
    """The phrase from `start` to the next element that ends it; a comma inside a time does not."""
    cues, folded = sentence.cues, sentence.folded
    end = sentence.end
    while at < len(cues):
        cue = cues[at]
        if cue.start > start + 1 and cue.kind in _STOPS:
            end = cue.start
            break
        at += 1
    words = folded[start:end].split(" ")
    if len(words) > 14:
        end = start + len(" ".join(words[:12]))
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    while start < end and not folded[start].isalnum():
        start += 1
    return (start, end) if start < end else None
