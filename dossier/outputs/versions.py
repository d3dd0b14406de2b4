"""The versions of one text: which documents belong together, and where they are compared."""

from collections.abc import Sequence

from dossier.base.edtf import sort_key
from dossier.entries import Document
from dossier.graph.survey import Survey
from dossier.outputs.urls import folder_of


def family_of(survey: Survey, document: Document) -> tuple[Document, ...]:
    """Every version of the same text, by date."""
    first = document
    while first.version_of:
        first = survey.dossier.get(first.version_of, Document)
    found: dict[str, Document] = {}
    waiting = [first]
    while waiting:
        current = waiting.pop()
        found[current.id] = current
        waiting += [
            survey.dossier.get(r.id, Document)
            for r in survey.dossier.referrers.get(current.id, ())
            if r.role == "version_of"
        ]
    return tuple(sorted(found.values(), key=lambda item: (sort_key(item.date), item.id)))


def is_compared(family: Sequence[Document]) -> bool:
    """Whether at least two of the versions have provisions to put side by side."""
    return sum(bool(document.provisions) for document in family) > 1


def compare_folder(family: Sequence[Document]) -> str:
    """Where the versions of a family are compared: below the one that all are versions of."""
    first = next((document for document in family if not document.version_of), family[0])
    return f"{folder_of(first)}compare/"
