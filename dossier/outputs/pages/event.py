"""An event's page: what happened, who had a part in it, what it explains."""

from dossier.base.plain import Plain
from dossier.entries import Event, Position
from dossier.graph.survey import Survey
from dossier.outputs.dates import when_
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.stances import Stance, stance
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, When
from dossier.outputs.words import word

HOW = "page:event"
SHOWN = ("at",)


class PartView(Plain):
    """An actor and its part."""

    actor: Link
    role: str


class EventView(Plain):
    """All that the page of an event shows."""

    meta: Meta
    common: Common
    when: When
    kind: str
    place: Link | None
    actors: tuple[PartView, ...]
    issues: tuple[Link, ...]
    documents: tuple[Link, ...]
    relates_to: tuple[Link, ...]
    positions: tuple[Stance, ...]
    """Voiced on the occasion."""


def event_page(survey: Survey, urls: Urls, event: Event, theme: Uses = ALL) -> Output:
    """The output of one event's page."""
    desk = Desk(survey, urls, event, theme.reads(HOW))
    voiced = sorted(r.id for r in survey.dossier.referrers.get(event.id, ()) if r.role == "at")
    view = EventView(
        when=when_(event.date),
        kind=word(event.kind),
        place=desk.link(event.place) if event.place else None,
        actors=tuple(PartView(desk.link(part.actor), part.role or "") for part in event.actors),
        issues=desk.links(event.issues),
        documents=desk.links(event.documents),
        relates_to=desk.links(event.relates_to),
        positions=tuple(stance(desk, survey.dossier.get(key, Position)) for key in voiced),
        meta=desk.meta(event),
        common=desk.common(event, kicker=(Link("", "Event"), Link("", word(event.kind))), shown=SHOWN),
    )
    return Output(f"{folder_of(event)}index.html", HOW, view)
