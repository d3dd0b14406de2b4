"""Readers search for people as their own papers write them, and no romanisation leads back for certain. The name
in its own script also lets the spelling be checked against the dossier's scheme."""

from collections.abc import Iterator

from dossier.entries import Person
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/actors/tomas-lind.yaml
kind: person
name: Tomas Lind
nationality: [UA]
native_name: {uk: Томас Лінд}
name_basis: own_usage
affiliations: [{org: southport, role: envoy}]
"""
BAD = """\
=== content/actors/tomas-lind.yaml
kind: person # <- here
name: Tomas Lind
nationality: [UA]
affiliations: [{org: southport, role: envoy}]
"""


OTHER_SCRIPTS = (
    *(
        "AE",
        "AF",
        "AM",
        "BD",
        "BG",
        "BH",
        "BY",
        "CN",
        "DZ",
        "EG",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
    ),
    *(
        "JO",
        "JP",
        "KG",
        "KH",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LK",
        "LY",
        "MA",
        "MK",
        "MM",
        "MN",
        "NP",
        "OM",
        "PK",
    ),
    *("PS", "QA", "RS", "RU", "SA", "SD", "SY", "TH", "TJ", "TN", "TW", "UA", "YE"),
)
"""Countries whose people mostly write their names in another script than Latin."""


def check(case: Case) -> Iterator[Finding]:
    for person in case.dossier.all(Person):
        if not person.native_name and any(country in OTHER_SCRIPTS for country in person.nationality):
            hint = "add native_name, such as {uk: ...}; readers search by it"
            yield Finding(person.id, (), f"no native_name for {person.name}", hint)


RULE = Rule(
    name="native-name-missing",
    level=Level.INFO,
    summary="a person's name in its own script is missing",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
