"""Outputs → pages, each with the key that decides whether it is fresh."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from jinja2 import Template, TemplateError

from dossier import __version__
from dossier.base.digest import digest
from dossier.outputs.frame import Frame
from dossier.outputs.output import Output
from dossier.outputs.urls import root_of
from dossier.render import cards, ground, markup
from dossier.render.encoders import ENCODERS
from dossier.render.theme import Theme, failure
from dossier.site.page import Page

TEMPLATES = {"page": "pages/{}.html", "file": "files/{}"}
"""Where the template of an output is, by its `how`."""
LIBRARIES = ("jinja2", "markupsafe", "pygments")


def pages_from(outputs: Iterable[Output], theme: Theme, frame: Frame) -> Iterator[Page]:
    """Each output as a page to be made when needed; raises DossierError for a template that is missing or broken."""
    renderer = _renderer(theme.assets)
    drawer = digest((renderer, cards.program()))
    frame_digest = digest(frame)
    templates: dict[str, tuple[Template, str]] = {}
    theme.environment.filters.update(
        made=markup.made,
        record=markup.record,
        linked=markup.linked,
        land=ground.land,
        borders=ground.borders,
    )
    for output in outputs:
        how, _, name = output.how.partition(":")
        if how in TEMPLATES:
            if name not in templates:
                templates[name] = _template(theme, TEMPLATES[how].format(name))
            template, template_digest = templates[name]
            parts: tuple[tuple[str, str], ...] = (
                ("view", digest(output.view)),
                ("template", template_digest),
                ("frame", frame_digest),
                ("renderer", renderer),
            )
            make = _maker(template, output, frame)
        else:
            encode = ENCODERS[how]
            parts = (("view", digest(output.view)), ("renderer", drawer if how == "card" else renderer))
            make = _encoder(encode, output)
        yield Page(output.path, digest(parts), output.about, parts, make)


def _template(theme: Theme, name: str) -> tuple[Template, str]:
    try:
        return theme.environment.get_template(name), theme.digest_of(name)
    except TemplateError as error:
        raise failure(name, error) from error


def _maker(template: Template, output: Output, frame: Frame) -> Callable[[], bytes]:
    def make() -> bytes:
        root = "/" if output.path == "404.html" else root_of(output.path)
        try:
            return template.render(page=output.view, frame=frame, root=root).encode()
        except TemplateError as error:
            raise failure(template.name or "", error) from error

    return make


def _encoder(encode: Callable[[object], bytes], output: Output) -> Callable[[], bytes]:
    return lambda: encode(output.view)


def _renderer(assets: Mapping[str, str]) -> str:
    """The digest of this stage's own code and base map, of the libraries it uses, and of the names of the assets."""
    code = hashlib.sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *ground.FILES, *cards.FONTS):
        code.update(path.read_bytes())
    libraries = tuple(f"{name} {version(name)}" for name in LIBRARIES)
    return digest((__version__, code.hexdigest(), libraries, tuple(sorted(assets.items()))))
