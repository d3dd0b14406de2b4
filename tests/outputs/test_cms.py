"""The web editor's configuration: it offers every field and id, and keeps to what Sveltia CMS understands.

The table below is what its documentation says of the widgets used here. Where the package itself is installed
(`npm install @sveltia/cms`), its own schema judges as well.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import validators
from worlds import checked

from dossier.entries import CLASSES
from dossier.entries.schema import known_ids
from dossier.outputs.cms import LEFT_OUT, cms_config
from dossier.outputs.cms_yaml import cms_yaml

ROOT = Path(__file__).parent.parent.parent
SCHEMA = ROOT / "node_modules/@sveltia/cms/schema/sveltia-cms.json"

COMMON = {"name", "label", "widget", "required", "hint", "default"}
WIDGETS = {
    "string": ({"type", "pattern", "use_emoji_autocomplete"}, set[str]()),
    "text": ({"use_emoji_autocomplete"}, set()),
    "number": ({"value_type", "min", "max"}, {"value_type"}),
    "boolean": (set(), set()),
    "select": ({"options", "multiple"}, {"options"}),
    "relation": (
        {"collection", "value_field", "display_fields", "search_fields", "multiple"},
        {"collection"},
    ),
    "list": ({"field", "fields", "collapsed"}, set()),
    "object": ({"fields", "collapsed"}, {"fields"}),
    "keyvalue": (set(), set()),
    "richtext": ({"modes"}, set()),
}
"""Widget → the options it may have besides those all have, and those it must have."""

WORLD = """
    === content/actors/ivo.md
    ---
    {kind: person, name: Ivo Marin, review: candidate}
    ---
    He pilots.
    === content/issues/piers.yaml
    title: Piers
    question: Who keeps the piers?
    review: candidate
    stances: {share: both keep them}
    === content/positions/piers/n1.yaml
    {holder: northport, issue: piers, date: 2025-06-01, summary: Wants all., stance: share, basis: on_record}
"""


@pytest.fixture(scope="module")
def config() -> Any:
    loaded = checked(WORLD).loaded
    assert loaded.settings
    text = cms_yaml(cms_config(loaded, loaded.settings, known_ids(loaded.entries)))
    return yaml.load(text, yaml.CSafeLoader)


def fields(found: list[Any]) -> Iterator[Any]:
    for field in found:
        yield field
        yield from fields(field.get("fields", [field["field"]] if "field" in field else []))


def collection(config: Any, name: str) -> Any:
    return next(found for found in config["collections"] if found["name"] == name)


def field(config: Any, name: str, *path: str) -> Any:
    found = collection(config, name)
    for step in path:
        found = next(inner for inner in found["fields"] if inner["name"] == step)
    return found


def test_each_field_has_a_widget_with_the_options_it_knows(config: Any) -> None:
    for found in config["collections"]:
        for one in fields(found["fields"]):
            known, must = WIDGETS[one["widget"]]
            assert set(one) <= COMMON | known, (found["name"], one["name"])
            assert must <= set(one), (found["name"], one["name"])
            assert re.fullmatch(r"\w+", one["name"])
            assert "fields" in one or "field" in one or one["widget"] != "list"


def test_a_relation_leads_to_a_collection_and_its_fields(config: Any) -> None:
    names = {found["name"]: {one["name"] for one in found["fields"]} for found in config["collections"]}
    relations = [
        one
        for found in config["collections"]
        for one in fields(found["fields"])
        if one["widget"] == "relation"
    ]
    assert relations
    for one in relations:
        assert one["value_field"] == "{{slug}}"
        assert set(one["search_fields"]) <= names[one["collection"]]


def test_every_type_and_field_is_offered_but_those_for_a_text_editor(config: Any) -> None:
    for cls in CLASSES:
        found = [
            c for c in config["collections"] if re.fullmatch(rf"{cls.__name__.lower()}(-\w+)?", c["name"])
        ]
        assert found, cls
        wanted = {name for name in cls.model_fields if name not in ("id", "prose", "offices", *LEFT_OUT)}
        assert {one["name"] for one in found[0]["fields"]} - {"body"} == wanted


def test_files_with_and_without_a_text_are_two_collections(config: Any) -> None:
    md, plain = collection(config, "person-md"), collection(config, "person-yaml")
    assert (md["extension"], md["format"], md["fields"][-1]["name"]) == ("md", "yaml-frontmatter", "body")
    assert (plain["extension"], plain["format"]) == ("yaml", "yaml")
    assert md["fields"][-1]["modes"] == ["raw"]  # links to entries stay as they are written
    assert md["filter"] == {"field": "kind", "value": ["person"]}
    assert "person" not in collection(config, "organisation")["filter"]["value"]


def test_ids_are_offered_with_their_names(config: Any) -> None:
    held = field(config, "position", "holder")
    assert {"label": "Ana Petrovic (ana-petrovic)", "value": "ana-petrovic"} in held["options"]
    office = field(config, "person-yaml", "tenures", "office")
    assert {"label": "Minister of Harbours (northport/minister)", "value": "northport/minister"} in office[
        "options"
    ]
    stance = field(config, "position", "stance")
    assert "share" in [option["value"] for option in stance["options"]]
    assert field(config, "meeting", "cites")["multiple"] is True


def test_positions_stay_in_the_folders_of_their_issues(config: Any) -> None:
    assert collection(config, "position")["path"] == "{{issue}}/{{slug}}"


def test_nothing_can_be_deleted_or_renamed(config: Any) -> None:
    for found in config["collections"]:
        assert found["delete"] is False
        assert found["slug"]["editable"] == ["create"]
        assert found["aliases_field"] is False


@pytest.mark.parametrize(
    ("address", "kind", "repo"),
    [
        ("https://github.com/example/dossier.git", "github", "example/dossier"),
        ("https://gitlab.com/group/sub/dossier", "gitlab", "group/sub/dossier"),
        ("https://codeberg.org/example/dossier/", "gitea", "example/dossier"),
    ],
)
def test_proposals_go_to_the_repository_of_the_settings(address: str, kind: str, repo: str) -> None:
    loaded = checked().loaded
    assert loaded.settings
    settings = loaded.settings.model_copy(update={"repository": address})
    backend = cms_config(loaded, settings, known_ids(loaded.entries))["backend"]
    assert (backend["name"], backend["repo"]) == (kind, repo)


def test_the_editors_own_schema_accepts_it(config: Any) -> None:
    if not SCHEMA.is_file():
        pytest.skip("the package @sveltia/cms is not installed, so its own schema was not asked")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    found = validators.validator_for(schema)(schema).iter_errors(config)
    assert [error.json_path for error in found] == []
