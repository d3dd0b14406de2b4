"""The page says that this person holds the office today, and ministers change overnight. An office without an end is
looked up every three months: note the day as `attested` if a source names the holder, or give the entry another
`checked`."""

from collections.abc import Iterator

from dossier.base.edtf import say
from dossier.entries import Person
from dossier.lint.dates import earlier, of_day
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
short_name: Lind
checked: 2025-06-01
tenures:
  - {office: southport/envoy, start: 2024-01-15, attested: [2026-01-20], cites: [courier]}
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
short_name: Lind
checked: 2025-06-01
tenures:
  - {office: southport/envoy, start: 2024-01-15, attested: [2025-07-01], cites: [courier]} # <- here
"""

DAYS = 90


def check(case: Case) -> Iterator[Finding]:
    today = of_day(case.dossier.as_of)
    for person in case.dossier.all(Person):
        for index, tenure in enumerate(person.tenures):
            office = case.dossier.offices[tenure.office]
            if tenure.end or person.died or office.office.end:
                continue
            known = [day for day in (person.checked, tenure.start, *tenure.attested) if day]
            if known and all(earlier(day, today, DAYS) for day in known):
                last = max(known, key=lambda day: day.latest or case.dossier.as_of)
                message = f"{office.title}: nobody looked since {say(last)}"
                hint = "look it up: add the day to attested, or an end"
                yield Finding(person.id, ("tenures", index), message, hint)


RULE = Rule(
    name="tenure-not-rechecked",
    level=Level.INFO,
    summary=f"an office shown as held today was not looked up for {DAYS} days",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="day",
)
