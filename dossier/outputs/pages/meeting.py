"""A meeting's page: who came for whom and as what, what each side said of it, what came out."""

from dossier.base.plain import Plain
from dossier.entries import Meeting, Position, Track
from dossier.entries.meeting import Delegation, Member, Outcome
from dossier.graph.attendance import members_of
from dossier.graph.survey import Survey
from dossier.outputs.accounts import Comparison, comparison_of
from dossier.outputs.acting import is_unsure_on, title_on
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.figures.spots import Locator
from dossier.outputs.output import Output
from dossier.outputs.places import locator_of
from dossier.outputs.stances import Stance, stance
from dossier.outputs.urls import Urls, anchors, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, Note, Side, When
from dossier.outputs.words import word

HOW = "page:meeting"
SHOWN = ("at", "part_of", "follows")
"""Fields by which others refer to a meeting and that this page shows in sections of its own."""


class MemberView(Plain):
    """One person in a delegation."""

    person: Link
    office: str
    """The title of that day; empty when not known."""
    office_uncertain: bool
    """Whether the office is only possibly that of the day."""
    capacity: str
    """Other words for the capacity."""
    function: str
    """head, expert ...; empty for a plain member."""
    attendance: str
    """announced, absent ...; empty when present, which goes without saying."""
    on_behalf_of: Link | None
    note: str
    notes: tuple[Note, ...]


class DelegationView(Plain):
    """Those who came for one party."""

    anchor: str
    party: Link
    side: Side | None
    role: str
    """mediator, host ...; empty for a party, which goes without saying."""
    members: tuple[MemberView, ...]
    size: int
    note: str
    notes: tuple[Note, ...]


class AbsenceView(Plain):
    """Somebody expected who did not come."""

    person: Link
    because: str
    notes: tuple[Note, ...]


class OutcomeView(Plain):
    """What came out."""

    anchor: str
    text: str
    kind: str
    by: tuple[Link, ...]
    document: Link | None
    deadline: When | None
    watch: Link | None
    notes: tuple[Note, ...]


class StatusStep(Plain):
    """One step in the history of the meeting's status."""

    status: str
    when: When
    was: When | None
    reason: str
    by: Link | None
    notes: tuple[Note, ...]


class MeetingView(Plain):
    """All that the page of a meeting shows."""

    meta: Meta
    common: Common
    when: When
    time: str
    status: str
    kind: str
    level: str
    secrecy: str
    place: Link | None
    venue: str
    locator: Locator | None
    host: Link | None
    organizers: tuple[Link, ...]
    track: Link | None
    round: str
    before: Link | None
    after: Link | None
    part_of: Link | None
    parts: tuple[Link, ...]
    follows: Link | None
    followed_by: tuple[Link, ...]
    delegations: tuple[DelegationView, ...]
    absent: tuple[AbsenceView, ...]
    comparison: Comparison
    outcomes: tuple[OutcomeView, ...]
    agenda: tuple[Link, ...]
    issues: tuple[Link, ...]
    positions: tuple[Stance, ...]
    status_log: tuple[StatusStep, ...]


