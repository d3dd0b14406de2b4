"""What `dossier check` prints beside problems: the list of checks, the manual, one explanation."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.lint.examples import world_of
from dossier.lint.rules import RULES

UNTIDY = """\
=== content/events/toll-raised.yaml
summary: The regime raised the toll.
tags: [tolls]
=== content/claims/toll.yaml
status: corroborated
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A dossier with an error, a warning and a note."""
    for name, text in world_of(UNTIDY).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_notes_are_counted_unless_asked_for(project: Path) -> None:
    short, long = run(str(project)).stderr, run(str(project), "--notes").stderr
    assert "error[unknown-tag]" in short and "warning[loaded-word]" in short
    assert "info[single-source-claim]" not in short
    assert "note: 1 single-source-claim; --notes shows them" in short
    assert "info[single-source-claim]" in long and "--notes" not in long
    assert short.splitlines()[-1].startswith("1 error, 1 warning, 1 note in")


def test_one_check_alone_can_be_asked_for(project: Path) -> None:
    result = run(str(project), "--only", "loaded-word")
    assert result.exit_code == 0
    assert "loaded-word" in result.stderr and "unknown-tag" not in result.stderr


def test_the_list_has_every_check_on_a_line() -> None:
    lines = run("--list-rules").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.name for rule in RULES]
    assert all(rule.summary in line for rule, line in zip(RULES, lines, strict=True))


def test_the_manual_has_every_check_with_its_reason_and_examples() -> None:
    text = run("--explain", "all").stdout
    for rule in RULES:
        assert f"\n## {rule.name}\n" in text and f"(#{rule.name})" in text
        assert rule.good in text and rule.bad in text and rule.base in text
        assert " ".join((rule.why or "").split()) in text


def test_an_explanation_says_how_to_make_an_exception() -> None:
    text = run("--explain", "loaded-word").stdout
    assert text.startswith("## loaded-word\n\n*warning: a loaded word")
    assert "{rule: loaded-word, reason: " in text and "lint: {loaded-word: warning}" in text


@pytest.mark.parametrize("arguments", [("--explain", "loaded-words"), ("--only", "loadedword")])
def test_a_name_that_no_check_has_gets_the_nearest(arguments: tuple[str, str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert 'did you mean "loaded-word"?' in result.stderr


def git(project: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(project), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A dossier in a repository from whose working folder a published event is gone."""
    for name, text in world_of("=== content/events/toll-raised.yaml\n").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "-q", "-m", "base")
    (tmp_path / "content/events/toll-raised.yaml").unlink()
    return tmp_path


def test_a_change_is_checked_against_a_base(changed: Path) -> None:
    assert run(str(changed)).exit_code == 0
    result = run(str(changed), "--base", "HEAD")
    assert result.exit_code == 1
    assert 'error[removed-without-redirect]: "toll-raised" was published and is gone' in result.stderr
    annotated = run(str(changed), "--base", "HEAD", "--format", "github").stdout
    assert annotated.startswith("::error file=content/events/toll-raised.yaml,line=1")


def test_the_base_may_be_a_folder_and_must_be_something(changed: Path) -> None:
    assert run(str(changed), "--base", str(changed)).exit_code == 0
    result = run(str(changed), "--base", "nowhere")
    assert result.exit_code == 2
    assert '"nowhere" is neither a project folder nor a git revision' in result.stderr


def test_a_base_without_a_dossier_is_said_and_stops_nothing(changed: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    (empty / "content").mkdir(parents=True)
    result = run(str(changed), "--base", str(empty))
    assert result.exit_code == 0
    assert "has no settings to go by: changes were not checked" in result.stderr


def test_a_broken_entry_of_the_base_is_said(changed: Path) -> None:
    (changed / "content/issues/tolls.yaml").write_text("titel: Tolls\n")
    git(changed, "commit", "-q", "-a", "-m", "broken")
    (changed / "content/issues/tolls.yaml").write_text(world_of("")["content/issues/tolls.yaml"])
    result = run(str(changed), "--base", "HEAD")
    assert result.exit_code == 0
    assert "note: HEAD has broken entries: what changed in them was not checked" in result.stderr
