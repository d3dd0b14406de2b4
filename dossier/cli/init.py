"""`dossier init`: start a dossier in a new folder."""

from importlib.resources import files
from pathlib import Path

import click

from dossier.base.errors import DossierError
from dossier.cli.writing import Change, write_all


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The dossier's title; the folder's name when left out.")
def command(folder: Path, title: str | None) -> None:
    """Start a dossier in FOLDER: its settings, the pages every dossier needs, and where to go on."""
    if (folder / "content").exists():
        raise DossierError(f"there is a dossier in {folder} already")
    name = title or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    for _, target in _starter(folder):
        if target.exists():
            raise DossierError(f"{target} exists; nothing was written")
    title = name.replace('"', "'")
    texts = ((source.replace("{{title}}", title), target) for source, target in _starter(folder))
    write_all([Change(target, text.encode(), is_new=True) for text, target in texts])
    click.echo(f"started a dossier in {folder}")
    click.echo(f"next: edit {folder / 'content' / 'dossier.yaml'}, then `dossier new person -C {folder}`")
    click.echo(f"and `dossier build {folder}`")


def _starter(folder: Path) -> list[tuple[str, Path]]:
    """The starter's files, text and target; `gitignore` is kept without its dot, as wheels leave dot files out."""
    root = files("dossier.cli") / "starter"
    found = []
    for name in (
        "content/dossier.yaml",
        "content/pages/about.md",
        "content/pages/method.md",
        "content/pages/naming-policy.md",
        "content/pages/corrections-policy.md",
        "gitignore",
        "netlify.toml",
        "requirements.txt",
    ):
        text = (root / name).read_text(encoding="utf-8")
        found.append((text, folder / (".gitignore" if name == "gitignore" else name)))
    return [*found, (_guide(), folder / "content" / "README.md")]


def _guide() -> str:
    """The editor's guide: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "guide.md"
    return (inside if inside.is_file() else package.parent / "content/README.md").read_text(encoding="utf-8")
