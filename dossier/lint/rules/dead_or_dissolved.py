"""The dead sign nothing, and a dissolved body has no position. Where an entry says so, a date is wrong, here or in
the actor's file, or an organisation stands for its successor."""

from collections.abc import Iterator

from dossier.base.edtf import Edtf, Truth, before, say
from dossier.entries import Organisation, Person
from dossier.lint.acts import actors, acts
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
died: 2025-07-05
affiliations: [{org: southport, role: envoy}]
=== content/meetings/second-round.yaml
date: 2025-06-20
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
died: 2025-07-05
affiliations: [{org: southport, role: envoy}]
=== content/meetings/second-round.yaml
date: 2025-07-20
delegations:
  - {party: northport, role: party}
  - party: southport
    role: party
    members:
      - {person: tomas-lind, attendance: present} # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    ends = {actor.id: end for actor in actors(case) if (end := _end(actor))}
    if ends:
        for act in acts(case):
            if act.actor in ends and before(ends[act.actor], act.day) is Truth.YES:
                field = "died" if isinstance(case.dossier.entries[act.actor], Person) else "dissolved"
                yield Finding(
                    act.id,
                    act.path,
                    f"{case.label(act.actor)} acts on {say(act.day)}, after the end on {say(ends[act.actor])}",
                    f"correct the date, or {field} in the actor's file",
                    (("the end", act.actor, (field,)),),
                )


def _end(actor: Person | Organisation) -> Edtf | None:
    return actor.died if isinstance(actor, Person) else actor.dissolved


RULE = Rule(
    name="dead-or-dissolved",
    level=Level.ERROR,
    summary="a person or organisation acts after its end",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
