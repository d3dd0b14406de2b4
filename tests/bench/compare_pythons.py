"""Whether several Pythons build the same site of a dossier, byte for byte, told by the digest of each. By hand.

    python tests/bench/compare_pythons.py PROJECT WORK PYTHON [PYTHON ...]

Each PYTHON is an interpreter, such as python3.11 or a path. An environment for each is made in WORK, or used again, with
the packages of .ci/requirements.txt, so that only the interpreter differs. Ends with 1 when the digests are not one.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def environment(python: str, work: Path) -> Path:
    """An interpreter with the locked packages and without the program, which is taken from this checkout."""
    asked = [python, "-c", "import sys; print('.'.join(map(str, sys.version_info[:3])))"]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    folder = work / version
    inside = folder / "bin/python"
    if not inside.exists():
        subprocess.run([python, "-m", "venv", folder], check=True)
        locked = ROOT / ".ci/requirements.txt"
        subprocess.run([inside, "-m", "pip", "install", "-q", "--require-hashes", "-r", locked], check=True)
    return inside


def digest(inside: Path, project: Path, work: Path) -> str:
    """The digest that a clean build says."""
    out = work / f"site of {inside.parent.parent.name}"
    shutil.rmtree(out, ignore_errors=True)
    command = [
        inside,
        "-m",
        "dossier",
        "build",
        project.resolve(),
        "-o",
        out.resolve(),
        "--clean",
        "--digest",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    found = re.search(r"^sha256:[0-9a-f]{64}$", done.stdout, re.MULTILINE)
    if not found:
        sys.exit(f"{inside} builds no site: {done.stderr[-500:]}")
    return found[0]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("pythons", nargs="+")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    found = {}
    for python in given.pythons:
        inside = environment(python, given.work)
        found[inside.parent.parent.name] = digest(inside, given.project, given.work)
        print(f"{inside.parent.parent.name}: {found[inside.parent.parent.name]}", flush=True)
    sys.exit(0 if len(set(found.values())) == 1 else 1)


if __name__ == "__main__":
    main()
