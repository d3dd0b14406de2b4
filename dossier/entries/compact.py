"""Entries in less memory: a note of pydantic's that nobody reads is the same one in all of them."""

from typing import TypeVar

from pydantic import BaseModel

from dossier.entries.common import Fields
from dossier.entries.groups import groups

M = TypeVar("M", bound=Fields)
_note = vars(BaseModel)["__pydantic_fields_set__"].__set__
"""Writes where pydantic notes which fields were written, in a set for each model: a quarter of an entry's memory."""
_NOTHING: set[str] = set()


def compact(model: M) -> M:
    """The model, and all models in it, without their notes of which fields were written."""
    _note(model, _NOTHING)
    if nested := groups(type(model)):
        values = vars(model)
        for name, shape in nested:
            if value := values[name]:
                for item in (value,) if shape == "one" else value if shape == "list" else value.values():
                    compact(item)
    return model
