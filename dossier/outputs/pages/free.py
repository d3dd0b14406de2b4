"""A free page: prose with its date and signature."""

from dossier.base.plain import Plain
from dossier.entries import Page
from dossier.graph.survey import Survey
from dossier.outputs.dates import when
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.uses import ALL, Uses
from dossier.outputs.views import Common, Meta, When

HOW = "page:free"


class FreeView(Plain):
    """All that a free page shows."""

    meta: Meta
    common: Common
    when: When | None
    signed_by: tuple[str, ...]


def free_page(survey: Survey, urls: Urls, page: Page, theme: Uses = ALL) -> Output:
    """The output of one free page."""
    desk = Desk(survey, urls, page, theme.reads(HOW))
    view = FreeView(
        when=when(page.date),
        signed_by=page.signed_by,
        meta=desk.meta(page),
        common=desk.common(page, kicker=()),
    )
    return Output(f"{folder_of(page)}index.html", HOW, view)
