"""How the entries of each class are listed in its index."""

from collections.abc import Callable
from typing import NamedTuple

from dossier.entries import (
    Claim,
    Document,
    Entry,
    Event,
    Issue,
    Meeting,
    Organisation,
    Person,
    Place,
    Source,
    Track,
    Watch,
)
from dossier.outputs.desk import Desk
from dossier.outputs.listing import (
    Listed,
    claim_item,
    document_item,
    event_item,
    issue_item,
    meeting_item,
    organisation_item,
    person_item,
    place_item,
    source_item,
    track_item,
    watch_item,
)

NOTHING = ("", "")


class Shape(NamedTuple):
    """How the entries of a class are listed."""

    cls: type[Entry]
    section: str
    intro: str
    counted: tuple[str, str]
    """What is counted, for one and for more; nothing where nothing is."""
    item: Callable[[Desk, Entry], Listed]
    newest_first: bool


SHAPES = (
    Shape(
        Claim,
        "claims",
        "Checkable sentences, who made them, and what became of them.",
        NOTHING,
        claim_item,
        False,
    ),
    Shape(Document, "documents", "Plans, drafts, declarations and agreements.", NOTHING, document_item, True),
    Shape(
        Event, "events", "What happened between the meetings and explains them.", NOTHING, event_item, True
    ),
    Shape(
        Issue,
        "issues",
        "What is negotiated, each as a neutral question.",
        ("{} position", "{} positions"),
        issue_item,
        False,
    ),
    Shape(Meeting, "meetings", "Meetings and calls, held and planned.", NOTHING, meeting_item, True),
    Shape(
        Organisation,
        "organisations",
        "States and bodies that act, speak, host or publish.",
        ("{} delegation", "{} delegations"),
        organisation_item,
        False,
    ),
    Shape(
        Person,
        "people",
        "Everybody named, with the office of the day the site speaks of.",
        ("{} meeting", "{} meetings"),
        person_item,
        False,
    ),
    Shape(
        Place,
        "places",
        "Where it happened.",
        ("{} meeting or event", "{} meetings and events"),
        place_item,
        False,
    ),
    Shape(
        Source,
        "sources",
        "Everything cited, with publisher, date and how far to rely on it.",
        ("cited by {} entry", "cited by {} entries"),
        source_item,
        True,
    ),
    Shape(
        Track,
        "tracks",
        "Channels of talks and their rounds.",
        ("{} meeting", "{} meetings"),
        track_item,
        False,
    ),
    Shape(Watch, "watch", "What to watch, by when, and how it turned out.", NOTHING, watch_item, False),
)
"""Every index, in the order of its class."""
