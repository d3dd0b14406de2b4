"""Runs a command and says what it took, its children included."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

MIB = 1024 * 1024


class Figures(NamedTuple):
    """What a run took."""

    wall: float
    processor: float
    """Seconds of all processors, in the program and in the system."""
    written: int
    """Bytes handed to the system for writing."""
    peak: int = 0
    """Most bytes of memory at one moment, pages that processes share counted once; 0 where it was not watched."""


def run(
    command: Sequence[str | Path],
    folder: Path,
    variables: Mapping[str, str] | None = None,
    *,
    watched: bool = False,
) -> Figures:
    """Run a command to its end, in a folder; watching its memory costs it a little time. SystemExit where it fails."""
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**_as_installed(), **(variables or {})},
            stdout=subprocess.DEVNULL,
            stderr=told,
        )
        peak = _watch(process.pid) if watched else 0
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        wall = time.perf_counter() - start
        written = _written(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            raise SystemExit(f"{command}: {told.read()[-2000:].decode(errors='replace')}")
    return Figures(wall, usage.ru_utime + usage.ru_stime, written, peak)


def _as_installed() -> dict[str, str]:
    """The environment, in which Python may keep what it compiles, as an installed program's is kept."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def middle(runs: Sequence[Figures]) -> Figures:
    """The median of each figure, and of memory the most."""
    walls, processors, written, peaks = zip(*runs, strict=True)
    return Figures(median(walls), median(processors), round(median(written)), max(peaks))


def least(runs: Sequence[Figures]) -> Figures:
    """The least of each figure, for a machine that others use too, and of memory the most."""
    walls, processors, written, peaks = zip(*runs, strict=True)
    return Figures(min(walls), min(processors), min(written), max(peaks))


def _watch(pid: int) -> int:
    """The most memory that a process and its children have at one moment, until it ends."""
    peak = 0
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        peak = max(peak, sum(_memory(found) for found in _family(pid)))
        time.sleep(0.05)
    return peak


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return
    for child in children.split():
        yield from _family(int(child))


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _written(pid: int) -> int:
    """Of a process that has ended and was not yet waited for, with the children that it waited for."""
    lines = Path(f"/proc/{pid}/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("wchar:"))
