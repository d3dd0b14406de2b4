"""An organisation's page: its offices and who held them, its delegations, those who spoke for it, its positions."""

from typing import Any

from dossier.base.edtf import sort_key
from dossier.base.plain import Plain
from dossier.entries import Meeting, Organisation, Position
from dossier.entries.meeting import Account, Delegation
from dossier.graph.attendance import members_of
from dossier.graph.offices import Holder, holders
from dossier.graph.sides import party_of, people_of
from dossier.graph.survey import Survey
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.rolls import LINKS, Roll, more, told
from dossier.outputs.stances import IssueStances, stances_by_issue, stances_roll
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, More, Note, Side, When
from dossier.outputs.words import word

HOW = "page:organisation"
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


class HolderView(Plain):
    """A person in an office for a time."""

    person: Link
    start: When | None
    end: When | None
    acting: bool
    notes: tuple[Note, ...]


class OfficeView(Plain):
    """An office and everybody who held it."""

    anchor: str
    title: str
    holders: tuple[HolderView, ...]


class Sent(Plain):
    """A delegation of the organisation."""

    meeting: Link
    when: When
    status: str
    role: str
    head: Link | None
    members: tuple[Link, ...]


class MemberView(Plain):
    """A member of a coalition."""

    actor: Link
    start: When | None
    end: When | None


class AccountLine(Plain):
    """An account the organisation gave of a meeting."""

    meeting: Link
    when: When
    summary: str
    source: Link


class OrganisationView(Plain):
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
    more_people: More | None
    sent: tuple[Sent, ...]
    more_sent: More | None
    accounts: tuple[AccountLine, ...]
    more_accounts: More | None
    positions: tuple[IssueStances, ...]
    published: tuple[Link, ...]
    """Sources it published."""
    more_published: More | None


def organisation_page(survey: Survey, urls: Urls, org: Organisation, theme: Uses = ALL) -> Output:
    """The output of one organisation's page."""
    from dossier.entries.fields import countries

    desk = Desk(survey, urls, org, theme.reads(HOW))
    party = party_of(survey.dossier, org.id)
    sent, accounts, people, published, _ = organisation_rolls(survey, org)
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
        people=told(desk, people),
        more_people=more(urls, org, people),
        sent=told(desk, sent),
        more_sent=more(urls, org, sent),
        accounts=told(desk, accounts),
        more_accounts=more(urls, org, accounts),
        positions=desk.made("positions", lambda: stances_by_issue(desk, org, _held(survey, org))),
        published=told(desk, published),
        more_published=more(urls, org, published),
        meta=desk.meta(org),
        common=desk.common(org, kicker=_kicker(desk, org, party), shown=SHOWN),
    )
    return Output(f"{folder_of(org)}index.html", HOW, view)


def organisation_rolls(survey: Survey, org: Organisation) -> tuple[Roll[Any], ...]:
    """The lists of an organisation that may be long: delegations, accounts, people, sources, positions."""
    sent = survey.attendances.by_party.get(org.id, ())
    published = _referring(survey, org.id, "publisher_actor")
    return (
        Roll("delegations", "Delegations over time", "sent", sent, _sent, lambda pair: pair[0].date),
        Roll(
            "accounts",
            "Accounts it gave of meetings",
            "accounts",
            _accounts(survey, org.id),
            _account,
            lambda pair: pair[0].date,
        ),
        Roll("people", "People", "links", _people(survey, org.id), _link, page=LINKS),
        Roll("sources", "Sources it published", "links", published, _link, page=LINKS),
        stances_roll(survey, _held(survey, org)),
    )


def _held(survey: Survey, org: Organisation) -> tuple[Position, ...]:
    return tuple(p for p in survey.stances.by_actor.get(org.id, ()) if p.holder == org.id)


def _link(desk: Desk, entry_id: str) -> Link:
    return desk.link(entry_id)


def _kicker(desk: Desk, org: Organisation, party: str | None) -> tuple[Link, ...]:
    kind = Link("", word(org.kind).capitalize())
    return (kind, *((desk.short_link(party),) if party and party != org.id else ()))


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


def _sent(desk: Desk, pair: tuple[Meeting, Delegation]) -> Sent:
    meeting, delegation = pair
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


def _accounts(survey: Survey, org_id: str) -> tuple[tuple[Meeting, Account], ...]:
    given = {r.id for r in survey.dossier.referrers.get(org_id, ()) if r.role == "accounts.by"}
    meetings = (survey.dossier.get(meeting, Meeting) for meeting in given)
    found = [
        (meeting, account) for meeting in meetings for account in meeting.accounts if account.by == org_id
    ]
    return tuple(sorted(found, key=lambda pair: (sort_key(pair[0].date), pair[0].id), reverse=True))


def _account(desk: Desk, pair: tuple[Meeting, Account]) -> AccountLine:
    meeting, account = pair
    return AccountLine(
        desk.link(meeting.id, anchor=f"account-{account.by}"),
        when_(meeting.date),
        account.summary or "",
        desk.link(account.source),
    )
