"""What changed in facts: by entry and field, not by line."""

from worlds import checked

from dossier.graph.changes import Change, changes

BASE = """
    === content/issues/piers.yaml
    {title: Piers, question: Who keeps the piers?, review: candidate, cites: [gazette]}
    === content/positions/n1.yaml
    holder: northport
    issue: piers
    date: 2025-06-01
    summary: Wants all.
    stance: rejects
    basis: on_record
    review: candidate
    cites: [gazette]
    === content/meetings/quay.md
    ---
    title: First round
    date: 2025-06-02
    status: held
    kind: in_person
    review: candidate
    cites: [gazette]
    delegations:
      - party: northport
        role: party
        members:
          - {person: ana-petrovic, attendance: present}
      - {party: southport, role: party, size: 3}
    ---

    They met.
"""


def found(old: str, new: str) -> dict[str, Change]:
    before, after = checked(old).survey, checked(new).survey
    assert before and after
    return {change.id: change for change in changes(before.dossier, after.dossier)}


def steps(new: str, entry: str = "quay") -> list[str]:
    return [str(step) for step in found(BASE, new)[entry].steps]


def test_nothing_changed() -> None:
    assert found(BASE, BASE) == {}


def test_a_value_changed() -> None:
    assert steps(BASE.replace("status: held", "status: unclear")) == ["status: held → unclear"]


def test_a_value_deep_in_a_list_is_named_by_what_it_belongs_to() -> None:
    new = BASE.replace("attendance: present", "attendance: absent")
    assert steps(new) == ["delegations (northport), members (ana-petrovic), attendance: present → absent"]


def test_order_of_other_items_and_formatting_do_not_count() -> None:
    new = BASE.replace(
        "{person: ana-petrovic, attendance: present}", "{attendance: present,   person: ana-petrovic}"
    )
    change = found(BASE, new)["quay"]
    assert (change.action, change.steps) == ("formatting", ())


def test_an_added_delegate() -> None:
    new = BASE.replace("role: party, size: 3}", "role: party, size: 3, head: ana-petrovic}")
    assert steps(new) == ["delegations (southport), head: + ana-petrovic"]


def test_a_reordered_list_says_so() -> None:
    text = BASE.replace("cites: [gazette]\n    delegations", "tags: [one, two]\n    delegations")
    before, after = checked(text).survey, checked(text.replace("[one, two]", "[two, one]")).survey
    assert before and after
    (change,) = changes(before.dossier, after.dossier)
    assert [str(step) for step in change.steps] == ["tags: one, two → two, one"]


def test_a_new_position_says_what_it_moved_from() -> None:
    new = (
        BASE
        + """
    === content/positions/n2.yaml
    {holder: northport, issue: piers, date: 2025-09-05, summary: Would share., stance: conditional, condition: Half., basis: on_record, supersedes: [n1], review: candidate, cites: [gazette]}
    """
    )
    change = found(BASE, new)["n2"]
    assert change.action == "added"
    assert change.headline == "position of Northport on Piers: rejects → conditional, 5 Sep 2025, 1 source"


def test_a_rename_is_one_change() -> None:
    new = BASE.replace("meetings/quay.md", "meetings/quay-1.md").replace(
        "title: First round", "title: First round\n    redirect_from: [quay]"
    )
    changed = found(BASE, new)
    assert [(c.id, c.action) for c in changed.values()] == [("quay-1", "renamed")]


def test_a_replaced_fact_without_a_correction_is_pointed_out() -> None:
    new = BASE.replace("date: 2025-06-02", "date: 2025-06-03")
    assert found(BASE, new)["quay"].uncorrected
    corrected = new.replace(
        "title: First round",
        "title: First round\n    corrections: [{date: 2026-01-01, was: 2 June, now: 3 June, kind: minor}]",
    )
    assert not found(BASE, corrected)["quay"].uncorrected
    assert not found(BASE, BASE.replace("kind: in_person", "kind: in_person\n    venue: Hall"))[
        "quay"
    ].uncorrected


def test_added_and_removed_entries() -> None:
    less = BASE[: BASE.index("    === content/meetings/quay.md")]
    assert found(BASE, less)["quay"].action == "removed"
    assert found(less, BASE)["quay"].action == "added"
