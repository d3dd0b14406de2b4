"""Cards that stand for a page where its address is shared: which pages have one, and what is on it."""

from collections.abc import Iterator
from typing import NamedTuple

from dossier.entries import Document, Entry, Issue, Meeting, Organisation, Person, Track
from dossier.entries.settings import Settings
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.kinds import kind_of
from dossier.outputs.output import Output
from dossier.outputs.urls import folder_of
from dossier.outputs.words import KIND

DRAWN = (Document, Issue, Meeting, Organisation, Person, Track)
"""Entries with cards of their own; all other pages share that of the site."""


class Card(NamedTuple):
    """What a card says."""

    kicker: str
    title: str
    site: str


def card_path(settings: Settings, entry: Entry | None = None) -> str:
    """The path of the card for an entry's page, or for any other; empty where none are drawn."""
    if settings.cards == "none":
        return ""
    if settings.cards == "entries" and isinstance(entry, DRAWN):
        return f"{folder_of(entry)}card.png"
    return "card.png"


def card_outputs(survey: Survey) -> Iterator[Output]:
    """The cards that the settings ask for."""
    settings = survey.dossier.settings
    if settings.cards == "none":
        return
    card = Card("", settings.title, settings.short_title or "")
    yield Output("card.png", "card", card, listed=False)
    for cls in DRAWN if settings.cards == "entries" else ():
        for entry in survey.dossier.all(cls):
            path = card_path(settings, entry)
            yield Output(path, "card", _card(settings, entry), (entry.id,), listed=False)


def _card(settings: Settings, entry: Entry) -> Card:
    date = entry.date if isinstance(entry, Meeting | Document) else None
    kicker = " · ".join(filter(None, (KIND[kind_of(entry)], when_(date).text if date else "")))
    return Card(kicker, entry.label, settings.short_title or settings.title)
