"""Outputs → pages, each with the key that decides whether it is fresh."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

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
from dossier.render.theme import Theme, template_of
from dossier.site.page import Page

LEFT = tuple(
    Path(str(module.__file__))
    for module in (bibliography, boxes, cite, ego, force, lettering, network, nodes)
)
"""The programs of what views leave to templates: networks, references, what is said to machines."""
LIBRARIES = ("jinja2", "markupsafe", "pygments")


@dataclass(frozen=True, slots=True)
class Press:
    """What all pages of a site are made with."""

    theme: Theme
    frame: Frame
    frame_digest: str
    renderer: str
    """The digest of the program's part in every page."""
    drawer: str
    """The same for cards."""
    same: dict[str, tuple[tuple[str, str], ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """By how outputs are made, what their keys have in common, as far as it has been asked for."""


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
    parts = parts_of(press, output.how, digest(output.view))
    template = template_of(output.how)
    make = _maker(press, template, output) if template else _encoder(ENCODERS[output.how], output)
    return Page(output.path, digest(parts), parts, make)


def parts_of(press: Press, how: str, view: str) -> tuple[tuple[str, str], ...]:
    """The parts of the key of a page, from how it is made and the digest of its view."""
    return (("view", view), *(press.same.get(how) or _same(press, how)))


def _same(press: Press, how: str) -> tuple[tuple[str, str], ...]:
    renderer = ("renderer", press.drawer if how == "card" else press.renderer)
    template = template_of(how)
    looks = (("template", press.theme.digest_of(template)), ("frame", press.frame_digest)) if template else ()
    found = press.same[how] = (*looks, renderer)
    return found


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
