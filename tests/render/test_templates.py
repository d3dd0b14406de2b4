"""Every page of a dossier with every type, through its template: nothing undefined, no dead link, no id twice."""

import inspect
import pkgutil
import posixpath
import re
from collections import Counter
from html.parser import HTMLParser
from importlib import import_module

import pytest
from every_type import EVERY_TYPE
from long_lists import LONG_LISTS
from small_site import small_site

import dossier.outputs.pages as pages_package
from dossier.base.plain import Plain
from dossier.outputs.pages.search import SHORT
from dossier.render.theme import shipped

TEMPLATES = shipped()
SOURCE = (
    "{kind: news, publisher: The Gazette, language: en, reliability: solid, review: candidate, title: Tide"
)
MANY = "".join(f"=== content/sources/tide-{n}.yaml\n{SOURCE} {n}}}\n" for n in range(SHORT))
WORLDS = {"every type": EVERY_TYPE, "hardly anything": "", "many sources": MANY, "long lists": LONG_LISTS}


class Page(HTMLParser):
    """Ids and links of a page, and the text a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.hrefs += [found["href"] or ""] if tag == "a" and "href" in found else []

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(world: str) -> dict[str, Page]:
    return {
        path: Page(text) for path, text in small_site(WORLDS[world]).texts.items() if path.endswith(".html")
    }


def test_there_is_a_template_for_each_kind_of_page_and_no_other() -> None:
    kinds = {output.how for world in WORLDS.values() for output in small_site(world).outputs.values()}
    named = {how.removeprefix("page:") for how in kinds if how.startswith("page:")}
    assert named == {path.stem for path in (TEMPLATES / "pages").glob("*.html")}


@pytest.mark.parametrize("world", WORLDS)
def test_every_page_is_whole(world: str) -> None:
    for path, text in small_site(WORLDS[world]).texts.items():
        if path.endswith(".html"):
            assert text.startswith("<!doctype html>"), path
            assert text.count("<h1") == 1, path
            assert "Undefined" not in text and "None" not in Page(text).text, path


@pytest.mark.parametrize("world", WORLDS)
def test_no_id_is_used_twice_on_a_page(world: str) -> None:
    twice = {
        path: [name for name, number in Counter(page.ids).items() if number > 1]
        for path, page in pages(world).items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


@pytest.mark.parametrize("world", WORLDS)
def test_every_link_leads_to_a_page_and_a_place_on_it(world: str) -> None:
    found, files = pages(world), small_site(WORLDS[world]).outputs
    dead = []
    for path, page in found.items():
        for href in page.hrefs:
            address, _, anchor = href.partition("#")
            if re.match(r"[a-z]+:|/", address):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
            if address.endswith("/"):
                target = posixpath.normpath(f"{target}/index.html")
            if target not in files or (anchor and anchor not in found[target].ids):
                dead.append(f"{path}: {href}")
    assert dead == []


PLANS = ("Listed.", "Placed.", "Span.")
"""How a list is made; only what it is made into is shown."""
SHARED = ("views", "lists", "stances", "accounts", "listing", "parts", "rolls")
"""Modules of pieces that several pages show."""


def view_fields() -> set[str]:
    """`Class.field` of every plain view that templates get."""
    modules = [f"dossier.outputs.{name}" for name in SHARED]
    modules += [f"dossier.outputs.pages.{info.name}" for info in pkgutil.iter_modules(pages_package.__path__)]
    return {
        f"{name}.{field}"
        for module in modules
        for name, cls in inspect.getmembers(import_module(module), inspect.isclass)
        if issubclass(cls, Plain) and cls.__module__ == module
        for field in cls.__struct_fields__
    }


def test_a_view_holds_nothing_that_no_template_shows() -> None:
    """Whatever a view holds costs a render when it changes."""
    shown = {read for world in WORLDS for read in small_site(WORLDS[world]).reads}
    assert {name for name in view_fields() if not name.startswith(PLANS)} - shown == set()
