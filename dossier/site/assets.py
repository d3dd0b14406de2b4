"""Static files of a theme, published under names that carry a fingerprint of their content: `site.3f2a91bc.css`.

A style sheet's `url(...)` and `@import` are pointed at those names, so its own fingerprint follows what it uses; it is
published without comments and indents (`site/squeeze.py`).
Pictures lose their metadata (`site/pictures.py`); scripts and other files are copied as they are.
"""

import posixpath
import re
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote

from dossier.base.errors import DossierError
from dossier.site import disk
from dossier.site.page import Page, fault_of
from dossier.site.pictures import plain
from dossier.site.squeeze import squeezed
from dossier.site.survey import digest

ROOT = "assets"
_LENGTH = 8
_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_REFERENCE = re.compile(
    rf"""/\*.*?\*/
    |  @import\s+(?P<import>{_STRING})
    |  url\(\s*(?P<url>{_STRING}|[^'")\s][^)\s]*)\s*\)
    |  {_STRING}""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|$", re.IGNORECASE)


class Assets(NamedTuple):
    """The static files, ready to be published."""

    pages: tuple[Page, ...]
    """By published path."""
    names: Mapping[str, str]
    """From the path in the theme's folder, `fonts/serif.woff2`, to the path in the site."""


def asset_pages(*folders: Path) -> Assets:
    """The static files of these folders; a file in an earlier folder stands in for one of that name in a later.

    Hidden files are left out. Raises DossierError for links, for what cannot be read, and as `fingerprinted` does.
    """
    files: dict[str, bytes] = {}
    for folder in folders:
        files = {**_files(folder), **files}
    return fingerprinted(files)


def fingerprinted(files: Mapping[str, bytes]) -> Assets:
    """The pages and names for files given by their path.

    Raises DossierError for a style sheet that is not UTF-8, that names a file that is not there, or that needs
    itself, and for pictures as `plain` does.
    """
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}

    def published(path: str, above: tuple[str, ...] = ()) -> str:
        if path in above:
            raise DossierError(f"{path}: style sheets import each other: {' -> '.join((*above, path))}")
        if path not in names:
            data = plain(path, files[path])
            if path.endswith(".css"):
                data = _pointed(path, data, files, lambda other: published(other, (*above, path)))
                data = squeezed(data.decode()).encode()
            names[path] = f"{ROOT}/{_with_fingerprint(path, digest(data)[:_LENGTH])}"
            contents[path] = data
        return names[path]

    for path in sorted(files):
        published(path)
    pages = (_page(names[path], contents[path]) for path in names)
    return Assets(
        tuple(sorted(pages, key=lambda page: page.path)), MappingProxyType(dict(sorted(names.items())))
    )


def _page(path: str, data: bytes) -> Page:
    key = digest(data)
    return Page(path, key, (("asset", key),), lambda: data)


def _with_fingerprint(path: str, fingerprint: str) -> str:
    """`css/site.css` as `css/site.3f2a91bc.css`; a name without an ending gets it at the end."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{fingerprint}.{ending}" if dot and "/" not in ending and stem else f"{path}.{fingerprint}"


def _pointed(path: str, data: bytes, files: Mapping[str, bytes], published: Callable[[str], str]) -> bytes:
    """The style sheet at `path` with its references pointed at the published files, relative as before."""

    def replaced(match: re.Match[str]) -> str:
        name = "import" if match["import"] else "url"
        if match[name] is None:
            return match[0]
        mark = match[name][0] if match[name][0] in "'\"" else ""
        reference = match[name].strip(mark) if mark else match[name]
        if _FOREIGN.match(reference):
            return match[0]
        target, rest = _target(path, reference)
        if target not in files:
            line = text.count("\n", 0, match.start()) + 1
            raise DossierError(f"{path}:{line}: no file {target!r} among the assets (from {reference!r})")
        new = quote(posixpath.relpath(published(target), posixpath.dirname(f"{ROOT}/{path}")))
        start, end = match.start(name) - match.start(), match.end(name) - match.start()
        return f"{match[0][:start]}{mark}{new}{rest}{mark}{match[0][end:]}"

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DossierError(f"{path}: the style sheet is not UTF-8 (byte {error.start})") from None
    return _REFERENCE.sub(replaced, text).encode()


def _target(path: str, reference: str) -> tuple[str, str]:
    """The file that a reference in a style sheet means, and its query and fragment."""
    cut = min((at for at in (reference.find("?"), reference.find("#")) if at >= 0), default=len(reference))
    name = unquote(reference[:cut])
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name)), reference[cut:]


def _files(folder: Path) -> Mapping[str, bytes]:
    """The files below a folder, without hidden ones; raises DossierError for anything else."""
    root = str(folder)
    try:
        found = [f for f in disk.walk(root) if not f.is_folder and "/." not in f"/{f.path}"]
        for one in found:
            fault = fault_of(one.path) if stat.S_ISREG(one.status.st_mode) else "it is not a plain file"
            if fault:
                raise DossierError(f"cannot use the asset {folder / one.path}: {fault}")
        return {f.path: disk.read(f"{root}/{f.path}") for f in found}
    except OSError as error:
        raise DossierError(
            f"cannot read the asset {error.filename}: {(error.strerror or '').lower()}"
        ) from error
