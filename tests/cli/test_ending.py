"""How a command ends: with all that it said, at once, and with one line where that has nowhere to go."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "dossier")


def ended(*arguments: str, out: str = "") -> "subprocess.CompletedProcess[str]":
    """The program at its end, what it says to a file of the system or to us."""
    command = [*PROGRAM, *arguments]
    if not out:
        return subprocess.run(command, capture_output=True, text=True, check=False)
    with Path(out).open("w") as file:
        return subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, check=False)


def test_all_is_said_and_the_code_is_that_of_the_command(tmp_path: Path) -> None:
    assert ended("--version").stdout.startswith("dossier, version")
    assert len(ended("schema", "meeting").stdout) > 10_000
    nowhere = ended("check", str(tmp_path / "nowhere"))
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert nowhere.stderr.startswith("error: there is no folder")
    assert ended("nothing").returncode == 2
    assert ended("--version").returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("schema", "meeting")])
def test_no_room_for_what_is_said_is_one_line(arguments: tuple[str, ...]) -> None:
    found = ended(*arguments, out="/dev/full")
    assert (found.returncode, found.stderr) == (2, "error: the system: No space left on device\n")


def test_a_reader_who_went_away_is_no_matter() -> None:
    read, write = os.pipe()
    os.close(read)
    found = subprocess.run([*PROGRAM, "schema", "meeting"], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (found.returncode, found.stderr) == (1, b"")
