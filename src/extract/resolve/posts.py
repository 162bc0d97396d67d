"""Posts as positions of persons, and titles that stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec.structs import replace

from extract.document import Mention, Official, Position
from extract.resolve.posts_chains import Chain, Link
from extract.resolve.posts_held import Held, fullest, present
from extract.resolve.posts_levels import branch, level
from extract.resolve.posts_links import Linker
from extract.resolve.posts_restoring import aliases, restore
from extract.resolve.posts_stated import Bodies
from extract.resolve.posts_status import Around, Told, this_year, told
from extract.resolve.posts_titles import Holding, Titles
from extract.resolve.posts_wording import Wording, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.extractors.officials import Name, Post, Recognised
    from extract.rule import Match
    from extract.segment import Reading

RULES = ("title",)
"""The rule of title mentions, by the name that records bear."""
_BOARD = regex.compile(r"^(?:Hội đồng (?:quản trị|thành viên)|HĐQT|HĐTV) ", regex.IGNORECASE)
_GLOSS = regex.compile(r" ?\((\p{Lu}[\p{Lu}&-]{1,11}+)\)")


def resolve(
    reading: Reading, recognised: Recognised, officials: tuple[Official, ...], published: str | None = None
) -> tuple[Official, ...]:
    """The officials with the positions and the title mentions that the text gives them.

    `published` is the ISO date by which a year is past.
    """
    posts = recognised.posts
    if not posts or not officials:
        return officials
    names = tuple(name for name in recognised.names if name.value.evidence != "byline")
    linker = Linker(reading, names, posts)
    links, free = linker.links()
    written = _written(reading, posts)
    words = _restored(written, linker.chains)
    owners = _owners(reading, names, officials)
    held: list[list[Held]] = [[] for _ in officials]
    now = this_year(reading, published)
    statuses = _statuses(reading, linker, links, now)
    chain_of = {
        post: number for number, chain in enumerate(linker.chains) for post in range(chain.first, chain.last + 1)
    }
    for link, state in zip(links, statuses, strict=True):
        owner = owners[link.name]
        if owner is not None:
            held[owner].append(
                Held(
                    link.post,
                    words[link.post],
                    state.status,
                    told=state,
                    clause=link.clause,
                    line=link.line,
                    chain=chain_of[link.post],
                    size=len(written[link.post].key.split()) - _supplied(reading, posts[link.post]),
                    glossed=_gloss(reading, posts[link.post]) is not None,
                )
            )
    kept = [fullest(present(one)) for one in held]
    holdings = [
        Holding(owner, one.wording, posts[one.post].start, one.status, left=one.told.left)
        for owner, some in enumerate(held)
        for one in some
        if one.wording.organization or officials[owner].kind != "historic"
    ]
    spoken = _spoken(names, owners, len(officials))
    titles = list(Titles(reading, posts, words, holdings, spoken, now=now).mentions(free))
    bodies = Bodies(reading, posts, words, titles)
    kept = [
        [replace(one, wording=bodies.complete(owner, posts[one.post], one.wording)) for one in some]
        for owner, some in enumerate(kept)
    ]
    titled: list[list[tuple[int, int]]] = [[] for _ in officials]
    for owner, start, end in titles:
        titled[owner].append((start, end))
    return tuple(
        _filled(reading, official, posts, kept[owner], titled[owner], published=published)
        for owner, official in enumerate(officials)
    )


def _written(reading: Reading, posts: Sequence[Match[Post]]) -> list[Wording]:
    """The posts in full words, as they stand."""
    known = aliases(reading.text)
    known.update(_glosses(reading, posts))
    return [word(reading, post, known) for post in posts]


def _restored(words: Sequence[Wording], chains: Iterable[Chain]) -> list[Wording]:
    """The wordings with the bodies that a post leaves to the others of its chain."""
    restored = list(words)
    for chain in chains:
        if chain.first == chain.last:  # as most are
            continue
        members = words[chain.first : chain.last + 1]
        for at in range(len(members)):
            restored[chain.first + at] = restore(members, at)
    return restored


def _gloss(reading: Reading, post: Match[Post]) -> regex.Match[str] | None:
    text, end = reading.text, post.end
    return _GLOSS.match(text, end) if "(" in text[end : end + 2] else None


def _glosses(reading: Reading, posts: Iterable[Match[Post]]) -> Iterator[tuple[str, str]]:
    """The abbreviations in brackets right after a post, with the post's body."""
    for post in posts:
        gloss = _gloss(reading, post)
        if gloss and post.value.body_start is not None:
            yield gloss[1], _BOARD.sub("", reading.text[post.value.body_start : post.end])


