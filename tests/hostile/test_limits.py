"""Whatever a file holds, it is refused by name and place or built as harmless, in bounded time, memory and space."""

import json
import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
from hostile.cases import GROUPS, Case

HERE = Path(__file__).parent
SPACE = 15_000_000
"""Bytes that one file may add to the site."""


@lru_cache
def outcomes(group: str) -> dict[str, tuple[list[str], int]]:
    """What became of each case of the group; a case that was killed is missing."""
    path = os.pathsep.join((str(HERE.parent), str(HERE.parent.parent)))
    done = subprocess.run(
        [sys.executable, HERE / "limited.py", group],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    found = {}
    name = ""
    for line in done.stdout.splitlines():
        name, *rest = json.loads(line)
        if rest:
            found[name] = (rest[0], rest[1])
    assert done.returncode == 0, f"ended by {done.returncode} at {name}: {done.stderr[-2_000:]}"
    return found


@pytest.mark.parametrize("group", GROUPS)
def test_no_file_kills_the_build(group: str) -> None:
    assert outcomes(group).keys() == GROUPS[group]().keys()


@pytest.mark.parametrize(
    ("group", "name", "case"),
    [
        pytest.param(group, name, case, id=name[:40])
        for group, cases in GROUPS.items()
        for name, case in cases().items()
    ],
)
def test_a_file_is_refused_by_rule_and_place_or_harmless(group: str, name: str, case: Case) -> None:
    told, added = outcomes(group)[name]
    if case.refused:
        assert case.refused in told, told[:5]
        assert added == 0
    else:
        assert added < SPACE
