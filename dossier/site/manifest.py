"""The record of one tree of files: what we wrote, from what, and how it looked on disk; as versioned JSON."""

from collections.abc import Mapping
from typing import Any, NamedTuple, NotRequired, TypedDict

from dossier.base.plain import decoded, encoded, typed
from dossier.site.disk import Stamp
from dossier.site.page import fault_of

FORMAT = "dossier manifest"
VERSION = 2


class Entry(NamedTuple):
    """One file that we wrote."""

    key: str
    parts: tuple[tuple[str, str], ...]
    size: int
    digest: str
    """Of the content; empty when the file was announced but perhaps not finished."""
    stamp: Stamp = (0, 0, 0, 0, 0)


UNKNOWN = Entry("", (), -1, "")
"""A file that is ours, of unknown content."""


class Manifest(NamedTuple):
    """All files of one tree that are ours."""

    entries: Mapping[str, Entry]
    """By path, relative to the tree's root."""
    folder: int = 0
    """The inode of the tree's root, by which a tree is known after a crash; 0 if unknown."""
    turn: int = 0
    """Counts the builds; of two manifests of the same folder the later one is right."""
    basis: Any = None
    """What the files were made of, in plain data that the build understands; None until all of them are there."""
    saved: int = 0
    """When the manifest was saved, by the clock of the file system, in nanoseconds; not part of the text."""


EMPTY = Manifest({})


def to_json(manifest: Manifest) -> bytes:
    """The manifest as JSON; the same manifest gives the same bytes."""
    head = {"format": FORMAT, "version": VERSION, "folder": manifest.folder, "turn": manifest.turn}
    head["basis"] = manifest.basis
    return encoded({**head, "files": dict(sorted(manifest.entries.items()))})


class _File(TypedDict):
    """A manifest as it is written."""

    format: str
    version: int
    folder: int
    turn: int
    files: dict[str, Entry]
    basis: NotRequired[Any]


def from_json(text: bytes, saved: int = 0) -> Manifest:
    """The manifest of such bytes; EMPTY for anything that is not one.

    Of another version only the paths are believed: whose a file is must outlive a new version of the program.
    """
    try:
        data = typed(text, _File)
    except ValueError:
        return _of_another_version(text, saved)
    if (data["format"], data["version"]) != (FORMAT, VERSION):
        return _of_another_version(text, saved)
    entries = {path: entry for path, entry in data["files"].items() if not fault_of(path)}
    return Manifest(entries, data["folder"], data["turn"], data.get("basis"), saved)


def _of_another_version(text: bytes, saved: int) -> Manifest:
    try:
        data = decoded(text)
        if data["format"] != FORMAT or data["version"] == VERSION:
            return EMPTY
        paths = [path for path in dict(data["files"]) if not fault_of(path)]
        return Manifest(dict.fromkeys(paths, UNKNOWN), int(data["folder"]), int(data["turn"]), saved=saved)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return EMPTY
