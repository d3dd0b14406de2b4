"""Where nothing may be published, and where the workspace is."""

import os
from pathlib import Path

import pytest

from dossier.base.errors import DossierError
from dossier.site.place import place_for


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a home folder, from which the commands run."""
    project = tmp_path / "home/project"
    for name in ("content/actors", "templates", ".git", ".dossier", "site"):
        (project / name).mkdir(parents=True)
    (project / "file").write_text("")
    (project / "link").symlink_to("site")
    (project / "loop").symlink_to("loop")
    (project / "theme").symlink_to("templates")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(project)
    return project


def refusal(out: str) -> str:
    with pytest.raises(DossierError) as raised:
        place_for(Path(out), Path(".dossier"), [Path("content"), Path("templates"), Path()])
    assert out.replace("\0", "\\x00") in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize(
    ("out", "why"),
    [
        (".", "it is the project's folder"),
        ("site/..", "it is the project's folder"),
        ("..", "it is your home folder"),
        ("../..", "it holds"),
        ("/", "it is the root folder"),
        ("content", "it is content"),
        ("content/actors", "it lies inside content"),
        ("content/new/deep", "it lies inside content"),
        ("templates/site", "it lies inside templates"),
        ("theme/site", "it lies inside templates"),
        (".dossier/site", "it lies inside .dossier"),
        (".git", "it lies inside a git folder"),
        (".git/site", "it lies inside a git folder"),
        (".site.dossier/standby", "it lies inside a workspace"),
        ("link", "it is a symbolic link"),
        ("file", "it is not a folder"),
        ("loop/site", "cannot publish"),
        ("nul\0", "cannot publish"),
        ("x" * 300, "too long"),
    ],
)
def test_no_site_is_published_where_it_would_do_harm(project: Path, out: str, why: str) -> None:
    assert why in refusal(out)


@pytest.mark.parametrize("out", ["site", "public/site", "../site", "../../elsewhere", "site/../other"])
def test_a_site_may_be_published_in_the_project_and_elsewhere(project: Path, out: str) -> None:
    place = place_for(Path(out), Path(".dossier"), [Path("content"), Path("templates"), Path()])
    where = Path(os.path.normpath(project / out))
    assert place.out == str(where)
    assert place.work == f"{where.parent}/.{where.name}.dossier"
    assert (place.shown, place.in_place) == (out, "")


def test_a_link_above_the_folder_is_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "short").symlink_to(project)
    assert place_for(tmp_path / "short/site", project / ".dossier", []).out == f"{project}/site"


def test_a_link_in_the_place_of_the_workspace_is_refused(project: Path) -> None:
    (project / ".site.dossier").symlink_to("content")
    assert ".site.dossier beside it is a symbolic link" in refusal("site")


def test_a_mount_point_is_not_exchanged(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    assert place_for(Path("site"), Path(".dossier"), []).in_place == "it is a mount point"


def test_without_a_home_folder_the_rest_is_protected(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("no home folder")

    monkeypatch.setattr(Path, "home", nobody)
    assert "root folder" in refusal("/")
    assert place_for(Path("site"), Path(".dossier"), []).out == f"{project}/site"
