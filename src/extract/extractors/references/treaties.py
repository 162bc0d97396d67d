"""Treaties by title: `Hiệp định Thương mại tự do Việt Nam - EU`, `Công ước Viên 1961`."""

from __future__ import annotations

import regex

from extract.extractors.references import triggers
from extract.extractors.references.citation import Citation, titled
from extract.extractors.references.nations import NATION
from extract.extractors.references.wording import ENDS, title_end
from extract.rule import Match
from extract.segment import Reading

RULES = ("treaty",)
"""The rule of this module, by the name that records bear."""
_LINK = regex.compile(
    r" (?P<link>(?:(?:của )?liên hợp quốc về|của|về|khung về|khung|tạm thời|song phương|giữa|quốc tế về) )?+"
    r"(?=[\p{L}\d\"])",
    regex.IGNORECASE,
)
_YEAR = regex.compile(r"(?:19|20)\d\d(?!\d)")
_CAPITALS = regex.compile(r"\"?[\p{Lu}\d][\p{L}\d]*+(?:[ -][\p{Lu}\d][\p{L}\d]*+){0,6}+")
_TAIL = regex.compile(r"(?: ?\([A-Z]{2,10}\)| (?:năm )?(?:19|20)\d\d(?![\d/]))+")
# A title in small letters is one where a name or its initials stand in it: `thương mại tự do Việt Nam - EU (EVFTA)`.
_SMALL = regex.compile(
    r"(?! (?:vay|cho vay|tài trợ|này|trên|đã|được|là|có|sẽ))(?: \p{Ll}++){1,10}?(?: \p{Lu}| \([A-Z]{2,10}\))"
)
_BODY = regex.compile(r"(?:tổ chức|khối) $")  # the Alliance, not its treaty: Tổ chức Hiệp ước Bắc Đại Tây Dương
_KIND = regex.compile(
    r"hiệp định (?:thương mại(?: tự do)?|đối tác kinh tế|vay|tài trợ|tín dụng|đình chiến|ngừng bắn)"
    r"(?: thế hệ mới| song phương| đa phương)?(?: ?\((?:FTA|EPA|BTA)s?\))?",
    regex.IGNORECASE,
)
"""A kind of treaty, of which many are in force, and no title."""
_PLURAL = regex.compile(r"(?:các|những|nhiều|hai|ba|mọi|một|\d) $")


def at(reading: Reading, start: int, word: str) -> Match[Citation] | None:
    """The treaty that the word at `start` begins, or None where no title follows."""
    text, after = reading.text, start + len(word)
    link = _LINK.match(text, after, after + 24)
    if link is None or text[start:after].isupper():
        return None
    if _BODY.search(text[max(0, start - 9) : start].lower()):
        return None
    end = _title(reading, start, after, link)
    if not end or _KIND.fullmatch(text, start, end):
        return None
    return titled("treaty", start, end, triggers.TREATIES[word])


def _title(reading: Reading, start: int, after: int, link: regex.Match[str]) -> int:
    """The end of the title behind a treaty's type word, 0 where there is none."""
    text, begin = reading.text, link.end()
    if text.startswith("thỏa", start):
        return 0
    united = (link["link"] or "").lower().endswith("liên hợp quốc về ")
    if text[begin].islower():
        return _end(text, begin) if united or _small_title(text, start, after, link["link"]) else 0
    if text[begin].isdigit() and not _YEAR.match(text, begin):
        return 0
    if text[start].isupper() or united:
        return _end(text, begin)
    named = link["link"] or NATION.match(reading.folded, begin, begin + 60)
    return 0 if named else _capitals(text, begin)


def _small_title(text: str, start: int, after: int, link: str | None) -> bool:
    """Whether words in small letters after the type are a title: a capital behind them names it (`… Việt Nam - EU`)."""
    if _PLURAL.search(text[max(0, start - 8) : start].lower()):
        return False
    if link and link.lower() == "về ":
        return text[start].isupper()
    small = _SMALL.match(text, after, after + 90)
    if small is None or small[0].endswith("(FTA)"):
        return False
    words = small[0].lower().replace("tự do", "").replace("đối tác", "").split()
    return not any(word in ENDS for word in words) and (text[start].isupper() or "giữa" not in words)


def _capitals(text: str, at: int) -> int:
    run = _CAPITALS.match(text, at, at + 80)
    return run.end() if run else at


def _end(text: str, at: int) -> int:
    end = title_end(text, at, 14, commas=False)
    tail = _TAIL.match(text, end, end + 40)
    return tail.end() if tail else end
