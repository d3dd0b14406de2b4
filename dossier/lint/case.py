"""The dossier laid out for the checks: surveyed, with what is nested in entries by class and all words indexed.
Each part is made once a run, so that no rule walks the whole dossier for itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from dossier.content.snapshots import Snapshots
from dossier.entries.common import Entry, Fields
from dossier.graph.changes import Change, changes
from dossier.graph.dossier import Dossier
from dossier.graph.survey import Survey
from dossier.lint.evidence import witnesses
from dossier.lint.parts import Part, parts_of
from dossier.lint.passages import Passage, Words, index, passages_of

E = TypeVar("E", bound=Entry)
F = TypeVar("F", bound=Fields)


class Given(NamedTuple):
    """What a run goes by besides the entries; rules that need what is not given are left out."""

    whole: bool = True
    """Whether every entry is whole, so that none is missing because it is broken."""
    base: Dossier | None = None
    """The dossier before a change."""
    snapshots: Snapshots | None = None
    """Text copies of the sources."""


@dataclass(frozen=True)
class Case:
    """What a rule may look at. What is worked out from the dossier is so when the first rule asks, or, where
    rules of all sorts do, before several processes share them out (`lay_out`)."""

    survey: Survey
    rules: frozenset[str]
    """The names of all rules there are."""
    base: Dossier
    """The dossier before the change; the dossier itself where none was given."""
    snapshots: Snapshots
    """Text copies of the sources; empty where there are none."""
    texts: frozenset[str] | None = None
    """The entries of which there are passages; None for all."""

    @property
    def dossier(self) -> Dossier:
        """The dossier as of its day."""
        return self.survey.dossier

    @cached_property
    def parts(self) -> Mapping[type[Fields], tuple[Part[Fields], ...]]:
        """Every nested group of fields of published entries, by its class; ask `of`."""
        return parts_of(self.dossier.entries.values())

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of published entries, by entry."""
        dossier = self.dossier
        if self.texts is None:
            return passages_of(dossier.entries.values(), dossier.records, self.parts)
        entries = [dossier.entries[key] for key in sorted(self.texts & dossier.entries.keys())]
        return passages_of(entries, dossier.records, parts_of(entries))

    @cached_property
    def words(self) -> Words:
        """In which passages a word stands."""
        return index(self.passages)

    @cached_property
    def cited(self) -> Mapping[str, tuple[str, ...]]:
        """Entry → the sources that support it as a whole or in its text; ask `witnesses`."""
        return {entry.id: found for entry in self.dossier.entries.values() if (found := witnesses(entry))}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed since the base."""
        return changes(self.base, self.dossier) if self.base is not self.dossier else ()

    def lay_out(self) -> None:
        """Work out what rules of all sorts ask for, before several processes would each do so for themselves."""
        _ = self.parts, self.cited

    def of(self, cls: type[F]) -> tuple[Part[F], ...]:
        """Every nested group of that class, such as `Tenure`, with its entry and path."""
        return self.parts.get(cls, ())  # type: ignore[return-value]

    def witnesses(self, entry_id: str) -> tuple[str, ...]:
        """The sources that support an entry, in its own citations or its text, each once."""
        return self.cited.get(entry_id, ())

    def before(self, entry: E) -> E | None:
        """What was published under the id of an entry, or under one it took over, before the change."""
        known = self.base.entries
        was = next((known[key] for key in (entry.id, *entry.redirect_from) if key in known), None)
        return was if isinstance(was, type(entry)) else None

    def label(self, entry_id: str) -> str:
        """The name or title of an entry, short enough for a message; its id where the entry is broken."""
        text = self.dossier.label(entry_id) if entry_id in self.dossier.entries else entry_id
        return text if len(text) <= 60 else text[:57].rstrip() + "..."


NOTHING = Given()


def case_of(survey: Survey, rules: frozenset[str], given: Given = NOTHING) -> Case:
    """Lay a surveyed dossier out; `rules` are the names in the catalogue."""
    return Case(survey, rules, given.base or survey.dossier, given.snapshots or Snapshots({}, {}))
