"""Tables as CSV (RFC 4180, with LF): UTF-8, and nothing that a spreadsheet would run."""

import csv
import io
from typing import Any

_FORMULA = frozenset("=+@-\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell must not begin with; the last four are the same signs in full width."""


def as_csv(view: Any) -> bytes:
    """(names of columns, rows) → CSV; a text that looks like a formula gets an apostrophe."""
    names, rows = view
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([None if value is None else _cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    if type(value) is str:  # most are
        if "\r" in value or "\0" in value:
            value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        return f"'{value}" if value[:1] in _FORMULA else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return _cell(str(value))
