"""If one claim excludes another, the other excludes it. A reader who comes to the second page must see the
conflict as well."""

from collections.abc import Iterator

from dossier.entries import Claim
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/claims/one.yaml
contradicts: [two]
=== content/claims/two.yaml
contradicts: [one]
"""
BAD = """\
=== content/claims/one.yaml
contradicts: [two] # <- here
=== content/claims/two.yaml
"""


def check(case: Case) -> Iterator[Finding]:
    for claim in case.dossier.all(Claim):
        for index, other in enumerate(claim.contradicts):
            if claim.id not in case.dossier.get(other, Claim).contradicts:
                message = f'"{other}" does not say that it contradicts this claim'
                hint = f"add contradicts: [{claim.id}] there"
                related = (("the other claim", other, ()),)
                yield Finding(claim.id, ("contradicts", index), message, hint, related)


RULE = Rule(
    name="one-way-contradiction",
    level=Level.ERROR,
    summary="a claim contradicts another that does not say the same of it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
