"""A person's page: offices over time, meetings attended and as what, positions by issue, people met."""

from collections.abc import Sequence

from dossier.base.edtf import Truth, sort_key
from dossier.base.plain import Plain
from dossier.entries import Meeting, Person, Position
from dossier.entries.actor import Tenure
from dossier.graph.attendance import Attendance, Encounter, met_by
from dossier.graph.offices import as_edtf, in_force, offices_on
from dossier.graph.sides import party_of
from dossier.graph.survey import Survey
from dossier.outputs.acting import is_unsure_on, title_on
from dossier.outputs.circle import circle_of
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.figures.network import Group
from dossier.outputs.figures.offices import Attending, Held, Strip, strip
from dossier.outputs.output import Output
from dossier.outputs.rolls import Roll, more, told
from dossier.outputs.stances import IssueStances, stances_by_issue, stances_roll
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, More, Note, Side, When
from dossier.outputs.words import word

HOW = "page:person"
SHOWN = (
    "delegations.members.person",
    "delegations.head",
    "stated_by",
    "holder",
    "quote.speaker",
)
"""Fields by which others refer to a person and that this page shows in sections of its own."""

NAMED = 12
"""Earlier meetings that are named beside somebody met."""
PEOPLE = 100
"""People met on a page of their own."""


class TenureView(Plain):
    """A time in an office."""

    anchor: str
    title: str
    org: Link
    start: When | None
    end: When | None
    current: str
    """`current`, `possibly current` or empty, on the day the site speaks of."""
    acting: bool
    appointed_by: Link | None
    instrument: str
    ended_because: str
    attested: tuple[When, ...]
    note: str
    notes: tuple[Note, ...]


class AffiliationView(Plain):
    """A tie to an organisation."""

    org: Link
    role: str
    start: When | None
    end: When | None
    notes: tuple[Note, ...]


class Attended(Plain):
    """One meeting on a person's page."""

    anchor: str
    meeting: Link
    when: When
    status: str
    party: Link
    office: str
    office_uncertain: bool
    capacity: str
    function: str
    """head, expert ...; empty for a plain member."""
    attendance: str
    """announced, absent ...; empty when present, which goes without saying."""
    on_behalf_of: Link | None


class Met(Plain):
    """Somebody met, and at which meetings."""

    person: Link
    side: Side | None
    number: int
    last: Link
    """The newest of the meetings."""
    last_when: When
    meetings: tuple[Link, ...]
    """The newest, from the second on."""
    further: int
    """How many more there were."""


class PersonView(Plain):
    """All that the page of a person shows."""

    meta: Meta
    common: Common
    party: Link | None
    side: Side | None
    offices_now: tuple[str, ...]
    """Titles on the day the site speaks of."""
    nationality: tuple[str, ...]
    born: When | None
    died: When | None
    role_basis: str
    website: str
    wikidata: str
    wikidata_url: str
    tenures: tuple[TenureView, ...]
    strip: Strip | None
    """The offices along the years with the meetings attended; left out where it would show nothing."""
    affiliations: tuple[AffiliationView, ...]
    attended: tuple[Attended, ...]
    more_attended: More | None
    held_meetings: int
    positions: tuple[IssueStances, ...]
    met: tuple[Met, ...]
    more_met: More | None
    circle: Group | None
    """The person and those met most often, to be drawn around; left out for fewer than three."""
    network: Link


def person_page(survey: Survey, urls: Urls, person: Person, theme: Uses = ALL) -> Output:
    """The output of one person's page."""
    from dossier.entries.fields import countries

    desk = Desk(survey, urls, person, theme.reads(HOW))
    party = party_of(survey.dossier, person.id)
    wikidata = (person.external_ids.wikidata if person.external_ids else None) or ""
    attendances = survey.attendances.by_person.get(person.id, ())
    attended = _meetings(survey, person)
    view = PersonView(
        party=desk.link(party) if party else None,
        side=desk.side(person.id),
        offices_now=desk.made("offices_now", lambda: _offices_now(desk, person)),
        nationality=tuple(countries()[code] for code in person.nationality),
        born=when(person.born),
        died=when(person.died),
        role_basis=person.public_role_basis or "",
        website=person.website or "",
        wikidata=wikidata,
        wikidata_url=f"https://www.wikidata.org/wiki/{wikidata}",
        tenures=tuple(_tenure(desk, tenure, number) for number, tenure in _newest_first(person)),
        strip=desk.made("strip", lambda: _strip(desk, person, attendances, attended.there)),
        affiliations=tuple(
            AffiliationView(
                desk.link(tie.org), tie.role, when(tie.start), when(tie.end), desk.cite(tie.cites)
            )
            for tie in person.affiliations
        ),
        attended=told(desk, attended),
        more_attended=more(urls, person, attended),
        held_meetings=sum(attendance.is_there for attendance in attendances),
        positions=desk.made(
            "positions",
            lambda: stances_by_issue(desk, person, survey.stances.by_actor.get(person.id, ())),
        ),
        met=desk.made("met", lambda: told(desk, _people(survey, person))),
        more_met=desk.made("more_met", lambda: more(urls, person, _people(survey, person))),
        circle=desk.made("circle", lambda: circle_of(desk, person.id)),
        network=Link(urls.to("meetings/who-met-whom/"), ""),
        meta=desk.meta(person),
        common=desk.common(person, kicker=_kicker(desk, party), shown=SHOWN),
    )
    return Output(f"{folder_of(person)}index.html", HOW, view)


