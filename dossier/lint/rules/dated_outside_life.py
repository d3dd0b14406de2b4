"""Nobody acts before they are born, no office is held before it exists, and a meeting belongs to a track only
while the track lasts. A date outside of that is a slip in one of the two, most often in the year."""

from collections.abc import Iterator

from dossier.base.edtf import Edtf, Truth, before, say
from dossier.entries import Meeting, Organisation, Person, Track
from dossier.entries.actor import Tenure
from dossier.lint.acts import actors, acts
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/northport.yaml
kind: state
name: Northport
offices:
  minister: {name: Minister of Harbours, rank: minister, start: 2024-02-01}
  secretary: {name: Secretary of the Council, rank: official}
"""
BAD = """\
=== content/actors/northport.yaml
kind: state
name: Northport
offices:
  minister: {name: Minister of Harbours, rank: minister, start: 2025-02-01}
  secretary: {name: Secretary of the Council, rank: official}
=== content/actors/ana-petrovic.yaml
kind: person
name: Ana Petrovic
tenures:
  - office: northport/minister
    start: 2024-02-01 # <- here
    end: 2025-07-17
    cites: [gazette]
"""


def check(case: Case) -> Iterator[Finding]:
    yield from _unborn(case)
    yield from _offices(case)
    yield from _tracks(case)


def _unborn(case: Case) -> Iterator[Finding]:
    starts = {actor.id: start for actor in actors(case) if (start := _start(actor))}
    for act in acts(case) if starts else ():
        if act.actor in starts and before(act.day, starts[act.actor]) is Truth.YES:
            message = f"{case.label(act.actor)} acts on {say(act.day)}, before the start on {say(starts[act.actor])}"
            yield Finding(act.id, act.path, message, "correct the date, or the start in the actor's file")


def _start(actor: Person | Organisation) -> Edtf | None:
    return actor.born if isinstance(actor, Person) else actor.founded


def _offices(case: Case) -> Iterator[Finding]:
    for part in case.of(Tenure):
        tenure, office = part.value, case.dossier.offices[part.value.office]
        begun, ended = office.office.start, office.office.end
        if tenure.start and begun and before(tenure.start, begun) is Truth.YES:
            yield Finding(
                part.id, (*part.path, "start"), f"{office.title} exists since {say(begun)} only", HINT
            )
        if tenure.start and ended and before(ended, tenure.start) is Truth.YES:
            yield Finding(part.id, (*part.path, "start"), f"{office.title} ended on {say(ended)}", HINT)


def _tracks(case: Case) -> Iterator[Finding]:
    for meeting in case.dossier.all(Meeting):
        track = case.dossier.get(meeting.track, Track) if meeting.track else None
        if track and track.started and before(meeting.date, track.started) is Truth.YES:
            message = f"{track.name} began on {say(track.started)}, this meeting is of {say(meeting.date)}"
            yield Finding(meeting.id, ("track",), message, "correct the date, or started in the track's file")
        if track and track.ended and before(track.ended, meeting.date) is Truth.YES:
            message = f"{track.name} ended on {say(track.ended)}, this meeting is of {say(meeting.date)}"
            yield Finding(meeting.id, ("track",), message, "correct the date, or ended in the track's file")


HINT = "correct the tenure, or the office's dates in its organisation's file"


RULE = Rule(
    name="dated-outside-life",
    level=Level.ERROR,
    summary="something is dated before its actor, office or track began, or outside of them",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
