"""Which fields of a file changed on which day, from the versions that git has of it.

Only the names of fields leave this module, never what they held: what was taken out of a page, for safety or by law,
must not come back as its history. What was wrong is said by a correction, which somebody wrote to be read.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from dossier.content.fields import Value, fields_from
from dossier.content.frontmatter import split

MOST = 8
"""Days of changes that are told of one file, the newest."""
BODY = "text"
"""The name of the Markdown after the fields."""
_KEY = re.compile(r"^(?=[A-Za-z_\"'])", re.MULTILINE)
"""Where a field begins: what belongs to it is indented, and comments begin with `#`."""
_PLAIN = re.compile(r"\w+: *(\w+)\s*")
"""A field that holds one word, as nearly all do that are asked for in every version."""
_EMPTY: tuple[Value, ...] = (None, "", [], {})

How = Literal["added", "more", "changed", "removed"]


class Version(NamedTuple):
    """A file at the end of a day."""

    day: date
    blob: str
    """Git's name of its bytes."""


class Edit(NamedTuple):
    """What changed in a published file on one day."""

    day: date
    fields: tuple[tuple[str, How], ...]
    """Names of fields and what became of each; `more` for a list that lost nothing."""


def edits_of(project: Path, versions: Mapping[str, Sequence[Version]]) -> dict[str, tuple[Edit, ...]]:
    """By path, newest day first, for files of which git has versions (newest first) of several days."""
    several = {path: tuple(found[: MOST + 1]) for path, found in versions.items() if len(found) > 1}
    texts = _texts(project, {version.blob for found in several.values() for version in found})
    told = {path: tuple(_edits(path, found, texts)) for path, found in several.items()}
    return {path: edits for path, edits in told.items() if edits}


def _texts(project: Path, blobs: set[str]) -> dict[str, str]:
    """The text of each blob, asked for in one go; those that are no text, or that git has not, are left out."""
    if not blobs:
        return {}
    command = ["git", "-C", str(project), "cat-file", "--batch"]
    asked = "\n".join(sorted(blobs)).encode()
    done = subprocess.run(command, input=asked, capture_output=True, check=False)
    return dict(_answers(done.stdout))


def _answers(out: bytes) -> Iterator[tuple[str, str]]:
    """`name blob size`, the bytes and a line's end, again and again."""
    at = 0
    while (end := out.find(b"\n", at)) > 0:
        name, *what = out[at:end].decode("ascii", "replace").split(" ")
        at = end + 1
        if what and what[0] == "blob":
            data, at = out[at : at + int(what[1])], at + int(what[1]) + 1
            try:
                yield name, data.decode("utf-8").replace("\r\n", "\n")
            except UnicodeDecodeError:
                continue


def _edits(path: str, versions: Sequence[Version], texts: Mapping[str, str]) -> Iterator[Edit]:
    """From one version to the next; what happened before the entry was published is nobody's business."""
    parts = [_parts(path, texts.get(version.blob, "")) for version in versions]
    for (day, _), now, was in zip(versions, parts, parts[1:], strict=False):
        if not (_is_published(was) and _is_published(now)):
            return
        fields = tuple(_fields(was, now))
        if fields:
            yield Edit(day, fields)


def _parts(path: str, text: str) -> dict[str, str]:
    """The text of each field by its first word, and the body: cheaper than to read it as YAML."""
    source, body = text, ""
    if path.endswith(".md"):
        halves, _ = split(path, text)
        source, body, _ = halves or ("", "", 0)
    pieces = (piece for piece in _KEY.split(source) if piece[:1] not in ("", "#", "\n"))
    return {**{piece.partition(":")[0]: piece for piece in pieces}, **({BODY: body} if body.strip() else {})}


def _is_published(parts: Mapping[str, str]) -> bool:
    """As `Entry.is_published` has it; what has no review (the settings) is shown nowhere as an entry."""
    return _word(parts, "review") in ("candidate", "reviewed") and _word(parts, "sensitivity") != "restricted"


def _word(parts: Mapping[str, str], key: str) -> Value:
    part = parts.get(key, "")
    plain = _PLAIN.fullmatch(part)
    return plain[1] if plain else _values(part).get(key)


def _fields(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, How]]:
    differing = [
        key for key in (*was, *(key for key in now if key not in was)) if was.get(key) != now.get(key)
    ]
    if BODY in differing and was.get(BODY, "").split() != now.get(BODY, "").split():
        yield BODY, _how(was.get(BODY), now.get(BODY))
    keys = [key for key in differing if key != BODY]
    old, new = (_values(*(side[key] for key in keys if key in side)) for side in (was, now))
    for key in (*old, *(key for key in new if key not in old)):
        if not _same(old.get(key), new.get(key)):
            yield key, _how(old.get(key), new.get(key))


def _values(*parts: str) -> dict[str, Value]:
    fields, _ = fields_from("", "".join(part if part.endswith("\n") else f"{part}\n" for part in parts))
    return fields or {}


def _how(was: Value, now: Value) -> How:
    if was in _EMPTY:
        return "added"
    if now in _EMPTY:
        return "removed"
    if isinstance(was, list) and isinstance(now, list) and all(item in now for item in was):
        return "more" if len(now) > len(was) else "changed"
    return "changed"


def _same(was: Value, now: Value) -> bool:
    """Equal as data; folds of white space in long text do not count."""
    if isinstance(was, str) and isinstance(now, str):
        return was.split() == now.split()
    return was == now or (was in _EMPTY and now in _EMPTY)
