"""Tables of documents, claims, sources and open questions."""

from dossier.entries import Claim, Document, Source, Watch
from dossier.entries.claim import Claimant, Response
from dossier.entries.document import Provision, Signatory
from dossier.entries.source import Archive
from dossier.entries.watch import DueChange, LikelihoodChange
from dossier.outputs.exports.rows import each, parts
from dossier.outputs.exports.sheet import Spec, entry_id, given, number, of

SHEETS = (
    Spec(
        "documents",
        "Plans, drafts, agreements and their versions",
        each(Document),
        (
            entry_id("id"),
            of(0, Document, "title", "short_title", "date", "kind", "stage", "agreement_type", "status"),
            of(0, Document, "authenticity", "version_of", "version", "url", "summary"),
        ),
    ),
    Spec(
        "provisions",
        "What documents provide",
        parts(Document, "provisions"),
        (entry_id("document"), number(1), of(2, Provision, "no", "issue", "text")),
        ("document", "number"),
    ),
    Spec(
        "signatories",
        "Who signed, and for whom",
        parts(Document, "signatories"),
        (entry_id("document"), number(1), of(2, Signatory, "person", "on_behalf_of", "capacity")),
        ("document", "number"),
    ),
    Spec(
        "claims",
        "Checkable sentences that somebody made",
        each(Claim),
        (
            entry_id("id"),
            of(0, Claim, "text", "number", "status", "status_reason", "corrected", "likelihood"),
            of(0, Claim, "confidence", "allegation", "casualty", "summary"),
        ),
    ),
    Spec(
        "claimants",
        "Who made a claim, where and when",
        parts(Claim, "claimed_by"),
        (entry_id("claim"), number(1), of(2, Claimant, "actor", "source", "date")),
        ("claim", "number"),
    ),
    Spec(
        "responses",
        "Replies to claims",
        parts(Claim, "response"),
        (entry_id("claim"), number(1), of(2, Response, "by", "text", "date")),
        ("claim", "number"),
    ),
    Spec(
        "sources",
        "Publications",
        each(Source),
        (
            entry_id("id"),
            of(0, Source, "title", "kind", "publisher", "publisher_actor", "agency", "published", "url"),
            of(0, Source, "reference", "accessed", "language", "reliability", "reliability_basis", "doi"),
            of(0, Source, "access", "attribution", "note", "summary"),
        ),
    ),
    Spec(
        "authors",
        "Who wrote a source",
        parts(Source, "author"),
        (entry_id("source"), number(1), given("name", "The author.", lambda _, row: str(row[2]))),
        ("source", "number"),
    ),
    Spec(
        "archives",
        "Preserved copies of sources",
        parts(Source, "archives"),
        (entry_id("source"), number(1), of(2, Archive, "url", "date", "service", "sha256")),
        ("source", "number"),
    ),
    Spec(
        "watch",
        "Open questions",
        each(Watch),
        (
            entry_id("id"),
            of(0, Watch, "question", "opened", "due", "criteria", "resolver", "status", "outcome"),
            of(0, Watch, "resolved_on", "outcome_text", "summary"),
        ),
    ),
    Spec(
        "due_log",
        "Due dates that moved",
        parts(Watch, "due_log"),
        (entry_id("watch"), number(1), of(2, DueChange, "was", "on", "why")),
        ("watch", "number"),
    ),
    Spec(
        "likelihoods",
        "Estimates on open questions",
        parts(Watch, "likelihood_log"),
        (entry_id("watch"), number(1), of(2, LikelihoodChange, "on", "term", "by")),
        ("watch", "number"),
    ),
)
