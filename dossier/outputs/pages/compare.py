"""Versions of a document side by side, issue by issue, with the words that changed.

Provisions are recorded in the editors' words and as far as sources tell them: so what a version does not have is
not called deleted, and marks show where our wording of two versions differs."""

from collections.abc import Iterator, Sequence

from dossier.base.plain import Plain
from dossier.entries import Document
from dossier.entries.document import Provision
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls
from dossier.outputs.versions import compare_folder, family_of, is_compared
from dossier.outputs.views import Link, Meta, Note, Reference, When
from dossier.outputs.wording import Piece, differences, likeness

MOST = 5
"""Versions that fit side by side; of more, the newest."""
SAME = 0.3
"""Likeness from which two provisions on one issue are taken for the same one."""


class Head(Plain):
    """A version, above its column."""

    link: Link
    when: When
    version: str
    status: str
    parties: tuple[Link, ...]


class Said(Plain):
    """A provision in a version."""

    no: str
    pieces: tuple[Piece, ...]
    state: str
    """same, changed or other (another wording altogether) against the version before; empty for the first."""
    notes: tuple[Note, ...]


class Row(Plain):
    """What the versions provide on one issue."""

    anchor: str
    issue: Link | None
    name: str
    """Where there is no issue: the number or heading of the provision."""
    cells: tuple[tuple[Said, ...], ...]


class CompareView(Plain):
    """All that the page shows."""

    meta: Meta
    heads: tuple[Head, ...]
    left_out: tuple[Link, ...]
    """Older versions that are not shown."""
    rows: tuple[Row, ...]
    references: tuple[Reference, ...]


def compare_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """A page for each family of versions."""
    for document in survey.dossier.all(Document):
        family = family_of(survey, document)
        if not document.version_of and is_compared(family):
            yield _page(survey, urls, document, family)


def _page(survey: Survey, urls: Urls, first: Document, family: Sequence[Document]) -> Output:
    desk = Desk(survey, urls)
    told = [document for document in family if document.provisions]
    shown, left_out = told[-MOST:], told[:-MOST]
    folder = compare_folder(family)
    crumbs = (Link(urls.to("documents/"), "Documents"), desk.short_link(first.id))
    view = CompareView(
        heads=tuple(_head(desk, document) for document in shown),
        left_out=desk.links(document.id for document in left_out),
        rows=tuple(_rows(desk, shown)),
        references=desk.references(),
        meta=desk.page_meta(
            folder,
            f"{desk.short(first.id)}: versions compared",
            "What each version provides, issue by issue, with the words that changed.",
            "compare",
            "documents",
            crumbs,
        ),
    )
    return Output(f"{folder}index.html", "page:compare", view)


def _head(desk: Desk, document: Document) -> Head:
    return Head(
        desk.short_link(document.id),
        when_(document.date),
        document.version or "",
        document.status,
        desk.links(document.parties),
    )


def _rows(desk: Desk, versions: Sequence[Document]) -> Iterator[Row]:
    """Issues in the order of the first version that has them; provisions without one by their number."""
    keys = dict.fromkeys(_key(provision) for document in versions for provision in document.provisions)
    for number, (issue, no) in enumerate(keys, 1):
        found = [[p for p in document.provisions if _key(p) == (issue, no)] for document in versions]
        link = desk.short_link(issue) if issue else None
        yield Row(f"row-{number}", link, no, tuple(_cells(desk, found)))


def _key(provision: Provision) -> tuple[str, str]:
    return (provision.issue, "") if provision.issue else ("", provision.no)


def _cells(desk: Desk, versions: Sequence[Sequence[Provision]]) -> Iterator[tuple[Said, ...]]:
    """Each version's provisions, marked against the nearest version before that has any."""
    before: Sequence[Provision] = ()
    for provisions in versions:
        pairs = _pairs(before, provisions)
        yield tuple(_said(desk, provision, pairs.get(place)) for place, provision in enumerate(provisions))
        before = provisions or before


def _pairs(before: Sequence[Provision], after: Sequence[Provision]) -> dict[int, Provision]:
    """For each later provision, by its place, the earlier one most like it; each is used once."""
    likely = sorted(
        (-likeness(old.text, new.text), place, number)
        for number, old in enumerate(before)
        for place, new in enumerate(after)
    )
    found: dict[int, Provision] = {}
    used: set[int] = set()
    for score, place, number in likely:
        if -score >= SAME and place not in found and number not in used:
            found[place] = before[number]
            used.add(number)
    return found


def _said(desk: Desk, provision: Provision, before: Provision | None) -> Said:
    marked = differences(before.text, provision.text) if before else None
    state = ""
    if before:
        state = "other" if marked is None else "same" if all(p.kind == "same" for p in marked) else "changed"
    plain = (Piece("same", provision.text),)
    return Said(provision.no, marked or plain, state, desk.cite(provision.cites))
