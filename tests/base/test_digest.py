"""Digests: the same for the same value everywhere, different for a different one."""

import hashlib
import subprocess
import sys
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.base.digest import digest, digest_bytes


class Point(NamedTuple):
    name: str
    value: tuple[int, ...]


def test_is_the_start_of_sha256_over_compact_json() -> None:
    text = '[["Умєров",[1,2]],{"b":null,"a":[true,1.5]}]'
    value = (Point("Умєров", (1, 2)), {"b": None, "a": (True, 1.5)})
    assert digest(value) == hashlib.sha256(text.encode()).hexdigest()[:32]
    assert digest_bytes(text.encode()) == digest(value)


def test_is_the_same_in_another_process() -> None:
    code = 'from dossier.base.digest import digest; print(digest({"a": ("Київ", 1), "b": None}))'
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == digest({"a": ("Київ", 1), "b": None})


def test_tells_apart_what_looks_alike() -> None:
    alike: list[Any] = [
        1,
        1.0,
        "1",
        True,
        "true",
        None,
        "null",
        (),
        {},
        "",
        (1,),
        ((1,),),
        ("a", "b"),
        ("a,b",),
    ]
    assert len({digest(value) for value in alike}) == len(alike)
    assert digest({"a": 1, "b": 2}) != digest({"b": 2, "a": 1})


def test_takes_text_that_is_not_quite_unicode() -> None:
    assert digest("\udc80.md") != digest("\udc81.md")


@pytest.mark.parametrize("value", [object(), {("a",): 1}, len])
def test_refuses_what_is_not_plain(value: object) -> None:
    with pytest.raises(TypeError):
        digest((value,))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(PLAIN, PLAIN)
def test_differs_exactly_when_the_values_do(a: Any, b: Any) -> None:
    assert len(digest(a)) == 32
    assert (digest(a) == digest(b)) == (_spelt(a) == _spelt(b))


def _spelt(value: Any) -> str:
    """Like repr, where 1, 1.0 and True are not one, and -0.0 is not 0.0."""
    return repr(value)
