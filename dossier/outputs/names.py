"""What an entry is called where it is linked to."""

from dossier.entries import Claim, Position
from dossier.graph.dossier import Dossier, derived, short_of
from dossier.outputs.dates import when_


@derived
def name_of(dossier: Dossier, entry_id: str) -> str:
    """Its name or title; of a position who, on what and when, since its label is a sentence; of a claim the sentence
    without its full stop."""
    entry = dossier.entries[entry_id]
    if isinstance(entry, Position):
        return position_title(dossier, entry)
    return entry.label.rstrip(".") if isinstance(entry, Claim) else entry.label


@derived
def short_name_of(dossier: Dossier, entry_id: str) -> str:
    """The short name or title where there is one, else as above."""
    entry = dossier.entries[entry_id]
    return name_of(dossier, entry_id) if isinstance(entry, Position | Claim) else short_of(dossier, entry_id)


def position_title(dossier: Dossier, position: Position) -> str:
    """Ukraine on territory, 17 October 2025."""
    holder, issue = short_of(dossier, position.holder), short_of(dossier, position.issue)
    return f"{holder} on {issue}, {when_(position.date).text}"
