"""Two dossiers → what changed in facts, by entry: never in lines of text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from dossier.base.edtf import say_short
from dossier.content.records import Record
from dossier.entries import Entry, Position
from dossier.graph.dossier import Dossier

IDENTITY = (
    ("person",),
    ("party",),
    ("source",),
    ("office", "start"),
    ("office",),
    ("org", "role"),
    ("actor",),
    ("by", "source"),
    ("by",),
    ("issue",),
    ("key",),
    ("about",),
    ("no",),
    ("holder",),
    ("rule",),
    ("name",),
    ("text",),
    ("url",),
    ("value",),
)
"""Fields by which two items of a list are the same thing, in order of trial."""
QUIET = ("checked", "check_by", "review", "editor_note", "lint_ignore", "corrections", "tags")
"""Fields whose change is no change of a published fact."""


class Step(NamedTuple):
    """One fact that changed."""

    where: str
    """In words: `delegations (ukraine), members (umerov), attendance`."""
    was: str
    """Empty when it was added."""
    now: str
    """Empty when it was removed."""
    field: str
    """The field of the entry it is in."""

    def __str__(self) -> str:
        if not self.was:
            return f"{self.where}: + {self.now}" if self.where else f"+ {self.now}"
        if not self.now:
            return f"{self.where}: − {self.was}"
        return f"{self.where}: {self.was} → {self.now}"


class Change(NamedTuple):
    """What changed in one entry."""

    id: str
    type: str
    label: str
    action: Literal["added", "removed", "renamed", "changed", "formatting"]
    steps: tuple[Step, ...]
    headline: str
    """A sentence for what matters most: `position of Russia on Ceasefire: rejects → conditional, 5 Feb 2026`."""
    uncorrected: bool
    """Whether a published fact was replaced or removed without a new correction record."""


def changes(old: Dossier, new: Dossier) -> tuple[Change, ...]:
    """Every change between two dossiers by id; an entry that took over an old id by `redirect_from` was renamed."""
    before, after = _all(old), _all(new)
    renamed = {
        previous: entry.id
        for entry in after.values()
        for previous in entry.redirect_from
        if previous in before and previous not in after and entry.id not in before
    }
    found = []
    for entry_id in sorted(before.keys() | after.keys()):
        if entry_id in renamed:
            continue
        previous_id = next((was for was, now in renamed.items() if now == entry_id), entry_id)
        change = _change(old, new, before.get(previous_id), after.get(entry_id))
        if change:
            found.append(change)
    return tuple(found)


def _all(dossier: Dossier) -> dict[str, Entry]:
    return {**dossier.entries, **dossier.unpublished, **dossier.withdrawn}


def _change(old: Dossier, new: Dossier, before: Entry | None, after: Entry | None) -> Change | None:
    if before is None and after is not None:
        return Change(after.id, after.type, after.label, "added", (), headline(new, after), False)
    if after is None and before is not None:
        return Change(before.id, before.type, before.label, "removed", (), "", False)
    assert before and after
    was, now = old.records[before.id], new.records[after.id]
    if (before.id, was.digest) == (after.id, now.digest):
        return None
    steps = tuple(_steps(was, now))
    action: Literal["renamed", "changed", "formatting"] = "changed" if steps else "formatting"
    if before.id != after.id:
        action = "renamed"
    replaced = any(step.was and step.field not in QUIET for step in steps)
    corrected = len(after.corrections) > len(before.corrections)
    uncorrected = before.is_published and replaced and not corrected
    return Change(
        after.id, after.type, after.label, action, steps, _moved(old, new, before, after), uncorrected
    )


def headline(dossier: Dossier, entry: Entry) -> str:
    """For a new position, what it moved from and to; empty for other entries."""
    if not isinstance(entry, Position):
        return ""
    label = _series(dossier, entry)
    sources = len(entry.cites)
    tail = f"{say_short(entry.date)}, {sources} source{'' if sources == 1 else 's'}"
    earlier = [dossier.entries.get(key) for key in entry.supersedes]
    stances = " and ".join(p.stance for p in earlier if isinstance(p, Position))
    return f"{label}: {stances + ' → ' if stances else ''}{entry.stance}, {tail}"


def _moved(old: Dossier, new: Dossier, before: Entry, after: Entry) -> str:
    if isinstance(before, Position) and isinstance(after, Position) and before.stance != after.stance:
        return f"{_series(new, after)}: {before.stance} → {after.stance}, {say_short(after.date)}"
    return ""


def _series(dossier: Dossier, position: Position) -> str:
    names = {key: entry.label for key, entry in _all(dossier).items()}
    holder, issue = names.get(position.holder, position.holder), names.get(position.issue, position.issue)
    return f"position of {holder} on {issue}"


def _steps(was: Record, now: Record) -> Iterator[Step]:
    yield from _mapping(was.fields, now.fields, "", "")
    if was.body.split() != now.body.split():
        yield Step("text", _words(was.body), _words(now.body), "body")


def _words(body: str) -> str:
    count = len(body.split())
    return f"{count} words" if count else ""


def _mapping(was: Mapping[str, Any], now: Mapping[str, Any], where: str, field: str) -> Iterator[Step]:
    for key in (*was, *(key for key in now if key not in was)):
        name = key.replace("_", " ")
        yield from _value(was.get(key), now.get(key), f"{where}, {name}" if where else name, field or key)


def _value(was: Any, now: Any, where: str, field: str) -> Iterator[Step]:
    if _same(was, now):
        return
    if isinstance(was, dict) and isinstance(now, dict):
        yield from _mapping(was, now, where, field)
    elif isinstance(was, list | None) and isinstance(now, list | None) and not (was is None and now is None):
        yield from _sequence(was or [], now or [], where, field)
    else:
        yield Step(where, _told(was), _told(now), field)


def _sequence(was: Sequence[Any], now: Sequence[Any], where: str, field: str) -> Iterator[Step]:
    old, new = _keyed(was, now)
    for key in (*old, *(key for key in new if key not in old)):
        if key not in new:
            yield Step(where, _told(old[key]), "", field)
        elif key not in old:
            yield Step(where, "", _told(new[key]), field)
        else:
            yield from _value(old[key], new[key], f"{where} ({key})", field)
    if not any(True for _ in _differences(old, new)) and list(old) != list(new):
        yield Step(where, ", ".join(old), ", ".join(new), field)


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    return (key for key in old.keys() ^ new.keys())


def _keyed(was: Sequence[Any], now: Sequence[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both lists by what names their items; by place where nothing does, or not uniquely."""
    for fields in IDENTITY:
        old, new = _by(was, fields), _by(now, fields)
        if old is not None and new is not None:
            return old, new
    return {str(n): item for n, item in enumerate(was, 1)}, {str(n): item for n, item in enumerate(now, 1)}


def _by(items: Sequence[Any], fields: tuple[str, ...]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for item in items:
        if isinstance(item, str):
            key = item
        elif isinstance(item, dict) and all(isinstance(item.get(field), str) for field in fields):
            key = " ".join(item[field] for field in fields)
        else:
            return None
        if key in found:
            return None
        found[key] = item
    return found


def _same(was: Any, now: Any) -> bool:
    """Equal as data; folds of white space in long text do not count."""
    if isinstance(was, str) and isinstance(now, str):
        return was.split() == now.split()
    return bool(was == now) or (was in (None, [], {}) and now in (None, [], {}))


def _told(value: Any) -> str:
    """A value in one line."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = " ".join(value.split())
        return text if len(text) <= 120 else text[:119] + "…"
    if isinstance(value, list):
        return ", ".join(_told(item) for item in value)
    main = next(
        (value[field] for fields in IDENTITY for field in fields if isinstance(value.get(field), str)), None
    )
    return _told(main) if main else ", ".join(f"{key}: {_told(inner)}" for key, inner in value.items())
