"""Records → entries: typed and frozen, their references still names. One module per type."""

from dossier.entries.actor import Organisation, Person
from dossier.entries.claim import Claim
from dossier.entries.common import Entry
from dossier.entries.document import Document
from dossier.entries.event import Event
from dossier.entries.issue import Issue
from dossier.entries.meeting import Meeting
from dossier.entries.page import Page
from dossier.entries.place import Place
from dossier.entries.position import Position
from dossier.entries.source import Source
from dossier.entries.track import Track
from dossier.entries.watch import Watch

CLASSES: tuple[type[Entry], ...] = (
    Person,
    Organisation,
    Claim,
    Document,
    Event,
    Issue,
    Meeting,
    Page,
    Place,
    Position,
    Source,
    Track,
    Watch,
)
"""Every kind of entry; people and organisations share the type `actor`."""

FOLDERS: dict[str, str] = {cls.folder: cls.type for cls in CLASSES}
"""Folder under content/ → entry type."""

__all__ = [
    "CLASSES",
    "FOLDERS",
    "Claim",
    "Document",
    "Entry",
    "Event",
    "Issue",
    "Meeting",
    "Organisation",
    "Page",
    "Person",
    "Place",
    "Position",
    "Source",
    "Track",
    "Watch",
]
