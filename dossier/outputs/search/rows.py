"""What is shown of an entry where it is found or pointed at: name, date, what it is, summary."""

from typing import NamedTuple

from dossier.base.edtf import Edtf
from dossier.entries import (
    Claim,
    Document,
    Entry,
    Event,
    Meeting,
    Organisation,
    Page,
    Person,
    Place,
    Position,
    Source,
    Track,
    Watch,
)
from dossier.graph.offices import as_edtf, offices_on
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.kinds import kind_of
from dossier.outputs.listing import date_of
from dossier.outputs.pages.watch import answer_of
from dossier.outputs.quotes import stance_words
from dossier.outputs.search.texts import summary_of, title_of
from dossier.outputs.sentences import shortened
from dossier.outputs.urls import folder_of
from dossier.outputs.words import word

KINDS = (
    "person", "organisation", "meeting", "track", "issue", "position", "document", "event", "claim", "watch",
    "place", "source", "page",
)  # fmt: skip
"""Kinds of entries in the order of their worth to somebody who looks for something."""

LONGEST = 180
"""Characters of a summary."""


class Row(NamedTuple):
    """One entry."""

    path: str
    kind: int
    """Its number among KINDS."""
    title: str
    native: str
    """Names in other scripts than the title: `uk Володимир Зеленський`, one a line, the language first."""
    when: str
    note: str
    """Office, state, kind, publisher: in a few words."""
    summary: str


def row_of(desk: Desk, entry: Entry) -> Row:
    """The row of an entry."""
    title = title_of(desk.dossier, entry)
    native = vars(entry).get("native_name", {}).items()
    date = when(date_of(entry))
    return Row(
        path=folder_of(entry),
        kind=kind_number(entry),
        title=title,
        native="\n".join(f"{language} {name}" for language, name in native if name != title),
        when=date.text if date and not isinstance(entry, Position | Page) else "",
        note=_note(desk, entry),
        summary=shortened(summary_of(entry), LONGEST),
    )


def kind_number(entry: Entry) -> int:
    """The number of an entry's kind among KINDS."""
    return KINDS.index(kind_of(entry))


def years_of(entry: Entry) -> range:
    """The years an entry belongs to; none where it has no date."""
    date: Edtf | None = date_of(entry)
    if date is None or date.earliest is None:
        return range(0)
    return range(date.earliest.year, (date.latest or date.earliest).year + 1)


def _note(desk: Desk, entry: Entry) -> str:
    """What the entry is in a few words; its state first where that does not go without saying."""
    match entry:
        case Person():
            held = offices_on(desk.dossier, entry.id, as_edtf(desk.dossier))
            return held[0].office.title if held else ""
        case Position():
            return stance_words(desk, entry)
        case Source():
            return entry.publisher
        case Watch():
            return word(answer_of(desk.survey, entry))
        case Claim():
            return word(entry.status)
        case Meeting():
            state = "" if entry.status == "held" else word(entry.status)
            return _joined(state, word(entry.kind), desk.short(entry.place) if entry.place else "")
        case Document():
            return _joined(word(entry.status), word(entry.kind))
        case Track():
            return _joined(word(entry.status), word(entry.format))
        case Event():
            return "" if entry.kind == "other" else word(entry.kind)
        case Organisation() | Place():
            return word(entry.kind)
    return ""


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))
