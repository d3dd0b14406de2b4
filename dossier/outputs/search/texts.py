"""What of an entry is searched. Fields are named one by one, so that an editors' note can never be among them."""

import html
import re
from collections.abc import Iterator

from dossier.entries import Claim, Document, Entry, Event, Issue, Meeting, Place, Position, Source, Watch
from dossier.entries.actor import ActorEntry, Person
from dossier.graph.dossier import Dossier
from dossier.outputs.names import name_of
from dossier.prose.body import Html, Link, Prose

_TAG = re.compile("<[^>]*>")

NOT_TIES = ("cites.source", "citation", "not_same_as")
"""Fields whose targets say nothing of what the entry is about."""


def title_of(dossier: Dossier, entry: Entry) -> str:
    """What the entry is listed as."""
    return name_of(dossier, entry.id)


def names_of(entry: Entry) -> Iterator[str]:
    """Every other name or spelling, in any script."""
    yield from (name.name for name in entry.aliases)
    if isinstance(entry, ActorEntry | Place):
        yield from entry.native_name.values()
    if isinstance(entry, Issue):
        yield from entry.synonyms
    for field in ("short_name", "short_title"):
        if short := vars(entry).get(field):
            yield short


def summary_of(entry: Entry) -> str:
    """One or two sentences: the summary, or what stands for it."""
    if isinstance(entry, Issue):
        return entry.summary or entry.question
    if isinstance(entry, Watch):
        return entry.outcome_text or entry.summary or entry.criteria
    if isinstance(entry, Claim):
        return entry.status_reason or entry.summary or ""
    return entry.summary or ""


def body_of(dossier: Dossier, entry: Entry) -> Iterator[str]:
    """The narrative and what the fields of its class say in sentences."""
    yield from _narrative(dossier, entry.prose)
    for dispute in entry.disputes:
        yield from (dispute.about or "", *(version.value for version in dispute.values))
    yield from (correction.now for correction in entry.corrections)
    yield from filter(None, _fields(dossier, entry))


def _fields(dossier: Dossier, entry: Entry) -> Iterator[str | None]:
    match entry:
        case Person():
            yield from (dossier.offices[tenure.office].title for tenure in entry.tenures)
            yield from (tie.role for tie in entry.affiliations)
        case Meeting():
            yield entry.venue
            yield from (outcome.text for outcome in entry.outcomes)
            for account in entry.accounts:
                yield account.summary
                yield from (point.text for point in (*account.says, *account.omits, *account.denies))
        case Issue():
            yield from (entry.question, entry.glossary)
        case Position():
            yield from (entry.summary, entry.condition, entry.note)
            if entry.quote:
                yield from (entry.quote.text, entry.quote.translation)
        case Document():
            yield from (provision.text for provision in entry.provisions)
        case Claim():
            yield from (entry.text, entry.corrected, *(reply.text for reply in entry.response))
        case Watch():
            yield from (entry.criteria, entry.outcome_text)
        case Source():
            yield from (entry.publisher, entry.agency, *entry.author)
        case Event():
            yield from (participant.role for participant in entry.actors)


def _narrative(dossier: Dossier, prose: Prose) -> Iterator[str]:
    for part in prose.parts:
        if isinstance(part, Html):
            yield html.unescape(_TAG.sub(" ", part.html))
        elif isinstance(part, Link):
            yield part.words or name_of(dossier, part.target)


def ties_of(dossier: Dossier) -> dict[str, list[str]]:
    """By id, the entries that an entry names in its fields: a meeting its people, place, track and issues."""
    found: dict[str, list[str]] = {entry_id: [] for entry_id in dossier.entries}
    for target, referrers in dossier.referrers.items():
        if target in found and not isinstance(dossier.entries[target], Source):
            for referrer in referrers:
                if referrer.id in found and referrer.role not in NOT_TIES:
                    found[referrer.id].append(target)
    return found
