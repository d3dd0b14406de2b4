"""Jinja's compiler, for views: plain values of text and numbers. The same pages in less than half the time.

Attributes are read directly, text is escaped without an object in between, macros are plain functions, what follows on
each other is written as one text (`joining.py`), and texts that stand in a template as constants are put in where they
are used. Whatever such a template cannot do, or does wrong, it answers by an exception: then the page is made by
Jinja's own, which says what is wrong (`theme.py`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import escape

from dossier.render.joining import joined, pieces, text_of
from dossier.render.markup import as_markup
from dossier.render.names import Names, Signature, every, is_caller, known, looked_up, pairs, plain_source

if TYPE_CHECKING:
    from dossier.render.quick import Quick

try:
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # an interpreter without the compiled part

    def escaped(text: str, /) -> str:
        """Text, escaped."""
        return str(escape(text))


def macro(
    function: Callable[..., str], names: tuple[str, ...], called: bool, wants_text: bool
) -> Callable[..., str]:
    """A macro as a function; its `plain` takes every argument by place and returns text. Where it wants no more of its
    caller than text, that is what it is given."""
    number = len(names)

    def call(*args: Any, **kwargs: Any) -> str:
        if len(args) == number and not kwargs and not called:
            return as_markup(function(*args))
        rest = [kwargs.pop(name, missing) for name in names[len(args) :]]
        if called:
            caller = kwargs.pop("caller")
            rest.append(caller() if wants_text else caller)
        if kwargs or len(args) > number:
            raise TypeError(kwargs)
        return as_markup(function(*args, *rest))

    call.plain = function  # type: ignore[attr-defined]
    return call


class Compiler(CodeGenerator):
    """Writes the Python source of a template."""

    environment: "Quick"
    _known = Names({}, {})
    _looked_up: frozenset[str] = frozenset()
    _lenient = False
    """Whether what is not there is an answer too."""
    _shown: nodes.Expr | None = None
    """What is being written to the page."""
    _has_text = False
    """Whether `caller` is a function that returns text, in the macro at hand."""
    _whole: nodes.Node | None = None
    """What the macro at hand writes, where that is one text."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The whole template, after its constants are put in."""
        found = every(node)
        self._known = known(node, found, self.environment.exports)
        self._looked_up = looked_up(found)
        self.writeline(f"from {__name__} import escaped, macro as as_macro")
        self.writeline(f"from {as_markup.__module__} import as_markup")
        super().visit_Template(_Constants(self._known.texts).visit(node), frame)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:
        """Names of another template, looked up once; one that is not there is an error at once."""
        source = plain_source(node)
        if not source:
            return super().visit_FromImport(node, frame)
        names = tuple(name for name, _ in pairs(node))
        aliases = [alias for _, alias in pairs(node)]
        targets = [frame.symbols.ref(alias) for alias in aliases]
        self.writeline(f"{', '.join(targets)}, = environment.exported[{source!r}, {names!r}]", node)
        if frame.toplevel:
            shown = ", ".join(f"{alias!r}: {target}" for alias, target in zip(aliases, targets, strict=True))
            self.writeline(f"context.vars.update({{{shown}}})")
            self.writeline(f"context.exported_vars.difference_update({aliases!r})")
        return None

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`page.meta.path`, and by Jinja's rules where it may be the key of a dictionary, or may not be there."""
        in_dictionary = isinstance(node.node, nodes.Name) and node.node.name in self._looked_up
        if in_dictionary or self._lenient or iskeyword(node.attr) or isinstance(node.node, nodes.Const):
            return super().visit_Getattr(node, frame)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")
        return None

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call without Jinja's search for functions that want the context: there are none."""
        if self._has_text and is_caller(node):
            with self._as_text(node):
                self.visit(node.node, frame)
            return None
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(keyword.key) for keyword in node.kwargs):
            return super().visit_Call(node, frame, forward_caller)
        found = self._known.macros.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        is_called = forward_caller or text_of(node) is not None
        if found and found.called == is_called and len(node.args) <= len(found.names):
            return self._plain_call(node, frame, found)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
        return None

    def _plain_call(self, node: nodes.Call, frame: Frame, found: Signature) -> None:
        """A call of a macro whose signature is known: every argument by place, and text for an answer."""
        text = text_of(node)
        words = node.kwargs[:-1] if text else node.kwargs
        given = dict(zip(found.names, node.args, strict=False)) | {word.key: word.value for word in words}
        if len(given) < len(node.args) + len(words) or given.keys() - set(found.names):
            self.fail("a macro is called with an argument that it does not have, or has already", node.lineno)
        with self._as_text(node, found.called):
            self.visit(node.node, frame)
            self.write(".plain(")
            for name in found.names:
                self.visit(given[name], frame) if name in given else self.write("missing")
                self.write(", ")
            if text:
                self._write_text(text.nodes, frame)
            elif found.called:
                self.write("caller()" if found.wants_text else "caller")
            self.write(")")

    @contextmanager
    def _as_text(self, node: nodes.Expr, is_shown: bool = False) -> Iterator[None]:
        """Around what gives text: it goes to the page as it is, and elsewhere as markup."""
        is_shown = is_shown or node is self._shown
        self.write("" if is_shown else "as_markup(")
        yield
        self.write("" if is_shown else ")")

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:
        """A macro, which may want no more of its caller than text."""
        found = self._known.macros.get(node.name)
        self._has_text, before = bool(found and found.wants_text), self._has_text
        super().visit_Macro(node, frame)
        self._has_text = before

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """The function of a macro, or of the body of a call; one that writes one text makes no list of it."""
        joined(node, self._known.macros)
        is_one = len(node.body) == 1 and isinstance(node.body[0], nodes.Output)
        self._whole, before = node.body[0] if is_one else None, self._whole
        found = super().macro_body(node, frame)
        self._whole = before
        return found

    def buffer(self, frame: Frame) -> None:
        """The list of what a macro writes."""
        if self._whole:
            frame.buffer = self.temporary_identifier()
        else:
            super().buffer(frame)

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """The end of a macro."""
        if not self._whole:
            super().return_buffer_contents(frame, force_unescaped)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Texts and values that follow on each other, as one text."""
        if frame.buffer is None:
            return super().visit_Output(node, frame)
        self.writeline("return " if node is self._whole else f"{frame.buffer}.append(", node)
        self._write_text(node.nodes, frame)
        self.write("" if node is self._whole else ")")
        return None

    def _write_text(self, children: Sequence[nodes.Node], frame: Frame) -> None:
        """An expression for the text of these: Python makes `"<b>%s</b>" % (name,)` in one step."""
        found = [(child, self._constant(child, frame)) for child in children]
        form = "".join("%s" if text is None else text.replace("%", "%%") for _, text in found)
        values = [child for child, text in found if text is None]
        if not values:
            return self.write(repr("".join(text or "" for _, text in found)))
        self.write(f"{form!r} % (")
        for child in values:
            self._write_piece(child, frame)
            self.write(", ")
        return self.write(")")

    def _constant(self, node: nodes.Node, frame: Frame) -> str | None:
        """The text that is always written here; None where that is not known."""
        if isinstance(node, nodes.Expr):
            with suppress(Exception):  # Jinja leaves it to when the page is made, whatever is wrong with it
                return self._output_child_to_const(node, frame, self._make_finalize())
        return None

    def _write_piece(self, node: nodes.Node, frame: Frame) -> None:
        if isinstance(node, nodes.If):
            self._write_choice(node, frame)
        elif isinstance(node, nodes.Expr):
            self._output_child_pre(node, frame, None)
            self.visit(node, frame)
            self._output_child_post(node, frame, None)

    def _write_choice(self, node: nodes.If, frame: Frame) -> None:
        for choice in (node, *node.elif_):
            self.write("(")
            self._write_text(pieces(choice.body), frame)
            self.write(" if ")
            self.visit(choice.test, frame)
            self.write(" else ")
        self._write_text(pieces(node.else_), frame)
        self.write(")" * (1 + len(node.elif_)))

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """`is defined` and the like."""
        self._lenient, before = True, self._lenient
        super().visit_Test(node, frame)
        self._lenient = before

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """`default` and the like; a macro's text is trimmed as text."""
        if node.node and self._is_trimmed(node):
            with self._as_text(node):
                self._shown = node.node
                self.visit(node.node, frame)
                self.write(".strip()")
            return
        self._lenient, before = node.name in ("default", "d") or self._lenient, self._lenient
        super().visit_Filter(node, frame)
        self._lenient = before

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The function that stands for a macro, or for the body of a call."""
        names = tuple(argument.name for argument in macro_ref.node.args)
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or "caller" in names:
            return super().macro_def(macro_ref, frame)
        if not names and not macro_ref.accesses_caller and self._is_for_text(macro_ref.node):
            return self.write("macro")
        self.write(f"as_macro(macro, {names!r}, {macro_ref.accesses_caller!r}, {self._has_text!r})")
        return None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._shown = node
        self.write("(" if self._is_safe(node) else "(escaped(v) if (c := type(v := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(
            ")"
            if self._is_safe(node)
            else "))) is str else v if c is Markup else str(v) if c is int else escape(v))"
        )

    def _is_macro(self, node: nodes.Node | None) -> bool:
        """Whether this is the call of a macro, whose result is safe as it is."""
        is_call = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)
        return is_call and node.node.name in self._known.macros  # type: ignore[union-attr]

    def _is_trimmed(self, node: nodes.Expr) -> bool:
        """Whether this is such a call, trimmed."""
        is_trim = isinstance(node, nodes.Filter) and node.name == "trim" and not (node.args or node.kwargs)
        return is_trim and self._is_macro(node.node)  # type: ignore[attr-defined]

    def _is_safe(self, node: nodes.Expr) -> bool:
        """Whether this is text that need not be escaped."""
        return self._is_macro(node) or self._is_trimmed(node) or (self._has_text and is_caller(node))

    def _is_for_text(self, node: nodes.Macro | nodes.CallBlock) -> bool:
        """Whether this is the body of a call of which nothing but its text is wanted."""
        is_body = isinstance(node, nodes.CallBlock) and self._is_macro(node.call)
        return is_body and self._known.macros[node.call.node.name].wants_text  # type: ignore[union-attr]


class _Constants(NodeTransformer):
    """Puts `words.report` in as the text it stands for."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        """A constant, where it is known; an attribute goes before a key."""
        self.generic_visit(node)
        texts = self._texts.get(node.node.name, {}) if isinstance(node.node, nodes.Name) else {}
        if node.attr not in texts or hasattr(dict, node.attr):
            return node
        return nodes.Const(texts[node.attr], lineno=node.lineno, environment=node.environment)
