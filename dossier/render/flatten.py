"""A page's template, those it extends and those it includes, as one: at run time nothing is looked up any more."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from dossier.render.names import every, free

PAGE = "page_"
"""The name of the macro that makes the whole page, piece by piece into one list."""
PART = "part_"
"""The name of the macro that makes an included template which reads nothing but these values of its page."""
VALUES = ("page", "frame", "root")
T = TypeVar("T")


class Source(NamedTuple):
    """A template as it is written."""

    tree: nodes.Template
    """To be read only, and copied for anything else."""
    extends: str
    """The template it extends; empty for none."""
    blocks: tuple[nodes.Block, ...]
    is_ordinary: bool
    """Whether it can be merged: blocks are plain, templates are named, nothing asks for what was overridden."""
    is_part: bool
    """Whether it can be a macro of its own for those that include it."""


Sources = Callable[[str], Source]
"""A template by its name."""


def source_of(tree: nodes.Template, globals_: Iterable[str]) -> Source:
    """What merging has to know of a template."""
    found = every(tree)
    blocks = tuple(node for node in found if isinstance(node, nodes.Block))
    extends = [node.template for node in found if isinstance(node, nodes.Extends)]
    named = [str(name.value) for name in extends if isinstance(name, nodes.Const)]
    special = any(isinstance(node, nodes.Name) and node.name in ("super", "self", PAGE) for node in found)
    is_ordinary = (
        len(extends) == len(named) <= 1
        and not special
        and not any(block.scoped or block.required for block in blocks)
        and not any(isinstance(node, nodes.EvalContextModifier) for node in found)
    )
    is_part = is_ordinary and not extends and not blocks and free(found) <= {*VALUES, *globals_}
    return Source(tree, named[0] if named else "", blocks, is_ordinary, is_part)


def flattened(template: Source, sources: Sources) -> nodes.Template:
    """The template as one macro and its call; a copy of it where it does something out of the ordinary."""
    chain = [template]
    while chain[-1].extends:
        chain.append(sources(chain[-1].extends))
    if not all(source.is_ordinary for source in chain):
        return copied(template.tree)
    blocks = {block.name: block for source in reversed(chain) for block in source.blocks}
    statements = [node for source in chain[:-1] for node in source.tree.body if not _is_left_out(node)]
    merge = _Merge(blocks, sources)
    body = [merge.visit(copied(node)) for node in (*statements, *chain[-1].tree.body)]
    call = nodes.Call(nodes.Name(PAGE, "load"), [], [], None, None)
    return _template(template, [nodes.Macro(PAGE, [], [], body), nodes.Output([call])])


def part(template: Source) -> nodes.Template:
    """An included template as a macro."""
    values = [nodes.Name(value, "param") for value in VALUES]
    return _template(template, [nodes.Macro(PART, values, [], copied(template.tree.body))])


def _template(source: Source, body: list[nodes.Node]) -> nodes.Template:
    template = nodes.Template(body, lineno=1)
    assert source.tree.environment
    template.set_environment(source.tree.environment)
    return template


class _Merge(NodeTransformer):
    """Puts blocks and included templates in where they are shown, each with names of its own."""

    def __init__(self, blocks: Mapping[str, nodes.Block], sources: Sources) -> None:
        self._blocks = blocks
        self._sources = sources

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        """The block as the page has it."""
        return nodes.Scope([self.visit(copied(child)) for child in self._blocks[node.name].body])

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        """The template that is included."""
        if not isinstance(node.template, nodes.Const) or node.ignore_missing or not node.with_context:
            return node
        name = str(node.template.value)
        source = self._sources(name)
        if source.is_part:
            alias = PART + re.sub(r"\W", "_", name)
            call = nodes.Call(
                nodes.Name(alias, "load"), [nodes.Name(v, "load") for v in VALUES], [], None, None
            )
            return nodes.Scope(
                [nodes.FromImport(node.template, [(PART, alias)], False), nodes.Output([call])]
            )
        if source.extends or source.blocks or not source.is_ordinary:
            return node
        return nodes.Scope([self.visit(copied(child)) for child in source.tree.body])

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        """Nothing can be merged into what is written."""
        return node


def _is_left_out(node: nodes.Node) -> bool:
    """What a template that extends another has outside of blocks and does not show."""
    return isinstance(node, nodes.Output | nodes.Extends | nodes.Block)


def copied(value: T) -> T:
    """A tree again, of new nodes."""
    if isinstance(value, list):
        return [copied(item) for item in value]  # type: ignore[return-value]
    if not isinstance(value, nodes.Node):
        return value
    node = object.__new__(type(value))
    node.__dict__.update({name: copied(field) for name, field in value.__dict__.items()})
    return node
