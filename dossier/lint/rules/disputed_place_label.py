"""To whom a disputed place belongs is what the conflict is about. The naming policy says how the dossier speaks of
it, in `country_policy`; a country code would decide it in every list, map and export."""

from collections.abc import Iterator

from dossier.entries import Place
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/places/lighthouse-bay.yaml
name: Lighthouse Bay
kind: disputed_area
country:
country_policy: Claimed by both towns.
"""
BAD = """\
=== content/places/lighthouse-bay.yaml
name: Lighthouse Bay
kind: disputed_area
country: CH # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    for place in case.dossier.all(Place):
        disputed = place.kind == "disputed_area" or bool(place.country_policy)
        if disputed and place.country:
            message = f"{place.name} is disputed, and given to {place.country}"
            hint = "leave country out; country_policy says how the dossier speaks of it"
            yield Finding(place.id, ("country",), message, hint)
        elif disputed and not place.country_policy:
            yield Finding(
                place.id, ("kind",), f"nothing says how to speak of {place.name}", "add country_policy"
            )


RULE = Rule(
    name="disputed-place-label",
    level=Level.ERROR,
    summary="a disputed place is given to a country",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
)
