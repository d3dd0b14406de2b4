"""Levels, exceptions and broken entries: what of a rule's findings reaches the editor."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from dossier.base.diagnostic import Diagnostic
from dossier.build import Options, check_tree
from dossier.content.history import History
from dossier.content.tree import DictTree
from dossier.lint.examples import world_of

EVENT = """\
=== content/events/toll-raised.yaml
summary: The regime raised the toll.
"""
IGNORED = EVENT + "lint_ignore: [{rule: loaded-word, reason: Its own name., until: 2026-06-30}]\n"


def found(example: str, settings: str = "", as_of: date | None = None) -> tuple[Diagnostic, ...]:
    files = world_of(example)
    files["content/dossier.yaml"] += settings
    return check_tree(DictTree(files), options=Options(as_of=as_of)).diagnostics


def told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.level} {d.rule} {d.mark}" for d in diagnostics]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", ["warning loaded-word content/events/toll-raised.yaml:1:14"]),
        ("lint: {loaded-word: error}\n", ["error loaded-word content/events/toll-raised.yaml:1:14"]),
        ("lint: {loaded-word: 'off'}\n", []),
    ],
)
def test_the_settings_give_a_check_its_level(settings: str, expected: list[str]) -> None:
    assert told(found(EVENT, settings)) == expected


@pytest.mark.parametrize(
    ("as_of", "rules"),
    [("2026-06-29", set()), ("2026-06-30", set()), ("2026-07-01", {"loaded-word", "ignore-expired"})],
)
def test_an_exception_holds_until_its_last_day(as_of: str, rules: set[str]) -> None:
    diagnostics = found(IGNORED, as_of=date.fromisoformat(as_of))
    assert {d.rule for d in diagnostics if d.mark.path in EVENT} == rules


def test_a_setting_for_no_check_is_reported_with_the_nearest() -> None:
    (one,) = found("", "lint: {loaded-words: 'off'}\n")
    assert told((one,)) == ["error unknown-ignore content/dossier.yaml:15:22"]
    assert one.hint == 'did you mean "loaded-word"?'


def test_what_is_missing_is_asked_for_only_when_no_entry_is_broken() -> None:
    lonely = "=== content/sources/chronicle.yaml\n"
    assert {d.rule for d in found(lonely)} == {"orphan"}
    assert {d.rule for d in found(lonely + "unknown: field\n")} == {"unknown-field"}
    broken = lonely + "=== content/events/toll-raised.yaml\ndate: soon\ncites: [chronicle]\n"
    assert {d.rule for d in found(broken)} == {"bad-date"}


@pytest.mark.parametrize("path", world_of(""))
def test_a_broken_entry_breaks_no_check(path: str) -> None:
    files = world_of(EVENT)
    files[path] = files[path].replace("title: ", "titel: ").replace("name: ", "nane: ")
    assert check_tree(DictTree(files)).diagnostics
    del files[path]
    assert check_tree(DictTree(files)).diagnostics is not None


def test_a_meeting_of_today_that_is_not_committed_yet_stops_nothing() -> None:
    files = world_of("=== content/meetings/second-round.yaml\ndate: 2025-07-20\n")
    files["content/dossier.yaml"] = files["content/dossier.yaml"].replace("as_of: 2026-03-01\n", "")
    committed = History({}, date(2025, 7, 19), False)
    diagnostics = check_tree(DictTree(files), committed).diagnostics
    assert [f"{d.level} {d.rule}" for d in diagnostics] == ["warning held-in-the-future"]


def test_words_in_a_folded_text_are_marked_where_they_stand() -> None:
    example = """\
=== content/events/toll-raised.yaml
summary: >-
  The council met in the morning. The
  toll was raised by the regime in the
  afternoon, and Northharbour
  agreed.
"""
    assert told(found(example)) == [
        "warning loaded-word content/events/toll-raised.yaml:3:26",
        "warning spelling-off-policy content/events/toll-raised.yaml:4:18",
    ]


SCRIPT = """
import json, sys
from dossier.build import check_tree
from dossier.content.history import History
from dossier.content.tree import DictTree
from dossier.lint.examples import world_of
from dossier.lint.run import lint
from dossier.lint.rules import RULES
survey = [check_tree(DictTree(world_of(rule.bad))).survey for rule in RULES]
print(json.dumps([[repr(d) for d in lint(s, RULES)] for s in survey]))
"""


def test_findings_and_their_order_do_not_depend_on_hashes() -> None:
    one, other = (
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert json.loads(one) == json.loads(other)
