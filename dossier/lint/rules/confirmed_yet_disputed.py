"""A claim is confirmed when nobody who can know denies it. If a source that we cite disputes it, the claim is
disputed, or the dispute has been settled and its entry under `disputes` says how."""

from collections.abc import Iterator

from dossier.entries import Claim
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/claims/toll.yaml
status: disputed
cites: [gazette, courier, {source: south-readout, stance: disputes}]
"""
BAD = """\
=== content/claims/toll.yaml
status: confirmed # <- here
cites: [gazette, courier, {source: south-readout, stance: disputes}]
"""


def check(case: Case) -> Iterator[Finding]:
    for claim in case.dossier.all(Claim):
        against = [cite.source for cite in claim.cites if cite.stance == "disputes"]
        settled = any(dispute.status == "resolved" for dispute in claim.disputes)
        if claim.status == "confirmed" and against and not settled:
            message = f'confirmed, though "{against[0]}" disputes it'
            yield Finding(
                claim.id, ("status",), message, "write disputed, or record under disputes how it was settled"
            )


RULE = Rule(
    name="confirmed-yet-disputed",
    level=Level.ERROR,
    summary="a claim counts as confirmed though a cited source disputes it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
