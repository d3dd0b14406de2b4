"""By what a list can be narrowed: party, track, issue, kind ... The page has the choices; a script shows them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dossier.base.ids import slug
from dossier.base.plain import Plain
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
    Position,
    Source,
    Track,
    Watch,
)
from dossier.entries.fields import languages
from dossier.graph.sides import party_of
from dossier.outputs.desk import Desk
from dossier.outputs.kinds import kind_of
from dossier.outputs.pages.watch import answer_of
from dossier.outputs.sentences import sentence
from dossier.outputs.words import FACETS, KIND, word

ENOUGH = 8
"""Entries from which on a list is worth narrowing."""


class Tag(Plain):
    """What an entry is under one aspect."""

    key: str
    """party, track, issue, kind, status ..."""
    value: str
    """Short, for addresses."""
    text: str


class Option(Plain):
    """One choice."""

    value: str
    text: str
    number: int
    """Entries of the list that have it."""


class Facet(Plain):
    """An aspect with its choices."""

    key: str
    name: str
    options: tuple[Option, ...]


def tags_of(desk: Desk, entry: Entry) -> tuple[Tag, ...]:
    """What an entry can be chosen by in a list of its type, each once."""
    return tuple(dict.fromkeys(_tags(desk, entry)))


def timeline_tags(desk: Desk, entry: Entry) -> tuple[Tag, ...]:
    """The same in a list of several types: first the type, then what they have in common."""
    kind = kind_of(entry)
    shared = (tag for tag in _tags(desk, entry) if tag.key in ("party", "track", "issue"))
    return tuple(dict.fromkeys((Tag("kind", kind, KIND[kind]), *shared)))


def marks_of(tags: Iterable[Tag]) -> str:
    """The tags as an attribute of the entry's line: `party:ukraine kind:call`."""
    return " ".join(f"{tag.key}:{tag.value}" for tag in tags)


def facets_of(entries: Sequence[Iterable[Tag]]) -> tuple[Facet, ...]:
    """The choices for a list, from the tags of each of its entries; those that choose nothing are left out."""
    if len(entries) < ENOUGH:
        return ()
    counts = Counter(tag for tags in entries for tag in tags)
    found = []
    for key, name in FACETS.items():
        own = sorted((tag for tag in counts if tag.key == key), key=lambda tag: (slug(tag.text), tag.value))
        options = tuple(Option(tag.value, tag.text, counts[tag]) for tag in own)
        if len(options) > 1:
            found.append(Facet(key, name, options))
    return tuple(found)


def _tags(desk: Desk, entry: Entry) -> Iterator[Tag]:
    match entry:
        case Meeting():
            yield from _named(desk, "track", (entry.track,))
            yield from _named(desk, "party", (delegation.party for delegation in entry.delegations))
            yield from _named(desk, "issue", (*entry.issues, *entry.agenda))
            yield from (_word("form", entry.kind), _word("status", entry.status))
        case Event():
            yield from _named(desk, "party", (participant.actor for participant in entry.actors))
            yield from _named(desk, "issue", entry.issues)
            yield _word("form", entry.kind)
        case Document():
            yield from _named(desk, "party", entry.parties)
            yield from _named(desk, "issue", (provision.issue for provision in entry.provisions))
            yield from (_word("form", entry.kind), _word("status", entry.status))
        case Position():
            yield from _named(desk, "party", (entry.holder,))
            yield from _named(desk, "issue", (entry.issue,))
        case Person():
            yield from _named(desk, "party", (party_of(desk.dossier, entry.id),))
        case Organisation() | Place():
            yield _word("form", entry.kind)
        case Claim():
            yield from _named(desk, "party", (by.actor for by in entry.claimed_by))
            about = (key for key in entry.about if isinstance(desk.dossier.entries[key], Issue))
            yield from _named(desk, "issue", about)
            yield _word("status", entry.status)
        case Source():
            language = languages().get(entry.language.split("-")[0], entry.language)
            yield from (_word("form", entry.kind), _word("reliability", entry.reliability))
            yield Tag("language", entry.language, language)
        case Track():
            yield from _named(desk, "party", (*entry.parties, *entry.mediators))
            yield _word("status", entry.status)
        case Watch():
            yield from _named(desk, "party", entry.actors)
            yield from _named(desk, "issue", entry.issues)
            yield _word("status", answer_of(desk.survey, entry))


def _named(desk: Desk, key: str, ids: Iterable[str | None]) -> Iterator[Tag]:
    return (Tag(key, entry_id, desk.short(entry_id)) for entry_id in ids if entry_id)


def _word(key: str, value: str) -> Tag:
    return Tag(key, value.replace("_", "-"), sentence(word(value)))
