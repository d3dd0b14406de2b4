"""Run as a program: checks the cases of one group and builds their sites, each within limits that kill the process.

Prints a JSON list before each case, its name, and one after: what was complained of, and the bytes of the pages that
it makes or changes. So the name of a case that killed the process is known.
"""

import json
import resource
import signal
import sys

from hostile.cases import GROUPS, Case, world
from hostile.filled import pages_of
from worlds import BASE

from dossier.base.report import as_text
from dossier.check import check_tree
from dossier.content.tree import DictTree

SECONDS = 10
"""Of the processor, for one file read, checked and built; a machine of today takes less than two."""
MEMORY = 500 * 1024 * 1024
"""Bytes of data, of the whole process."""


def main(group: str) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    base = check_tree(DictTree(BASE)).survey
    known = {page.path: page.key for page in pages_of(base)} if base else {}
    for name, case in GROUPS[group]().items():
        tell(name)
        signal.setitimer(
            signal.ITIMER_PROF, SECONDS
        )  # nobody handles its signal, so it ends even a loop in C
        tell(name, *outcome(case, known))
    signal.setitimer(signal.ITIMER_PROF, 0)


def tell(*values: object) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def outcome(case: Case, known: dict[str, str]) -> tuple[list[str], int]:
    """Rule and place of each complaint, and the bytes of the pages that are new or other than the known ones."""
    files = world(case)
    done = check_tree(DictTree(files))
    as_text(done.diagnostics, colour=False, width=100)
    told = [f"{found.rule} {found.mark}" for found in done.diagnostics]
    if case.refused:
        return told, 0
    assert done.survey
    dossier = done.survey.dossier
    assert len(dossier.entries) + len(dossier.withdrawn) >= len(files) - 1, told
    pages = (page for page in pages_of(done.survey) if known.get(page.path) != page.key)
    return told, sum(len(page.render()) for page in pages if case.whole or "/x/" in page.path)


if __name__ == "__main__":
    main(sys.argv[1])
