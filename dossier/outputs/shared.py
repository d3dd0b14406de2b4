"""What many pages ask of a dossier, made once: links, sides, and sources as they are listed."""

from typing import Any, NamedTuple

from dossier.entries import Source
from dossier.entries.fields import languages
from dossier.graph.dossier import Dossier, derived
from dossier.graph.sides import side_of
from dossier.outputs import views
from dossier.outputs.dates import when
from dossier.outputs.kinds import kind_of
from dossier.outputs.names import name_of
from dossier.outputs.urls import Urls
from dossier.outputs.views import Link


class SoFar(NamedTuple):
    """What has been asked for, by the id of the entry."""

    links: dict[str, Link]
    short_links: dict[str, Link]
    """With short names."""
    sides: dict[str, views.Side | None]
    sources: dict[str, views.Reference]
    listed: dict[str, Any]
    """Positions as `stances.py` lists them; the marks of their sources are those of each page."""


@derived
def so_far(_dossier: Dossier, _urls: Urls) -> SoFar:
    """Of a dossier that is looked at for the first time, nothing."""
    return SoFar({}, {}, {}, {}, {})


def plain_link(dossier: Dossier, urls: Urls, entry_id: str) -> Link:
    """A link to an entry with its name."""
    return Link(urls.of(entry_id), name_of(dossier, entry_id), kind_of(dossier.entries[entry_id]))


def side_view(dossier: Dossier, actor_id: str) -> views.Side | None:
    """The side an actor is on, as it is marked everywhere."""
    side = side_of(dossier, actor_id)
    return views.Side(side.code, side.name, side.shape, side.colour) if side else None


def source_view(dossier: Dossier, urls: Urls, source_id: str) -> views.Reference:
    """A source in the list of any page: number, anchor and quotes are the page's."""
    source = dossier.get(source_id, Source)
    return views.Reference(
        number=0,
        anchor="",
        link=plain_link(dossier, urls, source_id),
        url=source.url or "",
        publisher=source.publisher,
        when=when(source.published),
        title_language="" if source.language == dossier.settings.language else source.language,
        language=_language_name(dossier, source.language),
        reliability=source.reliability,
        access=source.access,
        archive_url=source.archives[-1].url if source.archives else "",
        quotes=(),
    )


def _language_name(dossier: Dossier, tag: str) -> str:
    """The English name of a language; empty for the dossier's own."""
    return "" if tag == dossier.settings.language else languages().get(tag.split("-")[0], tag)
