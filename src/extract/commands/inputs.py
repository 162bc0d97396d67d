"""Articles for a command that looks at a few of them, and how a command ends early."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.document import Document


def articles(inputs: list[str], published: str | None) -> Iterator[Document]:
    """The documents of the INPUTs as they are read, none annotated; what can't be read is told and passed over."""
    from extract.io.articles import Given  # noqa: PLC0415 - --help must not wait for the readers
    from extract.io.inputs import Failure, roots, sources  # noqa: PLC0415
    from extract.io.metadata import moment  # noqa: PLC0415
    from extract.io.readers import read  # noqa: PLC0415

    given = Given(published=moment(published) if published else None)
    if published and not given.published:
        stop(f"--published {published}: no date; write it as 2020-12-17 or 2020-12-17T01:22", 2)
    for source in sources(roots(inputs)):
        for found in (source,) if isinstance(source, Failure) else read(source, given):
            if isinstance(found, Failure):
                typer.echo(f"extract: {found.path}: {found.message}", err=True)
            else:
                yield found


@contextmanager
def errors_told() -> Iterator[None]:
    """A block whose errors end the command: status 2 for a wrong call, 1 for anything else that extract foresaw."""
    from extract.errors import ExtractError, UsageError  # noqa: PLC0415

    try:
        yield
    except UsageError as error:
        stop(str(error), 2)
    except ExtractError as error:
        stop(str(error), 1)


def stop(message: str, status: int) -> NoReturn:
    """End the command with a message and a status."""
    typer.echo(f"extract: {message}", err=True)
    raise typer.Exit(status)
