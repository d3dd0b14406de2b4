"""Run by hand: every naughty string in every field that takes a text, some hundred sites, each read as readers read it.

nice .venv/bin/python tests/fuzz/everywhere.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from hostile.filled import site_of
from hostile.packed import files_with, packed
from hostile.parsers import faults


def main() -> int:
    """Each line of texts stands once in each field when it has moved on by all lines."""
    found = 0
    for shift in range(len(packed())):
        for path, data in site_of(files_with(shift)).items():
            if wrong := faults(path, data):
                found += 1
                sys.stdout.write(f"shift {shift}, {path}: {wrong[:3]}\n")
    sys.stdout.write(f"{len(packed())} sites, {found} faults\n")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
