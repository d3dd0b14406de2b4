"""`dossier stale`: what to look at this week."""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.base.diagnostic import has_errors
from dossier.base.excerpt import harmless
from dossier.cli.options import existing, project_argument

if TYPE_CHECKING:
    from dossier.graph.survey import Survey
    from dossier.graph.upkeep import Group

SHOWN = 10
"""Tasks of one sort that the text shows; of the rest it gives the number."""


@click.command("stale")
@project_argument
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _ctx, _param, value: value.date() if value else date.today(),
    metavar="DAY",
    help="Speak of this day instead of today.",
)
@click.option("--days", default=90, metavar="N", help="Checks, offices and positions older than N days [90].")
@click.option("--silence", default=30, metavar="N", help="Active tracks without a meeting for N days [30].")
@click.option("--ahead", default=14, metavar="N", help="Questions that fall due within N days [14].")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="How to print them.",
)
@click.option("--all", "everything", is_flag=True, help=f"Show all, not the {SHOWN} oldest of each sort.")
def command(
    project: Path, as_of: date, days: int, silence: int, ahead: int, form: str, everything: bool
) -> None:
    """Say what to look at in PROJECT: questions due, old checks, unconfirmed offices and positions, silent tracks.

    Unlike the site, which speaks of the dossier's own day, this list is about today; --as-of names another day.
    """
    from dossier.check import Options, check
    from dossier.graph.upkeep import Spans, upkeep

    checked = check(existing(project), Options(as_of=as_of))
    if checked.survey is None:
        click.echo("content/dossier.yaml has errors; run `dossier check`", err=True)
        sys.exit(1)
    if has_errors(checked.diagnostics):
        click.echo(
            "note: the dossier has errors, so an entry may be missing here; run `dossier check`", err=True
        )
    groups = (*upkeep(checked.survey, Spans(days, silence, ahead)), *_lost(project, checked.survey))
    limit = None if everything or form == "json" else SHOWN
    click.echo({"text": _text, "markdown": _markdown, "json": _json}[form](groups, as_of, limit))


def _lost(project: Path, survey: "Survey") -> Iterator["Group"]:
    """Sources whose page was gone when `dossier links` asked last, and of which no copy is known."""
    from dossier.cli.links import memory_of
    from dossier.content.records import marks
    from dossier.entries import Source
    from dossier.graph.upkeep import Group, Task

    memory, dossier = memory_of(project), survey.dossier
    tasks = [
        Task(
            known.since, source.id, source.label, known.detail, marks(dossier.records[source.id]).at(("url",))
        )
        for source in dossier.all(Source)
        if (known := memory.get(source.url or "")) and known.state == "gone"
        if source.access != "dead" and not source.archives
    ]
    if tasks:
        yield Group("links", "sources whose page is gone, without a copy", tuple(sorted(tasks)))


def _text(groups: Sequence["Group"], day: date, limit: int | None) -> str:
    lines = [f"as of {day.isoformat()}: {_summary(groups)}"]
    for group in groups:
        lines += ["", f"{group.title} ({len(group.tasks)})"]
        for task in group.tasks[:limit]:
            lines += [f"  {harmless(task.id)}: {harmless(task.message)}", f"      {harmless(str(task.mark))}"]
        lines += [f"  ... and {rest} more; --all shows them"] if (rest := _rest(group, limit)) else []
    return "\n".join(lines)


def _markdown(groups: Sequence["Group"], day: date, limit: int | None) -> str:
    from dossier.cli.diff import escaped

    lines = [f"### To look at, as of {day.isoformat()}", "", f"{_summary(groups)}"]
    for group in groups:
        lines += ["", f"**{group.title[0].upper()}{group.title[1:]}** ({len(group.tasks)})", ""]
        for task in group.tasks[:limit]:
            lines.append(f"- [ ] `{task.id}`: {escaped(task.message)} (`{task.mark}`)")
        lines += [f"- … and {rest} more"] if (rest := _rest(group, limit)) else []
    return "\n".join(lines)


def _json(groups: Sequence["Group"], day: date, limit: int | None) -> str:
    listed = [
        {
            "sort": group.key,
            "title": group.title,
            "tasks": [
                {
                    "id": task.id,
                    "label": task.label,
                    "message": task.message,
                    "since": task.since.isoformat() if task.since > date.min else None,
                    "path": task.mark.path,
                    "line": task.mark.line,
                }
                for task in group.tasks
            ],
        }
        for group in groups
    ]
    return json.dumps({"as_of": day.isoformat(), "groups": listed}, ensure_ascii=False, indent=1)


def _summary(groups: Sequence["Group"]) -> str:
    total = sum(len(group.tasks) for group in groups)
    return f"{total} to look at" if total else "nothing to look at"


def _rest(group: "Group", limit: int | None) -> int:
    return len(group.tasks) - limit if limit is not None and len(group.tasks) > limit else 0
