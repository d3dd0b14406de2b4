"""The theme by itself: strict about content, closed to other origins, and clear about what its templates may read."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import jinja2
import jinja2.meta
import pytest
from every_type import EVERY_TYPE
from markupsafe import Markup
from worlds import survey

from dossier.base.errors import DossierError
from dossier.outputs import views
from dossier.outputs.cite import Citation
from dossier.outputs.facets import Facet
from dossier.outputs.pages.search import Line
from dossier.outputs.plan import LEFT_OUT, parts_of
from dossier.outputs.urls import Urls
from dossier.render.theme import Theme

TEMPLATES = Path(__file__).parents[2] / "templates"
SOURCES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
MACROS = [name for name in SOURCES if name.startswith("macros/")]
PARTIALS = [name for name in SOURCES if name.startswith("partials/")]
HOSTILE = """<script>alert(1)</script>" onmouseover="alert(1)" x='{{ 7 * 7 }}"""
ADDRESS = 'https://www.example.org/a?b="><script>alert(1)</script>'
ADDRESSES = ("url", "archive", "archive_url")


def hostile(kind: Any, name: str = "") -> Any:
    """A value of a view's field whose every text would be markup if it were let through."""
    if name == "html":
        return "<p>"
    if kind is str:
        return ADDRESS if name in ADDRESSES else HOSTILE
    if kind in (int, bool):
        return kind(1)
    if get_origin(kind) is UnionType:
        return hostile(get_args(kind)[0], name)
    if get_origin(kind) is tuple:
        return tuple(hostile(part, name) for part in get_args(kind) if part is not Ellipsis)
    return kind(**{field: hostile(hint, field) for field, hint in get_type_hints(kind).items()})


WORLD = {
    "root": "../../",
    "hostile": HOSTILE,
    "link": hostile(views.Link),
    "side": hostile(views.Side),
    "date": hostile(views.When),
    "note": hostile(views.Note),
    "said": hostile(views.Quote),
    "reference": hostile(views.Reference),
    "dispute": hostile(views.Dispute),
    "common": hostile(views.Common),
    "facet": hostile(Facet),
    "line": hostile(Line),
}

CALLS = {
    "links": '{% import "macros/refs.html" as m %}{{ m.ref(root, link, "uk") }}{{ m.refs(root, [link, link]) }}',
    "a name": '{% import "macros/refs.html" as m %}{{ m.native(hostile, "uk") }}',
    "a side": '{% import "macros/refs.html" as m %}{{ m.party(side.code, side.name, "cross", "red", "both") }}',
    "a date": '{% import "macros/dates.html" as m %}{{ m.when(date) }}{{ m.when_short(date) }}',
    "marks": '{% import "macros/notes.html" as m %}{{ m.marks([note, note]) }}',
    "sources": '{% import "macros/notes.html" as m %}{{ m.reference_list(root, [reference]) }}',
    "facts": """{% import "macros/facts.html" as m %}
        {% call m.facts() %}{{ m.fact(hostile, hostile, "a") }}{% endcall %}""",
    "a state": """{% import "macros/status.html" as m %}
        {{ m.status("single_source", hostile) }}{{ m.status(hostile) }}""",
    "a table": """{% import "macros/tables.html" as m %}
        {% call m.table("t", hostile, hostile, [hostile, "#N"]) %}{% call m.group(2) %}{{ hostile }}{% endcall %}
        {% call m.row("r") %}{% call m.row_head("r", hostile) %}{{ hostile }}{% endcall %}
        {% call m.cell(hostile) %}{{ hostile }}{% endcall %}{% endcall %}{% endcall %}""",
    "a dispute": """{% import "macros/entry.html" as m %}{{ m.dispute(root, dispute) }}{{ m.cite(common.cited | citation) }}""",
    "an entry": """{% import "macros/common.html" as m %}
        {{ m.head(root, common, link, link) }}{{ m.narrative(root, common) }}
        {{ m.foot(root, common) }}""",
    "a section": """{% import "macros/entry.html" as m %}
        {% call m.section("s", hostile, hostile) %}{% call m.subsection("u", hostile) %}{% endcall %}{% endcall %}
        {% call m.notice() %}{{ hostile }}{% endcall %}""",
    "a quotation": """{% import "macros/entry.html" as m %}
        {{ m.quote(root, said.text, "uk", said.speaker, hostile, date, said.notes, said.translation) }}""",
    "a correction": """{% import "macros/entry.html" as m %}
        {{ m.correction("c", date, hostile, hostile, hostile, [note]) }}{{ m.empty(hostile) }}""",
    "a figure": """{% import "macros/figures.html" as m %}
        {% call(part) m.figure("f", hostile, hostile, [hostile], hostile) %}{{ part }}{% endcall %}""",
    "choices": """{% import "macros/filters.html" as m %}
        {{ m.filters([facet]) }}{{ m.choices([facet]) }}""",
    "a search": """{% import "macros/search.html" as m %}
        {{ m.search_form(root, hostile, hostile, hostile) }}{{ m.register(root, [line]) }}""",
    "an item": """{% import "macros/timeline.html" as m %}
        {% call m.item("i", date, "call", "open", true) %}{{ hostile }}{% endcall %}{{ m.now(hostile) }}""",
}


