"""The docs say what is: their examples run, their links lead somewhere, and the commands they name exist."""

import doctest
from pathlib import Path

import pytest
import regex
from typer.main import get_command

from extract.cli import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_run(page: Path) -> None:
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert failed == 0
    assert tried or page.name != "README.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = regex.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_named_exist(page: Path) -> None:
    known = set(getattr(get_command(app), "commands"))  # noqa: B009 - a click group, untyped here
    named = set(regex.findall(r"(?:^ {4}|`|bin/)extract ([a-z]+)", page.read_text(encoding="utf-8"), regex.M))
    assert named <= known


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in getattr(get_command(app), "commands") if f"`extract {name}" not in readme] == []  # noqa: B009
