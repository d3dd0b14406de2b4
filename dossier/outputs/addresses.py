"""Where somebody can do something about a page: report an error, edit its file."""

from urllib.parse import quote

from dossier.entries import Entry
from dossier.graph.dossier import Dossier
from dossier.outputs.urls import folder_of


def report_address(dossier: Dossier, entry: Entry) -> str:
    """Where to report an error: the contact's address, with the page as the subject of a mail."""
    contact = dossier.settings.contact
    if "@" not in contact:
        return contact
    return f"mailto:{contact}?subject=Error%3A%20{folder_of(entry)}"  # an id is as it is in any address


def edit_address(dossier: Dossier, entry: Entry) -> str:
    """Where to edit the entry's file; empty without a repository."""
    settings = dossier.settings
    if not settings.repository:
        return ""
    path = dossier.records[entry.id].path
    return f"{settings.repository.rstrip('/')}/edit/{quote(settings.repository_branch)}/{path}"
