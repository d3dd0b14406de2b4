"""The schemas let through what the check lets through, and refuse common slips.

The files are read here as a language server reads them, by YAML 1.2's core schema, not by the program's reader.
"""

import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from dossier.content.records import records_from
from dossier.content.tree import DiskTree
from dossier.entries import CLASSES, FOLDERS
from dossier.entries.read import entries_from
from dossier.entries.schema import NAMES, known_ids, schema_for

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(
    path
    for path in (ROOT / "content").rglob("*")
    if path.suffix in (".yaml", ".md") and path.name != "README.md"
)


class Core(yaml.SafeLoader):
    """YAML 1.2.2, section 10.3: `no` is text, `1` a number, a date is text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for kind, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), first)


def fields(text: str) -> Any:
    return yaml.load(text.split("---\n")[1] if text.startswith("---\n") else text, Core)


def errors(name: str, text: str, validator: Draft202012Validator | None = None) -> list[str]:
    used = validator or Draft202012Validator(schema_for(name))
    return sorted({error.json_path for error in used.iter_errors(fields(text))})


@pytest.fixture(scope="module")
def with_ids() -> dict[str, Draft202012Validator]:
    loaded, _ = entries_from(records_from(DiskTree(ROOT))[0])
    known = known_ids(loaded.entries)
    return {name: Draft202012Validator(schema_for(name, known)) for name in NAMES}


def test_there_is_a_schema_for_every_folder_and_each_is_one(
    with_ids: dict[str, Draft202012Validator],
) -> None:
    assert set(NAMES) == {"dossier", *FOLDERS.values()}
    for name in NAMES:
        Draft202012Validator.check_schema(schema_for(name))
    Draft202012Validator.check_schema(with_ids["place"].schema)


def test_every_file_of_the_content_is_valid(with_ids: dict[str, Draft202012Validator]) -> None:
    wrong = {}
    for path in FILES:
        name = "dossier" if path.name == "dossier.yaml" else FOLDERS[path.relative_to(ROOT).parts[1]]
        if found := errors(name, path.read_text("utf-8"), with_ids[name]):
            wrong[path.relative_to(ROOT).as_posix()] = found
    assert wrong == {}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_explains_itself(cls: Any) -> None:
    shown = schema_for(cls.__name__.lower())
    groups = [shown, *(found for found in shown["$defs"].values() if "properties" in found)]
    silent = [
        key for group in groups for key, field in group["properties"].items() if not field.get("description")
    ]
    assert silent == []


SLIPS = {
    "an unknown field": ("source", "titel: A\n", ["$"]),
    "a field too few": ("source", "title: A\n", ["$"]),
    "a word that is none of ours": ("track", "status: activ\n", ["$", "$.status"]),
    "a date that is none": ("event", "date: 17 February 2026\n", ["$", "$.date"]),
    "an office without its organisation": ("person", "tenures: [{office: president}]\n", ["$", "$.tenures"]),
    "a list that is a text": ("meeting", "issues: ceasefire\n", ["$", "$.issues"]),
    "a country by name": ("place", "country: Ukraine\n", ["$", "$.country"]),
    "an address without its scheme": ("source", "url: www.example.org\n", ["$", "$.url"]),
    "a latitude beyond the pole": ("place", "lat: 95.0\n", ["$", "$.lat"]),
    "a meeting without delegations": (
        "meeting",
        "title: A\ndate: 2026\nstatus: held\nkind: call\n",
        ["$"],
    ),
    "a field left empty that must not be": ("watch", "question:\n", ["$", "$.question"]),
    "a person's field at an organisation": ("actor", "kind: state\nname: A\nborn: 1970\n", ["$"]),
}


@pytest.mark.parametrize(("name", "text", "paths"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_refused(name: str, text: str, paths: list[str]) -> None:
    assert errors(name, text) == paths


GOOD = {
    "numbers where a text is meant": ("claim", "text: A\nclaimed_by: []\nstatus: confirmed\nnumber: 1\n"),
    "a year alone": ("event", "title: A\ndate: 2026\nkind: vote\n"),
    "dates in all their forms": (
        "person",
        "kind: person\nname: A\ntenures:\n"
        + "".join(
            f"  - {{office: a/b, start: '{date}'}}\n"
            for date in ("2026-02~", "202X", "2026-02-XX?", "2025/..", "/2026", "[2026-02-17,2026-02-18]")
        ),
    ),
    "an optional field left empty": ("event", "title: A\ndate: 2026\nkind: vote\nplace:\nsummary:\n"),
    "keys of one's own": ("event", "title: A\ndate: 2026\nkind: vote\nx_desk: {any: thing}\n"),
    "a source in short and in long": (
        "event",
        "title: A\ndate: 2026\nkind: vote\ncites: [gazette, {source: gazette, locator: 12}]\n",
    ),
    "a stance of an issue's own scale": (
        "position",
        "holder: a\nissue: b\ndate: 2026\nsummary: A.\nstance: freeze\nbasis: on_record\n",
    ),
}


@pytest.mark.parametrize(("name", "text"), GOOD.values(), ids=GOOD)
def test_what_the_check_lets_through_is_let_through(name: str, text: str) -> None:
    assert errors(name, text) == []


IDS = {
    "a source": ("event", "title: A\ndate: 2026\nkind: vote\ncites: [no-such-page]\n", "$.cites"),
    "an office": ("person", "kind: person\nname: A\ntenures: [{office: ukraine/presdent}]\n", "$.tenures"),
    "an entry of another type": ("event", "title: A\ndate: 2026\nkind: vote\nplace: ukraine\n", "$.place"),
    "a stance": (
        "position",
        "holder: ukraine\nissue: ceasefire\ndate: 2026\nsummary: A.\nstance: wants\nbasis: on_record\n",
        "$.stance",
    ),
}


@pytest.mark.parametrize(("name", "text", "path"), IDS.values(), ids=IDS)
def test_with_ids_an_unknown_one_is_refused(
    name: str, text: str, path: str, with_ids: dict[str, Draft202012Validator]
) -> None:
    used = with_ids["actor" if name == "person" else name]
    assert errors(name, text, used) == [path]


def test_ids_come_with_their_names(with_ids: dict[str, Draft202012Validator]) -> None:
    ids = with_ids["meeting"].schema["$defs"]["actor-id"]
    assert dict(zip(ids["enum"], ids["enumDescriptions"], strict=True))["umerov"] == "Rustem Umerov"
