"""Change words at marked places and leave every other byte of a file as it was."""

from collections.abc import Iterable, Sequence
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
    """A file's bytes with a field added behind the others: of the file, or of a Markdown file's front matter; in the
    form they have, each on a line of its own or all within braces."""
    text = data.decode("utf-8")
    end = "\r" if "\r\n" in text else ""
    lines = text.split("\n")
    fences = [number for number, found in enumerate(lines) if found.rstrip("\r") == "---"]
    start, close = (1, fences[1]) if len(fences) > 1 and not fences[0] else (0, len(lines))
    first = next(filter(_holds_a_field, lines[start:close]), "")
    if first.lstrip().startswith("{"):
        return "\n".join((*lines[:start], *_in_braces(lines[start:close], line), *lines[close:])).encode()
    if close == len(lines) and not lines[-1]:  # the last line has its end
        close -= 1
    elif close == len(lines):
        lines[-1] += end
    indent = first[: len(first) - len(first.lstrip(" "))]
    lines.insert(close, f"{indent}{line}{end}")
    if close == len(lines) - 1:
        lines.append("")
    return "\n".join(lines).encode()


def _holds_a_field(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "%")) and line.rstrip() != "---"


def _in_braces(lines: Sequence[str], field: str) -> list[str]:
    """The lines of a group in braces with one more field before the last brace."""
    text = "\n".join(lines)
    head, brace, tail = text.rpartition("}")
    return f"{head.rstrip().removesuffix(',')}, {field}{brace}{tail}".split("\n")


def with_lines_below(data: bytes, number: int, added: Iterable[str]) -> bytes:
    """A file's bytes with lines added below the line of that number, counted from 1."""
    lines = data.decode("utf-8").split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    lines[number:number] = [f"{line}{end}" for line in added]
    return "\n".join(lines).encode()
