"""Versions side by side: marks that read back as both texts, and nothing called deleted that is only unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import survey

from dossier.entries import Document
from dossier.outputs.pages.compare import CompareView, compare_pages
from dossier.outputs.pages.document import document_page
from dossier.outputs.urls import Urls
from dossier.outputs.wording import differences

TEXTS = st.text(st.sampled_from("ab ,.’-"), max_size=30).map(
    lambda text: f"the pier stays open {text}".strip()
)


def letters(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, TEXTS)
def test_marked_words_read_back_as_both_texts(before: str, after: str) -> None:
    pieces = differences(before, after)
    if pieces is not None:
        assert letters("".join(p.text for p in pieces if p.kind != "new")) == letters(before)
        assert letters("".join(p.text for p in pieces if p.kind != "gone")) == letters(after)


def marked(before: str, after: str) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(signs[p.kind].format(p.text) for p in differences(before, after) or ())


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("The pier is open.", "The pier is open.", "The pier is open."),
        ("The pier is open.", "The pier is shut.", "The pier is [-open -][+shut+]."),
        ("A dialogue, led by North.", "A dialogue.", "A dialogue[-, led by North-]."),
        ("Ukraine’s army stays.", "Ukraine’s army stays small.", "Ukraine’s army stays [+small+]."),
    ],
)
def test_words_are_marked_whole(before: str, after: str, shown: str) -> None:
    assert marked(before, after).replace("stays[+", "stays [+") == shown


def test_texts_with_little_in_common_are_not_marked() -> None:
    assert differences("The pier is open.", "Fees go up by a tenth in winter.") is None


WORLD = """
    === content/issues/piers.yaml
    {title: Piers, question: Who runs the piers?, review: candidate, cites: [gazette]}
    === content/documents/plan.yaml
    title: Plan
    date: 2025-01-01
    kind: plan
    status: draft
    authenticity: official
    review: candidate
    cites: [gazette]
    provisions:
      - {no: 1, text: The harbour stays open., cites: [gazette]}
      - {no: 2, issue: piers, text: The piers are run by Northport alone., cites: [gazette]}
      - {no: 3, issue: piers, text: Fees are fixed., cites: [gazette]}
    === content/documents/bare.yaml
    {title: Bare, date: 2025-01-15, kind: plan, status: draft, authenticity: reported, version_of: plan, review: candidate,
     cites: [gazette]}
    === content/documents/redraft.yaml
    title: Redraft
    date: 2025-02-01
    kind: plan
    status: draft
    authenticity: official
    version_of: plan
    review: candidate
    cites: [gazette]
    provisions:
      - {no: 1, issue: piers, text: Fees are fixed., cites: [gazette]}
      - {no: 2, issue: piers, text: The piers are run by Northport and Southport., cites: [gazette]}
    === content/documents/alone.yaml
    {title: Alone, date: 2025-02-01, kind: plan, status: draft, authenticity: official, review: candidate, cites: [gazette]}
"""


def view() -> CompareView:
    found = survey(WORLD)
    [output] = compare_pages(found, Urls(found.dossier.entries))
    assert output.path == "documents/plan/compare/index.html"
    return output.view  # type: ignore[no-any-return]


def test_versions_with_provisions_stand_side_by_side_by_date() -> None:
    assert [head.link.text for head in view().heads] == ["Plan", "Redraft"]


def test_provisions_are_paired_by_likeness_and_only_within_an_issue() -> None:
    rows = view().rows
    assert [(row.issue.text if row.issue else row.name) for row in rows] == ["1", "Piers"]
    assert [len(cell) for cell in rows[0].cells] == [1, 0]
    before, after = rows[1].cells
    assert [said.state for said in before] == ["", ""]
    assert [(said.no, said.state) for said in after] == [("1", "same"), ("2", "changed")]
    assert [p.text for p in after[1].pieces if p.kind == "new"] == ["and Southport"]


def test_each_version_leads_to_the_comparison_and_a_single_text_does_not() -> None:
    found = survey(WORLD)
    urls = Urls(found.dossier.entries)
    links = {d.id: document_page(found, urls, d).view.comparison for d in found.dossier.all(Document)}
    assert {name: link.path if link else None for name, link in links.items()} == {
        "plan": "documents/plan/compare/",
        "bare": "documents/plan/compare/",
        "redraft": "documents/plan/compare/",
        "alone": None,
    }
