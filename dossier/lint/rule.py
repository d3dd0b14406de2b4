"""What a rule is: a name, a level, why it matters, a good and a bad example, and a check."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from dossier.base.diagnostic import Diagnostic, Level, Related
from dossier.content.records import excerpt, marks
from dossier.graph.dossier import Dossier
from dossier.graph.survey import Survey

Path = tuple[str | int, ...]


class Finding(NamedTuple):
    """One thing a rule found, at a field of an entry."""

    id: str
    """The entry."""
    path: Path
    """The field; () for the entry as a whole."""
    message: str
    hint: str = ""
    related: tuple[tuple[str, str, Path], ...] = ()
    """(word on why, id, path) of other places."""
    level: Level | None = None
    """Another level than the rule's, where the finding is less certain."""
    line: int = 0
    """Line of the body, from 1, for a finding in prose."""
    raw: str = ""
    """The words marked on that line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One editorial check; the examples are its tests and its manual page."""

    name: str
    level: Level
    summary: str
    """What it reports, in one line."""
    why: str
    """Why it matters, for a historian: two to five sentences."""
    good: str
    """Files that it passes, each after a line `=== content/...`."""
    bad: str
    """Files that it reports; the line reported ends in `# <- here` (YAML) or holds `<!-- here -->` (Markdown)."""
    check: Callable[[Survey], Iterable[Finding]]
    needs: Literal["dossier", "day", "whole"] = "dossier"
    """`day`: depends on --as-of, so it never blocks an unrelated change; `whole`: only runs when no entry is broken."""


def located(finding: Finding, rule: Rule, dossier: Dossier, level: Level) -> Diagnostic:
    """A finding as a diagnostic with its place."""
    record = dossier.records[finding.id]
    if finding.line:
        from dossier.entries.read import body_mark

        mark = body_mark(record, finding.line, finding.raw)
    else:
        mark = marks(record).at(finding.path)
    related = tuple(
        Related(message, marks(dossier.records[other]).at(path)) for message, other, path in finding.related
    )
    return Diagnostic(rule.name, level, finding.message, mark, excerpt(record, mark), finding.hint, related)


def each(findings: Iterable[Finding | None]) -> Iterator[Finding]:
    """Those that are."""
    return (finding for finding in findings if finding)
