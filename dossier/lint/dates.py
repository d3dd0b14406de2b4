"""Dates compared with a margin, where a day more or less means nothing: time zones, late papers, handovers."""

from datetime import date

from dossier.base.edtf import Edtf, Truth, before, parse


def earlier(a: Edtf, b: Edtf, days: int = 0) -> bool:
    """Whether `a` certainly ends more than so many days before `b` begins."""
    if a.latest is None or b.earliest is None or (b.earliest - a.latest).days <= days:
        return False
    return before(a, b) is Truth.YES


def of_day(day: date) -> Edtf:
    """A day as a date of the dossier."""
    return parse(day.isoformat())
