"""Ids: what is valid, and what is proposed for names in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.base.ids import LONGEST, proposed_id, slug, valid_id


@pytest.mark.parametrize(
    "text", ["umerov", "geneva-2026-02-17", "a", "2025", "con-2025", "console", "a" * LONGEST]
)
def test_valid(text: str) -> None:
    assert valid_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "-a",
        "a-",
        "a--b",
        "Umerov",
        "умєров",
        "a_b",
        "a b",
        "a.b",
        "a/b",
        "a\n",
        "٣",
        "ａ",
        "a" * (LONGEST + 1),
        *("index", "data", "con", "nul", "prn", "aux", "com0", "com1", "lpt9"),
    ],
)
def test_not_valid(text: str) -> None:
    assert not valid_id(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rustem Umerov", "rustem-umerov"),
        ("Рустем Умєров", "rustem-umierov"),
        ("Володимир Зеленський", "volodimir-zelenskiy"),
        ("Донецьк", "donetsk"),
        ("Щёлково", "shchelkovo"),
        ("Κυριάκος Μητσοτάκης", "kyriakos-mitsotakis"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Ukraine’s 20-point plan (2nd draft)", "ukraines-20-point-plan-2nd-draft"),
        ("  --  ", ""),
        ("word " * 20, "-".join(["word"] * 16)),
        ("a" * 100, "a" * LONGEST),
        ("a" * 79 + "-b", "a" * 79),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_proposals_are_free_and_valid() -> None:
    assert proposed_id("Geneva talks", "2026-02-17") == "geneva-talks-2026-02-17"
    assert proposed_id("Umerov", taken={"umerov"}) == "umerov-2"
    assert proposed_id("Umerov", taken={"umerov", "umerov-2"}) == "umerov-3"
    assert proposed_id("Index") == "index-2"
    assert proposed_id("?!") == "entry"
    assert proposed_id("a" * LONGEST, taken={"a" * LONGEST}) == "a" * (LONGEST - 2) + "-2"


@given(st.text(), st.booleans())
def test_a_proposal_for_any_name_is_valid(name: str, busy: bool) -> None:
    first = proposed_id(name)
    again = proposed_id(name, taken={first} if busy else ())
    assert valid_id(first) and valid_id(again)
    assert (again == first) is not busy


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)
