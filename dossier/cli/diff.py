"""`dossier diff`: what changed in facts between two states of a dossier, and on which pages."""

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from dossier.base.diagnostic import has_errors
from dossier.cli.options import as_of_option, existing
from dossier.graph.changes import Change
from dossier.site.page import Page


@click.command("diff")
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="How to print changes.",
)
@click.option("--site", metavar="URL", default="", help="Address of a preview, to link the changed pages to.")
@as_of_option
def command(base: str, head: str | None, project: Path, form: str, site: str, as_of: date | None) -> None:
    """Say what changed in facts since BASE, by entry, and which pages change.

    BASE and HEAD are git revisions or project folders; HEAD is the working folder when left out. Changes of
    formatting alone are named as such. A published fact that was replaced or removed without a correction record
    is pointed out. Exit code 1 when one of the two cannot be read without errors.
    """
    from dossier.build import pages_of
    from dossier.check import Options, check
    from dossier.cli.states import state_of
    from dossier.graph.changes import changes

    existing(project)
    asked = Options(as_of=as_of)
    new = state_of(project, head, asked) if head is not None else check(project, asked)
    # the same day and the same dates of commits for both, so that only facts differ
    old = state_of(project, base, Options(as_of=as_of or (new.survey.dossier.as_of if new.survey else None)))
    for name, state in ((base, old), (head or "the working folder", new)):
        if state.survey is None or has_errors(state.diagnostics):
            click.echo(f"{name} has errors; run `dossier check` there", err=True)
            sys.exit(1)
    assert old.survey and new.survey
    found = changes(old.survey.dossier, new.survey.dossier)
    pages = _pages(pages_of(project, old), pages_of(project, new))
    click.echo({"text": _text, "markdown": _markdown, "json": _json}[form](found, pages, site.rstrip("/")))


def _pages(old: Sequence[Page], new: Sequence[Page]) -> tuple[tuple[str, str], ...]:
    """Entry and list pages that differ: (folder, added, removed or changed)."""
    was, now = ({page.path: page.key for page in pages} for pages in (old, new))
    return tuple(
        (
            path.removesuffix("index.html"),
            "added" if path not in was else "changed" if path in now else "removed",
        )
        for path in sorted(was.keys() | now.keys())
        if was.get(path) != now.get(path) and path.endswith("index.html") and "/data/" not in path
    )


Pages = Sequence[tuple[str, str]]
SIGNS = {"added": "+", "removed": "−", "renamed": "→", "changed": "~"}


def _facts(found: Sequence[Change]) -> list[Change]:
    return [change for change in found if change.action != "formatting"]


def _summary(found: Sequence[Change], pages: Pages) -> str:
    counts: Counter[str] = Counter(change.action for change in found)
    words = [f"{counts[action]} {action}" for action in SIGNS if counts[action]]
    told = ", ".join(words) or "no fact changed"
    formatting = f"; formatting only in {counts['formatting']}" if counts["formatting"] else ""
    return f"{told}{formatting}; {len(pages)} page{'' if len(pages) == 1 else 's'} change"


def _text(found: Sequence[Change], pages: Pages, site: str) -> str:
    lines = []
    for change in _facts(found):
        lines.append(f"{SIGNS[change.action]} {change.type} {change.id} ({change.label})")
        lines += [f"    {change.headline}"] if change.headline else []
        lines += [f"    {step}" for step in change.steps]
        lines += ["    ! a published fact changed without a correction record"] if change.uncorrected else []
    if pages:
        lines.append("pages:")
        lines += [
            f"    {SIGNS[how]} {site + '/' if site else ''}{path or 'index.html'}" for path, how in pages
        ]
    return "\n".join([*lines, _summary(found, pages)])


def _markdown(found: Sequence[Change], pages: Pages, site: str) -> str:
    lines = [f"### What changes in facts\n\n{_summary(found, pages)}\n"]
    for change in _facts(found):
        lines.append(f"- **{change.action}** {change.type} `{change.id}`: {escaped(change.label)}")
        lines += [f"  - {escaped(change.headline)}"] if change.headline else []
        lines += [f"  - {escaped(str(step))}" for step in change.steps]
        lines += ["  - ⚠ a published fact changed without a correction record"] if change.uncorrected else []
    if pages:
        links = (
            f"- {how}: [{path or '/'}]({site}/{path})" if site else f"- {how}: `/{path}`"
            for path, how in pages
        )
        lines += ["", f"<details><summary>{len(pages)} pages</summary>\n", *links, "\n</details>"]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text of strangers in a comment: no mentions, no markup, no HTML."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text).replace("@", "@\u200b")


def _json(found: Sequence[Change], pages: Pages, site: str) -> str:
    return json.dumps(
        {
            "changes": [
                {**change._asdict(), "steps": [step._asdict() for step in change.steps]} for change in found
            ],
            "pages": [{"path": path, "how": how} for path, how in pages],
        },
        ensure_ascii=False,
        indent=1,
    )
