"""`dossier new`: write a commented file for a new entry."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from dossier.base.diagnostic import did_you_mean
from dossier.base.errors import DossierError
from dossier.cli import asking, schema
from dossier.cli.options import existing
from dossier.cli.writing import write
from dossier.content.records import Value
from dossier.entries import CLASSES, Entry
from dossier.entries.answers import answered
from dossier.entries.proposals import day_in, home_for, id_for, neighbours, same_address
from dossier.entries.read import Loaded
from dossier.entries.schema import Known, known_ids
from dossier.entries.skeleton import OWN, asked, required, skeleton

KINDS = tuple(cls.__name__.lower() for cls in CLASSES)


@click.command("new")
@click.argument("kind", metavar="TYPE", type=click.Choice(KINDS))
@click.argument("url", required=False)
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@click.option("--id", "entry_id", help="The id, which is the file's name; proposed when left out.")
@click.option("--set", "sets", multiple=True, metavar="FIELD=VALUE", help="A field's value; may be repeated.")
@click.option("--accessed", metavar="DAY", help="For a source: the day you read it.")
@click.option(
    "--md/--yaml",
    "markdown",
    default=None,
    help="With room for a narrative or without; like most of its type.",
)
@click.option("--ask/--no-ask", default=None, help="Ask for what it must have; in a terminal we do.")
@click.option(
    "--modeline", is_flag=True, help="Name the schema in the first line, for editors that want that."
)
def command(
    kind: str,
    url: str | None,
    project: Path,
    entry_id: str | None,
    sets: tuple[str, ...],
    accessed: str | None,
    markdown: bool | None,
    ask: bool | None,
    modeline: bool,
) -> None:
    """Write a new entry of TYPE to fill in: what it must have first, the rest as comments.

    TYPE is one of person, organisation, place, track, meeting, event, issue, position, document, claim, source,
    watch, page. `dossier new source URL` takes the publisher, language and reliability from other sources at the
    same host. A list is written "one, two"; anything else as YAML: --set 'native_name={uk: Київ}'.
    """
    cls = next(cls for cls in CLASSES if cls.__name__.lower() == kind)
    loaded = _loaded(existing(project))
    known = known_ids(loaded.entries)
    asks = sys.stdin.isatty() if ask is None else ask
    values = _given(cls, sets, url, accessed, known)
    if kind == "source" and isinstance(values.get("url"), str):
        _like_others(loaded, values, asks)
    if asks:
        asking.intro(cls)
        day = day_in(str(values.get("url") or "")) if kind == "source" else None
        for name in asked(cls):
            if name not in values:
                proposal = day if name == "published" else None
                if (answer := asking.ask(cls, name, known, proposal)) is not None:
                    values[name] = answer
    chosen = _chosen(cls, entry_id, values, loaded, asks)
    folder, usual = home_for(cls, loaded, values)
    path = folder / f"{chosen}{usual if markdown is None else '.md' if markdown else '.yaml'}"
    _write(project / path, _text(cls, values, path.suffix, len(folder.parts) if modeline else 0))
    if schema.are_written(project):
        schema.write_schemas(project)
    _tell(project, path.as_posix(), [name for name in required(cls) if name not in values])


def _loaded(project: Path) -> Loaded:
    from dossier.content.records import records_from
    from dossier.content.tree import DiskTree
    from dossier.entries.read import entries_from

    return entries_from(records_from(DiskTree(project))[0])[0]


def _given(
    cls: type[Entry], sets: tuple[str, ...], url: str | None, accessed: str | None, known: Known
) -> dict[str, Value]:
    """The values said on the command line; a wrong one is a wrong command."""
    if (url or accessed) and cls.__name__ != "Source":
        raise click.UsageError("only a source has an address and a day of reading")
    said = [item.partition("=") for item in sets]
    extra = (("url", "=", url), ("accessed", "=", accessed))
    values: dict[str, Value] = {"kind": "person"} if cls.__name__ == "Person" else {}
    for name, equals, text in (*said, *((key, sign, text) for key, sign, text in extra if text)):
        if not equals:
            raise click.UsageError(f'write --set FIELD=VALUE, not "{name}"')
        values[name] = _checked(cls, name, text.strip(), known)
    return values


def _checked(cls: type[Entry], name: str, text: str, known: Known) -> Value:
    fields = [field for field in cls.model_fields if field not in OWN]
    if name not in fields:
        near = did_you_mean(name, fields)
        raise click.UsageError(f'there is no field "{name}"' + (f', did you mean "{near}"?' if near else ""))
    answer = answered(cls, name, text, known)
    if answer.slips:
        slip = answer.slips[0]
        raise click.UsageError(f"{name}: {slip.message}" + (f"; {slip.hint}" if slip.hint else ""))
    return answer.value


def _like_others(loaded: Loaded, values: dict[str, Value], asks: bool) -> None:
    """Fill in for a source what the others at its host have in common; refuse an address that is there already."""
    url = str(values["url"])
    if there := same_address(loaded, url):
        raise DossierError(f"this address is the source {there} already ({loaded.records[there].path})")
    found = neighbours(loaded, url)
    filled = {name: value for name, value in found.values.items() if name not in values}
    if filled:
        values.update(filled)
        told = ", ".join(f"{name} {value}" for name, value in filled.items() if name != "reliability_basis")
        count = f"{found.total} other source{'' if found.total == 1 else 's'}"
        click.echo(f"as in {count} of {found.host}: {told}")


def _chosen(
    cls: type[Entry], entry_id: str | None, values: Mapping[str, Value], loaded: Loaded, asks: bool
) -> str:
    from dossier.base.ids import valid_id

    taken = {**loaded.records, **{old: None for entry in loaded.entries for old in entry.redirect_from}}
    proposal = entry_id or id_for(cls, values, taken)
    if proposal is None and not asks:
        raise click.UsageError("give the entry an id: --id geneva-2026-02-17")
    while True:
        chosen = asking.line("\nid", proposal or "") if asks and not entry_id else proposal or ""
        problem = (
            "" if valid_id(chosen) else f'"{chosen}" cannot be an id: lower-case letters, digits, hyphens'
        )
        if chosen in taken:
            record = loaded.records.get(chosen)
            problem = f'the id "{chosen}" is taken' + (f" by {record.path}" if record else " by a redirect")
        if not problem:
            return chosen
        if not asks or entry_id:
            raise DossierError(problem)
        click.echo(f"  {problem}")


def _text(cls: type[Entry], values: Mapping[str, Value], suffix: str, depth: int) -> str:
    """The file's text; `depth` is how many folders up the project lies, 0 for a file without a modeline."""
    from dossier.outputs.plain_yaml import written

    fields = skeleton(cls, {name: written(name, value) for name, value in values.items()})
    if suffix == ".md":
        return f"---\n{fields}---\n\n"
    up = "../" * depth
    line = f"# yaml-language-server: $schema={up}.dossier/schema/{cls.type}.json\n" if depth else ""
    return line + fields


def _write(target: Path, text: str) -> None:
    write(target, text, is_new=True)
    click.echo(f"wrote {target}")


def _tell(project: Path, path: str, blanks: list[str]) -> None:
    """What is still to be done, and what the check says of the new file already."""
    from dossier.base.report import as_text
    from dossier.check import check

    found = [d for d in check(project).diagnostics if d.mark.path == path]
    shown = [d for d in found if d.rule not in ("missing-field", "orphan")]  # nothing can refer to it yet
    if shown:
        click.echo(as_text(shown, colour=False, width=100))
    if blanks:
        click.echo(f"fill in {', '.join(blanks)}, then run `dossier check`")
