"""Entries in less memory: what many of them hold alike is held once."""

from functools import lru_cache
from typing import TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)
_PLACE = "__pydantic_fields_set__"
"""Where pydantic notes which fields were written: a set for each model, and as models are frozen nothing changes it."""


def compact(model: M) -> M:
    """The model, its note of written fields, and those of all models in it, shared with others of the same fields."""
    names = _once(frozenset(model.model_fields_set))
    if names is not model.model_fields_set:
        object.__setattr__(model, _PLACE, names)
        fields = vars(model)
        for name in names:
            if type(value := fields[name]) is not str:  # most are
                _within(value)
    return model


def _within(value: object) -> None:
    if isinstance(value, BaseModel):
        compact(value)
    elif isinstance(value, dict):
        for item in value.values():
            _within(item)
    elif type(value) is tuple:
        for item in value:
            if isinstance(item, BaseModel):
                compact(item)


@lru_cache(None)  # there are only so many ways to fill in a form
def _once(names: frozenset[str]) -> set[str]:
    return set(names)
