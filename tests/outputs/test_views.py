"""What the pages of the harbour talks say, compared as lines of text."""

import json
from collections.abc import Iterable
from typing import Any

from every_type import EVERY_TYPE
from small_site import small_site

from dossier.base.plain import encoded, values
from dossier.outputs.views import Link, Note, When


def view(path: str, world: str = EVERY_TYPE) -> Any:
    """The view of the page in that folder."""
    return small_site(world).outputs[f"{path}index.html"].view


def line(*values: object) -> str:
    """What a reader would see of some values, one after another; what is empty is left out."""
    return " | ".join(filter(None, map(said, values)))


def said(value: object) -> str:
    if isinstance(value, Link):
        return value.text
    if isinstance(value, When):
        return value.short
    if isinstance(value, Note):
        return f"[{value.number}{' against' if value.disputes else ''}{f', {value.locator}' if value.locator else ''}]"
    if isinstance(value, tuple):
        return ", ".join(map(said, value))
    return "" if value in (None, False, 0) else str(value)


def lines(rows: Iterable[Iterable[object]]) -> list[str]:
    return [line(*row) for row in rows]


def test_a_view_is_plain_data() -> None:
    """A set would be in another order each time, and a number that is none equal to nothing: strict JSON has neither."""
    outputs = small_site(EVERY_TYPE).outputs.values()
    strict = [
        json.dumps(o.view, default=values, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        for o in outputs
    ]
    assert [encoded(o.view).decode() for o in outputs] == strict and len(strict) > 100


def test_a_person_has_the_office_of_each_day() -> None:
    attended = view("people/ana-petrovic/").attended
    assert lines(
        (a.when, a.meeting, a.status, a.party, a.office, a.function, a.attendance) for a in attended
    ) == [
        "2 Apr 2026 | Third round | scheduled | Northport | Secretary of the Council | announced",
        "c. 10 Feb 2026 | Second round | held | Northport | Secretary of the Council | head | remote",
        "2 Jun 2025 | First round | held | Northport | Minister of Harbours | head",
    ]


def test_a_persons_offices_stand_newest_first() -> None:
    tenures = view("people/ana-petrovic/").tenures
    assert lines((t.title, t.org, t.start, t.end, t.current) for t in tenures) == [
        "Secretary of the Council | Northport | 18 Jul 2025 | current",
        "Minister of Harbours | Northport | 1 Feb 2024 | 17 Jul 2025",
    ]


def test_a_meeting_names_the_office_of_its_day() -> None:
    named = {
        key: [
            line(
                delegation.party,
                delegation.role,
                member.person,
                member.office,
                member.function,
                member.attendance,
            )
            for delegation in view(f"meetings/{key}/").delegations
            for member in delegation.members
        ]
        for key in ("quay-1", "quay-2")
    }
    assert named == {
        "quay-1": [
            "Northport | Ana Petrovic | Minister of Harbours | head",
            "Southport | Vera Lind | adviser",
            "Southport | Otto Ek | announced",
        ],
        "quay-2": [
            "Northport | Ana Petrovic | Secretary of the Council | head | remote",
            "Southport | Vera Lind | remote",
        ],
    }


def test_announced_and_absent_have_met_nobody() -> None:
    assert lines((m.person, m.number, m.last) for m in view("people/ana-petrovic/").met) == [
        "Vera Lind | 2 | Second round"
    ]
    assert view("people/otto-ek/").met == ()
    assert view("people/otto-ek/").held_meetings == 0


def test_a_meeting_has_its_place_in_the_track() -> None:
    second = view("meetings/quay-2/")
    assert line(second.before, second.after, second.follows, second.parts, second.followed_by) == (
        "First round | Third round | First round | Talk aside"
    )
    assert line(view("meetings/quay-1/").common.kicker) == "Meeting, Quay, Round 1"


def test_accounts_stand_side_by_side() -> None:
    table = view("meetings/quay-1/").comparison
    told = [lines((a.anchor, a.when, a.summary) for a in accounts) for accounts in table.accounts]
    assert dict(zip(table.names, told, strict=True)) == {
        "Northport": ["account-northport | 3 Jun 2025 | A good day.", "account-northport-2"],
        "Southport": ["account-southport"],
    }
    points = {
        said(issue): [[line(p.mode, p.text, item.note) for item in cell for p in item.points] for cell in row]
        for issue, row in zip(table.issues, table.cells, strict=True)
    }
    assert points == {
        "Piers": [
            ["says | Spoke of the north pier. | [1]", "says | Spoke of it again. | [2]"],
            ["denies | That a pier was promised."],
        ],
        "Lights": [["omits | The lighthouse. | [1]"], []],
    }


def test_a_replaced_position_stays_and_is_marked() -> None:
    (group,) = view("organisations/northport/").positions
    assert lines(
        (s.when, s.stance, s.movement, s.superseded and "replaced", s.disputed and "disputed")
        for s in group.stances
    ) == [
        "10 Feb 2026 | wants to share them | softened | disputed",
        "2 Jun 2025 | demands | replaced",
    ]
    old = view("positions/n-piers-1/")
    assert line(old.superseded_by) == "10 Feb 2026: wants to share them"
    assert line(old.office) == "Minister of Harbours"
    assert (
        line(old.quote.text, old.quote.translation, old.quote.speaker)
        == "Обидва наші. | Both are ours. | Ana Petrovic"
    )


def test_an_issue_shows_who_stands_where_and_who_is_silent() -> None:
    piers = view("issues/piers/")
    assert lines(
        (x.side.code if x.side else "", x.holder, x.newest.stance, x.newest.when, len(x.past))
        for x in piers.lines
    ) == [
        "NO | Northport | wants to share them | 10 Feb 2026 | 1",
        "Harbour Court | ambiguous | Jul 2025",
    ]
    lights = view("issues/lights/")
    assert lines((s.holder, s.result, s.note) for s in lights.silences) == [
        "Northport | searched, none found | In the Gazette.",
        "Harbour Court | not applicable",
    ]
    assert lines((w.link, w.state, w.when) for w in piers.watch) == [
        "Will they meet again by the end of February 2026? | overdue | 28 Feb 2026"
    ]
    assert lines((c.link, c.state) for c in piers.claims) == ["The pier is a mile long | refuted"]


def test_the_matrix_has_four_kinds_of_empty() -> None:
    matrix = view("positions/")
    assert [head if isinstance(head, str) else head.name for head in matrix.holders] == [
        "Northport",
        "Southport",
        "Harbour Court",
    ]
    assert {
        said(row.issue): [line(c.state, c.stance, c.when, c.movement, c.path) for c in row.cells]
        for row in matrix.rows
    } == {
        "Piers": [
            "stated | wants to share them | 10 Feb 2026 | softened | issues/piers/#line-northport",
            "not_researched",
            "stated | ambiguous | Jul 2025 | issues/piers/#line-harbour-court",
        ],
        "Lights": [
            "none_found",
            "declined | declines to state | 3 Jun 2025 | issues/lights/#line-southport",
            "not_applicable",
        ],
        "Fees": ["not_researched", "not_researched", "not_researched"],
    }


def test_the_trust_line_says_how_well_a_page_is_grounded() -> None:
    trust = view("people/vera-lind/").common.trust
    assert (trust.sources, trust.single_source, trust.low_only) == (2, False, False)
    assert (trust.disputes, trust.open_disputes, trust.corrections) == (1, 1, 1)
    assert line(trust.checked, trust.review) == "20 Feb 2026 | reviewed"
    alone = view("meetings/quay-2/").common.trust
    assert (alone.sources, alone.single_source, alone.low_only) == (1, True, True)


def test_versions_of_a_dispute_stand_in_the_order_of_their_dates() -> None:
    (dispute,) = view("people/vera-lind/").common.disputes
    assert line(dispute.about, dispute.status) == "Who sent her | open"
    assert lines((v.when, v.text, v.by) for v in dispute.versions) == [
        "2 Jun 2025 | Nobody | Northport",
        "5 Jun 2025 | The council | Southport",
    ]
    (dated,) = view("meetings/quay-1/").common.disputes
    assert line(dated.field, dated.about, dated.resolution) == "date | Date | The log says so."
    assert [version.preferred for version in dated.versions] == [True, False]


def test_sources_are_numbered_as_a_reader_meets_them() -> None:
    person = view("people/vera-lind/").common
    assert lines((r.number, r.publisher) for r in person.references) == [
        "1 | The Gazette",
        "2 | The Bulletin",
    ]
    assert line(person.notes) == "[1]"
    assert [part.note for part in person.prose if part.note] == [Note(2, "source-2", "p. 3", False)]
    claim = view("claims/long-pier/")
    assert (
        line(*(e.note for e in claim.supporting), *(e.note for e in claim.disputing)) == "[1] | [2 against]"
    )


def test_the_front_page_tells_past_from_future() -> None:
    home = view("")
    assert lines((item.when, item.link, item.status) for item in home.latest)[:2] == [
        "c. 10 Feb 2026 | Second round | held",
        "10 Feb 2026 | Talk aside | held",
    ]
    assert lines((item.when, item.link, item.status) for item in home.ahead) == [
        "2 Apr 2026 | Third round | scheduled"
    ]
    assert lines((item.link, item.state) for item in home.due) == [
        "Will they meet again by the end of February 2026? | overdue"
    ]
    assert lines((move.holder, move.issue, move.stance) for move in home.moves) == [
        "Northport | Piers | wants to share them"
    ]
    assert {table.side.code: lines((p.link, p.meetings) for p in table.people) for table in home.tables} == {
        "NO": ["Ana Petrovic | 2"],
        "SO": ["Vera Lind | 2"],
    }


def test_the_timeline_keeps_what_is_to_come_apart() -> None:
    timeline = view("timeline/")
    assert lines((item.when, item.link) for item in timeline.ahead) == ["2 Apr 2026 | Third round"]
    assert [month.name for month in timeline.months] == ["February 2026"]


def test_an_index_leads_with_what_a_reader_must_know_first() -> None:
    assert [group.name for group in view("claims/").groups] == ["Refuted", "Confirmed"]
    assert [group.name for group in view("watch/").groups] == ["Overdue", "Resolved"]
    people = [item for group in view("people/").groups for item in group.items]
    assert lines((i.link, i.what, i.party, i.counted) for i in people) == [
        "Otto Ek | Southport",
        "Vera Lind | Southport | 2 meetings",
        "Ana Petrovic | Secretary of the Council | Northport | 2 meetings",
    ]


def test_links_in_lists_name_positions_and_claims_without_whole_sentences() -> None:
    assert line(view("documents/pier-draft/").positions) == "Northport on Piers, 10 February 2026"
    assert line(view("claims/short-pier/").contradicts) == "The pier is a mile long"


def test_what_is_withdrawn_leaves_a_stone() -> None:
    stone = view("people/gone/")
    assert (
        line(stone.name, stone.on, stone.reason, stone.instead)
        == "Gone Away | 1 Jan 2026 | duplicate | Vera Lind"
    )
