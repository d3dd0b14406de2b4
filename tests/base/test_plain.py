"""Plain data is written and read as it is, whatever text and numbers it has."""

import json
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.base.plain import Plain, Raw, decoded, encoded, typed


class Point(NamedTuple):
    name: str
    value: tuple[int, ...]


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(PLAIN)
def test_is_read_as_it_was_written(value: Any) -> None:
    assert repr(decoded(encoded(value))) == repr(value)
    assert repr(json.loads(encoded(value).decode("utf-8", "surrogatepass"))) == repr(value)


def test_a_named_tuple_is_the_list_of_its_values() -> None:
    assert encoded({"b": Point("Умєров", (1, 2)), "a": None}) == '{"b":["Умєров",[1,2]],"a":null}'.encode()


@pytest.mark.parametrize("name", ["\udc80.md", "plain \ud83d\ude00 \udcff"])
def test_keeps_names_of_files_that_are_no_unicode(name: str) -> None:
    assert decoded(encoded({name: [name]})) == {name: [name]}


@pytest.mark.parametrize("data", [b"", b"{", b'{"a": 1} x', b"[1,", b"\xff", b'"\xff"', b"nul"])
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        decoded(data)


class Pair(Plain):
    first: int
    rest: Raw


@given(st.integers(0, 100), PLAIN)
def test_what_is_not_looked_into_stands_as_it_is_written(first: int, rest: Any) -> None:
    pair = typed(encoded((first, rest)), Pair)
    assert (pair.first, bytes(pair.rest)) == (first, encoded(rest))
    assert encoded(pair) == encoded((first, rest))


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b'["1",2]', b"[1,", b"[1,2] 2", b"\xff", b"[" * 100_000]
)
def test_what_is_of_another_type_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        typed(data, Pair)
