"""What is left at the address of a withdrawn entry: that it was taken down, when and why."""

from collections.abc import Iterator

from dossier.base.plain import Plain
from dossier.graph.survey import Survey
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.views import Link, Meta, When
from dossier.outputs.words import word

HIDDEN = ("law", "safety")
"""Reasons for which not even the name stays."""


class TombstoneView(Plain):
    """All that a tombstone shows."""

    meta: Meta
    name: str
    """Empty when the name must go too."""
    on: When | None
    reason: str
    instead: Link | None


def tombstone_pages(survey: Survey, urls: Urls) -> Iterator[Output]:
    """A page for each withdrawn entry, at the address it had."""
    for entry in survey.dossier.withdrawn.values():
        desk = Desk(survey, urls)
        gone = entry.withdrawn
        hidden = gone is None or gone.reason in HIDDEN
        title = "Withdrawn" if hidden else f"Withdrawn: {entry.label}"
        path = folder_of(entry)
        view = TombstoneView(
            meta=desk.page_meta(path, title, "This page was withdrawn.", "tombstone"),
            name="" if hidden else entry.label,
            on=when(gone.on) if gone else None,
            reason=word(gone.reason) if gone else "",
            instead=desk.link(gone.instead) if gone and gone.instead else None,
        )
        yield Output(f"{path}index.html", "page:tombstone", view, (entry.id,), listed=False)
