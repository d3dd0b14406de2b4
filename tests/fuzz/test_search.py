"""The searches in short, the same on every run; README.md says how to run them for long."""

from pathlib import Path

import pytest
from every_type import EVERY_TYPE
from fuzz.batches import (
    Batch,
    Slow,
    Wrong,
    batch,
    built,
    checked,
    errors_in,
    fault_of,
    guilty,
    healed,
    reported,
    watched,
)
from fuzz.guided import Target, search
from fuzz.targets import TARGETS
from worlds import BASE, files_of

from dossier.content.tree import DiskTree

RUNS = 60
"""Inputs for each target; by hand it is millions."""


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_bears_whatever_the_search_comes_to(name: str) -> None:
    found = search(TARGETS[name], 1, lambda runs: runs < RUNS)
    assert found.faults == ()
    assert len(found.corpus) > 1 and found.edges > 10


def deep(text: str) -> None:
    """A fault that takes five steps in a row, each seen as a new line."""
    if text[:1] != "f":
        return
    if text[1:2] != "u":
        return
    if text[2:3] != "z":
        return
    if text[3:4] == "z":
        raise KeyError(text)


PLANTED = Target("planted", deep, ("start",), ("f", "u", "z", "a", "b", "c", "d"), ("fuzz/test_search",))


def test_the_search_is_led_by_the_lines_that_it_reaches() -> None:
    """Blindly, four signs of seven at the right place would take some ten thousand inputs."""
    found = search(PLANTED, 1, lambda runs: runs < 3_000)
    assert [fault.text for fault in found.faults] == ["fuzz"]
    assert found.faults[0].error.startswith("KeyError at ")
    assert search(PLANTED, 1, lambda runs: runs < 3_000) == found


def test_a_loop_without_end_is_a_fault() -> None:
    def loop() -> None:
        while True:
            pass

    with pytest.raises(Slow), watched(0.05):
        loop()


@pytest.fixture(scope="module")
def flagship(root: Path) -> dict[str, bytes]:
    tree = DiskTree(root)
    return {path: tree.read(path) for path in tree.paths() if path.endswith((".yaml", ".md"))}


def test_the_same_numbers_spoil_the_same_files(flagship: dict[str, bytes]) -> None:
    one, other = batch(3, 14, flagship), batch(3, 14, flagship)
    assert one == other != batch(3, 15, flagship)
    assert len(one.changed) > len(flagship) * 0.9 and one.mutations > 1_000


@pytest.mark.parametrize("number", [1, 2])
def test_a_dossier_of_spoiled_files_is_checked_and_reported(number: int, flagship: dict[str, bytes]) -> None:
    assert fault_of(reported, batch(1, number, flagship).files) == ""


@pytest.mark.parametrize("number", range(3))
def test_a_site_can_be_made_of_what_the_check_lets_through(number: int) -> None:
    example = {path: text.encode() for path, text in {**BASE, **files_of(EVERY_TYPE)}.items()}
    spoiled = batch(1, number, example, gentle=True)
    calm, done = healed(spoiled.files, example)
    assert done.survey and sum(calm.get(path) == spoiled.files[path] for path in spoiled.changed) > 3
    assert built(calm, errors_in(done.diagnostics)) > 150


def test_the_guilty_file_is_found_among_many() -> None:
    original = {f"content/{number}.yaml": b"a: b\n" for number in range(40)}
    spoiled = {**original, "content/7.yaml": b"bad", "content/23.yaml": b"bad", "content/30.yaml": b"other"}

    def look(files: dict[str, bytes]) -> None:
        if files["content/7.yaml"] == files["content/23.yaml"] == b"bad":
            raise Wrong("both")

    made = Batch(spoiled, ("content/7.yaml", "content/23.yaml", "content/30.yaml", "content/4.yaml"), 4)
    assert set(guilty(look, made.files, original, made.changed)) == {"content/7.yaml", "content/23.yaml"}
    assert fault_of(checked, {"content/7.yaml": b"bad"}) == ""
