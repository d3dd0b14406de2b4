"""`dossier new`: write a commented file for a new entry."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from dossier.base.errors import DossierError
from dossier.cli.options import existing

TYPES = (
    "person",
    "organisation",
    "place",
    "track",
    "meeting",
    "event",
    "issue",
    "position",
    "document",
    "claim",
    "source",
    "watch",
    "page",
)
NAMES = ("name", "title", "question", "text", "summary")
"""The field an id can be made from, the first that the type has."""


@click.command("new")
@click.argument("kind", metavar="TYPE", type=click.Choice(TYPES))
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@click.option("--id", "entry_id", help="The id, which is the file's name; proposed when left out.")
@click.option("--set", "sets", multiple=True, metavar="FIELD=VALUE", help="A field's value; may be repeated.")
@click.option("--md", "with_body", is_flag=True, help="A Markdown file, for an entry with a narrative.")
def command(kind: str, project: Path, entry_id: str | None, sets: tuple[str, ...], with_body: bool) -> None:
    """Write a new entry of TYPE to fill in: required fields first, the others as comments.

    Asks for the required fields when run in a terminal. TYPE is one of person, organisation, place, track,
    meeting, event, issue, position, document, claim, source, watch, page.
    """
    from dossier.entries import CLASSES
    from dossier.entries.skeleton import described, required, skeleton

    existing(project)
    cls = next(cls for cls in CLASSES if cls.__name__.lower() == kind)
    values = _values(sets, tuple(cls.model_fields))
    if kind == "person":
        values.setdefault("kind", "person")
    if sys.stdin.isatty():
        for field in required(cls):
            if field not in values and (answer := _ask(field, described(cls, field))):
                values[field] = answer
    chosen = entry_id or _proposed(values)
    path = project / "content" / cls.folder / f"{chosen}.{'md' if with_body or kind == 'page' else 'yaml'}"
    text = skeleton(cls, {key: _quoted(value) for key, value in values.items()})
    _write(path, f"---\n{text}---\n\n" if path.suffix == ".md" else text)
    click.echo(f"wrote {path}")
    blanks = [field for field in required(cls) if field not in values]
    if blanks:
        click.echo(f"fill in {', '.join(blanks)}, then run `dossier check`")


def _values(sets: tuple[str, ...], known: tuple[str, ...]) -> dict[str, str]:
    from dossier.base.diagnostic import did_you_mean

    values: dict[str, str] = {}
    for item in sets:
        key, equals, value = item.partition("=")
        if not equals:
            raise click.UsageError(f'write --set FIELD=VALUE, not "{item}"')
        if key not in known:
            near = did_you_mean(key, known)
            raise click.UsageError(
                f'there is no field "{key}"' + (f', did you mean "{near}"?' if near else "")
            )
        values[key] = value
    return values


def _ask(field: str, about: str) -> str:
    answer: str = click.prompt(f"{field} ({about.rstrip('.')})", default="", show_default=False)
    return answer.strip()


def _proposed(values: Mapping[str, str]) -> str:
    from dossier.base.ids import proposed_id, valid_id

    name = next((values[field] for field in NAMES if values.get(field)), "")
    chosen = proposed_id(name, values.get("date", ""))
    if not valid_id(chosen):
        raise click.UsageError("give the entry an id: --id geneva-2026-02-17")
    if sys.stdin.isatty():
        answer: str = click.prompt("id", default=chosen)
        chosen = answer.strip()
    return chosen


def _quoted(value: str) -> str:
    """As a YAML scalar that reads back as the same text."""
    from dossier.outputs.plain_yaml import scalar

    return scalar(value)


def _write(path: Path, text: str) -> None:
    from dossier.base.ids import valid_id

    if not valid_id(path.stem):
        raise click.UsageError(
            f'"{path.stem}" cannot be an id: lower-case letters, digits and single hyphens'
        )
    taken = next((path.parent.parent).rglob(f"{path.stem}.*"), None)
    if taken:
        raise DossierError(f"the id {path.stem} is taken by {taken}")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
