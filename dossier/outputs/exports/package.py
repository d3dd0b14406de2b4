"""What the tables are, for machines: a Data Package (datapackage.org, version 2)."""

from collections.abc import Iterable
from typing import Any

from dossier.base.ids import slug
from dossier.entries.settings import Settings
from dossier.outputs.exports.sheet import Column, Sheet

KEYS = {"entries": "id", "offices": "office"}
"""The column that a reference leads to, by table."""


def package(settings: Settings, as_of: str, sheets: Iterable[Sheet]) -> dict[str, Any]:
    """The descriptor of all tables, with the types, meanings and references of their columns."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": slug(settings.short_title or settings.title),
        "title": settings.title,
        "description": " ".join([settings.scope, NOTE]),
        "version": as_of,
        "licenses": [_licence(settings)],
        "contributors": [{"title": name, "roles": ["editor"]} for name in settings.editors],
        "resources": [_resource(sheet) for sheet in sheets],
    }


NOTE = (
    "In the CSV files a text that a spreadsheet would take for a formula has an apostrophe before it; "
    "the JSON files have it as written."
)


def _licence(settings: Settings) -> dict[str, str]:
    found = {"name": settings.licence.data.replace(" ", "-"), "title": settings.licence.data}
    return {**found, "path": settings.licence.url} if settings.licence.url else found


def _resource(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name.replace("_", "-"),
        "type": "table",
        "path": f"{sheet.name}.csv",
        "title": sheet.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(sheet),
    }


def _schema(sheet: Sheet) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [{"name": c.name, "type": c.kind, "description": c.about} for c in sheet.columns]
    }
    if sheet.key:
        schema["primaryKey"] = list(sheet.key)
    links = [_foreign(column) for column in sheet.columns if column.target]
    return {**schema, "foreignKeys": links} if links else schema


def _foreign(column: Column) -> dict[str, Any]:
    return {
        "fields": [column.name],
        "reference": {"resource": column.target, "fields": [KEYS[column.target]]},
    }
