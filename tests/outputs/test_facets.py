"""By what lists can be narrowed: every choice fits a line, and lines say by what they are chosen."""

from every_type import EVERY_TYPE
from small_site import small_site
from worlds import survey

from dossier.entries import Claim, Meeting, Source
from dossier.outputs.desk import Desk
from dossier.outputs.facets import ENOUGH, Facet, Option, Tag, facets_of, marks_of, tags_of
from dossier.outputs.urls import Urls

MEETINGS = "".join(
    f"""
    === content/meetings/m-{n}.yaml
    title: Meeting {n}
    date: 2026-01-{n + 10}
    status: {"held" if n else "scheduled"}
    kind: {"side_meeting" if n % 2 else "call"}
    review: candidate
    cites: [gazette]
    delegations: [{{party: {"northport" if n % 3 else "southport"}, role: party}}, {{party: northport, role: host}}]
"""
    for n in range(ENOUGH)
)


def test_an_entry_says_each_thing_once() -> None:
    found = survey(EVERY_TYPE)
    desk = Desk(found, Urls(found.dossier.entries))
    tags = {
        key: marks_of(tags_of(desk, found.dossier.entries[key]))
        for key in ("quay-1", "long-pier", "bulletin")
    }
    assert tags["quay-1"] == (
        "track:quay party:northport party:southport issue:piers issue:lights form:in-person status:held"
    )
    assert tags["long-pier"] == "party:vera-lind issue:piers status:refuted"
    assert tags["bulletin"] == "form:social-post reliability:low language:uk"
    assert all(found.dossier.all(cls) for cls in (Claim, Meeting, Source))


def test_choices_are_counted_and_named_in_order() -> None:
    view = small_site(MEETINGS).outputs["meetings/index.html"].view
    assert view.facets == (
        Facet("party", "Party", (Option("northport", "Northport", 8), Option("southport", "Southport", 3))),
        Facet(
            "form",
            "Kind",
            (Option("side-meeting", "On the sidelines", 4), Option("call", "Telephone call", 4)),
        ),
        Facet("status", "Status", (Option("held", "Held", 7), Option("scheduled", "Scheduled", 1))),
    )


def test_a_choice_of_one_is_none_and_a_short_list_needs_none() -> None:
    held, called = Tag("status", "held", "Held"), Tag("form", "call", "Call")
    assert facets_of([(held,)] * ENOUGH) == ()
    assert facets_of([(held,), (called,)] * 2) == ()
    assert [facet.key for facet in facets_of([(held,), (Tag("status", "off", "Off"),)] * ENOUGH)] == [
        "status"
    ]


def test_every_line_of_an_index_and_of_the_timeline_can_be_chosen() -> None:
    texts = small_site(MEETINGS).texts
    assert texts["meetings/index.html"].count(" data-tags=") == ENOUGH
    assert texts["timeline/index.html"].count(" data-tags=") == ENOUGH
    assert 'data-tags="kind:meeting party:northport"' in texts["timeline/index.html"]


def test_the_matrix_offers_its_rows_and_columns_in_their_order() -> None:
    choices = small_site(EVERY_TYPE).outputs["positions/index.html"].view.choices
    assert [(facet.key, [option.value for option in facet.options]) for facet in choices] == [
        ("issue", ["piers", "lights", "fees"]),
        ("party", ["northport", "southport", "harbour-court"]),
    ]