def person_rolls(survey: Survey, person: Person) -> tuple[Roll[Attendance], Roll[Encounter], Roll[Position]]:
    """The lists of a person that may be long: meetings attended, people met, positions."""
    positions = stances_roll(survey, survey.stances.by_actor.get(person.id, ()))
    return _meetings(survey, person), _people(survey, person), positions


def _meetings(survey: Survey, person: Person) -> Roll[Attendance]:
    attended = survey.attendances.by_person.get(person.id, ())
    return Roll("meetings", "Meetings and calls", "attended", attended, _attended, lambda a: a.meeting.date)


def _people(survey: Survey, person: Person) -> Roll[Encounter]:
    return Roll("met", "People met", "met", met_by(survey.dossier, person.id), _met, page=PEOPLE)


def _kicker(desk: Desk, party: str | None) -> tuple[Link, ...]:
    return (Link("", "Person"), *((desk.short_link(party),) if party else ()))


def _offices_now(desk: Desk, person: Person) -> tuple[str, ...]:
    held = offices_on(desk.dossier, person.id, as_edtf(desk.dossier))
    return tuple(
        holding.office.title + (" (start not confirmed)" if holding.certainty is Truth.MAYBE else "")
        for holding in held
    )


def _newest_first(person: Person) -> list[tuple[int, Tenure]]:
    numbered = enumerate(person.tenures, 1)
    return sorted(numbered, key=lambda pair: (pair[1].end is None, sort_key(pair[1].start)), reverse=True)


def _tenure(desk: Desk, tenure: Tenure, number: int) -> TenureView:
    office = desk.dossier.offices[tenure.office]
    now = in_force(tenure, as_edtf(desk.dossier))
    return TenureView(
        anchor=f"office-{number}",
        title=office.title,
        org=desk.link(office.org, anchor=f"office-{tenure.office.split('/')[1]}"),
        start=when(tenure.start),
        end=when(tenure.end),
        current={Truth.YES: "current", Truth.MAYBE: "possibly current", Truth.NO: ""}[now],
        acting=tenure.acting,
        appointed_by=desk.link(tenure.appointed_by) if tenure.appointed_by else None,
        instrument=tenure.instrument or "",
        ended_because=word(tenure.ended_because),
        attested=tuple(found for day in tenure.attested if (found := when(day))),
        note=tenure.note or "",
        notes=desk.cite(tenure.cites),
    )


def _strip(
    desk: Desk, person: Person, attendances: Sequence[Attendance], rows: Sequence[Attendance]
) -> Strip | None:
    """Offices and meetings; those that the page tells lead to where it does."""
    now = as_edtf(desk.dossier)
    anchors = set(map(_anchor, rows))
    offices = [
        Held(
            title=desk.dossier.offices[tenure.office].title,
            anchor=f"office-{number}",
            start=tenure.start.earliest if tenure.start else None,
            end=tenure.end.latest if tenure.end else None,
            is_sure=tenure.start is not None and in_force(tenure, now) is not Truth.MAYBE,
        )
        for number, tenure in _newest_first(person)
    ]
    meetings = [
        Attending(
            desk.short(a.meeting.id), at if (at := _anchor(a)) in anchors else "", a.meeting.date.earliest
        )
        for a in attendances
        if a.is_there and a.meeting.date.earliest
    ]
    return strip(offices, meetings, desk.dossier.as_of)


def _anchor(attendance: Attendance) -> str:
    return f"at-{attendance.meeting.id}-{attendance.delegation.party}"


def _attended(desk: Desk, attendance: Attendance) -> Attended:
    meeting, member = attendance.meeting, attendance.member
    acting = desk.dossier, member.person, meeting.date, member.capacity
    found = when(meeting.date)
    assert found
    return Attended(
        anchor=_anchor(attendance),
        meeting=desk.link(meeting.id),
        when=found,
        status=meeting.status,
        party=desk.short_link(attendance.delegation.party),
        office=desk.made("office", lambda: title_on(*acting)),
        office_uncertain=desk.made("office_uncertain", lambda: is_unsure_on(*acting)),
        capacity=member.capacity_text or "",
        function="head"
        if attendance.is_head
        else ""
        if member.function == "member"
        else word(member.function),
        attendance="" if member.attendance == "present" else member.attendance,
        on_behalf_of=desk.link(member.on_behalf_of) if member.on_behalf_of else None,
    )


def _met(desk: Desk, encounter: Encounter) -> Met:
    newest, earlier = encounter.meetings[0], encounter.meetings[1:]
    return Met(
        person=desk.link(encounter.person),
        side=desk.side(encounter.person),
        number=len(encounter.meetings),
        last=desk.short_link(newest),
        last_when=when_(desk.dossier.get(newest, Meeting).date),
        meetings=tuple(map(desk.short_link, earlier[:NAMED])),
        further=max(len(earlier) - NAMED, 0),
    )
