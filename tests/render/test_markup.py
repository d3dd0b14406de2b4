"""Hostile text stays text wherever it is put: in links, notes, prose, records and whole pages."""

import re

import pytest
from jinja2 import DictLoader
from small_site import small_site

from dossier.outputs.views import Link, Note, Part, Prose
from dossier.prose.body import Html, prose_from
from dossier.render.markup import record
from dossier.render.theme import Theme, shipped

HOSTILE = """<script>alert(1)</script>" onmouseover="alert(1)' x='{{ 7 * 7 }}"""
OPENED = re.compile(r"<script>|<img|<[^>]*\sonmouseover=[\"']", re.IGNORECASE)


def prose(*parts: Part) -> str:
    """Parts of prose, through the macro that shows them."""
    environment = Theme((shipped(),), {}).environment
    page = DictLoader({"t": '{% from "macros/prose.html" import prose %}{{ prose("../", parts) }}'})
    text, _, _ = page.get_source(environment, "t")
    found: Prose = parts
    return environment.from_string(text).render(parts=found).strip()


def test_a_link_is_made_as_everywhere_else() -> None:
    link = Link("people/umerov/", "Rustem Umerov", "person", "")
    assert prose(Part(html="<p>By "), Part(link=link), Part(html=".</p>")) == (
        '<p>By <a class="ref ref-person" href="../people/umerov/">Rustem Umerov</a>.</p>'
    )


def test_a_citation_mark_is_made_as_everywhere_else() -> None:
    found = prose(
        Part(html="<p>So they said"), Part(note=Note(3, "source-3", "p. 4", True)), Part(html="</p>")
    )
    assert found == (
        '<p>So they said<sup class="cites"><a href="#source-3" aria-label="source 3, p. 4, speaks against it"'
        ' title="p. 4">≠3</a></sup></p>'
    )


@pytest.mark.parametrize(
    "part",
    [
        Part(link=Link(HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
        Part(note=Note(1, HOSTILE, HOSTILE)),
    ],
    ids=["link", "note"],
)
def test_nothing_hostile_in_a_part_becomes_markup(part: Part) -> None:
    found = prose(part)
    assert not OPENED.search(found)
    assert "&lt;script&gt;" in found and "49" not in found


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (HOSTILE, "&lt;script&gt;"),
        ("<b>bold</b>", "&lt;b&gt;"),
        ("[words](javascript:alert(1))", "words"),
        ("[words](data:text/html,<script>alert(1)</script>)", "words"),
        ('[words](https://e.org/"onmouseover="alert(1))', "words"),
        ("<https://e.org/<img src=x>>", "&lt;img"),
        ("![<script>](x)", "&lt;script&gt;"),
        ("`<script>`", "&lt;script&gt;"),
        ("```<img src=x>\n<script>\n```", "&lt;script&gt;"),
        ("|<script>|b|\n|-|-|\n|<img src=x>|d|", "&lt;script&gt;"),
        ("# <script>", "&lt;script&gt;"),
        ("x[^1]\n\n[^1]: <script>", "&lt;script&gt;"),
        ("&lt;script&gt;", "&lt;script&gt;"),
    ],
)
def test_nothing_hostile_in_a_body_becomes_markup(body: str, shown: str) -> None:
    parts, _ = prose_from(body)
    found = prose(*(Part(html=part.html) for part in parts.parts if isinstance(part, Html)))
    assert not OPENED.search(found)
    assert not re.search(r'href="(?:javascript|data):', found)
    assert shown in found


def test_a_record_is_escaped_and_has_classes_instead_of_styles() -> None:
    found = str(record(f"title: {HOSTILE}\n"))
    assert found.startswith("<code>") and 'class="nt"' in found
    assert not OPENED.search(found) and "style=" not in found


def test_a_record_too_long_to_colour_is_escaped_too() -> None:
    found = str(record(HOSTILE * 2_000))
    assert "<span" not in found and "&lt;script&gt;" in found and not OPENED.search(found)


WORLD = """
    === content/actors/vera-lind.md
    ---
    kind: person
    name: 'HOSTILE'
    native_name: {uk: 'HOSTILE'}
    aliases: ['HOSTILE']
    summary: 'HOSTILE'
    public_role_basis: 'HOSTILE'
    affiliations: [{org: southport, role: 'HOSTILE', cites: [{source: gazette, locator: 'HOSTILE', quote: 'HOSTILE'}]}]
    disputes: [{about: 'HOSTILE', status: open, values: [{value: 'HOSTILE'}, {value: b}]}]
    corrections: [{date: 2025-01-01, was: 'HOSTILE', now: 'HOSTILE', kind: minor, reason: 'HOSTILE'}]
    review: candidate
    ---

    {{ 7 * 7 }} [[southport|" onmouseover="alert(1)]] [@gazette, " onmouseover="alert(1)]
    === content/claims/c.yaml
    {text: 'HOSTILE', claimed_by: [{actor: vera-lind}], status: refuted, status_reason: 'HOSTILE', corrected: 'HOSTILE', review: candidate}
"""


def test_nothing_hostile_in_an_entry_becomes_markup_on_any_page() -> None:
    texts = small_site(WORLD.replace("HOSTILE", HOSTILE.replace("'", "''")), HOSTILE).texts
    assert "people/vera-lind/index.html" in texts and "claims/c/index.html" in texts
    found = {path: OPENED.search(text) for path, text in texts.items() if path.endswith(".html")}
    assert {path: match.group() for path, match in found.items() if match} == {}
