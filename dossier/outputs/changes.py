"""What became of an entry since it was published: corrections in the editors' words, other changes by field.

What a field held before is said by a correction alone: it is written to be read (see content/edits.py)."""

from collections.abc import Iterable, Iterator

from dossier.base.edtf import parse, sort_key
from dossier.entries import Entry
from dossier.entries.common import Correction
from dossier.graph.changes import QUIET
from dossier.graph.dossier import Dossier
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.views import Change
from dossier.outputs.words import EDITS, FIELDS, word

UNTOLD = frozenset((*QUIET, "sensitivity", "redirect_from", "withdrawn"))
"""Fields whose change is no change of what a reader learns; corrections are told one by one."""


def changes_of(dossier: Dossier, entry: Entry) -> tuple[Change, ...]:
    """The changes of an entry's page, newest first; a correction before the edits of its day."""
    if not entry.corrections and entry.id not in dossier.history:
        return ()
    found = [
        *((sort_key(item.date), 1, -number, change) for number, item, change in _corrections(entry)),
        *((sort_key(parse(day)), 0, 0, change) for day, change in _edits(dossier, entry)),
    ]
    return tuple(change for *_, change in sorted(found, key=lambda item: item[:3], reverse=True))


def _corrections(entry: Entry) -> Iterator[tuple[int, Correction, Change]]:
    for number, item in enumerate(entry.corrections, 1):
        text = f"Corrected: {item.was} → {item.now}"
        yield number, item, Change(when_(item.date), text, f"correction-{number}")


def _edits(dossier: Dossier, entry: Entry) -> Iterator[tuple[str, Change]]:
    for day, text in edits_of(dossier, entry):
        yield day, Change(when_(parse(day)), text, "")


def edits_of(dossier: Dossier, entry: Entry) -> Iterator[tuple[str, str]]:
    """Each day on which the entry changed, newest first, and by field what did: `Added: outcomes. Changed: text.`"""
    history = dossier.history.get(entry.id)
    for edit in history.edits if history else ():
        if text := _told(edit.fields):
            yield edit.day.isoformat(), text


def _told(changed: Iterable[tuple[str, str]]) -> str:
    fields = [(name, how) for name, how in changed if name not in UNTOLD and not name.startswith("x_")]
    groups = (
        (verb, [FIELDS.get(n, word(n)) for n, how in fields if how == key]) for key, verb in EDITS.items()
    )
    return " ".join(f"{verb}: {', '.join(names)}." for verb, names in groups if names)


def corrections_in(survey: Survey) -> list[tuple[Entry, int, Correction]]:
    """Every correction with its entry and its number there, newest first."""
    found = [
        (entry, number, item)
        for entry in survey.dossier.entries.values()
        for number, item in enumerate(entry.corrections, 1)
    ]
    return sorted(found, key=lambda item: (sort_key(item[2].date), item[0].id, item[1]), reverse=True)
