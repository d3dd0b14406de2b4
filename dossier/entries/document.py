"""Documents: plans, drafts, agreements and their versions, provision by provision."""

from typing import ClassVar, Literal

from dossier.entries.common import Cites, Entry, Fields
from dossier.entries.fields import (
    ActorRef,
    Date,
    DocumentRef,
    IssueRef,
    Language,
    Line,
    OfficeRef,
    Paragraph,
    Url,
)


class Signatory(Fields):
    """Who signed, and for whom."""

    person: ActorRef
    """The person."""
    on_behalf_of: ActorRef
    """The party."""
    capacity: OfficeRef | None = None
    """In which office."""


class Provision(Fields):
    """One provision, in our words."""

    no: Line
    """Its number or heading."""
    issue: IssueRef | None = None
    """The issue it settles."""
    text: Paragraph
    """What it provides."""
    cites: Cites = ()
    """The sources."""


class Document(Entry):
    """A text that parties proposed, agreed or published (PA-X)."""

    type: ClassVar[str] = "document"
    folder: ClassVar[str] = "documents"

    title: Line
    """Its title."""
    short_title: Line | None = None
    """A title for tables: 28-point plan."""
    date: Date
    """Its date."""
    kind: Literal[
        "agreement",
        "draft",
        "proposal",
        "plan",
        "memorandum",
        "communique",
        "readout",
        "decree",
        "letter",
        "resolution",
        "leak",
    ]
    """What sort of text."""
    stage: (
        Literal[
            "pre_negotiation",
            "ceasefire",
            "framework_partial",
            "framework_comprehensive",
            "implementation",
            "renewal",
        ]
        | None
    ) = None
    """Agreement stage (PA-X)."""
    agreement_type: Literal["inter_state", "inter_state_on_intra_state", "intra_state", "local"] | None = None
    """Agreement type (PA-X)."""
    status: Literal[
        "draft", "proposed", "initialled", "signed", "in_force", "rejected", "lapsed", "withdrawn", "unclear"
    ]
    """Where it stands."""
    parties: tuple[ActorRef, ...] = ()
    """Whose text it is."""
    signatories: tuple[Signatory, ...] = ()
    """Who signed."""
    third_parties: tuple[ActorRef, ...] = ()
    """Third parties."""
    authentic_languages: tuple[Language, ...] = ()
    """Languages in which it is authentic."""
    url: Url | None = None
    """Where the text can be read."""
    text_file: Line | None = None
    """File name of the text beside the entry."""
    version_of: DocumentRef | None = None
    """The document it is a version of."""
    version: Line | None = None
    """Which version."""
    authenticity: Literal["official", "confirmed", "reported", "leaked_unverified"]
    """How sure it is that this is the text."""
    provisions: tuple[Provision, ...] = ()
    """What it provides."""

    @property
    def label(self) -> str:
        return self.title
