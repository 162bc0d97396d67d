"""How far a post goes on over words that no list knows: up to its holder, or over a name behind its holder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from extract.extractors.officials.firms import prefix
from extract.extractors.officials.knowledge import foreign, stops, surnames
from extract.extractors.officials.posts_places import CAPITAL, STATE
from extract.extractors.officials.posts_words import LEVEL, NOUN, PARTICLES, PLACE, VERB, ends_in_place
from extract.extractors.officials.runs import acts, says
from extract.grammar.names import is_syllable
from extract.letters import LETTER

if TYPE_CHECKING:
    from extract.extractors.officials.posts_bodies import BodyReader
    from extract.extractors.officials.posts_words import BodyWord

_BETWEEN = frozenset("và của tại ở các thuộc cho trực".split())
_MARK = regex.compile(r" ?- | ?& ?| ")
_AND = regex.compile(r" và \p{Lu}")
_INITIALS = regex.compile(r" \p{Lu}{1,2} ")
_GLOSS = regex.compile(r" \(\p{Lu}[\p{Lu}\d&-]{1,11}+\)")
_KNOWN = ((NOUN, True), (VERB, False), (LEVEL, True))
"""What a body goes on with, and whether it may end so."""
_OPEN = frozenset({"firm", "organisation"})
"""Kinds of stops that a firm's name may begin with."""
_OF = " của "
_ABROAD = re.compile(rf"(?:{STATE.pattern}việt nam)?(?: ?\([^()\n]{{1,20}}+\))? (?:tại|ở){STATE.pattern}(?={LETTER})")
_ENVOYS = (
    "đại sứ",
    "công sứ",
    "lãnh sự",
    "đại diện",
    "tham tán",
    "điều phối viên",
    "giám đốc quốc gia",
    "đại biện",
    "tùy viên",
    "phái đoàn",
    "hội người việt",
)
_MOST = 80
_LONGEST = 7  # words of no list
_PHRASE_WORDS = regex.compile(r" và(?: \p{Ll}++)++")
_PEOPLE = frozenset("lãnh diện nhiều một vợ chồng nguyên cựu hai ba bốn".split())
"""Words that tell of further people behind a post, and of no further work of its body."""
_APPOSED = re.compile(
    r"(?: ?\([^()\n]{1,40}+\))?(?:, ?| ?- ?| ?\( ?| là )(?:(?:hiện |nay )?(?:là )?)"
    r"(?:(?:nguyên(?: là)?|cựu|quyền|tân|nữ) ){0,2}+"
)


class Around(Struct, frozen=True):
    """What stands around a head: where its post ends at last, and whether its holder begins there or ends before it.

    `row` says that it stands behind its holder or in a row with a post that does, `listed` that the next head follows
    after a comma; `known` are the persons named elsewhere.
    """

    limit: int
    holder: bool
    apposed: bool
    row: bool
    free: bool
    listed: bool
    known: frozenset[str]


def is_apposed(folded: str, name_end: int, start: int) -> bool:
    """Whether what begins at `start` stands in apposition to the name that ends at `name_end`.

    >>> is_apposed("bà lan - giám đốc", 6, 9)
    True
    """
    return 0 <= start - name_end < _MOST and _APPOSED.fullmatch(folded, name_end, start) is not None


def to_holder(reader: BodyReader, end: int, holder: int) -> int:
    """Where a post ends whose holder begins at `holder`, if the words between can be a body's; else `end`.

    `Chủ tịch Vinatex Lê Văn A`, `Giám đốc Ban quản lý dự án nhà máy đạm Ninh Bình ông Lê Văn A`.
    """
    at, closed = end, False
    while at < holder - 1 and not (at == end and _is_whole(reader, end, holder)):
        if gloss := _GLOSS.match(reader.text, at, holder):
            if gloss.end() == holder - 1:
                return at if closed else end
            at, closed = gloss.end(), False  # Quốc hội (QH) Việt Nam
            continue
        if closed and reader.folded[at:holder] == " là ":
            return at  # CEO Vinasoi là ông Lê Văn A
        if reader.text[at:holder] == ", " and reader.folded.startswith(("ông ", "bà "), holder):
            return at if closed and _is_body(reader, end + 1, at) else end
        mark = _MARK.match(reader.text, at, holder)
        if mark is None:
            return end
        after, closed = _word(reader, mark.end(), holder - 1)
        if after < 0:
            return end
        at = after
    return at if closed and at == holder - 1 else end


