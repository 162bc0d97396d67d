"""Worker processes that do shards, and what becomes of a document that takes its worker down.

A pool loses its whole job when a worker dies. Here every worker has a pipe of its own and shows which document it is
at; where it dies or hangs, that document is tried once more alone, and set aside if it does so again, while its
shard is done without it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import wait
from multiprocessing.sharedctypes import RawArray
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from extract.errors import ExtractError, OutputError
from extract.io.files import output_error
from extract.pipeline import Pipeline
from extract.runners.shard import Done, Job, run_shard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

_SECONDS_BETWEEN_LOOKS = 0.2
_MOST_DEATHS_BETWEEN_DOCUMENTS = 3
_BETWEEN = -1
_PR_SET_PDEATHSIG = 1


class Answer(Struct, frozen=True):
    """What a worker says about a job: what is done, or why the parts could not be written."""

    done: Done | None = None
    failed: str | None = None


class Assignment(Struct):
    """A job with the length of each of its texts, and what went wrong with it so far."""

    job: Job
    lengths: tuple[int, ...]
    tried: frozenset[int] = frozenset()
    deaths: int = 0


class Worker:
    """A process at work, the pipe to it, and the line of its job that it is at."""

    def __init__(self, context: Any) -> None:
        self.connection, end = context.Pipe()
        self.at = RawArray("q", [_BETWEEN])
        self.process = context.Process(target=_work, args=(end, self.at, os.getpid()), daemon=True)
        with _no_script():
            self.process.start()
        end.close()
        self.assignment: Assignment | None = None
        self._line = _BETWEEN
        self._since = time.monotonic()

    def take(self, assignment: Assignment) -> None:
        """Begin with a job."""
        self.assignment = assignment
        self.at[0] = self._line = _BETWEEN
        self._since = time.monotonic()
        self.connection.send_bytes(msgspec.json.encode(assignment.job))

    def overdue(self) -> float | None:
        """The limit in seconds that the document it is at has overrun; None while there is time."""
        if self.assignment is None:
            return None
        line, now = self.at[0], time.monotonic()
        if line != self._line:
            self._line, self._since = line, now
        if line == _BETWEEN:
            return None
        limit = self.assignment.job.settings.seconds_for(self.assignment.lengths[line])
        return limit if now - self._since > limit else None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self.process.kill()
        self.process.join()


class Crew:
    """Up to `size` workers, and the jobs that wait for them; a context that ends all of them."""

    def __init__(self, size: int) -> None:
        self._size = max(1, size)
        self._context = multiprocessing.get_context(_start_method())
        self._workers: list[Worker] = []
        self._waiting: deque[Assignment] = deque()

    def __enter__(self) -> Crew:  # noqa: PYI034 - no class is made from it
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def submit(self, job: Job, lengths: Sequence[int]) -> Iterator[Done]:
        """Hand in a job; yields what was finished meanwhile, and waits while too many jobs are open."""
        self._waiting.append(Assignment(job, tuple(lengths)))
        yield from self._advance(0)
        while len(self._waiting) + self._busy() > 2 * self._size:
            yield from self._advance(_SECONDS_BETWEEN_LOOKS)

    def drain(self) -> Iterator[Done]:
        """What is finished, until nothing is left to do."""
        while self._waiting or self._busy():
            yield from self._advance(_SECONDS_BETWEEN_LOOKS)

    def _busy(self) -> int:
        return sum(worker.assignment is not None for worker in self._workers)

    def _advance(self, seconds: float) -> Iterator[Done]:
        """Give work to the idle, wait a while for answers, and see to those that died or hang."""
        self._assign()
        busy = [worker for worker in self._workers if worker.assignment is not None]
        ready = wait([worker.connection for worker in busy], seconds)
        for worker in busy:
            if worker.connection in ready:
                yield from self._hear(worker)
        for worker in list(self._workers):
            limit = worker.overdue()
            if limit is not None:
                self._bury(worker, f"TimeoutError: not done within {limit:.0f} s, twice")
        self._assign()

    def _assign(self) -> None:
        while self._waiting:
            idle = next((worker for worker in self._workers if worker.assignment is None), None)
            if idle is None and len(self._workers) >= self._size:
                return
            if idle is None:
                idle = Worker(self._context)
                self._workers.append(idle)
            assignment = self._waiting.popleft()
            try:
                idle.take(assignment)
            except OSError:  # it died while it had nothing to do
                self._bury(idle, "")

    def _hear(self, worker: Worker) -> Iterator[Done]:
        assignment = worker.assignment
        assert assignment is not None
        try:
            answer = msgspec.json.decode(worker.connection.recv_bytes(), type=Answer)
        except (EOFError, OSError):
            worker.process.join()
            self._bury(worker, f"WorkerDiedError: its process ended by {_cause(worker.process.exitcode)}, twice")
            return
        worker.assignment = None
        if answer.failed is not None:
            raise OutputError(answer.failed)
        assert answer.done is not None
        if assignment.job.only is None:
            yield answer.done
        else:  # it went well alone: its shard once more
            job, tried = replace(assignment.job, only=None), assignment.tried | {assignment.job.only}
            self._waiting.appendleft(Assignment(job, assignment.lengths, tried, assignment.deaths))

    def _bury(self, worker: Worker, reason: str) -> None:
        """Decide what to do with the job of a worker that is no more."""
        self._workers.remove(worker)
        line, assignment = worker.at[0], worker.assignment
        worker.stop()
        if assignment is None:
            return
        job, tried, deaths = assignment.job, assignment.tried, assignment.deaths
        if line == _BETWEEN:
            deaths += 1
            if deaths >= _MOST_DEATHS_BETWEEN_DOCUMENTS:
                raise ExtractError(f"workers die before they begin ({reason}); is there enough memory?")
        elif job.only is None and line not in tried:
            job = replace(job, only=line)
        else:
            job = replace(job, only=None, aside={**job.aside, line: reason})
        self._waiting.appendleft(Assignment(job, assignment.lengths, tried, deaths))


def _start_method() -> str:
    """`fork` where it is safe (one thread, Linux), so that workers need not load anything again; else `spawn`."""
    if sys.platform != "linux":
        return "spawn"
    return "fork" if len(list(Path("/proc/self/task").iterdir())) == 1 else "spawn"


@contextmanager
def _no_script() -> Iterator[None]:
    """A block in which a process that is spawned does not run the script of its parent once more.

    A worker needs this module alone; a script without a guard (`if __name__ == "__main__":`) would start new runs.
    """
    script = vars(sys.modules["__main__"])
    kept: dict[str, Any] = {name: script.pop(name) for name in ("__file__", "__spec__") if name in script}
    script["__spec__"] = None
    try:
        yield
    finally:
        script.update(kept)


def _cause(status: int | None) -> str:
    if status is not None and status < 0:
        return signal.Signals(-status).name
    return f"status {status}"


def _work(connection: Connection, at: Any, parent: int) -> None:
    """What a worker does: jobs from its pipe, until the pipe or its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()

    def beat(line: int, _: int) -> None:
        at[0] = line
        if os.getppid() != parent:
            os._exit(1)

    while True:
        while not connection.poll(1.0):
            beat(_BETWEEN, 0)
        try:
            job = msgspec.json.decode(connection.recv_bytes(), type=Job)
        except (EOFError, OSError):
            return
        connection.send_bytes(msgspec.json.encode(_answer(job, _pipeline(job.settings.ner), beat)))


@cache
def _pipeline(ner: bool) -> Pipeline:
    return Pipeline(ner=ner)


def _answer(job: Job, pipeline: Pipeline, beat: Any) -> Answer:
    try:
        return Answer(done=run_shard(job, pipeline, beat))
    except OutputError as error:
        return Answer(failed=str(error))
    except OSError as error:
        return Answer(failed=str(output_error(error, Path(job.input))))


def _die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends; elsewhere it looks for itself between documents."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - workers alone need it

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
