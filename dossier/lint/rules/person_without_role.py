"""A dossier is about people in public roles. Somebody without an office, an affiliation or a stated reason is a
private person who was named once, and a page about them may do harm and serves nobody."""

from collections.abc import Iterator

from dossier.entries import Person
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
public_role_basis: Speaks for the harbour workers at the talks.
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person # <- here
name: Tomas Lind
"""


def check(case: Case) -> Iterator[Finding]:
    for person in case.dossier.all(Person):
        if not (person.tenures or person.affiliations or person.public_role_basis):
            yield Finding(
                person.id,
                (),
                f"nothing says why {person.name} is in a public dossier",
                "add tenures or affiliations, or the reason as public_role_basis",
            )


RULE = Rule(
    name="person-without-role",
    level=Level.ERROR,
    summary="a person has no public role",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
