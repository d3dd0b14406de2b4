"""A day of an editor, from the clone to the list of what changed; and twenty known changes in the flagship."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from worlds import BASE

from dossier.cli import main

ROOT = Path(__file__).parent.parent.parent
QUAY = "name: Quay\nkind: city\nsummary: Where ships lie.\nreview: candidate\n"


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return ran.stdout


def dossier(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=answers)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of a small dossier, which the editor is in."""
    origin = tmp_path / "origin"
    for path, text in {**BASE, "content/places/quay.yaml": QUAY}.items():
        (origin / path).parent.mkdir(parents=True, exist_ok=True)
        (origin / path).write_text(text, encoding="utf-8")
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", ".")
    git(origin, "commit", "-qm", "content: the first entries")
    git(tmp_path, "clone", "-q", str(origin), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    return tmp_path / "clone"


def test_a_meeting_from_the_clone_to_what_changed(clone: Path) -> None:
    """`new`, fill in, a wrong reference, the message, mend, build, see it, commit, `diff`."""
    answers = "First round\n2025-06-02\nheld\nin_person\nnorthport:party, southport:party\nquay\n\nThey met.\ngazette\n\n"
    made = dossier("new", "meeting", "--md", "--ask", answers=answers)
    assert made.exit_code == 0, made.output
    path = clone / "content/meetings/quay-2025-06-02.md"
    text = path.read_text("utf-8").partition("\n\n#")[0]  # the comments are not needed
    text = text.replace("checked: # the day somebody verified it", "checked: 2025-06-24")
    slip = (
        "    role: party\n    members: [{person: ana-petrovich, attendance: present}]\n    cites: [gazette]\n"
    )
    text = text.replace("    role: party\n", slip, 1)
    path.write_text(f"{text}\n---\n\nThey met on the [[quay]] [@gazette].\n", encoding="utf-8")

    refused = dossier("check")
    assert refused.exit_code == 1
    assert (
        'error[unknown-reference]: no actor "ana-petrovich"\n'
        "  content/meetings/quay-2025-06-02.md:9:24\n"
        "    9 |     members: [{person: ana-petrovich, attendance: present}]\n"
        '      |                        ^^^^^^^^^^^^^ did you mean "ana-petrovic" (Ana Petrovic)?\n'
    ) in refused.stderr
    assert dossier("build").exit_code == 1
    assert not (clone / "site/index.html").exists()

    path.write_text(path.read_text("utf-8").replace("ana-petrovich", "ana-petrovic"), encoding="utf-8")
    mended = dossier("check")
    assert mended.exit_code == 0, mended.stderr
    assert dossier("build").exit_code == 0
    page = (clone / "site/meetings/quay-2025-06-02/index.html").read_text("utf-8")
    assert "First round" in page and "Minister of Harbours" in page  # her office on that day

    git(clone, "switch", "-qc", "first-round")
    git(clone, "add", "content")
    git(clone, "commit", "-qm", "content: the first round")
    told = dossier("diff", "main")
    assert told.exit_code == 0, told.output
    lines = told.stdout.splitlines()
    assert lines[0] == "+ meeting quay-2025-06-02 (First round)"
    assert "    + meetings/quay-2025-06-02/" in lines
    assert "    ~ people/ana-petrovic/" in lines
    assert lines[-1].startswith("1 added; ")


class Edit(NamedTuple):
    """A change to the first file of a folder that has such a line, and the fact that it changes."""

    folder: str
    pattern: str
    to: str
    where: str
    """As `diff` names it; `{1}` is what the pattern's second group matched."""
    was: str
    now: str


LINE = r"(?m)^({}: )({})$"
EDITS = (
    Edit("sources", LINE.format("reliability", "solid"), r"\1usable", "reliability", "{1}", "usable"),
    Edit("sources", LINE.format("language", "en"), r"\1fr", "language", "{1}", "fr"),
    Edit("sources", r"(?m)^(kind: )(news)$", r"\1analysis", "kind", "{1}", "analysis"),
    Edit("sources", r"(?s)\A(?!.*\nagency:)(title)(: )", r"agency: AFP\n\1\2", "agency", "", "AFP"),
    Edit("places", LINE.format("lat", r"[\d.]+"), r"\g<1>10.25", "lat", "{1}", "10.25"),
    Edit("places", LINE.format("coord_precision", "city"), r"\1region", "coord precision", "{1}", "region"),
    Edit("watch", LINE.format("due", r"2026-11"), r"\g<1>2027-01-31", "due", "{1}", "2027-01-31"),
    Edit("watch", LINE.format("opened", r"2026-\S+"), r"\g<1>2026-01-01", "opened", "{1}", "2026-01-01"),
    Edit("claims", LINE.format("number", r"\d+"), r"\g<1>99", "number", "{1}", "99"),
    Edit("claims", LINE.format("status", "unverified"), r"\1disputed", "status", "{1}", "disputed"),
    Edit("events", LINE.format("kind", "other"), r"\1statement", "kind", "{1}", "statement"),
    Edit("events", LINE.format("title", r"[\w ]+"), r"\1\2 again", "title", "{1}", "{1} again"),
    Edit(
        "meetings",
        LINE.format("short_title", ".+"),
        r"\1Another title",
        "short title",
        "{1}",
        "Another title",
    ),
    Edit("meetings", LINE.format("level", "envoy"), r"\1minister", "level", "{1}", "minister"),
    Edit("positions", LINE.format("stance", "demands"), r"\1supports", "stance", "{1}", "supports"),
    Edit(
        "issues", LINE.format("short_title", ".+"), r"\1Another title", "short title", "{1}", "Another title"
    ),
    Edit("tracks", LINE.format("short_name", ".+"), r"\1Another name", "short name", "{1}", "Another name"),
    Edit(
        "documents",
        LINE.format("short_title", ".+"),
        r"\1Another title",
        "short title",
        "{1}",
        "Another title",
    ),
    Edit("actors", r"(?m)^(aliases: \[.*)(\])$", r"\1, Another Name\2", "aliases", "", "Another Name"),
)
"""Nineteen changes of one fact; the twentieth is a new entry."""


def edited(project: Path) -> Iterator[tuple[str, str, str, str]]:
    """Make each change in an entry of its own; (id, where, was, now)."""
    used = set()
    for edit in EDITS:
        files = (
            path for path in sorted((project / "content" / edit.folder).rglob("*.*")) if path not in used
        )
        found = (
            (path, match) for path in files if (match := re.search(edit.pattern, path.read_text("utf-8")))
        )
        path, match = next(found)
        used.add(path)
        text = path.read_text("utf-8")
        path.write_text(re.sub(edit.pattern, edit.to, text, count=1), encoding="utf-8")
        was, now = (words.replace("{1}", match[2]) for words in (edit.was, edit.now))
        yield path.stem, edit.where, was, now


def test_twenty_changes_in_the_flagship_are_those_twenty_and_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "content: as it is")
    expected = {entry_id: [fact] for entry_id, *fact in edited(tmp_path)}
    assert dossier(
        "new", "source", "https://new.example/page", "-C", str(tmp_path), "--id", "new-page",
        *("--set", "title=A new page", "--set", "kind=news", "--set", "publisher=New"),
        *("--set", "language=en", "--set", "reliability=usable"),
    ).exit_code == 0  # fmt: skip
    laid_out = sorted((tmp_path / "content/claims").iterdir())[-1]
    laid_out.write_text("# Looked through again.\n" + laid_out.read_text("utf-8"), encoding="utf-8")

    ran = dossier("diff", "HEAD", "-C", str(tmp_path), "--format", "json")
    assert ran.exit_code == 0, ran.stderr
    found = json.loads(ran.stdout)["changes"]
    facts = [change for change in found if change["action"] != "formatting"]
    assert len(facts) == 20
    assert [change["id"] for change in facts if change["action"] == "added"] == ["new-page"]
    assert {
        change["id"]: [[step["where"], step["was"], step["now"]] for step in change["steps"]]
        for change in facts
        if change["action"] == "changed"
    } == expected
    assert [change["id"] for change in found if change["action"] == "formatting"] == [laid_out.stem]
    moved = [change["headline"] for change in facts if change["headline"]]
    assert len(moved) == 1 and re.match(r"position of .+ on .+: demands → supports, ", moved[0])
