"""The same content gives the same bytes: whatever the time zone, locale, hash seed, folder, file order, umask or crew."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_incremental import EXAMPLE, bytes_of
from worlds import world

VARIED = (
    {},
    {"TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "77"},
    {"COLUMNS": "30", "HOME": "/nonexistent"},
)


def lay(project: Path, seed: int) -> None:
    """Write the example in an order of its own."""
    files = list(world(EXAMPLE).items())
    random.Random(seed).shuffle(files)
    for path, text in files:
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def site(project: Path, environment: dict[str, str], cwd: Path, *options: str) -> dict[str, bytes]:
    out = project.parent / f"{project.name} out"
    command = [sys.executable, "-m", "dossier", "build", str(project), "-o", str(out), *options]
    base = {key: value for key, value in os.environ.items() if key in ("PATH", "PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env={**base, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return bytes_of(out)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("reference")
    lay(folder / "project", 0)
    return site(folder / "project", {}, folder)


@pytest.mark.parametrize(
    "environment", VARIED, ids=lambda env: " ".join(f"{k}={v}" for k, v in env.items()) or "same"
)
def test_same_bytes(environment: dict[str, str], reference: dict[str, bytes], tmp_path: Path) -> None:
    project = tmp_path / "ein Ordner mit Ümlaut"
    lay(project, 5)
    old = os.umask(0o077)
    try:
        assert site(project, environment, Path("/")) == reference
    finally:
        os.umask(old)


def test_the_flagship_is_the_same_by_one_process_or_three(tmp_path: Path) -> None:
    project = tmp_path / "flagship"
    shutil.copytree(Path(__file__).parents[1] / "content", project / "content")
    alone = site(project, {}, tmp_path, "--jobs", "1", "--clean")
    assert site(project, {}, tmp_path, "--jobs", "3", "--clean") == alone
