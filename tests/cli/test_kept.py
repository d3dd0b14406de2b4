"""Builds with what an earlier one kept, without it, or with one of another dossier or a broken one: the same bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from worlds import BASE

from dossier.cli import main
from dossier.reading import KEPT

PIER = """---
name: {}
kind: city
country: LV
review: candidate
---

See [[northport]] and [@gazette].
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def project(folder: Path, name: str = "Old Pier") -> Path:
    assert run("init", folder, "--title", "Harbour talks").exit_code == 0
    files = {path: text for path, text in BASE.items() if path != "content/dossier.yaml"}
    for path, text in {**files, "content/places/pier.md": PIER.format(name)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def built(folder: Path, out: Path) -> dict[str, bytes]:
    done = run("build", folder, "-o", out)
    assert done.exit_code == 0, done.output
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def nothing(file: Path, other: Path) -> None:
    file.unlink()


def as_it_is(file: Path, other: Path) -> None:
    assert file.stat().st_size


def anothers(file: Path, other: Path) -> None:
    built(project(other, "North Pier"), other / "site")
    file.write_bytes((other / KEPT).read_bytes())


def broken(file: Path, other: Path) -> None:
    data = bytearray(file.read_bytes())
    data[200:] = bytes(byte ^ 1 for byte in data[200:])
    file.write_bytes(data)


def other_words(file: Path, other: Path) -> None:
    data = file.read_bytes()
    assert b"Old Pier" in data
    file.write_bytes(data.replace(b"Old Pier", b"New Pier"))


STATES = (nothing, as_it_is, anothers, broken, other_words)


@pytest.mark.parametrize("state", STATES)
def test_the_site_is_the_same(state: Callable[[Path, Path], None], tmp_path: Path) -> None:
    harbour = project(tmp_path / "harbour")
    first = built(harbour, tmp_path / "first")
    state(harbour / KEPT, tmp_path / "other")
    assert built(harbour, tmp_path / "second") == first


def test_an_edit_is_seen(tmp_path: Path) -> None:
    harbour = project(tmp_path / "harbour")
    built(harbour, tmp_path / "site")
    (harbour / "content/places/pier.md").write_text(PIER.format("New Pier"))
    assert b"New Pier" in built(harbour, tmp_path / "site")["places/pier/index.html"]


def test_checking_writes_nothing(tmp_path: Path) -> None:
    harbour = project(tmp_path / "harbour")
    assert run("check", harbour).exit_code == 0
    assert not (harbour / ".dossier").exists()
