"""What every entry has: names, citations, disputes, corrections, review. Field docstrings are the editor's manual."""

from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    ValidationError,
    WithJsonSchema,
)

from dossier.entries.fields import (
    ActorRef,
    AnyRef,
    Date,
    Key,
    Language,
    Line,
    Paragraph,
    SourceRef,
    Url,
    short_form,
)
from dossier.entries.meanings import with_meanings
from dossier.prose.body import Prose

# It makes every attribute three times as slow, and none of ours is private or extra.
if "__getattr__" in vars(BaseModel):
    delattr(BaseModel, "__getattr__")


class Fields(BaseModel):
    """A group of fields: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, json_schema_extra=with_meanings
    )


class CitationFields(Fields):
    """One source called as witness (CiTO: supports, disputes, mentions)."""

    source: SourceRef
    """The id of the source."""
    stance: Literal["supports", "disputes", "mentions"] = "supports"
    """Whether the source supports the statement, disputes it, or only mentions the matter."""
    locator: Line | None = None
    """Where in the source: page, paragraph, time code."""
    quote: Paragraph | None = None
    """The source's own words, verbatim."""
    quote_lang: Language | None = None
    """The language of the quote, where it is not the dossier's."""
    translation: Paragraph | None = None
    """Our translation of the quote."""
    translated_by: Line | None = None
    """Who translated it."""
    fields: tuple[Line, ...] = ()
    """The fields of this entry that the source backs; all of them when left out."""
    credibility: Annotated[int, Field(ge=1, le=6)] | None = None
    """How credible this information is, 1 (confirmed) to 6 (cannot be judged), after the Admiralty scale."""
    note: Paragraph | None = None
    """A remark for the reader."""


def _cited(value: Any) -> Any:
    """The short form, which is a source alone; entries that cite it so share one citation."""
    return _source_alone(value) if isinstance(value, str) else value


@lru_cache(1 << 16)
def _source_alone(source: str) -> CitationFields | dict[str, str]:
    fields = {"source": source}
    try:
        return CitationFields.model_validate(fields)
    except ValidationError:  # to be told with its place in the entry
        return fields


Citation = Annotated[
    CitationFields, BeforeValidator(_cited, json_schema_input_type=SourceRef | CitationFields)
]
Cites = tuple[Citation, ...]


class NameFields(Fields):
    """Another name of the same thing (Popolo: other_names)."""

    name: Line
    """The other name or spelling."""
    lang: Language | None = None
    """Its language."""
    script: Annotated[str, Field(pattern="^[A-Z][a-z]{3}$")] | None = None
    """Its script by ISO 15924, such as Cyrl or Latn."""
    kind: Literal["official", "native", "transliteration", "former", "nickname", "acronym", "weak"] = (
        "transliteration"
    )
    """What sort of name; `weak` is too general to find the person by."""
    scheme: Line | None = None
    """The transliteration scheme."""
    since: Date | None = None
    """In use since."""
    until: Date | None = None
    """In use until."""


Name = Annotated[NameFields, short_form("name", Line | NameFields)]


class Version(Fields):
    """One side of a dispute."""

    value: Paragraph
    """What this version says."""
    by: tuple[ActorRef, ...] = ()
    """Who says so."""
    date: Date | None = None
    """When it was said."""
    cites: Cites = ()
    """The sources of this version."""


class Dispute(Fields):
    """A fact on which reports disagree; every version is shown (Wikidata: P1310)."""

    field: Line | None = None
    """The field of this entry that is disputed."""
    about: Line | None = None
    """What is disputed, in a few words, where it is not one field."""
    values: Annotated[tuple[Version, ...], Field(min_length=2)]
    """The versions, at least two."""
    status: Literal["open", "resolved"]
    """Whether the dispute is settled."""
    preferred: Annotated[int, Field(ge=1)] | None = None
    """Which version we follow, counted from 1; none when left out."""
    resolution: Paragraph | None = None
    """Why we follow it, or how it was settled."""
    resolved_on: Date | None = None
    """When it was settled."""
    note: Paragraph | None = None
    """A remark for the reader."""
    key: Key | None = None
    """A short id for links to this dispute."""


