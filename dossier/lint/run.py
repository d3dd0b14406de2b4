"""Run the rules: levels from the settings, less what an entry ignores with a reason until the reason expires."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from dossier.base.diagnostic import Diagnostic, Level, from_plain
from dossier.base.forks import shared
from dossier.graph.survey import Survey
from dossier.lint.case import NOTHING, Case, Given, case_of
from dossier.lint.finding import Finding, located
from dossier.lint.rule import Need, Rule

LEVELS = {"error": Level.ERROR, "warning": Level.WARNING, "info": Level.INFO}
MAX_REPORTS = 100
"""Findings of one rule in one file; more would bury the other files."""
MANY = 2_000
"""Entries from which on a second process saves time."""


def lint(
    survey: Survey,
    rules: Collection[Rule],
    given: Given = NOTHING,
    processes: int = 1,
    between: Callable[[], object] = lambda: None,
) -> tuple[Diagnostic, ...]:
    """All findings of the rules, without those that need what is not given; of a large dossier by so many processes.

    With more than one this process must have one thread. `between` is called before each rule that is asked here."""
    case = case_of(survey, frozenset(rule.name for rule in rules), given)
    met = frozenset(_met(given))
    asked = [rule for rule in rules if rule.needs in met]
    several = processes > 1 and len(survey.dossier.entries) >= MANY
    known = _known(asked, case, processes) if several else {}
    found: list[Diagnostic] = []
    for rule in asked:
        if rule.name not in known:
            between()
        found += known[rule.name] if rule.name in known else _of(rule, case)
    return tuple(found)


def _known(rules: Iterable[Rule], case: Case, processes: int) -> Mapping[str, Sequence[Diagnostic]]:
    """What several processes find, by the rule's name; rules that are missing in it are still to be asked."""
    lots = _lots(rules)
    done = shared([partial(_plain, lot, case) for lot in lots], min(processes, len(lots)))
    return {
        rule.name: tuple(map(from_plain, found))
        for at, told in done.items()
        for rule, found in zip(lots[at], told, strict=True)
    }


def _lots(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Rules that one process does together, the dearest first: what looks for words shares an index of them, and what
    compares with the base a list of changes."""
    words, base, others = list[Rule](), list[Rule](), list[list[Rule]]()
    for rule in rules:
        if rule.reads_words:
            words.append(rule)
        elif rule.needs == "base":
            base.append(rule)
        else:
            others.append([rule])
    return [lot for lot in (words, base, *others) if lot]


def _plain(rules: Iterable[Rule], case: Case) -> list[list[Diagnostic]]:
    return [list(_of(rule, case)) for rule in rules]


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
