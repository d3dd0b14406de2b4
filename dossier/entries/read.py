"""Records → entries and settings. One entry's failure stays its own; every slip gets its place."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from dossier.base.diagnostic import Diagnostic, Level, Related, did_you_mean, has_errors
from dossier.base.ids import valid_id
from dossier.base.mark import Mark
from dossier.content.records import Record, excerpt, marks
from dossier.content.shelf import Shelf
from dossier.entries import CLASSES, FOLDERS, Entry, Organisation, Person
from dossier.entries.common import Fields
from dossier.entries.compact import compact
from dossier.entries.memo import Memo, Read
from dossier.entries.settings import Settings
from dossier.entries.slips import slip_from
from dossier.prose.body import Prose, prose_from

SETTINGS = "content/dossier.yaml"
MAX_REPORTS = 50
"""Complaints about the fields of one file; more would bury the other files."""
_BY_FOLDER = {cls.folder: cls for cls in CLASSES}
M = TypeVar("M", bound=Fields)


class Loaded(NamedTuple):
    """All that could be read; references are still names."""

    settings: Settings | None
    settings_record: Record | None
    entries: tuple[Entry, ...]
    """By id."""
    records: Mapping[str, Record]
    """The record of each entry, by id, of broken ones too."""
    unfinished: frozenset[str] = frozenset()
    """Drafts that are no entries yet, since only blanks are to be filled; they hold nothing up."""


def entries_from(
    records: Iterable[Record], memo: Memo | None = None, shelf: Shelf | None = None
) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Records → entries by id; reports misplaced files, bad and duplicate ids, and every field that is wrong.

    What `memo` knows of a record is not read again, nor a body that `shelf` knows."""
    diagnostics: list[Diagnostic] = []
    settings: Settings | None = None
    settings_record: Record | None = None
    entries: dict[str, Entry] = {}
    kept: dict[str, Record] = {}
    unfinished: set[str] = set()
    for record in records:
        if record.path == SETTINGS:
            settings_record = record
            settings = _settings(record, diagnostics)
        elif cls := _class_of(record, diagnostics):
            entry_id = _stem(record.path)
            if _id_is_free(entry_id, record, kept, diagnostics):
                kept[entry_id] = record
                read = _remembered(cls, entry_id, record, memo, shelf)
                diagnostics += read.diagnostics
                if read.entry:
                    entries[entry_id] = read.entry
                elif not has_errors(read.diagnostics):
                    unfinished.add(entry_id)
            else:
                entries.pop(entry_id, None)  # nobody can say which of the two a reference means
    if memo:
        memo.sweep()
    if settings_record is None:
        hint = "write it; `dossier init` makes one to start from"
        diagnostics.append(
            Diagnostic("no-settings", Level.ERROR, f"there is no {SETTINGS}", Mark(SETTINGS), hint=hint)
        )
    ordered = tuple(entries[key] for key in sorted(entries))
    return Loaded(settings, settings_record, ordered, kept, frozenset(unfinished)), tuple(diagnostics)


def remember(record: Record, memo: Memo, shelf: Shelf) -> None:
    """Read the entry of a record ahead of its turn, so that `entries_from` finds it in `memo`."""
    cls, entry_id = _class_of(record, []), _stem(record.path)
    if cls and valid_id(entry_id):
        _remembered(cls, entry_id, record, memo, shelf)


def _settings(record: Record, diagnostics: list[Diagnostic]) -> Settings | None:
    return _validated(Settings, record, _given(record), diagnostics)


def _class_of(record: Record, diagnostics: list[Diagnostic]) -> type[Entry] | None:
    parts = record.path.split("/", 2)
    folder = parts[1] if len(parts) > 2 else ""
    if folder not in FOLDERS:
        near = did_you_mean(folder, FOLDERS) if folder else None
        hint = f'did you mean "content/{near}/"?' if near else f"the folders are {', '.join(sorted(FOLDERS))}"
        message = (
            f'no type of entry lives in "{folder}/"' if folder else "an entry must lie in its type's folder"
        )
        diagnostics.append(Diagnostic("unknown-folder", Level.ERROR, message, Mark(record.path), hint=hint))
        return None
    if folder == Person.folder:
        return Person if record.fields.get("kind") == "person" else Organisation
    return _BY_FOLDER[folder]


