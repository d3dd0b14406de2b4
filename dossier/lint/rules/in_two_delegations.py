"""A person comes to a meeting for one party. A name in two delegations, or twice in one, is nearly always a slip
in copying, and it doubles the person in every list of who met whom. Somebody who speaks for another than the
party of the delegation has `on_behalf_of`."""

from collections.abc import Iterator

from dossier.entries.meeting import Member
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]}
  - {party: southport, role: party, members: [{person: tomas-lind, attendance: present}]}
"""
BAD = """\
=== content/meetings/second-round.yaml
delegations:
  - {party: northport, role: party, members: [{person: ana-petrovic, attendance: present}]}
  - party: southport
    role: party
    members:
      - {person: tomas-lind, attendance: present}
      - {person: tomas-lind, attendance: present} # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Path] = {}
    for part in case.of(Member):
        path, person = (*part.path, "person"), part.value.person
        first = seen.setdefault((part.id, person), path)
        if first is not path:
            yield Finding(
                part.id,
                path,
                f"{case.label(person)} is in this meeting twice",
                "a person comes for one party, once",
                (("here too", part.id, first),),
            )


RULE = Rule(
    name="in-two-delegations",
    level=Level.ERROR,
    summary="a person stands twice in the delegations of one meeting",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
