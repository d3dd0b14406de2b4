"""The pieces views are made of: plain, frozen, complete. Templates see nothing else."""

from typing import Any

from dossier.base.plain import Plain
from dossier.outputs.cite import Cited


class Link(Plain):
    """A link inside the site."""

    path: str
    """Site-relative; the template puts `root` before it."""
    text: str
    kind: str = ""
    """person, organisation, meeting ...; empty for pages that are not entries."""
    title: str = ""
    """A word more, for a tooltip or a second line."""


class Side(Plain):
    """A side of the talks: told apart by code and shape first, by colour last."""

    code: str
    """Two to four letters: UA."""
    name: str
    shape: str
    colour: str


class Note(Plain):
    """A citation mark."""

    number: int
    anchor: str
    """Of the reference on the same page."""
    locator: str = ""
    disputes: bool = False
    """Whether the source speaks against the statement."""


class When(Plain):
    """A date as it is shown."""

    text: str
    """about 18 February 2025"""
    short: str
    """c. 18 Feb 2025"""
    iso: str
    """For <time datetime>; empty when it cannot be expressed."""
    certainty: str = ""
    """about, uncertain, one of these days; empty when plain."""


class Part(Plain):
    """A piece of prose: HTML made from Markdown, a link, or a citation mark."""

    html: str = ""
    link: Link | None = None
    note: Note | None = None


Prose = tuple[Part, ...]


class Quote(Plain):
    """Words, verbatim."""

    text: str
    lang: str
    speaker: Link | None
    translation: str
    notes: tuple[Note, ...]


class Reference(Plain):
    """A source in a page's list."""

    number: int
    anchor: str
    link: Link
    """To the source's own page."""
    url: str
    publisher: str
    when: When | None
    title_language: str
    """BCP 47 tag of the title; empty when it is the dossier's language."""
    language: str
    """Its name; empty when it is the dossier's language."""
    reliability: str
    access: str
    """open, paywall or dead."""
    archive_url: str
    """Address of a preserved copy."""
    quotes: tuple[Quote, ...]
    """Words of it that this page cites."""


class Version(Plain):
    """One side of a dispute."""

    text: str
    by: tuple[Link, ...]
    when: When | None
    notes: tuple[Note, ...]
    preferred: bool


class Dispute(Plain):
    """Reports that disagree, side by side."""

    anchor: str
    field: str
    """The field it is about, so that the fact itself can be marked; empty where it is no single field."""
    about: str
    versions: tuple[Version, ...]
    status: str
    resolution: str
    note: str


class Correction(Plain):
    """What the page had wrong."""

    when: When
    was: str
    now: str
    kind: str
    reason: str
    notes: tuple[Note, ...]


class Change(Plain):
    """What became of a page on a day, in words."""

    when: When
    text: str
    anchor: str
    """Of the correction on the page; empty for what git tells."""


class Trust(Plain):
    """How well the page is grounded and how fresh it is."""

    sources: int
    single_source: bool
    low_only: bool
    """Whether every source is of low reliability."""
    disputes: int
    open_disputes: int
    corrections: int
    published: When | None
    """First commit; None where git does not say."""
    changed: When | None
    checked: When | None
    review: str


class Meta(Plain):
    """What every page's head and frame need."""

    path: str
    """Folder of the page in the site: people/umerov/; empty for the front page."""
    title: str
    description: str
    kind: str
    """person, meeting, index ..."""
    section: str
    """Key of the navigation item to mark."""
    canonical: str
    """Absolute address; empty without a base address."""
    crumbs: tuple[Link, ...]
    language: str
    card: str = ""
    """Site-relative path of the picture that stands for the page; empty for the theme's."""
    linked: Any = None
    """What the page says to machines (schema.org), as plain data for JSON-LD; None for nothing."""


class Common(Plain):
    """What every entry's page has around its own matter."""

    id: str
    kicker: tuple[Link, ...]
    """Type, track, round ...; a Link without a path is plain text."""
    title: str
    native: tuple[tuple[str, str], ...]
    """Names in their own script: (language, name)."""
    deck: str
    prose: Prose
    notes: tuple[Note, ...]
    """The sources of the entry as a whole."""
    also: tuple[str, ...]
    """Other names and spellings."""
    disputes: tuple[Dispute, ...]
    corrections: tuple[Correction, ...]
    mentions: tuple["Group", ...]
    """Entries that refer to this one and that the page does not show elsewhere, by role."""
    references: tuple[Reference, ...]
    trust: Trust
    changes: tuple[Change, ...]
    """Since it was published, newest first."""
    all_changes: str
    """Path of the page with the changes of all."""
    data: Link
    """The page with the entry's own record."""
    edit: str
    """Address to edit the file at; empty without a repository."""
    report: str
    """Address to report an error to."""
    cited: Cited


class More(Plain):
    """The way to the whole of a list of which a page has the first lines."""

    link: Link
    total: int
    """Lines of the whole list."""


class Group(Plain):
    """Links under a heading."""

    title: str
    links: tuple[Link, ...]
    more: More | None = None
