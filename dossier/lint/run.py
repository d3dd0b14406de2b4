"""Run the rules: levels from the settings, less what an entry ignores with a reason until the reason expires."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

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
FEW = 20
"""Rules for which it does not."""
EVER: frozenset[Need] = frozenset(("dossier", "day", "whole"))
"""What every run goes by where no entry is broken."""


class Known(NamedTuple):
    """What was found in a dossier of which no entry was broken, and which differs by the words of some texts alone."""

    found: Mapping[str, Sequence[Diagnostic]]
    """By the name of the rule, of all rules that went by what is in the dossier."""
    edited: frozenset[str]
    """The entries whose words are others."""


NOTHING_KNOWN = Known({}, frozenset())


def lint(
    survey: Survey,
    rules: Collection[Rule],
    given: Given = NOTHING,
    processes: int = 1,
    between: Callable[[], object] = lambda: None,
    known: Known = NOTHING_KNOWN,
) -> tuple[Diagnostic, ...]:
    """All findings of the rules, without those that need what is not given; of a large dossier by so many processes.
    What is `known` is found by nobody again.

    With more than one this process must have one thread. `between` is called before each rule that is asked here."""
    case = case_of(survey, frozenset(rule.name for rule in rules), given)
    met = frozenset(_met(given))
    asked = [rule for rule in rules if rule.needs in met]
    told = _still(asked, case, known) if known.found else {}
    left = [rule for rule in asked if rule.name not in told]
    several = processes > 1 and len(survey.dossier.entries) >= MANY and len(left) > FEW
    told |= _found(left, case, processes) if several else {}
    found: list[Diagnostic] = []
    for rule in asked:
        if rule.name not in told:
            between()
        found += told[rule.name] if rule.name in told else _of(rule, case)
    return tuple(found)


def by_rule(rules: Iterable[Rule], found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """What was found by the name of the rule, for `Known`."""
    told: dict[str, list[Diagnostic]] = {rule.name: [] for rule in rules if rule.needs in EVER}
    for diagnostic in found:
        if diagnostic.rule in told:
            told[diagnostic.rule].append(diagnostic)
    return told


def _still(rules: Iterable[Rule], case: Case, known: Known) -> dict[str, Sequence[Diagnostic]]:
    """What rules find of which it is known, by the rule's name: those that look for words look at the edited texts
    alone, and the others find what they found, unless something stands in an edited file, where places may differ."""
    files = {case.dossier.records[key].path for key in known.edited}
    texts = replace(case, texts=known.edited)
    told: dict[str, Sequence[Diagnostic]] = {}
    for rule in rules:
        found = known.found.get(rule.name) if rule.needs in EVER else None
        if found is None or any(other.mark.path in files for one in found for other in one.related):
            continue
        elsewhere = [one for one in found if one.mark.path not in files]
        if rule.reads_words:
            told[rule.name] = (*elsewhere, *(one for one in _of(rule, texts) if one.mark.path in files))
        elif len(elsewhere) == len(found):
            told[rule.name] = found
    return told


def _found(rules: Iterable[Rule], case: Case, processes: int) -> dict[str, Sequence[Diagnostic]]:
    """What several processes find, by the rule's name; rules that are missing in it are still to be asked."""
    lots = _lots(rules)
    case.lay_out()
    done = shared([partial(_plain, lot, case) for lot in lots], min(processes, len(lots)))
    return {
        rule.name: tuple(map(from_plain, found))
        for at, told in done.items()
        for rule, found in zip(lots[at], told, strict=True)
    }


def _lots(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Rules that one process does together, the dearest first, so that all end at the same time: what looks for words
    shares an index of them, and what compares with the base a list of changes."""
    words, base, others = list[Rule](), list[Rule](), list[list[Rule]]()
    for rule in rules:
        if rule.reads_words:
            words.append(rule)
        elif rule.needs == "base":
            base.append(rule)
        else:
            others.append([rule])
    others.sort(key=lambda lot: not lot[0].is_dear)
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
