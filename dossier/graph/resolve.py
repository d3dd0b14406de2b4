"""Names → ids: unknown, wrong-typed, unpublished and circular references are reported.

What is whole becomes the Dossier.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from dossier.base.diagnostic import Diagnostic, Level, Related, did_you_mean
from dossier.base.mark import Mark
from dossier.content.history import NONE, History
from dossier.content.records import Record, excerpt, marks
from dossier.entries import CLASSES, Entry, Issue, Organisation, Position
from dossier.entries.position import STANCES
from dossier.entries.read import Loaded
from dossier.entries.references import Mention
from dossier.graph.cycles import cycles
from dossier.graph.dossier import Dossier, OfficeOf, Referrer
from dossier.graph.uses import ANY, OFFICE, Use, mentions_of, uses_in

MAX_REPORTS = 50
"""Complaints about the references of one file; more would bury the other files."""
Mentions = Mapping[str, Sequence[Mention]]
"""What each entry mentions, by its id."""
Referrers = Mapping[str, tuple[Referrer, ...]]


def resolve(
    loaded: Loaded, as_of: date, history: History = NONE, known: Referrers | None = None
) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Loaded entries → the Dossier as of a day. With errors it holds only the entries that are whole;
    it is None when there are no settings.

    `known` are the referrers where the same was mentioned before, and nothing was wrong with any entry."""
    by_id = {entry.id: entry for entry in loaded.entries}
    shown = {entry.id: entry.type for entry in loaded.entries if entry.is_published}
    if known is not None:
        return _dossier(loaded, as_of, history, by_id, shown, known), ()
    offices = offices_of(loaded.entries)
    mentions = {entry.id: mentions_of(entry) for entry in loaded.entries}
    uses = tuple(uses_in(loaded._replace(entries=_doubtful(loaded.entries, mentions, shown, offices))))
    complaints = tuple(_complaints(uses, by_id, loaded, offices))
    diagnostics = (
        *(found for _, found in complaints),
        *_stances(loaded, by_id),
        *_redirects(loaded),
        *cycles(loaded.entries, loaded.records),
    )
    broken = {use.owner.id for use, _ in complaints if use.owner}
    astray = {use.owner.id for use in uses if use.owner and use.id not in by_id}
    whole = _whole(by_id, mentions, broken | astray)
    referrers = _referrers(mentions, whole.keys() & shown.keys())
    return _dossier(loaded, as_of, history, whole, shown, referrers), diagnostics


def _dossier(
    loaded: Loaded,
    as_of: date,
    history: History,
    whole: Mapping[str, Entry],
    shown: Collection[str],
    referrers: Referrers,
) -> Dossier | None:
    """The dossier of the entries that are whole; None without settings."""
    if loaded.settings is None or loaded.settings_record is None:
        return None
    published = {key: entry for key, entry in whole.items() if key in shown}
    others = {key: entry for key, entry in whole.items() if key not in shown}
    by_class: dict[type[Entry], list[Entry]] = {cls: [] for cls in CLASSES}
    for entry in published.values():
        by_class[type(entry)].append(entry)
    return Dossier(
        settings=loaded.settings,
        settings_record=loaded.settings_record,
        as_of=as_of,
        entries=published,
        unpublished={k: e for k, e in others.items() if e.review != "withdrawn"},
        withdrawn={
            k: e for k, e in others.items() if e.review == "withdrawn" and e.sensitivity != "restricted"
        },
        records=loaded.records,
        history={k: history.files[r.path] for k, r in loaded.records.items() if r.path in history.files},
        offices=offices_of(published.values()),
        referrers=referrers,
        by_class={cls: tuple(entries) for cls, entries in by_class.items()},
    )


def offices_of(entries: Iterable[Entry]) -> dict[str, OfficeOf]:
    """Every office by organisation/office."""
    return {
        f"{entry.id}/{key}": OfficeOf(f"{entry.id}/{key}", entry.id, office)
        for entry in entries
        if isinstance(entry, Organisation)
        for key, office in entry.offices.items()
    }


def _referrers(mentions: Mentions, shown: Collection[str]) -> Referrers:
    """Who refers to an entry, of those that are shown."""
    found: dict[str, list[Referrer]] = defaultdict(list)
    for owner, told in mentions.items():
        if owner in shown:
            is_repeated = len({mention[0] for mention in told}) < len(told)  # most name each entry once
            for target, role, _, _ in _once(told) if is_repeated else told:
                if target != owner:
                    found[target].append(Referrer(owner, role))
    return {key: tuple(value) for key, value in found.items()}


def _once(told: Iterable[Mention]) -> Iterable[Mention]:
    """One mention of each target in each role, in order."""
    return {mention[:2]: mention for mention in told}.values()


def _whole(by_id: Mapping[str, Entry], mentions: Mentions, faulty: Collection[str]) -> dict[str, Entry]:
    """The entries that lead only to entries that are whole themselves."""
    fallen = list(faulty)
    owners: dict[str, list[str]] = defaultdict(list)
    for owner, told in mentions.items() if fallen else ():
        for target, _, _, _ in told:
            owners[target].append(owner)
    gone: set[str] = set()
    while fallen:
        entry_id = fallen.pop()
        if entry_id not in gone:
            gone.add(entry_id)
            fallen += owners[entry_id]
    return {key: entry for key, entry in by_id.items() if key not in gone}


def _doubtful(
    entries: Sequence[Entry], mentions: Mentions, shown: Mapping[str, str], offices: Collection[str]
) -> tuple[Entry, ...]:
    """The entries of which not each mention is plainly right; only these are looked at closely. `shown` are the
    types of those that are published."""
    different = set[Mention]().union(*mentions.values())
    doubtful = {mention for mention in different if not _is_right(mention, shown, offices)}
    return (
        tuple(entry for entry in entries if not doubtful.isdisjoint(mentions[entry.id])) if doubtful else ()
    )


