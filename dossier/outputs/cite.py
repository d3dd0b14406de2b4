"""How to cite a page: in the words of three styles, and for reference managers."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dossier.base.edtf import parse
from dossier.entries.settings import Settings
from dossier.outputs.dates import when_
from dossier.outputs.exports.bibliography import MONTHS, escaped
from dossier.outputs.views import Citation


class _Cited(NamedTuple):
    key: str
    title: str
    site: str
    editors: tuple[str, ...]
    language: str
    day: date
    said: str
    """The day in words."""
    address: str
    """Empty where the site has none yet."""


def citation(settings: Settings, as_of: date, path: str, title: str) -> Citation:
    """The citation of the page in that folder; without a base address it names none."""
    base = (settings.base_url or "").rstrip("/")
    cited = _Cited(
        key=path.strip("/").rpartition("/")[2],
        title=" ".join(title.split()),
        site=settings.title,
        editors=settings.editors,
        language=settings.language,
        day=as_of,
        said=when_(parse(as_of.isoformat())).text,
        address=f"{base}/{path}" if base else "",
    )
    return Citation(_note(cited), _apa(cited), _plain(cited), _bibtex(cited), _ris(cited))


def _note(cited: _Cited) -> str:
    editors = f", edited by {_listed(cited.editors)}" if cited.editors else ""
    address = f", {cited.address}" if cited.address else ""
    return f"“{_ended(cited.title, ',')}” {cited.site}{editors}, as of {cited.said}{address}."


def _apa(cited: _Cited) -> str:
    day, month, year = cited.said.split()
    address = f" {cited.address}" if cited.address else ""
    return f"{_ended(cited.site, '.')} ({year}, {month} {day}). {_ended(cited.title, '.')}{address}"


def _plain(cited: _Cited) -> str:
    address = f" {cited.address}" if cited.address else ""
    return f"“{cited.title}”. {cited.site}, as of {cited.said}.{address}"


def _bibtex(cited: _Cited) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(cited))
    return f"@misc{{dossier-{cited.key},\n{lines}}}"


def _fields(cited: _Cited) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{escaped(cited.title)}}}}}"
    if cited.editors:
        yield "editor", "{" + " and ".join(f"{{{escaped(name)}}}" for name in cited.editors) + "}"
    yield "howpublished", f"{{{escaped(cited.site)}}}"
    yield "year", f"{{{cited.day.year}}}"
    yield "month", MONTHS[cited.day.month - 1]
    yield "note", f"{{As of {cited.said}}}"
    if cited.address:
        yield "url", f"{{{cited.address}}}"


def _ris(cited: _Cited) -> str:
    lines = [
        ("TY", "ELEC"),
        ("TI", cited.title),
        ("T2", cited.site),
        *(("ED", name) for name in cited.editors),
        ("PY", str(cited.day.year)),
        ("DA", cited.day.isoformat().replace("-", "/")),
        ("LA", cited.language),
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
