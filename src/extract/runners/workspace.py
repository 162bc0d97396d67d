"""The run's folder: refused, resumed or overwritten, locked while a run writes to it, cleaned when it is done."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO

from extract.errors import OutputError, UsageError
from extract.io.files import output_error, write
from extract.runners import finish
from extract.runners.finish import WORK
from extract.runners.shard import DOCUMENTS, FINISHED

try:
    import fcntl
except ImportError:  # Windows: two runs into one folder are not kept apart there
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FINGERPRINT = "settings"
_IGNORED = frozenset({".gitkeep", ".DS_Store"})
_SECONDS_TO_WAIT = 20.0


class Workspace:
    """The output folder `out` with its hidden work folder; a context that holds the lock."""

    def __init__(self, out: Path, fingerprint: str, *, resume: bool = False, overwrite: bool = False) -> None:
        self._fingerprint = fingerprint
        self.out = out
        self.work = out / WORK
        self.inputs = self.work / "in"
        self.shards = self.work / "shards"
        self._resume = resume
        self._overwrite = overwrite
        self._lock: TextIO | None = None

    def __enter__(self) -> Self:
        try:
            self._open()
        except OSError as error:
            self.__exit__()
            raise output_error(error, self.out) from error
        except BaseException:
            self.__exit__()
            raise
        return self

    def _open(self) -> None:
        self.out.mkdir(parents=True, exist_ok=True)
        used = sorted(entry.name for entry in self.out.iterdir() if entry.name not in _IGNORED)
        if used and not (self._resume or self._overwrite):
            raise UsageError(self._refusal(used))
        self.work.mkdir(exist_ok=True)
        self._take_lock()
        if not (self._resume and self._same_settings()):
            self._clear()
            write(self.work / _FINGERPRINT, self._fingerprint.encode())
        self.inputs.mkdir(exist_ok=True)
        self.shards.mkdir(exist_ok=True)

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            self._lock.close()

    def _refusal(self, used: list[str]) -> str:
        shown = ", ".join(used[:3]) + ", …" * (len(used) > 3)
        what = "an unfinished run" if used == [WORK] else f"files ({shown})"
        return f"{self.out} holds {what}: --resume goes on, --overwrite starts anew; or choose another --out"

    def _take_lock(self) -> None:
        """Keep other runs out; workers of a run that was killed are waited for."""
        self._lock = (self.work / "lock").open("w", encoding="ascii")
        deadline = time.monotonic() + _SECONDS_TO_WAIT
        while fcntl is not None:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if time.monotonic() > deadline:
                    raise OutputError(
                        f"another run is writing to {self.out}; wait for it or choose another --out"
                    ) from error
                time.sleep(0.05)
            else:
                return

    def _clear(self) -> None:
        (self.work / FINISHED).unlink(missing_ok=True)
        for folder in (self.inputs, self.shards):
            if folder.exists():
                shutil.rmtree(folder)

    def _same_settings(self) -> bool:
        """Whether what is in the work folder was made by the same version with the same settings."""
        path = self.work / _FINGERPRINT
        return path.exists() and path.read_bytes() == self._fingerprint.encode()

    def shard(self, number: int, key: str) -> Path:
        """The place of a finished shard; one whose input has changed has another."""
        return self.shards / f"{number:06}-{key[:16]}"

    def records(self) -> Iterator[tuple[Path, Path]]:
        """The files of finished records, of this run and of an earlier one, each with the list of what it holds."""
        for shard in sorted(self.shards.iterdir()):
            if not shard.name.endswith(".part"):
                yield shard / DOCUMENTS, shard / FINISHED
        yield self.out / DOCUMENTS, self.work / FINISHED

    def stage(self, key: str, lines: Iterable[bytes]) -> Path:
        """The input file of a shard, written."""
        path = self.inputs / f"{key}.jsonl"
        try:
            with path.open("wb") as file:
                for line in lines:
                    file.write(line + b"\n")
        except OSError as error:
            raise output_error(error, path) from error
        return path

    def unstage(self, key: str) -> None:
        """Remove the input file of a finished shard."""
        with suppress(OSError):
            (self.inputs / f"{key}.jsonl").unlink()

    def discard(self) -> None:
        """Leave nothing behind of a run that had nothing to do."""
        shutil.rmtree(self.work, ignore_errors=True)
        with suppress(OSError):
            self.out.rmdir()  # only where it is empty

    def open_results(self) -> None:
        """From here on the results in the folder are no complete run, until `close_results`."""
        try:
            (self.out / finish.RUN).unlink(missing_ok=True)
        except OSError as error:
            raise output_error(error, self.out) from error

    def close_results(self, report: bytes, kept: Iterable[str]) -> None:
        """Write `run.json`, and remove what an earlier run left under names that this one does not use."""
        for name in finish.every_name() - set(kept):
            with suppress(OSError):
                (self.out / name).unlink()
        write(self.out / finish.RUN, report)
        shutil.rmtree(self.inputs, ignore_errors=True)
        shutil.rmtree(self.shards, ignore_errors=True)
