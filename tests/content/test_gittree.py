"""The content of a git revision: the same files as on disk, as they were, and plain words for what is missing."""

import subprocess
from pathlib import Path

import pytest

from dossier.base.errors import DossierError
from dossier.content.records import records_from
from dossier.content.tree import DiskTree, GitTree


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, files: dict[str, str]) -> str:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    return tmp_path


def test_a_revision_holds_what_the_disk_held(repository: Path) -> None:
    first = commit(
        repository, {"content/a.yaml": "a: 1\n", "content/деталь/b.md": "---\nb: 1\n---\n", "c": ""}
    )
    (repository / "content/a.yaml").unlink()
    second = commit(repository, {"content/new.yaml": "n: 1\n"})
    tree = GitTree(repository, first)
    assert tree.paths() == ("content/a.yaml", "content/деталь/b.md")
    assert tree.read("content/a.yaml") == b"a: 1\n"
    assert GitTree(repository, "HEAD").paths() == DiskTree(repository).paths()
    assert records_from(GitTree(repository, second)) == records_from(DiskTree(repository))


def test_a_project_in_a_subfolder_of_the_repository(repository: Path) -> None:
    commit(repository, {"dossiers/one/content/a.yaml": "a: 1\n", "content/other.yaml": ""})
    tree = GitTree(repository / "dossiers/one", "HEAD")
    assert tree.paths() == ("content/a.yaml",)
    assert tree.read("content/a.yaml") == b"a: 1\n"


def test_empty_and_binary_files_keep_their_bytes(repository: Path) -> None:
    (repository / "content").mkdir()
    (repository / "content/photo.png").write_bytes(b"\x89PNG\r\n\0\n")
    commit(repository, {"content/a-empty.yaml": "", "content/z.yaml": "z: 1"})
    tree = GitTree(repository, "HEAD")
    assert [tree.read(path) for path in tree.paths()] == [b"", b"\x89PNG\r\n\0\n", b"z: 1"]
    with pytest.raises(FileNotFoundError):
        tree.read("content/none.yaml")


def test_links_hidden_files_and_strange_names_are_left_out(repository: Path) -> None:
    (repository / "content").mkdir()
    (repository / "content/link.yaml").symlink_to("/etc/hostname")
    (repository / "content" / b"\xf3.yaml".decode("utf-8", "surrogateescape")).write_bytes(b"")
    commit(repository, {"content/a.yaml": "", "content/.hidden": "", "content/a.yaml~": ""})
    tree = GitTree(repository, "HEAD")
    assert tree.paths() == ("content/a.yaml",)
    assert [(d.rule, d.mark.path) for d in tree.problems()] == [
        ("encoding", "content/\\xf3.yaml"),
        ("symlink", "content/link.yaml"),
    ]


def test_a_revision_without_the_folder_is_empty(repository: Path) -> None:
    commit(repository, {"readme": ""})
    assert GitTree(repository, "HEAD").paths() == ()


@pytest.mark.parametrize("revision", ["nope", "", "--all", "-q", "HEAD:content", "HEAD~7"])
def test_an_unknown_revision_is_our_failure(repository: Path, revision: str) -> None:
    commit(repository, {"content/a.yaml": ""})
    with pytest.raises(DossierError) as failure:
        GitTree(repository, revision)
    assert str(failure.value) == f'git knows no revision "{revision}"'


def test_no_repository_no_folder_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(DossierError, match="is in no git repository"):
        GitTree(tmp_path, "HEAD")
    with pytest.raises(DossierError, match="no folder"):
        GitTree(tmp_path / "none", "HEAD")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DossierError, match="git is not installed"):
        GitTree(tmp_path, "HEAD")


def test_a_hooks_variables_do_not_lead_to_another_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    commit(repository, {"content/a.yaml": ""})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert GitTree(repository, "HEAD").paths() == ("content/a.yaml",)
