"""Trees on disk and in memory: what is taken, what is left out, and that no strange file stops the walk."""

import os
import socket
from pathlib import Path

import pytest

from dossier.base.errors import DossierError
from dossier.content import refusals
from dossier.content.records import records_from
from dossier.content.tree import DictTree, DiskTree, Tree


def project(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def complaints(tree: Tree) -> list[tuple[str, str]]:
    return [(d.rule, d.mark.path) for d in tree.problems()]


def test_all_files_are_found_in_order_whatever_their_depth(tmp_path: Path) -> None:
    here = project(
        tmp_path,
        {
            "content/b.yaml": "b",
            "content/actors/umerov.md": "u",
            "content/positions/territory/ru.yaml": "p",
            "elsewhere/c.yaml": "c",
        },
    )
    tree = DiskTree(here)
    assert tree.paths() == (
        "content/actors/umerov.md",
        "content/b.yaml",
        "content/positions/territory/ru.yaml",
    )
    assert tree.read("content/actors/umerov.md") == b"u"
    assert tree.problems() == ()


def test_another_folder_than_content(tmp_path: Path) -> None:
    here = project(tmp_path, {"content/a.yaml": "", "examples/harbour/b.yaml": ""})
    assert DiskTree(here, "examples/harbour").paths() == ("examples/harbour/b.yaml",)


def test_hidden_files_and_editors_leftovers_are_ignored(tmp_path: Path) -> None:
    names = (".git/config", ".DS_Store", "a.md~", "a.swp", "#a.md#", "d/.hidden.yaml", "a.md")
    here = project(tmp_path, {f"content/{name}": "" for name in names})
    tree = DiskTree(here)
    assert tree.paths() == ("content/a.md",)
    assert tree.problems() == ()


def test_a_link_is_never_followed_wherever_it_leads(tmp_path: Path) -> None:
    here = project(tmp_path / "project", {"content/a.yaml": "a: 1"})
    outside = project(tmp_path / "outside", {"secret.yaml": "key: 1"})
    (here / "content/file.yaml").symlink_to(outside / "secret.yaml")
    (here / "content/folder").symlink_to(outside)
    (here / "content/inside.yaml").symlink_to("a.yaml")
    (here / "content/dangling.yaml").symlink_to("nowhere")
    (here / "content/loop.yaml").symlink_to("loop.yaml")
    tree = DiskTree(here)
    assert tree.paths() == ("content/a.yaml",)
    assert complaints(tree) == [
        ("symlink", "content/dangling.yaml"),
        ("symlink", "content/file.yaml"),
        ("symlink", "content/folder"),
        ("symlink", "content/inside.yaml"),
        ("symlink", "content/loop.yaml"),
    ]


def test_a_pipe_and_a_socket_are_reported_and_not_waited_for(tmp_path: Path) -> None:
    here = project(tmp_path, {"content/a.yaml": ""})
    os.mkfifo(here / "content/pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listening, pytest.MonkeyPatch.context() as patch:
        patch.chdir(here / "content")  # the address of a socket must be short
        listening.bind("s.yaml")
        tree = DiskTree(here)
    assert tree.paths() == ("content/a.yaml",)
    assert complaints(tree) == [
        ("unreadable-file", "content/pipe.yaml"),
        ("unreadable-file", "content/s.yaml"),
    ]


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="no such devices on this system")
def test_a_device_is_reported_and_never_opened() -> None:
    tree = DiskTree(Path("/"), "dev")
    assert {("unreadable-file", "dev/zero"), ("unreadable-file", "dev/null")} <= set(complaints(tree))
    assert not {"dev/zero", "dev/null"} & set(tree.paths())


def test_a_name_that_is_not_utf8_is_reported_legibly(tmp_path: Path) -> None:
    here = project(tmp_path, {"content/a.yaml": ""})
    (Path(os.fsdecode(os.fsencode(here) + b"/content/\xf3\xec.yaml"))).write_bytes(b"")
    tree = DiskTree(here)
    assert tree.paths() == ("content/a.yaml",)
    assert complaints(tree) == [("encoding", "content/\\xf3\\xec.yaml")]


@pytest.mark.parametrize(
    ("put", "rule"),
    [
        (lambda path: path.symlink_to("/etc/hostname"), "symlink"),
        (lambda path: os.mkfifo(path), "unreadable-file"),
        (lambda path: path.mkdir(), "unreadable-file"),
        (lambda path: None, "unreadable-file"),
    ],
    ids=["link", "pipe", "folder", "nothing"],
)
def test_what_takes_a_files_place_after_the_walk_is_not_read(tmp_path: Path, put, rule: str) -> None:  # type: ignore[no-untyped-def]
    here = project(tmp_path, {"content/a.yaml": "a: 1", "content/b.yaml": "b: 1"})
    tree = DiskTree(here)
    (here / "content/a.yaml").unlink()
    put(here / "content/a.yaml")
    records, found = records_from(tree)
    assert [r.path for r in records] == ["content/b.yaml"]
    assert [(d.rule, d.mark.path) for d in found] == [(rule, "content/a.yaml")]


def test_a_folder_that_cannot_be_listed_is_reported_and_the_rest_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = project(tmp_path, {"content/a.yaml": "", "content/shut/b.yaml": ""})
    listing = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    tree = DiskTree(here)
    assert tree.paths() == ("content/a.yaml",)
    assert [d.message for d in tree.problems()] == ['"content/shut" cannot be read: permission denied']


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    here = project(tmp_path, {"content/a.yaml": ""})
    with (here / "content/huge.yaml").open("wb") as file:
        file.truncate(refusals.READ_LIMIT + 1)
    _, found = records_from(DiskTree(here))
    assert [(d.rule, d.mark.path) for d in found] == [
        ("not-a-mapping", "content/a.yaml"),
        ("too-large", "content/huge.yaml"),
    ]


@pytest.mark.parametrize("path", ["content/none.yaml", "content/../secret", "/etc/hostname", "content"])
def test_only_what_was_found_can_be_read(tmp_path: Path, path: str) -> None:
    here = project(tmp_path, {"content/a.yaml": "", "secret": ""})
    with pytest.raises(FileNotFoundError):
        DiskTree(here).read(path)


def test_a_project_without_content_is_our_failure(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match='no folder "content"'):
        DiskTree(tmp_path)
    (tmp_path / "content").write_text("a file")
    with pytest.raises(DossierError, match='no folder "content"'):
        DiskTree(tmp_path)


def test_the_content_folder_itself_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to("/etc")
    with pytest.raises(DossierError, match="symbolic link"):
        DiskTree(tmp_path)


def test_a_tree_in_memory_is_sorted_and_takes_text_or_bytes() -> None:
    tree = DictTree({"content/b.md": "й", "content/a.png": b"\x89"})
    assert tree.paths() == ("content/a.png", "content/b.md")
    assert (tree.read("content/b.md"), tree.read("content/a.png")) == ("й".encode(), b"\x89")
    with pytest.raises(FileNotFoundError):
        tree.read("content/c.md")
