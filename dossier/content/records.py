"""Files → Records: the fields of each entry as text, lists and groups, and its body; or what is wrong."""

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dossier.base.diagnostic import Diagnostic, Level, in_order
from dossier.base.mark import Mark
from dossier.base.plain import decoded, encoded
from dossier.content.fields import Value, fields_from
from dossier.content.frontmatter import split
from dossier.content.refusals import unreadable
from dossier.content.shelf import Shelf
from dossier.content.text import line_of, text_from
from dossier.content.tree import Tree

if TYPE_CHECKING:
    from dossier.content.marks import Marks

__all__ = ["Record", "Value", "excerpt", "marks", "records_from", "value_from"]

IMAGES = (".avif", ".jpeg", ".jpg", ".png", ".webp")
"""Files that may lie beside the entries; SVG is left out, since it can carry scripts."""

NO_ENTRIES = ("README.md", "LICENSE")
_NEARLY = {".yml": ".yaml", ".yaml": ".yaml", ".md": ".md", ".markdown": ".md"}


class Record(NamedTuple):
    """One file of the content as it was written, nothing resolved and nothing typed."""

    path: str
    data: bytes
    """The fields as JSON, which takes a fifth of the memory that they take; few are asked for again."""
    size: int
    """Characters at the end of the text that are the body."""
    body_line: int
    """The line of the file on which the body begins, 0 when there is none."""
    text: str
    """The whole file, its line ends LF."""
    digest: str
    """SHA-256 of the file's bytes, in hex."""

    @property
    def fields(self) -> dict[str, Value]:
        """Every scalar is text; an empty plain one, `null` and `~` are None."""
        fields: dict[str, Value] = decoded(self.data)
        return fields

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return self.text[len(self.text) - self.size :]


def records_from(tree: Tree, shelf: Shelf | None = None) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """A record for each file that can be read, by path, and the complaints about all others.

    A record may come with complaints too: of a field written twice it holds the first value.
    What `shelf` knows of a file is not read again.
    """
    records: list[Record] = []
    found = list(tree.problems())
    for path in tree.paths():
        name = path.rpartition("/")[2]
        if not is_entry(path):
            found += () if name in NO_ENTRIES else _unknown(path, name)
            continue
        record, complaints = record_from(tree, path, shelf)
        found += complaints
        if record is not None:
            records.append(record)
    return tuple(records), in_order(found)


def value_from(text: str) -> tuple[Value, Diagnostic | None]:
    """The value that a line of YAML stands for, as if it stood after a key; or what is wrong with it."""
    fields, complaints = fields_from("", f"value: {text}\n")
    return (fields or {}).get("value"), (complaints[0] if complaints else None)


def marks(record: Record) -> "Marks":
    """The places of the record's keys and values, found by reading its text again."""
    from dossier.content.marks import marks_in  # with libyaml 20 ms to load, and only complaints want places

    return marks_in(record.path, _yaml(record))


def excerpt(record: Record, mark: Mark) -> str:
    """The text of the line that a mark points at."""
    return line_of(record.text, mark.line)


def is_entry(path: str) -> bool:
    """Whether a file of the tree is to be read, by its name."""
    name = path.rpartition("/")[2]
    return name.endswith((".yaml", ".md")) and name not in NO_ENTRIES


def record_from(
    tree: Tree, path: str, shelf: Shelf | None = None
) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    """The record of one file, or what is wrong with it, or both; what `shelf` knows is not read again."""
    if shelf and (known := shelf.read.get(path)):
        return known.record, ()
    try:
        data = tree.read(path)
    except OSError as error:
        return None, (unreadable(path, error),)
    if shelf is None:
        return _record_of(path, data)
    if shelf.before and (row := shelf.get(path, digest := hashlib.sha256(data).hexdigest())):
        text = data.decode()
        return Record(path, bytes(row.fields), row.body, row.body_line, text, digest), ()
    record, complaints = _read(path, data)
    if record and not complaints and not _is_rewritten(data):
        shelf.begin(path, record.digest)
    return record, complaints


def _is_rewritten(data: bytes) -> bool:
    """Whether the text is not the bytes: without a byte order mark, or with other line ends."""
    return b"\r" in data or data.startswith(b"\xef\xbb\xbf")


@lru_cache(20_000)  # what was read stays read while the site is served
def _record_of(path: str, data: bytes) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    return _read(path, data)


def _read(path: str, data: bytes) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    text, slips = text_from(path, data)
    if text is None:
        return None, slips
    source, body, body_line = text, "", 0
    if path.endswith(".md"):
        parts, fences = split(path, text)
        if parts is None:
            return None, slips + fences
        source, body, body_line = parts
    fields, complaints = fields_from(path, source)
    if fields is None:
        return None, slips + complaints
    digest = hashlib.sha256(data).hexdigest()
    return Record(path, encoded(fields), len(body), body_line, text, digest), slips + complaints


def _yaml(record: Record) -> str:
    """The YAML of a record, its lines numbered as in the file."""
    if not record.path.endswith(".md"):
        return record.text
    parts, _ = split(record.path, record.text)
    return parts.fields if parts else ""


def _unknown(path: str, name: str) -> tuple[Diagnostic, ...]:
    """A file that is no entry: an error where it was surely meant to be one."""
    stem, dot, ending = name.rpartition(".")
    suffix = f"{dot}{ending}".lower()
    if suffix in IMAGES:
        return ()
    message = f'"{name}" is no file of a dossier'
    if suffix in _NEARLY:
        hint = f"rename it to {stem}{_NEARLY[suffix]}"
        return (Diagnostic("unknown-file", Level.ERROR, message, Mark(path), hint=hint),)
    hint = f"entries end in .yaml or .md, images in {', '.join(IMAGES)}"
    return (Diagnostic("unknown-file", Level.WARNING, message, Mark(path), hint=hint),)
