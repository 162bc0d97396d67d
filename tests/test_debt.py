"""No dead knowledge: every rule and every word-list line is used by a shipped example or a sample article.

What is not stands in `debt.tsv` with a reason: the list's name (or `rule`), the line's surface (or the rule's module
and name; `*` for a whole gazetteer, or for lists that are still growing), and why. To bring the list up to date:

    python tests/test_debt.py
"""

from fnmatch import fnmatchcase
from pathlib import Path

from extract import knowledge
from extract.document import Document

ROOT = Path(__file__).resolve().parents[1]
DEBT = ROOT / "tests" / "debt.tsv"
HEAD = "# What no shipped example and no sample article uses yet: list, line (* for all of them), reason.\n"
NEW = "no example yet"
Place = tuple[str, str]


def debt() -> dict[Place, str]:
    rows = [line.split("\t") for line in DEBT.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in rows), "list, line, reason: three cells"
    return {(name, line): reason for name, line, reason in rows}


def unused() -> set[Place]:
    articles = [
        Document(id=path.name, text=path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "data" / "raw").glob("*.txt"))
    ]
    documents = [*knowledge.examples(), *articles]
    rules = {("rule", f"{one.module}.{one.name}") for one in knowledge.unused_rules(documents)}
    return rules | {(name, entry.surface) for name, entry in knowledge.unused_lines(documents)}


def unlisted(dead: set[Place], known: dict[Place, str]) -> list[Place]:
    whole = [name for name, line in known if line == "*"]
    return sorted(one for one in dead if one not in known and not any(fnmatchcase(one[0], name) for name in whole))


def settled(dead: set[Place], known: dict[Place, str]) -> list[Place]:
    return sorted(one for one in known if one not in dead and one[1] != "*")


def test_what_nothing_uses_is_listed_as_debt() -> None:
    missing = unlisted(unused(), debt())
    assert missing == [], "give these an example, or run: python tests/test_debt.py"


def test_debt_that_is_settled_is_struck_off() -> None:
    paid = settled(unused(), debt())
    assert paid == [], "these are used, or gone; strike them off with: python tests/test_debt.py"


def test_debt_names_each_line_once() -> None:
    lines = [line for line in DEBT.read_text(encoding="utf-8").split("\n") if line]
    assert len(set(lines)) == len(lines)
    assert len(debt()) == len(lines) - 1


def rewrite() -> None:
    known, dead = debt(), unused()
    for place in settled(dead, known):
        del known[place]
    known |= dict.fromkeys(unlisted(dead, known), NEW)
    rows = sorted(known.items(), key=lambda row: (row[0][1] != "*", row[0]))
    DEBT.write_text(HEAD + "".join(f"{name}\t{line}\t{why}\n" for (name, line), why in rows), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
