"""A state of a dossier by the name a command is given: a git revision, or a project folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from dossier.base.errors import DossierError

if TYPE_CHECKING:
    from dossier.check import Checked, Options


def state_of(project: Path, name: str, options: "Options") -> "Checked":
    """The dossier as it was in a revision of the project's repository, or as it is in another folder, read and
    checked; DossierError when the name is neither."""
    from dossier.check import check_tree
    from dossier.content.history import history_of
    from dossier.content.tree import DiskTree, GitTree

    if (Path(name) / "content").is_dir():
        return check_tree(DiskTree(Path(name)), history_of(project), options)
    try:
        tree = GitTree(project, name)
    except DossierError as error:
        raise DossierError(f'"{name}" is neither a project folder nor a git revision: {error}') from error
    return check_tree(tree, history_of(project), options)
