"""The models → JSON Schema (draft 2020-12) for editors: what each field is for, its words, the ids it may hold.

A schema is for help while typing; it lets through what only `dossier check` can judge, and refuses nothing that
the check lets through.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from dossier.entries import CLASSES, Entry, Organisation, Person, Position
from dossier.entries.fields import LINE, PARAGRAPH, countries
from dossier.entries.position import STANCES
from dossier.entries.settings import Settings

Schema = dict[str, Any]
Known = Mapping[str, Mapping[str, str]]
"""Entry type, or `office`, or `stance` → the ids there are, each with its label."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"
NAMES = ("dossier", *dict.fromkeys(cls.type for cls in CLASSES))
"""What a file may be: the settings, or an entry of some type."""

_OWN = ("id", "prose")
_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_DATE = r"[12]\d(\d\d|\dX|XX)(-(\d\d|XX)(-(\d\d|XX))?)?[?~%]?"
_TEXT = {"type": ["string", "number", "boolean"]}  # the reader takes every scalar as text: `number: 1`
_KINDS: dict[str, Schema] = {
    "line": {**_TEXT, "pattern": r"\S", "maxLength": LINE},
    "paragraph": {**_TEXT, "pattern": r"\S", "maxLength": PARAGRAPH},
    "date": {
        "anyOf": [
            {
                "type": "string",
                "pattern": rf"^({_DATE}|({_DATE}|\.\.)?/({_DATE}|\.\.)?|\[{_DATE}((,|\.\.){_DATE})+\])$",
            },
            {"type": "integer", "minimum": 1000, "maximum": 2999},
        ],
        "description": "2026-02-17, 2026-02, 2026; 2026-02~ about, 2026-02-17? uncertain; "
        "2026-02-17/2026-02-18 from and to; [2026-02-17,2026-02-18] one of these.",
    },
    "time": {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"},
    "url": {"type": "string", "format": "uri", "pattern": "^https?://"},
    "language": {"type": "string", "pattern": r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"},
    "timezone": {"type": "string", "pattern": r"^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$"},
    "key": {"type": ["string", "integer"], "pattern": f"^{_ID}$"},
}


def schema_for(name: str, known: Known | None = None) -> Schema:
    """The JSON Schema of `dossier` (the settings), of a type of entry, or of `person` or `organisation` alone; with
    `known`, references are lists of ids. KeyError when there is no such type."""
    classes = {key: found for found in CLASSES for key in (found.type, found.__name__.lower())}
    if name == "actor":
        return _actor(known)
    return _document(Settings if name == "dossier" else classes[name], known)


def known_ids(entries: Iterable[Entry]) -> Known:
    """The ids of every type with their labels, the offices, and the stances of all scales."""
    known: dict[str, dict[str, str]] = {kind: {} for kind in (*(cls.type for cls in CLASSES), "office")}
    known["stance"] = dict.fromkeys(STANCES, "")
    for entry in entries:
        known[entry.type][entry.id] = entry.label
        if isinstance(entry, Organisation):
            titles = ((key, office.full_name or office.name) for key, office in entry.offices.items())
            known["office"] |= {f"{entry.id}/{key}": title for key, title in titles}
        known["stance"] |= {
            key: f"{entry.label}: {says}" for key, says in getattr(entry, "stances", {}).items()
        }
    return known


def _document(model: type[BaseModel], known: Known | None) -> Schema:
    raw = model.model_json_schema()
    definitions = raw.pop("$defs", {})
    body = _Shaper(known)
    if issubclass(model, Entry):  # the id is the file's name, the prose its body
        raw["properties"] = {key: raw["properties"][key] for key in raw["properties"] if key not in _OWN}
        raw["required"] = [name for name in raw.get("required", ()) if name not in _OWN]
    shaped = body.group(raw)
    if model is Position:
        shaped["properties"]["stance"] = body.stance(shaped["properties"]["stance"])
    shaped["$defs"] = {
        **{name: body.group(found) for name, found in definitions.items() if "properties" in found},
        **body.definitions,
    }
    return {"$schema": DRAFT, **_reachable(shaped)}


def _actor(known: Known | None) -> Schema:
    """People and organisations share a folder; `kind` says which it is."""
    person, organisation = _document(Person, known), _document(Organisation, known)
    definitions = {**person.pop("$defs"), **organisation.pop("$defs")}
    kinds = ["person", *organisation["properties"]["kind"]["enum"]]
    definitions |= {"Person": person, "Organisation": organisation}
    for found in (person, organisation):
        del found["$schema"]
    return {
        "$schema": DRAFT,
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": kinds, "description": "What it is: a person or an organisation."}},
        "if": {"properties": {"kind": {"const": "person"}}},
        "then": {"$ref": "#/$defs/Person"},
        "else": {"$ref": "#/$defs/Organisation"},
        "$defs": definitions,
    }


class _Shaper:
    """Rewrites pydantic's schemas; the definitions that several fields share gather in `definitions`."""

    def __init__(self, known: Known | None) -> None:
        self.known = known
        self.definitions: dict[str, Schema] = {}

    def group(self, raw: Schema) -> Schema:
        """A model: its fields, and room for `x_*` keys; an optional one may be left empty."""
        required = raw.get("required", [])
        properties = raw.get("properties", {})
        shaped = {
            **_described(raw),
            "type": "object",
            "required": required,
            "properties": {key: self.field(found, key in required) for key, found in properties.items()},
            "patternProperties": {"^x_": {}},
            "additionalProperties": False,
        }
        return shaped if required else {key: value for key, value in shaped.items() if key != "required"}

    def field(self, raw: Schema, required: bool) -> Schema:
        """A field's schema, with its own description beside what it shares with others."""
        shaped = self.value({key: raw[key] for key in raw if key not in ("title", "description", "default")})
        if not required:
            shaped = {"anyOf": [shaped, {"type": "null"}]}
            if raw.get("default") not in (None, [], {}):
                shaped["default"] = raw["default"]
        return {**shaped, **_described(raw)}

    def value(self, raw: Schema) -> Schema:
        """What a field holds: a reference, a kind of text, a list or a group."""
        if "x-target" in raw:
            return self.reference(tuple(raw["x-target"]))
        if "x-kind" in raw:
            return self.kind(raw["x-kind"])
        shaped = {key: value for key, value in raw.items() if key not in ("title", "additionalProperties")}
        if "anyOf" in raw:
            options = [self.value(option) for option in raw["anyOf"] if option != {"type": "null"}]
            shaped.pop("anyOf")
            return {**(options[0] if len(options) == 1 else {"anyOf": options}), **shaped}
        if "items" in raw:
            shaped["items"] = self.value(raw["items"])
        if isinstance(raw.get("additionalProperties"), dict):
            shaped["additionalProperties"] = self.value(raw["additionalProperties"])
        shaped.pop("propertyNames", None)
        return shaped

    def reference(self, types: tuple[str, ...]) -> Schema:
        """A reference to any of those types: one of the ids, or anything that looks like one."""
        parts = [self.shared(f"{kind}-id", self.ids(kind)) for kind in types]
        return parts[0] if len(parts) == 1 else {"anyOf": parts}

    def ids(self, kind: str) -> Schema:
        if not (self.known and self.known[kind]):
            return {"type": "string", "pattern": f"^{_ID}/{_ID}$" if kind == "office" else f"^{_ID}$"}
        found = self.known[kind]
        return {"enum": list(found), "enumDescriptions": [found[entry_id] for entry_id in found]}

    def kind(self, kind: str) -> Schema:
        if kind == "country":
            names = countries()
            return self.shared(kind, {"enum": list(names), "enumDescriptions": list(names.values())})
        return self.shared(kind, _KINDS[kind])

    def shared(self, name: str, schema: Schema) -> Schema:
        self.definitions.setdefault(name, schema)
        return {"$ref": f"#/$defs/{name}"}

    def stance(self, raw: Schema) -> Schema:
        """Ours, or one of an issue's own scale, which only the dossier knows."""
        if self.known is not None:
            return {**self.shared("stance-id", self.ids("stance")), **_described(raw)}
        own = {"type": "string", "pattern": f"^{_ID}$"}
        return {"anyOf": [{"enum": list(STANCES)}, own], **_described(raw)}


def _described(raw: Schema) -> Schema:
    return {"description": " ".join(raw["description"].split())} if "description" in raw else {}


def _reachable(schema: Schema) -> Schema:
    """The schema with only those definitions that something in it refers to."""
    definitions = schema.pop("$defs")
    wanted, found = [schema], dict[str, Schema]()
    while wanted:
        for name in _references(wanted.pop()):
            if name not in found:
                found[name] = definitions[name]
                wanted.append(definitions[name])
    return {**schema, "$defs": dict(sorted(found.items()))}


def _references(node: Any) -> Iterable[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].removeprefix("#/$defs/")
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)
