"""What is said of an address, and how a host is treated."""

import pytest
from elsewhere import Answer, Elsewhere, elsewhere

from dossier.web.ask import Manner
from dossier.web.links import Answer as Found
from dossier.web.links import answers

LOCAL = Manner(agent="x", timeout=5, allow_private=True)

PAGES = {
    "/well": Answer(),
    "/only-get": Answer(head=405),
    "/wrong-head": Answer(head=404),
    "/gone": Answer(404),
    "/withdrawn": Answer(410),
    "/robots": Answer(403),
    "/broken": Answer(500),
    "/moved": Answer(301, {"Location": "/well"}),
    "/for-now": Answer(302, {"Location": "/well"}),
    "/slash": Answer(301, {"Location": "/slash/"}),
    "/slash/": Answer(),
    "/deep/article": Answer(302, {"Location": "/"}),
    "/": Answer(),
}

EXPECTED = {
    "/well": ("ok", "", ""),
    "/only-get": ("ok", "", ""),
    "/wrong-head": ("ok", "", ""),
    "/gone": ("gone", "the server says 404", ""),
    "/withdrawn": ("gone", "the server says 410", ""),
    "/robots": ("refused", "the server does not let programs in (403)", ""),
    "/broken": ("failed", "the server says 500", ""),
    "/moved": ("moved", "moved for good", "{here}/well"),
    "/for-now": ("ok", "", ""),
    "/slash": ("ok", "", ""),
    "/deep/article": ("gone", "leads to the front page of 127.0.0.1", ""),
    "/": ("ok", "", ""),
}


def asked(there: Elsewhere, *paths: str) -> list[Found]:
    return list(answers([f"{there.address}{path}" for path in paths], LOCAL, lambda: None))


@pytest.mark.parametrize("path", EXPECTED)
def test_what_is_said_of_an_address(path: str) -> None:
    with elsewhere(PAGES) as there:
        state, detail, moved_to = EXPECTED[path]
        url = f"{there.address}{path}"
        assert asked(there, path) == [Found(url, state, detail, moved_to.replace("{here}", there.address))]  # type: ignore[arg-type]


def test_a_page_that_is_well_is_asked_once_and_not_fetched() -> None:
    with elsewhere(PAGES) as there:
        asked(there, "/well")
        assert there.asked == ["HEAD /well"]


def test_a_pause_is_made_between_any_two_questions_to_a_host() -> None:
    pauses: list[int] = []
    with elsewhere(PAGES) as there:
        urls = [f"{there.address}{path}" for path in ("/well", "/gone", "/slash/")]
        list(answers(urls, LOCAL, lambda: pauses.append(len(there.asked))))
        assert there.asked == ["HEAD /gone", "GET /gone", "HEAD /slash/", "HEAD /well"]
        assert pauses == [1, 2, 3]


def test_a_host_that_asks_for_peace_is_left_in_peace() -> None:
    with elsewhere({**PAGES, "/a": Answer(429), "/b": Answer()}) as there:
        found = asked(there, "/a", "/b", "/c")
        assert [(one.url.removeprefix(there.address), one.state) for one in found] == [("/a", "refused")]
        assert there.asked == ["HEAD /a"]


def test_two_hosts_are_asked_side_by_side_and_the_same_address_once() -> None:
    with elsewhere(PAGES) as one, elsewhere(PAGES) as other:
        urls = [
            f"{one.address}/well",
            f"{one.address}/well",
            f"{other.address.replace('127.0.0.1', 'localhost')}/well",
        ]
        assert {found.state for found in answers(urls, LOCAL, lambda: None)} == {"ok"}
        assert (one.asked, other.asked) == (["HEAD /well"], ["HEAD /well"])


def test_who_stops_listening_stops_the_asking() -> None:
    with elsewhere(PAGES) as there:
        heard = answers([f"{there.address}{path}" for path in sorted(PAGES)], LOCAL, lambda: None)
        next(heard)
        heard.close()  # type: ignore[attr-defined]
        asked = len(there.asked)
        assert asked < len(PAGES)


def test_a_failure_of_our_own_is_not_swallowed() -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with elsewhere(PAGES) as there, pytest.raises(ZeroDivisionError):
        list(answers([f"{there.address}/gone"], LOCAL, broken))
