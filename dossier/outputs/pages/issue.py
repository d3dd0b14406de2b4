"""An issue's page: the question, each party's line over time, what documents provide, where it was discussed."""

from collections import defaultdict

from dossier.base.edtf import Edtf, sort_key
from dossier.base.plain import Plain
from dossier.entries import Claim, Document, Event, Issue, Meeting, Position, Watch
from dossier.entries.issue import Searched
from dossier.graph.dossier import Dossier, derived
from dossier.graph.stances import Series, stances_of
from dossier.graph.survey import Survey
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.figures.lines import Holder, Lines, Said, lines
from dossier.outputs.lists import DatedLine, StateLine, dated_line
from dossier.outputs.output import Output
from dossier.outputs.pages.watch import answer_of
from dossier.outputs.quotes import stance_words
from dossier.outputs.rolls import WHOLE, Heading, Roll, more, page_of, told
from dossier.outputs.stances import STANCES, Stance, in_short, stance
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, More, Note, Side, When
from dossier.outputs.words import word

HOW = "page:issue"
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


HOLDERS = 20
"""Holders whose lines are on the page of an issue with many positions."""
OF_HOLDER = 2
"""Positions of each that are there."""


class Line(Plain):
    """One party's positions on the issue, newest first."""

    anchor: str
    holder: Link
    side: Side | None
    newest: Stance
    """The newest of the current ones."""
    current: tuple[Stance, ...]
    past: tuple[Stance, ...]
    more: More | None
    """Where those are told that are left out here."""


class Silence(Plain):
    """A party without a known position, and what was looked for."""

    anchor: str
    holder: Link
    side: Side | None
    result: str
    """none_found, declined, not_applicable ... in words."""
    when: When
    note: str


class ProvisionLine(Plain):
    """A provision of a document on the issue."""

    anchor: str
    document: Link
    when: When
    no: str
    text: str
    notes: tuple[Note, ...]


class IssueView(Plain):
    """All that the page of an issue shows."""

    meta: Meta
    common: Common
    question: str
    synonyms: tuple[str, ...]
    glossary: str
    parent: Link | None
    parts: tuple[Link, ...]
    lines: tuple[Line, ...]
    more_lines: More | None
    """Where there are lines of others."""
    drawing: Lines | None
    """The lines over time."""
    drawn: int
    """How many of them."""
    silences: tuple[Silence, ...]
    provisions: tuple[ProvisionLine, ...]
    discussed: tuple[DatedLine, ...]
    more_discussed: More | None
    claims: tuple[StateLine, ...]
    watch: tuple[StateLine, ...]


