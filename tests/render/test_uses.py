"""A page costs what its template shows: what none names is not made, and what one names is as if all were made."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from every_type import EVERY_TYPE
from small_site import Anything
from worlds import survey

from dossier.base.errors import DossierError
from dossier.base.plain import Plain, values
from dossier.outputs.frame import frame_of
from dossier.outputs.plan import ENTRY_PAGES, entry_output
from dossier.outputs.urls import Urls
from dossier.outputs.uses import ALL, Unread, Uses
from dossier.render.render import page_of, press_of
from dossier.render.theme import Theme, shipped

OUTPUTS = Path(entry_output.__code__.co_filename).parent
MADE = sorted(
    {name for path in OUTPUTS.rglob("*.py") for name in re.findall(r'made\(\s*"(\w+)"', path.read_text())}
)
"""The fields that are made only where somebody reads them."""
EVERYWHERE = """
{% macro told(item) %}{% if item.NAME is defined %}[{{ item.NAME }}]{% endif %}{% endmacro %}
{{ told(page) }}{{ told(page.meta) }}{{ told(page.common) }}
{% for item in page.attended | default([]) %}{{ told(item) }}{% endfor %}
{% for group in page.delegations | default([]) %}{% for item in group.members %}{{ told(item) }}{% endfor %}{% endfor %}
"""
FOUND = survey(EVERY_TYPE)
URLS = Urls(FOUND.dossier.entries)


def own(folder: Path, template: str) -> Theme:
    """A theme in which the page of any entry is this template."""
    for name in {how_of(entry_id) for entry_id in FOUND.dossier.entries}:
        path = folder / f"pages/{name}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(template)
    return Theme((folder, shipped()), Anything())


def how_of(entry_id: str) -> str:
    return entry_output(FOUND, URLS, FOUND.dossier.entries[entry_id]).how.partition(":")[2]


def shown(theme: Theme, uses: Uses) -> Iterator[tuple[str, str]]:
    press = press_of(theme, frame_of(FOUND, URLS))
    for entry_id, entry in FOUND.dossier.entries.items():
        yield entry_id, page_of(press, entry_output(FOUND, URLS, entry, uses)).render().decode()


def inner(view: Any) -> Iterator[Any]:
    yield view
    for value in values(view) if isinstance(view, Plain) else view if isinstance(view, tuple) else ():
        yield from inner(value)


def unread(theme: Uses) -> int:
    views = (entry_output(FOUND, URLS, entry, theme).view for entry in FOUND.dossier.entries.values())
    return sum(isinstance(value, Unread) for view in views for value in inner(view))


def test_the_theme_that_is_shipped_reads_everything() -> None:
    assert len(MADE) > 10
    assert {type(entry) for entry in FOUND.dossier.entries.values()} == set(ENTRY_PAGES)
    assert unread(ALL) == unread(Theme((shipped(),), Anything())) == 0


@pytest.mark.parametrize("name", [name for name in MADE if name != "trust"])
def test_what_a_template_names_is_as_if_all_were_made(name: str, tmp_path: Path) -> None:
    theme = own(tmp_path, EVERYWHERE.replace("NAME", name))
    few = dict(shown(theme, theme))
    assert few == dict(shown(theme, ALL))
    assert any(text.strip() for text in few.values())
    assert unread(theme) > 0


def test_a_page_rests_on_the_sources_of_what_it_shows(tmp_path: Path) -> None:
    theme = own(tmp_path, "{{ page.common.trust.sources }}")
    for entry in FOUND.dossier.entries.values():
        common = entry_output(FOUND, URLS, entry, theme).view.common
        assert common.trust.sources == len(common.references)
        assert {cite.source for cite in entry.cites} <= {
            link_id(found.link.path) for found in common.references
        }


def link_id(path: str) -> str:
    return path.strip("/").rpartition("/")[2]


def test_a_name_in_a_text_or_a_comment_reads_nothing(tmp_path: Path) -> None:
    said = own(tmp_path, "series {# page.series #} linked<p class=circle>{{ page.common.title }}")
    assert not {"series", "linked", "circle"} & set(said.reads("page:position"))
    assert "title" in said.reads("page:position")


def test_names_are_read_by_quotes_and_by_templates_that_are_brought_in(tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text(
        "{% macro strip(item) %}{{ item [ 'circle' ] }}{{ item\n.met }}{% endmacro %}"
    )
    theme = own(tmp_path, "{% import 'mine.html' as mine %}{{ mine.strip(page) }}")
    assert {"circle", "met", "strip"} <= set(theme.reads("page:person"))
    assert theme.reads("json") == frozenset()


@pytest.mark.parametrize(
    "use",
    [
        "{{ X }}",
        "{% if X %}a{% endif %}",
        "{% for a in X %}{% endfor %}",
        "{{ X.b }}",
        "{{ X | length }}",
        "{{ X == 1 }}",
        "{{ 1 != X }}",
        "{{ 1 in X }}",
        "{{ X[0] }}",
    ],
)
def test_a_name_that_is_made_up_is_refused(use: str, tmp_path: Path) -> None:
    theme = own(tmp_path, use.replace("X", "page.meta['lin' ~ 'ked']"))
    with pytest.raises(DossierError, match=r'^templates/pages/\w+\.html: the name "linked" is made up'):
        list(shown(theme, theme))
