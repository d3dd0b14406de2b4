"""A claim's page: who made it, for and against with sources, what became of it and why."""

from dossier.base.plain import Plain
from dossier.entries import Claim, Source
from dossier.entries.common import CitationFields
from dossier.graph.survey import Survey
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.sentences import sentence
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, Note, When
from dossier.outputs.words import word

HOW = "page:claim"
SHOWN = ("contradicts",)


class ClaimantView(Plain):
    """Who made the claim."""

    actor: Link | None
    source: Link | None
    when: When | None
    notes: tuple[Note, ...]


class Evidence(Plain):
    """A source that speaks for or against it."""

    note: Note
    source: Link
    publisher: str
    when: When | None
    said: str
    """Its words, where they are quoted."""
    language: str


class ResponseView(Plain):
    """A reply."""

    by: Link
    text: str
    when: When | None
    notes: tuple[Note, ...]


class ClaimView(Plain):
    """All that the page of a claim shows."""

    meta: Meta
    common: Common
    number: str
    status: str
    verdict: str
    """The status as a sentence."""
    reason: str
    corrected: str
    likelihood: str
    confidence: str
    claimants: tuple[ClaimantView, ...]
    about: tuple[Link, ...]
    supporting: tuple[Evidence, ...]
    disputing: tuple[Evidence, ...]
    contradicts: tuple[Link, ...]
    responses: tuple[ResponseView, ...]
    allegation: bool


def claim_page(survey: Survey, urls: Urls, claim: Claim, theme: Uses = ALL) -> Output:
    """The output of one claim's page."""
    desk = Desk(survey, urls, claim, theme.reads(HOW))
    rivals = {
        *claim.contradicts,
        *(r.id for r in survey.dossier.referrers.get(claim.id, ()) if r.role == "contradicts"),
    }
    view = ClaimView(
        number=claim.number or "",
        status=claim.status,
        verdict=f"{sentence(word(claim.status))}.",
        reason=claim.status_reason or "",
        corrected=claim.corrected or "",
        likelihood=claim.likelihood or "",
        confidence=claim.confidence or "",
        claimants=tuple(
            ClaimantView(
                desk.link(made.actor) if made.actor else None,
                desk.link(made.source) if made.source else None,
                when(made.date),
                desk.cite(made.cites),
            )
            for made in claim.claimed_by
        ),
        about=desk.links(claim.about),
        supporting=tuple(_evidence(desk, cite) for cite in claim.cites if cite.stance == "supports"),
        disputing=tuple(_evidence(desk, cite) for cite in claim.cites if cite.stance == "disputes"),
        contradicts=desk.links(sorted(rivals)),
        responses=tuple(
            ResponseView(desk.link(reply.by), reply.text, when(reply.date), desk.cite(reply.cites))
            for reply in claim.response
        ),
        allegation=claim.allegation,
        meta=desk.meta(
            claim, description=f"{word(claim.status).capitalize()}. {claim.status_reason or ''}".strip()
        ),
        common=desk.common(claim, deck=claim.summary or "", shown=SHOWN),
    )
    return Output(f"{folder_of(claim)}index.html", HOW, view)


def _evidence(desk: Desk, cite: CitationFields) -> Evidence:
    source = desk.dossier.get(cite.source, Source)
    return Evidence(
        note=desk.cite((cite,))[0],
        source=desk.link(source.id),
        publisher=source.publisher,
        when=when(source.published),
        said=cite.translation or cite.quote or "",
        language="" if cite.translation else cite.quote_lang or desk.dossier.settings.language,
    )