def issue_page(survey: Survey, urls: Urls, issue: Issue, theme: Uses = ALL) -> Output:
    """The output of one issue's page."""
    desk = Desk(survey, urls, issue, theme.reads(HOW))
    discussed, said = issue_rolls(survey, issue)
    every = _series(survey, issue.id)
    shown = every[:HOLDERS] if said.is_long else every
    drawing = lines([_holder(desk, series) for series in shown], survey.dossier.as_of)
    view = IssueView(
        question=issue.question,
        synonyms=issue.synonyms,
        glossary=issue.glossary or "",
        parent=desk.link(issue.parent) if issue.parent else None,
        parts=desk.links(
            sorted(r.id for r in survey.dossier.referrers.get(issue.id, ()) if r.role == "parent")
        ),
        lines=tuple(_line(desk, issue, said, series) for series in shown),
        more_lines=More(Link(urls.to(f"{folder_of(issue)}{said.name}/"), ""), len(every))
        if len(shown) < len(every)
        else None,
        drawing=drawing,
        drawn=len(drawing.rows) if drawing else 0,
        silences=tuple(_silence(desk, searched) for searched in issue.searched),
        provisions=tuple(_provisions(desk, issue.id)),
        discussed=told(desk, discussed),
        more_discussed=more(urls, issue, discussed),
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
    return Output(f"{folder_of(issue)}index.html", HOW, view)


def issue_rolls(survey: Survey, issue: Issue) -> tuple[Roll[Meeting | Event], Roll[Position]]:
    """The lists of an issue that may be long: where it was discussed, and all positions on it."""
    said = [position for series in _series(survey, issue.id) for position in series.positions]
    return (
        Roll("meetings", "Where it was discussed", "dated", _discussed(survey, issue.id), dated_line, _date),
        Roll("positions", "Positions", "stances", said, stance, heading=_heading, page=STANCES),
    )


def _date(item: Meeting | Event) -> Edtf:
    return item.date


def _heading(desk: Desk, position: Position) -> Heading:
    return Heading(f"line-{position.holder}", desk.link(position.holder))


def line_addresses(survey: Survey, urls: Urls, issue: Issue) -> dict[str, str]:
    """Where each holder's positions on the issue are told: on its page, or on that of the list where they are many."""
    known = _known_addresses(survey.dossier, urls)
    if issue.id not in known:
        known[issue.id] = _line_addresses(survey, urls, issue)
    return known[issue.id]


@derived
def _known_addresses(_dossier: Dossier, _urls: Urls) -> dict[str, dict[str, str]]:
    """By issue, as far as they have been asked for."""
    return {}


def _line_addresses(survey: Survey, urls: Urls, issue: Issue) -> dict[str, str]:
    _, said = issue_rolls(survey, issue)
    every = _series(survey, issue.id)
    shown = every[:HOLDERS] if said.is_long else every
    found: dict[str, str] = {}
    for piece in said.pieces() if said.is_long else ():
        folder = f"{folder_of(issue)}{said.name}/" + (f"{piece.key}/" if piece.key else "")
        for position in piece.items:
            found.setdefault(position.holder, urls.to(folder, f"line-{position.holder}"))
    return found | {series.holder: urls.of(issue.id, f"line-{series.holder}") for series in shown}


def _series(survey: Survey, issue_id: str) -> list[Series]:
    """The series on the issue: holders in the order of the matrix, then the others by what they said last."""
    order = survey.dossier.settings.matrix.holders
    found = sorted(_series_by_issue(survey.dossier).get(issue_id, ()), key=lambda s: s.holder)
    if sum(len(series.positions) for series in found) > WHOLE:
        found.sort(key=lambda s: sort_key(s.positions[0].date), reverse=True)
    return sorted(found, key=lambda s: order.index(s.holder) if s.holder in order else len(order))


@derived
def _series_by_issue(dossier: Dossier) -> dict[str, list[Series]]:
    found: dict[str, list[Series]] = defaultdict(list)
    for series in stances_of(dossier).series.values():
        found[series.issue].append(series)
    return found


def _line(desk: Desk, entry: Issue, roll: Roll[Position], series: Series) -> Line:
    current = tuple(series.current)
    newest = {position.id for position in current}
    past = tuple(position for position in series.positions if position.id not in newest)
    all_of_them = None
    if roll.is_long and len(series.positions) > OF_HOLDER:
        path = page_of(desk.urls, entry, roll, series.positions[0], f"line-{series.holder}")
        all_of_them = More(Link(path, ""), len(series.positions))
        current, past = in_short(desk.survey, series.positions, OF_HOLDER), ()
    return Line(
        anchor=f"line-{series.holder}",
        holder=desk.link(series.holder),
        side=desk.side(series.holder),
        newest=stance(desk, (series.current or series.positions)[0]),
        current=tuple(stance(desk, p) for p in current),
        past=tuple(stance(desk, p) for p in past),
        more=all_of_them,
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
            desk.short_link(document.id),
            when_(document.date),
            provision.no,
            provision.text,
            desk.cite(provision.cites),
        )
        for number, (document, provision) in enumerate(found, 1)
    ]


def _discussed(survey: Survey, issue_id: str) -> tuple[Meeting | Event, ...]:
    return _discussions(survey.dossier).get(issue_id, ())


@derived
def _discussions(dossier: Dossier) -> dict[str, tuple[Meeting | Event, ...]]:
    """By issue, newest first."""
    found: dict[str, list[Meeting | Event]] = defaultdict(list)
    for meeting in dossier.all(Meeting):
        for issue in {*meeting.issues, *meeting.agenda}:
            found[issue].append(meeting)
    for event in dossier.all(Event):
        for issue in set(event.issues):
            found[issue].append(event)
    return {issue: tuple(sorted(items, key=_by_time, reverse=True)) for issue, items in found.items()}


def _by_time(item: Meeting | Event) -> tuple[object, ...]:
    return (sort_key(item.date), item.id)
