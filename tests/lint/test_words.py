"""A rule says whether it looks for words; which words stand in a text matters to no other, and of those that do, what
one finds in a text depends on the words of no other text."""

import pytest

from dossier.base.diagnostic import Diagnostic
from dossier.check import check_tree
from dossier.content.tree import DictTree
from dossier.lint.case import Case, case_of
from dossier.lint.examples import world_of
from dossier.lint.rule import Rule
from dossier.lint.rules import RULES
from dossier.lint.run import EVER, Known, by_rule, lint

QUIET = "They came, and nothing else is to be told."
LOUD = """\
Recently the regime spoke, reportedly on Monday, 20 June 2025. Minister Petrovic and Lind were likely there.

"The tolls must fall by the summer", wrote tomas.lind@example.org, of 12 Harbour Street, +41 22 000 00 00.

Secretary of the Council Petrovic has low confidence and is almost certainly in Northharbour; Pеtrovic met Ana Petrovic."""


def world(example: str, body: str) -> dict[str, str]:
    """The world of an example, with a text below the fields of every entry that has none."""
    return dict(_with_body(path, text, body) for path, text in world_of(example).items())


def _with_body(path: str, text: str, body: str) -> tuple[str, str]:
    if path.endswith(".yaml") and path != "content/dossier.yaml":
        return path.removesuffix("yaml") + "md", f"---\n{text.rstrip()}\n---\n{body}\n"
    return path, f"{text.rstrip()}\n\n{body}\n" if path.endswith(".md") else text


def case(example: str, body: str, base: str = "") -> Case:
    before = case(base, body).dossier if base else None
    files = world(example, body)
    content = DictTree({path: text for path, text in files.items() if path.startswith("content/")})
    survey = check_tree(content, base=before).survey
    assert survey
    return case_of(survey, frozenset(rule.name for rule in RULES))


def found(rule: Rule, case: Case) -> set[Diagnostic]:
    return set(lint(case.survey, [rule]))


silent = [rule for rule in RULES if not rule.reads_words and rule.needs in EVER]


@pytest.mark.parametrize("rule", silent, ids=[rule.name for rule in silent])
def test_words_matter_to_no_rule_that_does_not_look_for_them(rule: Rule) -> None:
    for example in (rule.bad, rule.good):
        assert found(rule, case(example, QUIET)) == found(rule, case(example, LOUD))
    assert found(rule, case(rule.bad, QUIET))


looking = [rule for rule in RULES if rule.reads_words]


@pytest.mark.parametrize("rule", looking, ids=[rule.name for rule in looking])
def test_what_is_found_in_a_text_depends_on_no_other_text(rule: Rule) -> None:
    whole = case(rule.bad, LOUD)
    everything = found(rule, whole)
    assert everything
    known = Known(by_rule(RULES, ()), frozenset())
    for key in whole.dossier.entries:
        path = whole.dossier.records[key].path
        here = set(lint(whole.survey, [rule], known=known._replace(edited=frozenset([key]))))
        assert here == {one for one in everything if one.mark.path == path}


def test_there_are_rules_of_both_kinds() -> None:
    assert len(silent) > 80
    assert len(looking) > 10
    loud = {rule.name for rule in looking if found(rule, case("", LOUD))}
    quiet = {rule.name for rule in looking if found(rule, case("", QUIET))}
    assert len(loud - quiet) > 9, loud


def test_what_is_known_is_believed_and_an_edited_text_looked_at_again() -> None:
    """Beside what stands in an edited file, which is found again wherever it stands now."""
    rule = next(rule for rule in RULES if rule.name == "relative-time-words")
    before, after = case("", LOUD), case("", QUIET)
    known = Known(by_rule(RULES, lint(before.survey, RULES)), frozenset())
    assert set(lint(after.survey, [rule], known=known)) == found(rule, before)
    some = frozenset(list(before.dossier.entries)[:2])
    files = {after.dossier.records[key].path for key in some}
    left = {one for one in found(rule, before) if one.mark.path not in files}
    assert set(lint(after.survey, [rule], known=known._replace(edited=some))) == left
    everyone = known._replace(edited=frozenset(after.dossier.entries))
    assert lint(after.survey, RULES, known=everyone) == lint(after.survey, RULES)
