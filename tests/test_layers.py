"""The package keeps its layers: who imports whom, which library is used where, and where effects live.

The tables below are the rule and its documentation; `dossier/README.md` shows them to people.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from jinja2 import Environment, meta, nodes

ROOT = Path(__file__).parent.parent

STAGES = ("content", "entries", "graph", "lint", "outputs", "render", "site")


class Layer(NamedTuple):
    """What a layer may import besides `base` and the standard library."""

    ours: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()


LAYERS = {
    "base": Layer(libraries=("rapidfuzz", "anyascii", "babel", "msgspec")),
    "content": Layer(libraries=("yaml",)),
    "prose": Layer(("content",), ("markdown_it", "mdit_py_plugins", "pygments", "anyascii")),
    "entries": Layer(("content", "prose"), ("pydantic", "pydantic_core", "babel")),
    "graph": Layer(("entries", "content")),  # records, for the marks of what does not resolve
    "lint": Layer(("graph", "entries", "content"), ("pydantic",)),  # to walk the fields of any entry
    "outputs": Layer(("graph", "entries", "prose")),
    "render": Layer(("outputs",), ("jinja2", "markupsafe", "pygments", "resvg_py")),
    "site": Layer(),
    "reading": Layer(("content", "prose", "entries", "site")),
    "recall": Layer(("content", "entries", "graph", "lint", "site")),
    "check": Layer(("content", "entries", "graph", "lint", "site", "reading", "recall")),
    "basis": Layer(STAGES),
    "build": Layer((*STAGES, "prose", "reading", "check", "basis")),
    # it reads a saved file and lays out its page by itself, before the whole is built
    "serve": Layer(
        ("content", "entries", "graph", "outputs", "render", "site", "check", "build"), ("watchfiles",)
    ),
    "web": Layer(),  # whatever asks another machine; no stage and no build may come here
    "cli": Layer((*STAGES, "reading", "check", "build", "serve", "web"), ("click",)),
    "__main__": Layer(("cli",)),
    "__init__": Layer(),
}

TYPES = {"render": tuple(f"dossier.site.page.{name}" for name in ("Held", "Made", "Page"))}
"""Single types that a layer takes from a later one, because it makes them."""

CLOCKS = (
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.strftime"),
)

EFFECTS = {
    "the terminal": (("print", "input", "sys.stdout", "sys.stderr", "sys.exit"), ("cli",)),
    "the clock": (CLOCKS, ("cli",)),
    "waiting and measuring": (("time.sleep", "time.monotonic", "time.perf_counter"), ("cli", "serve", "web")),
    # content only to keep git from the variables that point it at another repository
    "the environment": (("os.environ", "os.getenv", "environ", "getenv"), ("cli", "content")),
    "YAML's own types": (
        (
            "yaml.load",
            "yaml.safe_load",
            "yaml.full_load",
            "yaml.unsafe_load",
            "yaml.load_all",
            "yaml.compose",
        ),
        (),
    ),
    # it follows redirects to anywhere, private machines too: `web/ask.py` does not
    "another machine": (("urllib.request", "urllib.request.urlopen", "urllib.request.Request"), ()),
    "code from text": (("eval", "exec", "__import__"), ()),
}
"""What is done, by which names, and the layers that may do it."""

MODULES = {
    "locale": ("cli",),
    "subprocess": ("content", "cli"),  # git, asked in one pass
    "socket": ("serve", "web"),
    "http": ("serve", "web"),
    "socketserver": ("serve",),
    "asyncio": ("serve",),
    "ssl": ("web",),
    "pickle": (),  # a cache is JSON: hashed, versioned, and never code
    "marshal": (),
    "shelve": (),
    "random": (),
    "secrets": (),
    "uuid": (),
}
"""Modules of the standard library that bring effects in, and the layers that may import them."""

LONGEST = 300
LONG: dict[str, str] = {}
"""Longer modules, each with its reason."""


class Module(NamedTuple):
    name: str
    """With dots, as imported: `dossier.base.mark`."""
    layer: str
    path: Path
    tree: ast.Module


def modules() -> Iterator[Module]:
    for path in sorted((ROOT / "dossier").rglob("*.py")):
        inside = path.relative_to(ROOT / "dossier").with_suffix("")
        if inside.parts[0] == "templates":
            continue
        dotted = ".".join(("dossier", *(p for p in inside.parts if p != "__init__")))
        yield Module(dotted, inside.parts[0], path, ast.parse(path.read_text("utf-8")))


MODULE_LIST = tuple(modules())
every_module = pytest.mark.parametrize("module", MODULE_LIST, ids=[m.name for m in MODULE_LIST])


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Each import, wherever it stands in the file, as line and full dotted name."""
    package = module.name if module.path.name == "__init__.py" else module.name.rpartition(".")[0]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*up, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)


