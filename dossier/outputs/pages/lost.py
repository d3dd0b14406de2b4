"""The page for an address that leads nowhere."""

from dossier.base.plain import Plain
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.output import Output
from dossier.outputs.urls import Urls
from dossier.outputs.views import Meta


class LostView(Plain):
    """All that the 404 page shows; the rest is in the frame."""

    meta: Meta


def lost_page(survey: Survey, urls: Urls) -> Output:
    """The output of 404.html, which hosts serve at any address."""
    meta = Desk(survey, urls).page_meta("404.html", "Page not found", "", "lost")
    return Output("404.html", "page:lost", LostView(meta._replace(canonical="", crumbs=())), listed=False)
