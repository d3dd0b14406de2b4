"""Dates compared with a margin, where a day more or less means nothing: time zones, late papers, handovers."""

from datetime import date

from dossier.base.edtf import Edtf, Truth, before, parse


def earlier(a: Edtf, b: Edtf, days: int = 0) -> bool:
    """Whether `a` certainly ends more than so many days before `b` begins."""
    if before(a, b) is not Truth.YES or a.latest is None or b.earliest is None:
        return False
    return (b.earliest - a.latest).days > days


def of_day(day: date) -> Edtf:
    """A day as a date of the dossier."""
    return parse(day.isoformat())
