"""The editor's guide: its examples are one dossier that passes the check, its commands run, its transcript is true."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from dossier.base.diagnostic import Diagnostic, Level, has_errors
from dossier.base.report import as_text
from dossier.check import check
from dossier.cli import main
from dossier.entries import FOLDERS

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "content/README.md").read_text("utf-8")
MADE = "content/meetings/lighthouse-bay-2025-06-20.md"
"""The entry of the first five minutes."""

SETTINGS = """\
title: Harbour talks
scope: The invented talks of two harbour towns.
started: 2025-01-01
as_of: 2025-09-15
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
required_pages: [method]
sides:
  - {id: north, name: Northport, code: NO, shape: circle, parties: [northport]}
  - {id: south, name: Southport, code: SO, shape: square, parties: [southport]}
"""


class Block(NamedTuple):
    language: str
    text: str


def blocks() -> Iterator[Block]:
    for token in MarkdownIt().parse(GUIDE):
        if token.type == "fence":
            yield Block(token.info, token.content)


BLOCKS = tuple(blocks())


def examples() -> dict[str, str]:
    """Path → text of every example, with those parts that belong into it."""
    files, parts = {"content/dossier.yaml": SETTINGS}, []
    for block in BLOCKS:
        if block.language not in ("yaml", "markdown"):
            continue
        found = re.match(r"(?:---\n)?# (in )?(content/\S+)\n", block.text)
        assert found, f"an example that does not say its file: {block.text[:60]}"
        if found[1]:
            parts.append((found[2], block.text.partition("\n")[2]))
        else:
            assert found[2] not in files, found[2]
            files[found[2]] = block.text
    for path, part in parts:
        head, fence, body = files[path].partition("\n---\n")
        files[path] = f"{head}\n{part}---\n{body}" if fence else files[path] + part
    return files


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, examples())
    return tmp_path


def told(diagnostics: tuple[Diagnostic, ...]) -> str:
    return as_text(diagnostics, colour=False, width=100)


def test_the_examples_pass_the_check_without_a_word(project: Path) -> None:
    found = tuple(d for d in check(project).diagnostics if d.level is not Level.INFO)
    assert not found, told(found)


def test_every_type_has_an_example_and_a_row(project: Path) -> None:
    folders = {path.split("/")[1] for path in examples() if path.count("/") > 1}
    assert folders == set(FOLDERS)
    assert set(re.findall(r"^\| `(\w+)/` \|", GUIDE, re.MULTILINE)) == set(FOLDERS)


def test_the_slip_that_is_shown_is_what_the_check_says(project: Path) -> None:
    path = project / MADE
    path.write_text(path.read_text("utf-8").replace("head: petrovic", "head: petrowic"))
    errors = tuple(d for d in check(project).diagnostics if has_errors([d]) and d.mark.path == MADE)
    shown = next(block.text for block in BLOCKS if block.language == "text")
    assert told(errors) + "\n" == shown


def test_the_questions_are_those_that_are_shown(project: Path) -> None:
    for path in mentioning_it(project):
        path.unlink()
    shown = next(block.text for block in BLOCKS if block.language == "console")
    command, *lines = shown.splitlines()
    answers = [found[1] for line in lines if (found := re.match(r"(?:  |id \[.*\])> ?(.*)", line))]
    ran = CliRunner().invoke(
        main,
        [*shlex.split(command.removeprefix("$ dossier ")), "--ask", "-C", str(project)],
        input="\n".join(answers) + "\n",
    )
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.replace(f"{project}/", "").splitlines() == lines


def mentioning_it(project: Path) -> list[Path]:
    """The entry of the first five minutes, and what refers to it."""
    files = [path for path in sorted(project.rglob("content/*/**/*")) if path.is_file()]
    return [path for path in files if Path(MADE).stem in path.name + path.read_text("utf-8")]


def commands() -> Iterator[str]:
    for block in BLOCKS:
        if block.language == "sh":
            yield from block.text.splitlines()


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def test_the_commands_run_in_the_order_of_the_guide(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for the server, which never ends."""
    later = mentioning_it(project)
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "content", *(f":!{path.relative_to(project)}" for path in later))
    git(project, "commit", "-qm", "content: the first round")
    monkeypatch.chdir(project)
    ran = []
    for line in commands():
        words = shlex.split(line)
        if words[0] == "git":
            git(project, *words[1:])
        elif words[1] != "serve":
            done = CliRunner().invoke(main, words[1:])
            assert done.exit_code == 0, f"{line}\n{done.output}"
            ran.append(words[1])
            if line == "dossier diff main":
                assert "+ meeting lighthouse-bay-2025-06-20" in done.output
    assert {"check", "diff", "rename", "retire", "stale", "schema"} <= set(ran)
    assert (project / "content/issues/pilotage.yaml").exists()
    found = check(project).diagnostics
    assert not has_errors(found), told(found)


def test_the_limits_are_those_of_the_program() -> None:
    from dossier.base.ids import LONGEST
    from dossier.content.loader import MAX_DEPTH
    from dossier.content.text import MAX_BYTES
    from dossier.entries.fields import LINE, PARAGRAPH
    from dossier.prose.body import BODY_LIMIT

    rows = dict(
        re.findall(
            r"^\| (an id|a title.*?|a summary.*?|the story.*?|a file) \| (.*) \|$", GUIDE, re.MULTILINE
        )
    )
    assert [row.split()[0] for row in rows.values()] == [
        str(LONGEST),
        str(LINE),
        f"{PARAGRAPH:,}",
        f"{BODY_LIMIT:,}",
        str(MAX_BYTES // 1_000),
    ]
    assert f"; {MAX_DEPTH} levels" in rows["a file"]