def _is_whole(reader: BodyReader, end: int, holder: int) -> bool:
    """Whether what follows a post is none of it: initials, or somebody else.

    `Thượng nghị sĩ Mỹ JD Wexford`, `Quốc vương và Hoàng gia`.
    """
    if _AND.match(reader.text, end):
        return reader.first_words(end + 4, holder) is None
    return ends_in_place(reader.folded, end) and _INITIALS.fullmatch(reader.text, end, holder) is not None


def _is_body(reader: BodyReader, start: int, end: int) -> bool:
    """Whether capitalised words between a head and `, ông A` are no person's: `Chủ tịch Real Madrid, ông Lê Văn A`."""
    first, more, _ = reader.folded[start:end].partition(" ")
    return bool(more) and first not in surnames() and first not in foreign()


def _word(reader: BodyReader, start: int, limit: int) -> tuple[int, bool]:
    """Where the word of a body at `start` ends, -1 for none, and whether a body may end with it."""
    folded = reader.folded
    if reader.text[start : start + 1].isupper() and (place := PLACE.match(folded, start, limit)):
        return place.end(), True
    known = [(match.end(), closes) for kind, closes in _KNOWN if (match := kind.match(folded, start, limit))]
    if body := reader.first_words(start, limit):
        known.append((body.end(), True))
    if known:
        return max(known)
    capital = CAPITAL.match(reader.text, start, limit)
    if capital:
        return (-1, False) if stops().get(capital[0].lower()) == "sentence" else (capital.end(), True)
    word = folded[start:limit].partition(" ")[0]
    return (start + len(word), False) if word in _BETWEEN else (-1, False)


def over_name(reader: BodyReader, end: int, limit: int) -> int:
    """Where the words after a post behind its holder end: `ông Lê Văn A, Giám đốc (của) Shopee Việt Nam`."""
    if gloss := _GLOSS.match(reader.text, end, limit):
        after = over_name(reader, gloss.end(), limit)
        return after if after > gloss.end() else end
    start = end + (5 if reader.text.startswith(_OF, end) else 1)
    if not reader.text.startswith(" ", end) or not reader.text[start : start + 1].isupper():
        return end
    first = reader.text[start:limit].partition(" ")[0].lower()
    words = reader.folded[start:limit].replace(",", "").split(" ")
    if known := prefix(words, 0):
        return start + len(" ".join(words[:known]))
    owned = start > end + 1  # no person begins there, or the limit would
    if stops().get(first, "firm") not in _OPEN or (not owned and first in surnames() and reader.person(start, limit)):
        return end
    if not owned and first in foreign() and reader.text.startswith(" ", start + len(first)):
        return end
    after = reader.field(start, limit)
    return reader.place(after, limit) if after > start else end


def abroad(reader: BodyReader, start: int, stop: int, limit: int) -> int:
    """Where the post of an envoy ends with the country or the organisation that he is sent to."""
    folded = reader.folded
    mark = _ABROAD.match(folded, stop, limit)
    if mark is None or not any(envoy in folded[start:stop] for envoy in _ENVOYS):
        return stop
    body = reader.read(mark.end(), limit)
    after = body.end if body is not None else reader.place(mark.end() - 1, limit)
    return after if after >= mark.end() else stop


_SHUT = regex.compile(r"(?: \p{Ll}[\p{L}\d]*+)(?: [\p{L}\d]++){0,9}?(?=\)|(?P<dash> - )\p{Lu})")


