"""Whoever spoke on the record at a meeting took part in it. A speaker who is not in any delegation was forgotten
there, or spoke about the meeting elsewhere, and then `at` is left out. Readouts are given by others and are no
matter."""

from collections.abc import Iterator

from dossier.entries import Meeting, Person, Position
from dossier.graph.attendance import members_of
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
stated_by: ana-petrovic
basis: on_record
quote: {text: The tolls must fall., lang: en}
at: first-round
"""
BAD = """\
=== content/actors/ben-okafor.yaml
kind: person
name: Ben Okafor
affiliations: [{org: northport, role: adviser}]
=== content/positions/north-tolls.yaml
stated_by: ben-okafor # <- here
basis: on_record
quote: {text: The tolls must fall., lang: en}
at: first-round
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        meeting = case.dossier.entries.get(position.at or "")
        speaker = case.dossier.entries.get(position.stated_by or "")
        if (
            position.basis != "on_record"
            or not isinstance(meeting, Meeting)
            or not isinstance(speaker, Person)
        ):
            continue
        listed = {member.person for delegation in meeting.delegations for member in members_of(delegation)}
        if listed and speaker.id not in listed:
            yield Finding(
                position.id,
                ("stated_by",),
                f"{speaker.name} is not among those who were at {case.label(meeting.id)}",
                "add them to the meeting, or leave out at if they spoke elsewhere",
                (("the meeting", meeting.id, ("delegations",)),),
            )


RULE = Rule(
    name="speaker-not-there",
    level=Level.WARNING,
    summary="somebody stated a position at a meeting where they are not listed",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