def _stem(path: str) -> str:
    """The name of a file without its last ending."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _id_is_free(
    entry_id: str, record: Record, kept: Mapping[str, Record], diagnostics: list[Diagnostic]
) -> bool:
    if not valid_id(entry_id):
        hint = "name the file with lower-case letters, digits and single hyphens: geneva-2026-02-17"
        message = f'"{entry_id}" cannot be an id'
        diagnostics.append(Diagnostic("bad-id", Level.ERROR, message, Mark(record.path), hint=hint))
        return False
    if entry_id in kept:
        related = (Related("the other one", Mark(kept[entry_id].path)),)
        message = f'the id "{entry_id}" is taken'
        hint = "ids are unique in the whole dossier; rename one of the files"
        diagnostics.append(
            Diagnostic("duplicate-id", Level.ERROR, message, Mark(record.path), "", hint, related)
        )
        return False
    return True


def _remembered(
    cls: type[Entry], entry_id: str, record: Record, memo: Memo | None, shelf: Shelf | None
) -> Read:
    read = memo.get(record.path, record.digest) if memo else None
    if read is None:
        found: list[Diagnostic] = []
        read = Read(_entry(cls, entry_id, record, found, shelf), tuple(found))
        if memo:
            memo.put(record.path, record.digest, read)
    return read


def _entry(
    cls: type[Entry], entry_id: str, record: Record, diagnostics: list[Diagnostic], shelf: Shelf | None
) -> Entry | None:
    prose, ok = _prose(record, diagnostics, shelf)
    fields = _given(record)
    for own in ("id", "prose"):
        if own in fields:
            mark = marks(record).key((own,))
            hint = "the id is the file's name" if own == "id" else "the text goes below the front matter"
            message = f'"{own}" is not written in the file'
            diagnostics.append(
                Diagnostic("unknown-field", Level.ERROR, message, mark, excerpt(record, mark), hint)
            )
            del fields[own]
            ok = False
    fields["id"], fields["prose"] = entry_id, prose
    entry = _validated(cls, record, fields, diagnostics)
    return entry if ok else None


def _prose(record: Record, diagnostics: list[Diagnostic], shelf: Shelf | None) -> tuple[Prose, bool]:
    if shelf and (known := shelf.read.pop(record.path, None)):
        return known.prose, True
    if shelf and (kept := shelf.prose(record.path, record.digest)):
        return Prose.kept(kept, record), True
    prose, slips = prose_from(record.body)
    if shelf and not slips:
        shelf.complete(record, prose)
    for slip in slips:
        mark = body_mark(record, slip.line, slip.raw)
        diagnostics.append(
            Diagnostic(slip.rule, Level.ERROR, slip.message, mark, excerpt(record, mark), slip.hint)
        )
    return prose, not slips


def body_mark(record: Record, line: int, raw: str) -> Mark:
    """The place of `raw` on a line of the body (from 1) in the whole file."""
    lines = record.body.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    column = text.find(raw) + 1 if raw else 0
    return Mark(record.path, record.body_line + line - 1, column, column + len(raw) if column else 0)


def _validated(
    model: type[M], record: Record, fields: dict[str, Any], diagnostics: list[Diagnostic]
) -> M | None:
    try:
        return compact(model.model_validate(fields))
    except ValidationError as errors:
        for error in islice(errors.errors(include_url=False, include_context=True), MAX_REPORTS):
            slip = slip_from(error, model)
            mark = (marks(record).key if slip.at_key else marks(record).at)(slip.path)
            level = Level.WARNING if slip.rule == "missing-field" and _is_draft(record) else Level.ERROR
            diagnostics.append(
                Diagnostic(slip.rule, level, slip.message, mark, excerpt(record, mark), slip.hint)
            )
        return None


def _is_draft(record: Record) -> bool:
    """Whether a record says that it is not to be published: it may be unfinished without holding up the site."""
    return record.path != SETTINGS and record.fields.get("review") in (None, "draft")


def _given(record: Record) -> dict[str, Any]:
    """The fields without `x_*` keys and without those left empty, which count as not there."""
    has_any = b'"x_' in record.data or b"null" in record.data  # most have none
    return _without_extras(record.fields) if has_any else record.fields


def _without_extras(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value if type(value) is str else _inner(value)  # most values are text
        for key, value in fields.items()
        if value is not None and not key.startswith("x_")
    }


def _inner(value: Any) -> Any:
    if isinstance(value, dict):
        return _without_extras(value)
    return (
        [item if type(item) is str else _inner(item) for item in value] if isinstance(value, list) else value
    )


def extras(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The `x_*` keys of a record, kept for the data exports."""
    return ((key, value) for key, value in fields.items() if key.startswith("x_"))
