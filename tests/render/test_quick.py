"""Our compiler of templates against Jinja's: the same text, or an exception, so that Jinja's is asked."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from every_type import EVERY_TYPE
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup
from small_site import Anything, small_site

from dossier.base.errors import DossierError
from dossier.outputs.urls import root_of
from dossier.render.quick import Quick
from dossier.render.theme import Theme, shipped


class Item(NamedTuple):
    """A view."""

    name: str
    number: int = 3
    inner: "Item | None" = None


VALUES = {
    "page": Item("<a> & 'b'", 4, Item('"')),
    "frame": Item("frame"),
    "root": "../",
    "items": (Item("x"), Item("<y>", 0)),
    "safe": Markup("<b>"),
}
SHARED = {
    "words": '{% set words = {"one": "<one>", "two": "two", "list": ["a", "b"]} %}{% set other = "n" %}',
    "macros": """{% from "words" import words %}
        {% macro plain(a, b="B", c=none) %}{{ a }}-{{ b }}-{{ c }}-{{ words.one }}{% endmacro %}
        {% macro box(id, title="t") %}<div id="{{ id }}">{{ title }}{{ caller() }}</div>{% endmacro %}
        {% macro twice(a) %}{{ plain(caller(), a) }}{{ caller() | upper }}{% if a %}{{ caller() }}{% endif %}{% endmacro %}
        {% macro outer(a) %}{% call box(a) %}<{{ caller() }}>{% endcall %}{{ caller() }}{% endmacro %}
        {% macro parts(a) %}{{ caller("first") }}{{ a }}{{ caller("last") }}{% endmacro %}
        {% macro all(a) %}{{ a }}{{ varargs | join(",") }}{{ kwargs.x }}{% endmacro %}
        {% macro deep(n) %}{{ n }}{% if n > 0 %}{{ deep(n - 1) }}{% endif %}{% endmacro %}""",
    "part": '{% from "words" import words %}{% set local = page.name %}{{ local }}{{ root }}{{ words.two }}',
    "open": "{{ given }}{{ page.name }}",
    "base": '{% from "words" import words %}<{% block a %}base{% endblock %}|{% include "part" %}|{% block b %}{% endblock %}>',
    "middle": '{% extends "base" %}{% block b %}{% block c %}c{% endblock %}{{ words.two }}{% endblock %}',
}
GOOD = {
    "values": "{{ page.name }}{{ page.number }}{{ safe }}{{ page.inner.name }}{{ none }}{{ 1.5 }}{{ items }}",
    "a key": '{% set d = {"k": "<v>"} %}{{ d.k }}{{ d["k"] }}{{ d.items() | list }}',
    "words": '{% from "words" import words, other %}{{ words.one }}{{ words["two"] }}{{ words.list[0] }}{{ other }}',
    "words that are set again": '{% from "words" import words %}{% set words = {"one": "1"} %}{{ words.one }}',
    "words by another name": '{% from "words" import words as w %}{{ w.one }}{% for words in items %}{{ words.name }}{% endfor %}',
    "a module": '{% import "macros" as m %}{{ m.plain("<") }}{{ m.plain("<", c="c") }}',
    "macros": '{% from "macros" import plain %}{{ plain("<") }}{{ plain(b="b", a="a") }}{{ plain("a", "b", "c") }}',
    "macros in expressions": '{% from "macros" import plain %}{{ plain("<") | upper }}{{ "<" ~ plain("a") }}',
    "callers": '{% from "macros" import box, parts %}{% call box("i") %}{{ page.name }}{% endcall %}'
    '{% call(which) parts("-") %}{{ which }}{% endcall %}{% call box(title="<", id="i") %}{% endcall %}',
    "a caller's text": '{% from "macros" import twice %}{% import "macros" as m %}'
    '{% call twice("<") %}{{ page.name }}<i>{% endcall %}{% call m.twice("") %}{{ page.name }}{% endcall %}',
    "one text": "{% macro m(a) %}100% {{ a }} %s{% if a %}%{{ a }}{% elif none %}%%{% else %}{{ safe }}{% endif %}{% endmacro %}"
    '{{ m(page.name) }}{{ m("") }}{{ m(safe) | upper }}{% macro n(a) %}{% if a %}<{{ a }}{% endif %}{% endmacro %}{{ n("<") }}{{ n("") }}',
    "calls around text": '{% from "macros" import box %}{% macro m(all) %}{% for x in all %}{% call box(x.name) %}'
    '{% if x.number %}{{ x.name }}{% endif %}{% call box("<") %}{{ safe }}{% endcall %}{% endcall %}{% endfor %}{% endmacro %}{{ m(items) }}',
    "calls around more": '{% from "macros" import box %}{% macro m() %}{% call box("i") %}{% for i in items %}{{ i.name }}{% endfor %}'
    '{% endcall %}{% call box("i") %}{% set a = page.name %}{{ a }}{% endcall %}{% endmacro %}{{ m() }}',
    "trimmed": '{% from "macros" import plain %}{{ plain(" <") | trim }}{{ (plain(" <") | trim) ~ "<" }}{{ " < " | trim }}'
    '{% if plain("") | trim %}{{ plain("-a-") | trim("-") }}{% endif %}',
    "the rest": '{% from "macros" import all %}{{ all("a", "b", "<", x="x") }}',
    "recursion": '{% from "macros" import deep %}{{ deep(3) }}',
    "own macros": '{% macro m(a, b=a) %}{{ a }}{{ b }}{% endmacro %}{{ m("<") }}{{ m("a", "b") }}',
    "loops": "{% for i in items %}{{ loop.index }}{{ i.name }}{% if not loop.last %}, {% endif %}{% else %}-{% endfor %}"
    "{% for i in items if i.number %}{{ i.name }}{% endfor %}{% for i in () %}{% else %}none{% endfor %}",
    "what is not there": '{{ page.name is defined }}{{ page.nothing is defined }}{{ nothing | default("d") }}{{ page.x | d("<") }}',
    "with and set": "{% with a = page.name %}{{ a }}{% endwith %}{% set b %}<i>{{ page.name }}</i>{% endset %}{{ b }}",
    "filters": '{{ page.name | upper }}{{ items | map(attribute="name") | join("<") }}{{ "<" | escape }}{{ "<p>" | safe }}',
    "conditions": '{{ "<" if page.number else page.name }}{{ page.name == "x" or "no" }}{% if page.inner.inner %}1{% endif %}',
    "blocks": '{% extends "middle" %}{% from "macros" import plain %}{% set x = "<" %}left out{% block a %}{{ x }}{{ plain(x) }}{% endblock %}'
    "{% block c %}{{ words.one }}{{ page.name }}{% endblock %}",
    "blocks that ask for their parent": '{% extends "base" %}{% block a %}{{ super() }}!{% endblock %}',
    "includes": '{% set given = "<g>" %}{% include "open" %}{% for i in items %}{% include "part" %}{% endfor %}',
    "includes in a loop": '{% for given in ("a", "<") %}{% include "open" %}{% endfor %}',
    "an include that is not there": '{{ page.name }}{% include "none" ignore missing %}',
    "a namespace": "{% set n = namespace(x=1) %}{% for i in items %}{% set n.x = n.x + 1 %}{% endfor %}{{ n.x }}",
}
BAD = {
    "an unknown name": "{{ nothing }}",
    "an unknown attribute": "{{ page.nothing }}",
    "an unknown word": '{% from "words" import words %}{{ words.three }}',
    "an unknown macro": '{% from "macros" import nothing %}{{ nothing() }}',
    "too many arguments": '{% from "macros" import plain %}{{ plain(1, 2, 3, 4) }}',
    "an argument twice": '{% from "macros" import plain %}{{ plain(1, a=2) }}',
    "an unknown argument": '{% from "macros" import plain %}{{ plain(1, z=2) }}',
    "a missing argument": '{% from "macros" import plain %}{{ plain() }}',
    "no caller": '{% from "macros" import box %}{{ box("i") }}',
    "a caller too many": '{% from "macros" import plain %}{% call plain("i") %}{% endcall %}',
    "a text twice": '{% from "macros" import box %}{% macro m() %}{% call box("i", caller=1) %}{% endcall %}{% endmacro %}{{ m() }}',
    "a caller that is another's in a macro": '{% from "macros" import box %}{% macro m() %}{% call box("i") %}{{ caller() }}{% endcall %}{% endmacro %}{{ m() }}',
    "a caller that is another's": '{% from "macros" import outer %}{% call outer("i") %}{% endcall %}',
    "an unknown filter": "{{ page.name | nothing }}",
    "a missing template": '{% include "nothing" %}',
    "what is no template": "{% if %}",
}


def environments(page: str) -> tuple[Quick, Environment]:
    loader = DictLoader({**SHARED, "page": page})
    quick = Quick(loader=loader, autoescape=True, undefined=StrictUndefined)
    return quick, Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


@pytest.mark.parametrize("page", GOOD.values(), ids=GOOD)
def test_the_same_text(page: str) -> None:
    quick, plain = environments(page)
    expected = plain.get_template("page").render(VALUES)
    assert quick.page("page").render(VALUES) == expected
    assert quick.page("page").render(VALUES) == expected


@pytest.mark.parametrize("page", BAD.values(), ids=BAD)
def test_what_is_wrong_is_an_exception_in_both(page: str) -> None:
    quick, plain = environments(page)
    with pytest.raises(Exception):  # noqa: B017  any: Jinja's own is asked then
        quick.page("page").render(VALUES)
    with pytest.raises(Exception):  # noqa: B017
        plain.get_template("page").render(VALUES)


@pytest.mark.parametrize("world", ["", EVERY_TYPE], ids=["hardly anything", "every type"])
def test_every_page_of_the_theme_is_the_same(world: str) -> None:
    site, theme = small_site(world), Theme((shipped(),), Anything())
    for path, output in site.outputs.items():
        if output.how.startswith("page:"):
            template = theme.quick.page(f"pages/{output.how[5:]}.html")
            root = "/" if path == "404.html" else root_of(path)
            assert template.render(page=output.view, frame=site.frame, root=root) == site.texts[path], path


def test_a_broken_template_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("\n{{ page.nothing }}")
    with pytest.raises(DossierError, match=r"templates/page\.html.*no attribute 'nothing'"):
        Theme((tmp_path,), {}).render("page.html", page=Item("x"))
    (tmp_path / "page.html").write_text("\n{% if %}")
    with pytest.raises(DossierError, match=r"templates/page\.html:2: "):
        Theme((tmp_path,), {}).render("page.html", page=Item("x"))


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ('{% extends "a.html" %}{%- include "b.html" ignore missing -%}{% import "c.html" as c %}', "abc"),
        ('{# {% include "a.html" %} #}{% from "b.html" import x, y as z with context %}', "b"),
        ("{%\n  include\n  'a.html'\n%}{% if included %}{% set importer = 1 %}{% endif %}", "a"),
    ],
)
def test_a_template_is_as_new_as_all_it_names(tmp_path: Path, source: str, named: str) -> None:
    def digest() -> str:
        return Theme((tmp_path,), {}).digest_of("page.html")

    (tmp_path / "page.html").write_text(source)
    for name in "abc":
        (tmp_path / f"{name}.html").write_text("")
    for name in "abc":
        before = digest()
        (tmp_path / f"{name}.html").write_text("changed")
        assert (digest() != before) == (name in named)


@pytest.mark.parametrize(
    "source",
    [
        "{% include page.name %}",
        '{% include ["a", "b"] %}',
        '{% extends "a" if page else "b" %}',
        '{% include "a" ~ b %}',
    ],
)
def test_a_template_that_chooses_another_is_refused(tmp_path: Path, source: str) -> None:
    (tmp_path / "page.html").write_text(source)
    with pytest.raises(DossierError, match="chooses a template while it runs"):
        Theme((tmp_path,), {}).digest_of("page.html")


@pytest.fixture
def no_cleaning() -> Iterator[None]:
    """While a command runs nobody looks for rings of objects that only know each other."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_cleaning")
@pytest.mark.parametrize("source", [source for source in GOOD.values() if "ignore missing" not in source])
def test_what_a_page_shows_is_let_go_with_it(tmp_path: Path, source: str) -> None:
    (tmp_path / "page.html").write_text(source)
    for name, shared in SHARED.items():
        (tmp_path / name).write_text(shared)
    theme = Theme((tmp_path,), {})
    theme.render("page.html", **VALUES)
    before = contexts()
    theme.render("page.html", **VALUES)
    assert contexts() == before


def contexts() -> int:
    return sum(isinstance(found, Context) for found in gc.get_objects())
