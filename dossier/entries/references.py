"""Which fields of an entry name another entry, and of which type; found from the models themselves."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from dossier.base.plain import Plain
from dossier.entries.fields import Target
from dossier.entries.groups import Shape

Path = tuple[str | int, ...]
Mention = tuple[str, str, tuple[str, ...], str]
"""The entry it leads to, its role, the types it may name, the id or office it holds. The role is the path without
numbers and keys: `delegations.members.person`."""
Step = tuple[str, str, Shape, tuple[str, ...], tuple["Step", ...]]
"""A field that holds ids, or groups of fields in which there are some: its name, its role, the shape, what the ids may
name, and the fields of the groups. A plain tuple, which is taken apart in a third of the time of a named one."""


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
    _add_references(found, vars(model), (), _steps(type(model), ""))
    return found


def references_at(model: type[BaseModel], name: str, value: Any) -> Sequence[Reference]:
    """Every reference in the value of one field, where there is no whole entry yet."""
    found: list[Reference] = []
    _add_references(found, {name: value}, (), [step for step in _steps(model, "") if step[0] == name])
    return found


def mentions(model: BaseModel) -> list[Mention]:
    """The same as `references` without their places, in two thirds of the time."""
    found: list[Mention] = []
    _add_mentions(found, vars(model), _steps(type(model), ""))
    return found


def led_to(target: str) -> str:
    """The entry that an id leads to: an office leads to its organisation."""
    return target.partition("/")[0] if "/" in target else target


def _add_references(
    found: list[Reference], values: dict[str, Any], path: Path, steps: Iterable[Step]
) -> None:
    for name, _, shape, types, within in steps:
        if value := values[name]:
            for place, item in _held(value, shape, (*path, name)):
                if within:
                    _add_references(found, vars(item), place, within)
                else:
                    found.append(Reference(place, types, item))


def _held(value: Any, shape: Shape, path: Path) -> Iterable[tuple[Path, Any]]:
    """What a field holds, each with its path."""
    if shape == "one":
        return ((path, value),)
    return [((*path, key), item) for key, item in (enumerate(value) if shape == "list" else value.items())]


def _add_mentions(found: list[Mention], values: dict[str, Any], steps: Iterable[Step]) -> None:
    for name, role, shape, types, within in steps:
        if value := values[name]:
            if shape == "one":
                value = (value,)
            elif shape == "mapping":
                value = value.values()
            for item in value:
                if within:
                    _add_mentions(found, vars(item), within)
                else:
                    found.append((led_to(item) if "/" in item else item, role, types, item))


@lru_cache(None)
def _steps(model: type[BaseModel], role: str) -> tuple[Step, ...]:
    """The fields that matter of a group in that role; a model must not hold itself."""
    found: list[Step] = []
    for name, field in model.model_fields.items():
        inner = f"{role}.{name}" if role else name
        shape, what = _what(
            Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        )
        if isinstance(what, Target):
            found.append((name, inner, shape, what.types, ()))
        elif what and (within := _steps(what, inner)):
            found.append((name, inner, shape, (), within))
    return tuple(found)


def _what(annotation: Any) -> tuple[Shape, Target | type[BaseModel] | None]:
    """How a field holds ids, with what they may name, or groups, with their class; None for other fields."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        target = next((item for item in inner[1:] if isinstance(item, Target)), None)
        return ("one", target) if target else _what(inner[0])
    if origin in (Union, UnionType):
        return next((what for option in inner if (what := _what(option))[1]), ("one", None))
    if origin is tuple and inner[1:] == (Ellipsis,):
        return "list", _what(inner[0])[1]
    if origin is dict:
        return "mapping", _what(inner[1])[1]
    is_group = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return "one", annotation if is_group else None
