"""An open question's page: the question, its test, when it is due, and how it turned out."""

from dossier.base.edtf import Truth, before
from dossier.base.plain import Plain
from dossier.entries import Watch
from dossier.graph.offices import as_edtf
from dossier.graph.survey import Survey
from dossier.outputs.dates import when, when_
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Link, Meta, When

HOW = "page:watch"


class DueStep(Plain):
    """A due date that was moved."""

    was: When
    on: When
    why: str


class WatchView(Plain):
    """All that the page of an open question shows."""

    meta: Meta
    common: Common
    state: str
    """open, overdue, resolved or void."""
    outcome: str
    outcome_text: str
    opened: When
    due: When
    resolved_on: When | None
    criteria: str
    resolver: str
    due_log: tuple[DueStep, ...]
    likelihoods: tuple[tuple[When, str, str], ...]
    """(day, term, whose)."""
    issues: tuple[Link, ...]
    actors: tuple[Link, ...]
    relates_to: tuple[Link, ...]


def watch_page(survey: Survey, urls: Urls, watch: Watch, theme: Uses = ALL) -> Output:
    """The output of one open question's page."""
    desk = Desk(survey, urls, watch, theme.reads(HOW))
    view = WatchView(
        state=state_of(survey, watch),
        outcome=watch.outcome or "",
        outcome_text=watch.outcome_text or "",
        opened=when_(watch.opened),
        due=when_(watch.due),
        resolved_on=when(watch.resolved_on),
        criteria=watch.criteria,
        resolver=watch.resolver or "",
        due_log=tuple(DueStep(when_(step.was), when_(step.on), step.why) for step in watch.due_log),
        likelihoods=tuple((when_(step.on), step.term, step.by) for step in watch.likelihood_log),
        issues=desk.links(watch.issues),
        actors=desk.links(watch.actors),
        relates_to=desk.links(watch.relates_to),
        meta=desk.meta(watch, description=watch.outcome_text or watch.criteria),
        common=desk.common(watch, deck=watch.summary or ""),
    )
    return Output(f"{folder_of(watch)}index.html", HOW, view)


def state_of(survey: Survey, watch: Watch) -> str:
    """`open`, `overdue` when its due date is certainly past on the day the site speaks of, `resolved` or `void`."""
    if watch.status == "open" and before(watch.due, as_edtf(survey.dossier)) is Truth.YES:
        return "overdue"
    return watch.status


def answer_of(survey: Survey, watch: Watch) -> str:
    """The answer where there is one, else the state."""
    return watch.outcome or state_of(survey, watch)
