"""Ids of entries."""

import re

RESERVED = frozenset({"index", "data", "con", "nul", "prn", "aux"})


def valid_id(text: str) -> bool:
    """Whether a file stem can be an entry's id."""
    return len(text) <= 80 and bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)) and text not in RESERVED
