"""A source that is cited nowhere proves nothing, and a person who appears in no meeting, position or text is a
page that no reader finds. Link it where it belongs, or take it out."""

from collections.abc import Iterator

from dossier.entries import Document, Entry, Issue, Organisation, Person, Place, Source, Track
from dossier.entries.references import references
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/sources/chronicle.yaml
=== content/events/toll-raised.yaml
cites: [chronicle]
"""
BAD = """\
=== content/sources/chronicle.yaml
title: Toll raised # <- here
"""


CLASSES: tuple[type[Entry], ...] = (Source, Person, Organisation, Place, Issue, Document, Track)
"""What is there for the sake of others; meetings, positions, events and the rest are read by themselves."""


def check(case: Case) -> Iterator[Finding]:
    settings = {reference.target.split("/")[0] for reference in references(case.dossier.settings)}
    for cls in CLASSES:
        field = "name" if "name" in cls.model_fields else "title"
        for entry in case.dossier.all(cls):
            in_office = isinstance(entry, Person) and entry.tenures  # its organisation shows it
            if not case.dossier.referrers.get(entry.id) and entry.id not in settings and not in_office:
                hint = "cite or link it, or remove it"
                yield Finding(entry.id, (field,), f"nothing refers to this {entry.type}", hint)


RULE = Rule(
    name="orphan",
    level=Level.WARNING,
    summary="nothing in the dossier refers to this entry",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="whole",
)
