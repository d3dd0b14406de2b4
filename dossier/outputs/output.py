"""One output: where it goes, what it shows, how it is made."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from dossier.base.plain import Plain, values
from dossier.outputs.views import Link


class Output(NamedTuple):
    """A file of the site before it is rendered."""

    path: str
    """File path in the site: people/umerov/index.html."""
    how: str
    """`page:NAME` for a template of templates/pages, `file:NAME` for one of templates/files, or the name of an encoder:
    atom, sitemap, text, json, script, csv, ics, card."""
    view: Any
    """`Plain` values, tuples, text, numbers and booleans only: hashed by value."""
    beside: tuple[str, ...] = ()
    """Ids of entries that it draws on without a link to them."""
    listed: bool = True
    """Whether search engines are to find it (sitemap)."""
    changed: str = ""
    """Day of its last change, ISO; empty when not known."""

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of the entries it draws on; for `explain` alone, never for freshness."""
        return tuple(dict.fromkeys((*self.beside, *_linked(self.view))))


def _linked(view: Any) -> Iterator[str]:
    """The ids of the entries that a view has links to."""
    if isinstance(view, Link) and view.kind:
        yield view.path.partition("#")[0].removesuffix("index.html").strip("/").rpartition("/")[2]
    for inner in values(view) if isinstance(view, Plain) else view if isinstance(view, tuple) else ():
        yield from _linked(inner)


class Listing(Protocol):
    """What a sitemap says of an output, without its view."""

    @property
    def path(self) -> str: ...
    @property
    def how(self) -> str: ...
    @property
    def listed(self) -> bool: ...
    @property
    def changed(self) -> str: ...
