"""What the Dossier holds after resolving: whole, published, with who refers to whom."""

from datetime import date

from worlds import checked, survey, told

from dossier.content.history import Dates, History
from dossier.graph.sides import party_of, side_of

EVENT = """
    === content/places/pier.yaml
    {name: Pier, kind: venue, review: %s}
    === content/events/fire.md
    ---
    title: Fire
    date: 2025-01-01
    kind: other
    place: pier
    review: candidate
    ---

    At the [[pier]] [@gazette].
"""


def test_referrers_are_known_by_role_from_fields_and_prose() -> None:
    dossier = survey(EVENT % "candidate").dossier
    assert [(r.id, r.role) for r in dossier.referrers["pier"]] == [("fire", "place"), ("fire", "text")]
    assert ("fire", "citation") in [(r.id, r.role) for r in dossier.referrers["gazette"]]


def test_drafts_and_restricted_entries_are_not_in_the_dossier() -> None:
    for hidden in ("draft", "candidate, sensitivity: restricted"):
        text = (EVENT % hidden).replace("    place: pier\n", "").replace("[[pier]]", "pier")
        dossier = survey(text).dossier
        assert "pier" not in dossier.entries and "pier" in dossier.unpublished


def test_a_reference_to_what_is_not_published_names_the_file_that_says_so() -> None:
    cases = {"draft": "1:35", "candidate, sensitivity: restricted": "1:59"}
    for hidden, place in cases.items():
        found = [d for d in checked(EVENT % hidden).diagnostics if d.rule == "unpublished-reference"]
        places = {
            f"{related.mark.path}:{related.mark.line}:{related.mark.column}"
            for d in found
            for related in d.related
        }
        assert (len(found), places) == (2, {f"content/places/pier.yaml:{place}"})


def test_what_leads_to_something_broken_is_left_out_and_the_rest_is_kept() -> None:
    done = checked((EVENT % "candidate").replace("kind: venue", "kind: veneu"))
    assert told(tuple(d for d in done.diagnostics if d.level == 0)) == [
        "unknown-value content/places/pier.yaml:1:20"
    ]
    assert done.survey and "fire" not in done.survey.dossier.entries
    assert "ana-petrovic" in done.survey.dossier.entries


def test_a_long_chain_is_no_circle_and_needs_no_recursion() -> None:
    chain = "".join(
        f"=== content/places/p{n}.yaml\n{{name: P{n}, kind: venue, within: p{n + 1}, review: candidate}}\n"
        for n in range(3000)
    )
    text = chain + "=== content/places/p3000.yaml\n{name: End, kind: city, review: candidate}\n"
    assert not [d for d in checked(text).diagnostics if d.rule == "circle"]


def test_party_and_side_follow_offices_and_parents() -> None:
    text = """
        === content/actors/council.yaml
        {kind: government_body, name: The Council, parent: northport, review: candidate}
    """
    dossier = survey(text).dossier
    assert party_of(dossier, "council") == "northport"
    assert party_of(dossier, "ana-petrovic") == "northport"
    assert side_of(dossier, "ana-petrovic") is None


def test_the_day_comes_from_the_argument_the_settings_or_the_last_commit() -> None:
    assert survey(as_of=date(2025, 1, 1)).dossier.as_of == date(2025, 1, 1)
    assert survey().dossier.as_of == date(2026, 3, 1)
    settings = "=== content/dossier.yaml\n" + (
        "title: T\nscope: S\nstarted: 2024-01-01\nlicence: {text: CC BY, data: CC BY}\ncontact: a@example.org\n"
    )
    history = History(
        {"content/actors/northport.yaml": Dates(date(2025, 1, 2), date(2025, 3, 4))}, date(2025, 3, 4), False
    )
    done = checked(settings, history=history)
    assert done.survey and done.survey.dossier.as_of == date(2025, 3, 4)
    assert done.survey.dossier.history["northport"] == Dates(date(2025, 1, 2), date(2025, 3, 4))
    without = checked(settings)
    assert without.survey and without.survey.dossier.as_of == date(2025, 6, 1)
    assert "newest date" in without.notes[0]
