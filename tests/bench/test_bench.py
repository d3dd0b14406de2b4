"""The bench measures what it says: all stages are found, and both programs write the same pages and links."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts import each other by their bare names."""
    monkeypatch.syspath_prepend(HERE)


@pytest.mark.usefixtures("bench")
def test_every_stage_is_watched(tmp_path: Path) -> None:
    generate = importlib.import_module("generate")
    generate.write(tmp_path / "dossier", 40)
    command: list[str | Path] = [sys.executable, HERE / "stages.py", tmp_path / "dossier", tmp_path / "site"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    spent = {line.split()[0]: float(line.split()[3]) for line in told.splitlines()}
    assert spent.keys() >= {"read", "entries", "resolve", "lint", "views", "keys", "render", "publish"}
    assert sum(spent.values()) > 0
    assert (tmp_path / "site/index.html").exists()


@pytest.mark.usefixtures("bench")
def test_the_lean_site_has_the_pages_and_links_of_the_one_by_hugo(tmp_path: Path) -> None:
    if not shutil.which("hugo"):
        pytest.skip("no Hugo on this machine, so the two sites were not compared")
    programs, links = importlib.import_module("programs"), importlib.import_module("links")
    measure = importlib.import_module("measure")
    lean = programs.dossier(tmp_path, 120, "lean")
    other = programs.hugo(tmp_path, programs.binary_of("hugo"), lean.project, 120, tuned=True)
    for program in (lean, other):
        measure.run(program.command, program.project, program.variables)
    assert len(links.links(lean.out)) > 120
    assert links.differences(links.links(lean.out), links.links(other.out)) == []
