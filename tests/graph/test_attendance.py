"""Who was there, who met whom, and the order of meetings in a track."""

from worlds import survey

from dossier.graph.attendance import met_by

WORLD = """
    === content/actors/vera-lind.yaml
    {kind: person, name: Vera Lind, review: candidate, affiliations: [{org: southport, role: Envoy}]}
    === content/actors/otto-ek.yaml
    {kind: person, name: Otto Ek, review: candidate, affiliations: [{org: southport, role: Adviser}]}
    === content/tracks/quay.yaml
    {name: Quay talks, format: bilateral, parties: [northport, southport], status: active, review: candidate}
    === content/meetings/quay-1.yaml
    title: First round
    date: 2025-06-02
    status: held
    kind: in_person
    track: quay
    review: candidate
    delegations:
      - party: northport
        role: party
        head: ana-petrovic
        members: [{person: ana-petrovic, attendance: present}]
      - party: southport
        role: party
        members:
          - {person: vera-lind, attendance: present}
          - {person: otto-ek, attendance: announced}
    === content/meetings/quay-2.yaml
    title: Second round
    date: 2025-07~
    status: held
    kind: call
    track: quay
    review: candidate
    delegations:
      - {party: northport, role: party, members: [{person: ana-petrovic, attendance: remote}]}
      - {party: southport, role: party, members: [{person: vera-lind, attendance: remote}]}
    === content/meetings/quay-3.yaml
    title: Third round
    date: 2026-06-02
    status: scheduled
    kind: in_person
    track: quay
    review: candidate
    delegations:
      - {party: northport, role: party, members: [{person: ana-petrovic, attendance: announced}]}
      - {party: southport, role: party, members: [{person: otto-ek, attendance: present}]}
"""


def test_only_who_was_there_has_met() -> None:
    found = met_by(survey(WORLD).dossier, "ana-petrovic")
    assert [(encounter.person, encounter.meetings) for encounter in found] == [
        ("vera-lind", ("quay-2", "quay-1"))
    ]


def test_announced_is_listed_but_is_not_there() -> None:
    attendances = survey(WORLD).attendances
    assert [(a.meeting.id, a.is_there) for a in attendances.by_person["otto-ek"]] == [
        ("quay-3", False),
        ("quay-1", False),
    ]


def test_meetings_of_a_track_stand_in_order_with_their_neighbours() -> None:
    tracks = survey(WORLD).tracks
    assert [meeting.id for meeting in tracks.meetings["quay"]] == ["quay-1", "quay-2", "quay-3"]
    assert tracks.neighbours["quay-2"] == ("quay-1", "quay-3")
    assert tracks.neighbours["quay-1"] == (None, "quay-2")


def test_a_head_who_is_not_listed_counts_as_an_unconfirmed_member() -> None:
    text = WORLD.replace("members: [{person: ana-petrovic, attendance: present}]", "members: []")
    attendance = survey(text).attendances.by_person["ana-petrovic"][-1]
    assert attendance.meeting.id == "quay-1"
    assert (attendance.member.attendance, attendance.is_head, attendance.is_there) == (
        "unconfirmed",
        True,
        False,
    )
