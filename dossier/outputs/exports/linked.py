"""What a page says to machines: schema.org as JSON-LD. Only what is certain: an uncertain date is given by the month
or year that holds it, or left out; what has no day or place is no Event."""

from collections.abc import Callable, Iterable
from typing import Any

from dossier.entries import (
    Claim,
    Document,
    Entry,
    Event,
    Issue,
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
from dossier.entries.common import CitationFields
from dossier.graph.attendance import people_at
from dossier.graph.offices import as_edtf, offices_on
from dossier.graph.survey import Survey
from dossier.outputs.exports.nodes import (
    Node,
    all_named,
    day_of,
    end_of,
    identity,
    named,
    organisation_type,
    sources_of,
)
from dossier.outputs.exports.sheet import Sheet

EVENT_STATUS = {
    "scheduled": "EventScheduled",
    "ongoing": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
"""Meetings of any other status are no schema.org Event; there is no word for "held"."""


def linked(survey: Survey, entry: Entry) -> Node:
    """The entry as one node; what is empty is left out where it is written (`whole`)."""
    make = BUILDERS[type(entry)]
    return {"@context": "https://schema.org", **identity(survey, entry), **make(survey, entry)}


def dataset(survey: Survey, sheets: Iterable[Sheet]) -> Node:
    """The whole of the data, with its tables as downloads where the site's address is known."""
    settings = survey.dossier.settings
    base = (settings.base_url or "").rstrip("/")
    last = survey.dossier.as_of.isoformat()
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{base}/data/" if base else "",
        "url": f"{base}/data/" if base else "",
        "name": settings.title,
        "description": settings.description or settings.scope,
        "license": settings.licence.url,
        "version": last,
        "inLanguage": settings.language,
        "creator": [{"@type": "Organization", "name": name} for name in settings.editors],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": sheet.title,
                "encodingFormat": "text/csv",
                "contentUrl": f"{base}/data/{sheet.name}.csv",
            }
            for sheet in sheets
            if base
        ],
    }


def website(survey: Survey) -> Node:
    """The site, for its front page."""
    settings = survey.dossier.settings
    base = (settings.base_url or "").rstrip("/")
    return {
        "@context": "https://schema.org",
        "@type": "WebSite" if base else "CreativeWork",
        "@id": f"{base}/" if base else "",
        "url": f"{base}/" if base else "",
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.language,
        "license": settings.licence.url,
    }


def _person(survey: Survey, entry: Person) -> Node:
    now = offices_on(survey.dossier, entry.id, as_edtf(survey.dossier))
    return {
        "@type": "Person",
        "name": entry.name,
        "birthDate": day_of(entry.born),
        "deathDate": day_of(entry.died),
        "jobTitle": [holding.office.title for holding in now],
        "hasOccupation": [
            {
                "@type": "Role",
                "roleName": survey.dossier.offices[tenure.office].title,
                "startDate": day_of(tenure.start),
                "endDate": end_of(tenure.end),
            }
            for tenure in entry.tenures
        ],
    }


def _organisation(survey: Survey, entry: Organisation) -> Node:
    return {
        "@type": organisation_type(entry),
        "name": entry.name,
        "parentOrganization": named(survey, entry.parent),
        "foundingDate": day_of(entry.founded),
        "dissolutionDate": end_of(entry.dissolved),
    }


def _place(survey: Survey, entry: Place) -> Node:
    geo = {"@type": "GeoCoordinates", "latitude": entry.lat, "longitude": entry.lon}
    return {
        "@type": "Country" if entry.kind == "country" else "Place",
        "name": entry.name,
        "geo": geo if entry.lat is not None and entry.lon is not None else None,
        "containedInPlace": named(survey, entry.within),
    }


def _meeting(survey: Survey, entry: Meeting) -> Node:
    start, remote = day_of(entry.date), entry.kind in ("call", "video")
    place = {"@type": "VirtualLocation", "name": "Call"} if remote else named(survey, entry.place, "Place")
    if entry.status not in EVENT_STATUS or not start or not place:
        return _work(survey, entry, entry.title, entry.issues)
    moved = next((step.date_was for step in reversed(entry.status_log) if step.date_was), None)
    moved_on = moved is not None and entry.status in ("scheduled", "held")
    return {
        "@type": "Event",
        "name": entry.title,
        "startDate": start,
        "endDate": end_of(entry.date),
        "eventStatus": f"https://schema.org/{'EventRescheduled' if moved_on else EVENT_STATUS[entry.status]}",
        "previousStartDate": day_of(moved) if moved_on else None,
        "eventAttendanceMode": f"https://schema.org/{'Online' if remote else 'Offline'}EventAttendanceMode",
        "location": place,
        "organizer": named(survey, entry.host),
        "attendee": all_named(survey, people_at(entry)) if entry.status in ("held", "ongoing") else [],
        "superEvent": named(survey, entry.track or entry.part_of),
        "about": all_named(survey, entry.issues),
    }


