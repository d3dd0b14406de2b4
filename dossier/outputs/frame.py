"""What every page shows around its matter: titles, navigation, licence, the day the site speaks of."""

from dossier.base.edtf import parse, say
from dossier.base.plain import Plain
from dossier.entries import Page
from dossier.graph.survey import Survey
from dossier.outputs.policy import REFERRER, page_policy
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.views import Link

NAVIGATION = (
    ("meetings", "Meetings"),
    ("people", "People"),
    ("organisations", "Organisations"),
    ("issues", "Issues"),
    ("positions", "Positions"),
    ("timeline", "Timeline"),
    ("watch", "Open questions"),
    ("claims", "Claims"),
    ("sources", "Sources"),
)
"""Section and its name, in the order of their worth to a reader."""


class NavItem(Plain):
    """One item of the navigation."""

    text: str
    path: str
    key: str


class Frame(Plain):
    """Site-wide data; part of every page's key."""

    title: str
    short_title: str
    description: str
    language: str
    base_url: str
    as_of_text: str
    as_of_iso: str
    nav: tuple[NavItem, ...]
    about: tuple[Link, ...]
    """Free pages for the footer, in their order."""
    feed: str
    """Path of the feed."""
    changes: str
    """Path of the page of changes and corrections."""
    data: str
    """Path of the page of all data."""
    search: str
    """Path of the search page."""
    is_offline: bool
    """Whether the site is read from a folder, where browsers refuse to fetch fonts ahead."""
    licence_text: str
    licence_data: str
    licence_url: str
    repository: str
    contact: str
    contact_href: str
    robots: str
    """`noindex` for previews, else empty."""
    banner: str
    """A line above every page, for previews."""
    policy: str
    """The Content-Security-Policy, for hosts that send none."""
    referrer: str


def frame_of(survey: Survey, urls: Urls, *, preview: str = "") -> Frame:
    """The frame of a site; `preview` is the banner of a deploy preview, which search engines must not list."""
    settings = survey.dossier.settings
    pages = sorted(survey.dossier.all(Page), key=lambda page: (page.order, page.id))
    return Frame(
        title=settings.title,
        short_title=settings.short_title or settings.title,
        description=settings.description or "",
        language=settings.language,
        base_url=(settings.base_url or "").rstrip("/"),
        as_of_text=say(parse(survey.dossier.as_of.isoformat())),
        as_of_iso=survey.dossier.as_of.isoformat(),
        nav=tuple(NavItem(text, urls.to(f"{key}/"), key) for key, text in NAVIGATION),
        about=tuple(
            Link(urls.to(folder_of(page)), page.title, "page")
            for page in pages
            if page.kind != "state_of_play"
        ),
        feed="feed.xml",
        changes=urls.to("changes/"),
        data=urls.to("data/"),
        search=urls.to("search/"),
        is_offline=bool(urls.tail),
        licence_text=settings.licence.text,
        licence_data=settings.licence.data,
        licence_url=settings.licence.url or "",
        repository=settings.repository or "",
        contact=settings.contact,
        contact_href=f"mailto:{settings.contact}" if "@" in settings.contact else settings.contact,
        robots="noindex" if preview else "",
        banner=preview,
        policy=page_policy(is_offline=bool(urls.tail)),
        referrer=REFERRER,
    )
