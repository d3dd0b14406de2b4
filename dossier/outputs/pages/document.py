"""A document's page: whose text it is, where it stands, what it provides, and its versions."""

from dossier.base.plain import Plain
from dossier.entries import Document
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.versions import compare_folder, family_of, is_compared
from dossier.outputs.views import Common, Link, Meta, Note, When
from dossier.outputs.words import word

HOW = "page:document"
SHOWN = ("version_of", "document", "documents", "outcomes.document")


class SignatoryView(Plain):
    """Who signed for whom."""

    person: Link
    party: Link


class ProvisionView(Plain):
    """One provision."""

    anchor: str
    no: str
    issue: Link | None
    text: str
    notes: tuple[Note, ...]


class VersionLine(Plain):
    """Another version of the same document."""

    document: Link
    when: When
    version: str
    status: str
    is_this: bool


class DocumentView(Plain):
    """All that the page of a document shows."""

    meta: Meta
    common: Common
    when: When
    stage: str
    agreement_type: str
    status: str
    authenticity: str
    version: str
    url: str
    languages: tuple[str, ...]
    parties: tuple[Link, ...]
    signatories: tuple[SignatoryView, ...]
    third_parties: tuple[Link, ...]
    provisions: tuple[ProvisionView, ...]
    versions: tuple[VersionLine, ...]
    """All versions of the family in order of date, this one among them; empty when there is only one."""
    comparison: Link | None
    """Where the versions stand side by side."""
    came_from: tuple[Link, ...]
    """Meetings and events that brought it."""
    positions: tuple[Link, ...]
    """Positions that rest on it."""


def document_page(survey: Survey, urls: Urls, document: Document, theme: Uses = ALL) -> Output:
    """The output of one document's page."""
    from dossier.entries.fields import languages

    desk = Desk(survey, urls, document, theme.reads(HOW))
    referrers = survey.dossier.referrers.get(document.id, ())
    family = family_of(survey, document)
    view = DocumentView(
        when=when_(document.date),
        stage=word(document.stage),
        agreement_type=word(document.agreement_type),
        status=document.status,
        authenticity=word(document.authenticity),
        version=document.version or "",
        url=document.url or "",
        languages=tuple(languages()[tag.split("-")[0]] for tag in document.authentic_languages),
        parties=desk.links(document.parties),
        signatories=tuple(
            SignatoryView(desk.link(s.person), desk.link(s.on_behalf_of)) for s in document.signatories
        ),
        third_parties=desk.links(document.third_parties),
        provisions=tuple(
            ProvisionView(
                anchor=f"provision-{number}",
                no=provision.no,
                issue=desk.short_link(provision.issue) if provision.issue else None,
                text=provision.text,
                notes=desk.cite(provision.cites),
            )
            for number, provision in enumerate(document.provisions, 1)
        ),
        comparison=Link(urls.to(compare_folder(family)), "") if is_compared(family) else None,
        versions=tuple(_version(desk, other, document) for other in family) if len(family) > 1 else (),
        came_from=desk.links(
            dict.fromkeys(r.id for r in referrers if r.role in ("documents", "outcomes.document"))
        ),
        positions=desk.links(r.id for r in referrers if r.role == "document"),
        meta=desk.meta(document),
        common=desk.common(
            document, kicker=(Link("", "Document"), Link("", word(document.kind))), shown=SHOWN
        ),
    )
    return Output(f"{folder_of(document)}index.html", HOW, view)


def _version(desk: Desk, other: Document, this: Document) -> VersionLine:
    return VersionLine(
        desk.link(other.id), when_(other.date), other.version or "", other.status, other.id == this.id
    )
