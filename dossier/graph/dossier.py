"""The Dossier: all published entries, resolved, with read-only look-ups. References inside it stay ids."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from dossier.base.plain import Plain
from dossier.content.history import Dates
from dossier.content.records import Record
from dossier.entries import Entry
from dossier.entries.actor import Office
from dossier.entries.settings import Settings

E = TypeVar("E", bound=Entry)
P = ParamSpec("P")
R = TypeVar("R")


class Referrer(Plain):
    """One mention of an entry by another."""

    id: str
    """The entry that refers."""
    role: str
    """By which field, without indices: `delegations.members.person`, or `text` and `citation` in prose."""


class OfficeOf(NamedTuple):
    """An office with the organisation that has it."""

    ref: str
    """organisation/office."""
    org: str
    office: Office

    @property
    def title(self) -> str:
        """The title that is clear without its organisation."""
        return self.office.full_name or self.office.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier as of one day. Whatever is looked up by an id found in an entry is there."""

    settings: Settings
    settings_record: Record
    as_of: date
    """The day the dossier speaks of; every derived fact depends on it."""
    entries: Mapping[str, Entry]
    """Published entries by id, in the order of ids."""
    unpublished: Mapping[str, Entry]
    """Drafts and restricted entries: checked, never shown."""
    withdrawn: Mapping[str, Entry]
    """Entries of which only a tombstone is left."""
    records: Mapping[str, Record]
    """The record of every entry, for places and data."""
    history: Mapping[str, Dates]
    """When each entry's file was first and last committed, by id; empty where git does not say."""
    offices: Mapping[str, OfficeOf]
    """Every office by organisation/office."""
    referrers: Mapping[str, tuple[Referrer, ...]]
    """Who refers to an entry, by its id."""
    by_class: Mapping[type[Entry], tuple[Entry, ...]]
    """Published entries of each class, by id."""

    derived: dict[Callable[..., Any], dict[Hashable, Any]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was derived from this dossier once; filled by functions marked `derived` alone."""

    def all(self, cls: type[E]) -> tuple[E, ...]:
        """Every published entry of a class (`Person`, `Meeting` ...), by id."""
        return self.by_class.get(cls, ())  # type: ignore[return-value]

    def get(self, entry_id: str, cls: type[E]) -> E:
        """The published entry of that id; KeyError or TypeError when the id was not checked before."""
        entry = self.entries[entry_id]
        if not isinstance(entry, cls):
            raise TypeError(f"{entry_id} is a {entry.type}, not a {cls.type}")
        return entry

    def label(self, entry_id: str) -> str:
        """The name or title of an entry."""
        return self.entries[entry_id].label


def derived(function: Callable[Concatenate[Dossier, P], R]) -> Callable[Concatenate[Dossier, P], R]:
    """Compute a pure function of a dossier once for the same arguments, which must be hashable and have no names."""
    make = _of_one if function.__code__.co_argcount == 2 else _of_any
    return wraps(function)(make(function))


def note(dossier: Dossier, function: Callable[[Dossier], R], value: R) -> None:
    """Spare a dossier the work of a `derived` function of which it is known what it gives."""
    dossier.derived[function.__wrapped__] = {(): value}  # type: ignore[attr-defined]


def _of_one(function: Callable[..., R]) -> Callable[..., R]:
    """For one argument, which is the key itself: names and links are asked for a million times."""

    def once(dossier: Dossier, key: Hashable, /) -> R:
        try:
            known: R = dossier.derived[function][key]
            return known
        except KeyError:
            pass
        found = function(dossier, key)
        dossier.derived.setdefault(function, {})[key] = found
        return found

    return once


def _of_any(function: Callable[..., R]) -> Callable[..., R]:
    def once(dossier: Dossier, /, *key: Hashable) -> R:
        try:
            known: R = dossier.derived[function][key]
            return known
        except KeyError:
            pass
        found = function(dossier, *key)
        dossier.derived.setdefault(function, {})[key] = found
        return found

    return once


@derived
def short_of(dossier: Dossier, entry_id: str) -> str:
    """The short name or title of an entry, where it has one, else its label."""
    entry = dossier.entries[entry_id]
    fields = type(entry).model_fields
    names = (getattr(entry, name) for name in ("short_name", "short_title") if name in fields)
    return next(filter(None, names), entry.label)
