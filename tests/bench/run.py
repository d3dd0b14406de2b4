"""Builds generated dossiers and prints what each stage and each kind of edit takes.

    python tests/bench/run.py [--numbers 1000 10000] [--theme lean|full] [--times 3] [--folder /dev/shm/bench]

Figures are the least of several runs, memory the most. The folder should be in memory, since a disk's own pace hides
the program's; it is emptied first.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from measure import MIB, Figures, least, run
from programs import HERE, Program, dossier

SCENARIOS = ("cold", "no change", "body", "name", "template")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--numbers", type=int, nargs="+", default=[10_000])
    parser.add_argument("--theme", choices=("lean", "full"), default="full")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm/dossier-bench"))
    arguments = parser.parse_args()
    first: tuple[int, Figures] | None = None
    for number in arguments.numbers:
        shutil.rmtree(arguments.folder, ignore_errors=True)
        program = dossier(arguments.folder, number, arguments.theme)
        cold = _scenarios(program, number, arguments.times)
        _stages(program)
        if first:
            _growth(first, (number, cold))
        first = first or (number, cold)
    shutil.rmtree(arguments.folder)


def _scenarios(program: Program, number: int, times: int) -> Figures:
    """The table of scenarios; returns the figures of a cold build."""
    print(f"\n{number:,} entries, {program.name}")
    print(
        f"{'':10} {'wall s':>8} {'processor':>10} {'entries/s':>10} {'pages/s':>8} {'peak MiB':>9} {'written MB':>11}"
    )
    found: dict[str, Figures] = {}
    for scenario in SCENARIOS:
        taken = found[scenario] = measured(program, scenario, times)
        pages = len(list(program.out.rglob("*.html")))
        print(
            f"{scenario:10} {taken.wall:8.2f} {taken.processor:10.2f} {number / taken.wall:10,.0f}"
            f" {pages / taken.wall:8,.0f} {taken.peak / MIB:9.0f} {taken.written / 1e6:11.1f}",
            flush=True,
        )
    return found["cold"]


def measured(program: Program, scenario: str, times: int) -> Figures:
    """The least of several runs; memory is watched in one more."""
    runs = [once(program, scenario, number) for number in range(times)]
    return least(runs)._replace(peak=once(program, scenario, times, watched=True).peak)


def once(program: Program, scenario: str, number: int, *, watched: bool = False) -> Figures:
    """One run; all but a cold one need a build before them."""
    if scenario == "cold":
        program.forget()
    elif scenario in program.edits:
        program.edit(scenario, number)
    return run(program.command, program.project, program.variables, watched=watched)


def _stages(program: Program) -> None:
    program.forget()
    command: list[str | Path] = [sys.executable, HERE / "stages.py", program.project, program.out, "--json"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print("\ncold, by stage: wall s of the first process, processor s of all")
    for stage, wall, processor in json.loads(told):
        print(f"{stage:10} {wall:8.2f} {processor:10.2f}")


def _growth(first: tuple[int, Figures], now: tuple[int, Figures]) -> None:
    """How much more than its share a larger dossier takes."""
    times = now[0] / first[0]
    print(f"\n{now[0]:,} entries, by entry, as a multiple of {first[0]:,}:")
    for name, was, taken in zip(Figures._fields, first[1], now[1], strict=True):
        print(f"{name:10} {taken / was / times:8.2f}")


if __name__ == "__main__":
    main()
