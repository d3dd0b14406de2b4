"""A Markdown body → HTML in parts, with links to entries and citations left open until a page resolves them.

Markdown is parsed here once per body, whatever number of pages show it; the result depends on the text alone.
"""

from typing import NamedTuple

from dossier.base.plain import Plain, encoded, typed
from dossier.entries.plain_prose import Cite, Html, Link, Part, plain_prose

__all__ = ["Cite", "Html", "Link", "Prose", "from_plain", "plain", "prose_from"]

BODY_LIMIT = 100_000
"""Characters in a body: a long book chapter, and a second of Markdown at worst."""
REFERENCES = 2_000
"""Links, citations and footnotes in a body; each is a few hundred bytes of the page, however short it is written."""
MAX_SLIPS = 20
"""Slips reported in one body; more would bury the other files."""


class Heading(Plain):
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


class Prose(Plain):
    """A body as parts in order; `links()` and `cites()` list what it refers to."""

    parts: tuple[Part, ...] = ()
    headings: tuple[Heading, ...] = ()

    def links(self) -> tuple[Link, ...]:
        """Links to entries, in order."""
        return tuple(part for part in self.parts if type(part) is Link)

    def cites(self) -> tuple[Cite, ...]:
        """Citations, in order."""
        return tuple(part for part in self.parts if type(part) is Cite)


def plain(prose: Prose) -> bytes:
    """The prose as JSON."""
    return encoded(prose)


def from_plain(data: bytes) -> Prose:
    """The prose that `plain` gave these data; ValueError where they hold none."""
    return typed(data, Prose)


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
