"""The theme: templates and assets, the project's own before the program's, and the digest of all a template uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, meta

from dossier.base.digest import digest
from dossier.base.errors import DossierError


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
    paths = [path for folder in found for path in sorted(folder.rglob("*.html")) if path.is_file()]
    return digest(tuple((str(path), path.read_text(encoding="utf-8")) for path in paths))


@dataclass(frozen=True)
class Theme:
    """Templates ready to render; `assets` maps an asset's name to its published path."""

    folders: tuple[Path, ...]
    assets: Mapping[str, str]

    @cached_property
    def environment(self) -> Environment:
        """Jinja with everything escaped and nothing undefined passing silently."""
        environment = Environment(
            loader=FileSystemLoader([str(folder) for folder in self.folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        environment.globals["asset"] = self.asset
        return environment

    def asset(self, name: str) -> str:
        """The published path of an asset; DossierError when the theme has none of that name."""
        if name not in self.assets:
            raise DossierError(f'a template asks for the asset "{name}", which is not in templates/assets')
        return self.assets[name]

    def digest_of(self, name: str) -> str:
        """The digest of a template and all it extends, includes or imports."""
        seen: dict[str, str] = {}
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen[current], others = self._read(current)
                waiting += others
        return digest(tuple(sorted(seen.items())))

    @cached_property
    def _templates(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Source and references of every template read so far."""
        return {}

    def _read(self, name: str) -> tuple[str, tuple[str, ...]]:
        if name not in self._templates:
            source = self._source(name)
            try:
                found = tuple(meta.find_referenced_templates(self.environment.parse(source, name)))
            except TemplateSyntaxError as error:
                raise DossierError(f"templates/{name}:{error.lineno}: {error.message}") from error
            others = tuple(other for other in found if other is not None)
            if len(others) < len(found):
                raise DossierError(f"templates/{name} chooses a template while it runs; name it instead")
            self._templates[name] = (source, others)
        return self._templates[name]

    def _source(self, name: str) -> str:
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                return path.read_text(encoding="utf-8")
        raise DossierError(f"there is no template templates/{name}")


def failure(name: str, error: TemplateError) -> DossierError:
    """What went wrong in a template, with its place as far as Jinja knows it."""
    line = getattr(error, "lineno", None)
    place = f"templates/{getattr(error, 'name', None) or name}" + (f":{line}" if line else "")
    return DossierError(f"{place}: {error.message or error}")
