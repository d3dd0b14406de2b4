"""Quotes against text copies: what may differ, and what is told when the words are not there."""

import pytest

from dossier.base.diagnostic import Diagnostic
from dossier.check import check_tree
from dossier.content.tree import DictTree
from dossier.lint.examples import world_of
from dossier.lint.quotes import lost_piece, nearest, plain

COPY = plain(
    "Ms Petrovic said: “We want\u00a0a durable\n  peace — not a\u00adpause — by the summer,” and left. “Yes…”"
)


@pytest.mark.parametrize(
    "quote",
    [
        "We want a durable peace - not apause – by the summer.",
        '"We want a durable peace"',
        "we want a durable peace ... by the summer",
        "[They] want a durable peace […] by the summer",
        "… by the summer, …",
    ],
)
def test_typography_and_what_is_left_out_may_differ(quote: str) -> None:
    assert lost_piece(quote, COPY) == ""


@pytest.mark.parametrize(
    ("quote", "lost"),
    [
        ("We want a lasting peace", "We want a lasting peace"),
        ("by the summer … We want a durable peace", "We want a durable peace"),
        ("We want … by the winter", "by the winter"),
    ],
)
def test_words_and_their_order_may_not(quote: str, lost: str) -> None:
    assert lost_piece(quote, COPY) == lost


def test_the_nearest_words_are_shown_if_half_of_them_are_there() -> None:
    assert nearest("We want a lasting peace", COPY) == "'We want a durable peace"
    assert nearest("the tolls of the northern harbour", COPY) == ""
    assert nearest("anything", "") == nearest("", COPY) == ""
    assert len(nearest("word " * 100, "word " * 200)) == 160


def found(example: str, copies: dict[str, str | bytes] | None) -> list[Diagnostic]:
    tree = DictTree(copies) if copies is not None else None
    return [
        d for d in check_tree(DictTree(world_of(example)), copies=tree).diagnostics if "snapshot" in d.rule
    ]


SOURCES = """\
=== content/sources/chronicle.yaml
snapshot: snapshots/chronicle.txt
=== content/sources/herald.yaml
"""
POSITION = """\
=== content/positions/north-tolls.yaml
cites: [chronicle]
quote: {text: The tolls must fall at once, lang: en}
"""


def test_the_words_of_a_position_are_looked_up_in_its_sources() -> None:
    (one,) = found(SOURCES + POSITION, {"snapshots/chronicle.txt": "He said the tolls must fall in time."})
    assert (one.message, one.hint) == (
        'these words are not in the text copy of "chronicle"',
        'the copy of "chronicle" has: the tolls must fall in time.',
    )
    assert (one.mark.line, one.excerpt[:7]) == (2, "quote: ")
    assert not found(SOURCES + POSITION, {"snapshots/chronicle.txt": "The tolls must fall at once!"})
    assert found(SOURCES + POSITION, {"snapshots/chronicle.txt": "Nothing."})[0].hint.startswith(
        "nothing like it"
    )


def test_what_cannot_be_told_is_not_reported() -> None:
    copies: dict[str, str | bytes] = {"snapshots/chronicle.txt": "Nothing."}
    elsewhere = POSITION.replace("[chronicle]", "[chronicle, herald]")
    translated = POSITION.replace("lang: en", "lang: uk, translation: The tolls must fall")
    assert not found(SOURCES + elsewhere, copies)
    assert not found(SOURCES + translated, copies)
    assert not found(SOURCES + POSITION, None)


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        ("snapshots/chronicle.txt", b"\xff\xfe", '"snapshots/chronicle.txt" is not UTF-8'),
        ("snapshots/chronicle.txt", b"a" * 5_000_001, '"snapshots/chronicle.txt" is larger than 5 MB'),
        ("snapshots/other.txt", b"a", 'there is no file "snapshots/chronicle.txt"'),
    ],
)
def test_a_copy_that_cannot_be_read_is_reported_at_its_source(path: str, data: bytes, message: str) -> None:
    (one,) = found(SOURCES, {path: data})
    assert (one.rule, one.message) == ("snapshot-missing", message)
    assert str(one.mark) == "content/sources/chronicle.yaml:1:11"
