"""What a template writes one after the other, put together, so that it is made in one step and not piece by piece."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import find_undeclared

from dossier.render.names import Signature

OWN = ("caller", "kwargs", "varargs")
"""Names that mean something else within what a macro is called around."""
Macros = Mapping[str, Signature]


def joined(node: nodes.Node, macros: Macros) -> None:
    """Let what follows on each other in a macro be one output, also where only something is so: what is written under
    a condition, and what a macro that wants no more than text is called around."""
    for inner in node.iter_child_nodes():
        joined(inner, macros)
    for name in ("body", "else_"):
        if name in node.fields:
            setattr(node, name, _together([_called(inner, macros) for inner in getattr(node, name)]))


def pieces(body: Iterable[nodes.Node]) -> list[nodes.Node]:
    """What is written by statements that do nothing else: text, values, and choices between them."""
    return [piece for node in body for piece in (node.nodes if isinstance(node, nodes.Output) else [node])]


def text_of(call: nodes.Call) -> nodes.Output | None:
    """What a macro is called around, where that is text: the last argument."""
    last = call.kwargs[-1].value if call.kwargs else None
    return last if isinstance(last, nodes.Output) else None


def _together(body: list[nodes.Node]) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for only_writes, run in groupby(body, _only_writes):
        statements = list(run)
        line = statements[0].lineno
        found += [nodes.Output(pieces(statements), lineno=line)] if only_writes else statements
    return found


def _only_writes(node: nodes.Node) -> bool:
    if isinstance(node, nodes.If):
        branches = (node.body, *(other.body for other in node.elif_), node.else_)
        return all(isinstance(inner, nodes.Output) for branch in branches for inner in branch)
    return isinstance(node, nodes.Output)


def _called(node: nodes.Node, macros: Macros) -> nodes.Node:
    """A call around what only writes, as an output of the call with that text."""
    if not isinstance(node, nodes.CallBlock) or not isinstance(node.call.node, nodes.Name):
        return node
    found, call = macros.get(node.call.node.name), node.call
    is_text = not node.args and all(map(_only_writes, node.body)) and not find_undeclared(node.body, OWN)
    if not found or not found.wants_text or not is_text or not _is_plain(call, found):
        return node
    text = nodes.Output(pieces(node.body), lineno=node.lineno)
    words = [*call.kwargs, nodes.Keyword("caller", text)]
    return nodes.Output([nodes.Call(call.node, call.args, words, None, None)], lineno=node.lineno)


def _is_plain(call: nodes.Call, macro: Signature) -> bool:
    """Whether every argument has one name of the macro's."""
    has_more = call.dyn_args or call.dyn_kwargs or len(call.args) > len(macro.names)
    return not has_more and not any(iskeyword(word.key) for word in call.kwargs)
