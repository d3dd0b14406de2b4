"""The page with an entry's own record, as YAML, without what is never published."""

from typing import Any

from dossier.base.plain import Plain
from dossier.entries import Entry
from dossier.graph.survey import Survey
from dossier.outputs.addresses import edit_address
from dossier.outputs.desk import Desk
from dossier.outputs.kinds import kind_of, section_of
from dossier.outputs.names import name_of
from dossier.outputs.output import Output
from dossier.outputs.plain_yaml import as_yaml
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.views import Link, Meta
from dossier.outputs.words import PLURAL

NEVER = ("editor_note", "snapshot", "lint_ignore")
"""Fields that stay among editors."""


class RecordView(Plain):
    """An entry's record."""

    meta: Meta
    entry: Link
    text: str
    """YAML."""
    edit: str


def record_page(survey: Survey, urls: Urls, entry: Entry) -> Output:
    """The output of one record's page; search engines are sent to the entry's own page."""
    desk = Desk(survey, urls)
    kind = kind_of(entry)
    section = section_of(kind)
    crumbs = ((Link(urls.to(f"{section}/"), PLURAL[kind]),) if section else ()) + (desk.link(entry.id),)
    meta = desk.page_meta(
        f"{folder_of(entry)}data/",
        f"Data: {name_of(survey.dossier, entry.id)} ({entry.id})",
        entry.summary or "",
        kind,
        section,
        crumbs,
    )
    base = (survey.dossier.settings.base_url or "").rstrip("/")
    view = RecordView(
        meta=meta._replace(canonical=f"{base}/{folder_of(entry)}" if base else ""),
        entry=desk.link(entry.id),
        text=as_yaml(public_record(survey, entry)),
        edit=edit_address(survey.dossier, entry),
    )
    return Output(f"{folder_of(entry)}data/index.html", "page:record", view, (entry.id,), listed=False)


def public_record(survey: Survey, entry: Entry) -> dict[str, Any]:
    """What the file says, as written, without the fields that stay among editors; the body as `body`."""
    record = survey.dossier.records[entry.id]
    fields = {key: value for key, value in record.fields.items() if key not in NEVER and value is not None}
    return {"id": entry.id, "type": entry.type, **fields, **({"body": record.body} if record.body else {})}
