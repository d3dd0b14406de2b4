"""What of the last build's check still holds: after an edit to texts alone, all entries refer to what they referred to,
and only the edited words are looked at again."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic
from dossier.base.digest import digest
from dossier.base.plain import Plain, encoded, typed
from dossier.content.history import History
from dossier.content.shelf import Shelf
from dossier.entries.read import Loaded
from dossier.entries.reworded import reworded
from dossier.graph.dossier import Dossier, Referrer
from dossier.lint.rules import RULES
from dossier.lint.run import Known, by_rule
from dossier.site import program
from dossier.site.keep import got, put

MANY = 100
"""Edited texts from which on it is as well to check all."""


class Last(Plain):
    """The check of a dossier without errors."""

    ground: str
    """The digest of what it went by besides the files of entries."""
    files: Mapping[str, str]
    """The digest of each entry's file, by path."""
    findings: Mapping[str, Sequence[Diagnostic]]
    """By rule, of those that go by nothing but the dossier."""
    referrers: Mapping[str, tuple[Referrer, ...]]


class Recalled(NamedTuple):
    """What is known of a dossier before its references are resolved."""

    findings: Known
    referrers: Mapping[str, tuple[Referrer, ...]]


def ground_of(loaded: Loaded, as_of: date, history: History) -> str:
    """The digest of all that a check goes by but the files of entries, on this machine."""
    settings = loaded.settings_record.digest if loaded.settings_record else ""
    address = loaded.settings.base_url if loaded.settings else None
    ours = program.code(), program.libraries(), sys.version
    return digest((as_of.isoformat(), repr(sorted(history.files.items())), settings, address, ours))


def recalled(file: Path, ground: str, loaded: Loaded, shelf: Shelf) -> Recalled | None:
    """What is known of what was loaded, where only words of texts are others than at the check in the file; None where
    that is not sure. `shelf` tells what the files said then."""
    if len(loaded.entries) != len(loaded.records):
        return None
    try:
        last = typed(got(file), Last)
    except ValueError:
        return None
    entries = {entry.id: entry for entry in loaded.entries}
    edited = reworded(last.files, loaded.records, entries, shelf) if last.ground == ground else None
    if edited is None or len(edited) > MANY:
        return None
    return Recalled(Known(last.findings, edited), last.referrers)


def write(file: Path, ground: str, dossier: Dossier, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Keep the check of a dossier without errors in the file, or nothing where that is not possible."""
    files = {record.path: record.digest for record in dossier.records.values()}
    put(file, encoded(Last(ground, files, by_rule(RULES, diagnostics), dossier.referrers)))
