"""A page as the last stage sees it: a path, what its bytes depend on, and how to make them."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from dossier.base.errors import DossierError

RESERVED = ".dossier-new"
"""The name of the one temporary file that may stand in an output folder that cannot be exchanged."""
PLAIN = re.compile(r"(?:[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,254}/)*[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,254}").fullmatch
"""Paths that are surely safe, without looking at their parts: most are."""


class Held(NamedTuple):
    """Where the bytes of a page lie that is made already (`site/writers.py`)."""

    spool: int
    """The number of the file."""
    start: int
    size: int


class Page(NamedTuple):
    """One file of the site, perhaps made already."""

    path: str
    """Relative to the site's root, with forward slashes: `people/umerov/index.html`."""
    key: str
    """The digest of everything the bytes depend on: the view, the templates, the renderer."""
    parts: tuple[tuple[str, str], ...]
    """The named parts of the key, such as `("view", digest)`, so that a change can be told in words."""
    render: Callable[[], bytes]
    """Makes the bytes; pure, and called only when they are needed."""
    digest: str = ""
    """SHA-256 of the bytes in hexadecimal, where they are made already."""
    held: Held | None = None
    """Where they lie then, if those who write can get at them."""


class Made(NamedTuple):
    """A page with what a sitemap says of it."""

    path: str
    how: str
    listed: bool
    changed: str
    page: Page


def fault_of(path: str) -> str | None:
    """Why this path may not be written below an output folder, or None when it may."""
    if PLAIN(path):
        return None
    names = path.split("/")
    if path.startswith("/") or "" in names:
        return "it is absolute, or has an empty part"
    if "." in names or ".." in names:
        return "it has a part that is only dots"
    if RESERVED in names:
        return f"{RESERVED} is a name that the program needs itself"
    if "\\" in path or not path.isprintable():
        return "it has a backslash or a character that cannot be printed"
    if not path.isascii() and any(len(name.encode("utf-8", "replace")) > 255 for name in names):
        return "a part of it is longer than 255 bytes"
    return "a part of it is longer than 255 bytes" if max(map(len, names)) > 255 else None


def check_paths(pages: Sequence[Page]) -> None:
    """Raise DossierError, naming each, for paths that are unsafe or cannot stand together on every system."""
    faults = [f"{p.path!r}: {fault}" for p in pages if (fault := fault_of(p.path))]
    faults = faults or list(_clashes(page.path for page in pages))
    if faults:
        raise DossierError("these pages cannot be written: " + "; ".join(faults))


def _clashes(paths: Iterable[str]) -> Iterable[str]:
    """Pairs of paths that are one where case or Unicode form does not count, or file and folder at once."""
    files: dict[str, str] = {}
    for path in paths:
        folded = _folded(path)
        if folded in files:
            yield f"{files[folded]!r} and {path!r} are the same file, at least on some systems"
        files[folded] = path
    for folded in files.keys() & folders_of(files):
        inside = next(path for below, path in files.items() if below.startswith(f"{folded}/"))
        yield f"{files[folded]!r} is a file, and a folder of {inside!r}"


def parents(path: str) -> Iterable[str]:
    """The folders above a path, nearest first: `a/b/c` gives `a/b` and `a`."""
    while (cut := path.rfind("/")) > 0:
        path = path[:cut]
        yield path


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """All folders above these paths."""
    found = set[str]()
    for path in paths:
        while (cut := path.rfind("/")) > 0 and (path := path[:cut]) not in found:
            found.add(path)
    return frozenset(found)


def _folded(path: str) -> str:
    """The path with case and Unicode form taken away."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
