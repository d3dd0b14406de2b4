"""Plain bodies are read without the parser, and mean the same to both."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.prose.body import prose_from
from dossier.prose.parsed import parsed_prose
from dossier.prose.plain import plain_prose

CONTENT = Path(__file__).parents[2] / "content"
PLAIN = {
    "a paragraph": "The talks went on.",
    "two, and lines": "The talks\nwent on.\n\n\nThey ended.\n",
    "a link": "See [[quay-1]], [[quay-2|the *second*]].".replace("*", ""),
    "a citation": "It is so [@gazette, p. 3; @bulletin].",
    "links on their lines": "One\n[[a]] two\n[[b]] [@c]\n\nThree [[d]]",
    "quotes": "He said: \"no\", she said 'yes' (both «said»).",
    "stress": "They *did* meet (**not once**), *say both*.",
    "a line that begins with a bracket": "(One)\n\n[[two]]",
    "a line that begins with a number": "28 February came.\n2026-03-01 too, and\n\n5",
    "a line that begins with stress": "*Who* met\n**when**",
    "an exclamation": "No! Yes!",
    "other letters": "Зеленський сказав: «так».",
}
MORE = {
    "a list": "- one",
    "a list by stars": "* one",
    "a numbered list": "1. one",
    "a numbered list by brackets": "12) one",
    "a heading": "# One",
    "a heading by a line below": "One\n===",
    "a ruled line": "One\n\n---",
    "a quotation": "> one",
    "code": "One `two`",
    "indented code": "    one",
    "HTML": "One <b>two</b>",
    "an entity": "One &amp; two",
    "a hard line end": "One  \ntwo",
    "a space at the end": "One \ntwo",
    "an escape": r"One \* two",
    "an address": "[one](https://example.org)",
    "a picture": "![one](https://example.org)",
    "a footnote": "One[^1]\n\n[^1]: Two",
    "a table": "a | b\n--|--\nc | d",
    "struck out": "~~one~~",
    "stress within a word": "un*frigging*believable",
    "stress that is not closed": "One *two",
    "nested stress": "***one***",
    "stress by lines": "_one_",
    "a link to nothing": "[[]]",
    "a citation of nothing": "[@one @two]",
    "a NUL": "One\0two",
    "a tab": "One\ttwo",
    "a space that does not break": "One\u00a0*two*\u00a0three",
    "brackets": "[one]",
}
PIECES = (  # noqa: SIM905
    "one Two три 1 é 12. 2) 30 ٣ a) ii. q: , . ; : ? ! ' \" ( ) / % “ ” „ « » – — - … [[a]] [[b-2|Words here]] [[c|x.]] [@s] [@s,p.3]"
    " *one* **two** *a* * ** *** *two words* [ ] [[ ]] [@ | @ ! ![ # > + = _ ` ~ \\ & < \t \u00a0"
).split(" ")
BODIES = st.lists(
    st.sampled_from((*PIECES, " ", " ", "\n", "\n\n", " \n", "[@s, p. 3]", "[@s; @t]")), max_size=14
)


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_plain(body: str) -> None:
    assert plain_prose(body)
    assert prose_from(body) == parsed_prose(body)


@pytest.mark.parametrize("body", MORE.values(), ids=MORE)
def test_what_may_mean_more_is_left_to_the_parser(body: str) -> None:
    assert plain_prose(body) is None
    assert prose_from(body) == parsed_prose(body)


@settings(max_examples=2_000)
@given(BODIES.map("".join))
@example("a\n\n1\n\nb")
@example("*a*b")
@example("(*a*)")
@example("[[a]]*b*")
@example("a\n[@s]\n\n[[b]]\nc")
def test_both_ways_give_the_same(body: str) -> None:
    assert prose_from(body) == (parsed_prose(body) if body.strip() else prose_from(""))


@settings(max_examples=500)
@given(st.text(max_size=40))
def test_both_ways_give_the_same_for_any_text(body: str) -> None:
    assert prose_from(body) == (parsed_prose(body) if body.strip() else prose_from(""))


def test_most_of_the_flagship_is_plain() -> None:
    texts = [path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.md")]
    bodies = [body for text in texts if (body := text.partition("\n---\n")[2]).strip()]
    assert sum(plain_prose(body) is not None for body in bodies) > len(bodies) * 0.6
    assert all(prose_from(body) == parsed_prose(body) for body in bodies)
