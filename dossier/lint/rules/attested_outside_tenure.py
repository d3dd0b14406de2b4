"""`attested` lists days on which a source names the person in the office. Such a day before the start or after the
end contradicts the tenure; one of the two is wrong, or the source is, and then the day does not belong here."""

from collections.abc import Iterator

from dossier.base.edtf import Truth, covers, say
from dossier.entries.actor import Tenure
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
tenures:
  - {office: southport/envoy, start: 2024-01-15, attested: [2025-06-02], cites: [courier]}
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
tenures:
  - office: southport/envoy
    start: 2024-01-15
    attested:
      - 2023-06-02 # <- here
    cites: [courier]
"""


def check(case: Case) -> Iterator[Finding]:
    for part in case.of(Tenure):
        tenure = part.value
        for index, day in enumerate(tenure.attested):
            if covers(tenure.start, tenure.end, day) is Truth.NO:
                title = case.dossier.offices[tenure.office].title
                yield Finding(
                    part.id,
                    (*part.path, "attested", index),
                    f"attested as {title} on {say(day)}, outside of the tenure",
                    "correct the day, or the start or end of the tenure",
                )


RULE = Rule(
    name="attested-outside-tenure",
    level=Level.ERROR,
    summary="a source names the holder of an office on a day outside of the tenure",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