def dotted(node: ast.expr) -> str:
    """`time.time` for that expression, empty for anything that is not plain names and dots."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (start := dotted(node.value)):
        return f"{start}.{node.attr}"
    return ""


def foreign_imports(module: Module) -> Iterator[str]:
    layer = LAYERS[module.layer]
    types = TYPES.get(module.layer, ())
    for line, name in imports(module):
        first, _, rest = name.partition(".")
        if first == "dossier":
            allowed = (module.layer, "base", "__version__", *layer.ours)
            if rest.partition(".")[0] not in allowed and name not in types:
                yield f"{module.name}:{line} imports {name}"
        elif first not in sys.stdlib_module_names and first not in layer.libraries:
            yield f"{module.name}:{line} imports the library {first}"
        elif first in MODULES and module.layer not in MODULES[first]:
            yield f"{module.name}:{line} imports {first}"


def effects(module: Module) -> Iterator[str]:
    reads = (node for node in ast.walk(module.tree) if isinstance(node, ast.Name | ast.Attribute))
    named = ((node.lineno, dotted(node)) for node in reads)
    for line, name in (*named, *imports(module)):
        for what, (names, layers) in EFFECTS.items():
            if name in names and module.layer not in layers:
                yield f"{module.name}:{line} reaches for {what}: {name}"


def test_the_package_has_no_layer_beside_the_table() -> None:
    assert {m.layer for m in MODULE_LIST} <= set(LAYERS)


@every_module
def test_a_module_imports_only_what_its_layer_may(module: Module) -> None:
    assert list(foreign_imports(module)) == []


@every_module
def test_a_module_has_only_the_effects_of_its_layer(module: Module) -> None:
    assert list(effects(module)) == []


@every_module
def test_a_module_is_short_and_says_what_it_is_for(module: Module) -> None:
    lines = len(module.path.read_text("utf-8").splitlines())
    assert lines <= LONGEST or module.name in LONG, f"{lines} lines, {LONGEST} at most"
    assert not lines or ast.get_docstring(module.tree), "no docstring at the top"


def test_one_module_makes_markup() -> None:
    """Whoever wants to know what reaches a page unescaped reads that one."""
    makers = {
        module.name for module in MODULE_LIST for _, name in imports(module) if name == "markupsafe.Markup"
    }
    assert makers <= {"dossier.render.markup"}


def test_an_exception_for_a_long_module_is_still_needed() -> None:
    lengths = {module.name: len(module.path.read_text("utf-8").splitlines()) for module in MODULE_LIST}
    assert [name for name in LONG if lengths[name] <= LONGEST] == []


TEMPLATES = tuple(sorted((ROOT / "templates").rglob("*.html"))) + tuple(
    sorted((ROOT / "templates").rglob("*.xml"))
)
every_template = pytest.mark.parametrize(
    "path", TEMPLATES, ids=[p.relative_to(ROOT / "templates").as_posix() for p in TEMPLATES]
)


def unsafe(tree: nodes.Template) -> Iterator[str]:
    """Where a template would let text through unescaped, or choose another template by its data."""
    for kind in tree.find_all(nodes.Filter):
        if kind.name == "safe":
            yield f"line {kind.lineno}: |safe; only the renderer makes markup"
    for change in (*tree.find_all(nodes.EvalContextModifier), *tree.find_all(nodes.MarkSafe)):
        yield f"line {change.lineno}: escaping is switched off"
    if None in meta.find_referenced_templates(tree):
        yield "includes, imports or extends a template that is not named in the text"


@every_template
def test_a_template_escapes_everything_and_names_what_it_includes(path: Path) -> None:
    assert list(unsafe(Environment(autoescape=True).parse(path.read_text("utf-8")))) == []


@every_template
def test_a_template_has_no_inline_style_or_handler(path: Path) -> None:
    """The Content-Security-Policy of the site would refuse them."""
    assert inline(path.read_text("utf-8")) == []


def inline(text: str) -> list[str]:
    """The styles, handlers and scripts of a template, outside of Jinja's own tags."""
    html = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", text, flags=re.DOTALL)
    return re.findall(r"<style\b|\sstyle=|\son[a-z]+=|javascript:|<script>", html, re.IGNORECASE)


WRONG = {
    "from dossier.site import manifest": "imports dossier.site.manifest",
    "from ..render import templates": "imports dossier.render.templates",
    "def f() -> None:\n    import yaml": "imports the library yaml",
    "import pickle": "imports pickle",
    "import random as r": "imports random",
    "import yaml\nx = yaml.safe_load('no')": "reaches for YAML's own types",
    "print('x')": "reaches for the terminal",
    "import datetime\nx = datetime.datetime.now()": "reaches for the clock",
    "from time import time": "reaches for the clock",
    "import os\nx = os.environ.get('HOME')": "reaches for the environment",
    "from dossier.site.publish import publish": "imports dossier.site.publish",
    "from os import environ": "reaches for the environment",
}


@pytest.mark.parametrize("text", WRONG)
def test_the_checks_above_see_what_is_wrong(text: str) -> None:
    module = Module("dossier.graph.example", "graph", Path("example.py"), ast.parse(text))
    assert any(WRONG[text] in found for found in (*foreign_imports(module), *effects(module)))


def test_the_template_check_sees_what_is_wrong() -> None:
    text = "{{ page.body|safe }}{% include page.kind %}"
    assert len(list(unsafe(Environment().parse(text)))) == 2
    assert inline("<p style='{{ page.colour }}' onclick={{ page.go }}>") == [" style=", " onclick="]
    assert inline('{% macro row(id="", style="") %}<tr class="{{ style }}">{% endmacro %}') == []
