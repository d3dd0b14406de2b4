"""What a page may load: the header that hosts send, and the same said by every page, for hosts that send none."""

import html

import html5lib
import pytest
from every_type import EVERY_TYPE
from small_site import small_site

from dossier.outputs.policy import page_policy
from dossier.serve.server import HEADERS

PAGES = tuple(path for path in small_site(EVERY_TYPE).texts if path.endswith(".html"))


def directives(policy: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))  # type: ignore[misc]


def sent(name: str) -> str:
    """A header of every path, as `_headers` has it."""
    lines = small_site(EVERY_TYPE).texts["_headers"].splitlines()
    of_all = lines[1 : next(n for n, line in enumerate(lines) if n and line.startswith("/"))]
    return dict(line.strip().split(": ", 1) for line in of_all)[name]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_itself_what_the_host_sends(path: str) -> None:
    """All but what a page cannot say (CSP 3, section 3.3), before anything is loaded."""
    head = html5lib.parse(small_site(EVERY_TYPE).texts[path], namespaceHTMLElements=False).find("head")
    metas = {m.get("http-equiv") or m.get("name") or "": m.get("content") for m in head.iter("meta")}
    wanted = directives(sent("Content-Security-Policy"))
    assert wanted.pop("frame-ancestors") == "'none'"
    assert directives(metas["Content-Security-Policy"]) == wanted
    assert metas["referrer"] == sent("Referrer-Policy") == "no-referrer"
    loading = next(n for n, child in enumerate(head) if child.tag in ("link", "script", "style"))
    assert [child.get("http-equiv") for child in head[:loading]].count("Content-Security-Policy") == 1


def test_there_are_pages_of_every_kind() -> None:
    assert len(PAGES) > 40
    assert {"index.html", "404.html", "search/index.html", "data/index.html"} <= set(PAGES)


def test_the_dev_server_sends_the_same() -> None:
    assert dict(HEADERS)["Content-Security-Policy"] == sent("Content-Security-Policy")
    assert dict(HEADERS)["Referrer-Policy"] == sent("Referrer-Policy")


@pytest.mark.parametrize("name", ["script-src", "style-src", "connect-src", "font-src", "form-action"])
def test_nothing_comes_from_elsewhere(name: str) -> None:
    assert directives(sent("Content-Security-Policy"))[name] == "'self'"


def test_a_page_in_a_folder_may_load_what_lies_beside_it() -> None:
    here, there = directives(page_policy(is_offline=True)), directives(page_policy())
    assert {name: value.replace(" file:", "") for name, value in here.items()} == there
    assert here["script-src"] == "'self' file:"
    assert html.escape(page_policy(is_offline=True), quote=False) == page_policy(is_offline=True)