def _event(survey: Survey, entry: Event) -> Node:
    start = day_of(entry.date)
    if not start or not entry.place:
        return {**_work(survey, entry, entry.title, entry.issues), "temporalCoverage": start}
    return {
        "@type": "Event",
        "name": entry.title,
        "startDate": start,
        "endDate": end_of(entry.date),
        "location": named(survey, entry.place, "Place"),
        "about": all_named(survey, entry.issues),
    }


def _work(survey: Survey, entry: Entry, name: str, about: Iterable[str] = ()) -> Node:
    return {
        "@type": "CreativeWork",
        "name": name,
        "about": all_named(survey, about),
        "citation": sources_of(survey, entry.cites),
    }


def _track(survey: Survey, entry: Track) -> Node:
    return {
        "@type": "EventSeries",
        "name": entry.name,
        "startDate": day_of(entry.started),
        "endDate": end_of(entry.ended),
    }


def _issue(_: Survey, entry: Issue) -> Node:
    return {"@type": "DefinedTerm", "name": entry.title, "description": entry.summary or entry.question}


def _position(survey: Survey, entry: Position) -> Node:
    speaker = entry.stated_by or entry.holder
    common = {
        "creator": named(survey, speaker),
        "about": named(survey, entry.issue),
        "dateCreated": day_of(entry.date),
        "citation": sources_of(survey, entry.cites),
    }
    if entry.quote:
        spoken = entry.quote.speaker or speaker
        words = {"text": entry.quote.text, "inLanguage": entry.quote.lang}
        return {"@type": "Quotation", **common, **words, "creator": named(survey, spoken)}
    return {"@type": "CreativeWork", "name": entry.summary, **common}


def _document(survey: Survey, entry: Document) -> Node:
    return {
        "@type": "DigitalDocument",
        "name": entry.title,
        "dateCreated": day_of(entry.date),
        "version": entry.version,
        "isBasedOn": named(survey, entry.version_of) or entry.url,
        "inLanguage": list(entry.authentic_languages),
        "citation": sources_of(survey, entry.cites),
    }


def _claim(survey: Survey, entry: Claim) -> Node:
    where = [claimant.source for claimant in entry.claimed_by if claimant.source]
    return {
        "@type": "Claim",
        "text": entry.text,
        "creator": all_named(survey, (c.actor for c in entry.claimed_by if c.actor)),
        "appearance": sources_of(survey, (CitationFields(source=source) for source in where)),
        "citation": sources_of(survey, entry.cites),
    }


def _source(_: Survey, entry: Source) -> Node:
    is_article = entry.kind in ("news", "wire", "analysis")
    return {
        "@type": "Article" if is_article else "CreativeWork",
        "headline": entry.title,
        "author": [{"@type": "Person", "name": name} for name in entry.author],
        "publisher": {"@type": "Organization", "name": entry.publisher},
        "datePublished": day_of(entry.published),
        "inLanguage": entry.language,
        "isBasedOn": entry.url,
        "archivedAt": [archive.url for archive in entry.archives],
    }


def _watch(_: Survey, entry: Watch) -> Node:
    return {
        "@type": "Question",
        "name": entry.question,
        "text": entry.criteria,
        "dateCreated": day_of(entry.opened),
        "expires": day_of(entry.due),
    }


def _page(_: Survey, entry: Page) -> Node:
    return {"@type": "WebPage", "name": entry.title, "dateModified": day_of(entry.date)}


BUILDERS: dict[type[Entry], Callable[[Survey, Any], Node]] = {
    Claim: _claim,
    Document: _document,
    Event: _event,
    Issue: _issue,
    Meeting: _meeting,
    Organisation: _organisation,
    Page: _page,
    Person: _person,
    Place: _place,
    Position: _position,
    Source: _source,
    Track: _track,
    Watch: _watch,
}
