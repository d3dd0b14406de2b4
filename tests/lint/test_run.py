"""Levels, exceptions and broken entries: what of a rule's findings reaches the editor."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from dossier.base.diagnostic import Diagnostic
from dossier.check import Checked, Options, check_tree
from dossier.content.history import History
from dossier.content.tree import DictTree
from dossier.lint import run
from dossier.lint.case import Case, case_of
from dossier.lint.examples import world_of
from dossier.lint.finding import Finding
from dossier.lint.rules import RULES
from dossier.lint.run import lint

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
from dossier.check import check_tree
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


EVERYTHING = [file for rule in RULES if not rule.base for file in world_of(rule.bad).items()]
"""The bad examples of all rules in one dossier, as far as they can be together: a later file wins."""


@pytest.fixture(scope="module")
def wrong() -> Checked:
    return check_tree(DictTree(dict(EVERYTHING)))


@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_find_what_one_finds(
    wrong: Checked, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wrong.survey
    alone = lint(wrong.survey, RULES)
    assert len({found.rule for found in alone}) > 10
    monkeypatch.setattr(run, "MANY", 0)
    assert lint(wrong.survey, RULES, processes=processes) == alone


@pytest.mark.parametrize("act", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 // 0])
def test_what_another_process_fails_to_ask_is_asked_here(
    wrong: Checked, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = os.getpid()

    def fail(case: Case) -> Iterable[Finding]:
        if os.getpid() != first:
            act()
        return rule.check(case)

    rule = next(rule for rule in RULES if rule.name == "unsourced-entry")
    rules = [replace(other, check=fail if other is rule else other.check) for other in RULES]
    assert wrong.survey
    monkeypatch.setattr(run, "MANY", 0)
    assert lint(wrong.survey, rules, processes=2) == lint(wrong.survey, RULES)


def test_a_rule_that_reads_words_says_so(wrong: Checked) -> None:
    assert wrong.survey
    names = frozenset(rule.name for rule in RULES)
    for rule in RULES:
        case = case_of(wrong.survey, names)
        list(rule.check(case))
        assert rule.reads_words or "passages" not in vars(case), rule.name
