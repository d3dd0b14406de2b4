"""Pieces of schema.org nodes: who or what something is, where it is told, when it was; nothing empty."""

from collections.abc import Iterable
from typing import Any

from dossier.base.edtf import Edtf, ends, iso_or_reduced
from dossier.entries import (
    Claim,
    Document,
    Entry,
    Issue,
    Meeting,
    Organisation,
    Person,
    Place,
    Source,
    Track,
)
from dossier.entries.common import CitationFields
from dossier.graph.survey import Survey
from dossier.outputs.urls import folder_of

Node = dict[str, Any]
EMPTY: tuple[Any, ...] = (None, "", [], {})
STATES = ("state", "government_body", "ministry", "armed_force", "intelligence")
TYPES: dict[type[Entry], str] = {
    Person: "Person",
    Place: "Place",
    Track: "EventSeries",
    Meeting: "CreativeWork",
    Issue: "DefinedTerm",
    Document: "DigitalDocument",
    Claim: "Claim",
}
"""How other entries are named in a node; a meeting by name alone is no Event, which needs a day and a place."""


def identity(survey: Survey, entry: Entry) -> Node:
    """What every entry says of itself: its address, summary, other names and registers."""
    registers = entry.external_ids
    wikidata = registers.wikidata if registers else None
    here = address(survey, entry.id)
    return {
        "@id": here,
        "url": here,
        "description": entry.summary,
        "alternateName": [name.name for name in entry.aliases if name.kind != "weak"],
        "sameAs": f"https://www.wikidata.org/wiki/{wikidata}" if wikidata else None,
    }


def address(survey: Survey, entry_id: str) -> str:
    """The absolute address of an entry; empty without a base address."""
    base = (survey.dossier.settings.base_url or "").rstrip("/")
    return f"{base}/{folder_of(survey.dossier.entries[entry_id])}" if base else ""


def named(survey: Survey, entry_id: str | None, kind: str = "") -> Node | None:
    """Another entry by type, name and address."""
    if not entry_id:
        return None
    entry = survey.dossier.entries[entry_id]
    found = kind or TYPES.get(type(entry), "CreativeWork")
    if isinstance(entry, Organisation):
        found = organisation_type(entry)
    return {"@type": found, "@id": address(survey, entry_id), "name": entry.label}


def all_named(survey: Survey, ids: Iterable[str], kind: str = "") -> list[Node | None]:
    """The same for several."""
    return [named(survey, entry_id, kind) for entry_id in ids]


def sources_of(survey: Survey, cites: Iterable[CitationFields]) -> list[Node]:
    """The sources of citations, each once, by title and address."""
    found = (survey.dossier.get(key, Source) for key in dict.fromkeys(cite.source for cite in cites))
    return [
        {"@type": "CreativeWork", "name": source.title, "url": source.url or address(survey, source.id)}
        for source in found
    ]


def day_of(date: Edtf | None) -> str | None:
    """A date as ISO 8601 at the precision that certainly holds it; None for no date."""
    return iso_or_reduced(date) if date else None


def end_of(date: Edtf | None) -> str | None:
    """The same for the end of a span."""
    last = ends(date)[1] if date else None
    return iso_or_reduced(last) if last else None


def organisation_type(entry: Organisation) -> str:
    """The schema.org type of an organisation."""
    if entry.kind in STATES:
        return "GovernmentOrganization"
    return "NewsMediaOrganization" if entry.kind == "media" else "Organization"


def whole(node: Node) -> Node:
    """A node without what is empty, at any depth; left to the page that says it."""
    return {key: inner for key, value in node.items() if (inner := _tidy(value)) or inner not in EMPTY}


def _tidy(value: Any) -> Any:
    """Without what is empty, at any depth."""
    if isinstance(value, dict):
        return whole(value)
    return [_tidy(inner) for inner in value if inner] if isinstance(value, list) else value
