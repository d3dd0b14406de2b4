"""`dossier verify`: a folder that is what a commit makes, and every way in which it may not be."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from worlds import world

from dossier.cli import main

SETTINGS = """\
title: Harbour talks
scope: The invented talks between two harbour towns.
started: 2024-01-01
base_url: https://harbour.example
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
"""
"""No `as_of`: the day is that of the commit."""


def git(project: Path, *arguments: str, day: str = "2026-02-18") -> str:
    stamp = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in stamp.items():
            patch.setenv(name, value)
        done = subprocess.run(
            ["git", "-C", str(project), *arguments], capture_output=True, text=True, check=True
        )
    return done.stdout.strip()


def write(project: Path, files: dict[str, str], day: str) -> None:
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    git(project, "add", "content", "templates")
    git(project, "commit", "-q", "-m", "change", day=day)


def dossier(*arguments: str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def verify(project: Path, folder: Path, *more: str) -> Result:
    return dossier("verify", str(folder), "-C", str(project), *more)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A project of two commits with a template of its own, the site of the first, and what the build said."""
    project = tmp_path_factory.mktemp("project")
    git(project, "init", "-q")
    footer = '<footer><p>Our own.</p><a href="#top">Top</a></footer>\n'
    files = {**world(""), "content/dossier.yaml": SETTINGS, "templates/partials/footer.html": footer}
    write(project, files, "2026-02-18")
    built = dossier("build", str(project), "--digest")
    assert built.exit_code == 0, built.output
    named = re.search(r"^sha256:[0-9a-f]{64}$", built.output, re.MULTILINE)
    assert named
    write(
        project,
        {
            "content/actors/northport.yaml": files["content/actors/northport.yaml"].replace(
                "A harbour town.", "A town with a harbour."
            ),
            "templates/partials/footer.html": footer.replace("Our own", "Another"),
        },
        "2026-03-01",
    )
    return project, named[0]


