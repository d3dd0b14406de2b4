"""Small dossiers in text: files one after another, each after a line `=== content/...`."""

import re
import textwrap
from datetime import date
from pathlib import Path

from dossier.base.diagnostic import Diagnostic
from dossier.check import Checked, Options, check_tree
from dossier.content.history import NONE, History
from dossier.content.tree import DictTree
from dossier.graph.survey import Survey

SETTINGS = """\
title: Harbour talks
scope: The invented talks between two harbour towns.
started: 2024-01-01
as_of: 2026-03-01
licence: {text: CC BY 4.0, data: CC BY 4.0}
contact: errors@example.org
"""

BASE = {
    "content/dossier.yaml": SETTINGS,
    "content/sources/gazette.yaml": """\
title: The harbour talks begin
kind: news
publisher: The Gazette
published: 2025-06-01
url: https://gazette.example/talks
language: en
reliability: solid
reliability_basis: A daily with named reporters.
review: candidate
""",
    "content/actors/northport.yaml": """\
kind: state
name: Northport
summary: A harbour town.
review: candidate
cites: [gazette]
offices:
  minister: {name: Minister of Harbours, rank: minister}
  secretary: {name: Secretary of the Council, rank: official}
""",
    "content/actors/southport.yaml": """\
kind: state
name: Southport
summary: The other harbour town.
review: candidate
cites: [gazette]
""",
    "content/actors/ana-petrovic.yaml": """\
kind: person
name: Ana Petrovic
summary: Minister, then secretary.
review: candidate
cites: [gazette]
tenures:
  - {office: northport/minister, start: 2024-02-01, end: 2025-07-17, cites: [gazette]}
  - {office: northport/secretary, start: 2025-07-18, cites: [gazette]}
""",
}
"""A source, two states, and a person who was first minister and then secretary."""


def files_of(text: str) -> dict[str, str]:
    """Path → text of each file."""
    pieces = re.split(r"^=== (\S+)\n", textwrap.dedent(text), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def world(text: str = "", *, base: bool = True) -> dict[str, str]:
    """The files of `text` over the base world."""
    return {**(BASE if base else {}), **files_of(text)}


def checked(
    text: str = "", *, base: bool = True, as_of: date | None = None, history: History = NONE
) -> Checked:
    """A small dossier, read and checked."""
    return check_tree(DictTree(world(text, base=base)), history, Options(as_of=as_of))


def survey(text: str = "", *, as_of: date | None = None, history: History = NONE) -> Survey:
    """A small dossier that has no structural error, surveyed."""
    done = checked(text, as_of=as_of, history=history)
    assert done.survey, told(done.diagnostics)
    return done.survey


def told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Rule and place of each, for comparing: `unknown-field content/actors/x.yaml:3:1`."""
    return [f"{diagnostic.rule} {diagnostic.mark}" for diagnostic in diagnostics]


def write(project: Path, text: str) -> Path:
    """Write such a dossier into a project's folder, which is given back."""
    for path, words in world(text).items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(words, encoding="utf-8")
    return project
