"""Who refers to an entry, by how it does, newest first."""

from collections.abc import Container, Iterable
from functools import partial

from dossier.base.edtf import sort_key
from dossier.graph.dossier import Dossier, derived
from dossier.outputs.words import role

MANY = 100
"""Links to entries that refer to one, up to which its page has all."""
FEW = 20
"""Of more, those that are there under each heading."""
CITING = ("cites.source", "citation")
"""Fields by which others name what they rest on, which a source's page shows."""


def mentioning(dossier: Dossier, entry_id: str, shown: Container[str]) -> dict[str, tuple[str, ...]]:
    """The entries that refer to this one by other fields than `shown`, by role, newest first."""
    groups: dict[str, dict[str, None]] = {}
    for referrer in dossier.referrers.get(entry_id, ()):
        if referrer.role not in shown and referrer.role not in CITING:
            groups.setdefault(role(referrer.role), {})[referrer.id] = None
    return {heading: newest_first(dossier, ids) for heading, ids in sorted(groups.items())}


def newest_first(dossier: Dossier, ids: Iterable[str]) -> tuple[str, ...]:
    """By date where an entry has one, then by id; undated ones last."""
    found = tuple(ids)
    return tuple(sorted(found, key=partial(_order, dossier), reverse=True)) if len(found) > 1 else found


@derived
def _order(dossier: Dossier, entry_id: str) -> tuple[object, ...]:
    found = vars(dossier.entries[entry_id]).get("date")
    return (1, sort_key(found), entry_id) if found else (0, (), entry_id)
