"""The theme: templates and assets, the project's own before the program's, and the digest of all a template uses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError

from dossier.base.digest import digest
from dossier.base.errors import DossierError
from dossier.outputs import cite
from dossier.outputs.figures import ego, network
from dossier.outputs.plan import LEFT_OUT
from dossier.render import ground, markup
from dossier.render.quick import Quick

E = TypeVar("E", bound=Environment)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b\s*(.*?)\s*[-+]?%\}", re.DOTALL)
_NAME = re.compile(
    r"""(["'])([^"']+)\1(?:\s+(?:import|as|ignore\s+missing|without\s+context|with\s+context)\b.*)?""",
    re.DOTALL,
)
_READ = re.compile(r"""(?:\.\s*|["'])([A-Za-z_]\w*)""")
TEMPLATES = {"page": "pages/{}.html", "file": "files/{}"}
"""Where the template of an output is, by its `how`."""


def template_of(how: str) -> str:
    """The template of an output that is made so; empty for one that an encoder makes."""
    kind, _, name = how.partition(":")
    return TEMPLATES[kind].format(name) if kind in TEMPLATES else ""


def shipped() -> Path:
    """The templates that come with the program: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def folders(project: Path) -> tuple[Path, ...]:
    """Where templates and assets are looked up, first match wins."""
    own = project / "templates"
    ours = shipped()
    return (ours,) if not own.is_dir() or own.resolve() == ours.resolve() else (own, ours)


def theme_of(found: tuple[Path, ...], assets: Mapping[str, str]) -> Theme:
    """The theme of these folders; the same one again, its templates compiled, while no template or asset changes."""
    return _theme(found, tuple(sorted(assets.items())), _sources(found))


@lru_cache(2)
def _theme(found: tuple[Path, ...], assets: tuple[tuple[str, str], ...], _sources: str) -> Theme:
    return Theme(found, dict(assets))


def _sources(found: tuple[Path, ...]) -> str:
    paths = [
        path
        for folder in found
        for path in sorted(folder.rglob("*"))
        if path.is_file() and folder / "assets" not in path.parents
    ]
    return digest(tuple((str(path), path.read_text(encoding="utf-8")) for path in paths))


@dataclass(frozen=True)
class Theme:
    """Templates ready to render; `assets` maps an asset's name to its published path."""

    folders: tuple[Path, ...]
    assets: Mapping[str, str]
    is_quick: bool = True
    """Whether templates go through our own compiler first."""

    @cached_property
    def environment(self) -> Environment:
        """Jinja with everything escaped and nothing undefined passing silently."""
        return self._environment(Environment)

    @cached_property
    def quick(self) -> Quick:
        """The same for templates that go well; where one does not, `environment` says why."""
        return self._environment(Quick)

    def _environment(self, kind: type[E]) -> E:
        environment = kind(
            loader=FileSystemLoader([str(folder) for folder in self.folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        environment.globals["asset"] = self.asset
        environment.filters.update(
            made=markup.made,
            record=markup.record,
            linked=markup.linked,
            land=ground.land,
            borders=ground.borders,
            laid_out=network.laid_out,
            ego=ego.ego,
            citation=cite.citation,
        )
        return environment

    def render(self, name: str, **values: Any) -> str:
        """A template with its values, as text; DossierError with the place where it is broken."""
        if self.is_quick and name not in self._slow:
            with suppress(Exception):
                return _rendered(self.quick.page(name), values)
            self._slow.add(name)  # compiling it again for every page would take minutes
        try:
            return self.environment.get_template(name).render(values)
        except TemplateError as error:
            raise failure(name, error) from error
        except DossierError as error:
            raise DossierError(f"templates/{name}: {error}") from error

    def asset(self, name: str) -> str:
        """The published path of an asset; DossierError when the theme has none of that name."""
        if name not in self.assets:
            raise DossierError(f'a template asks for the asset "{name}", which is not in templates/assets')
        return self.assets[name]

    @cached_property
    def without(self) -> frozenset[str]:
        """Outputs that the theme has no use for, from `theme.json`; DossierError for one that there is not."""
        path = next((path for folder in self.folders if (path := folder / "theme.json").is_file()), None)
        if path is None:
            return frozenset()
        try:
            names = json.loads(path.read_text(encoding="utf-8"))["without"]
            unknown = [name for name in names if name not in LEFT_OUT]
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise DossierError(f'templates/theme.json: write {{"without": ["records"]}}: {error}') from error
        if unknown:
            told = f"{unknown[0]!r} cannot be left out; what can is {', '.join(LEFT_OUT)}"
            raise DossierError(f"templates/theme.json: {told}")
        return frozenset(names)

    @property
    def digest(self) -> str:
        """The digest of everything in the folders but assets."""
        return _sources(self.folders)

    def digest_of(self, name: str) -> str:
        """The digest of a template and all it extends, includes or imports."""
        if name not in self._digests:
            self._digests[name] = self._digest_of(name)
        return self._digests[name]

    def reads(self, how: str) -> Set[str]:
        """The names by which the template of an output that is made so may read what it shows: those after a dot or in
        quotes, in it and in all it extends, includes or imports."""
        if how not in self._names:
            name = template_of(how)
            sources = self._sources_of(name).values() if name else ()
            found = (_READ.findall(_COMMENT.sub("", source)) for source in sources)
            self._names[how] = frozenset(chain.from_iterable(found))
        return self._names[how]

    def _digest_of(self, name: str) -> str:
        return digest(tuple(sorted(self._sources_of(name).items())))

    def _sources_of(self, name: str) -> dict[str, str]:
        """A template and all it extends, includes or imports, as they are written."""
        seen: dict[str, str] = {}
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen[current], others = self._read(current)
                waiting += others
        return seen

    @cached_property
    def _slow(self) -> set[str]:
        """Templates that our own compiler cannot make, or whose content it cannot show."""
        return set()

    @cached_property
    def _digests(self) -> dict[str, str]:
        """The digest of every template asked for so far."""
        return {}

    @cached_property
    def _names(self) -> dict[str, Set[str]]:
        """What was asked of `reads` so far."""
        return {}

    @cached_property
    def _templates(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Source and references of every template read so far."""
        return {}

    def _read(self, name: str) -> tuple[str, tuple[str, ...]]:
        if name not in self._templates:
            source = self._source(name)
            self._templates[name] = (source, tuple(_named(name, source)))
        return self._templates[name]

    def _source(self, name: str) -> str:
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                return path.read_text(encoding="utf-8")
        raise DossierError(f"there is no template templates/{name}")


def _rendered(template: Template, values: dict[str, Any]) -> str:
    """What the template writes. Its macros know the context that knows them: without an end to that ring, which counted
    references do not see, every view would stay in memory."""
    context = template.new_context(values)
    text = "".join(template.root_render_func(context))
    context.vars.clear()
    return text


def _named(name: str, source: str) -> Iterator[str]:
    """The templates that a template names, without parsing it: every build needs them, few need the rest."""
    for tag in _TAG.finditer(_COMMENT.sub("", source)):
        found = _NAME.fullmatch(tag[1])
        if not found:
            raise DossierError(f"templates/{name} chooses a template while it runs; name it instead")
        yield found[2]


def failure(name: str, error: TemplateError) -> DossierError:
    """What went wrong in a template, with its place as far as Jinja knows it."""
    line = getattr(error, "lineno", None)
    place = f"templates/{getattr(error, 'name', None) or name}" + (f":{line}" if line else "")
    return DossierError(f"{place}: {error.message or error}")
