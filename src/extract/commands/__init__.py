"""The commands: each a thin cover over one public function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.commands import judging, looking, running

if TYPE_CHECKING:
    import typer


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    running.register(app)
    looking.register(app)
    judging.register(app)
