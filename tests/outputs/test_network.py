"""Who met whom: the drawing is always the same, its labels are free, and it says what the table says."""

from itertools import combinations, pairwise

from worlds import files_of, survey, world

from dossier.check import Options, check_tree
from dossier.content.tree import DictTree
from dossier.outputs.figures.boxes import Box, apart
from dossier.outputs.figures.ego import ego
from dossier.outputs.figures.force import Pull, circle, spread
from dossier.outputs.figures.lettering import LINE, width_of
from dossier.outputs.figures.network import Group, Meet, Who, laid_out, network
from dossier.outputs.pages.meet import MeetView, at_least, meet_pages
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link


def person(name: str) -> str:
    state = "northport" if name < "f" else "southport"
    return f"=== content/actors/{name}.yaml\nkind: person\nname: {name.title()}\nside: {state}\nreview: candidate\ncites: [gazette]\n"


def meeting(name: str, date: str, north: str, south: str, status: str = "held") -> str:
    def members(people: str) -> str:
        return ", ".join(f"{{person: {p}, attendance: present}}" for p in people.split())

    return f"""\
=== content/meetings/{name}.yaml
title: Talks {name}
date: {date}
status: {status}
kind: in_person
review: candidate
cites: [gazette]
delegations:
  - {{party: northport, role: party, members: [{members(north)}], cites: [gazette]}}
  - {{party: southport, role: party, members: [{members(south)}], cites: [gazette]}}
"""


WORLD = (
    "".join(person(name) for name in ("alba", "bero", "cara", "gala", "hugo"))
    + meeting("one", "2025-02-01", "alba bero", "gala")
    + meeting("two", "2025-09-01", "alba", "gala hugo")
    + meeting("three", "2025-XX", "alba cara", "hugo")
    + meeting("never", "2025-10-01", "alba", "hugo", "cancelled")
)


def views(text: str = WORLD) -> dict[str, MeetView]:
    found = survey(text)
    return {output.path: output.view for output in meet_pages(found, Urls(found.dossier.entries))}


def test_pairs_are_counted_at_held_meetings_only() -> None:
    view = views()["meetings/who-met-whom/index.html"]
    often = [(pair.one.text, pair.other.text, pair.number, pair.across) for pair in view.often]
    once = {(pair.one.text, pair.other.text) for pair in view.once}
    assert often == [("Alba", "Gala", 2, True), ("Alba", "Hugo", 2, True)]
    assert once == {
        ("Alba", "Bero"), ("Bero", "Gala"), ("Gala", "Hugo"), ("Alba", "Cara"), ("Cara", "Hugo"),
    }  # fmt: skip
    assert (view.often[0].first.text, view.often[0].last.text) == ("Talks one", "Talks two")


def test_the_drawing_and_the_table_have_the_same_pairs_and_numbers() -> None:
    for view in views().values():
        table = {pair.anchor: pair.number for pair in (*view.often, *view.once)}
        assert {edge.meet.anchor: edge.meet.number for edge in laid_out(view.drawing).edges} == table
        assert view.drawn == len(laid_out(view.drawing).nodes) == view.people


def test_each_half_year_has_a_page_of_its_own() -> None:
    found = {path.removeprefix("meetings/who-met-whom/"): view.meetings for path, view in views().items()}
    assert found == {"index.html": 3, "2025-h1/index.html": 2, "2025-h2/index.html": 1}


def test_parties_are_counted_by_delegations() -> None:
    rows = views()["meetings/who-met-whom/index.html"].parties
    assert [(row.party.text, row.meetings, row.cells) for row in rows] == [
        ("Northport", 3, (-1, 3)),
        ("Southport", 3, (3, -1)),
    ]


def test_the_drawing_does_not_depend_on_the_order_of_files() -> None:
    files = world(WORLD)
    backwards = check_tree(DictTree(dict(reversed(files.items()))), options=Options()).survey
    assert backwards and list(files_of(WORLD))
    pages = meet_pages(backwards, Urls(backwards.dossier.entries))
    assert {output.path: output.view for output in pages} == views()


def test_nobody_met_makes_an_empty_page() -> None:
    view = views("")["meetings/who-met-whom/index.html"]
    assert (view.pairs_total, laid_out(view.drawing).nodes) == (0, ())


def many(count: int) -> tuple[list[Who], list[Meet]]:
    people = [
        Who(Link(f"people/{i}/", f"Person {i}"), f"Longish Name {i}", None, i % 14) for i in range(count)
    ]
    pairs = [(a, b) for a, b in combinations(range(count), 2) if (a * 7 + b * 3) % 11 == 0]
    return people, [Meet(a, b, 1 + (a + b) % 8, a % 3 != b % 3, f"pair-{a}-{b}") for a, b in pairs]


def test_labels_and_marks_of_a_full_network_are_free_and_inside() -> None:
    people, meets = many(60)
    drawn = network(people, meets)
    boxes = []
    for node in drawn.nodes:
        room = max(width_of(node.who.label) // 2, node.half)
        boxes.append(
            (node.at.x - room, node.at.y - node.half, node.at.x + room, node.at.y + node.half + LINE)
        )
    assert not [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert all(0 < x < right < drawn.width and 0 < y < low < drawn.height for x, y, right, low in boxes)


def test_a_layout_made_again_is_the_same_and_in_whole_numbers() -> None:
    pulls = [Pull(meet.one, meet.other, meet.number) for meet in many(30)[1]]
    first = spread(30, pulls, 600)
    assert first == spread(30, pulls, 600)
    assert {type(value) for point in first for value in point} == {int}
    assert len(set(first)) == 30


def test_the_start_is_a_circle_from_the_top() -> None:
    assert circle(4, 100) == [(0, -100), (100, 0), (0, 100), (-100, 0)]


def test_boxes_at_one_place_come_apart() -> None:
    placed = apart(circle(1, 0) * 12, (Box(40, 40, 8, 20),) * 12)
    assert all(abs(a.x - b.x) >= 80 or abs(a.y - b.y) >= 28 for a, b in combinations(placed, 2))


def test_ties_far_beyond_the_limit_are_cut_by_how_often_people_met() -> None:
    found = survey(WORLD)
    from dossier.graph.encounters import people_ties, took_place

    ties = people_ties(took_place(found.dossier))
    kept, number = at_least(ties, 3)
    assert (len(kept), number) == (2, 2)
    assert at_least(ties, 100) == (ties, 1)


def test_a_person_stands_between_at_most_twelve_others_with_free_labels() -> None:
    people, _ = many(20)
    meets = [Meet(0, place, place, True, f"met-{place}") for place in range(1, 20)]
    drawn = ego(Group(tuple(people), tuple(meets)))
    assert len(drawn.nodes) == 13
    assert len(drawn.edges) == 12
    for node in drawn.nodes[1:]:
        width = width_of(node.who.label)
        left = node.label_at.x if node.anchor == "start" else node.label_at.x - width
        assert left >= 0
        assert left + width <= drawn.width
    rows = sorted((node.anchor, node.at.y) for node in drawn.nodes[1:])
    assert all(b[1] - a[1] >= 24 for a, b in pairwise(rows) if a[0] == b[0])
