"""Rename or retire an entry: every reference in every file, nothing else; as new texts, for the command to write."""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from dossier.base.errors import DossierError
from dossier.base.ids import valid_id
from dossier.content.records import Record, marks
from dossier.content.splice import Splice, spliced, with_line
from dossier.content.tree import Tree
from dossier.entries.read import Loaded
from dossier.graph.uses import Use, uses_in


class Edited(NamedTuple):
    """One file's change."""

    path: str
    """Where it was."""
    moved_to: str
    """Where it is to be; the same path when it stays."""
    before: bytes
    after: bytes


def renamed(tree: Tree, loaded: Loaded, old: str, new: str) -> tuple[Edited, ...]:
    """The edits that give an entry a new id: its file, its `redirect_from`, and every reference to it."""
    record = _record(loaded, old)
    if not valid_id(new):
        raise DossierError(f'"{new}" cannot be an id: lower-case letters, digits and single hyphens')
    if new in loaded.records:
        raise DossierError(f'the id "{new}" is taken by {loaded.records[new].path}')
    texts = _redirected(tree, loaded, old, new)
    own = texts.get(record.path, tree.read(record.path))
    texts[record.path] = _with_redirect(own, record, old, new)
    target = str(PurePosixPath(record.path).with_stem(new))
    return tuple(
        Edited(path, target if path == record.path else path, tree.read(path), after)
        for path, after in sorted(texts.items())
    )


def retired(
    tree: Tree, loaded: Loaded, old: str, *, on: str, reason: str, instead: str | None
) -> tuple[tuple[Edited, ...], tuple[Use, ...]]:
    """The edits that withdraw an entry and lead its references to `instead`; without it the references that stay,
    which an editor must take out first, since only they can say what then is left of the statement."""
    record = _record(loaded, old)
    if instead is not None and instead not in loaded.records:
        raise DossierError(f'there is no entry "{instead}"')
    staying = (
        ()
        if instead
        else tuple(use for use in _uses(loaded, old) if use.owner is None or use.owner.is_published)
    )
    texts = _redirected(tree, loaded, old, instead) if instead else {}
    own = tree.read(record.path)
    if "review" in record.fields:
        mark = marks(record).at(("review",))
        own = spliced(own, [Splice(mark, str(record.fields["review"]), "withdrawn")])
    else:
        own = with_line(own, "review: withdrawn")
    after = f", instead: {instead}" if instead else ""
    texts[record.path] = with_line(own, f"withdrawn: {{on: {on}, reason: {reason}{after}}}")
    return tuple(Edited(path, path, tree.read(path), after) for path, after in sorted(texts.items())), staying


def _record(loaded: Loaded, entry_id: str) -> Record:
    if entry_id not in loaded.records:
        raise DossierError(f'there is no entry "{entry_id}"')
    return loaded.records[entry_id]


def _uses(loaded: Loaded, entry_id: str) -> list[Use]:
    return [
        use for use in uses_in(loaded) if use.id == entry_id and not (use.owner and use.owner.id == entry_id)
    ]


def _redirected(tree: Tree, loaded: Loaded, old: str, new: str) -> dict[str, bytes]:
    """Every file that names `old`, with `new` in its place."""
    splices: Mapping[str, list[Splice]] = defaultdict(list)
    for use in uses_in(loaded):
        if use.id == old:
            splices[use.record.path].append(_splice(use, old, new))
    return {path: spliced(tree.read(path), found) for path, found in splices.items()}


def _splice(use: Use, old: str, new: str) -> Splice:
    """In prose the mark holds the whole bracket, so the brackets go with it and a longer id is not cut in two."""
    if not use.line:
        return Splice(use.mark(), old, new)
    if use.role == "text":
        head = use.raw[: use.raw.index(old) + len(old)]
        return Splice(use.mark(), use.raw, use.raw.replace(head, head.removesuffix(old) + new, 1))
    return Splice(use.mark(), use.raw, _cited(use.raw, old, new))


def _cited(raw: str, old: str, new: str) -> str:
    return re.sub(rf"@{re.escape(old)}(?![a-z0-9-])", f"@{new}", raw)


def _with_redirect(own: bytes, record: Record, old: str, new: str) -> bytes:
    """Add the old id to `redirect_from`, in the form the list already has."""
    existing = record.fields.get("redirect_from")
    if not isinstance(existing, list) or not existing:
        return with_line(own, f"redirect_from: [{old}]")
    last = marks(record).at(("redirect_from", len(existing) - 1))
    line = own.decode("utf-8").split("\n")[last.line - 1]
    if line.lstrip().startswith("-"):
        lines = own.decode("utf-8").split("\n")
        indent = line[: len(line) - len(line.lstrip())]
        lines.insert(last.line, f"{indent}- {old}" + ("\r" if line.endswith("\r") else ""))
        return "\n".join(lines).encode()
    return spliced(own, [Splice(last, str(existing[-1]), f"{existing[-1]}, {old}")])
