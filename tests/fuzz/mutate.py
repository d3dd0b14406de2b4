"""Run by hand: spoils the files of a dossier for as long as it is given, and keeps what the program could not bear.

    nice .venv/bin/python tests/fuzz/mutate.py --seconds 3600

Each batch is the dossier with nearly every file spoiled, checked as a whole; every so often a batch is spoiled only
so far that a site can be made of it, and each page is read by the parser of its readers. A batch is known by the
seed and its number: `--seed 1 --first 17 --batches 1` makes it again. What fails is cut down to the fewest files and
kept in a folder of its own.
"""

import argparse
import faulthandler
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from fuzz.batches import Batch, Files, Wrong, batch, built, checked, fault_of, guilty, healed, reported  # noqa: E402

from dossier.content.tree import DiskTree  # noqa: E402

STUCK = 3_600
"""Seconds by the clock after which a batch that hangs in C ends the program, its stack printed."""
REPORTS = 5
"""Of so many batches one is reported in every form, which costs as much as the check."""
SITE_SECONDS = 400.0
"""Of the processor, for one site."""


def main() -> int:
    asked = _asked()
    tree = DiskTree(asked.project)
    files = {path: tree.read(path) for path in tree.paths() if _is_entry(path)}
    if fault := fault_of(checked, files) or fault_of(built, files, SITE_SECONDS):
        _say(f"the dossier as it is: {fault}")
        return 2
    end = time.monotonic() + asked.seconds
    counts = dict.fromkeys(("batches", "files", "mutations", "sites", "pages", "faults"), 0)
    number = asked.first
    while number < asked.first + asked.batches and time.monotonic() < end:
        asked.keep.mkdir(parents=True, exist_ok=True)
        (asked.keep / "at").write_text(f"--seed {asked.seed} --first {number} --batches 1\n")
        faulthandler.dump_traceback_later(STUCK, exit=True)
        for fault, found in _looked_at(asked, number, files, counts):
            counts["faults"] += 1
            _keep(asked.keep / f"{asked.seed}-{number}-{counts['faults']}", fault, found)
        number += 1
        counts["batches"] += 1
        if counts["batches"] % 20 == 0:
            _tell(asked.seed, counts)
    faulthandler.cancel_dump_traceback_later()
    _tell(asked.seed, counts)
    return min(counts["faults"], 1)


def _is_entry(path: str) -> bool:
    return path.endswith((".yaml", ".md")) and not path.endswith("README.md")


def _looked_at(
    asked: argparse.Namespace, number: int, files: Files, counts: dict[str, int]
) -> Iterator[tuple[str, Files]]:
    """The faults of one batch, each with the files that show it."""
    as_site = asked.site_every and number % asked.site_every == 0
    made = batch(asked.seed, number, files, gentle=bool(as_site))
    counts["files"] += len(made.changed)
    counts["mutations"] += made.mutations
    look = checked if number % REPORTS else reported
    if fault := fault_of(look, made.files):
        yield fault, _fewest(look, made, files)
    elif as_site:
        try:
            calm, _ = healed(made.files, files)
        except Wrong as error:
            yield str(error), made.files
            return
        pages: list[int] = []
        fault = fault_of(lambda given: pages.append(built(given)), calm, SITE_SECONDS)
        counts["sites"] += 1
        counts["pages"] += sum(pages)
        if fault:
            changed = tuple(path for path in made.changed if calm.get(path) == made.files[path])
            yield fault, _fewest(built, Batch(calm, changed, 0), files)


def _fewest(look, made: Batch, files: Files) -> Files:  # type: ignore[no-untyped-def]
    return {path: made.files[path] for path in guilty(look, made.files, files, made.changed)}


def _keep(folder: Path, fault: str, files: Files) -> None:
    """The files as one JSON of path and text: their names may lead anywhere."""
    _say(f"{folder.name}: {fault}\n    {', '.join(list(files)[:5])}")
    texts = {path: data.decode("utf-8", "surrogateescape") for path, data in files.items()}
    folder.with_suffix(".json").write_text(json.dumps({"fault": fault, "files": texts}, indent=1))


def _tell(seed: int, counts: dict[str, int]) -> None:
    said = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    _say(f"seed {seed}: {said}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--project", type=Path, default=ROOT)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first batch")
    parser.add_argument("--batches", type=int, default=1_000_000)
    parser.add_argument("--site-every", type=int, default=25, help="0 for none")
    parser.add_argument("--keep", type=Path, default=ROOT / "build/mutations")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
