"""The door to libyaml: the parser whose events we read, and where an event stands."""

from typing import Any

import yaml

from dossier.base.mark import Mark

_PARSER: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.SafeLoader  # type: ignore[attr-defined]

MAX_DEPTH = 50
"""Entries nest four or five deep; libyaml's memory and time grow with the square of the depth."""
TOO_DEEP = (
    f"lists and fields are nested more than {MAX_DEPTH} deep",
    "split the entry; no field needs that much",
)
"""What is said of deeper nesting, and what to do."""


def event_source(text: str) -> Any:
    """The function that returns the next event of a text, or raises YAMLError.

    libyaml's where there is one; PyYAML's own is 20 times slower and gives the same events.
    """
    return _PARSER(text).get_event


def stretch(path: str, line: str, start: Any, end: Any) -> Mark:
    """What lies between two marks of YAML's, as far as it stands on the first line, whose text is given."""
    last = end.column if end.line == start.line else len(line.rstrip())
    return Mark(path, start.line + 1, start.column + 1, max(last, start.column) + 1)
