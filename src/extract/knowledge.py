"""What extract knows: its extractors, their rules and word lists, and what of it no text has ever used."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

import ahocorasick
from msgspec import Struct

from extract import corpus, lexicon
from extract.document import Document
from extract.explain import explain
from extract.text import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable


class WordList(Struct, frozen=True):
    """A word list: where it stands (`statistics/units.tsv`), and its lines."""

    name: str
    entries: tuple[lexicon.Entry, ...]


class NamedRule(Struct, frozen=True):
    """A rule by its name, with the module that states it."""

    module: str
    name: str


class Extractor(Struct, frozen=True):
    """An extractor with its knowledge and the size of its corpus."""

    name: str
    rules: tuple[NamedRule, ...]
    lists: tuple[WordList, ...]
    cases: int
    counters: int


@cache
def word_lists() -> tuple[WordList, ...]:
    """All word lists that ship with extract, by name."""
    found = [WordList(name, lexicon.parse(name, file).entries) for name, file in _resources(".tsv")]
    return tuple(sorted(found, key=lambda one: one.name))


@cache
def rules() -> tuple[NamedRule, ...]:
    """All rules that the modules state: by decorator, or in RULES."""
    found: set[NamedRule] = set()
    for path, _ in _resources(".py"):
        if path.startswith(("extractors/", "resolve/")):
            module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            found.update(NamedRule(module, name) for name in _made(f"extract.{module}"))
    return tuple(sorted(found, key=lambda one: (one.module, one.name)))


def extractors() -> tuple[Extractor, ...]:
    """The extractors with their rules, word lists and examples."""
    found = []
    for name in corpus.EXTRACTORS:
        examples = corpus.load(name)
        found.append(
            Extractor(
                name,
                tuple(one for one in rules() if one.module.startswith(f"extractors.{name}")),
                tuple(one for one in word_lists() if one.name.startswith(f"extractors/{name}/")),
                sum(bool(one.expect) for one in examples),
                sum(not one.expect for one in examples),
            )
        )
    return tuple(found)


def examples() -> Iterator[Document]:
    """The texts of all shipped corpora as documents."""
    for layer in corpus.EXTRACTORS:
        for number, one in enumerate(corpus.load(layer)):
            yield Document(id=f"{layer}-{number}", published=one.published, text=one.text)


def finds(documents: Iterable[Document]) -> Counter[str]:
    """How often each rule found something in the documents, kept or not; of a joined name (`hour+day`), each part."""
    findings = (one for document in documents for one in explain(document).findings)
    return Counter(name for one in findings for name in one.rule.split("+"))


def unused_rules(documents: Iterable[Document]) -> tuple[NamedRule, ...]:
    """The rules that found nothing in the documents, not even what was dropped later."""
    fired = finds(documents)
    return tuple(one for one in rules() if not fired[one.name])


def unused_lines(documents: Iterable[Document]) -> tuple[tuple[str, lexicon.Entry], ...]:
    """The word-list lines, each with its list's name, whose words stand in none of the documents as whole words."""
    entries = [(one.name, entry) for one in word_lists() for entry in one.entries]
    seen: set[str] = set()
    automaton = ahocorasick.Automaton()
    for _, entry in entries:
        automaton.add_word(entry.surface, entry.surface)
    automaton.make_automaton()
    for document in documents:
        folded = " ".join(View(document.text).folded.split())
        seen.update(surface for end, surface in automaton.iter(folded) if _whole(folded, end + 1, len(surface)))
    return tuple((name, entry) for name, entry in entries if entry.surface not in seen)


def _whole(text: str, end: int, length: int) -> bool:
    """Whether a stretch of text begins and ends where words do."""
    start = end - length
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end].isalpha() and text[end - 1].isalpha())
    return before and after


def _resources(ending: str) -> Iterator[tuple[str, Traversable]]:
    """The files of the package with that ending, by their path in it."""

    def walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
        for one in folder.iterdir():
            if one.is_dir():
                yield from walk(one, f"{prefix}{one.name}/")
            elif one.name.endswith(ending):
                yield prefix + one.name, one

    return walk(files("extract"), "")


def _made(module: str) -> Iterator[str]:
    """The names of the rules that a module's decorators made in it, and those that it lists as RULES."""
    known = vars(import_module(module))
    yield from known.get("RULES", ())
    for value in known.values():
        if hasattr(value, "produce") and getattr(value.produce, "__module__", None) == module:
            yield value.name
