"""Every mention of an entry by another, in fields and in prose, with the place to complain about."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic, Level, Related
from dossier.base.mark import Mark
from dossier.content.records import Record, excerpt, marks
from dossier.entries import Entry
from dossier.entries.read import Loaded, body_mark
from dossier.entries.references import Mention, led_to, mentions, references

ANY = ("entry",)
"""The types a link in prose may name: whatever has a page."""
OFFICE = ("office",)
"""The type of what names an office, not an entry."""
SOURCE = ("source",)
"""The type a citation in prose names."""


class Use(NamedTuple):
    """One mention with its place."""

    owner: Entry | None
    """The entry that mentions; None for the settings."""
    role: str
    """By which field, without indices; `text` and `citation` in prose."""
    types: tuple[str, ...]
    target: str
    record: Record
    path: tuple[str | int, ...]
    """Where in the fields; empty in prose."""
    line: int = 0
    raw: str = ""
    """Where in the body."""

    @property
    def id(self) -> str:
        """The entry it leads to: an office leads to its organisation."""
        return led_to(self.target)

    def mark(self) -> Mark:
        """Its place; looked up only when there is something to complain about."""
        return body_mark(self.record, self.line, self.raw) if self.line else marks(self.record).at(self.path)

    def complain(
        self, rule: str, message: str, hint: str = "", related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        """An error at its place."""
        mark = self.mark()
        return Diagnostic(rule, Level.ERROR, message, mark, excerpt(self.record, mark), hint, related)


def uses_in(loaded: Loaded) -> Iterator[Use]:
    """All mentions, of drafts too, in the order of ids and fields."""
    for entry in loaded.entries:
        record = loaded.records[entry.id]
        for reference in references(entry):
            path = reference.path
            yield Use(entry, _role(path), reference.types, reference.target, record, path)
        for link in entry.prose.links():
            yield Use(entry, "text", ANY, link.target, record, (), link.line, link.raw)
        for cite in entry.prose.cites():
            yield Use(entry, "citation", SOURCE, cite.source, record, (), cite.line, cite.raw)
    if loaded.settings and loaded.settings_record:
        for reference in references(loaded.settings):
            yield Use(None, "", reference.types, reference.target, loaded.settings_record, reference.path)


def mentions_of(entry: Entry) -> list[Mention]:
    """All mentions in one entry without their places, in half the time."""
    found = mentions(entry)
    found += [(link.target, "text", ANY, link.target) for link in entry.prose.links()]
    found += [(cite.source, "citation", SOURCE, cite.source) for cite in entry.prose.cites()]
    return found


@lru_cache(1 << 12)
def _role(path: tuple[str | int, ...]) -> str:
    return ".".join(part for part in path if isinstance(part, str))
