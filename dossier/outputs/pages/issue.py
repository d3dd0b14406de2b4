"""An issue's page: the question, each party's line over time, what documents provide, where it was discussed."""

from typing import NamedTuple

from dossier.base.edtf import sort_key
from dossier.entries import Claim, Document, Event, Issue, Meeting, Watch
from dossier.entries.issue import Searched
from dossier.graph.stances import Series
from dossier.graph.survey import Survey
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.figures.lines import Holder, Lines, Said, lines
from dossier.outputs.lists import DatedLine, StateLine, dated_line
from dossier.outputs.output import Output
from dossier.outputs.pages.watch import answer_of
from dossier.outputs.quotes import stance_words
from dossier.outputs.stances import Stance, stance
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.views import Common, Link, Meta, Note, Side, When
from dossier.outputs.words import word

SHOWN = (
    "issue",
    "issues",
    "agenda",
    "provisions.issue",
    "about",
    "accounts.says.issue",
    "accounts.omits.issue",
    "accounts.denies.issue",
    "parent",
)


class Line(NamedTuple):
    """One party's positions on the issue, newest first."""

    anchor: str
    holder: Link
    side: Side | None
    newest: Stance
    """The newest of the current ones."""
    current: tuple[Stance, ...]
    past: tuple[Stance, ...]


class Silence(NamedTuple):
    """A party without a known position, and what was looked for."""

    anchor: str
    holder: Link
    side: Side | None
    result: str
    """none_found, declined, not_applicable ... in words."""
    when: When
    note: str


class ProvisionLine(NamedTuple):
    """A provision of a document on the issue."""

    anchor: str
    document: Link
    when: When
    no: str
    text: str
    notes: tuple[Note, ...]


class IssueView(NamedTuple):
    """All that the page of an issue shows."""

    meta: Meta
    common: Common
    question: str
    synonyms: tuple[str, ...]
    glossary: str
    parent: Link | None
    parts: tuple[Link, ...]
    lines: tuple[Line, ...]
    drawing: Lines | None
    """The lines over time."""
    drawn: int
    """How many of them."""
    silences: tuple[Silence, ...]
    provisions: tuple[ProvisionLine, ...]
    discussed: tuple[DatedLine, ...]
    claims: tuple[StateLine, ...]
    watch: tuple[StateLine, ...]


def issue_page(survey: Survey, urls: Urls, issue: Issue) -> Output:
    """The output of one issue's page."""
    desk = Desk(survey, urls, issue)
    drawing = lines([_holder(desk, series) for series in _series(survey, issue.id)], survey.dossier.as_of)
    view = IssueView(
        question=issue.question,
        synonyms=issue.synonyms,
        glossary=issue.glossary or "",
        parent=desk.link(issue.parent) if issue.parent else None,
        parts=desk.links(
            sorted(r.id for r in survey.dossier.referrers.get(issue.id, ()) if r.role == "parent")
        ),
        lines=tuple(_line(desk, series) for series in _series(survey, issue.id)),
        drawing=drawing,
        drawn=len(drawing.rows) if drawing else 0,
        silences=tuple(_silence(desk, searched) for searched in issue.searched),
        provisions=tuple(_provisions(desk, issue.id)),
        discussed=tuple(_discussed(desk, issue.id)),
        claims=tuple(
            StateLine(desk.link(claim.id), claim.status, None)
            for claim in survey.dossier.all(Claim)
            if issue.id in claim.about
        ),
        watch=tuple(
            StateLine(desk.link(watch.id), answer_of(survey, watch), when(watch.due))
            for watch in survey.dossier.all(Watch)
            if issue.id in (*watch.issues, *watch.relates_to)
        ),
        meta=desk.meta(issue, description=issue.summary or issue.question),
        common=desk.common(issue, shown=SHOWN),
    )
    return Output(f"{folder_of(issue)}index.html", "page:issue", view, tuple(desk.about))


def _series(survey: Survey, issue_id: str) -> list[Series]:
    """The series on the issue: holders in the order of the matrix, then the others."""
    order = survey.dossier.settings.matrix.holders
    found = [series for (_, issue), series in survey.stances.series.items() if issue == issue_id]
    return sorted(
        found,
        key=lambda s: (order.index(s.holder) if s.holder in order else len(order), s.holder),
    )


def _line(desk: Desk, series: Series) -> Line:
    current = {position.id for position in series.current}
    return Line(
        anchor=f"line-{series.holder}",
        holder=desk.link(series.holder),
        side=desk.side(series.holder),
        newest=stance(desk, (series.current or series.positions)[0]),
        current=tuple(stance(desk, p) for p in series.positions if p.id in current),
        past=tuple(stance(desk, p) for p in series.positions if p.id not in current),
    )


def _holder(desk: Desk, series: Series) -> Holder:
    current = {position.id for position in series.current}
    said = tuple(
        (
            position.date,
            Said(
                path=desk.urls.of(position.id),
                stance=stance_words(desk, position),
                text=when_(position.date).text,
                movement="" if position.movement == "unchanged" else position.movement or "",
                is_current=position.id in current,
            ),
        )
        for position in reversed(series.positions)
    )
    return Holder(desk.short(series.holder), desk.side(series.holder), said)


def _silence(desk: Desk, searched: Searched) -> Silence:
    return Silence(
        f"line-{searched.holder}",
        desk.link(searched.holder),
        desk.side(searched.holder),
        word(searched.result),
        when_(searched.on),
        searched.note or "",
    )


def _provisions(desk: Desk, issue_id: str) -> list[ProvisionLine]:
    found = [
        (document, provision)
        for document in desk.dossier.all(Document)
        for provision in document.provisions
        if provision.issue == issue_id
    ]
    found.sort(key=lambda pair: (sort_key(pair[0].date), pair[0].id))
    return [
        ProvisionLine(
            f"provision-{number}",
            desk.link(document.id, desk.short(document.id)),
            when_(document.date),
            provision.no,
            provision.text,
            desk.cite(provision.cites),
        )
        for number, (document, provision) in enumerate(found, 1)
    ]


def _discussed(desk: Desk, issue_id: str) -> list[DatedLine]:
    meetings = [m for m in desk.dossier.all(Meeting) if issue_id in (*m.issues, *m.agenda)]
    events = [e for e in desk.dossier.all(Event) if issue_id in e.issues]
    found: list[Meeting | Event] = [*meetings, *events]
    found.sort(key=lambda item: (sort_key(item.date), item.id), reverse=True)
    return [dated_line(desk, item) for item in found]
