"""The big list of naughty strings and the ways around filters: in every field, as names of files, as arguments."""

import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from fuzz.texts import texts
from hostile.filled import site_of
from hostile.packed import files_with, packed, refused
from hostile.parsers import faults, page
from worlds import BASE

from dossier.base.diagnostic import has_errors
from dossier.base.ids import valid_id
from dossier.check import Checked, check_tree
from dossier.cli import main
from dossier.content.fields import fields_from
from dossier.content.records import records_from
from dossier.content.tree import DictTree, DiskTree
from dossier.entries import Person
from dossier.prose.body import Html, prose_from

X = "content/actors/x.yaml"
PERSON = "kind: person\nname: Vera Lind\npublic_role_basis: Envoy.\nreview: candidate\ncites: [gazette]\n"
SHIFTS = (0, 1, 7, 40)
"""Places by which the texts move from field to field; `tests/fuzz/everywhere.py` tries all of them."""


def world(files: dict[str, str]) -> Checked:
    return check_tree(DictTree({**BASE, **files}))


@lru_cache
def made(shift: int) -> dict[str, bytes]:
    return site_of(files_with(shift))


@pytest.mark.parametrize("shift", SHIFTS)
def test_nothing_runs_in_a_site_full_of_naughty_strings(shift: int) -> None:
    assert len(made(shift)) > 150
    assert {path: wrong for path, data in made(shift).items() if (wrong := faults(path, data))} == {}


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inner)


def test_every_text_that_is_let_through_can_be_read_on_some_page() -> None:
    """On the pages that show records, read as YAML again."""
    shown: list[str] = []
    for path, data in made(0).items():
        if path.endswith("/data/index.html"):
            block = next(element for element in page(data).iter("pre"))
            shown += _texts_in(fields_from("", "".join(block.itertext()))[0])
    found = "\n".join(shown)
    assert [line for line in packed() if line not in found] == []


def test_a_body_of_naughty_strings_is_harmless() -> None:
    """In every construction that a body has: a third of them alone, and as many as fit into a body at once."""
    forms = (
        "{}",
        "# {}",
        "- {}",
        "> {}",
        "*{}*",
        "`{}`",
        "[{}](https://a.example)",
        "[x]({})",
        "[x](<{}>)",
        "^[{}]",
    )
    more = (
        "[[{}]]",
        "[[x|{}]]",
        "[@{}]",
        "[@x, {}]",
        "| a |\n|---|\n| {} |",
        "``` {}\nx\n```",
        "<{}>",
        '[x](https://a.example "{}")',
    )
    for number, form in enumerate((*forms, *more)):
        bodies = [form.format(text) for text in texts()]
        html = [
            _html(body) for body in (*bodies[number % 3 :: 3], "\n\n".join(bodies), " ".join(bodies)[:90_000])
        ]
        whole = "<!doctype html><title>x</title>" + "\n".join(html)
        assert set(faults("x.html", whole.encode())) == set(), form


def _html(body: str) -> str:
    return "".join(part.html if isinstance(part, Html) else " " for part in prose_from(body)[0].parts)


def test_a_name_is_refused_by_its_place_or_arrives_as_it_is() -> None:
    """Each text by itself, quoted as an editor's program would."""
    files = {f"content/actors/x{number}.yaml": text for number, text in enumerate(texts())}
    done = world({path: PERSON.replace("Vera Lind", json.dumps(text)) for path, text in files.items()})
    assert done.survey
    for number, (path, text) in enumerate(files.items()):
        errors = [found for found in done.diagnostics if found.mark.path == path and has_errors([found])]
        assert all(found.mark.line == 2 for found in errors), (text, errors)
        entry = done.survey.dossier.entries.get(f"x{number}")
        assert errors or (isinstance(entry, Person) and entry.name == text.strip()), text
        assert errors or not (refused(text) or not text.strip()), text


def test_a_value_without_quotes_is_refused_or_read_and_never_stops_the_check() -> None:
    forms = (
        "name: {}",
        "{}",
        "tags: [{}]",
        "summary: |\n  {}",
        "cites: [{{source: {}}}]",
        "born: {}",
    )
    made = [
        f"{PERSON}{form.format(text)}\n" for at, form in enumerate(forms) for text in texts()[at % 2 :: 2]
    ]
    done = world({f"content/actors/x{number}.yaml": text for number, text in enumerate(made)})
    assert done.survey and len(made) > 2_500
    read = len(done.loaded.records) - len(BASE) + 1
    told = {found.mark.path for found in done.diagnostics if has_errors([found])}
    assert read + len(told) >= len(made) and all(found.message for found in done.diagnostics)


