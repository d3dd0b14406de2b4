"""Which paths may be pages, alone and together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make_site import page

from dossier.base.errors import DossierError
from dossier.site.page import check_paths, fault_of, parents


@pytest.mark.parametrize(
    "path",
    ["index.html", "people/umerov/index.html", "_headers", "дані/список.csv", "a b.txt", "...x", "a/.b"],
)
def test_a_plain_path_is_a_page(path: str) -> None:
    check_paths([page(path, "")])
    assert "/".join([*reversed(list(parents(path))), path]).startswith(path.split("/")[0])


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("", "empty part"),
        ("/etc/passwd", "absolute"),
        ("a//b", "empty part"),
        ("a/", "empty part"),
        ("../x", "only dots"),
        ("a/../../x", "only dots"),
        ("./a", "only dots"),
        ("a\\b", "backslash"),
        ("a\0b", "cannot be printed"),
        ("a\nb", "cannot be printed"),
        ("a\u202eb", "cannot be printed"),
        ("a\ud800b", "cannot be printed"),
        ("x" * 256, "longer than 255"),
        ("я" * 128, "longer than 255"),
        ("a/.dossier-new", "needs itself"),
    ],
)
def test_an_unsafe_path_is_refused_with_its_reason(path: str, why: str) -> None:
    with pytest.raises(DossierError, match=why) as raised:
        check_paths([page("fine.html", ""), page(path, "")])
    assert repr(path) in str(raised.value)


@given(st.text("aZ0_-./\\\n é") | st.integers(250, 260).map(lambda length: f"a/{'b' * length}/c"))
def test_a_path_that_is_surely_safe_has_no_fault_when_it_is_looked_at_closely(path: str) -> None:
    short = fault_of(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.site.page.PLAIN", lambda path: None)
        assert fault_of(path) == short


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("a.html", "a.html", "same file"),
        ("People/a.html", "people/A.html", "same file"),
        ("strasse", "STRASSE", "same file"),
        ("é.html", "e\u0301.html", "same file"),
        ("straße", "strasse", "same file"),
        ("a", "a/b", "a folder of 'a/b'"),
        ("A", "a/b/c", "a folder of 'a/b/c'"),
    ],
)
def test_two_pages_that_cannot_stand_together_are_refused(one: str, other: str, why: str) -> None:
    with pytest.raises(DossierError, match=why):
        check_paths([page(one, "1"), page(other, "2")])


def test_all_unsafe_paths_are_named_at_once() -> None:
    with pytest.raises(DossierError) as raised:
        check_paths([page("/a", ""), page("fine", ""), page("../b", "")])
    assert "'/a'" in str(raised.value)
    assert "'../b'" in str(raised.value)
    assert "fine" not in str(raised.value)


def test_parents_are_the_folders_above() -> None:
    assert list(parents("a/b/c.html")) == ["a/b", "a"]
    assert list(parents("c.html")) == []
