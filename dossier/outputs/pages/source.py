"""A source's page: what it is, how far to rely on it, and everything it supports."""

from collections import defaultdict
from typing import Any

from dossier.base.plain import Plain
from dossier.entries import Source
from dossier.graph.survey import Survey
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.kinds import kind_of
from dossier.outputs.output import Output
from dossier.outputs.referring import newest_first
from dossier.outputs.rolls import Roll, named_roll
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Group, Link, Meta, When
from dossier.outputs.words import PLURAL, word

HOW = "page:source"
SHOWN = ("cites.source", "citation", "derives_from", "accounts.source", "claimed_by.source")


class ArchiveView(Plain):
    """A preserved copy."""

    url: str
    when: When
    service: str


class SourceView(Plain):
    """All that the page of a source shows."""

    meta: Meta
    common: Common
    kind: str
    publisher: str
    publisher_link: Link | None
    agency: str
    authors: tuple[str, ...]
    when: When | None
    accessed: When | None
    url: str
    reference: str
    language: str
    reliability: str
    reliability_basis: str
    access: str
    """paywall or dead; empty when it can be read."""
    attribution: str
    archives: tuple[ArchiveView, ...]
    derives_from: tuple[Link, ...]
    repeated_by: tuple[Link, ...]
    note: str
    used: tuple[Group, ...]
    """Entries that cite it, by type."""
    uses: int


def source_page(survey: Survey, urls: Urls, source: Source, theme: Uses = ALL) -> Output:
    """The output of one source's page."""
    from dossier.entries.fields import languages

    desk = Desk(survey, urls, source, theme.reads(HOW))
    used = _used(survey, source.id)
    meta = desk.meta(source, description=source.summary or f"{source.publisher}: {source.title}")
    view = SourceView(
        kind=word(source.kind),
        publisher=source.publisher,
        publisher_link=desk.link(source.publisher_actor) if source.publisher_actor else None,
        agency=source.agency or "",
        authors=source.author,
        when=when(source.published),
        accessed=when(source.accessed),
        url=source.url or "",
        reference=source.reference or "",
        language=languages()[source.language.split("-")[0]],
        reliability=source.reliability,
        reliability_basis=source.reliability_basis or "",
        access="" if source.access == "open" else source.access,
        attribution=source.attribution or "",
        archives=tuple(ArchiveView(a.url, when_(a.date), word(a.service)) for a in source.archives),
        derives_from=desk.links(source.derives_from),
        repeated_by=desk.links(
            r.id for r in survey.dossier.referrers.get(source.id, ()) if r.role == "derives_from"
        ),
        note=source.note or "",
        used=desk.in_short(used, source.id, "cited-by"),
        uses=sum(map(len, used.values())),
        meta=meta._replace(title=f"{source.publisher}: {source.title}"),
        common=desk.common(
            source,
            kicker=(Link("", "Source"), Link("", word(source.kind))),
            shown=shown_of(survey, source),
        ),
    )
    return Output(f"{folder_of(source)}index.html", HOW, view)


def _is_citation(role: str) -> bool:
    return role == "citation" or role.endswith("cites.source") or role in SHOWN


def shown_of(survey: Survey, source: Source) -> tuple[str, ...]:
    """The fields by which others refer to the source and that its page shows: whatever cites it."""
    return tuple(r.role for r in survey.dossier.referrers.get(source.id, ()) if _is_citation(r.role))


def source_rolls(survey: Survey, source: Source) -> tuple[Roll[Any], ...]:
    """The lists of a source that may be long."""
    return (named_roll("cited-by", "What it supports", _used(survey, source.id)),)


def _used(survey: Survey, source_id: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for referrer in survey.dossier.referrers.get(source_id, ()):
        if _is_citation(referrer.role) and referrer.role != "derives_from":
            found[PLURAL[kind_of(survey.dossier.entries[referrer.id])]][referrer.id] = None
    return {name: newest_first(survey.dossier, ids) for name, ids in sorted(found.items())}
