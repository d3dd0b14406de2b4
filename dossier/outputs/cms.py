"""The models → the configuration of a web editor that works on the repository itself (Sveltia CMS, MIT), so that
somebody without git can propose a change. It offers what `dossier check` would accept; the check has the last word.

What it cannot show (offices, exceptions, citations with a page or a quotation) it keeps as it is.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from dossier.entries import CLASSES, Entry, Position
from dossier.entries.read import Loaded
from dossier.entries.schema import Known
from dossier.entries.settings import Settings
from dossier.outputs.cms_yaml import Choices, Config

LEFT_OUT = ("external_ids", "withdrawn", "redirect_from", "not_same_as", "lint_ignore", "image", "plover")
"""Fields for which a text editor is the better place."""
LABELS = ("name", "title", "question", "text", "summary")
SLUGS = {"meeting": "{{place}}-{{date}}", "position": "{{holder}}-{{issue}}-{{date}}"}
ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
MANY = 4
HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "gitea", "gitea.com": "gitea"}


class Kept(NamedTuple):
    """The entries of one class in files of one ending, which is what the editor calls a collection."""

    cls: type[Entry]
    ending: str
    name: str
    label: str


def cms_config(loaded: Loaded, settings: Settings, known: Known) -> Config:
    """The configuration for a dossier as it is: its files, its ids, its repository."""
    kept = tuple(_kept(loaded))
    fields = _Fields(kept, known)
    return {
        "backend": _backend(settings),
        "publish_mode": "editorial_workflow",
        "media_folder": "content/actors",
        "public_folder": "/",
        "app_title": settings.short_title or settings.title,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 80},
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_size": 2}},
        "collections": [_collection(one, loaded, fields) for one in kept],
    }


def needs_repository(settings: Settings) -> bool:
    """Whether the settings do not say where proposals go to."""
    return _repository(settings)[1] == ""


def _kept(loaded: Loaded) -> Iterable[Kept]:
    for cls in CLASSES:
        paths = [loaded.records[entry.id].path for entry in loaded.entries if type(entry) is cls]
        endings = {path.rpartition(".")[2] for path in paths} or {"yaml"}
        words = {"person": "people", "watch": "open questions"}
        kind = cls.__name__.lower()
        name = words.get(kind, f"{kind}s")
        for ending in sorted(endings):
            more = ", with a text" if ending == "md" and len(endings) > 1 else ""
            yield Kept(
                cls, ending, f"{kind}-{ending}" if len(endings) > 1 else kind, name.capitalize() + more
            )


def _collection(kept: Kept, loaded: Loaded, fields: "_Fields") -> Config:
    cls = kept.cls
    raw = cls.model_json_schema()
    label = next(name for name in LABELS if name in cls.model_fields)
    names = [name for name in cls.model_fields if name not in ("id", "prose", *LEFT_OUT)]
    names.sort(
        key=lambda name: (name not in raw["required"], name in Entry.model_fields and name != "summary")
    )
    shown = [fields.field(name, raw["properties"][name], name in raw["required"], raw) for name in names]
    body = {"name": "body", "label": "Text", "widget": "richtext", "modes": ["raw"], "required": False}
    config: Config = {
        "name": kept.name,
        "label": kept.label,
        "folder": f"content/{cls.folder}",
        "extension": kept.ending,
        "format": "yaml-frontmatter" if kept.ending == "md" else "yaml",
        "identifier_field": label,
        "slug": {
            "template": SLUGS.get(cls.type, f"{{{{{label}}}}}"),
            "editable": ["create"],
            "pattern": [ID_PATTERN, "lower-case letters, digits and single hyphens"],
            "hint": "The id: it is the file's name and stays; other entries refer to it.",
        },
        "create": True,
        "delete": False,  # `dossier retire` leaves a note and mends the references
        "aliases_field": False,
        "fields": [field for field in shown if field] + ([body] if kept.ending == "md" else []),
    }
    if cls.type == "actor":
        kinds = ["person"] if "tenures" in cls.model_fields else raw["properties"]["kind"]["enum"]
        config["filter"] = {"field": "kind", "value": kinds}
    if cls is Position and _is_filed_by_issue(loaded):
        config["path"] = "{{issue}}/{{slug}}"
    return config


def _is_filed_by_issue(loaded: Loaded) -> bool:
    held = [entry for entry in loaded.entries if isinstance(entry, Position)]
    return bool(held) and all(loaded.records[one.id].path.split("/")[-2] == one.issue for one in held)


class _Fields:
    """Fields of the models as fields of the editor."""

    def __init__(self, kept: tuple[Kept, ...], known: Known) -> None:
        self.homes: dict[str, list[Kept]] = {}
        for one in kept:
            self.homes.setdefault(one.cls.type, []).append(one)
        self.known = known

    def field(self, name: str, raw: Config, required: bool, top: Config) -> Config | None:
        """One field; None for what only a text editor can do."""
        widget = self.widget(name, _bare(raw), top)
        if widget is None:
            return None
        described = {"hint": " ".join(raw["description"].split())} if "description" in raw else {}
        label = name.replace("_", " ").capitalize()
        return {"name": name, "label": label, **widget, "required": required, **described}

    def widget(self, name: str, raw: Config, top: Config) -> Config | None:
        if name == "stance" and "enum" not in raw:
            return {"widget": "select", "options": self.choices(("stance",))}
        if "x-target" in raw:
            return self.reference(tuple(raw["x-target"]))
        if "enum" in raw or "const" in raw:
            words = raw.get("enum") or [raw["const"]]
            return {
                "widget": "select",
                "options": words,
                **({"default": words[0]} if len(words) == 1 else {}),
            }
        if "$ref" in raw:
            return {"widget": "object", "collapsed": "auto", "fields": self.group(raw, top)}
        if raw.get("type") == "array":
            return self.list_of(name, raw["items"], top)
        if raw.get("type") == "object":
            inner = raw.get("additionalProperties")
            return {"widget": "keyvalue"} if isinstance(inner, dict) and "$ref" not in inner else None
        return _scalar(raw)

    def list_of(self, name: str, item: Config, top: Config) -> Config | None:
        short = next((option for option in item.get("anyOf", ()) if "$ref" not in option), item)
        if "x-target" in short:
            return {**self.reference(tuple(short["x-target"])), "multiple": True}
        if "$ref" in short:
            return {"widget": "list", "collapsed": "auto", "fields": self.group(short, top)}
        if "enum" in short:
            return {"widget": "select", "multiple": True, "options": short["enum"]}
        inner = {"name": "item", "label": name.replace("_", " ").capitalize(), **_scalar(short)}
        return {"widget": "list", "field": inner}

    def group(self, raw: Config, top: Config) -> list[Config]:
        model = top["$defs"][raw["$ref"].rpartition("/")[2]]
        required = model.get("required", ())
        found = (self.field(key, value, key in required, top) for key, value in model["properties"].items())
        return [field for field in found if field]

    def reference(self, types: tuple[str, ...]) -> Config:
        """From the entries themselves where one collection holds them all, else from the ids of today."""
        homes = self.homes.get(types[0], []) if len(types) == 1 else []
        if len(homes) == 1:
            label = next(name for name in LABELS if name in homes[0].cls.model_fields)
            return {
                "widget": "relation",
                "collection": homes[0].name,
                "value_field": "{{slug}}",
                "display_fields": [f"{{{{{label}}}}} ({{{{slug}}}})"],
                "search_fields": [label],
            }
        return {"widget": "select", "options": self.choices(types)}

    def choices(self, types: tuple[str, ...]) -> Choices:
        pairs = (pair for kind in types for pair in self.known[kind].items())
        return Choices("-or-".join(types) if len(types) < MANY else "any", tuple(pairs))


def _bare(raw: Config) -> Config:
    """Without `or null`."""
    options = [option for option in raw.get("anyOf", ()) if option != {"type": "null"}]
    return options[0] if len(options) == 1 else raw


def _scalar(raw: Config) -> Config:
    kind = raw.get("x-kind")
    if raw.get("type") in ("integer", "number"):
        limits = {key: raw[name] for key, name in (("min", "minimum"), ("max", "maximum")) if name in raw}
        return {"widget": "number", "value_type": "int" if raw["type"] == "integer" else "float", **limits}
    if raw.get("type") == "boolean":
        return {"widget": "boolean"}
    if kind == "paragraph":
        return {"widget": "text", "use_emoji_autocomplete": False}
    if kind == "url":
        return {"widget": "string", "type": "url"}
    pattern = {"date": "^[0-9X\\[./].*$", "key": ID_PATTERN, "time": "^[0-9]{2}:[0-9]{2}$"}.get(kind or "")
    says = {"date": "2026-02-17, 2026-02, 2026-02~ for about", "key": "lower-case letters and hyphens"}
    checked = {"pattern": [pattern, says.get(kind or "", "09:30")]} if pattern else {}
    return {"widget": "string", "use_emoji_autocomplete": False, **checked}


def _backend(settings: Settings) -> Config:
    kind, repo = _repository(settings)
    backend: Config = {"name": kind, "repo": repo or "OWNER/NAME", "branch": settings.repository_branch}
    if kind == "github":  # somebody without rights proposes from a copy of their own
        backend |= {"open_authoring": True, "auth_scope": "public_repo"}
    return backend


def _repository(settings: Settings) -> tuple[str, str]:
    parts = urlsplit(settings.repository or "")
    path = re.sub(r"\.git$", "", parts.path.strip("/"))
    return HOSTS.get(parts.hostname or "", "github"), path if "/" in path else ""
