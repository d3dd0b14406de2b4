"""A build in a process of its own, beside one that writes half of its pages, killed at random moments: the site is the old or the new one, whole."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from make_site import tree

COUNT = 150
PROGRAM = f"""
import sys
from pathlib import Path
from dossier.site import writers
from dossier.site.publish import publish
from make_site import with_writer, pages

writers.MANY = 2
folder, text = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
texts = {{f"{{number}}/index.html": text * 500 for number in range({COUNT})}}
with with_writer(pages(texts | {{f"only-{{text}}": ""}})) as (others, held):
    publish(folder / "site", folder / ".dossier", held, writers=others)
"""


def site(text: str) -> dict[str, str]:
    texts = {f"{number}/index.html": text * 500 for number in range(COUNT)}
    return {**texts, f"only-{text}": "", ".gitignore": "*"}


def build(folder: Path, text: str) -> subprocess.Popen[str]:
    """A build that has just begun to publish."""
    command = [sys.executable, "-c", PROGRAM, str(folder), text]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def finished(folder: Path, text: str) -> float:
    """Build to the end, and return how long that took."""
    began = time.monotonic()
    assert build(folder, text).wait() == 0
    return time.monotonic() - began


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new(tmp_path: Path) -> None:
    chance = random.Random(20260218)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/.gitignore").write_text("*")
    finished(tmp_path, "old")
    duration, shown, killed = finished(tmp_path, "0"), "0", 0
    for turn in "1234567":
        process = build(tmp_path, turn)
        time.sleep(chance.uniform(0, duration / 2))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        found = tree(tmp_path / "site")
        assert found in (site(shown), site(turn))
        shown = turn if found == site(turn) else shown
    assert killed
    finished(tmp_path, "last")
    assert tree(tmp_path / "site") == site("last")


def test_of_two_builds_at_once_one_is_told_to_wait(tmp_path: Path) -> None:
    both = [build(tmp_path, text) for text in "12"]
    ends = sorted(process.wait() for process in both)
    found = tree(tmp_path / "site")
    assert ends in ([0, 0], [0, 1])
    assert {**found, ".gitignore": "*"} in (site("1"), site("2"))
