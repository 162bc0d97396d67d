"""INPUTs turned into the files that they stand for, each with the relative path that it is known by."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import regex
from msgspec import Struct

from extract.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONTROL = regex.compile(r"[\x00-\x1f\x7f-\x9f]")

STDIN = "-"
FORMATS = (".txt", ".jsonl", ".csv", ".parquet")
"""The endings of the files that the readers know."""

Stage = Literal["read", "extract", "write"]


class Failure(Struct, frozen=True, kw_only=True):
    """A document that could not be done: where it stands, at which stage it failed, and why."""

    path: str | None
    row: int | None = None
    doc_id: str | None = None
    stage: Stage = "read"
    error: str
    message: str


class Source(Struct, frozen=True):
    """A file to read (`path`; None for standard input), the name it is known by, its ending and its size in bytes."""

    path: Path | None
    name: str
    format: str
    size: int = 0


def roots(inputs: Sequence[str]) -> list[Path | None]:
    """The INPUTs as paths, each once, None for standard input; raises `UsageError` where there is none of that name."""
    found = [_root(one) for one in inputs]
    return [root for index, root in enumerate(found) if root not in found[:index]]


def sources(roots: Sequence[Path | None], out: Path | None = None) -> Iterator[Source | Failure]:
    """The files of all INPUTs in the order given, folders in name order; `out` is passed over.

    What is wrong with a file or folder comes as a `Failure`.
    """
    prefixes = _labels(roots)
    repeated = _repeated(roots, out) if len(roots) > 1 else frozenset()
    for root, prefix in zip(roots, prefixes, strict=True):
        if root is None:
            yield Source(None, "stdin", STDIN)
            continue
        for found in _files(root, out):
            if isinstance(found, Source) and found.name in repeated:
                name = prefix if found.path == root else f"{prefix}/{found.name}"
                yield Source(found.path, name, found.format, found.size)
            else:
                yield found


def _root(one: str) -> Path | None:
    if one == STDIN:
        return None
    path = Path(one)
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"no such file or folder: {one}")
    return path.resolve() if path.exists() else path.absolute()


def _labels(roots: Sequence[Path | None]) -> list[str]:
    """The shortest ends of the INPUTs' paths that tell them apart."""
    labels = [STDIN] * len(roots)
    known = [(index, root.parts[1:]) for index, root in enumerate(roots) if root is not None]
    for index, parts in known:
        others = [other for position, other in known if position != index]
        length = next((n for n in range(1, len(parts)) if all(o[-n:] != parts[-n:] for o in others)), len(parts))
        labels[index] = unicodedata.normalize("NFC", "/".join(parts[-length:]))
    return labels


def _repeated(roots: Sequence[Path | None], out: Path | None) -> frozenset[str]:
    """The names that files of several INPUTs share."""
    seen: set[str] = set()
    repeated: set[str] = set()
    for root in roots:
        if root is not None:
            names = {found.name for found in _files(root, out) if isinstance(found, Source)}
            repeated |= seen & names
            seen |= names
    return frozenset(repeated)


def _files(root: Path, out: Path | None) -> Iterator[Source | Failure]:
    """The files of one INPUT, with their paths relative to it."""
    if root.is_dir():
        yield from _walk(root, "", out, (_identity(root.stat()),))
    else:
        yield _file(root, root.name)


def _walk(
    folder: Path, prefix: str, out: Path | None, above: tuple[tuple[int, int], ...]
) -> Iterator[Source | Failure]:
    """The files of a folder and of the folders in it; hidden ones and `out` are passed over."""
    try:
        entries = sorted((entry.name for entry in folder.iterdir()), key=_order)
    except OSError as error:
        yield _unreadable(prefix.rstrip("/"), error)
        return
    for entry in entries:
        path, name = folder / entry, prefix + entry
        if entry.startswith(".") or (out is not None and path == out):
            continue
        try:
            if not path.is_dir():
                yield _file(path, name)
                continue
            identity = _identity(path.stat())
        except OSError as error:
            yield _unreadable(name, error)
            continue
        if identity in above:
            message = "a link that leads back to a folder above it; passed over"
            yield Failure(path=_printable(name), error="LinkLoop", message=message)
        else:
            yield from _walk(path, f"{name}/", out, (*above, identity))


def _file(path: Path, name: str) -> Source | Failure:
    try:
        status = path.stat()
    except OSError as error:
        return _unreadable(name, error)
    shown, ending = _printable(name), path.suffix.lower()
    if not stat.S_ISREG(status.st_mode):
        return Failure(path=shown, error="InputError", message="no regular file; give a file or a folder")
    if ending not in FORMATS:
        message = f"files ending in {ending or 'nothing'!r} are not read; known are {', '.join(FORMATS)}"
        return Failure(path=shown, error="UnknownFormat", message=message)
    return Source(path, shown, ending, status.st_size)


def _unreadable(name: str, error: OSError) -> Failure:
    message = f"can't be read: {error.strerror or error}"
    return Failure(path=_printable(name), error=type(error).__name__, message=message)


def _order(entry: str) -> tuple[str, str]:
    return unicodedata.normalize("NFC", entry), entry


def _printable(name: str) -> str:
    r"""The path as one line of text: NFC, `/` between its parts, control characters and non-UTF-8 bytes as `\xNN`."""
    plain = os.fsencode(name).decode("utf-8", "backslashreplace") if os.name == "posix" else name.replace("\\", "/")
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", unicodedata.normalize("NFC", plain))


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino
