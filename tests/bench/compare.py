"""Builds the same dossier with this program and with Hugo, in turn, and prints how they compare.

    python tests/bench/compare.py [--number 10000] [--times 5] [--hugo BINARY] [--folder /dev/shm/bench]

Hugo is run as it comes, and tuned. With the lean theme the pages are the same; how far the links on them differ is told
first. Figures are medians; a ratio below 1 is in favour of this program. Both write to the same folder, which should be
in memory; it is emptied first.
"""

import argparse
import shutil
from pathlib import Path

from links import differences, links
from measure import MIB, Figures, middle
from programs import Program, binary_of, dossier, hugo
from run import SCENARIOS, once


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--hugo", default="hugo")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm/dossier-bench"))
    arguments = parser.parse_args()
    binary = binary_of(arguments.hugo)
    shutil.rmtree(arguments.folder, ignore_errors=True)
    lean, full = (dossier(arguments.folder, arguments.number, theme) for theme in ("lean", "full"))
    others = tuple(
        hugo(arguments.folder, binary, lean.project, arguments.number, tuned=tuned) for tuned in (False, True)
    )
    programs = (lean, *others, full)
    _check(lean, others[0])
    print(
        f"{'':10} {'':14} {'wall s':>8} {'processor':>10} {'peak MiB':>9}   ratio to hugo: wall, processor, memory"
    )
    for scenario in SCENARIOS:
        _compare(programs, scenario, arguments.times)
    shutil.rmtree(arguments.folder)


def _check(lean: Program, other: Program) -> None:
    """Both sites must have the same pages with the same links."""
    for program in (lean, other):
        once(program, "cold", 0)
    both = links(lean.out), links(other.out)
    for program, found in zip((lean, other), both, strict=True):
        print(
            f"{program.name}: {len(found):,} pages, {sum(counts.total() for counts in found.values()):,} links"
        )
    if told := differences(*both):
        print(f"{len(told):,} links differ: this program lists in short what has a page of its own; such as")
        print("\n".join(told[:3]))


def _compare(programs: tuple[Program, ...], scenario: str, times: int) -> None:
    """All programs in turn, and again; the order turns round each time."""
    runs: dict[str, list[Figures]] = {program.name: [] for program in programs}
    for number in range(times):
        for program in programs[:: -1 if number % 2 else 1]:
            runs[program.name].append(once(program, scenario, number))
    for program in programs:
        runs[program.name].append(
            middle(runs[program.name])._replace(peak=once(program, scenario, times, watched=True).peak)
        )
    for program in programs:
        taken = runs[program.name][-1]
        print(
            f"{scenario:10} {program.name:14} {taken.wall:8.2f} {taken.processor:10.2f} {taken.peak / MIB:9.0f}",
            end="",
        )
        for other in programs[1:3]:
            base = runs[other.name][-1]
            ratios = (taken.wall / base.wall, taken.processor / base.processor, taken.peak / base.peak)
            print("   " + ", ".join(f"{ratio:.2f}" for ratio in ratios), end="")
        print(flush=True)


if __name__ == "__main__":
    main()
