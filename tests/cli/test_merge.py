"""Shares made on several machines give the site of one build, byte for byte, or a clear refusal."""

import errno
import json
import operator
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from worlds import BASE

from dossier.cli import main


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = run("init", tmp_path / "harbour", "--title", "Harbour talks")
    assert made.exit_code == 0, made.output
    for path, text in BASE.items():
        file = tmp_path / "harbour" / path
        if path != "content/dossier.yaml":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    return tmp_path / "harbour"


def shares(project: Path, of: int, *options: str) -> list[Path]:
    folders = [project.parent / f"share-{number}" for number in range(1, of + 1)]
    for number, folder in enumerate(folders, 1):
        done = run("build", project, "--shard", f"{number}/{of}", "-o", folder, *options)
        assert done.exit_code == 0, done.output
    return folders


@pytest.mark.parametrize("of", [1, 3, 40])
def test_shares_are_the_site(project: Path, of: int) -> None:
    options = ("--base-url", "https://harbour.example")
    folders = shares(project, of, *options)
    assert run("build", project, "-o", project.parent / "whole", *options).exit_code == 0
    done = run("merge", *reversed(folders), "--project", project, "-o", project.parent / "merged", *options)
    assert done.exit_code == 0, done.output
    assert tree(project.parent / "merged") == tree(project.parent / "whole")


def test_a_share_goes_beside_the_site_by_itself(project: Path) -> None:
    assert "shares/2-of-3" in run("build", project, "--shard", "2/3").output
    assert {path.name for path in (project / "shares/2-of-3").iterdir()} == {"pages.json", "pages.bin"}
    assert not (project / "site").exists()


@pytest.mark.parametrize("written", ["0/3", "4/3", "2", "a/b", "-1/3", "1/9999"])
def test_a_share_that_cannot_be(project: Path, written: str) -> None:
    done = run("build", project, f"--shard={written}")
    assert done.exit_code == 2
    assert "write 2/4 for the second of four" in done.output


def refused(project: Path, folders: list[Path], *options: str) -> str:
    """What is said instead of publishing."""
    done = run("merge", *folders, "--project", project, "-o", project.parent / "merged", *options)
    assert done.exit_code == 2
    assert not (project.parent / "merged").exists()
    return done.output


def test_a_missing_share_is_named(project: Path) -> None:
    assert "share 2/3 is missing" in refused(project, [shares(project, 3)[at] for at in (0, 2)])


def test_a_share_given_twice_is_refused(project: Path) -> None:
    first, second = shares(project, 2)
    assert "3 shares where 2 make the site: 1/2, 2/2, 2/2" in refused(project, [first, second, second])


def test_shares_of_other_options_are_refused(project: Path) -> None:
    assert "with other options" in refused(project, shares(project, 2), "--offline")


def test_shares_of_other_content_are_refused(project: Path) -> None:
    folders = shares(project, 2)
    settings = project / "content/dossier.yaml"
    settings.write_text(settings.read_text() + "\n# a word more\n")
    assert "other content" in refused(project, folders)


def test_a_damaged_share_is_refused(project: Path) -> None:
    folders = shares(project, 2)
    data = (folders[0] / "pages.bin").read_bytes()
    (folders[0] / "pages.bin").write_bytes(data[:-1])
    assert "damaged" in refused(project, folders)


def test_a_share_that_leads_out_of_the_site_is_refused(project: Path) -> None:
    folders = shares(project, 2)
    told = json.loads((folders[1] / "pages.json").read_text())
    told["pages"][0][0] = "../outside.html"
    (folders[1] / "pages.json").write_text(json.dumps(told))
    assert "damaged" in refused(project, folders)


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 9_000, '{"format": "dossier share 0"}'])
def test_a_folder_that_is_no_share_is_refused(project: Path, text: str) -> None:
    folder = project.parent / "other"
    folder.mkdir()
    (folder / "pages.json").write_text(text)
    assert "share" in refused(project, [folder])


def test_a_folder_that_is_not_there_is_told_in_words(project: Path) -> None:
    told = refused(project, [project.parent / "nowhere"])
    assert "nowhere is no share of a site" in told
    assert "no such file or directory\n" in told
    assert "Errno" not in told


def test_errors_are_told_and_nothing_is_written(project: Path) -> None:
    (project / "content/dossier.yaml").write_text("title: [")
    done = run("build", project, "--shard", "1/2")
    assert done.exit_code == 1
    assert not (project / "shares").exists()


@pytest.mark.parametrize("call", ["os.open", "os.write", "os.replace", "os.mkdir", "pathlib.Path.open"])
def test_a_share_that_cannot_be_written_is_told_and_is_no_share(
    call: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project.parent / "full"
    plain = operator.attrgetter(call.partition(".")[2])(sys.modules[call.partition(".")[0]])

    def full(path: object, *rest: object, **more: object) -> object:
        if folder_is_meant(path, folder):
            raise OSError(errno.ENOSPC, "No space left on device", str(folder))
        return plain(path, *rest, **more)

    monkeypatch.setattr(call, full)
    done = run("build", project, "--shard", "1/2", "-o", folder, "--jobs", "1")
    monkeypatch.undo()
    assert done.exit_code == 2, done.output
    assert "cannot write the share" in done.output and "no space left on device" in done.output
    assert not (folder / "pages.json").exists()


def folder_is_meant(path: object, folder: Path) -> bool:
    """Whether a path, or an open file, lies in the folder."""
    named = Path(f"/proc/self/fd/{path}").readlink() if isinstance(path, int) else Path(str(path))
    return str(named).startswith(str(folder))


def test_a_share_is_not_written_into_the_content(project: Path) -> None:
    done = run("build", project, "--shard", "1/2", "-o", project / "content")
    assert done.exit_code == 2
    assert "cannot publish into" in done.output
