"""Positions over time: what is current, what was replaced, and the four kinds of empty cell."""

from datetime import date

from worlds import survey

from dossier.graph.stances import cell, matrix, stances_of

ISSUE = """
    === content/issues/piers.yaml
    title: Piers
    question: Who keeps the piers?
    review: candidate
    searched:
      - {holder: southport, on: 2026-01-01, result: none_found}
"""
FIRST = """
    === content/positions/n1.yaml
    {holder: northport, issue: piers, date: 2025-06-01, summary: Wants all., stance: demands, basis: on_record, review: candidate}
"""
SECOND = """
    === content/positions/n2.yaml
    {holder: northport, issue: piers, date: 2025-09-01, summary: Would share., stance: open, basis: on_record, supersedes: [n1], review: candidate}
"""


def test_a_later_position_replaces_the_one_it_names() -> None:
    found = survey(ISSUE + FIRST + SECOND).stances
    series = found.series["northport", "piers"]
    assert [position.id for position in series.positions] == ["n2", "n1"]
    assert [position.id for position in series.current] == ["n2"]
    assert found.superseded_by == {"n1": ("n2",)}


def test_on_an_earlier_day_the_earlier_position_stands() -> None:
    found = survey(ISSUE + FIRST + SECOND, as_of=date(2025, 7, 1)).stances
    assert [position.id for position in found.series["northport", "piers"].current] == ["n1"]
    assert found.superseded_by == {}


def test_two_that_replace_nothing_are_both_current() -> None:
    text = ISSUE + FIRST + SECOND.replace("supersedes: [n1], ", "")
    assert len(survey(text).stances.series["northport", "piers"].current) == 2


def test_the_four_kinds_of_empty_cell() -> None:
    declined = FIRST.replace("stance: demands", "stance: declines_to_state")
    text = ISSUE.replace("piers\n", "piers\n") + declined
    text += """
    === content/actors/westport.yaml
    {kind: state, name: Westport, review: candidate}
    === content/actors/eastport.yaml
    {kind: state, name: Eastport, review: candidate}
    """
    text = text.replace(
        "result: none_found}",
        "result: none_found}\n      - {holder: eastport, on: 2026-01-01, result: not_applicable}",
    )
    done = survey(text)
    kinds = {
        holder: cell(done.dossier, done.stances, holder, "piers").empty
        for holder in ("northport", "southport", "westport", "eastport")
    }
    assert kinds == {
        "northport": "declined",
        "southport": "none_found",
        "westport": "not_researched",
        "eastport": "not_applicable",
    }


def test_the_matrix_has_a_row_an_issue_and_a_column_a_holder() -> None:
    done = survey(ISSUE + FIRST)
    assert [[cell.holder for cell in row] for row in matrix(done.dossier, done.stances)] == [["northport"]]
    assert stances_of(done.dossier).series.keys() == {("northport", "piers")}
