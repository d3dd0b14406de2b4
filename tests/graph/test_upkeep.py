"""What to look at as of a day: each sort of task on both sides of its border."""

from datetime import date

import pytest
from worlds import survey

from dossier.graph.upkeep import USUAL, Spans, upkeep

WORLD = """
=== content/actors/northport.yaml
kind: state
name: Northport
review: candidate
checked: 2026-02-20
cites: [gazette]
offices:
  minister: {name: Minister of Harbours, rank: minister}
  secretary: {name: Secretary of the Council, rank: official}
=== content/actors/southport.yaml
kind: state
name: Southport
review: candidate
checked: 2025-10-01
check_by: 2026-02-01
cites: [gazette]
lint_ignore:
  - {rule: native-name-missing, reason: written alike, until: 2026-02-28}
  - {rule: other-rule, reason: still holds, until: 2026-03-01}
=== content/actors/ana-petrovic.yaml
kind: person
name: Ana Petrovic
review: candidate
checked: 2026-02-20
cites: [gazette]
tenures:
  - {office: northport/minister, start: 2024-02-01, end: 2025-07-17, cites: [gazette]}
  - {office: northport/secretary, start: 2025-07-18, attested: [2025-11-30], cites: [gazette]}
=== content/tracks/pilots.yaml
name: Talks of the pilots
format: bilateral
parties: [northport, southport]
status: active
review: candidate
checked: 2026-02-20
=== content/meetings/quay-2026-01-20.yaml
title: On the quay
date: 2026-01-20
status: held
kind: in_person
track: pilots
delegations: [{party: northport, role: party}, {party: southport, role: party}]
review: candidate
checked: 2026-02-20
=== content/meetings/pier-2026-02-27.yaml
title: On the pier
date: 2026-02-27
status: scheduled
kind: in_person
delegations: [{party: northport, role: party}, {party: southport, role: party}]
review: candidate
checked: 2026-02-20
=== content/watch/dredging.yaml
question: Will the fairway be dredged?
opened: 2025-12-01
due: 2026-02
criteria: A ship of ten metres passes.
status: open
review: candidate
checked: 2026-02-20
=== content/watch/buoys.yaml
question: Will there be new buoys?
opened: 2025-12-01
due: 2026-03-15
criteria: They are laid.
status: open
review: candidate
checked: 2026-02-20
=== content/issues/fees.yaml
title: Harbour fees
question: Who pays?
review: candidate
checked: 2026-02-20
=== content/positions/north-fees-1.yaml
holder: northport
issue: fees
date: 2025-09-01
summary: Ships pay.
stance: demands
basis: on_record
review: candidate
checked: 2026-02-20
=== content/positions/south-fees-1.yaml
holder: southport
issue: fees
date: 2025-09-01
summary: Ships pay.
stance: opposes
basis: on_record
review: candidate
checked: 2026-02-20
=== content/positions/south-fees-2.yaml
holder: southport
issue: fees
date: 2026-01-20
summary: Ships pay half.
stance: conditional
condition: Ships pay half.
basis: on_record
review: candidate
checked: 2026-02-20
"""

EXPECTED = {
    "overdue": ["dredging: was due 2026-02"],
    "due": ["buoys: is due 2026-03-15"],
    "unreported": ["pier-2026-02-27: is still scheduled after 2026-02-27"],
    "check-by": ["southport: was to be checked by 2026-02-01"],
    "exceptions": ["southport: native-name-missing was ignored until 2026-02-28: written alike"],
    "tracks": ["pilots: is active and has no meeting after 2026-01-20"],
    "tenures": ["ana-petrovic: Secretary of the Council: last attested 2025-11-30"],
    "positions": ["north-fees-1: Northport on Harbour fees: nothing after 2025-09-01"],
    "unchecked": ["southport: was last checked 2025-10-01"],
}


def told(day: date, spans: Spans = USUAL) -> dict[str, list[str]]:
    groups = upkeep(survey(WORLD, as_of=day), spans)
    return {group.key: [f"{task.id}: {task.message}" for task in group.tasks] for group in groups}


def test_each_sort_of_task_is_found_once() -> None:
    assert told(date(2026, 3, 1)) == EXPECTED


@pytest.mark.parametrize(
    ("sort", "day"),
    [
        ("overdue", date(2026, 2, 28)),
        ("due", date(2026, 2, 13)),
        ("unreported", date(2026, 2, 27)),
        ("check-by", date(2026, 2, 1)),
        ("exceptions", date(2026, 2, 28)),
        ("tracks", date(2026, 2, 19)),
        ("tenures", date(2026, 2, 28)),
        ("positions", date(2025, 11, 30)),
        ("unchecked", date(2025, 12, 30)),
    ],
)
def test_a_day_earlier_there_is_nothing_to_do(sort: str, day: date) -> None:
    assert sort not in told(day)


def test_the_spans_may_be_longer() -> None:
    found = told(date(2026, 3, 1), Spans(days=365, silence=60, ahead=1))
    assert set(found) == {"overdue", "unreported", "check-by", "exceptions"}


def test_a_task_has_its_place_in_a_file() -> None:
    group = next(g for g in upkeep(survey(WORLD, as_of=date(2026, 3, 1))) if g.key == "tenures")
    assert str(group.tasks[0].mark) == "content/actors/ana-petrovic.yaml:8:5"


def test_what_was_never_checked_comes_first() -> None:
    day = date(2026, 3, 1)
    groups = upkeep(survey(WORLD.replace("checked: 2026-02-20\n", "", 1), as_of=day))
    group = next(g for g in groups if g.key == "unchecked")
    assert [(task.id, task.message) for task in group.tasks] == [
        ("northport", "was never checked"),
        ("southport", "was last checked 2025-10-01"),
    ]
