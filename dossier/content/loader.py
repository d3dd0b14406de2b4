"""The door to libyaml: the loader whose events we read, and where an event stands."""

from typing import Any

import yaml

from dossier.base.mark import Mark

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's where PyYAML was built with it; the pure one is 20 times slower and gives the same events."""

MAX_DEPTH = 50
"""Entries nest four or five deep; libyaml's memory and time grow with the square of the depth."""


def stretch(path: str, lines: tuple[str, ...], start: Any, end: Any) -> Mark:
    """What lies between two marks of YAML's, as far as it stands on the first line."""
    last = end.column if end.line == start.line else len(lines[start.line].rstrip())
    return Mark(path, start.line + 1, start.column + 1, max(last, start.column) + 1)
