"""A Markdown body → HTML in parts, with links to entries and citations left open until a page resolves them.

Markdown is parsed here once per body, whatever number of pages show it; the result depends on the text alone.
"""

from typing import NamedTuple

from dossier.base.plain import Plain, Raw, encoded, typed
from dossier.content.records import Record
from dossier.prose.plain import Cite, Html, Link, Part, plain_prose

__all__ = ["Cite", "Html", "Link", "Parsed", "Prose", "from_plain", "plain", "prose_from"]

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


class Parsed(Plain):
    """What is in a body, as it is handed over and kept."""

    parts: tuple[Part, ...] = ()
    headings: tuple[Heading, ...] = ()


class Prose:
    """A body as parts in order; `links()` and `cites()` list what it refers to.

    What was read before is decoded when somebody asks for it: after an edit few do."""

    __slots__ = ("_kept", "_parsed")

    def __init__(self, parts: tuple[Part, ...] = (), headings: tuple[Heading, ...] = ()) -> None:
        self._parsed: Parsed | None = Parsed(parts, headings)
        self._kept: tuple[Raw, Record] | None = None

    @property
    def parsed(self) -> Parsed:
        """All of it."""
        return self._parsed or self._decoded()

    @classmethod
    def kept(cls, data: Raw, record: Record) -> "Prose":
        """The prose of a record that `plain` gave these data; where they hold none, it is read anew."""
        prose = cls.__new__(cls)
        prose._parsed, prose._kept = None, (data, record)
        return prose

    @property
    def parts(self) -> tuple[Part, ...]:
        """HTML, links and citations."""
        return (self._parsed or self._decoded()).parts

    @property
    def headings(self) -> tuple[Heading, ...]:
        """In order."""
        return (self._parsed or self._decoded()).headings

    def links(self) -> tuple[Link, ...]:
        """Links to entries, in order."""
        found = [part for part in (self._parsed or self._decoded()).parts if type(part) is Link]
        return tuple(found)  # a list is made twice as fast as what a generator gives

    def cites(self) -> tuple[Cite, ...]:
        """Citations, in order."""
        found = [part for part in (self._parsed or self._decoded()).parts if type(part) is Cite]
        return tuple(found)  # a list is made twice as fast as what a generator gives

    def _decoded(self) -> Parsed:
        assert self._kept
        data, record = self._kept
        try:
            self._parsed = typed(data, Parsed)
        except ValueError:
            prose, _ = prose_from(record.body)
            self._parsed = Parsed(prose.parts, prose.headings)
        self._kept = None
        return self._parsed

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prose) and (self.parts, self.headings) == (other.parts, other.headings)

    def __hash__(self) -> int:
        return hash((self.parts, self.headings))


def plain(prose: Prose) -> bytes:
    """The prose as JSON."""
    return encoded(prose.parsed)


def from_plain(data: bytes) -> Prose:
    """The prose that `plain` gave these data; ValueError where they hold none."""
    parsed = typed(data, Parsed)
    return Prose(parsed.parts, parsed.headings)


def prose_from(body: str) -> tuple[Prose, tuple[Slip, ...]]:
    """Markdown (CommonMark, tables, footnotes, strikethrough) → its parts, and what must be mended."""
    if not body or body.isspace():
        return Prose(), ()
    if len(body) > BODY_LIMIT:
        return Prose(), (too_large(f"a body of {len(body):,} characters, {BODY_LIMIT:,} at most"),)
    found = plain_prose(body)
    if found and (len(found) <= REFERENCES or sum(type(part) is not Html for part in found) <= REFERENCES):
        return Prose(tuple(found)), ()
    from dossier.prose.parsed import (
        parsed_prose,  # 25 ms to load, which plain bodies need not wait for
    )

    return parsed_prose(body)


def too_large(message: str) -> Slip:
    """What is said of a body that no page can bear."""
    return Slip("too-large", message, "split the entry", 1, "")
