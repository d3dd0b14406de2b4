"""A mistyped name switches nothing off and says nothing; whoever wrote it believes that the matter is settled."""

from collections.abc import Iterator

from dossier.base.diagnostic import did_you_mean
from dossier.entries.common import Ignore
from dossier.lint.rule import SETTINGS, Case, Finding, Level, Path, Rule

GOOD = """\
=== content/events/toll-raised.yaml
lint_ignore: [{rule: missing-summary, reason: To be written., until: 2026-06-01}]
"""
BAD = """\
=== content/events/toll-raised.yaml
lint_ignore:
  - rule: mising-summary # <- here
    reason: To be written.
    until: 2026-06-01
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Ignore):
        if part.value.rule not in case.rules:
            yield _unknown(case, part.id, (*part.path, "rule"), part.value.rule)
    for name in case.dossier.settings.lint:
        if name not in case.rules:
            yield _unknown(case, SETTINGS, ("lint", name), name)


def _unknown(case: Case, entry_id: str, path: Path, name: str) -> Finding:
    near = did_you_mean(name, case.rules)
    hint = f'did you mean "{near}"?' if near else "`dossier check --list-rules` names them all"
    return Finding(entry_id, path, f'there is no check "{name}"', hint)


RULE = Rule(
    name="unknown-ignore",
    level=Level.ERROR,
    summary="an exception or a setting names a check that does not exist",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
