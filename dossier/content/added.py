"""A list of a file, with one more item: in the form that the list has already, every other byte as it was."""

from collections.abc import Mapping, Sequence

from dossier.base.errors import DossierError
from dossier.content.records import Record, Value, marks
from dossier.content.splice import Splice, spliced, with_line, with_lines_below


def with_item(data: bytes, record: Record, name: str, item: Mapping[str, str], after: Sequence[str]) -> bytes:
    """The file's bytes with a group added to the list `name`; a new list goes below the first of the fields `after`
    that stands on one line. The words of `item` must need no quotes. DossierError where the list cannot be told."""
    existing = record.fields.get(name)
    lines = [f"{key}: {value}" for key, value in item.items()]
    if not existing:
        block = [f"{name}:", *(f"  {'- ' if not n else '  '}{line}" for n, line in enumerate(lines))]
        return _new(data, record, name, block, after)
    if not isinstance(existing, list):
        raise DossierError(f'{record.path}: "{name}" is no list')
    last = marks(record).at((name, len(existing) - 1))
    text = record.text.split("\n")[last.line - 1]
    before = text[: last.column - 1]
    if before.strip() == "-":
        indent = before[: before.index("-")]
        block = [f"{indent}{'- ' if not n else '  '}{line}" for n, line in enumerate(lines)]
        return with_lines_below(data, _last_line(record, last.line, len(indent)), block)
    said = text[last.column - 1 : last.end - 1]
    return spliced(data, [Splice(last, said, f"{said}, {{{', '.join(lines)}}}")])


def _new(data: bytes, record: Record, name: str, block: Sequence[str], after: Sequence[str]) -> bytes:
    lines = record.text.split("\n")
    for field in after:
        value: Value = record.fields.get(field)
        if isinstance(value, str):
            line = marks(record).key((field,)).line
            if lines[line - 1].split(" #")[0].rstrip() == f"{field}: {value}":
                kept = [n for n, text in enumerate(lines) if text.startswith(f"{name}:")]
                if kept:  # an empty `archives:` makes place for the full one
                    raise DossierError(f'{record.path}:{kept[0] + 1}: take out the empty "{name}" first')
                return with_lines_below(data, line, block)
    for added in block:
        data = with_line(data, added)
    return data


def _last_line(record: Record, start: int, depth: int) -> int:
    """The last line of a list's item: those below it that are indented deeper, comments and blanks left out."""
    lines = record.text.split("\n")
    last = start
    for number in range(start + 1, len(lines) + 1):
        text = lines[number - 1]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if len(text) - len(text.lstrip(" ")) <= depth:
            break
        last = number
    return last
