"""Heavy packages stay where they belong, and are loaded by the function that needs them."""

import ast
from pathlib import Path

import pytest

import extract

PACKAGE = Path(extract.__file__).parent
HEAVY = {
    "pandas": ("io/frames.py",),
    "typer": ("cli.py", "commands/"),
    "underthesea": (),
    "underthesea_core": (),
    "pyvi": (),
    "pyarrow": (),
    "openpyxl": (),
    "matplotlib": (),
    "lunar_vn": (),
}


def loaded_at_import(tree: ast.Module) -> set[str]:
    """The packages that a module imports when it is imported itself."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("package", HEAVY)
def test_a_heavy_package_is_loaded_only_where_it_belongs(package: str) -> None:
    homes = HEAVY[package]
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        if package in loaded_at_import(ast.parse(path.read_text(encoding="utf-8"))):
            assert name.startswith(homes or "nowhere"), f"{name} loads {package} when it is imported"


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not {path.stem for path in PACKAGE.rglob("*.py")} & {"utils", "util", "helpers", "misc", "common"}
