"""Plain data is written and read as it is, whatever text and numbers it has."""

import json
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.base.plain import decoded, encoded, items


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


@given(st.lists(PLAIN))
def test_items_stand_as_they_are_written(values: list[Any]) -> None:
    assert items(encoded(values)) == list(map(encoded, values))


@pytest.mark.parametrize("data", [b"", b"{}", b"1", b"[1,", b"[1] 2", b"\xff", b"[" * 100_000])
def test_what_is_no_list_has_no_items(data: bytes) -> None:
    with pytest.raises(ValueError):
        items(data)
