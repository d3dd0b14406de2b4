"""The documentation tells the truth: commands exist, links lead somewhere, tables agree with the code."""

import itertools
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest
import yaml
from markdown_it import MarkdownIt
from test_layers import LAYERS

from dossier.cli import main

ROOT = Path(__file__).parent.parent
DOCS = tuple(
    sorted(
        path
        for pattern in ("*.md", "dossier/*.md", "content/README.md", "templates/README.md", "tests/README.md")
        for path in ROOT.glob(pattern)
    )
)
CONFIGURATION = (
    ROOT / "netlify.toml",
    ROOT / ".pre-commit-config.yaml",
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
)
CONTEXT = click.Context(main)
COMMANDS = tuple(main.list_commands(CONTEXT))
README = (ROOT / "README.md").read_text("utf-8")
MAP = (ROOT / "dossier/README.md").read_text("utf-8")

every_doc = pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
every_file = pytest.mark.parametrize(
    "path", (*DOCS, *CONFIGURATION), ids=lambda path: path.relative_to(ROOT).as_posix()
)


class Use(NamedTuple):
    """A mention of `dossier COMMAND --option`."""

    command: str
    options: tuple[str, ...]


def code(path: Path) -> Iterator[str]:
    """Every line of code in a document or command in a file of configuration."""
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        settings = tomllib.loads(text)
        yield settings["build"]["command"]
        yield from (context["command"] for context in settings["context"].values())
    elif path.suffix in (".yml", ".yaml"):
        yield from texts(yaml.load(text, Loader=yaml.BaseLoader))
    else:
        for token in MarkdownIt().enable("table").parse(text):
            yield from token.content.splitlines() if token.type == "fence" else ()
            yield from (child.content for child in token.children or () if child.type == "code_inline")


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield from value.splitlines()


def uses(path: Path) -> Iterator[Use]:
    """Each `dossier COMMAND` in the code of a file, with the options up to the end of that command."""
    for line in code(path):
        for found in re.finditer(r"(?:^|[\s/])dossier ((?:--?)?[a-z][a-z-]*)(?![\w:=.])([^&|;>`]*)", line):
            words = shlex.split(found[2].replace("'", "")) if '"' in found[2] else found[2].split()
            yield Use(found[1], tuple(word.partition("=")[0] for word in words if word.startswith("-")))


def command(name: str) -> click.Command:
    found = main.get_command(CONTEXT, name)
    assert found, f"there is no `dossier {name}`"
    return found


def options_of(command: click.Command) -> set[str]:
    return {"--help"}.union(*(parameter.opts + parameter.secondary_opts for parameter in command.params))


@every_file
def test_every_command_that_is_named_exists(path: Path) -> None:
    for use in uses(path):
        known = options_of(main if use.command.startswith("-") else command(use.command))
        asked = (use.command, *use.options) if use.command.startswith("-") else use.options
        missing = [option for option in asked if option not in known]
        assert missing == [], f"`dossier {use.command}` has no such option"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"`dossier {name}\b", README)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert command(name).help
    assert [p.name for p in command(name).params if isinstance(p, click.Option) and not p.help] == []


def test_the_readme_begins_with_a_picture_and_the_two_commands() -> None:
    tokens = [token for token in MarkdownIt().parse(README) if token.type in ("fence", "inline")]
    picture = next(i for i, token in enumerate(tokens) if token.content.startswith("!["))
    build, test = [token.content for token in tokens[picture:] if token.type == "fence"][:2]
    assert build == "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/dossier build\n"
    assert (
        test
        == "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest\n"
    )
    assert [token.type for token in tokens[picture + 1 : picture + 5]] == ["inline", "fence"] * 2


def test_the_layout_in_the_readme_is_the_repository() -> None:
    block = next(t.content for t in MarkdownIt().parse(README) if t.content.startswith("dossier/   "))
    named = [line.split()[0] for line in block.splitlines()]
    assert [name for name in named if not (ROOT / name).exists()] == []


def anchors(path: Path) -> set[str]:
    """The anchors a forge gives to the headings of a document."""
    tokens = MarkdownIt().parse(path.read_text("utf-8"))
    headings = (after.content for token, after in itertools.pairwise(tokens) if token.type == "heading_open")
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(path: Path) -> Iterator[str]:
    for token in MarkdownIt().enable("table").parse(path.read_text("utf-8")):
        for child in token.children or ():
            target = str(child.attrGet("href") or child.attrGet("src") or "")
            if target and not re.match(r"[a-z]+:", target):
                yield target


@every_doc
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    for link in links(path):
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_table_of_layers_on_the_map_is_the_one_that_is_enforced() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \| ([^|]+) \|$", MAP, re.MULTILINE)
    shown = {name: (set(words(ours)), set(words(libraries))) for name, ours, libraries in rows}
    assert shown == {
        name: (set(layer.ours), set(layer.libraries)) for name, layer in LAYERS.items() if name in shown
    }
    assert set(LAYERS) - set(shown) == {"__init__", "__main__"}


def words(cell: str) -> list[str]:
    return re.findall(r"\w+", cell)


def test_every_test_that_the_map_names_exists() -> None:
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", MAP))
    assert named
    assert [name for name in sorted(named) if f"def {name}(" not in tests] == []


def test_every_promise_of_the_readme_names_tests_that_exist() -> None:
    part = README.partition("### What is promised")[2].partition("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
    named = {row: re.findall(r"`(tests/[\w/]+\.py)`", row) for row in rows}
    assert len(rows) > 15
    assert [row for row, files in named.items() if not any("/test_" in file for file in files)] == []
    assert [file for files in named.values() for file in files if not (ROOT / file).is_file()] == []


@every_doc
def test_every_module_that_a_document_names_exists(path: Path) -> None:
    """Decisions that no longer hold are struck out, and may name what is gone."""
    text = re.sub(r"~~.*?~~", "", path.read_text("utf-8"), flags=re.DOTALL)
    named = re.findall(r"`((?:\w+/)+\w+\.(?:py|html|md))`", text)
    folders = (ROOT, ROOT / "dossier", path.parent)
    assert [name for name in named if not any((folder / name).exists() for folder in folders)] == []