def meeting_page(survey: Survey, urls: Urls, meeting: Meeting, theme: Uses = ALL) -> Output:
    """The output of one meeting's page."""
    desk = Desk(survey, urls, meeting, theme.reads(HOW), disputes_later=True)
    neighbours = survey.tracks.neighbours.get(meeting.id)
    view = MeetingView(
        when=when_(meeting.date),
        time=_time(meeting),
        status=meeting.status,
        kind=word(meeting.kind),
        level=word(meeting.level),
        secrecy=word(meeting.secrecy),
        place=desk.link(meeting.place) if meeting.place else None,
        venue=meeting.venue or "",
        locator=desk.made("locator", lambda: locator_of(desk, meeting.place)),
        host=desk.link(meeting.host) if meeting.host else None,
        organizers=desk.links(meeting.organizers),
        track=desk.link(meeting.track) if meeting.track else None,
        round=meeting.round or "",
        before=desk.link(neighbours.before) if neighbours and neighbours.before else None,
        after=desk.link(neighbours.after) if neighbours and neighbours.after else None,
        part_of=desk.link(meeting.part_of) if meeting.part_of else None,
        parts=desk.links(_referring(survey, meeting.id, "part_of")),
        follows=desk.link(meeting.follows) if meeting.follows else None,
        followed_by=desk.links(_referring(survey, meeting.id, "follows")),
        delegations=tuple(
            _delegation(desk, meeting, delegation, anchor)
            for delegation, anchor in zip(
                meeting.delegations,
                anchors("delegation", (d.party for d in meeting.delegations)),
                strict=True,
            )
        ),
        absent=tuple(
            AbsenceView(desk.link(absence.person), absence.expected_because, desk.cite(absence.cites))
            for absence in meeting.absent
        ),
        comparison=desk.made("comparison", lambda: comparison_of(desk, meeting)),
        outcomes=tuple(_outcome(desk, outcome, number) for number, outcome in enumerate(meeting.outcomes, 1)),
        agenda=desk.links(meeting.agenda),
        issues=desk.links(meeting.issues),
        positions=tuple(stance(desk, position) for position in _positions(survey, meeting.id)),
        status_log=tuple(
            StatusStep(
                status=step.status,
                when=when_(step.on),
                was=when(step.date_was),
                reason=step.reason or "",
                by=desk.link(step.by) if step.by else None,
                notes=desk.cite(step.cites),
            )
            for step in meeting.status_log
        ),
        meta=desk.meta(meeting),
        common=desk.common(meeting, kicker=_kicker(desk, meeting), shown=SHOWN),
    )
    return Output(f"{folder_of(meeting)}index.html", HOW, view)


def _time(meeting: Meeting) -> str:
    if not meeting.time:
        return ""
    end = f"–{meeting.end_time}" if meeting.end_time else ""
    return f"{meeting.time}{end} ({meeting.timezone})" if meeting.timezone else f"{meeting.time}{end}"


def _kicker(desk: Desk, meeting: Meeting) -> tuple[Link, ...]:
    found = [Link("", "Call" if meeting.kind in ("call", "video") else "Meeting")]
    if meeting.track:
        track = desk.dossier.get(meeting.track, Track)
        found.append(desk.link(track.id, track.short_name or track.name))
    if meeting.round:
        found.append(Link("", f"Round {meeting.round}" if meeting.round.isdigit() else meeting.round))
    return tuple(found)


def _referring(survey: Survey, meeting_id: str, role: str) -> tuple[str, ...]:
    return tuple(r.id for r in survey.dossier.referrers.get(meeting_id, ()) if r.role == role)


def _positions(survey: Survey, meeting_id: str) -> tuple[Position, ...]:
    found = [survey.dossier.get(key, Position) for key in _referring(survey, meeting_id, "at")]
    return tuple(sorted(found, key=lambda position: (position.issue, position.holder, position.id)))


def _delegation(desk: Desk, meeting: Meeting, delegation: Delegation, anchor: str) -> DelegationView:
    return DelegationView(
        anchor=anchor,
        party=desk.link(delegation.party),
        side=desk.side(delegation.party),
        role="" if delegation.role == "party" else word(delegation.role),
        members=tuple([_member(desk, meeting, delegation, member) for member in members_of(delegation)]),
        size=delegation.size or 0,
        note=delegation.note or "",
        notes=desk.cite(delegation.cites),
    )


def _member(desk: Desk, meeting: Meeting, delegation: Delegation, member: Member) -> MemberView:
    acting = desk.dossier, member.person, meeting.date, member.capacity
    is_head = member.function == "head" or delegation.head == member.person
    return MemberView(
        person=desk.link(member.person),
        office=desk.made("office", lambda: title_on(*acting)),
        office_uncertain=desk.made("office_uncertain", lambda: is_unsure_on(*acting)),
        capacity=member.capacity_text or "",
        function="head" if is_head else "" if member.function == "member" else word(member.function),
        attendance="" if member.attendance == "present" else member.attendance,
        on_behalf_of=desk.link(member.on_behalf_of) if member.on_behalf_of else None,
        note=member.note or "",
        notes=desk.cite(member.cites),
    )


def _outcome(desk: Desk, outcome: Outcome, number: int) -> OutcomeView:
    return OutcomeView(
        anchor=f"outcome-{number}",
        text=outcome.text,
        kind=word(outcome.kind),
        by=desk.links(outcome.by),
        document=desk.link(outcome.document) if outcome.document else None,
        deadline=when(outcome.deadline),
        watch=desk.link(outcome.watch) if outcome.watch else None,
        notes=desk.cite(outcome.cites),
    )
