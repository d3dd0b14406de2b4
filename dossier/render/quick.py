"""An environment of Jinja that compiles each page with all it extends and includes into one function."""

from collections.abc import Callable, MutableMapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, Template, nodes

from dossier.render.compiler import Compiler
from dossier.render.flatten import PART, VALUES, Source, copied, flattened, part, source_of
from dossier.render.names import Names, Signature, exported


class Exported(dict[tuple[str, tuple[str, ...]], tuple[Any, ...]]):
    """Filled by a function as it is asked: every page asks twenty times, and what is there costs no call."""

    def __init__(self, find: Callable[[str, tuple[str, ...]], tuple[Any, ...]]) -> None:
        self._find = find

    def __missing__(self, key: tuple[str, tuple[str, ...]]) -> tuple[Any, ...]:
        found = self[key] = self._find(*key)
        return found


class Quick(Environment):
    """Everything is escaped in it, and its templates do not change while it lives."""

    code_generator_class = Compiler

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dictionary, where Jinja has a chain of two."""
        return {**self.globals, **(d or {})}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {}

    def source(self, template: str) -> Source:
        """A template, parsed."""
        if template not in self._sources:
            assert self.loader
            text = self.loader.get_source(self, template)[0]
            self._sources[template] = source_of(self.parse(text, template), self.globals)
        return self._sources[template]

    @cached_property
    def _exports(self) -> dict[str, Names]:
        return {}

    def exports(self, template: str) -> Names:
        """What a template has for others, as far as its source tells."""
        if template not in self._exports:
            own = exported(self.source(template).tree)
            self._exports[template] = Names(own.texts, {**own.macros, PART: Signature(VALUES, False)})
        return self._exports[template]

    @cached_property
    def _modules(self) -> dict[tuple[str, bool], Any]:
        return {}

    @cached_property
    def exported(self) -> "Exported":
        """The values of names of a template, by both; AttributeError when it has none of that name."""
        return Exported(self._named)

    def _named(self, template: str, names: tuple[str, ...]) -> tuple[Any, ...]:
        module = self._module(template, is_part=names == (PART,))
        return tuple(getattr(module, name) for name in names)

    def _module(self, template: str, *, is_part: bool) -> Any:
        key = (template, is_part)
        if key not in self._modules:
            source = self.source(template)
            tree = part(source) if is_part else copied(source.tree)
            self._modules[key] = self._compiled(template, tree).module
        return self._modules[key]

    @cached_property
    def _pages(self) -> dict[str, Template]:
        return {}

    def page(self, name: str) -> Template:
        """The template of a page."""
        if name not in self._pages:
            self._pages[name] = self._compiled(name, flattened(self.source(name), self.source))
        return self._pages[name]

    def _compiled(self, name: str, tree: nodes.Template) -> Template:
        return Template.from_code(self, self.compile(tree, name, name), self.make_globals(None))
