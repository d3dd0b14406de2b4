"""Harbour talks that went on for years: every list of an entry is too long for one page."""

from collections.abc import Iterator
from datetime import date, timedelta

MEETINGS = 230
PEOPLE = 110
HOLDERS = 55
"""Towns with a position each; the first has as many as there are days in its list."""
POSITIONS = 70
MENTIONS = 110
START = date(2024, 3, 1)

SETTINGS = """\
title: Harbour talks
scope: The invented talks of many harbour towns.
started: 2024-01-01
as_of: 2026-03-01
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
base_url: https://harbour.example
matrix: {holders: [northport], issues: [piers]}
"""


def day(number: int) -> date:
    """A day for each number, three apart."""
    return START + timedelta(days=3 * number)


def _files() -> Iterator[tuple[str, str]]:
    yield "dossier.yaml", SETTINGS
    yield "issues/piers.yaml", "{title: Piers, question: Who mends them?, review: candidate}"
    yield "places/quay.yaml", "{name: The Quay, kind: city, review: candidate}"
    yield (
        "tracks/quay-talks.yaml",
        "{name: Quay talks, format: bilateral, parties: [northport], status: active, started: 2024, "
        "numbering: continuous, review: candidate}",
    )
    for n in range(HOLDERS):
        yield f"actors/town-{n}.yaml", f"{{kind: state, name: Town {n}, review: candidate}}"
        yield f"positions/said-{n}.yaml", _position(f"town-{n}", n)
    for n in range(POSITIONS):
        yield f"positions/north-{n}.yaml", _position("northport", n)
    for n in range(PEOPLE):
        tie = "{org: southport, role: Envoy, cites: [gazette]}"
        yield (
            f"actors/envoy-{n}.yaml",
            f"{{kind: person, name: Envoy {n}, review: candidate, affiliations: [{tie}]}}",
        )
    for n in range(MEETINGS):
        yield f"meetings/round-{n}.yaml", _meeting(n)
    for n in range(MENTIONS):
        yield (
            f"events/tide-{n}.md",
            f"---\ntitle: Tide {n}\ndate: {day(n)}\nkind: statement\nreview: candidate\n"
            "cites: [gazette]\n---\n\nSeen from [[southport]].",
        )
        yield (
            f"sources/sheet-{n}.yaml",
            f"{{title: Sheet {n}, kind: news, publisher: Northport, publisher_actor: northport, published: {day(n)}, "
            "language: en, reliability: usable, reliability_basis: Its own., review: candidate}",
        )


def _position(holder: str, n: int) -> str:
    return (
        f"{{holder: {holder}, issue: piers, date: {day(n)}, summary: 'Words, number {n}.', stance: accepts, "
        "basis: reported, attribution: named, stated_by: ana-petrovic, review: candidate, cites: [gazette]}"
    )


def _meeting(n: int) -> str:
    south = (
        f"{{party: southport, role: party, members: [{{person: envoy-{n % PEOPLE}, attendance: present}}, "
    )
    south += "{person: envoy-0, attendance: present}]}" if n % PEOPLE else "]}"
    return (
        f"{{title: Round {n}, short_title: Quay {n}, date: {day(n)}, status: held, kind: in_person, place: quay, "
        f"track: quay-talks, issues: [piers], review: candidate, cites: [gazette], "
        "delegations: [{party: northport, role: party, head: ana-petrovic, members: "
        f"[{{person: ana-petrovic, attendance: present}}]}}, {south}], "
        "accounts: [{by: northport, source: gazette, published: 2026-01-01, summary: A day}]}"
    )


LONG_LISTS = "".join(f"=== content/{path}\n{text}\n" for path, text in _files())
