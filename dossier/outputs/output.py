"""One output: where it goes, what it shows, how it is made."""

from typing import Any, NamedTuple, Protocol


class Output(NamedTuple):
    """A file of the site before it is rendered."""

    path: str
    """File path in the site: people/umerov/index.html."""
    how: str
    """`page:NAME` for a template of templates/pages, `file:NAME` for one of templates/files, or the name of an encoder:
    atom, sitemap, text, json, script, csv, ics, card."""
    view: Any
    """`Plain` values, tuples, text, numbers and booleans only: hashed by value."""
    about: tuple[str, ...]
    """Ids of the entries it draws on; for `explain` and `diff` alone, never for freshness."""
    listed: bool = True
    """Whether search engines are to find it (sitemap)."""
    changed: str = ""
    """Day of its last change, ISO; empty when not known."""


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
