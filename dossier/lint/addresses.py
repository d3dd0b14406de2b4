"""Web addresses compared by where they lead, not by how they are written."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKERS = re.compile(
    "utm_|mc_[ce]id$|fbclid$|gclid$|igshid$|yclid$|_openstat$|ref_src$|cmpid$|at_medium$|at_campaign$"
)
SHORTENERS = frozenset(
    (
        "t.co",
        "bit.ly",
        "goo.gl",
        "tinyurl.com",
        "ow.ly",
        "is.gd",
        "buff.ly",
        "clck.ru",
        "t.ly",
        "lnkd.in",
        "dlvr.it",
    )
)
_SEARCH = re.compile(
    r"google\.[a-z.]+/(?:url|search|amp)|bing\.com/(?:search|ck)|yandex\.[a-z]+/(?:search|clck)|duckduckgo\.com/"
)
_AMP = re.compile(
    r"https?://(?:[^/]*\.cdn\.ampproject\.org/|amp\.)|/amp/?(?:\?|$)|[?&](?:amp|outputType=amp)(?:=1)?(?:&|$)"
)

_SUSPECT = re.compile(
    rf"[?&]|[./]amp|//(?:www\.)?(?:{'|'.join(map(re.escape, sorted(SHORTENERS)))})/|/search|/clck"
)
"""What addresses have in common that are worth a closer look."""


def host(url: str) -> str:
    """The host of an address, without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def address(url: str) -> str:
    """What two addresses of one page have in common: host, path and query without scheme, www, trackers, fragment."""
    place, _, query = without_trackers(url).partition("#")[0].partition("?")
    name, slash, path = place.partition("://")[2].partition("/")
    return f"{name.lower().removeprefix('www.')}{(slash + path).rstrip('/')}{'?' + query if query else ''}"


def without_trackers(url: str) -> str:
    """The address without the parameters that only say who sent the reader."""
    if "?" not in url:
        return url
    parts = urlsplit(url)
    given = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in given if not _TRACKERS.match(name)]
    return url if len(kept) == len(given) else urlunsplit(parts._replace(query=urlencode(kept)))


def detour(url: str) -> str:
    """What is wrong with the address as that of a source; empty when it is the publisher's own."""
    if not _SUSPECT.search(url):
        return ""
    name = host(url)
    if without_trackers(url) != url:
        return "the address has a tracker"
    if name in SHORTENERS:
        return f"{name} shortens another address"
    if _SEARCH.match(url.split("://", 1)[-1].removeprefix("www.")):
        return "the address of a search engine"
    return "the AMP copy of a page" if _AMP.search(url) else ""
