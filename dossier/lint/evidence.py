"""Sources as witnesses: which support a statement, and how many of them are independent of each other."""

from collections.abc import Collection, Iterable

from dossier.entries import Source
from dossier.entries.common import Citation, Entry
from dossier.graph.dossier import Dossier, derived


def supporting(cites: Iterable[Citation]) -> tuple[str, ...]:
    """The sources that support a statement, each once, in order."""
    return tuple(dict.fromkeys(cite.source for cite in cites if cite.stance == "supports"))


def witnesses(entry: Entry) -> tuple[str, ...]:
    """The sources that support an entry, in its fields or its text, each once."""
    found = [cite.source for cite in entry.cites if cite.stance == "supports"]
    found += [cite.source for cite in entry.prose.cites()]
    return tuple(dict.fromkeys(found))


def sources(dossier: Dossier, ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources of those ids."""
    return tuple(dossier.get(source, Source) for source in ids)


def independent(dossier: Dossier, ids: Collection[str]) -> int:
    """How many of the sources are independent: what repeats one source, carries one agency's report or comes from
    one publisher counts once."""
    groups: list[frozenset[str]] = []
    for source in ids:
        origins = _origins(dossier, source)
        joined = [group for group in groups if group & origins]
        groups = [group for group in groups if not group & origins]
        groups.append(origins.union(*joined))
    return len(groups)


@derived
def _origins(dossier: Dossier, source_id: str) -> frozenset[str]:
    """Where a source has its knowledge from: the ends of `derives_from`, as ids, agencies and publishers."""
    found: set[str] = set()
    todo, seen = [source_id], {source_id}
    while todo:
        source = dossier.get(todo.pop(), Source)
        above = [other for other in source.derives_from if other not in seen]
        seen.update(above)
        todo += above
        if not source.derives_from:
            found.update((source.id, (source.agency or source.publisher).casefold()))
    return frozenset(found)
