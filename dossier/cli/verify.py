"""`dossier verify`: whether a published folder is what a commit makes, byte for byte."""

import sys
from collections.abc import Callable
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from dossier.base.diagnostic import has_errors
from dossier.base.errors import DossierError
from dossier.base.excerpt import harmless
from dossier.cli.options import as_of_option, existing, site_options
from dossier.content.gittree import GitTree, commit_of
from dossier.site.page import Page
from dossier.site.verify import WITHHELD, Verdict, digests_in, site_digest, verdict_on

if TYPE_CHECKING:
    from dossier.check import Options


@click.command("verify")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--commit", metavar="REV", help="The commit that it should be made of; HEAD when left out.")
@click.option(
    "--digest",
    metavar="SHA256",
    help="The digest that its release names; without --commit the folder is held against that alone.",
)
@click.option(
    "--fetched", is_flag=True, help="It was fetched from a host, which shows no _headers, _redirects."
)
@click.option(
    "--except",
    "excepted",
    multiple=True,
    metavar="GLOB",
    help="Files that may be there or not, such as .gitignore; may be repeated.",
)
@click.option(
    "-C", "--project", default=".", type=click.Path(file_okay=False, path_type=Path), help="The dossier."
)
@as_of_option
@site_options
def command(
    folder: Path,
    commit: str | None,
    digest: str | None,
    fetched: bool,
    excepted: tuple[str, ...],
    project: Path,
    as_of: date | None,
    base_url: str | None,
    preview: str,
    offline: bool,
) -> None:
    """Say whether FOLDER is the site that a commit makes: which files differ, are missing, or do not belong there.

    The commit's content and templates are made into pages by this program, with the day and the address that the
    commit names; a site that was built with --as-of, --base-url, --preview or --offline needs them here too.
    Exit code 1 when anything is not as it should be.
    """
    from dossier.check import Options

    names = (*excepted, *(WITHHELD if fetched else ()))
    if digest and not commit:
        sys.exit(_by_digest(folder, digest, _left_out(names)))
    options = Options(as_of=as_of, base_url=base_url, preview=preview, offline=offline)
    full = commit_of(existing(project), commit or "HEAD")
    if note := _other_program(project, full):
        click.echo(f"note: {note}", err=True)
    with TemporaryDirectory(prefix="dossier-") as temporary:
        pages = _pages_at(project, full, Path(temporary), options)
        verdict = verdict_on(folder, pages, _left_out(names))
    _tell(folder, verdict, full[:12])
    click.echo(f"the site of {full[:12]} is {verdict.digest}")
    wrong = digest is not None and not _is_named(verdict.digest, digest)
    if wrong:
        click.echo(f"which is not {harmless(digest or '')}", err=True)
    sys.exit(1 if wrong or not verdict.is_same else 0)


def _left_out(names: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda path: any(fnmatchcase(path, name) for name in names)


def _by_digest(folder: Path, digest: str, is_left_out: Callable[[str], bool]) -> int:
    """Hold all files of the folder against one digest; the exit code."""
    found = digests_in(folder, is_left_out)
    mine = site_digest(found)
    same = _is_named(mine, digest)
    click.echo(f"{folder}: {len(found)} files, {mine}{'' if same else ', which is another site'}")
    return 0 if same else 1


def _is_named(mine: str, said: str) -> bool:
    return mine.removeprefix("sha256:") == said.strip().lower().removeprefix("sha256:")


def _pages_at(project: Path, commit: str, temporary: Path, options: "Options") -> tuple[Page, ...]:
    """Every file of the site of a commit, not yet made; the commit's own templates are put into `temporary`."""
    from dossier.build import pages_of
    from dossier.check import check_tree
    from dossier.content.history import history_of

    checked = check_tree(GitTree(project, commit), history_of(project, revision=commit), options)
    for note in checked.notes:
        click.echo(f"note: {note}", err=True)
    if checked.survey is None or has_errors(checked.diagnostics):
        raise DossierError(f"the dossier has errors at {commit[:12]}, so no site is made of it")
    theme = GitTree(project, commit, "templates")
    if theme.problems():
        raise DossierError(f"{theme.problems()[0].mark}: {theme.problems()[0].message}")
    for path in theme.paths():
        target = temporary / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(theme.read(path))
    return pages_of(temporary, checked, options)


def _other_program(project: Path, commit: str) -> str:
    """A word when the commit holds another program than the one that runs: in its own repository, or pinned."""
    package = Path(__file__).resolve().parent.parent
    then = GitTree(project, commit, "dossier")
    if package.parent != project.resolve() or not then.paths():
        return ""
    now = {path: package.parent / path for path in then.paths() if path.endswith(".py")}
    is_other = any(not file.is_file() or file.read_bytes() != then.read(path) for path, file in now.items())
    return (
        f"{commit[:12]} has another version of the program; run that one, from a checkout of it, to compare"
        if is_other
        else ""
    )


def _tell(folder: Path, verdict: Verdict, commit: str) -> None:
    """One line per file that is not as it should be, and one in the end."""
    for word, paths in (
        ("differs", verdict.differ),
        ("missing", verdict.missing),
        ("foreign", verdict.foreign),
    ):
        for path in paths:
            click.echo(f"{word}: {harmless(path)}")
    wrong = len(verdict.differ) + len(verdict.missing) + len(verdict.foreign)
    told = "as it should be" if verdict.is_same else f"{wrong} not as they should be"
    click.echo(f"{folder}: {verdict.files} files of {commit}, {told}")
