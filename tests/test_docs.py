"""The docs say what is: their examples run, their links lead somewhere, and the commands they name exist."""

import doctest
import tomllib
from pathlib import Path

import pytest
import regex
from typer.main import get_command

from extract.cli import app
from extract.io.columns import TABLES, Table
from extract.io.datapackage import description

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


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_output_page_describes_every_column_as_the_datapackage_does(table: Table) -> None:
    page = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    section = page.split(f"### `{table.name}`\n", 1)[1].split("\n###", 1)[0]
    wanted = [f"| `{column.name}` | {description(table.name, column.name)} |" for column in table.columns]
    assert regex.findall(r"^\| `.*", section, regex.M) == wanted


def test_every_description_is_of_a_column() -> None:
    described = tomllib.loads((ROOT / "src/extract/io/columns.toml").read_text(encoding="utf-8"))
    columns = {table.name: set(table.header) for table in TABLES}
    assert set(described.pop("every")) <= set().union(*columns.values())
    assert [name for name, held in described.items() if not set(held) <= columns[name]] == []
