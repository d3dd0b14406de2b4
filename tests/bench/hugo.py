"""A generated dossier as a project for Hugo: the same entries, their fields as front matter, links in prose resolved.

    python tests/bench/hugo.py PROJECT FOLDER

What Hugo would have to search for is made easy for it: titles and paths are given, what each list holds and in which
order, and which entries a text mentions. Only the types of entry and the fields that `generate.py` writes are carried over.
"""

import argparse
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dossier.check import Options, check
from dossier.entries import Entry, Issue, Meeting, Organisation, Person, Position, Source
from dossier.graph.survey import Survey
from dossier.outputs.names import name_of, short_name_of
from dossier.outputs.pages.indexes import IndexView, index_pages
from dossier.outputs.pages.matrix import matrix_page
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.words import word
from dossier.prose.body import Link

HERE = Path(__file__).resolve().parent
LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")


def convert(project: Path, folder: Path) -> None:
    """Lay the project for Hugo down in a folder."""
    survey = check(project, Options(as_of=date(2026, 6, 1))).survey
    assert survey
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    (folder / "static").mkdir(exist_ok=True)
    shutil.copy(HERE / "lean/templates/assets/lean.css", folder / "static")
    for path, text in files(survey, project):
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def files(survey: Survey, project: Path) -> Iterator[tuple[str, str]]:
    """Path and text of every file of the content."""
    urls = Urls(survey.dossier.entries)
    for output in index_pages(survey, urls):
        yield output.path.replace("index.html", "_index.md"), _text(_list(output.view), "")
    matrix = matrix_page(survey, urls).view
    others = [f"/{link.path[:-1]}" for link in matrix.others]
    yield "positions/_index.md", _text({"title": matrix.meta.title, "others": others}, "")
    for entry in survey.dossier.entries.values():
        path = project / survey.dossier.records[entry.id].path
        yield f"{folder_of(entry)[:-1]}.md", _text(_front(survey, entry), _body(survey, path))


def _list(view: IndexView) -> dict[str, Any]:
    """Which entries an index has, in their order, and which parts it is cut into."""
    entries = [f"/{item.link.path[:-1]}" for group in view.groups for item in group.items]
    parts = (
        [{"path": f"/{part.link.path}", "name": part.link.text} for part in view.parts.links]
        if view.parts
        else []
    )
    return {"title": view.meta.title, "entries": entries, "parts": parts}


def _front(survey: Survey, entry: Entry) -> dict[str, Any]:
    links = [part.target for part in entry.prose.parts if isinstance(part, Link)]
    own = [cite.source for cite in entry.cites]
    further = [cite.source for cite in _tenure_cites(entry)]
    return {
        "title": name_of(survey.dossier, entry.id),
        "description": entry.summary or "",
        **_fields(survey, entry),
        "cites": _paths(survey, own),
        "cited": _paths(survey, dict.fromkeys((*own, *further))),
        "mentions": _paths(survey, (target for target in dict.fromkeys(links) if target != entry.id)),
    }


def _tenure_cites(entry: Entry) -> Iterator[Any]:
    for tenure in entry.tenures if isinstance(entry, Person) else ():
        yield from tenure.cites


def _fields(survey: Survey, entry: Entry) -> dict[str, Any]:
    """The fields of its type."""
    match entry:
        case Person():
            return {"native": dict(entry.native_name), "offices": [_office(survey, t) for t in entry.tenures]}
        case Organisation():
            names = [office.full_name or office.name for office in entry.offices.values()]
            return {"kind": word(entry.kind), "names": names}
        case Meeting():
            sent = [(d.party, [member.person for member in d.members]) for d in entry.delegations]
            delegations = [{"party": _path(survey, p), "members": _paths(survey, m)} for p, m in sent]
            held = {"date": entry.date.earliest, "status": entry.status, "kind": word(entry.kind)}
            return {**held, "issues": _paths(survey, entry.issues), "delegations": delegations}
        case Position():
            told = {"date": entry.date.earliest, "stance": word(entry.stance), "basis": word(entry.basis)}
            refers = {"holder": entry.holder, "issue": entry.issue, "at": entry.at}
            return {**told, **{key: _path(survey, to) for key, to in refers.items() if to}}
        case Source():
            found = {"date": entry.published.earliest if entry.published else None, "address": entry.url}
            kind = {"publisher": entry.publisher, "kind": word(entry.kind), "reliability": entry.reliability}
            return {**found, **kind}
        case Issue():
            return {"question": entry.question}
    raise SystemExit(f"{entry.id}: the generator writes no {entry.type}")


def _office(survey: Survey, tenure: Any) -> dict[str, Any]:
    office = survey.dossier.offices[tenure.office]
    cites = _paths(survey, [cite.source for cite in tenure.cites])
    start = tenure.start.earliest if tenure.start else None
    return {"title": office.title, "org": _path(survey, office.org), "start": start, "cites": cites}


def _path(survey: Survey, entry_id: str) -> str:
    return f"/{folder_of(survey.dossier.entries[entry_id])[:-1]}"


def _paths(survey: Survey, ids: Any) -> list[str]:
    return [_path(survey, entry_id) for entry_id in ids]


def _body(survey: Survey, path: Path) -> str:
    if path.suffix != ".md":
        return ""
    text = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    return LINK.sub(
        lambda m: f"[{m[2] or short_name_of(survey.dossier, m[1])}]({_path(survey, m[1])}/)", text
    )


def _text(front: dict[str, Any], body: str) -> str:
    known = {key: value for key, value in front.items() if value not in (None, [])}
    fields = yaml.dump(known, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{fields}---\n{body}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    convert(arguments.project, arguments.folder)
