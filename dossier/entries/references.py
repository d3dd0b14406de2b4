"""Which fields of an entry name another entry, and of which type; found from the models themselves."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from dossier.base.plain import Plain
from dossier.entries.fields import Target

Path = tuple[str | int, ...]
Walk = Callable[[Any, Path, list["Reference"]], None]
"""Adds the references in a value at some path to a list, which is quicker than a generator in a generator."""


class Reference(Plain):
    """One field that names an entry."""

    path: Path
    """Where in the entry: ("delegations", 0, "head")."""
    types: tuple[str, ...]
    """What it may name: entry types, or `office`."""
    target: str
    """The id it holds."""


def references(model: BaseModel) -> Sequence[Reference]:
    """Every reference in the fields of an entry or of the settings, in the order of the model."""
    found: list[Reference] = []
    _nested(model, (), found)
    return found


def references_at(model: type[BaseModel], name: str, value: Any) -> Sequence[Reference]:
    """Every reference in the value of one field, where there is no whole entry yet."""
    found: list[Reference] = []
    walk = dict(_walks(model)).get(name)
    if walk and value:
        walk(value, (name,), found)
    return found


@lru_cache(None)
def _walks(model: type[BaseModel]) -> tuple[tuple[str, Walk], ...]:
    found = []
    for name, field in model.model_fields.items():
        walk = _walk(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
        if walk:
            found.append((name, walk))
    return tuple(found)


def _walk(annotation: Any) -> Walk | None:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        target = next((item for item in metadata if isinstance(item, Target)), None)
        return _one(target.types) if target else _walk(inner)
    if origin is tuple and len(get_args(annotation)) == 2 and get_args(annotation)[1] is Ellipsis:
        item = _walk(get_args(annotation)[0])
        return _each(item) if item else None
    if origin is dict:
        item = _walk(get_args(annotation)[1])
        return _values(item) if item else None
    if origin in (Union, UnionType):
        return next((walk for option in get_args(annotation) if (walk := _walk(option))), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _nested
    return None


def _one(types: tuple[str, ...]) -> Walk:
    def walk(value: Any, path: Path, found: list[Reference]) -> None:
        found.append(Reference(path, types, value))

    return walk


def _each(item: Walk) -> Walk:
    def walk(values: Any, path: Path, found: list[Reference]) -> None:
        for index, value in enumerate(values):
            item(value, (*path, index), found)

    return walk


def _values(item: Walk) -> Walk:
    def walk(values: Any, path: Path, found: list[Reference]) -> None:
        for key, value in values.items():
            item(value, (*path, key), found)

    return walk


def _nested(model: BaseModel, path: Path, found: list[Reference]) -> None:
    values = vars(model)
    for name, walk in _walks(type(model)):
        if value := values[name]:
            walk(value, (*path, name), found)
