"""How to cite a page: in the words of three styles, and for reference managers."""

from collections.abc import Iterator
from datetime import date

from dossier.base.edtf import parse, say
from dossier.base.plain import Plain
from dossier.graph.dossier import Dossier, derived
from dossier.outputs.exports.bibliography import MONTHS, escaped


class Site(Plain):
    """What a reference says of the site."""

    title: str
    editors: tuple[str, ...]
    language: str
    day: str
    """The one the site speaks of, ISO: no clock says when somebody read it."""
    said: str
    """The day in words."""
    address: str
    """With a slash at its end; empty where the site has none yet."""


class Cited(Plain):
    """A page that can be cited: all that a reference to it depends on."""

    path: str
    title: str
    site: Site

    @property
    def address(self) -> str:
        """Of the page; empty without the site's."""
        return self.site.address and self.site.address + self.path


class Citation(Plain):
    """The page as a reference."""

    note: str
    """A note after the Chicago Manual of Style, 17th edition."""
    apa: str
    """After the American Psychological Association, 7th edition; the site stands for the author."""
    plain: str
    bibtex: str
    ris: str


@derived
def site_of(dossier: Dossier) -> Site:
    """The site as references name it."""
    settings, day = dossier.settings, dossier.as_of.isoformat()
    base = f"{settings.base_url.rstrip('/')}/" if settings.base_url else ""
    return Site(settings.title, settings.editors, settings.language, day, say(parse(day)), base)


def citation(cited: Cited) -> Citation:
    """The page as a reference; left to the page's template, since it takes longer than the rest of its foot."""
    cited = cited._replace(title=" ".join(cited.title.split()))
    return Citation(_note(cited), _apa(cited), _plain(cited), _bibtex(cited), _ris(cited))


def _note(cited: Cited) -> str:
    editors = f", edited by {_listed(cited.site.editors)}" if cited.site.editors else ""
    address = f", {cited.address}" if cited.address else ""
    return f"“{_ended(cited.title, ',')}” {cited.site.title}{editors}, as of {cited.site.said}{address}."


def _apa(cited: Cited) -> str:
    day, month, year = cited.site.said.split()
    address = f" {cited.address}" if cited.address else ""
    return f"{_ended(cited.site.title, '.')} ({year}, {month} {day}). {_ended(cited.title, '.')}{address}"


def _plain(cited: Cited) -> str:
    address = f" {cited.address}" if cited.address else ""
    return f"“{cited.title}”. {cited.site.title}, as of {cited.site.said}.{address}"


def _bibtex(cited: Cited) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(cited))
    key = cited.path.strip("/").rpartition("/")[2]
    return f"@misc{{dossier-{key},\n{lines}}}"


def _fields(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{escaped(cited.title)}}}}}"
    if cited.site.editors:
        yield "editor", "{" + " and ".join(f"{{{escaped(name)}}}" for name in cited.site.editors) + "}"
    day = date.fromisoformat(cited.site.day)
    yield "howpublished", f"{{{escaped(cited.site.title)}}}"
    yield "year", f"{{{day.year}}}"
    yield "month", MONTHS[day.month - 1]
    yield "note", f"{{As of {cited.site.said}}}"
    if cited.address:
        yield "url", f"{{{cited.address}}}"


def _ris(cited: Cited) -> str:
    lines = [
        ("TY", "ELEC"),
        ("TI", cited.title),
        ("T2", cited.site.title),
        *(("ED", name) for name in cited.site.editors),
        ("PY", cited.site.day[:4]),
        ("DA", cited.site.day.replace("-", "/")),
        ("LA", cited.site.language),
        *((("UR", cited.address),) if cited.address else ()),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in lines)


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _ended(text: str, stop: str) -> str:
    """The text with a stop, unless it has one of its own."""
    return text if text.endswith((".", "?", "!")) else text + stop
