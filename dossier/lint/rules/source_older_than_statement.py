"""A page of 1 May cannot report what was said on 3 May: the citation belongs to an earlier statement, or a date is
wrong. Asked of positions, of the accounts and outcomes of a meeting, and of meetings that were held, where at least one
source must be later than the meeting. A day is allowed for time zones; beside a source that is late enough, it is a
warning."""

from collections.abc import Iterator

from dossier.base.edtf import Edtf, say
from dossier.entries import Meeting, Position, Source
from dossier.entries.common import Cites
from dossier.lint.dates import earlier
from dossier.lint.evidence import supporting
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
date: 2025-06-02
cites: [north-readout]
"""
BAD = """\
=== content/positions/north-tolls.yaml
date: 2025-09-20
cites:
  - north-readout # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        yield from _cites(case, position.id, ("cites",), position.cites, position.date)
    for meeting in case.dossier.all(Meeting):
        if meeting.status in ("held", "ongoing"):
            yield from _meeting(case, meeting)


def _meeting(case: Case, meeting: Meeting) -> Iterator[Finding]:
    for index, outcome in enumerate(meeting.outcomes):
        yield from _cites(case, meeting.id, ("outcomes", index, "cites"), outcome.cites, meeting.date)
    for index, account in enumerate(meeting.accounts):
        if _older(case, account.source, meeting.date):
            yield _finding(case, meeting.id, ("accounts", index, "source"), account.source, meeting.date)
    found = supporting(meeting.cites)
    if found and all(_older(case, source, meeting.date) for source in found):
        message = "held, but every source is older than the meeting"
        yield Finding(meeting.id, ("cites",), message, "cite a page that says it took place")


def _cites(case: Case, entry_id: str, path: Path, cites: Cites, day: Edtf) -> Iterator[Finding]:
    """An error where nothing else supports the statement, a warning beside a source that is late enough."""
    given = supporting(cites)
    old = {source for source in given if _older(case, source, day)}
    level = None if len(old) == len(given) else Level.WARNING
    for index, cite in enumerate(cites if old else ()):
        if cite.source in old and cite.stance == "supports" and not cite.fields:
            yield _finding(case, entry_id, (*path, index), cite.source, day)._replace(level=level)


def _older(case: Case, source_id: str, day: Edtf) -> bool:
    published = case.dossier.get(source_id, Source).published
    return published is not None and earlier(published, day, 1)


def _finding(case: Case, entry_id: str, path: Path, source_id: str, day: Edtf) -> Finding:
    published = case.dossier.get(source_id, Source).published
    message = f"published on {say(published)}, before {say(day)}" if published else ""
    hint = "correct a date, cite another source, or write stance: mentions"
    return Finding(entry_id, path, message, hint, (("the source", source_id, ("published",)),))


RULE = Rule(
    name="source-older-than-statement",
    level=Level.ERROR,
    summary="a source was published before what it is cited for",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    is_dear=True,
)
