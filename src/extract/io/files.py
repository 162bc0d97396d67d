"""Files that appear under their name complete, or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from extract.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and go on with --resume",
    errno.EDQUOT: "the disk quota is used up; free some space and go on with --resume",
    errno.ENOENT: "its folder is gone; was it removed while the run was writing to it?",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EACCES: "no permission; choose a folder that you may write to",
    errno.EPERM: "no permission; choose a folder that you may write to",
    errno.EROFS: "the disk is read-only; choose another --out",
}


def output_error(error: OSError, path: Path) -> OutputError:
    """The `OutputError` that says what the failure to write `path` means and what to do about it."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return OutputError(f"can't write {path}: {reason}")


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file open for writing that takes its name when the block ends without an error, and is gone otherwise.

    The bytes go to a temporary name in the same folder and are on the disk before it is renamed. An `OSError`
    inside the block comes out as an `OutputError`.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        _discard(temporary)
        raise output_error(error, path) from error
    except BaseException:
        _discard(temporary)
        raise


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, complete or not at all."""
    with writing(path) as file:
        file.write(data)


def sync_folder(folder: Path) -> None:
    """Make the folder's names last, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _discard(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
