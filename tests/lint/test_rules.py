"""Every rule is tried on its own examples: the bad one is reported where it is marked, the good one is not."""

import re
from pathlib import Path

import pytest
from worlds import checked

from dossier.base.diagnostic import Diagnostic, Level
from dossier.check import Checked, check_tree
from dossier.content.tree import DictTree
from dossier.graph.dossier import Dossier
from dossier.lint.examples import WORLD, world_of
from dossier.lint.rule import Rule
from dossier.lint.rules import RULES
from dossier.lint.run import MAX_REPORTS

RULES_FOLDER = Path(__file__).parents[2] / "dossier/lint/rules"
TOGETHER: dict[str, tuple[str, ...]] = {
    "held-in-the-future": ("source-older-than-statement",),  # no source can be of that day
}
"""Rules whose bad example cannot be wrong in one way only, with the others that rightly speak up too."""

every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


def found(example: str, base: str = "") -> tuple[Diagnostic, ...]:
    """What is reported of an example, after another state of it where one is given."""
    before = state_of(base).survey if base else None
    return state_of(example, before.dossier if before else None).diagnostics


def state_of(example: str, base: Dossier | None = None) -> Checked:
    files = world_of(example)
    content = DictTree({path: text for path, text in files.items() if path.startswith("content/")})
    copies = {path: text for path, text in files.items() if path.startswith("snapshots/")}
    return check_tree(content, base=base, copies=DictTree(copies) if copies else None)


def marked(example: str) -> set[str]:
    """The lines that the example marks, as `path:line`."""
    return {
        f"{path}:{number}"
        for path, text in world_of(example).items()
        for number, line in enumerate(text.split("\n"), 1)
        if line.endswith("# <- here")
    }


def told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.rule} {d.mark.path}:{d.mark.line} {d.message}" for d in diagnostics]


def test_the_world_of_the_examples_has_no_finding() -> None:
    assert told(found("")) == []


@every_rule
def test_the_bad_example_is_reported_where_it_is_marked(rule: Rule) -> None:
    diagnostics = found(rule.bad, rule.base)
    reported = {f"{d.mark.path}:{d.mark.line}" for d in diagnostics if d.rule == rule.name}
    assert reported == marked(rule.bad) | marked(rule.base) != set()


@every_rule
def test_the_bad_example_is_reported_by_no_other_rule(rule: Rule) -> None:
    others = tuple(d for d in found(rule.bad, rule.base) if d.rule != rule.name and d.level is not Level.INFO)
    allowed = TOGETHER.get(rule.name, ())
    assert told(tuple(d for d in others if d.rule not in allowed)) == []
    assert {d.rule for d in others} == set(allowed)


@every_rule
def test_the_good_example_is_not_reported(rule: Rule) -> None:
    diagnostics = found(rule.good, rule.base)
    assert told(tuple(d for d in diagnostics if d.level is Level.ERROR)) == []
    assert told(tuple(d for d in diagnostics if d.rule == rule.name)) == []


@every_rule
def test_a_rule_says_what_and_why(rule: Rule) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.name)
    assert rule.summary[0].islower() and not rule.summary.endswith(".") and len(rule.summary) <= 100
    assert rule.why and 1 <= len(re.findall(r"[.!?](?:\s|$)", rule.why)) <= 6
    assert rule.needs != "day" or rule.level is not Level.ERROR, "a day that passes must not stop a build"
    assert (rule.needs == "base") == bool(rule.base)


@every_rule
def test_a_rule_is_silent_without_what_it_needs(rule: Rule) -> None:
    files = world_of(rule.bad)
    content = DictTree({path: text for path, text in files.items() if path.startswith("content/")})
    reported = any(d.rule == rule.name for d in check_tree(content).diagnostics)
    assert reported == (rule.needs not in ("base", "snapshots"))


def test_the_catalogue_is_the_folder() -> None:
    files = sorted(path.stem for path in RULES_FOLDER.glob("*.py") if path.stem != "__init__")
    assert [rule.name.replace("-", "_") for rule in RULES] == files


def test_examples_name_no_file_outside_of_the_content() -> None:
    for rule in RULES:
        folders = ("content/", "snapshots/") if rule.needs == "snapshots" else ("content/",)
        for path in world_of(rule.base + rule.good + rule.bad):
            assert path.startswith(folders)
    assert WORLD.startswith("=== content/dossier.yaml\n")


def test_of_many_findings_in_one_file_only_the_first_are_told() -> None:
    tags = ", ".join(f"t{number}" for number in range(500))
    done = checked(
        f"=== content/actors/southport.yaml\n{{kind: state, name: S, review: candidate, tags: [{tags}]}}\n"
    )
    assert len([d for d in done.diagnostics if d.rule == "unknown-tag"]) == MAX_REPORTS