def _is_right(mention: Mention, shown: Mapping[str, str], offices: Collection[str]) -> bool:
    entry_id, _, types, target = mention
    kind = shown.get(entry_id)
    return kind is not None and (kind in types or types == ANY or (types == OFFICE and target in offices))


def _complaints(
    uses: Iterable[Use],
    by_id: Mapping[str, Entry],
    loaded: Loaded,
    offices: Mapping[str, OfficeOf],
) -> Iterator[tuple[Use, Diagnostic]]:
    """What is wrong with each use; of one file only the first, which is enough to know that it is not whole."""
    told: Counter[str] = Counter()
    for use in uses:
        if told[use.record.path] < MAX_REPORTS and (found := _complaint(use, by_id, loaded, offices)):
            told[use.record.path] += 1
            yield use, found


def _complaint(
    use: Use, by_id: Mapping[str, Entry], loaded: Loaded, offices: Mapping[str, OfficeOf]
) -> Diagnostic | None:
    if use.id in loaded.records and use.id not in by_id:  # broken itself, and reported
        return _unfinished(use, loaded.records[use.id]) if use.id in loaded.unfinished else None
    if use.types == OFFICE:
        if use.target not in offices:
            return use.complain(
                "unknown-reference", f'no office "{use.target}"', _near_office(use, by_id, offices)
            )
    elif use.id not in by_id:
        return use.complain("unknown-reference", f'no {_kinds(use.types)} "{use.target}"', _near(use, by_id))
    elif use.types != ANY and by_id[use.id].type not in use.types:
        found = by_id[use.id]
        hint = f"{found.label} is {_article(found.type)} {found.type}; this must be {_kinds(use.types)}"
        return use.complain("wrong-type-of-entry", f'"{use.target}" is not {_kinds(use.types)}', hint)
    return _unpublished(use, by_id, loaded.records)


def _unfinished(use: Use, draft: Record) -> Diagnostic | None:
    """A draft with blanks is no error; but a published entry that leads to it would be lost without a word."""
    if use.owner and not use.owner.is_published:
        return None
    hint = "finish and publish it, or leave the reference out of this published entry"
    related = (Related("its own file", Mark(draft.path)),)
    return use.complain("unpublished-reference", f'"{use.target}" is an unfinished draft', hint, related)


def _unpublished(use: Use, by_id: Mapping[str, Entry], records: Mapping[str, Record]) -> Diagnostic | None:
    target = by_id.get(use.id)
    shown = use.owner is None or use.owner.is_published
    if target is None or target.is_published or not shown:
        return None
    is_restricted = target.sensitivity == "restricted"
    why = "restricted" if is_restricted else f"review: {target.review}"
    hint = "publish it, or leave the reference out of this published entry"
    place = marks(records[use.id]).at(("sensitivity" if is_restricted else "review",))
    related = (Related("its own file", place),)
    return use.complain("unpublished-reference", f'"{use.target}" is not published ({why})', hint, related)


def _near(use: Use, by_id: Mapping[str, Entry]) -> str:
    fitting = {k: e for k, e in by_id.items() if use.types == ANY or e.type in use.types}
    near = did_you_mean(use.target, fitting)
    if near:
        return f'did you mean "{near}" ({_short(fitting[near].label)})?'
    return "make the entry first, or correct the id"


def _near_office(use: Use, by_id: Mapping[str, Entry], offices: Mapping[str, OfficeOf]) -> str:
    near = did_you_mean(use.target, offices)
    if near:
        return f'did you mean "{near}" ({offices[near].title})?'
    if use.id in by_id:
        return f'declare it under "offices" in the file of {_short(by_id[use.id].label)}'
    return "an office is written organisation/office, and declared in the organisation's file"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "..."


def _kinds(types: tuple[str, ...]) -> str:
    return "entry" if len(types) > 3 or types == ANY else " or ".join(types)


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"


def _stances(loaded: Loaded, by_id: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    """A stance is one of ours or of the issue's own scale."""
    for position in loaded.entries:
        if not isinstance(position, Position):
            continue
        known = stances_on(by_id.get(position.issue))
        if position.stance not in known:
            record = loaded.records[position.id]
            mark = marks(record).at(("stance",))
            near = did_you_mean(position.stance, known)
            hint = (f'did you mean "{near}"? ' if near else "") + "one of " + ", ".join(known)
            message = f'"{position.stance}" is not a stance'
            yield Diagnostic("unknown-value", Level.ERROR, message, mark, excerpt(record, mark), hint)


def stances_on(issue: Entry | None) -> tuple[str, ...]:
    """The stances that a position on an issue may take."""
    return (*STANCES, *(issue.stances if isinstance(issue, Issue) else ()))


def _redirects(loaded: Loaded) -> Iterator[Diagnostic]:
    """An old id leads to one entry, and is nobody's id today."""
    taken: dict[str, str] = {}
    for entry in loaded.entries:
        for index, old in enumerate(entry.redirect_from):
            record = loaded.records[entry.id]
            other = old if old in loaded.records else taken.get(old)
            taken.setdefault(old, entry.id)
            if other:
                mark = marks(record).at(("redirect_from", index))
                related = (Related("it is this one's", Mark(loaded.records[other].path)),)
                hint = "an address can lead to one place only"
                message = f'the id "{old}" is taken'
                yield Diagnostic(
                    "duplicate-id", Level.ERROR, message, mark, excerpt(record, mark), hint, related
                )