def shut(reader: BodyReader, stop: int, limit: int) -> int:
    """Where a post behind its holder ends that a bracket or its parent body behind a dash shuts, unless a verb follows.

    `(Giám đốc Công ty TNHH tư vấn du học Sao Nam)`, `Giám đốc Trung tâm phục hồi rừng - Cục Kiểm lâm`.
    """
    mark = _SHUT.match(reader.text, stop, limit)
    if mark is None or acts(reader.folded, stop) or says(reader.folded, stop):
        return stop
    if mark["dash"] and reader.first_words(mark.end("dash"), limit) is None:
        return stop
    return mark.start("dash") if mark["dash"] else mark.end()


_PHRASE = regex.compile(r"(?: \p{Ll}++){2,10}+(?: \d{1,3}| [IVX]{1,4})?+(?=[,;)]| \(| - )")
_LED = regex.compile(r"(?: \p{Ll}++){2,10}+(?= \p{Lu})")
_CLAUSE = PARTICLES | set(
    "phụ vui buồn xúc bức lo ngạc bất đau hào giới khen tuyên gặp mời rồi xin nhau mình nào gì luôn vẫn hết".split()
)
"""Words of clauses, and of how somebody feels: what holds one of them names no field of work."""


def phrase(reader: BodyReader, stop: int, around: Around) -> int:
    """Where small-letter words of no list end a field of work: at a mark behind the holder, or right before him.

    `ông Lê Văn A, Đội trưởng Đội bảo trì đường ray, cho biết`, `Tổ trưởng Tổ bảo trì đường ray Lê Văn A`.
    """
    words = _PHRASE.match(reader.text, stop) if around.row else None
    if words is None and around.holder:
        words = _LED.match(reader.text, stop, around.limit + 1)
        words = words if words and words.end() + 1 == around.limit else None
    if words is None or words.end() > around.limit or LEVEL.match(reader.folded, stop + 1):
        return stop
    syllables = words[0].split()
    works = _joins_work(reader, stop, around.limit)
    if not works and (len(syllables) > _LONGEST or reader.begins_clause(stop, around.limit)):
        return stop
    if _CLAUSE.isdisjoint(syllables) and all(is_syllable(word) for word in syllables if word.islower()):
        clause = not works and (acts(reader.folded, stop) or says(reader.folded, stop))
        return stop if clause else words.end()
    return stop


def _joins_work(reader: BodyReader, stop: int, limit: int) -> bool:
    """Whether a further work of a field follows: `Cục An ninh mạng | và phòng chống tội phạm công nghệ cao`."""
    words = _PHRASE_WORDS.match(reader.text, stop, limit)
    if words is None or not _PEOPLE.isdisjoint(words[0].split()):
        return False
    return any(kind.match(reader.folded, stop + 4, limit) for kind in (VERB, NOUN))


def reach(reader: BodyReader, stop: int, around: Around, word: BodyWord | None, *, goes_on: bool, field: bool) -> int:
    """Where the post that ends at `stop` ends if words of no known kind go on it, as firms' names do.

    `word` is the first of its body, if any; `field` says that a field of work may stand there.
    """
    if field and not ends_in_place(reader.folded, stop) and (after := phrase(reader, stop, around)) > stop:
        return reader.above(reader.place(after, around.limit), word, around.limit) if word else after
    if around.holder and stop < around.limit - 1 and (after := to_holder(reader, stop, around.limit)) > stop:
        return after
    if around.apposed and not ends_in_place(reader.folded, stop) and (after := shut(reader, stop, around.limit)) > stop:
        return after
    owned = around.free and reader.text.startswith(_OF, stop)
    if not (around.apposed or owned) or not goes_on or ends_in_place(reader.folded, stop):
        return stop
    after = over_name(reader, stop, around.limit)
    return stop if reader.text[stop + 1 : after] in around.known else after
