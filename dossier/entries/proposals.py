"""What to propose for a new entry, from what is known of it and from its neighbours; never more than a proposal."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from dossier.base.edtf import EdtfError, ends, parse
from dossier.base.ids import proposed_id, slug
from dossier.content.records import Value
from dossier.entries import Entry, Page, Position, Source
from dossier.entries.read import Loaded

SHORT = 40
"""Characters of a name or title that go into an id."""
ALIKE = ("publisher", "publisher_actor", "language", "reliability", "reliability_basis")
"""Fields in which the sources of one host are mostly alike."""


class Neighbours(NamedTuple):
    """What other sources at the same host say."""

    host: str
    total: int
    values: Mapping[str, str]
    """Of each field of `ALIKE` the most frequent value."""


def id_for(cls: type[Entry], values: Mapping[str, Value], taken: Container[str]) -> str | None:
    """An id that is free; None when nothing is known to make it of."""
    maker = _MAKERS.get(cls.__name__.lower(), _named)
    parts = [part for part in maker(values) if slug(part)]
    return proposed_id(*parts, taken=taken) if parts else None


def home_for(cls: type[Entry], loaded: Loaded, values: Mapping[str, Value]) -> tuple[PurePosixPath, str]:
    """The folder for a new entry, and the ending that most of its type have; positions go to the folder of their
    issue where all others do."""
    paths = [PurePosixPath(loaded.records[entry.id].path) for entry in loaded.entries if type(entry) is cls]
    endings = Counter(path.suffix for path in paths)
    usual = ".md" if cls is Page or endings[".md"] > endings[".yaml"] else ".yaml"
    folder = PurePosixPath("content") / cls.folder
    issue = values.get("issue")
    if cls is Position and isinstance(issue, str):
        held = [entry for entry in loaded.entries if isinstance(entry, Position)]
        filed = [PurePosixPath(loaded.records[entry.id].path).parent.name == entry.issue for entry in held]
        folder = folder / issue if filed and all(filed) else folder
    return folder, usual


def neighbours(loaded: Loaded, url: str) -> Neighbours:
    """What the sources of the same host have in common."""
    host = host_of(url)
    found = [
        entry for entry in loaded.entries if isinstance(entry, Source) and host_of(entry.url or "") == host
    ]
    values = {}
    for name in ALIKE:
        said = Counter(str(value) for entry in found if (value := getattr(entry, name)))
        if said:
            values[name] = max(said, key=lambda value: (said[value], value))
    return Neighbours(host, len(found), values)


def same_address(loaded: Loaded, url: str) -> str | None:
    """The source that has this address already, whatever its scheme, `www.` and last slash."""
    wanted = _bare(url)
    sources = (entry for entry in loaded.entries if isinstance(entry, Source) and entry.url)
    return next((entry.id for entry in sources if _bare(entry.url or "") == wanted), None)


def day_in(url: str) -> str | None:
    """A day that stands in an address, such as /2026/02/18/."""
    found = re.search(r"(?<!\d)(20\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)", urlsplit(url).path)
    text = "-".join(found.groups()) if found else ""
    try:
        return str(parse(text)) if text else None
    except EdtfError:
        return None


def host_of(url: str) -> str:
    """The host without `www.`; empty when there is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return f"{host_of(url)}{parts.path.rstrip('/')}{f'?{parts.query}' if parts.query else ''}"


def _text(values: Mapping[str, Value], *names: str) -> str:
    """The first of those fields that holds a text, cut at a word."""
    found = next((value for name in names if isinstance(value := values.get(name), str)), "")
    words = slug(found).split("-")
    while len(words) > 1 and len("-".join(words)) > SHORT:
        words.pop()
    return "-".join(words)


def _day(values: Mapping[str, Value], *names: str) -> str:
    """The first day of a date, or its month or year where that is all that is known."""
    text = next((value for name in names if isinstance(value := values.get(name), str)), "")
    try:
        date = parse(text)
    except EdtfError:
        return ""
    first = next((end for end in ends(date) if end), date)
    return first.text.rstrip("?~%") if first.kind == "date" else str(first.earliest)


def _named(values: Mapping[str, Value]) -> Iterable[str]:
    return (_text(values, "short_name", "short_title", "name", "title", "question", "text"),)


def _person(values: Mapping[str, Value]) -> Iterable[str]:
    """Persons go by their last name."""
    return (_text(values, "short_name") or _text(values, "name").rpartition("-")[2],)


def _meeting(values: Mapping[str, Value]) -> Iterable[str]:
    """Where and when; a call by who called whom."""
    delegations = values.get("delegations")
    parties = [
        str(item.get("party")) for item in delegations or () if isinstance(item, dict) and item.get("party")
    ]
    if values.get("kind") in ("call", "video") and len(parties) == 2:
        return (*parties, "call", _day(values, "date"))
    return (_text(values, "short_title", "place", "title"), _day(values, "date"))


def _dated(values: Mapping[str, Value]) -> Iterable[str]:
    return (_text(values, "short_title", "title"), _day(values, "date"))


def _position(values: Mapping[str, Value]) -> Iterable[str]:
    return (_text(values, "holder"), _text(values, "issue"), _day(values, "date"))


def _source(values: Mapping[str, Value]) -> Iterable[str]:
    """The host's own name, a word or two of the title, and the day."""
    url = values.get("url")
    labels = host_of(url if isinstance(url, str) else "").split(".")
    site = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2] if len(labels) > 1 else ""
    title = "-".join(_text(values, "title").split("-")[:2])
    return (site or _text(values, "publisher"), title, _day(values, "published", "accessed").replace("-", ""))


_MAKERS: Mapping[str, Callable[[Mapping[str, Value]], Iterable[str]]] = {
    "person": _person,
    "meeting": _meeting,
    "event": _dated,
    "document": _dated,
    "position": _position,
    "source": _source,
}