def test_a_file_with_a_naughty_name_is_an_entry_or_refused_by_its_path() -> None:
    forms = ("content/actors/{}.yaml", "content/{}/x.yaml", "content/actors/{}", "content/pages/{}.md")
    paths = {form.format(text) for form in forms for text in texts()} - set(BASE)
    done = world(dict.fromkeys(paths, PERSON))
    errors = [found for found in done.diagnostics if has_errors([found]) or found.rule == "unknown-file"]
    told = {mark.path for found in errors for mark in (found.mark, *(one.mark for one in found.related))}
    assert done.survey and len(paths) > 3_000
    entries = {done.loaded.records[key].path for key in done.survey.dossier.entries}
    assert paths - told - entries == set()
    assert all(valid_id(Path(path).stem) for path in entries)


def test_files_with_naughty_names_on_disk_are_listed_or_told_of(tmp_path: Path) -> None:
    written = set()
    for number, text in enumerate(texts()):
        if "/" in text:
            continue
        folder = tmp_path / "content/actors" / str(number % 7)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            (folder / f"{text}.yaml").write_text(PERSON)
        except (OSError, ValueError):  # not a name to this machine
            continue
        written.add(os.fspath(folder / f"{text}.yaml"))
    tree = DiskTree(tmp_path)
    told = {found.mark.path for found in tree.problems()}
    assert len(written) > 300
    ignored = {path for path in written if Path(path).name.startswith((".", "#")) or path.endswith("~")}
    known = {os.fspath(tmp_path / path) for path in (*tree.paths(), *told)}
    assert written - known - ignored == set()
    assert check_tree(tree).diagnostics


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("naughty")
    for path, text in BASE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


COMMANDS = (
    ("check", "-C?", "--as-of", "{}"),
    ("explain", "{}", "-C"),
    ("rename", "{}", "new-id", "-C"),
    ("rename", "ana-petrovic", "{}", "--dry-run", "-C"),
    ("retire", "{}", "--reason", "duplicate", "-C"),
    ("retire", "ana-petrovic", "--instead", "{}", "--dry-run", "-C"),
    ("diff", "{}", "-C"),
    ("diff", ".", "{}", "-C"),
    ("new", "person", "--id", "{}", "--no-ask", "-C"),
    ("new", "person", "--set", "name={}", "--no-ask", "-C"),
    ("new", "person", "--set", "{}=a", "--no-ask", "-C"),
    ("new", "source", "{}", "--no-ask", "-C"),
    ("new", "{}", "-C"),
    ("schema", "{}"),
    ("stale", "-C?", "--as-of", "{}"),
    ("build", "-C?", "--base-url", "{}"),
    ("build", "-C?", "--preview", "{}"),
    ("{}",),
)
"""Commands that take a text from the user; `-C` or `-C?` stands before the project or for it as an argument."""


def _arguments(form: tuple[str, ...], text: str, project: Path) -> list[str]:
    said = [part.replace("{}", text) for part in form if part != "-C?"]
    if form[-1] == "-C":
        return [*said, str(project)]
    return [said[0], str(project), *said[1:]] if "-C?" in form else said


@pytest.mark.parametrize("form", COMMANDS, ids=[" ".join(form) for form in COMMANDS])
def test_a_command_takes_any_text_as_its_argument_without_a_stack_trace(
    form: tuple[str, ...], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    number = COMMANDS.index(form)
    for text in texts()[number :: 60 if form[0] in ("build", "explain", "diff") else 14]:
        before = set(project.parent.iterdir())
        result = CliRunner().invoke(main, _arguments(form, text, project))
        assert result.exception is None or isinstance(result.exception, SystemExit), (text, result.exc_info)
        assert result.exit_code in (0, 1, 2), text
        assert set(project.parent.iterdir()) == before
    assert check_tree(DiskTree(project)).loaded.settings
    (_, found) = records_from(DiskTree(project))
    assert not has_errors(found), found
