"""Tables as CSV (RFC 4180, with LF): UTF-8, and nothing that a spreadsheet would run."""

import csv
import io
import re
from typing import Any

_FORMULA = re.compile("[=+@\\-\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a cell must not begin with; the last four are the same signs in full width."""


def as_csv(view: Any) -> bytes:
    """(names of columns, rows) → CSV; a text that looks like a formula gets an apostrophe."""
    names, rows = view
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return f"'{text}" if _FORMULA.match(text) else text
