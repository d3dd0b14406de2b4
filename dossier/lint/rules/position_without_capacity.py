"""Not everybody who speaks of a party speaks for it. A person's words are the party's position only if they held
an office in it or acted for it on that day; `capacity` or an affiliation says so, otherwise the person is the
holder."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Person, Position
from dossier.lint.rule import Case, Finding, Level, Rule
from dossier.lint.ties import belongs

GOOD = """\
=== content/positions/north-tolls.yaml
holder: northport
stated_by: ana-petrovic
"""
BAD = """\
=== content/positions/north-tolls.yaml
holder: northport
stated_by: tomas-lind # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        speaker = case.dossier.entries.get(position.stated_by or "")
        if not isinstance(speaker, Person) or speaker.id == position.holder or position.capacity:
            continue
        if not belongs(case.dossier, speaker.id, position.holder, position.date):
            yield Finding(
                position.id,
                ("stated_by",),
                f"nothing ties {speaker.name} to {case.label(position.holder)} on {say(position.date)}",
                "make them the holder, or add their office or affiliation to their file",
            )


RULE = Rule(
    name="position-without-capacity",
    level=Level.WARNING,
    summary="somebody's words count as a party's position though nothing ties them to it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
