"""What several processes read before its turn is what one reads, and each file is read once."""

import hashlib
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dossier.content.records import records_from
from dossier.content.shelf import Shelf
from dossier.content.tree import DictTree
from dossier.entries.read import entries_from
from dossier.prose.body import plain
from dossier.reading import KEPT, LOT, MANY, begun, ended, finished, kept_reading, reader, shelf_of
from dossier.site.keep import keep

PLACE = "---\nname: Quay {0}\nkind: city\ncountry: LV\nreview: candidate\n---\n\n# On it\n\nSee [[quay-1|the *first*]] and [@gazette, p. 3]; «ня» {0}.\n"
SETTINGS = "title: Harbour\ndescription: d\nscope: s\nstarted: 2024-01-01\nlicence: {text: CC BY 4.0, data: CC BY 4.0}\ncontact: a@example.org\n"
ODD = {
    "content/places/Bad Name.md": PLACE.format(1),
    "content/places/bad.md": "---\nname: [\n---\n",
    "content/places/html.md": PLACE.format("<b>9</b>"),
    "content/events/quay-1.md": PLACE.format(1),
    "content/nowhere/here.md": PLACE.format(1),
    "content/places/wrong.yaml": "name: Quay\nkind: nothing\n",
}


def tree(number: int) -> DictTree:
    places = {f"content/places/quay-{n}.md": PLACE.format(n) for n in range(1, number + 1)}
    return DictTree({"content/dossier.yaml": SETTINGS, **places, **ODD})


def read(files: DictTree, shelf: Shelf | None = None, processes: int = 1) -> Any:
    memo = finished(begun(files, shelf, processes)) if shelf else None
    records, unreadable = records_from(files, shelf)
    loaded, slips = entries_from(records, memo, shelf)
    return records, loaded, unreadable + slips


@pytest.mark.parametrize("number", [2, 3])
def test_several_processes_read_what_one_reads(number: int) -> None:
    files, alone, shelf = tree(3 * MANY), Shelf(), Shelf()
    assert read(files, shelf, number) == read(files) == read(files, alone)
    assert alone.rows(plain).items() <= shelf.rows(plain).items()


@pytest.mark.parametrize("number", [2, 4])
def test_what_others_read_they_keep_themselves(number: int, tmp_path: Path) -> None:
    files, alone = tree(4 * MANY), Shelf()
    for path in files.paths():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(files.read(path))
    read(files, alone)
    shelf = shelf_of(tmp_path)
    reading = kept_reading(tmp_path, number, shelf)
    memo = finished(reading)
    records, _ = records_from(reading.tree, shelf)
    entries_from(records, memo, shelf)
    ended(reading)
    own = shelf.rows(plain)
    assert len(own) < len(alone.rows(plain))
    keep(tmp_path / KEPT, reader(), shelf.before, own)
    assert alone.rows(plain).items() <= shelf_of(tmp_path).before.items()


def test_others_may_begin_before_any_model_is_loaded() -> None:
    """Else they would begin almost a tenth of a second later."""
    program = "import sys, dossier.reading; sys.exit('pydantic' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_few_files_or_files_that_are_known_need_no_second_process() -> None:
    few, many, known = tree(MANY - 20), tree(2 * MANY), Shelf()
    read(many, known)
    assert begun(few, Shelf(), 8).helpers is None
    assert begun(many, Shelf(), 1).helpers is None
    assert begun(many, Shelf(known.rows(plain)), 8).helpers is None


def test_where_no_process_can_be_had_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError

    files = tree(2 * MANY)
    monkeypatch.setattr(os, "fork", none)
    assert read(files, Shelf(), 2) == read(files)


def test_where_no_room_can_be_had_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Any:
        raise OSError

    files = tree(2 * MANY)
    monkeypatch.setattr("dossier.base.forks.unnamed", none)
    assert read(files, Shelf(), 2) == read(files)


class Changing(DictTree):
    """A tree whose files are longer each time that this process reads them."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        super().__init__(files)
        self.times: Counter[str] = Counter()

    def read(self, path: str) -> bytes:
        self.times[path] += 1
        return super().read(path) + (b"\nMore.\n" * self.times[path] if path.endswith(".md") else b"")


def test_each_file_is_read_once() -> None:
    plain_files = tree(4 * MANY)
    files = Changing({path: plain_files.read(path) for path in plain_files.paths() if path not in ODD})
    records, loaded, _ = read(files, Shelf(), 2)
    assert LOT <= len(files.times) <= len(records) and set(files.times.values()) == {1}
    for record in records:
        assert record.digest == hashlib.sha256(record.text.encode()).hexdigest()
        assert record.body.count("More.") == bool(record.body)
    assert len(loaded.entries) == 4 * MANY


class Deadly(DictTree):
    """A tree that one file of which kills every other process that reads it."""

    process = os.getpid()

    def read(self, path: str) -> bytes:
        if path.endswith("quay-200.md") and os.getpid() != self.process:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(path)


def test_what_a_dead_process_had_is_read_here() -> None:
    plain_files = tree(2 * MANY)
    files = Deadly({path: plain_files.read(path) for path in plain_files.paths()})
    assert read(files, Shelf(), 2) == read(plain_files)
