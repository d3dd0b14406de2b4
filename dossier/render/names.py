"""What the source of a template tells of the names in it: which are macros, and which stand for texts."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from jinja2 import nodes
from jinja2.compiler import find_undeclared


class Signature(NamedTuple):
    """How a macro is called."""

    names: tuple[str, ...]
    called: bool
    """Whether it makes use of its caller."""
    wants_text: bool = False
    """Whether all it makes of its caller is what `caller()` says."""


class Names(NamedTuple):
    """Names that stand for the same thing wherever they are used."""

    texts: Mapping[str, Mapping[str, str]]
    """The texts in dictionaries, such as `words`."""
    macros: Mapping[str, Signature]


Bound = Mapping[str, set[tuple[str, str] | int]]
"""What each name is made to stand for, anywhere in a template: a name of another template, or something else."""


def every(tree: nodes.Node) -> list[nodes.Node]:
    """The tree's nodes, each before those in it."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        for field in node.__dict__.values():
            if isinstance(field, nodes.Node):
                waiting.append(field)
            elif isinstance(field, list):
                waiting += [item for item in field if isinstance(item, nodes.Node)]
    return found


def exported(template: nodes.Template) -> Names:
    """What a template has for those that import it."""
    return _own(template, _bound(every(template)))


def _own(template: nodes.Template, bound: Bound) -> Names:
    texts = {name: found for name, found in _texts(template) if len(bound[name]) == 1}
    macros = {name: found for name, found in _macros(template) if len(bound[name]) == 1}
    return Names(texts, macros)


def known(template: nodes.Template, found: Sequence[nodes.Node], exports: Callable[[str], Names]) -> Names:
    """The same for a template of these nodes, with what it imports from templates, of which `exports` tells."""
    bound = _bound(found)
    own = _own(template, bound)
    texts, macros = dict(own.texts), dict(own.macros)
    for alias, meanings in bound.items():
        meaning = next(iter(meanings))
        if len(meanings) == 1 and isinstance(meaning, tuple):
            theirs, name = exports(meaning[0]), meaning[1]
            texts |= {alias: theirs.texts[name]} if name in theirs.texts else {}
            macros |= {alias: theirs.macros[name]} if name in theirs.macros else {}
    return Names(texts, macros)


def _bound(found: Sequence[nodes.Node]) -> Bound:
    bound: dict[str, set[tuple[str, str] | int]] = defaultdict(set)
    for node in found:
        if isinstance(node, nodes.Name):
            if node.ctx != "load":
                bound[node.name].add(id(node))
        elif isinstance(node, nodes.Macro):
            bound[node.name].add(id(node))
        elif isinstance(node, nodes.Import):
            bound[node.target].add(id(node))
        elif isinstance(node, nodes.FromImport):
            source = plain_source(node)
            for original, alias in pairs(node):
                bound[alias].add((source, original) if source else id(node))
    return bound


def free(found: Sequence[nodes.Node]) -> set[str]:
    """The names that a template of these nodes reads and does not make stand for anything itself."""
    return {node.name for node in found if isinstance(node, nodes.Name)} - _bound(found).keys()


def _texts(template: nodes.Template) -> Iterator[tuple[str, Mapping[str, str]]]:
    for node in template.body:
        if (
            isinstance(node, nodes.Assign)
            and isinstance(node.target, nodes.Name)
            and isinstance(node.node, nodes.Dict)
        ):
            with suppress(nodes.Impossible):
                found = node.node.as_const()
                yield node.target.name, {key: text for key, text in found.items() if isinstance(text, str)}


def _macros(template: nodes.Template) -> Iterator[tuple[str, Signature]]:
    for node in template.body:
        if isinstance(node, nodes.Macro):
            names = tuple(argument.name for argument in node.args)
            special = find_undeclared(node.body, ("caller", "kwargs", "varargs"))
            if "caller" not in names and special <= {"caller"}:
                yield node.name, Signature(names, bool(special), _wants_text(node))


def _wants_text(macro: nodes.Macro) -> bool:
    found = every(macro)
    callers = sum(isinstance(node, nodes.Name) and node.name == "caller" for node in found)
    has_others = any(isinstance(node, nodes.Macro | nodes.CallBlock) for node in found[1:])
    return 0 < callers == sum(map(is_caller, found)) and not has_others


def is_caller(node: nodes.Node) -> bool:
    """Whether this is `caller()`."""
    is_call = (
        isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "caller"
    )
    return is_call and not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)  # type: ignore[attr-defined]


def plain_source(node: nodes.FromImport) -> str:
    """The template that names come from, if it is named and does not see where it is imported; else nothing."""
    if node.with_context or not isinstance(node.template, nodes.Const):
        return ""
    return str(node.template.value)


def pairs(node: nodes.FromImport) -> list[tuple[str, str]]:
    """Each imported name with the one it is known by."""
    return [name if isinstance(name, tuple) else (name, name) for name in node.names]


def looked_up(found: Sequence[nodes.Node]) -> frozenset[str]:
    """The names that may stand for a dictionary: what is imported or set."""
    names = {"kwargs"}
    for node in found:
        if isinstance(node, nodes.Import):
            names.add(node.target)
        elif isinstance(node, nodes.FromImport):
            names.update(alias for _, alias in pairs(node))
        elif isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.With):
            targets = node.targets if isinstance(node, nodes.With) else [node.target]
            names.update(
                name.name for target in targets for name in every(target) if isinstance(name, nodes.Name)
            )
    return frozenset(names)
