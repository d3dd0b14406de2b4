"""Every hostile text we have, for whatever puts texts where none were meant."""

import json
from functools import lru_cache
from pathlib import Path

from hostile.evasions import EVASIONS
from hostile.payloads import REFUSED, TEXTS

DATA = Path(__file__).parent.parent / "data"


@lru_cache(1)
def naughty() -> tuple[str, ...]:
    """The big list of naughty strings."""
    return tuple(json.loads((DATA / "naughty-strings.json").read_text("utf-8")))


@lru_cache(1)
def texts() -> tuple[str, ...]:
    """All of them, those of the reader's refused characters too."""
    return (*naughty(), *TEXTS, *EVASIONS, *REFUSED)
