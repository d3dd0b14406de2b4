"""What is kept of the answers: stable text, since when, and whom to ask again."""

from datetime import date

import pytest

from dossier.web.links import Answer
from dossier.web.memory import Known, as_text, due, memory_from, updated

A, B, C = (f"https://{name}.example/page" for name in "abc")
DAY = date(2026, 3, 10)
MEMORY = {
    B: Known(date(2026, 3, 1), "gone", date(2026, 2, 1), "the server says 404"),
    A: Known(date(2026, 2, 20), "ok", date(2026, 1, 1)),
}


def test_the_text_is_sorted_and_reads_back_the_same() -> None:
    text = as_text(MEMORY)
    assert text.index(A) < text.index(B)
    assert memory_from(text) == MEMORY
    assert as_text(memory_from(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"version": 2, "links": {}}',
        '{"version": 1}',
        "\0",
        "[" * 9_000,
        '{"version": 1, "links": {"a": {"checked": "2026-03-01", "since": "2026-03-01", "state": "fine"}}}',
    ],
)
def test_what_cannot_be_read_is_forgotten(text: str) -> None:
    assert memory_from(text) == {}


def test_those_longest_unasked_come_first() -> None:
    assert due([A, B, C], MEMORY, DAY, every=10, again=3) == (C, A, B)
    assert due([A, B, C], MEMORY, DAY, every=30, again=30) == (C,)


def test_since_when_stays_while_the_state_does() -> None:
    found = [Answer(B, "gone", "the server says 410"), Answer(A, "moved", "moved for good", C)]
    new = updated(MEMORY, found, DAY, [A, B])
    assert new[B] == Known(DAY, "gone", date(2026, 2, 1), "the server says 410")
    assert new[A] == Known(DAY, "moved", DAY, "moved for good", C)


def test_addresses_that_nothing_names_are_dropped() -> None:
    assert set(updated(MEMORY, [], DAY, [A])) == {A}
