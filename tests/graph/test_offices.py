"""Offices are computed for a day from dated tenures, with a certainty."""

import pytest
from worlds import survey

from dossier.base.edtf import Truth, parse
from dossier.graph.offices import holders, office_on, offices_on

PERSON = """
    === content/actors/vera-lind.yaml
    kind: person
    name: Vera Lind
    review: candidate
    tenures:
      - office: northport/minister
        {tenure}
"""


@pytest.mark.parametrize(
    ("day", "office"),
    [
        ("2024-01-31", None),
        ("2024-02-01", "northport/minister"),
        ("2025-06-02", "northport/minister"),
        ("2025-07-17", "northport/minister"),
        ("2025-07-18", "northport/secretary"),
        ("2026-02-17/2026-02-18", "northport/secretary"),
    ],
)
def test_the_office_is_that_of_the_day(day: str, office: str | None) -> None:
    found = office_on(survey().dossier, "ana-petrovic", parse(day))
    assert (found.office.ref if found else None) == office
    assert found is None or found.certainty is Truth.YES


def test_a_day_around_the_change_may_be_either() -> None:
    found = offices_on(survey().dossier, "ana-petrovic", parse("2025-07"))
    assert [(holding.office.ref, holding.certainty) for holding in found] == [
        ("northport/minister", Truth.MAYBE),
        ("northport/secretary", Truth.MAYBE),
    ]


@pytest.mark.parametrize(
    ("tenure", "day", "truth"),
    [
        ("start: 2025-01", "2025-03-01", Truth.YES),
        ("start: 2025-01", "2025-01-10", Truth.MAYBE),
        ("start: 2025-01-20?", "2025-02-01", Truth.MAYBE),
        ("start: 2025-01-20?", "2026-02-01", Truth.YES),
        ("end: 2025-03-01", "2025-02-01", Truth.MAYBE),
        ("end: 2025-03-01", "2025-03-02", None),
        ("attested: [2025-02-01, 2025-04-01]", "2025-03-01", Truth.YES),
        ("attested: [2025-02-01]", "2025-01-01", Truth.MAYBE),
        ("attested: [2025-02-01]", "2025-02-01", Truth.YES),
    ],
)
def test_certainty_follows_what_is_known_of_the_tenure(tenure: str, day: str, truth: Truth | None) -> None:
    dossier = survey(PERSON.replace("{tenure}", tenure)).dossier
    found = office_on(dossier, "vera-lind", parse(day))
    assert (found.certainty if found else None) is truth


def test_a_named_capacity_chooses_among_the_offices_held() -> None:
    text = """
        === content/actors/vera-lind.yaml
        kind: person
        name: Vera Lind
        review: candidate
        tenures:
          - {office: northport/minister, start: 2025-01-01}
          - {office: northport/secretary, start: 2025-01-01}
    """
    dossier = survey(text).dossier
    named = office_on(dossier, "vera-lind", parse("2025-02-01"), "northport/secretary")
    assert named and named.office.ref == "northport/secretary"
    assert office_on(dossier, "ana-petrovic", parse("2025-02-01"), "northport/secretary") is None


def test_holders_come_in_order_of_their_start() -> None:
    text = PERSON.replace("{tenure}", "start: 2020-01-01\n        end: 2024-01-31")
    assert [holder.person for holder in holders(survey(text).dossier, "northport/minister")] == [
        "vera-lind",
        "ana-petrovic",
    ]
