"""Text copies of sources on disk: only what lies in the folder itself is ever opened."""

from pathlib import Path

import pytest

from dossier.base.errors import DossierError
from dossier.content.snapshots import snapshot_tree, snapshots_from


def test_copies_are_read_by_the_path_that_the_source_gives(tmp_path: Path) -> None:
    (tmp_path / "snapshots/2026").mkdir(parents=True)
    (tmp_path / "snapshots/2026/readout.txt").write_bytes("\ufeffпереговори\r\n".encode())
    tree = snapshot_tree(tmp_path)
    assert tree
    assert snapshots_from(tree, {"readout": "snapshots/2026/readout.txt"}).texts == {
        "readout": "переговори\r\n"
    }


def test_no_path_leads_out_of_the_folder(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "snapshots").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (project / "secret.txt").write_text("secret")
    (project / "snapshots/link.txt").symlink_to(tmp_path / "secret.txt")
    tree = snapshot_tree(project)
    assert tree
    paths = ("snapshots/link.txt", "snapshots/../secret.txt", "secret.txt", str(tmp_path / "secret.txt"))
    found = snapshots_from(tree, dict(zip("abcd", paths, strict=True)))
    assert found.texts == {}
    assert found.faults == {
        "a": '"snapshots/link.txt" is a symbolic link',
        **{key: f'there is no file "{path}"' for key, path in zip("bcd", paths[1:], strict=True)},
    }


def test_a_project_without_the_folder_has_no_copies(tmp_path: Path) -> None:
    assert snapshot_tree(tmp_path) is None


def test_the_folder_itself_may_not_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "snapshots").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DossierError, match="symbolic link"):
        snapshot_tree(tmp_path)
