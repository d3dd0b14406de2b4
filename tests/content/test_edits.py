"""What changed on which day, from git: fields by name, never what they held."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from dossier.content.edits import Edit
from dossier.content.history import history_of

FIRST = """\
name: Ana
summary: Minister.
review: candidate
cites: [gazette]
"""


def commit(folder: Path, text: str | None, day: str, name: str = "ana.yaml") -> None:
    path = folder / "content" / name
    path.parent.mkdir(exist_ok=True)
    if text is None:
        path.unlink()
    else:
        path.write_text(text)
    moment = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "--allow-empty", "-m", day)):
        subprocess.run(["git", "-C", str(folder), *command], check=True, env={**os.environ, **moment})


def edits(folder: Path, name: str = "ana.yaml") -> tuple[Edit, ...]:
    return history_of(folder).files[f"content/{name}"].edits


CHANGES = (
    ("a value", "summary: Secretary.", (("summary", "changed"),)),
    ("another fold of the same words", "summary: >-\n  Minister.\n", ()),
    ("quotes and a remark", 'summary: "Minister."\n# a remark\n', ()),
    ("a longer list", "cites: [gazette, bulletin]", (("cites", "more"),)),
    ("another list", "cites: [bulletin]", (("cites", "changed"),)),
    ("nothing left", "cites: []", (("cites", "removed"),)),
    ("a new field", "tags: [x]\nnames:\n- a: b", (("tags", "added"), ("names", "added"))),
)


@pytest.mark.parametrize(("what", "line", "told"), CHANGES, ids=[what for what, *_ in CHANGES])
def test_a_change_is_told_by_the_names_of_fields(
    tmp_path: Path, what: str, line: str, told: tuple[tuple[str, str], ...]
) -> None:
    key = line.partition(":")[0]
    kept = [old for old in FIRST.splitlines() if not old.startswith(f"{key}:")]
    commit(tmp_path, FIRST, "2025-01-02")
    commit(tmp_path, "\n".join([*kept, line]) + "\n", "2025-02-03")
    assert edits(tmp_path) == ((Edit(date(2025, 2, 3), told),) if told else ())


def test_the_text_under_the_fields_is_one_of_them(tmp_path: Path) -> None:
    commit(tmp_path, f"---\n{FIRST}---\nShe\nwas there.\n", "2025-01-02", "ana.md")
    commit(tmp_path, f"---\n{FIRST}---\nShe was there.\n", "2025-02-03", "ana.md")
    commit(tmp_path, f"---\n{FIRST}---\nname: She was not.\n", "2025-03-04", "ana.md")
    assert edits(tmp_path, "ana.md") == (Edit(date(2025, 3, 4), (("text", "changed"),)),)


def test_a_day_has_one_line_and_the_newest_comes_first(tmp_path: Path) -> None:
    commit(tmp_path, FIRST, "2025-01-02")
    commit(tmp_path, FIRST + "kind: person\n", "2025-02-03")
    commit(tmp_path, FIRST + "kind: person\nborn: 1970\n", "2025-02-03")
    commit(tmp_path, FIRST + "born: 1970\n", "2025-03-04")
    assert edits(tmp_path) == (
        Edit(date(2025, 3, 4), (("kind", "removed"),)),
        Edit(date(2025, 2, 3), (("kind", "added"), ("born", "added"))),
    )


@pytest.mark.parametrize(
    "hidden", ["review: draft", 'review: "draft"', "review: reviewed\nsensitivity: restricted"]
)
def test_what_was_not_published_has_no_history(tmp_path: Path, hidden: str) -> None:
    commit(tmp_path, FIRST.replace("review: candidate", hidden), "2025-01-02")
    commit(tmp_path, FIRST, "2025-02-03")
    commit(tmp_path, FIRST + "born: 1970\n", "2025-03-04")
    assert edits(tmp_path) == (Edit(date(2025, 3, 4), (("born", "added"),)),)


def test_a_file_that_was_away_begins_anew(tmp_path: Path) -> None:
    commit(tmp_path, FIRST, "2025-01-02")
    commit(tmp_path, None, "2025-02-03")
    commit(tmp_path, FIRST + "born: 1970\n", "2025-03-04")
    commit(tmp_path, FIRST, "2025-04-05")
    assert edits(tmp_path) == (Edit(date(2025, 4, 5), (("born", "removed"),)),)


def test_what_a_field_held_is_nowhere_in_it(tmp_path: Path) -> None:
    commit(tmp_path, FIRST + "editor_note: SECRET\nmembers: [{person: SECRET}]\n", "2025-01-02")
    commit(tmp_path, FIRST, "2025-02-03")
    assert "SECRET" not in repr(history_of(tmp_path))


def test_what_cannot_be_read_tells_nothing(tmp_path: Path) -> None:
    commit(tmp_path, "review: [", "2025-01-02")
    commit(tmp_path, FIRST, "2025-02-03")
    commit(tmp_path, "a: b: c\n" + FIRST, "2025-03-04")
    assert edits(tmp_path) == ()
