"""Change words at marked places and leave every other byte of a file as it was."""

from collections.abc import Iterable
from typing import NamedTuple

from dossier.base.errors import DossierError
from dossier.base.mark import Mark


class Splice(NamedTuple):
    """Put `new` where `old` stands within a mark."""

    mark: Mark
    old: str
    new: str


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """A file's bytes with the words changed; DossierError when a mark does not hold the words it should."""
    lines = data.decode("utf-8").split("\n")
    for splice in sorted(set(splices), reverse=True):
        lines[splice.mark.line - 1] = _in_line(lines[splice.mark.line - 1], splice)
    return "\n".join(lines).encode()


def _in_line(line: str, splice: Splice) -> str:
    start, end = splice.mark.column - 1, max(splice.mark.end - 1, splice.mark.column - 1)
    at = line.find(splice.old, start, end)
    if at < 0:
        raise DossierError(f'{splice.mark}: expected "{splice.old}" there')
    return line[:at] + splice.new + line[at + len(splice.old) :]


def with_line(data: bytes, line: str) -> bytes:
    """A file's bytes with a line added at the end of its fields: of the file, or of a Markdown file's front matter."""
    text = data.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    if text.startswith("---"):
        lines = text.split("\n")
        close = next(n for n, found in enumerate(lines) if n and found.rstrip("\r") == "---")
        lines.insert(close, line + newline.removesuffix("\n"))
        return "\n".join(lines).encode()
    return (text + ("" if text.endswith("\n") else newline) + line + newline).encode()


def with_lines_below(data: bytes, number: int, added: Iterable[str]) -> bytes:
    """A file's bytes with lines added below the line of that number, counted from 1."""
    lines = data.decode("utf-8").split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    lines[number:number] = [f"{line}{end}" for line in added]
    return "\n".join(lines).encode()
