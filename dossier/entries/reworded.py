"""Which entries say what they said, but for the words of their texts: whatever follows from all else still holds."""

from collections.abc import Mapping

from dossier.content.records import Record
from dossier.content.shelf import Shelf
from dossier.entries import Entry
from dossier.prose.body import Prose, from_plain


def reworded(
    files: Mapping[str, str], records: Mapping[str, Record], entries: Mapping[str, Entry], shelf: Shelf
) -> frozenset[str] | None:
    """The ids of the entries whose words alone are others than when the files of all had these digests; None where
    anything else is, or may be.

    `shelf` tells what the files said then: the same fields, and a text that leads to and cites the same."""
    if len(files) != len(records):
        return None
    edited = [key for key, record in records.items() if files.get(record.path) != record.digest]
    alike = (
        key in entries and _is_alike(shelf, files.get(records[key].path, ""), records[key], entries[key])
        for key in edited
    )
    return frozenset(edited) if all(alike) else None


def _is_alike(shelf: Shelf, before: str, record: Record, entry: Entry) -> bool:
    """Whether a file says what it said when it had the digest `before`, but for the words of its text."""
    row = shelf.peek(record.path, before)
    if row is None or (bytes(row.fields), row.body_line) != (record.data, record.body_line):
        return False
    try:
        was = from_plain(bytes(row.prose))
    except ValueError:  # a row that is whole, but of another shape
        return False
    return bool(row.body) == bool(record.size) and _mentions(was) == _mentions(entry.prose)


def _mentions(prose: Prose) -> tuple[list[str], list[tuple[str, str]]]:
    """What a text leads to and cites, in order, wherever in it and in whatever words."""
    return [link.target for link in prose.links()], [(cite.source, cite.locator) for cite in prose.cites()]
