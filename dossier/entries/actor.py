"""People and organisations: who acts, for whom, and in which office since when."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dossier.entries.common import Cites, Entry, Fields
from dossier.entries.fields import (
    ActorRef,
    Country,
    Date,
    Key,
    Language,
    Line,
    OfficeRef,
    Paragraph,
    PlaceRef,
    Url,
)

Rank = Literal[
    "head_of_state",
    "head_of_government",
    "minister",
    "deputy_minister",
    "envoy",
    "adviser",
    "military",
    "official",
    "legislator",
    "other",
]
Reliability = Literal["primary", "solid", "usable", "low"]
"""Official text of its author; known press or agency; smaller, state-run or second-hand; not to be relied on alone."""


class Tenure(Fields):
    """A time in an office (FollowTheMoney: Occupancy; Popolo: membership of a post)."""

    office: OfficeRef
    """The office, as organisation/office: ukraine/president."""
    start: Date | None = None
    """First day; left out when not known. `2025-01-20?` when generally known but not sourced."""
    end: Date | None = None
    """Last day; left out while the tenure lasts or when the end is not known."""
    acting: bool = False
    """Whether the office is held in an acting capacity."""
    attested: tuple[Date, ...] = ()
    """Days on which a source names the holder."""
    appointed_by: ActorRef | None = None
    """Who appointed them."""
    instrument: Line | None = None
    """The act of appointment, such as Decree 869/2025."""
    ended_because: Literal["term", "dismissed", "resigned", "died", "abolished", "transferred"] | None = None
    """Why it ended."""
    note: Paragraph | None = None
    """A remark for the reader."""
    cites: Cites = ()
    """The sources of this tenure."""


class Affiliation(Fields):
    """A tie to an organisation that is not an office."""

    org: ActorRef
    """The organisation."""
    role: Line
    """As what."""
    start: Date | None = None
    """Since when."""
    end: Date | None = None
    """Until when."""
    cites: Cites = ()
    """The sources of this tie."""


class Image(Fields):
    """A picture with its rights."""

    file: Line
    """File name beside the entry."""
    licence: Line
    """Its licence."""
    credit: Line
    """Whom to credit."""
    alt: Line
    """What it shows, for those who do not see it."""


class ActorEntry(Entry):
    """What people and organisations share."""

    type: ClassVar[str] = "actor"
    folder: ClassVar[str] = "actors"

    name: Line
    """The name in English, spelt by the naming policy."""
    native_name: Annotated[dict[Language, Line], Field(default_factory=dict)]
    """The name in its own script, by language: {uk: Рустем Умєров}."""
    short_name: Line | None = None
    """The name for tables and lists: Umerov, the US."""
    side: ActorRef | None = None
    """The party this actor belongs to, where offices and parents do not show it."""
    website: Url | None = None
    """The actor's own site."""

    @property
    def label(self) -> str:
        return self.name


class Person(ActorEntry):
    """A person with a public role in the conflict's diplomacy."""

    kind: Literal["person"]
    """person"""
    name_basis: Literal["scheme", "own_usage", "passport", "press_common"] | None = None
    """Why the name is spelt so, where it departs from the scheme."""
    gender: Literal["female", "male", "other"] | None = None
    """Only if needed for grammar."""
    nationality: tuple[Country, ...] = ()
    """Countries, by ISO code."""
    born: Date | None = None
    """Year of birth; a year is enough."""
    died: Date | None = None
    """Date of death."""
    public_role_basis: Paragraph | None = None
    """Why this person is in a public dossier, where no office shows it."""
    tenures: tuple[Tenure, ...] = ()
    """Offices over time."""
    affiliations: tuple[Affiliation, ...] = ()
    """Other ties to organisations."""
    image: Image | None = None
    """A portrait."""


class Office(Fields):
    """A post in an organisation (Popolo: post; FollowTheMoney: Position)."""

    name: Line
    """The title: Minister of Defence."""
    full_name: Line | None = None
    """The title with its country or body, where `name` alone is not clear: President of Ukraine."""
    rank: Rank
    """What sort of office."""
    seats: Annotated[int, Field(ge=1)] = 1
    """How many hold it at the same time."""
    start: Date | None = None
    """Since when the office exists."""
    end: Date | None = None
    """When it was abolished."""
    aliases: tuple[Line, ...] = ()
    """Other words for the title."""


class Member(Fields):
    """A member of a coalition or organisation."""

    actor: ActorRef
    """The member."""
    start: Date | None = None
    """Since when."""
    end: Date | None = None
    """Until when."""


class Organisation(ActorEntry):
    """A state, body or other organisation that acts, speaks, hosts or publishes."""

    kind: Literal[
        "state",
        "government_body",
        "ministry",
        "armed_force",
        "intelligence",
        "armed_group",
        "igo",
        "coalition",
        "party",
        "company",
        "ngo",
        "media",
        "think_tank",
        "religious",
        "other",
    ]
    """What it is."""
    country: Country | None = None
    """Its country, by ISO code."""
    parent: ActorRef | None = None
    """The organisation it belongs to; a ministry's parent is its state."""
    founded: Date | None = None
    """When it was founded."""
    dissolved: Date | None = None
    """When it was dissolved."""
    seat: PlaceRef | None = None
    """Where it sits."""
    party_role: Literal["primary", "secondary", "mediator", "host", "guarantor", "observer", "none"] = "none"
    """Its part in the conflict (UCDP and mediation literature)."""
    members: tuple[Member, ...] = ()
    """Its members, for coalitions and organisations of states."""
    offices: Annotated[dict[Key, Office], Field(default_factory=dict)]
    """Its offices, by key: {president: {name: President, rank: head_of_state}}."""
    reliability: Reliability | None = None
    """For publishers: how far to rely on it."""
    reliability_basis: Paragraph | None = None
    """On what that grade rests."""
    owner_state: Country | None = None
    """For media: the state that owns it."""
    independence: Literal["independent", "state_owned", "state_controlled", "party"] | None = None
    """For media: from whom it is independent."""
