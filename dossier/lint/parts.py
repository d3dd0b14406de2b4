"""What is nested in entries: tenures, delegations, citations, disputes ..., each with its entry and its path."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from dossier.base.plain import Plain
from dossier.entries.common import Entry, Fields
from dossier.entries.groups import groups

F = TypeVar("F", bound=Fields)
Path = tuple[str | int, ...]


class Part(Plain, Generic[F]):
    """One group of fields within an entry."""

    id: str
    """The entry."""
    path: Path
    """Where in it: ("tenures", 0)."""
    value: F


def parts_of(entries: Iterable[Entry]) -> Mapping[type[Fields], tuple[Part[Fields], ...]]:
    """Every nested group of the entries by class, in the order of entries and fields."""
    found: dict[type[Fields], list[Part[Fields]]] = defaultdict(list)
    for entry in entries:
        _gather(entry.id, (), entry, found)
    return {cls: tuple(parts) for cls, parts in found.items()}


def _gather(entry_id: str, path: Path, model: Fields, found: dict[type[Fields], list[Part[Fields]]]) -> None:
    """Add the groups inside a group, each before those inside of it."""
    values = vars(model)
    for name, shape in groups(type(model)):
        value = values[name]
        if not value:
            continue
        if shape == "one":
            items: Iterable[tuple[Path, Fields]] = (((*path, name), value),)
        else:
            pairs = enumerate(value) if shape == "list" else value.items()
            items = (((*path, name, key), item) for key, item in pairs)
        for where, item in items:
            found[type(item)].append(Part(entry_id, where, item))
            _gather(entry_id, where, item, found)
