"""Outputs → pages, each with the key that decides whether it is fresh."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from dossier import __version__
from dossier.base.digest import digest
from dossier.outputs import cite
from dossier.outputs.exports import bibliography, nodes
from dossier.outputs.figures import boxes, ego, force, lettering, network
from dossier.outputs.frame import Frame
from dossier.outputs.output import Output
from dossier.outputs.urls import root_of
from dossier.render import cards, ground
from dossier.render.encoders import ENCODERS
from dossier.render.theme import Theme
from dossier.site.page import Page

TEMPLATES = {"page": "pages/{}.html", "file": "files/{}"}
"""Where the template of an output is, by its `how`."""
LEFT = tuple(
    Path(str(module.__file__))
    for module in (bibliography, boxes, cite, ego, force, lettering, network, nodes)
)
"""The programs of what views leave to templates: networks, references, what is said to machines."""
LIBRARIES = ("jinja2", "markupsafe", "pygments")


class Press(NamedTuple):
    """What all pages of a site are made with."""

    theme: Theme
    frame: Frame
    frame_digest: str
    renderer: str
    """The digest of the program's part in every page."""
    drawer: str
    """The same for cards."""


def press_of(theme: Theme, frame: Frame) -> Press:
    """What the pages of a site with this theme and frame are made with."""
    renderer = _renderer(theme.assets)
    return Press(theme, frame, digest(frame), renderer, digest((renderer, cards.program())))


def pages_from(outputs: Iterable[Output], theme: Theme, frame: Frame) -> Iterator[Page]:
    """Each output as a page to be made when needed; raises DossierError for a template that is missing."""
    press = press_of(theme, frame)
    return (page_of(press, output) for output in outputs)


def page_of(press: Press, output: Output) -> Page:
    """An output as a page to be made when needed; raises DossierError for a template that is missing."""
    how, _, name = output.how.partition(":")
    view = ("view", digest(output.view))
    if how not in TEMPLATES:
        parts: tuple[tuple[str, str], ...] = (
            view,
            ("renderer", press.drawer if how == "card" else press.renderer),
        )
        return Page(output.path, digest(parts), parts, _encoder(ENCODERS[how], output))
    template = TEMPLATES[how].format(name)
    parts = (
        view,
        ("template", press.theme.digest_of(template)),
        ("frame", press.frame_digest),
        ("renderer", press.renderer),
    )
    return Page(output.path, digest(parts), parts, _maker(press, template, output))


def _maker(press: Press, template: str, output: Output) -> Callable[[], bytes]:
    root = "/" if output.path == "404.html" else root_of(output.path)
    return lambda: press.theme.render(template, page=output.view, frame=press.frame, root=root).encode()


def _encoder(encode: Callable[[object], bytes], output: Output) -> Callable[[], bytes]:
    return lambda: encode(output.view)


def _renderer(assets: Mapping[str, str]) -> str:
    """The digest of this stage's own code and base map, of the libraries it uses, and of the names of the assets."""
    code = hashlib.sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *ground.FILES, *LEFT, *cards.FONTS):
        code.update(path.read_bytes())
    libraries = tuple(f"{name} {version(name)}" for name in LIBRARIES)
    return digest((__version__, code.hexdigest(), libraries, tuple(sorted(assets.items()))))
