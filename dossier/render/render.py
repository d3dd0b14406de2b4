"""Outputs → pages, each with the key that decides whether it is fresh."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from dossier import __version__
from dossier.base.digest import digest
from dossier.outputs.figures import boxes, force, lettering, network
from dossier.outputs.frame import Frame
from dossier.outputs.output import Output
from dossier.outputs.urls import root_of
from dossier.render import cards, ground
from dossier.render.encoders import ENCODERS
from dossier.render.theme import Theme
from dossier.site.page import Page

TEMPLATES = {"page": "pages/{}.html", "file": "files/{}"}
"""Where the template of an output is, by its `how`."""
DRAWN = tuple(Path(str(module.__file__)) for module in (boxes, force, lettering, network))
"""The programs that draw a network where a page shows one."""
LIBRARIES = ("jinja2", "markupsafe", "pygments")


def pages_from(outputs: Iterable[Output], theme: Theme, frame: Frame) -> Iterator[Page]:
    """Each output as a page to be made when needed; raises DossierError for a template that is missing."""
    renderer = _renderer(theme.assets)
    drawer = digest((renderer, cards.program()))
    frame_digest = digest(frame)
    digests: dict[str, str] = {}
    for output in outputs:
        how, _, name = output.how.partition(":")
        if how in TEMPLATES:
            template = TEMPLATES[how].format(name)
            if template not in digests:
                digests[template] = theme.digest_of(template)
            parts: tuple[tuple[str, str], ...] = (
                ("view", digest(output.view)),
                ("template", digests[template]),
                ("frame", frame_digest),
                ("renderer", renderer),
            )
            make = _maker(theme, template, output, frame)
        else:
            encode = ENCODERS[how]
            parts = (("view", digest(output.view)), ("renderer", drawer if how == "card" else renderer))
            make = _encoder(encode, output)
        yield Page(output.path, digest(parts), output.about, parts, make)


def _maker(theme: Theme, template: str, output: Output, frame: Frame) -> Callable[[], bytes]:
    root = "/" if output.path == "404.html" else root_of(output.path)
    return lambda: theme.render(template, page=output.view, frame=frame, root=root).encode()


def _encoder(encode: Callable[[object], bytes], output: Output) -> Callable[[], bytes]:
    return lambda: encode(output.view)


def _renderer(assets: Mapping[str, str]) -> str:
    """The digest of this stage's own code and base map, of the libraries it uses, and of the names of the assets."""
    code = hashlib.sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *ground.FILES, *DRAWN, *cards.FONTS):
        code.update(path.read_bytes())
    libraries = tuple(f"{name} {version(name)}" for name in LIBRARIES)
    return digest((__version__, code.hexdigest(), libraries, tuple(sorted(assets.items()))))
