"""The flagship dossier holds what its fact base holds: every claim, every conflict, and offices on the right day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dossier.base.edtf import Truth, parse
from dossier.content.records import records_from
from dossier.content.tree import DiskTree
from dossier.entries import (
    Claim,
    Document,
    Entry,
    Event,
    Issue,
    Meeting,
    Person,
    Position,
    Watch,
)
from dossier.entries.read import Loaded, entries_from
from dossier.graph.dossier import Dossier
from dossier.graph.offices import offices_on
from dossier.graph.resolve import resolve

CONFIRMED = (1, 4, 6, 10, 13, 15, 18, 21, 31, 33)
"""Claims that two independent pages bear out."""
CORROBORATED = (2, 7, 9, 16, 20, 30)
"""Claims that one page alone bears out, or copies of one."""
PARTLY = (3, 8, 11, 12, 17, 19, 24, 26, 29)
WRONG = (22, 25)
UNVERIFIABLE = (5, 14, 23, 27, 28, 32)
VERDICTS = {
    **dict.fromkeys(CONFIRMED, "confirmed"),
    **dict.fromkeys(CORROBORATED, "corroborated"),
    **dict.fromkeys(PARTLY, "partly_confirmed"),
    **dict.fromkeys(WRONG, "refuted"),
    **dict.fromkeys(UNVERIFIABLE, "unverified"),
}
"""Number of the claim in the article → what became of it."""

CONFLICTS = (
    "june-deadline",
    "abu-dhabi-2-date",
    "geneva-round-date",
    "ua-delegation-head-abu-dhabi",
    "ru-delegation-head-feb",
    "geneva-outcome",
    "geneva-day-one-length",
    "medinsky-side-length",
    "energy-truce-dates",
    "rubio-traditional-loss-venue",
    "truly-productive-wording",
    "concessions-wording",
    "guarantees-percent",
    "guarantees-tied-to-donbas",
    "may-votes",
    "bonne-date",
    "davos-length",
    "calls-gap",
    "call-9-march-initiator",
    "open-letter-date",
    "march-round",
    "exchange-6-march",
    "plan-points",
    "istanbul3-length",
    "istanbul-rounds-2025",
    "german-speaker",
    "rinkevics-continued-or-increased",
    "next-venue",
    "rubio-speech-ukraine-mention",
    "wrong-office-holders",
    "letter-context",
)
"""Reports that disagree, by the key of their dispute."""

LEAST = {
    "actor": 60,
    "meeting": 55,
    "position": 120,
    "issue": 16,
    "watch": 18,
    "claim": 25,
    "source": 150,
    "event": 15,
    "track": 6,
}
"""Entries of each type that there must be at least."""


@pytest.fixture(scope="module")
def loaded(root: Path) -> Loaded:
    """The content as it stands in the repository."""
    records, unread = records_from(DiskTree(root))
    entries, wrong = entries_from(records)
    assert [str(each) for each in (*unread, *wrong)] == []
    return entries


@pytest.fixture(scope="module")
def dossier(loaded: Loaded) -> Dossier:
    """The content resolved, as of the day after the last dated source."""
    found, wrong = resolve(loaded, date(2026, 7, 6))
    assert [str(each) for each in wrong] == []
    assert found is not None
    return found


def test_every_claim_of_the_article_has_one_entry_with_its_verdict(dossier: Dossier) -> None:
    claims = dossier.all(Claim)
    assert sorted(VERDICTS) == list(range(1, 34))
    assert {int(claim.number or 0): claim.status for claim in claims} == VERDICTS
    assert len(claims) == len(VERDICTS)


def test_what_a_claim_has_wrong_is_put_right(dossier: Dossier) -> None:
    wrong = [claim for claim in dossier.all(Claim) if claim.status in ("partly_confirmed", "refuted")]
    assert [claim.id for claim in wrong if not claim.corrected] == []
    assert [claim.id for claim in dossier.all(Claim) if not claim.status_reason] == []


def test_every_claim_names_the_article_and_what_it_is_about(dossier: Dossier) -> None:
    for claim in dossier.all(Claim):
        assert [each.source for each in claim.claimed_by] == ["archyde-munich-2026"], claim.id
    apart = {claim.id for claim in dossier.all(Claim) if not claim.about}
    assert apart == set()


def test_every_conflict_of_reports_is_a_dispute_with_both_versions(dossier: Dossier) -> None:
    disputes = [dispute for entry in dossier.entries.values() for dispute in entry.disputes]
    kept = Counter(dispute.key for dispute in disputes if dispute.key)
    assert len(CONFLICTS) == 31
    assert [key for key in CONFLICTS if key not in kept] == []
    assert [key for key, times in kept.items() if times > 1] == []


def test_every_version_of_a_dispute_has_a_source(dossier: Dossier) -> None:
    bare = [
        (entry.id, dispute.key, version.value)
        for entry in dossier.entries.values()
        for dispute in entry.disputes
        for version in dispute.values
        if not version.cites
    ]
    assert bare == []


def test_no_version_is_preferred_without_a_reason(dossier: Dossier) -> None:
    silent = [
        (entry.id, dispute.key)
        for entry in dossier.entries.values()
        for dispute in entry.disputes
        if dispute.preferred and not dispute.resolution
    ]
    assert silent == []


def test_there_is_as_much_as_was_promised(dossier: Dossier) -> None:
    found = Counter(entry.type for entry in dossier.entries.values())
    short = {kind: found[kind] for kind, least in LEAST.items() if found[kind] < least}
    assert short == {}


def test_nothing_is_held_back(dossier: Dossier, loaded: Loaded) -> None:
    assert [entry.id for entry in loaded.entries if entry.id not in dossier.entries] == []


@pytest.mark.parametrize("cls", [Meeting, Event, Position, Claim, Watch, Document])
def test_nothing_stands_without_a_source(dossier: Dossier, cls: type[Entry]) -> None:
    assert [entry.id for entry in dossier.all(cls) if not entry.cites] == []


def test_no_tenure_stands_without_a_source(dossier: Dossier) -> None:
    bare = [(p.id, t.office) for p in dossier.all(Person) for t in p.tenures if not t.cites]
    assert bare == []


def test_no_entry_lacks_the_day_it_was_checked(dossier: Dossier) -> None:
    assert [entry.id for entry in dossier.entries.values() if entry.checked is None] == []


@pytest.mark.parametrize(
    ("person", "day", "office"),
    [
        ("umerov", "2025-06-02", "ukraine/minister-of-defence"),
        ("umerov", "2026-02-17", "nsdc-ukraine/secretary"),
        ("merz", "2026-02-14", "germany/chancellor"),
        ("rinkevics", "2026-02-14", "latvia/president"),
        ("braze", "2026-02-14", "latvia/minister-of-foreign-affairs"),
        ("budanov", "2026-02-17", "presidential-office-ukraine/head"),
    ],
)
def test_the_office_of_the_day(dossier: Dossier, person: str, day: str, office: str) -> None:
    held = offices_on(dossier, person, parse(day))
    assert [each.office.ref for each in held if each.certainty is Truth.YES] == [office]


@pytest.mark.parametrize("person", ["scholz", "yermak"])
def test_who_had_left_holds_nothing(dossier: Dossier, person: str) -> None:
    assert offices_on(dossier, person, parse("2026-02-14")) == ()


def test_the_matrix_has_no_cell_that_nobody_looked_at(dossier: Dossier) -> None:
    stated = {(position.holder, position.issue) for position in dossier.all(Position)}
    assert list(_unexplained(dossier, stated)) == []


def test_a_search_record_stands_only_where_nothing_was_found(dossier: Dossier) -> None:
    stated = {(position.holder, position.issue) for position in dossier.all(Position)}
    records = [(record.holder, issue.id) for issue in dossier.all(Issue) for record in issue.searched]
    assert [pair for pair in records if pair in stated] == []
    assert len(records) == len(set(records))


def _unexplained(dossier: Dossier, stated: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for issue in dossier.all(Issue):
        looked = {record.holder for record in issue.searched}
        for holder in dossier.settings.matrix.holders:
            if (holder, issue.id) not in stated and holder not in looked:
                yield holder, issue.id
