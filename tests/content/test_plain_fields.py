"""Plain YAML is read without libyaml, and means the same to both."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.content.events import by_events
from dossier.content.plain_fields import DEEPEST, LONGEST, plain_fields

CONTENT = Path(__file__).parents[2] / "content"
PLAIN = {
    "names and values": "title: Geneva talks\ndate: 2025-06-02\n",
    "front matter": "\ntitle: Geneva talks\n",
    "no end of line": "title: Geneva talks",
    "empty lines": "\n\na: b\n\n\nc: d\n\n",
    "what is left empty": "a:\nb: ~\nc: null\nd:\n",
    "signs within": 'a: https://a.example/b?c=d#e\nb: it\'s, so [to] {say} & 12:30 - "x"\nc: a:b\n',
    "other letters": "a: Умєров — «так»\nb: [Умєров, é]\n",
    "quotes": "a: \"b: c% d\"\nb: 'e, f'\nc: \"null\"\nd: ''\n",
    "items in brackets": "a: [b, c d, null]\ne: []\n",
    "a group in braces": "a: {b: c d, e: [f, null], g: null}\n",
    "items below": "a:\n  - b\n  - [c]\n  - {d: e}\nf:\n- g\n",
    "a group below": "a:\n    b: c\n    d:\n     e: f\ng: h\n",
    "groups as items": "a:\n  - b: c\n    d:\n      - e\n    f:\n    - g\n\n  - h: i\n",
    "a folded text": "a: >-\n  b: c - d\n  [e: {\nf:\n  - g: >-\n      h\n      i\n    j: k\n",
}
MORE = {
    "nothing": "",
    "no fields": "\n",
    "text": "words\n",
    "a list": "- a\n",
    "a comment": "a: b # c\n",
    "a line of comment": "# c\na: b\n",
    "a name twice": "a: b\na: c\n",
    "a name twice in a group": "a: {b: c, b: d}\n",
    "a name that is null": "null: a\n",
    "a merge key": "<<: {a: b}\n",
    "a name in quotes": '"a": b\n',
    "a value over lines": "a: b\n  c\n",
    "a colon in a value": "a: b: c\n",
    "a colon at the end": "a: b:\n",
    "an anchor": "a: &b c\n",
    "an alias": "a: *b\n",
    "a tag": "a: !!str b\n",
    "an escape": 'a: "\\u0041"\n',
    "a text kept in lines": "a: |\n  b\n",
    "a folded text of two paragraphs": "a: >-\n  b\n\n  c\n",
    "a folded text with an indent": "a: >-\n  b\n    c\n",
    "a folded text of nothing": "a: >-\nb: c\n",
    "a folded text not far enough in": "a:\n  b: >-\n  c\n",
    "too far in": "a: b\n  c: d\n",
    "not far enough in": "a:\n    b: c\n  d: e\n",
    "an item too far in": "a:\n  - b\n    - c\n",
    "an item among names": "a: b\n- c\n",
    "a name among items": "a:\n  - b\n  c: d\n",
    "a dash alone": "a:\n  -\n",
    "an item of an item": "a:\n  - - b\n",
    "no space after a comma": "a: [b,c]\n",
    "an address in brackets": "a: [https://b.example]\n",
    "brackets that are not closed": "a: [b\n",
    "brackets in brackets": "a: [[b]]\n",
    "an end of the document": "a: b\n...\n",
    "a second document": "a: b\n---\nc: d\n",
    "a directive": "%YAML 1.2\n---\na: b\n",
    "a tab": "a:\tb\n",
    "a space at the end": "a: b \n",
    "a line of spaces": "a: b\n  \nc: d\n",
    "a line's end of YAML 1.1": "a: b\u2028c\n",
    "a control character": "a: b\u0085c\n",
    "a byte order mark": "\ufeffa: b\n",
    "long": "a: " + "b" * LONGEST + "\n",
    "deep": "".join(f"{' ' * n}a:\n" for n in range(DEEPEST + 1)) + f"{' ' * (DEEPEST + 1)}a: b\n",
}
PIECES = (  # noqa: SIM905
    "a b key - -  : ? , . # % @ ` ' \" | > >- & * ! { } [ ] [a] [] {a:b} null ~ é x:y 12:30 <<: --- ... \\ = $ a'b _ [null] \t \u00a0 \u2028 \x85"
).split(" ")
TEXTS = st.lists(
    st.sampled_from((*PIECES, " ", " ", "  ", ": ", ": ", "\n", "\n", "\n  ", "\n- ", " #", "{a: b}", "[a, b]", '"q"', "'q'")),
    max_size=10,
).map("".join)  # fmt: skip
LINES = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(
            ("a: b", "b: c d", "c:", "d: >-", "- x", "- a: b", "- c:", "- {a: b}", "- [a]", "e: [x, y]", "text", "")
        ),
    ).map(lambda line: " " * line[0] + line[1]),
    max_size=8,
).map("\n".join)  # fmt: skip


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_plain(text: str) -> None:
    fields = plain_fields(text)
    assert fields
    assert repr((fields, ())) == repr(by_events("a.yaml", text))


@pytest.mark.parametrize("text", MORE.values(), ids=MORE)
def test_what_may_mean_more_is_left_to_libyaml(text: str) -> None:
    assert plain_fields(text) is None


def same(text: str) -> bool:
    """Whether both ways read the text alike, in the order of names too, if it is plain."""
    fields = plain_fields(text)
    return fields is None or repr((fields, ())) == repr(by_events("a.yaml", text))


@settings(max_examples=2_000)
@given(TEXTS)
@example("a: b\n\n\n")
@example("a: [a'b]")
@example("a: {b: c, d: [e]}")
@example("a:\n- b\nc: d")
def test_both_ways_give_the_same(text: str) -> None:
    assert same(text)
    assert same(f"key: value\n{text}")


@settings(max_examples=2_000)
@given(LINES)
@example("c:\n- x\nc:")
@example("d: >-\n\n a: b")
@example("- a: b\n  d: >-\n    text\n  c:\n  - x")
def test_both_ways_give_the_same_for_lines_of_any_depth(text: str) -> None:
    assert same(text)
    assert same(f"key:\n{text}")


@settings(max_examples=500)
@given(st.text(max_size=40))
def test_both_ways_give_the_same_for_any_text(text: str) -> None:
    assert same(text)
    assert same(f"key: {text}")


def test_most_of_the_flagship_is_plain() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.*") if path.suffix in (".md", ".yaml")
    ]
    fields = [text[3:].partition("\n---\n")[0] if text.startswith("---\n") else text for text in texts]
    assert sum(plain_fields(text) is not None for text in fields) > len(fields) * 0.9
    assert all(map(same, fields))
