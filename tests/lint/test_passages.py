"""What counts as our own words, and where they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import survey

from dossier.lint.case import case_of
from dossier.lint.passages import bare, words_in
from dossier.lint.phrases import hits, sentences


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('He spoke of a "regime" there.', "He spoke of a there."),
        ("He spoke of a “regime\nof tolls” there.", "He spoke of a there."),
        ("Сказал «режим» снова.", "Сказал снова."),
        ("The parties' plan and the towns' regime.", "The parties' plan and the towns' regime."),
        ("He called it 'a regime' twice.", "He called it twice."),
        ("See [[regime-change|the change]] [@regime-2025, p. 3].", "See the change]] ."),
        ("See [[regime-change]] and [a page](https://regime.example/x).", "See and [a page ."),
        ("Run `regime` at https://regime.example/x now.", "Run at now."),
        ("> A quoted regime.\nOur regime.", "Our regime."),
        ("It’s Lind’s regime.", "It’s Lind’s regime."),
    ],
)
def test_what_others_said_is_blanked_out_in_place(text: str, left: str) -> None:
    assert len(bare(text)) == len(text) and bare(text).count("\n") == text.count("\n")
    assert " ".join(bare(text).split()) == left


def test_a_sentence_ends_at_its_mark_or_at_a_new_item() -> None:
    text = "They met. “Did they?” Yes!\n- one\n- two"
    found = [sentence.strip() for _, sentence in sentences(text) if sentence.strip()]
    assert found == ["They met.", "“Did they?”", "Yes!", "- one", "- two"]
    assert "".join(sentence for _, sentence in sentences(text)) == text


BODY = """
    === content/events/storm.md
    ---
    title: Storm over the regime
    date: 2025-06-02
    kind: other
    review: candidate
    cites: [{source: gazette, quote: What a regime.}]
    ---
    # A regime

    The old
    regime fell [@gazette].

    ```
    regime
    ```
"""


def test_phrases_are_found_in_fields_and_bodies_but_not_in_quotes_or_code() -> None:
    case = case_of(survey(BODY), frozenset())
    found = [(hit.passage.path, hit.passage.line, hit.passage.text) for hit in hits(case, ("regime",))]
    assert found == [
        (("title",), 0, "Storm over the regime"),
        ((), 1, "# A regime"),
        ((), 3, "The old\nregime fell [@gazette]."),
    ]
    assert [hit.phrase for hit in hits(case, ("old regime", "new regime"))] == ["old regime"]


def test_a_finding_in_a_body_names_the_line_of_its_first_word() -> None:
    case = case_of(survey(BODY), frozenset())
    (hit,) = hits(case, ("regime fell",))
    finding = hit.passage.finding(hit.start, hit.end, "message")
    assert (finding.id, finding.line, finding.raw) == ("storm", 4, "regime fell")


@given(st.text() | st.text(st.characters(max_codepoint=127)))
def test_words_are_the_same_in_ascii_and_beyond(text: str) -> None:
    assert words_in(text) == re.findall(r"\w+", text.lower())
