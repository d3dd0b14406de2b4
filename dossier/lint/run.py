"""Run the rules: levels from the settings, less what an entry ignores with a reason until the reason expires."""

from collections.abc import Collection, Iterable, Iterator

from dossier.base.diagnostic import Diagnostic, Level
from dossier.graph.survey import Survey
from dossier.lint.rule import Finding, Rule, located

LEVELS = {"error": Level.ERROR, "warning": Level.WARNING, "info": Level.INFO}


def lint(survey: Survey, rules: Iterable[Rule], *, broken: bool = False) -> tuple[Diagnostic, ...]:
    """All findings of the rules; `broken` leaves out those that need every entry to be whole."""
    return tuple(
        diagnostic
        for rule in rules
        if not (broken and rule.needs == "whole")
        for diagnostic in _of(rule, survey)
    )


def _of(rule: Rule, survey: Survey) -> Iterator[Diagnostic]:
    setting = survey.dossier.settings.lint.get(rule.name)
    if setting == "off":
        return
    for finding in rule.check(survey):
        if not _ignored(finding, rule, survey):
            level = LEVELS[setting] if setting else rule.level if finding.level is None else finding.level
            yield located(finding, rule, survey.dossier, level)


def _ignored(finding: Finding, rule: Rule, survey: Survey) -> bool:
    entry = survey.dossier.entries.get(finding.id)
    for ignore in entry.lint_ignore if entry else ():
        if ignore.rule == rule.name and (
            ignore.until.latest is None or ignore.until.latest >= survey.dossier.as_of
        ):
            return True
    return False


def unknown_ignores(survey: Survey, names: Collection[str]) -> Iterator[Finding]:
    """`lint_ignore` and `lint` settings that name no rule: a slip there would hide nothing and say nothing."""
    for entry in survey.dossier.entries.values():
        for index, ignore in enumerate(entry.lint_ignore):
            if ignore.rule not in names:
                yield Finding(entry.id, ("lint_ignore", index, "rule"), f'there is no check "{ignore.rule}"')
