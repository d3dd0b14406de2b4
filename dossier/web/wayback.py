"""Copies in the Internet Archive's Wayback Machine: one that is there, or a new one.

Its public interfaces: `wayback/available` finds the copy nearest to a day; `save/` takes one, for strangers three a
minute at most.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from dossier.web.ask import Manner, Reply, Unanswered, ask

_COPY = re.compile(r"/web/(\d{4})(\d\d)(\d\d)\d{6}(?:[a-z]{2}_)?/")
BUSY = 429


class Copy(NamedTuple):
    """A preserved copy of a page."""

    url: str
    date: date


@dataclass(frozen=True, slots=True)
class Archive:
    """Where to ask."""

    save: str = "https://web.archive.org"
    find: str = "https://archive.org"


def nearest(url: str, day: date | None, archive: Archive, manner: Manner) -> Copy | None:
    """The copy nearest to a day, or the newest; None when there is none. Raises Unanswered when nobody answers."""
    asked = {"url": url, **({"timestamp": day.strftime("%Y%m%d")} if day else {})}
    reply = ask(f"{archive.find}/wayback/available?{urlencode(asked)}", "GET", manner, limit=100_000)
    if reply.status != 200:
        raise Unanswered(_refusal(reply))
    try:
        closest = json.loads(reply.body)["archived_snapshots"].get("closest", {})
        address, status = str(closest.get("url", "")), str(closest.get("status", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unanswered("the archive's answer makes no sense") from error
    return _copy(address) if status.startswith("2") else None


def saved(url: str, archive: Archive, manner: Manner) -> Copy:
    """A new copy; raises Unanswered when the archive did not take one, with the reason."""
    reply = ask(f"{archive.save}/save/{url}", "GET", manner)
    for address in (reply.headers.get("content-location", ""), reply.url):
        if copy := _copy(address, archive.save):
            return copy
    if reply.status == 200:
        raise Unanswered("the archive is still at work; run this again in a few minutes")
    raise Unanswered(_refusal(reply))


def _copy(address: str, base: str = "https://web.archive.org") -> Copy | None:
    found = _COPY.search(address)
    if found is None:
        return None
    whole = address if "://" in address[:8] else f"{base}{address}"
    if not whole.startswith(("https://", "http://")):
        return None
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return None
    return Copy(re.sub(r"^http://web\.archive\.org/", "https://web.archive.org/", whole), day)


def _refusal(reply: Reply) -> str:
    said = reply.headers.get("x-archive-wayback-runtime-error", "")
    if reply.status == BUSY:
        return "the archive asks to wait; go on in a few minutes"
    return f"the archive says {reply.status}" + (f": {said[:100]}" if said else "")