def _supplied(reading: Reading, post: Match[Post]) -> bool:
    """Whether the wording of a post supplies the kind of its body: `Thứ trưởng Công an` of `Bộ Công an`."""
    own, start = post.value.own, post.value.body_start
    return post.value.kind == "own" and start is not None and not reading.folded.startswith(own, start)


def _owners(reading: Reading, names: Iterable[Match[Name]], officials: Sequence[Official]) -> list[int | None]:
    """For each name its official's number."""
    by_start = {mention.start: number for number, one in enumerate(officials) for mention in one.mentions}
    return [by_start.get(reading.view.span(name.start, name.end).start) for name in names]


def _spoken(names: Sequence[Match[Name]], owners: Sequence[int | None], count: int) -> list[list[int]]:
    """For each official where the names stand, as offsets into the view."""
    spoken: list[list[int]] = [[] for _ in range(count)]
    for name, owner in zip(names, owners, strict=True):
        if owner is not None:
            spoken[owner].append(name.start)
    return spoken


def _statuses(reading: Reading, linker: Linker, links: Sequence[Link], now: int) -> list[Told]:
    """The status of each link; `nguyên` before a post counts for those of its chain after it."""
    posts, names = linker.posts, linker.names
    chain_of = {post: chain for chain in linker.chains for post in range(chain.first, chain.last + 1)}
    found: list[Told] = []
    for link in links:
        chain = chain_of[link.post]
        first = posts[chain.first]
        name = names[link.name]
        around = Around(first.start, name.value.lead, name.end, max(posts[chain.last].end, name.end))
        state = told(reading, posts[link.post], link, around, now)
        said = next((one for at in range(link.post, chain.first - 1, -1) if (one := posts[at].value.prefix)), None)
        if state.status == "current" and said == "former" and not link.clause:
            state = Told("former")
        found.append(state)
    return found


def _filled(
    reading: Reading,
    official: Official,
    posts: Sequence[Match[Post]],
    held: Sequence[Held],
    titles: Sequence[tuple[int, int]],
    *,
    published: str | None,
) -> Official:
    positions = tuple(
        _position(reading, official.id, posts[one.post], one, published)
        for one in sorted(held, key=lambda one: one.post)
    )
    mentions = [*official.mentions]
    named = {mention.start for mention in mentions}
    for start, end in titles:
        span = reading.view.span(start, end)
        if span.start in named:  # a name that begins as its title does: it is one mention
            continue
        mentions.append(
            Mention(
                id=f"{official.id}-M{span.start}",
                start=span.start,
                end=span.end,
                text=span.text,
                kind="title",
                rule="title",
            )
        )
    kind = "official" if positions and official.kind == "other" else official.kind
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return replace(official, kind=kind, positions=positions, mentions=tuple(mentions))


def _position(reading: Reading, person: str, post: Match[Post], held: Held, published: str | None) -> Position:
    span = reading.view.span(post.start, post.end)
    wording = held.wording
    return Position(
        id=f"{person}-T{span.start}",
        start=span.start,
        end=span.end,
        text=span.text,
        status=held.status,
        full=wording.full,
        role=wording.role,
        organization=wording.organization,
        branch=branch(post, wording),
        level=level(wording, published),
        rule=post.rule,
    )
