"""Words for the model's vocabularies, in English: the one place to translate them."""

KIND = {
    "person": "Person",
    "organisation": "Organisation",
    "place": "Place",
    "track": "Track",
    "meeting": "Meeting",
    "event": "Event",
    "issue": "Issue",
    "position": "Position",
    "document": "Document",
    "claim": "Claim",
    "source": "Source",
    "watch": "Open question",
    "page": "Page",
}
PLURAL = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "track": "Tracks",
    "meeting": "Meetings",
    "event": "Events",
    "issue": "Issues",
    "position": "Positions",
    "document": "Documents",
    "claim": "Claims",
    "source": "Sources",
    "watch": "Open questions",
    "page": "Pages",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WORDS = {
    "igo": "international organisation",
    "ngo": "non-governmental organisation",
    "in_person": "in person",
    "side_meeting": "on the sidelines",
    "call": "telephone call",
    "video": "video call",
    "written": "in writing",
    "proximity": "proximity talks",
    "shuttle": "shuttle visit",
    "head_of_state": "heads of state",
    "head_of_government": "head of government",
    "none_announced": "nothing announced",
    "next_meeting": "next meeting",
    "on_record": "on the record",
    "official_document": "official document",
    "readout_own": "own readout",
    "readout_other": "counterpart's readout",
    "declines_to_state": "declines to state",
    "partly_confirmed": "partly confirmed",
    "leaked_unverified": "leaked, unverified",
    "proposal_published": "proposal published",
    "ceasefire_start": "ceasefire begins",
    "ceasefire_end": "ceasefire ends",
    "ceasefire_breach": "ceasefire breached",
    "by_city": "by city",
    "back_channel": "back channel",
    "think_tank": "think tank",
    "pre_negotiation": "pre-negotiation",
    "framework_partial": "framework, partial",
    "framework_comprehensive": "framework, comprehensive",
    "out_of_scope": "out of scope",
    "none_found": "searched, none found",
    "not_applicable": "not applicable",
    "not_researched": "not researched",
    "declined": "declined to state",
}
"""Values whose words are not just the value with spaces for underscores."""

FACETS = {
    "kind": "What",
    "track": "Track",
    "party": "Party",
    "issue": "Issue",
    "form": "Kind",
    "status": "Status",
    "reliability": "Reliability",
    "language": "Language",
}
"""By what lists can be narrowed, in the order of the controls."""

FIELDS = {
    "cites": "sources",
    "native_name": "name in its own script",
    "native_title": "title in its own script",
    "aliases": "other names",
    "status_log": "history of the status",
    "due_log": "history of the due date",
    "tenures": "offices held",
    "cite": "citation",
    "lat": "latitude",
    "lon": "longitude",
    "url": "address",
    "no": "number",
}
"""Fields whose names are not words that a reader knows."""
EDITS = {"added": "Added", "more": "Added to", "changed": "Changed", "removed": "Taken out"}
"""What became of fields."""

ROLES = {
    "text": "Mentioned in the text of",
    "host": "Host of",
    "organizers": "Organiser of",
    "absent.person": "Absent from",
    "accounts.by": "Gave an account of",
    "outcomes.by": "Committed to outcomes of",
    "status_log.by": "Announced a change of",
    "disputes.values.by": "Quoted in a dispute on",
    "delegations.members.on_behalf_of": "Represented at",
    "publisher_actor": "Publisher of",
    "parent": "Above",
    "tenures.appointed_by": "Appointed",
    "affiliations.org": "Affiliated",
    "members.actor": "Member of",
    "claimed_by.actor": "Made the claim",
    "about": "Subject of the claim",
    "response.by": "Replied to the claim",
    "relates_to": "Related",
    "actors.actor": "Part in",
    "actors": "Concerned by",
    "parties": "Party to",
    "mediators": "Mediator of",
    "signatories.person": "Signatory of",
    "signatories.on_behalf_of": "Signed for in",
    "third_parties": "Third party to",
    "within": "Contains",
    "place": "Place of",
    "seat": "Seat of",
    "predecessor": "Continued by",
    "part_of": "Includes",
    "follows": "Followed by",
    "at": "Voiced here",
    "document": "Named in",
    "documents": "Published by",
    "version_of": "Versions",
    "issues": "Issue of",
    "agenda": "On the agenda of",
    "outcomes.watch": "Follows up",
    "searched.holder": "Searched, none found, on",
    "contradicts": "Contradicted by",
    "supersedes": "Superseded by",
    "derives_from": "Repeated by",
    "not_same_as": "Not the same as",
}
"""What an entry is to those that refer to it, by the field that does."""


def word(value: str | None) -> str:
    """A vocabulary's value in words: `on_record` → on the record; empty for None."""
    return WORDS.get(value, value.replace("_", " ")) if value else ""


def role(field: str) -> str:
    """The heading over the entries that refer by that field."""
    return ROLES.get(field, "Mentioned in")
