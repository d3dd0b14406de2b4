"""The example dossier with an entry of every type, every field that takes free text filled, and its whole site."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from every_type import EVERY_TYPE
from pydantic import BaseModel
from worlds import BASE, files_of

from dossier.check import check_tree
from dossier.content.records import Record, records_from
from dossier.content.tree import DictTree
from dossier.entries.read import entries_from
from dossier.entries.settings import Settings
from dossier.graph.survey import Survey
from dossier.outputs.frame import frame_of
from dossier.outputs.plain_yaml import as_yaml
from dossier.outputs.plan import outputs_from
from dossier.outputs.urls import Urls
from dossier.render.render import pages_from
from dossier.render.theme import Theme, shipped
from dossier.site.page import Page

Text = Callable[[], str]
TEXTS = ("line", "paragraph")
MORE: dict[str, dict[str, Any]] = {
    "settings": {"base_url": "https://harbour.example", "style": {"avoid": {"so-called": "x"}}},
    "document": {"text_file": "x"},
    "meeting": {"plover": {"event": "x", "mode": "x"}},
    "person": {"image": {"file": "x", "licence": "x", "credit": "x", "alt": "x"}},
}
"""Groups that the example leaves out."""


@lru_cache
def example() -> tuple[tuple[Record, type[BaseModel], dict[str, Any]], ...]:
    """Each record of the example with its model and that model's JSON Schema."""
    records, slips = records_from(DictTree({**BASE, **files_of(EVERY_TYPE)}))
    loaded, more = entries_from(records)
    assert not slips and not more
    models: dict[str, type[BaseModel]] = {
        loaded.records[entry.id].path: type(entry) for entry in loaded.entries
    }
    models["content/dossier.yaml"] = Settings
    return tuple((record, models[record.path], _schema(models[record.path])) for record in records)


@lru_cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def filled(text: Text, body: Text) -> dict[str, str]:
    """The files of the example, with `text()` in every field that takes a line or a paragraph, and `body()` below."""
    made = {}
    for record, model, schema in example():
        given = {**record.fields, **MORE.get(model.__name__.lower(), {})}
        fields = _Filler(text, schema.get("$defs", {})).group(given, schema)
        if model is not Settings:
            fields["editor_note"] = "only for editors"
        fence = "---\n" if record.path.endswith(".md") else ""
        made[record.path] = f"{fence}{as_yaml(fields)}{fence}{record.body + body() if record.body else ''}"
    return made


class _Filler:
    """Walks a record and its JSON Schema side by side."""

    def __init__(self, text: Text, definitions: Mapping[str, Any]) -> None:
        self.text = text
        self.definitions = definitions

    def group(self, fields: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
        found = {}
        for name, inner in schema.get("properties", {}).items():
            if name in fields and fields[name] is not None:
                found[name] = fields[name] if name == "contact" else self.value(fields[name], inner)
            elif self._is_text(inner):
                found[name] = self.text()
        return found

    def value(self, value: Any, schema: Mapping[str, Any]) -> Any:
        options = [self._plain(option) for option in self._plain(schema).get("anyOf", [schema])]
        if isinstance(value, str):
            group = next((option for option in options if "source" in option.get("properties", {})), None)
            if group:  # a citation in short, which has room for words in its long form
                return self.group({"source": value}, group)
            return self.text() if any(option.get("x-kind") in TEXTS for option in options) else value
        if isinstance(value, dict):
            group = next(option for option in options if option.get("type") == "object")
            if "properties" in group:
                return self.group(value, group)
            return {key: self.value(inner, group["additionalProperties"]) for key, inner in value.items()}
        items = next(option["items"] for option in options if "items" in option)
        return [self.value(item, items) for item in value]

    def _is_text(self, schema: Mapping[str, Any]) -> bool:
        options = [self._plain(option) for option in self._plain(schema).get("anyOf", [schema])]
        return any(option.get("x-kind") in TEXTS for option in options)

    def _plain(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        name = schema.get("$ref", "").removeprefix("#/$defs/")
        return self.definitions[name] if name else schema


class Assets(dict[str, str]):
    """Whatever asset a template asks for is there."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> str:
        return f"assets/{name}"


@lru_cache
def theme() -> Theme:
    """The theme that comes with the program, its templates compiled once."""
    return Theme((shipped(),), Assets())


def pages_of(survey: Survey, *, preview: str = "") -> tuple[Page, ...]:
    """Every file of a dossier's site, assets aside, not yet made."""
    urls = Urls(survey.dossier.entries)
    frame = frame_of(survey, urls, preview=preview)
    return tuple(pages_from(outputs_from(survey, urls, frame), theme(), frame))


def site_of(files: Mapping[str, str | bytes], *, preview: str = "") -> dict[str, bytes]:
    """Every file of the site of a dossier without structural errors, assets aside."""
    done = check_tree(DictTree(files))
    assert done.survey, [str(found) for found in done.diagnostics]
    return {page.path: page.render() for page in pages_of(done.survey, preview=preview)}