@pytest.fixture
def site(made: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the first site, as somebody fetched it."""
    return Path(shutil.copytree(made[0] / "site", tmp_path / "site"))


def test_the_site_of_a_commit_is_that_of_the_commit(made: tuple[Path, str], site: Path) -> None:
    """Its content, its templates, its day and its history, whatever came after."""
    project, named = made
    told = verify(project, site, "--commit", "HEAD~1", "--digest", named)
    assert told.exit_code == 0, told.output
    assert "as it should be" in told.output and named in told.output


def test_the_site_of_another_commit_is_not(made: tuple[Path, str], site: Path) -> None:
    told = verify(made[0], site)
    assert told.exit_code == 1
    assert "differs: actors/" not in told.output  # addresses, not folders of the content
    assert "differs: organisations/northport/index.html" in told.output
    assert "differs: index.html" in told.output


def altered(site: Path) -> None:
    page = site / "index.html"
    page.write_bytes(page.read_bytes().replace(b"Harbour", b"harbour", 1))


def shorter(site: Path) -> None:
    (site / "index.html").write_bytes(b"")


def removed(site: Path) -> None:
    (site / "robots.txt").unlink()


def added(site: Path) -> None:
    (site / "people/evil").mkdir()
    (site / "people/evil/index.html").write_text("<script src=//evil.example></script>")


def linked(site: Path) -> None:
    page = site / "index.html"
    page.rename(site.parent / "elsewhere.html")
    page.symlink_to(site.parent / "elsewhere.html")


def folder(site: Path) -> None:
    (site / "robots.txt").unlink()
    (site / "robots.txt").mkdir()


WRONG: dict[Callable[[Path], None], tuple[str, ...]] = {
    altered: ("differs: index.html",),
    shorter: ("differs: index.html",),
    removed: ("missing: robots.txt",),
    added: ("foreign: people/evil/index.html",),
    linked: ("differs: index.html",),
    folder: ("differs: robots.txt",),
}


@pytest.mark.parametrize(("change", "said"), WRONG.items(), ids=[change.__name__ for change in WRONG])
def test_every_file_that_is_not_as_it_should_be_is_named(
    change: Callable[[Path], None], said: tuple[str, ...], made: tuple[Path, str], site: Path
) -> None:
    change(site)
    told = verify(made[0], site, "--commit", "HEAD~1")
    assert told.exit_code == 1
    found = [line for line in told.output.splitlines() if re.match("differs|missing|foreign", line)]
    assert tuple(found) == said
    assert f"{len(said)} not as they should be" in told.output


def test_what_a_host_keeps_to_itself_may_be_missing(made: tuple[Path, str], site: Path) -> None:
    (site / "_headers").unlink()
    (site / "_redirects").unlink()
    assert verify(made[0], site, "--commit", "HEAD~1").exit_code == 1
    assert verify(made[0], site, "--commit", "HEAD~1", "--fetched").exit_code == 0


def test_a_file_that_is_meant_to_be_there_can_be_named(made: tuple[Path, str], site: Path) -> None:
    (site / ".gitignore").write_text("*")
    assert "foreign: .gitignore" in verify(made[0], site, "--commit", "HEAD~1").output
    assert verify(made[0], site, "--commit", "HEAD~1", "--except", ".gitignore").exit_code == 0


OPTIONS = (
    ("--as-of", "2026-05-01"),
    ("--base-url", "https://elsewhere.example"),
    ("--preview", "A preview"),
    ("--offline",),
)


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options[0])
def test_what_the_build_was_asked_must_be_asked_again(
    options: tuple[str, ...], made: tuple[Path, str], tmp_path: Path
) -> None:
    assert dossier("build", str(made[0]), "-o", str(tmp_path / "out"), *options).exit_code == 0
    assert verify(made[0], tmp_path / "out").exit_code == 1
    assert verify(made[0], tmp_path / "out", *options).exit_code == 0


def test_a_digest_alone_needs_no_repository(made: tuple[Path, str], site: Path, tmp_path: Path) -> None:
    _, named = made
    assert verify(tmp_path, site, "--digest", named).exit_code == 0
    assert verify(tmp_path, site, "--digest", named.removeprefix("sha256:").upper()).exit_code == 0
    altered(site)
    told = verify(tmp_path, site, "--digest", named)
    assert told.exit_code == 1 and "another site" in told.output


def test_the_digest_is_what_sha256sum_says(made: tuple[Path, str], site: Path) -> None:
    """As the README has it, so that nobody needs the program to know a site again."""
    sums = hashlib.sha256()
    for path in sorted(
        (p for p in site.rglob("*") if p.is_file()), key=lambda p: p.relative_to(site).as_posix().encode()
    ):
        sums.update(
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n".encode()
        )
    assert f"sha256:{sums.hexdigest()}" == made[1]
    if shutil.which("sha256sum"):
        readme = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
        shell = next(line for line in readme.splitlines() if line.endswith("| sha256sum"))
        said = subprocess.run(
            ["bash", "-c", shell], cwd=site.parent, capture_output=True, text=True, check=True
        )
        assert said.stdout.split()[0] == sums.hexdigest()


REFUSED = {
    "a revision that is none": (("--commit", "no-such"), 'git knows no revision "no-such"'),
    "an option for git": (("--commit", "--output=x"), 'git knows no revision "--output=x"'),
    "a folder that is not there": (("gone",), "there is no folder gone"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_compared_is_told_in_a_line(
    arguments: tuple[str, ...], said: str, made: tuple[Path, str], site: Path
) -> None:
    folder = () if arguments == ("gone",) else (str(site),)
    told = dossier("verify", *folder, *arguments, "-C", str(made[0]))
    assert (told.exit_code, said in told.output, "Traceback" in told.output) == (2, True, False), told.output


def test_a_commit_with_errors_has_no_site(made: tuple[Path, str], site: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    git(tmp_path, "clone", "-q", str(made[0]), "project")
    write(project, {"content/actors/northport.yaml": "kind: state\n"}, "2026-03-02")
    told = verify(project, site)
    assert told.exit_code == 2 and "has errors" in told.output


def test_nothing_is_written_but_in_a_temporary_folder(made: tuple[Path, str], site: Path) -> None:
    def all_of(folder: Path) -> set[str]:
        return {str(path) for path in folder.rglob("*")}

    before = all_of(made[0]), all_of(site)
    verify(made[0], site)
    assert (all_of(made[0]), all_of(site)) == before
