"""What a check found, and where that stands in a file."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic, Level, Related
from dossier.base.mark import Mark
from dossier.content.records import Record, excerpt, marks
from dossier.entries.read import body_mark
from dossier.graph.dossier import Dossier

Path = tuple[str | int, ...]

SETTINGS = ""
"""Stands for the settings where an entry's id is asked for."""


class Finding(NamedTuple):
    """One thing a rule found, at a field of an entry."""

    id: str
    """The entry; `SETTINGS` for content/dossier.yaml."""
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
    """The words marked: on that line of the body, or within the field."""
    before: bool = False
    """Whether the place is in the base, since the entry is gone."""


def located(
    finding: Finding, rule: str, dossier: Dossier, level: Level, base: Dossier | None = None
) -> Diagnostic:
    """A finding as a diagnostic of that rule with its place, which may be in the base."""
    record = _record(finding.id, base if base and finding.before else dossier)
    if finding.line:
        mark = body_mark(record, finding.line, finding.raw)
    else:
        mark = marks(record).at(finding.path)
        if finding.raw:
            mark = _words(record, mark, finding.raw)
    related = tuple(
        Related(message, marks(_record(other, dossier)).at(path)) for message, other, path in finding.related
    )
    return Diagnostic(rule, level, finding.message, mark, excerpt(record, mark), finding.hint, related)


def _record(entry_id: str, dossier: Dossier) -> Record:
    return dossier.records[entry_id] if entry_id != SETTINGS else dossier.settings_record


def _words(record: Record, mark: Mark, raw: str) -> Mark:
    """The words within a field that may run over several lines; the field where they do not stand as such."""
    lines = record.text.split("\n")[mark.line - 1 :]
    lines = lines[: _length(lines)]
    words = raw.split()
    for count in range(len(words), 0, -1):
        wanted = re.compile(r"\s+".join(map(re.escape, words[:count])) + ("" if count == len(words) else "$"))
        for offset, line in enumerate(lines):
            first = mark.column - 1 if offset == 0 else 0
            if match := wanted.search(line.rstrip(), first):
                return Mark(mark.path, mark.line + offset, match.start() + 1, match.end() + 1)
    return mark


def _length(lines: Sequence[str]) -> int:
    """How many lines the value on the first one takes: those indented deeper belong to it."""
    depth = _indent(lines[0])
    return next(
        (n for n, line in enumerate(lines[1:], 1) if line.strip() and _indent(line) <= depth), len(lines)
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
