"""An organisation's page: its offices and who held them, its delegations, those who spoke for it, its positions."""

from typing import NamedTuple

from dossier.base.edtf import sort_key
from dossier.entries import Meeting, Organisation
from dossier.entries.meeting import Delegation
from dossier.graph.attendance import members_of
from dossier.graph.offices import Holder, holders
from dossier.graph.sides import party_of, people_of
from dossier.graph.survey import Survey
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.stances import IssueStances, stances_by_issue
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.views import Common, Link, Meta, Note, Side, When
from dossier.outputs.words import word

SHOWN = (
    "delegations.party",
    "holder",
    "parent",
    "tenures.office",
    "accounts.by",
    "delegations.members.capacity",
    "capacity",
    "publisher_actor",
    "affiliations.org",
)
"""Fields by which others refer to an organisation and that this page shows in sections of its own."""


class HolderView(NamedTuple):
    """A person in an office for a time."""

    person: Link
    start: When | None
    end: When | None
    acting: bool
    notes: tuple[Note, ...]


class OfficeView(NamedTuple):
    """An office and everybody who held it."""

    anchor: str
    title: str
    holders: tuple[HolderView, ...]


class Sent(NamedTuple):
    """A delegation of the organisation."""

    meeting: Link
    when: When
    status: str
    role: str
    head: Link | None
    members: tuple[Link, ...]


class MemberView(NamedTuple):
    """A member of a coalition."""

    actor: Link
    start: When | None
    end: When | None


class AccountLine(NamedTuple):
    """An account the organisation gave of a meeting."""

    meeting: Link
    when: When
    summary: str
    source: Link


class OrganisationView(NamedTuple):
    """All that the page of an organisation shows."""

    meta: Meta
    common: Common
    kind: str
    country: str
    parent: Link | None
    party: Link | None
    side: Side | None
    party_role: str
    founded: When | None
    dissolved: When | None
    seat: Link | None
    website: str
    reliability: str
    reliability_basis: str
    independence: str
    offices: tuple[OfficeView, ...]
    parts: tuple[Link, ...]
    members: tuple[MemberView, ...]
    people: tuple[Link, ...]
    """Everybody whose party it is or who is tied to it."""
    sent: tuple[Sent, ...]
    accounts: tuple[AccountLine, ...]
    positions: tuple[IssueStances, ...]
    published: tuple[Link, ...]
    """Sources it published."""


def organisation_page(survey: Survey, urls: Urls, org: Organisation) -> Output:
    """The output of one organisation's page."""
    from dossier.entries.fields import countries

    desk = Desk(survey, urls, org)
    party = party_of(survey.dossier, org.id)
    held = tuple(p for p in survey.stances.by_actor.get(org.id, ()) if p.holder == org.id)
    view = OrganisationView(
        kind=word(org.kind),
        country=countries()[org.country] if org.country else "",
        parent=desk.link(org.parent) if org.parent else None,
        party=desk.link(party) if party and party != org.id else None,
        side=desk.side(org.id),
        party_role="" if org.party_role == "none" else word(org.party_role),
        founded=when(org.founded),
        dissolved=when(org.dissolved),
        seat=desk.link(org.seat) if org.seat else None,
        website=org.website or "",
        reliability=org.reliability or "",
        reliability_basis=org.reliability_basis or "",
        independence=word(org.independence),
        offices=tuple(
            OfficeView(
                f"office-{key}",
                office.full_name or office.name,
                tuple(
                    _holder(desk, holder) for holder in reversed(holders(survey.dossier, f"{org.id}/{key}"))
                ),
            )
            for key, office in org.offices.items()
        ),
        parts=desk.links(_referring(survey, org.id, "parent")),
        members=tuple(MemberView(desk.link(m.actor), when(m.start), when(m.end)) for m in org.members),
        people=desk.links(_people(survey, org.id)),
        sent=tuple(_sent(desk, m, d) for m, d in survey.attendances.by_party.get(org.id, ())),
        accounts=tuple(_accounts(desk, org.id)),
        positions=stances_by_issue(desk, held),
        published=desk.links(_referring(survey, org.id, "publisher_actor")),
        meta=desk.meta(org),
        common=desk.common(org, kicker=_kicker(desk, org, party), shown=SHOWN),
    )
    return Output(f"{folder_of(org)}index.html", "page:organisation", view, tuple(desk.about))


def _kicker(desk: Desk, org: Organisation, party: str | None) -> tuple[Link, ...]:
    kind = Link("", word(org.kind).capitalize())
    return (kind, *((desk.link(party, desk.short(party)),) if party and party != org.id else ()))


def _referring(survey: Survey, org_id: str, role: str) -> tuple[str, ...]:
    return tuple(sorted(r.id for r in survey.dossier.referrers.get(org_id, ()) if r.role == role))


def _people(survey: Survey, org_id: str) -> tuple[str, ...]:
    """People tied to the organisation itself, and for a party everybody who belongs to it."""
    tied = {
        r.id
        for r in survey.dossier.referrers.get(org_id, ())
        if r.role in ("tenures.office", "affiliations.org")
    }
    return tuple(sorted(tied.union(people_of(survey.dossier, org_id))))


def _holder(desk: Desk, holder: Holder) -> HolderView:
    tenure = holder.tenure
    return HolderView(
        desk.link(holder.person), when(tenure.start), when(tenure.end), tenure.acting, desk.cite(tenure.cites)
    )


def _sent(desk: Desk, meeting: Meeting, delegation: Delegation) -> Sent:
    people = tuple(member.person for member in members_of(delegation))
    head = delegation.head
    return Sent(
        meeting=desk.link(meeting.id),
        when=when_(meeting.date),
        status=meeting.status,
        role=word(delegation.role),
        head=desk.link(head) if head else None,
        members=desk.links(person for person in people if person != head),
    )


def _accounts(desk: Desk, org_id: str) -> list[AccountLine]:
    given = {r.id for r in desk.dossier.referrers.get(org_id, ()) if r.role == "accounts.by"}
    meetings = (desk.dossier.get(meeting, Meeting) for meeting in given)
    found = [
        (meeting, account) for meeting in meetings for account in meeting.accounts if account.by == org_id
    ]
    found.sort(key=lambda pair: (sort_key(pair[0].date), pair[0].id), reverse=True)
    return [
        AccountLine(
            desk.link(meeting.id, anchor=f"account-{org_id}"),
            when_(meeting.date),
            account.summary or "",
            desk.link(account.source),
        )
        for meeting, account in found
    ]
