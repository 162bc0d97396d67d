"""Bodies that a text states for bare heads: with a title of the holder, or with the head of a deputy."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import regex

from extract.extractors.officials.posts_bodies import BodyReader
from extract.resolve.posts_wording import Wording, expand, worded
from extract.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.extractors.officials import Post
    from extract.rule import Match
    from extract.segment import Reading

_BOARDS = ("ban", "đoàn", "tổ", "tiểu ban", "hội đồng", "chủ tịch hội đồng")
_CHAIRING = regex.compile(r" (?:làm|là|giữ chức|đảm nhiệm) $")
_COUNTED = regex.compile(r",? (?:gồm|có|bao gồm) ")
_PAUSE = regex.compile(r"[.;:()\n]")
_BOARD = regex.compile(r"hội đồng (?:quản trị|thành viên) (?=\w)")
_MANAGERS = ("giám đốc", "kế toán trưởng")
_HEADS = ("bí thư", "chủ tịch", "giám đốc", "tổng giám đốc", "bộ trưởng", "trưởng", "cục trưởng", "vụ trưởng")
_NEAR = 300


class Bodies:
    """The bodies that a text states for bare heads: with a title of the same holder, or as the only one of its kind."""

    def __init__(
        self,
        reading: Reading,
        posts: Sequence[Match[Post]],
        words: Sequence[Wording],
        titles: Iterable[tuple[int, int, int]],
    ) -> None:
        self._reading = reading
        self._starts = [post.start for post in posts]
        self._words = words
        self._reader = BodyReader(reading.text, reading.folded)
        self._sole: dict[str, str | None] = {}
        self._titled: dict[tuple[int, str], str] = {}
        number = {post.start: index for index, post in enumerate(posts)}
        for owner, start, _ in titles:
            wording = words[number[start]]
            if wording.organization:
                self._titled.setdefault((owner, fold(wording.role)), wording.organization)

    def complete(self, owner: int, post: Match[Post], wording: Wording) -> Wording:
        """The wording with the body that the text states for its holder."""
        if wording.organization or wording.sole:
            return wording
        if fold(wording.role) == "đại biểu":
            return worded(wording.role, "Quốc hội", f"{wording.role} Quốc hội")
        body = self._titled.get((owner, fold(wording.role)))
        if body is None and post.value.kind == "own":
            own = post.value.own
            if own not in self._sole:
                self._sole[own] = self._only(own)
            body = self._sole[own]
        if body is None and post.value.many:
            stated = {
                fold(one.organization): one.organization
                for one in self._words
                if one.organization and fold(one.role) == fold(wording.role)
            }
            body = next(iter(stated.values())) if len(stated) == 1 else None
        if body is None and fold(wording.role).startswith("phó bí thư"):
            body = self._secretary(post.start)
        body = body or self._chaired(post, wording) or self._chief(post, wording)
        return worded(wording.role, body, f"{wording.role} {body}") if body else wording

    def _secretary(self, start: int) -> str | None:
        """The Party committee of the secretary named last before: `A, Bí thư Thành ủy; B, Phó Bí thư`."""
        for index in range(bisect_left(self._starts, start) - 1, -1, -1):
            wording = self._words[index]
            if self._starts[index] < start - 600:
                break
            if wording.organization and fold(wording.role).endswith("bí thư"):
                return wording.organization
        return None

    def _chaired(self, post: Match[Post], wording: Wording) -> str | None:
        """The board that a clause gives a chairman: `Ban Chỉ đạo X do ông A làm Trưởng ban`."""
        role, text, start = fold(wording.role), self._reading.text, post.start
        kind = next((kind for kind in _BOARDS if role.endswith(kind)), None)
        sentence = max(self._reading.sentence_at(start)[0], start - 240)
        by = text.rfind(" do ", sentence, start)
        if kind is None or by < 0 or not _CHAIRING.search(text, by, start):
            return None
        at = text.rfind(f"{kind.capitalize()} ", max(sentence, by - 160), by)
        board = _COUNTED.split(text[at:by])[0].rstrip(" ,") if at >= 0 else ""
        return expand(board, {}) if board and not _PAUSE.search(board) else None

    def _chief(self, post: Match[Post], wording: Wording) -> str | None:
        """The body of the head named right before its deputy: `A, Giám đốc Công ty X; B, Phó Giám đốc`."""
        role = fold(wording.role)
        firm = role.endswith(_MANAGERS)
        for index in range(bisect_left(self._starts, post.start) - 1, -1, -1):
            other = self._words[index]
            if post.start - self._starts[index] > _NEAR:
                break
            if not other.organization:
                continue
            chief = fold(other.role)
            if role == f"phó {chief}" or (role.startswith("phó ") and role == chief):
                return other.organization
            board = _BOARD.match(fold(other.organization)) if firm else None
            if board:
                return other.organization[board.end() :]
            if chief.startswith(_HEADS):
                break
        return None

    def _only(self, first: str) -> str | None:
        """The one body of the text that begins with a word (`Vụ`, `Cục`); None for none or several."""
        found: dict[str, str] = {}
        text = self._reading.text
        for match in regex.finditer(rf"(?<!\w){first.capitalize()} (?=\p{{Lu}})", text):
            body = self._reader.read(match.start(), min(match.start() + 120, len(self._reader.text)))
            if body is not None and body.end > match.end():
                full = expand(text[match.start() : body.end], {}).partition(" cho ")[0]
                found.setdefault(fold(full), full)
            if len(found) > 1:
                return None
        return next(iter(found.values()), None)
