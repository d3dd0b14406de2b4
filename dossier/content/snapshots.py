"""Text copies of sources, for checking quotes: files in `snapshots/` of a project, which are never published."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dossier.content.tree import DiskTree, Tree

FOLDER = "snapshots"
MAX_BYTES = 5_000_000
"""The longest treaty with its annexes has less; a larger copy is no plain text."""


class Snapshots(NamedTuple):
    """The copies that sources name, as far as they can be read."""

    texts: Mapping[str, str]
    """Source → the text of its copy."""
    faults: Mapping[str, str]
    """Source → why its copy cannot be read, in words."""


def snapshot_tree(project: Path) -> Tree | None:
    """The files under `snapshots/`, no link followed; None where the project has no such folder.
    DossierError when the folder is a link or cannot be listed."""
    return DiskTree(project, FOLDER) if (project / FOLDER).exists() else None


def snapshots_from(tree: Tree, wanted: Mapping[str, str]) -> Snapshots:
    """Read the copies that are wanted (source → path in the project); only what the tree lists is ever opened."""
    refused = {problem.mark.path: problem.message for problem in tree.problems()}
    listed = frozenset(tree.paths())
    texts: dict[str, str] = {}
    faults: dict[str, str] = {}
    for source, path in wanted.items():
        if path not in listed:
            faults[source] = refused.get(path, f'there is no file "{path}"')
            continue
        text, fault = _text(tree, path)
        if fault:
            faults[source] = fault
        else:
            texts[source] = text
    return Snapshots(texts, faults)


def _text(tree: Tree, path: str) -> tuple[str, str]:
    """The text of a file, or what is wrong with it."""
    try:
        data = tree.read(path)
    except OSError:
        return "", f'"{path}" cannot be read'
    if len(data) > MAX_BYTES:
        return "", f'"{path}" is larger than {MAX_BYTES // 1_000_000} MB'
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return "", f'"{path}" is not UTF-8'
