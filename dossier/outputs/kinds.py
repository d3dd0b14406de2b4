"""What an entry is called on the site, and in which section it is listed."""

from dossier.entries import Entry, Organisation, Person


def kind_of(entry: Entry) -> str:
    """The word for an entry on the site: its type, but person or organisation for actors."""
    if isinstance(entry, Person):
        return "person"
    return "organisation" if isinstance(entry, Organisation) else entry.type


def section_of(kind: str) -> str:
    """The folder of the index of a kind."""
    return {"person": "people", "watch": "watch", "page": ""}.get(kind, f"{kind}s")
