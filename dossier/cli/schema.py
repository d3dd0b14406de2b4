"""`dossier schema`: what each type of entry may hold, for editors that complete and check while one types."""

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier.base.errors import DossierError
from dossier.cli.options import existing
from dossier.cli.writing import Change, write, write_all

if TYPE_CHECKING:
    from dossier.entries.schema import Known

FOLDER = Path(".dossier/schema")
"""Where `--write` puts the schemas; `.vscode/settings.json` points there."""
SNIPPETS = Path(".vscode/dossier.code-snippets")
"""The ids for Markdown files, which no schema reaches."""
SETTINGS = ("settings.json", "extensions.json", "tasks.json")


@click.command("schema")
@click.argument("kind", metavar="[TYPE]", required=False)
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@click.option("--ids", is_flag=True, help="List the ids that a reference may name, for completion.")
@click.option("--write", is_flag=True, help=f"Write all of them, with ids, to PROJECT/{FOLDER.as_posix()}/.")
@click.option("--cms", is_flag=True, help="Print the configuration of the web editor Sveltia CMS instead.")
def command(kind: str | None, project: Path, ids: bool, write: bool, cms: bool) -> None:
    """Print the JSON Schema of TYPE: dossier (the settings), person, organisation, place, track, meeting, event, issue,
    position, document, claim, source, watch or page.

    With --write an editor such as VS Code completes field names, words and ids, and underlines slips. Run it again
    when entries were added; `dossier new` does so by itself.
    """
    from dossier.base.diagnostic import did_you_mean
    from dossier.entries.schema import NAMES, schema_for

    if cms:
        click.echo(_cms(existing(project)), nl=False)
        return
    if write:
        write_schemas(existing(project))
        for name in SETTINGS:
            _settle(project, name)
        click.echo(f"wrote {project / FOLDER} and {project / SNIPPETS}")
        return
    names = (*NAMES, "person", "organisation")
    if kind not in names:
        near = did_you_mean(kind, names) if kind else None
        hint = f'did you mean "{near}"?' if near else f"the types are {', '.join(names)}"
        raise click.UsageError(f'there is no type "{kind}"; {hint}' if kind else f"name a TYPE: {hint}")
    known = _known(existing(project)) if ids else None
    click.echo(json.dumps(schema_for(kind, known), ensure_ascii=False, indent=1))


def _cms(project: Path) -> str:
    """The web editor's configuration; a word on standard error where nobody can yet propose anything."""
    from dossier.check import check
    from dossier.entries.schema import known_ids
    from dossier.outputs.cms import cms_config, needs_repository
    from dossier.outputs.cms_yaml import cms_yaml

    loaded = check(project).loaded
    if loaded.settings is None:
        raise DossierError("content/dossier.yaml has errors; run `dossier check`")
    if needs_repository(loaded.settings):
        click.echo(
            "note: set repository in content/dossier.yaml, so that proposals have somewhere to go", err=True
        )
    return cms_yaml(cms_config(loaded, loaded.settings, known_ids(loaded.entries)))


def write_schemas(project: Path) -> None:
    """Write the schema of every type, with the ids of the dossier as it is, and the ids as snippets."""
    from dossier.entries.schema import NAMES, schema_for

    known = _known(project)
    schemas = {FOLDER / f"{name}.json": schema_for(name, known) for name in NAMES}
    files = {**schemas, SNIPPETS: _snippets(known)}
    write_all([Change(project / path, _json(value)) for path, value in files.items()])


def are_written(project: Path) -> bool:
    """Whether somebody uses the schemas of this project."""
    return (project / FOLDER).is_dir()


def _known(project: Path) -> "Known":
    """The ids of all entries that can be read, whatever else is wrong."""
    from dossier.content.records import records_from
    from dossier.content.tree import DiskTree
    from dossier.entries.read import entries_from
    from dossier.entries.schema import known_ids

    loaded, _ = entries_from(records_from(DiskTree(project))[0])
    return known_ids(loaded.entries)


def _snippets(known: "Known") -> Mapping[str, Any]:
    """Ids as they are typed in the front matter, in `[[links]]` and in `[@citations]`."""
    return {
        f"{kind} {entry_id}": {
            "scope": "markdown",
            "prefix": entry_id,
            "body": entry_id,
            "description": f"{kind}: {label}" if label else kind,
        }
        for kind, found in known.items()
        for entry_id, label in found.items()
    }


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _settle(project: Path, name: str) -> None:
    """Make a settings file of VS Code where there is none; somebody's own is left alone."""
    text = (files("dossier.cli") / "starter" / "vscode" / name).read_text(encoding="utf-8")
    path = project / ".vscode" / name
    if not path.exists():
        write(path, text, is_new=True)
        click.echo(f"wrote {path}")
    elif name == "settings.json" and FOLDER.as_posix() not in _text(path):
        click.echo(f'add the "yaml.schemas" of the guide to {path}, so that the editor finds them', err=True)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DossierError(f"cannot read {path}: {error}") from error