class _Names(HTMLParser):
    """Collects the names of all tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(made=Markup, record=Markup, linked=str, land=str, borders=str)
    environment.filters["citation"] = lambda _: hostile(Citation)
    return environment


def _code(name: str) -> str:
    return re.sub(r"\{#.*?#\}", "", (TEMPLATES / name).read_text("utf-8"), flags=re.S)


def _words() -> dict[str, str]:
    return _environment().get_template("macros/words.html").module.words  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_macro_lets_no_content_become_markup(call: str) -> None:
    html = _environment().from_string(call).render(WORLD)
    parser = _Names()
    parser.feed(html)
    assert HOSTILE.split(">")[0] in unescape(html)
    assert "script" not in parser.tags
    assert not [
        name for name in parser.attributes if name.startswith("on") or not re.fullmatch("[a-zA-Z-]+", name)
    ]
    assert "49" not in html


@pytest.mark.parametrize("name", SOURCES)
def test_template_escapes_everything_and_quotes_every_attribute(name: str) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape", _code(name))
    assert not re.search(r"[a-z]=\{\{", _code(name))


@pytest.mark.parametrize("name", SOURCES)
def test_template_keeps_the_content_security_policy(name: str) -> None:
    assert not re.search(r"<style|<[^>{]*\s(?:style|on[a-z]+)\s*=", _code(name)), (
        "no style and no handler in markup"
    )
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*json)", _code(name)), "no script in markup"
    assert not re.search(r"\b(?:src|href|action)=\"(?:https?:)?//", _code(name)), "no other origin"


@pytest.mark.parametrize("name", SOURCES)
def test_template_names_the_templates_it_needs(name: str) -> None:
    needed = list(jinja2.meta.find_referenced_templates(_environment().parse(_code(name))))
    assert None not in needed, "no template is chosen while rendering"
    assert [template for template in needed if not (TEMPLATES / str(template)).is_file()] == []


@pytest.mark.parametrize("name", PARTIALS)
def test_partial_reads_only_the_frame_and_the_page(name: str) -> None:
    read = jinja2.meta.find_undeclared_variables(_environment().parse(_code(name)))
    assert read <= {"frame", "page", "root", "asset"}


@pytest.mark.parametrize("name", MACROS)
def test_macro_reads_only_its_arguments(name: str) -> None:
    assert jinja2.meta.find_undeclared_variables(_environment().parse(_code(name))) == set()


def test_every_word_that_a_template_writes_is_in_the_list_of_words() -> None:
    used = {word for name in SOURCES for word in re.findall(r"(?<!macros/)\bwords\.([a-z_]+)", _code(name))}
    assert used - _words().keys() == set()


def test_no_word_is_hidden_by_a_method_of_dict() -> None:
    assert {name for name in _words() if hasattr(dict, name)} == set()


def test_every_asset_that_a_template_asks_for_is_there() -> None:
    asked = {name for source in SOURCES for name in re.findall(r"asset\(\"([^\"]+)\"\)", _code(source))}
    assert {name for name in asked if not (TEMPLATES / "assets" / name).is_file()} == set()


def own_theme(folder: Path, text: str) -> Theme:
    (folder / "theme.json").write_text(text)
    return Theme((folder, TEMPLATES), {})


def test_a_theme_says_what_it_has_no_use_for(tmp_path: Path) -> None:
    assert own_theme(tmp_path, '{"without": ["records", "hosting"]}').without == {"records", "hosting"}
    assert Theme((TEMPLATES,), {}).without == frozenset()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"without": 1}', '{"without": [[]]}', '{"without": ["pages"]}']
)
def test_what_a_theme_cannot_leave_out_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(DossierError, match=r"templates/theme\.json"):
        _ = own_theme(tmp_path, text).without


@pytest.mark.parametrize("name", [name for name in LEFT_OUT if name != "hosting"])
def test_what_is_left_out_is_not_made(name: str, tmp_path: Path) -> None:
    found = survey(EVERY_TYPE)
    urls = Urls(found.dossier.entries)
    whole = {output.path for part in parts_of(found, urls) for output in part()}
    theme = own_theme(tmp_path, json.dumps({"without": [name]}))
    fewer = {output.path for part in parts_of(found, urls, theme) for output in part()}
    assert fewer <= whole
    assert (fewer < whole) or name in ("lists", "holders")  # of which the example has none
