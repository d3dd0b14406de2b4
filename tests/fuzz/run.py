"""Run by hand: searches the readers of the program for inputs that they cannot bear, guided by coverage.

    nice .venv/bin/python tests/fuzz/run.py --seconds 600 yaml body
    nice .venv/bin/python tests/fuzz/run.py --seconds 3600

Without names every target is searched, each for its share of the time. What is found is printed with its seed, and
kept with the inputs that reached new lines, from which the next search starts.
"""

import argparse
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from fuzz.guided import Target, search  # noqa: E402
from fuzz.targets import TARGETS  # noqa: E402


def main() -> int:
    asked = _asked()
    names = asked.targets or list(TARGETS)
    asked.keep.mkdir(parents=True, exist_ok=True)
    found = sum(_one(TARGETS[name], asked, asked.seconds / len(names)) for name in names)
    return min(found, 1)


def _one(target: Target, asked: argparse.Namespace, seconds: float) -> int:
    """The number of faults of one target."""
    store = asked.keep / f"{target.name}.json"
    corpus = json.loads(store.read_text()) if store.exists() else []
    end = time.monotonic() + seconds
    result = search(target, asked.seed, lambda _runs: time.monotonic() < end, corpus)
    store.write_text(json.dumps(result.corpus, indent=0))
    say(
        f"{target.name}: {result.runs:,} runs, {len(result.corpus):,} kept, {result.edges:,} steps, {len(result.faults)} faults"
    )
    for fault in result.faults:
        say(f"    seed {asked.seed}: {fault.text!r}\n    {fault.error}")
    return len(result.faults)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "targets", nargs="*", choices=[[], *TARGETS], metavar="TARGET", help=", ".join(TARGETS)
    )
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=ROOT / "build/fuzz")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
