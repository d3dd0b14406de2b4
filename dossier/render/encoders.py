"""Outputs that are not HTML pages: feed, sitemap, redirects, headers, robots, JSON, scripts of data."""

import html
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dossier.render.calendar import ics
from dossier.render.cards import card
from dossier.render.sheets import as_csv

escape = partial(html.escape, quote=False)  # that of xml.sax loads all of Python's web client, 12 ms


def _quoted(text: str) -> str:
    """The value of an attribute."""
    return f'"{html.escape(text)}"'


def text(view: Any) -> bytes:
    """Lines of text, as they are."""
    return ("\n".join(view) + "\n").encode() if view else b""


def as_json(view: Any) -> bytes:
    """Plain data as JSON with a stable order."""
    return (json.dumps(view, ensure_ascii=False, indent=1) + "\n").encode()


def script(view: Any) -> bytes:
    """(name, plain data) → a script that hands the data to `dossier.take` of templates/assets/page.js."""
    name, value = view
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"dossier.take({json.dumps(name)},{data});\n".encode()


def sitemap(view: Any) -> bytes:
    """(address, day of last change or nothing) → a sitemap (sitemaps.org 0.9)."""
    rows = (
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for address, day in view
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(rows)
        + "\n</urlset>\n"
    ).encode()


def atom(view: Any) -> bytes:
    """A Feed view → Atom (RFC 4287)."""
    entries = "\n".join(_atom_entry(entry) for entry in view.entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(view.language)}>\n'
        f"<id>{escape(view.id)}</id>\n<title>{escape(view.title)}</title>\n<updated>{view.updated}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={_quoted(view.self)}/>\n'
        f"<link href={_quoted(view.home)}/>\n<author><name>{escape(view.author)}</name></author>\n"
        f"<rights>{escape(view.rights)}</rights>\n{entries}\n</feed>\n"
    ).encode()


def _atom_entry(entry: Any) -> str:
    return (
        f"<entry><id>{escape(entry.id)}</id><title>{escape(entry.title)}</title><updated>{entry.updated}</updated>"
        f"<link href={_quoted(entry.id)}/><category term={_quoted(entry.kind)}/>"
        f"<summary>{escape(entry.summary)}</summary></entry>"
    )


ENCODERS: Mapping[str, Callable[[Any], bytes]] = {
    "text": text,
    "json": as_json,
    "script": script,
    "sitemap": sitemap,
    "atom": atom,
    "card": card,
    "csv": as_csv,
    "ics": ics,
}
"""By the `how` of an output."""
