"""Dates as they are shown: in full, short, for machines, and how sure they are."""

from functools import lru_cache

from dossier.base.edtf import Edtf, html_datetime, say, say_short
from dossier.outputs.views import When

CERTAINTY = {"uncertain": "uncertain", "approximate": "approximate", "both": "approximate and uncertain"}


def when(date: Edtf | None) -> When | None:
    """A date as it is shown, None for none."""
    return when_(date) if date else None


@lru_cache(1 << 15)
def when_(date: Edtf) -> When:
    """A date as it is shown."""
    certainty = CERTAINTY.get(date.qualifier, "one of these days" if date.kind == "set" else "")
    return When(say(date), say_short(date), html_datetime(date) or "", certainty)
