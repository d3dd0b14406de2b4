"""How far a page can be relied on: its sources, disputes and corrections, and how old it is."""

from dossier.base.edtf import parse
from dossier.entries import Entry
from dossier.graph.dossier import Dossier
from dossier.outputs import views
from dossier.outputs.dates import when


def trust_of(dossier: Dossier, entry: Entry, references: tuple[views.Reference, ...]) -> views.Trust:
    """The figures of an entry's page, of which `references` are all sources."""
    dates = dossier.history.get(entry.id)
    return views.Trust(
        sources=len(references),
        single_source=len(references) == 1,
        low_only=bool(references) and all(reference.reliability == "low" for reference in references),
        disputes=len(entry.disputes),
        open_disputes=sum(dispute.status == "open" for dispute in entry.disputes),
        corrections=len(entry.corrections),
        published=when(parse(dates.first.isoformat())) if dates else None,
        changed=when(parse(dates.last.isoformat())) if dates else None,
        checked=when(entry.checked),
        review=entry.review,
    )
