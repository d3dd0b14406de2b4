"""One entry edited: the dossier that resolving everything again would give, in a thousandth of the time.

Where what others are allowed to say, or whether they are published, may depend on the edit, there is no answer.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dossier.content.records import Record
from dossier.entries import Entry, Issue, Organisation, Position
from dossier.entries.read import Loaded
from dossier.graph.cycles import CHAINS
from dossier.graph.day import DATED
from dossier.graph.dossier import Dossier, OfficeOf, Referrer
from dossier.graph.resolve import offices_of, stances_on
from dossier.graph.uses import ANY, Use, uses_in

SETTLED = (*CHAINS, "redirect_from", "stances")
"""Fields that decide whether other entries are right: chains may close, addresses and stances be taken away."""

Referrers = Mapping[str, tuple[Referrer, ...]]


def patched(dossier: Dossier, entry: Entry, record: Record) -> Dossier | None:
    """The dossier that `resolve` would give, of the same settings and history, with this entry in the place of the one
    of its id; None where that cannot be told or something would be wrong.

    The dossier must come from content without errors."""
    old = dossier.entries.get(entry.id)
    if old is None or not _is_alike(dossier, old, entry):
        return None
    was, now = _uses(old, dossier.records[entry.id]), _uses(entry, record)
    if not all(_leads_somewhere(dossier, use) for use in now):
        return None
    cls = type(entry)
    of_class = tuple(entry if other is old else other for other in dossier.by_class[cls])
    entries = {**dossier.entries, entry.id: entry}
    return replace(
        dossier,
        entries=entries,
        records={**dossier.records, entry.id: record},
        offices=_offices(dossier.offices, entry),
        referrers=_referrers(dossier, old, was, now),
        by_class={**dossier.by_class, cls: of_class},
        derived={},
    )


def _is_alike(dossier: Dossier, old: Entry, new: Entry) -> bool:
    """Whether nothing that others depend on has changed but what an entry says of itself."""
    if type(old) is not type(new) or not new.is_published:
        return False
    if isinstance(old, Organisation) and isinstance(new, Organisation) and [*old.offices] != [*new.offices]:
        return False
    if isinstance(new, Position):
        issue = dossier.entries.get(new.issue)
        if not isinstance(issue, Issue) or new.stance not in stances_on(issue):
            return False
    day = dossier.settings.as_of
    same = SETTLED if day and day.latest else (*SETTLED, *DATED)
    return all(vars(old).get(name) == vars(new).get(name) for name in same)


def _uses(entry: Entry, record: Record) -> tuple[Use, ...]:
    return tuple(uses_in(Loaded(None, None, (entry,), {entry.id: record})))


def _leads_somewhere(dossier: Dossier, use: Use) -> bool:
    """Whether a mention in a published entry is one that nothing can be said against."""
    if use.types == ("office",):
        return use.target in dossier.offices
    found = dossier.entries.get(use.target)
    return found is not None and (use.types == ANY or found.type in use.types)


def _offices(offices: Mapping[str, OfficeOf], entry: Entry) -> Mapping[str, OfficeOf]:
    return {**offices, **offices_of((entry,))} if isinstance(entry, Organisation) else offices


def _referrers(dossier: Dossier, old: Entry, was: Iterable[Use], now: Iterable[Use]) -> Referrers:
    """Who refers to whom, with what one entry mentions now; in the order in which resolving meets them."""
    before, after = _mentions(was), _mentions(now)
    if list(before.items()) == list(after.items()):
        return dossier.referrers
    found = dict(dossier.referrers)
    for target in before.keys() | after.keys():
        others = [referrer for referrer in found.get(target, ()) if referrer.id != old.id]
        at = bisect_left(others, old.id, key=lambda other: other.id)
        found[target] = (*others[:at], *after.get(target, ()), *others[at:])
    firsts = {referrers[0].id for target in before if (referrers := found[target])}
    orders = {first: _mentions(_uses(dossier.entries[first], dossier.records[first])) for first in firsts}
    return _in_order(found, {**orders, old.id: after})


def _mentions(uses: Iterable[Use]) -> dict[str, tuple[Referrer, ...]]:
    """What one entry says of others, by whom it mentions."""
    found: dict[str, dict[Referrer, None]] = defaultdict(dict)
    for use in uses:
        if use.owner and use.id != use.owner.id:
            found[use.id][Referrer(use.owner.id, use.role)] = None
    return {target: tuple(referrers) for target, referrers in found.items()}


def _in_order(found: Referrers, orders: Mapping[str, Iterable[str]]) -> Referrers:
    """The targets in the order of who mentions them first; for whom there is an order, in that one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for target, referrers in found.items():
        if referrers:
            groups[referrers[0].id].append(target)
    for first, order in orders.items():
        places = {target: place for place, target in enumerate(order)}
        groups[first].sort(key=lambda target: places[target])
    return {target: found[target] for first in sorted(groups) for target in groups[first]}
