"""The bill of materials is up to date, whole, and in the form that readers of CycloneDX 1.6 expect."""

import importlib.metadata
import importlib.util
import json
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
BILL: dict[str, Any] = json.loads((ROOT / ".ci/sbom.json").read_text("utf-8"))
PARTS: list[dict[str, Any]] = BILL["components"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

HASH = {
    "type": "object",
    "required": ["alg", "content"],
    "properties": {
        "alg": {"enum": ["SHA-256", "SHA-384"]},
        "content": {"pattern": "^([0-9a-f]{64}|[0-9a-f]{96})$"},
    },
    "additionalProperties": False,
}
LICENCE = {
    "oneOf": [
        {
            "required": ["expression"],
            "additionalProperties": False,
            "properties": {"expression": {"type": "string"}},
        },
        {
            "required": ["license"],
            "additionalProperties": False,
            "properties": {
                "license": {"required": ["id"], "properties": {"id": {"pattern": "^[A-Za-z0-9.+-]+$"}}}
            },
        },
    ]
}
COMPONENT: dict[str, Any] = {
    "type": "object",
    "required": ["type", "name", "bom-ref", "licenses"],
    "properties": {
        "type": {"enum": ["application", "library", "file"]},
        "scope": {"enum": ["required", "optional", "excluded"]},
        "hashes": {"type": "array", "minItems": 1, "items": HASH},
        "licenses": {"type": "array", "minItems": 1, "items": LICENCE},
        "purl": {"pattern": "^pkg:[a-z]+/\\S+@\\S+$"},
        "components": {"type": "array", "items": {"$ref": "#/$defs/component"}},
        **{
            name: {"type": "string", "minLength": 1} for name in ("bom-ref", "name", "version", "description")
        },
    },
    "additionalProperties": False,
}
SCHEMA = {
    "$defs": {"component": COMPONENT},
    "type": "object",
    "required": ["bomFormat", "specVersion", "version", "metadata", "components", "dependencies"],
    "properties": {
        "$schema": {"const": "http://cyclonedx.org/schema/bom-1.6.schema.json"},
        "bomFormat": {"const": "CycloneDX"},
        "specVersion": {"const": "1.6"},
        "version": {"const": 1},
        "metadata": {
            "properties": {"component": {"$ref": "#/$defs/component"}},
            "additionalProperties": False,
        },
        "components": {"type": "array", "items": {"$ref": "#/$defs/component"}},
        "dependencies": {"type": "array"},
    },
    "additionalProperties": False,
}
"""The part of CycloneDX's own schema that the file makes use of, and nothing beside it."""


def script() -> ModuleType:
    found = importlib.util.spec_from_file_location("sbom", ROOT / ".ci/sbom.py")
    assert found and found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_it_is_up_to_date() -> None:
    """Run `python .ci/sbom.py` when this fails."""
    assert (ROOT / ".ci/sbom.json").read_text("utf-8") == script().text()


def test_it_is_in_the_form_of_cyclonedx() -> None:
    jsonschema.validate(BILL, SCHEMA)


def test_every_part_is_there_once_and_named() -> None:
    refs = [BILL["metadata"]["component"]["bom-ref"], *(part["bom-ref"] for part in PARTS)]
    assert len(set(refs)) == len(refs)
    assert set(BILL["dependencies"][0]["dependsOn"]) == set(refs[1:])


def test_everything_that_runs_is_required() -> None:
    by_name = {part["name"]: part for part in PARTS}
    for need in map(Requirement, PROJECT["dependencies"]):
        assert by_name[canonicalize_name(need.name)]["scope"] == "required", need


def test_every_vendored_file_is_in_it() -> None:
    lock = tomllib.loads((ROOT / "templates/vendor.lock").read_text("utf-8"))["file"]
    inside = [file["name"] for part in PARTS for file in part.get("components", ())]
    assert sorted(inside) == sorted(file["path"] for file in lock)


@pytest.mark.parametrize(
    "part", [p for p in PARTS if p["purl"].startswith("pkg:pypi/")], ids=lambda p: p["name"]
)
def test_a_licence_is_the_one_the_package_names(part: dict[str, Any]) -> None:
    """As far as what is installed can be asked: by expression, by text, or by classifier."""
    try:
        meta = importlib.metadata.metadata(part["name"])
    except importlib.metadata.PackageNotFoundError:
        assert part["name"] == "tzdata" or part["scope"] == "excluded"  # on Windows alone; to make the wheel
        return
    said = " ".join(
        (
            meta.get("License-Expression") or "",
            (meta.get("License") or "")[:60],
            *(meta.get_all("Classifier") or ()),
        )
    )
    ours = part["licenses"][0].get("expression") or part["licenses"][0]["license"]["id"]
    family = re.split(r"[-\d]", ours)[0]
    words = {"MPL": "Mozilla Public License", "PSF": "PSF|Python Software Foundation", "Apache": "Apache"}
    assert re.search(words.get(family, family), said), (ours, said[:300])
