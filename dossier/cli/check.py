"""`dossier check`: read, link and check; write nothing. Also the manual of the checks."""

import sys
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.base.diagnostic import Diagnostic, Level, did_you_mean, has_errors
from dossier.cli.options import as_of_option, existing, format_option, project_argument, report

if TYPE_CHECKING:
    from dossier.check import Checked


@click.command("check")
@project_argument
@as_of_option
@format_option
@click.option("--base", metavar="REV", help="Check too what changed since a git revision, or another folder.")
@click.option("--only", multiple=True, metavar="RULE", help="Report this check alone; may be repeated.")
@click.option("--notes", is_flag=True, help="Show notes in full, not only their number.")
@click.option("--list-rules", is_flag=True, help="List all checks with their level, and stop.")
@click.option(
    "--explain", metavar="RULE", help="Explain a check with examples, and stop; `all` for the manual."
)
def command(
    project: Path,
    as_of: date | None,
    form: str,
    base: str | None,
    only: tuple[str, ...],
    notes: bool,
    list_rules: bool,
    explain: str | None,
) -> None:
    """Read and check the dossier in PROJECT: every problem with its place and what to write instead."""
    if list_rules or explain:
        click.echo(_explained(explain) if explain else _listed(), nl=not explain)
        return
    from dossier.check import Options, check
    from dossier.cli.states import state_of

    for name in only:
        _known(name)
    start = time.perf_counter()
    options = Options(as_of=as_of)
    before = state_of(existing(project), base, options) if base else None
    known = before.survey.dossier if before and before.survey else None
    checked = check(existing(project), options, base=known)
    found = tuple(d for d in checked.diagnostics if not only or d.rule in only)
    hidden = () if notes or form != "text" else _counted(found)
    seconds = time.perf_counter() - start
    report(
        found,
        form,
        len(checked.loaded.records),
        seconds,
        (*checked.notes, *_unread(base, before), *hidden),
        quiet=not notes,
    )
    sys.exit(1 if has_errors(found) else 0)


def _unread(name: str | None, before: "Checked | None") -> tuple[str, ...]:
    """What of the base could not be compared."""
    from dossier.lint.rules import RULES

    if before is None:
        return ()
    if before.survey is None:
        return (f"{name} has no settings to go by: changes were not checked",)
    editorial = {rule.name for rule in RULES}
    if has_errors(d for d in before.diagnostics if d.rule not in editorial):
        return (f"{name} has broken entries: what changed in them was not checked",)
    return ()


def _counted(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """One line for the notes that are not shown."""
    counts = Counter(d.rule for d in diagnostics if d.level is Level.INFO)
    told = ", ".join(f"{number} {rule}" for rule, number in sorted(counts.items()))
    return (f"{told}; --notes shows them",) if told else ()


def _listed() -> str:
    from dossier.lint.rules import RULES

    width = max(len(rule.name) for rule in RULES)
    return "\n".join(f"{rule.name:{width}}  {rule.level!s:7}  {rule.summary}" for rule in RULES)


def _explained(name: str) -> str:
    from dossier.lint.manual import explanation, manual
    from dossier.lint.rules import RULES

    if name == "all":
        return manual(RULES)
    _known(name)
    return next(explanation(rule) for rule in RULES if rule.name == name)


def _known(name: str) -> None:
    """Refuse a name that no check has, with the one that is most likely meant."""
    from dossier.lint.rules import RULES

    names = [rule.name for rule in RULES]
    if name not in names:
        near = did_you_mean(name, names)
        hint = f'did you mean "{near}"?' if near else "--list-rules names them all"
        raise click.UsageError(f'there is no check "{name}"; {hint}')