class Correction(Fields):
    """What this page had wrong, and what it says now (schema.org: CorrectionComment)."""

    date: Date
    """The day of the correction."""
    was: Paragraph
    """What was wrong."""
    now: Paragraph
    """What is right."""
    kind: Literal["minor", "substantive", "retraction"]
    """How much it matters."""
    reason: Paragraph | None = None
    """Why it was wrong."""
    reported_by: Line | None = None
    """Who told us, if they agree to be named."""
    cites: Cites = ()
    """The sources for the correction."""


class Ignore(Fields):
    """A check that does not apply to this entry, why, and for how long."""

    rule: Line
    """The name of the check, as its message says."""
    reason: Line
    """Why it does not apply here."""
    until: Date
    """When to look again."""


class Withdrawn(Fields):
    """Why and when an entry was taken down; its page says so."""

    on: Date
    """The day it was withdrawn."""
    reason: Literal["error", "duplicate", "out_of_scope", "law", "safety"]
    """Why; for law and safety the page shows no name."""
    instead: AnyRef | None = None
    """The entry to read instead."""


class ExternalIds(Fields):
    """The same thing in other registers."""

    wikidata: Annotated[str, Field(pattern="^Q[1-9][0-9]*$")] | None = None
    """Wikidata item, such as Q3874799."""
    ftm: Line | None = None
    """FollowTheMoney id."""
    opensanctions: Line | None = None
    """OpenSanctions id."""
    pax: Line | None = None
    """PA-X agreement number."""
    viaf: Line | None = None
    """VIAF number."""
    isni: Line | None = None
    """ISNI number."""
    url: Url | None = None
    """An official page."""


class Entry(Fields):
    """What all entries share. The id is the file's name; the type is the folder."""

    model_config = ConfigDict(defer_build=True)  # a type is made ready by its first entry

    type: ClassVar[str]
    folder: ClassVar[str]

    id: Annotated[str, Field(exclude=True)]
    prose: Annotated[InstanceOf[Prose], WithJsonSchema({}), Field(exclude=True, default_factory=Prose)]

    summary: Paragraph | None = None
    """One or two sentences, plain text."""
    aliases: tuple[Name, ...] = ()
    """Other names and spellings; each finds the entry in search."""
    tags: tuple[Key, ...] = ()
    """Words from the dossier's list."""
    external_ids: ExternalIds | None = None
    """Identifiers in other registers."""
    cites: Cites = ()
    """The sources of this entry."""
    disputes: tuple[Dispute, ...] = ()
    """Facts on which reports disagree."""
    corrections: tuple[Correction, ...] = ()
    """What this page had wrong."""
    review: Literal["draft", "candidate", "reviewed", "withdrawn"] = "draft"
    """How far it is: a draft is not published."""
    checked: Date | None = None
    """The day an editor last verified it."""
    check_by: Date | None = None
    """The day it is due to be verified again."""
    sensitivity: Literal["normal", "sensitive", "restricted"] = "normal"
    """A sensitive entry needs a second reviewer; a restricted one is never published."""
    withdrawn: Withdrawn | None = None
    """When and why it was taken down; needed with `review: withdrawn`."""
    redirect_from: tuple[Key, ...] = ()
    """Earlier ids, whose addresses lead here."""
    not_same_as: tuple[AnyRef, ...] = ()
    """Entries that look like this one and are not."""
    lint_ignore: tuple[Ignore, ...] = ()
    """Checks that do not apply here."""
    editor_note: str | None = None
    """A note among editors; never published."""

    @property
    def label(self) -> str:
        """The entry's name or title in plain text."""
        raise NotImplementedError

    @property
    def is_published(self) -> bool:
        """Whether its page, data and name may reach any output; a withdrawn entry leaves only a tombstone."""
        return self.review in ("candidate", "reviewed") and self.sensitivity != "restricted"
