"""Processor time of calls and of commands, and the lines of the report."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_BYTES_OF_RSS = 1 if sys.platform == "darwin" else 1024


class Cost(NamedTuple):
    """What a command took: seconds by the clock, seconds of processor time, and MB of its largest process."""

    clock: float
    processor: float
    memory: float


def seconds(action: Callable[[], object], times: int = 3) -> float:
    """The least processor time that the action takes."""
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        action()
        best = min(best, time.process_time() - begun)
    return best


def command(*arguments: str, times: int = 1) -> Cost:
    """The least that a fresh interpreter with these arguments takes, its own processes included."""
    costs = [_command(arguments) for _ in range(times)]
    return Cost(*(min(one[part] for one in costs) for part in range(3)))


def _command(arguments: tuple[str, ...]) -> Cost:
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, use = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}: status {process.returncode}")
    return Cost(time.perf_counter() - begun, use.ru_utime + use.ru_stime, use.ru_maxrss * _BYTES_OF_RSS / 1e6)


def line(what: str, target: str, measured: str, met: bool | None = None) -> None:
    """Print a line of the report: what was measured, its target, the figure, and whether it is met."""
    print(
        f"{what:58}{target:>16}{measured:>22}  {'' if met is None else 'met' if met else 'MISSED'}".rstrip(), flush=True
    )


def head(name: str) -> None:
    """Print the heading of a part of the report."""
    print(f"\n{name:58}{'target':>16}{'measured':>22}", flush=True)
