"""After any edits a check that recalls the last one finds what a check of everything finds, and knows the same."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from test_incremental import edit, publish
from test_incremental import project as project  # the fixture

from dossier.base.digest import digest_bytes
from dossier.check import LAST, check, check_tree
from dossier.content.tree import DiskTree
from dossier.lint.rule import Rule
from dossier.site import program

QUAY = "content/meetings/quay-1.md"
WORDS = (
    "Ana Petrovic spoke again.",
    "They met recently, reportedly on Monday, 2 June 2025.",
    "The Minister of Harbours Ana Petrovic had low confidence; it was almost certainly late.",
    'He said: "The tolls must fall by the summer".',
    "Pеtrovic wrote to a.petrovic@example.org.",
    "Nothing else is known.",
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The rules that look at everything from now on."""
    names: set[str] = set()
    plain = Rule.check.__get__  # type: ignore[attr-defined]

    def spy(rule: Rule, owner: type[Rule] | None = None) -> object:
        check = plain(rule, owner)

        def told(case: object) -> object:
            if getattr(case, "texts", None) is None:
                names.add(rule.name)
            return check(case)

        return told

    monkeypatch.setattr(Rule, "check", property(spy))
    return names


def compare(project: Path) -> None:
    """With what is recalled and without: the same is found, and the same is known."""
    recalled, anew = check(project), check_tree(DiskTree(project))
    assert recalled.diagnostics == anew.diagnostics
    assert recalled.survey == anew.survey


def test_after_any_edits_the_same_is_found(project: Path) -> None:
    choice = random.Random(20261130)
    files = [QUAY, "content/meetings/quay-2.md", "content/pages/about.md"]
    assert publish(project, project / "site")
    for _ in range(60):
        for path in choice.sample(files, choice.choice((1, 1, 2))):
            _edit_somehow(choice, project / path)
        compare(project)
        if choice.random() < 0.4:
            publish(project, project / "site")  # errors leave what the last good build kept


def _edit_somehow(choice: random.Random, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head, fence, body = text.rpartition("---\n")
    lines = body.split("\n")
    kind = choice.random()
    if kind < 0.6:
        lines.insert(choice.randrange(len(lines) + 1), f"\n{choice.choice(WORDS)}\n")
    elif kind < 0.8 and len(lines) > 6:
        del lines[choice.randrange(len(lines)) :]
    elif kind < 0.9:
        lines.append("\nSee [[ana-petrovic]] [@courier].\n")
    else:
        head = head.replace(
            "review: candidate", choice.choice(("# a note\nreview: candidate", "review:  candidate")), 1
        )
    path.write_text(head + fence + "\n".join(lines), encoding="utf-8")


def test_rules_look_at_the_edited_words_alone_or_again_where_they_found_something(
    project: Path, asked: set[str]
) -> None:
    """What stands in an edited file, such as that its entry has no summary, may stand in another place now."""
    assert publish(project, project / "site")
    assert len(asked) > 100
    asked.clear()
    edit(project / QUAY, "They met", "Recently they met")
    assert "relative-time-words" in {found.rule for found in check(project).diagnostics}
    assert asked == {"missing-summary"}
    edit(project / QUAY, "title: First round", 'title:    "First round"')
    edit(project / QUAY, "cites: [courier, gazette]", "cites:   [courier,  gazette]")
    compare(project)
    edit(project / QUAY, "First round", "Opening")
    check(project)
    assert len(asked) > 100


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b"recently", b"formerly"),
        lambda data: _sealed(b"[]"),
        lambda data: _sealed(b'["", {}, {}, {}]'),
        lambda data: _sealed(data[16:].replace(b'"referrers"', b'"x"')[:-1]),
        lambda data: _sealed(data[16:].replace(b'["', b'["0', 1)),
    ],
)
def test_what_is_broken_or_foreign_is_not_believed(
    project: Path, asked: set[str], change: Callable[[bytes], bytes]
) -> None:
    edit(project / QUAY, "They met", "They recently met")
    assert publish(project, project / "site")
    edit(project / QUAY, "recently met", "recently came")
    file = project / LAST
    data = file.read_bytes()
    file.write_bytes(change(data))
    asked.clear()
    compare(project)
    assert len(asked) > 100


def _sealed(data: bytes) -> bytes:
    return digest_bytes(data)[:16].encode() + data


def test_without_the_last_check_or_by_another_program_all_is_asked(
    project: Path, asked: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert publish(project, project / "site")
    edit(project / QUAY, "They met", "They came")
    asked.clear()
    monkeypatch.setattr(program, "code", tuple)
    check(project)
    assert len(asked) > 100
    monkeypatch.undo()


def test_a_settings_change_or_another_day_asks_all(project: Path, asked: set[str]) -> None:
    assert publish(project, project / "site")
    edit(project / QUAY, "They met", "They came")
    edit(project / "content/dossier.yaml", "as_of: 2026-03-01", "as_of: 2026-03-02")
    asked.clear()
    compare(project)
    assert len(asked) > 100


def test_a_link_instead_of_the_file_is_left_alone(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    (project / ".dossier").mkdir()
    (project / LAST).symlink_to(other)
    assert publish(project, project / "site")
    assert other.read_text() == "mine"
    compare(project)
