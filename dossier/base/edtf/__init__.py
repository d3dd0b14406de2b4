"""Dates as historians know them: partial, uncertain, ranges, alternatives. In goes a text of the EDTF subset
(Library of Congress 2019, ISO 8601-2), out comes an `Edtf` with bounds; comparisons answer yes, no or maybe.
Years 1000 to 2999 only; no time of day, which is a field of its own."""

from dossier.base.edtf.compare import Truth, before, covers, on_or_before, overlaps, sort_key, within
from dossier.base.edtf.refusal import refusal
from dossier.base.edtf.value import Edtf, EdtfError, ends, recognise
from dossier.base.edtf.words import day_precise, first_day, html_datetime, iso_or_reduced, say, say_short

__all__ = (
    "Edtf",
    "EdtfError",
    "Truth",
    "before",
    "covers",
    "day_precise",
    "ends",
    "first_day",
    "html_datetime",
    "iso_or_reduced",
    "on_or_before",
    "overlaps",
    "parse",
    "say",
    "say_short",
    "sort_key",
    "within",
)


def parse(text: str) -> Edtf:
    """The date that `text` stands for; raises EdtfError, which says what to write instead."""
    found = recognise(text)
    if found is None:
        raise refusal(text)
    return found
