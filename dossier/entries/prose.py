"""A Markdown body → HTML in parts, with links to entries and citations left open until a page resolves them.

Markdown is parsed here once per body, whatever number of pages show it; the result depends on the text alone.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from dossier.base.plain import values
from dossier.entries.plain_prose import Cite, Html, Link, Part, plain_prose

__all__ = ["Cite", "Html", "Link", "Prose", "from_plain", "plain", "prose_from"]

BODY_LIMIT = 100_000
"""Characters in a body: a long book chapter, and a second of Markdown at worst."""
REFERENCES = 2_000
"""Links, citations and footnotes in a body; each is a few hundred bytes of the page, however short it is written."""
MAX_SLIPS = 20
"""Slips reported in one body; more would bury the other files."""

_PARTS: dict[str, Callable[..., Link | Cite]] = {"Link": Link, "Cite": Cite}


class Heading(NamedTuple):
    """A heading of the body."""

    level: int
    text: str
    anchor: str


class Slip(NamedTuple):
    """Something in the body that must be mended."""

    rule: str
    message: str
    hint: str
    line: int
    raw: str


class Prose(NamedTuple):
    """A body as parts in order; `links()` and `cites()` list what it refers to."""

    parts: tuple[Part, ...] = ()
    headings: tuple[Heading, ...] = ()

    def links(self) -> tuple[Link, ...]:
        """Links to entries, in order."""
        return tuple(part for part in self.parts if type(part) is Link)

    def cites(self) -> tuple[Cite, ...]:
        """Citations, in order."""
        return tuple(part for part in self.parts if type(part) is Cite)


def plain(prose: Prose) -> list[Any]:
    """The prose as lists, text and numbers, which JSON can hold."""
    return [
        [part.html if type(part) is Html else [type(part).__name__, *values(part)] for part in prose.parts],
        [list(heading) for heading in prose.headings],
    ]


def from_plain(data: list[Any]) -> Prose:
    """The prose that `plain` gave these data."""
    parts, headings = data
    return Prose(
        tuple(Html(part) if type(part) is str else _PARTS[part[0]](*part[1:]) for part in parts),
        tuple(Heading(*values) for values in headings),
    )


def prose_from(body: str) -> tuple[Prose, tuple[Slip, ...]]:
    """Markdown (CommonMark, tables, footnotes, strikethrough) → its parts, and what must be mended."""
    if not body or body.isspace():
        return Prose(), ()
    if len(body) > BODY_LIMIT:
        return Prose(), (too_large(f"a body of {len(body):,} characters, {BODY_LIMIT:,} at most"),)
    found = plain_prose(body)
    if found and (len(found) <= REFERENCES or sum(type(part) is not Html for part in found) <= REFERENCES):
        return Prose(tuple(found)), ()
    from dossier.entries.parsed_prose import (
        parsed_prose,  # 25 ms to load, which plain bodies need not wait for
    )

    return parsed_prose(body)


def too_large(message: str) -> Slip:
    """What is said of a body that no page can bear."""
    return Slip("too-large", message, "split the entry", 1, "")
