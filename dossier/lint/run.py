"""Run the rules: levels from the settings, less what an entry ignores with a reason until the reason expires."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from dossier.base.diagnostic import Diagnostic, Level
from dossier.graph.survey import Survey
from dossier.lint.case import NOTHING, Case, Given, case_of
from dossier.lint.finding import Finding, located
from dossier.lint.rule import Need, Rule

LEVELS = {"error": Level.ERROR, "warning": Level.WARNING, "info": Level.INFO}
MAX_REPORTS = 100
"""Findings of one rule in one file; more would bury the other files."""


def lint(survey: Survey, rules: Collection[Rule], given: Given = NOTHING) -> tuple[Diagnostic, ...]:
    """All findings of the rules, without those that need what is not given."""
    case = case_of(survey, frozenset(rule.name for rule in rules), given)
    met = frozenset(_met(given))
    return tuple(diagnostic for rule in rules if rule.needs in met for diagnostic in _of(rule, case))


def _met(given: Given) -> Iterator[Need]:
    yield from ("dossier", "day")
    if given.whole:
        yield "whole"
    if given.base:
        yield "base"
    if given.snapshots:
        yield "snapshots"


def _of(rule: Rule, case: Case) -> Iterator[Diagnostic]:
    setting = case.dossier.settings.lint.get(rule.name)
    if setting == "off":
        return
    told: Counter[str] = Counter()
    for finding in _heeded(rule.check(case), rule, case):
        told[finding.id] += 1
        if told[finding.id] > MAX_REPORTS:
            continue
        level = LEVELS[setting] if setting else rule.level if finding.level is None else finding.level
        yield located(finding, rule.name, case.dossier, level, case.base)


def _heeded(findings: Iterable[Finding], rule: Rule, case: Case) -> Iterator[Finding]:
    """Those that no entry ignores on the day the dossier speaks of."""
    for finding in findings:
        entry = case.dossier.entries.get(finding.id)
        ignores = (ignore for ignore in entry.lint_ignore if ignore.rule == rule.name) if entry else ()
        if not any(i.until.latest is None or i.until.latest >= case.dossier.as_of for i in ignores):
            yield finding
