"""The model → a commented file to start an entry from: required fields first, the others as comments."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dossier.entries.common import Entry
from dossier.entries.slips import bare, vocabulary

FIRST = ("kind",)
"""Shown before the other required fields, since they depend on it."""
LEFT_OUT = (
    "id",
    "prose",
    "review",
    "withdrawn",
    "corrections",
    "redirect_from",
    "lint_ignore",
    "sensitivity",
)
"""Fields nobody needs on the first day; the guide has them."""


def required(cls: type[Entry]) -> tuple[str, ...]:
    """The fields an entry of that class cannot do without, that hold one value."""
    return tuple(name for name, field in _fields(cls) if field.is_required() and not _is_list(field))


def skeleton(cls: type[Entry], values: Mapping[str, str]) -> str:
    """A YAML text with the values given, blanks for what is required, and every other field as a comment."""
    lines: list[str] = []
    fields = _fields(cls)
    for name, field in fields:
        if name in values:
            lines.append(f"{name}: {values[name]}")
        elif field.is_required() and _is_list(field):
            lines += [f"{name}: [] # {_about(field)}", *_example(name, field)]
        elif field.is_required():
            lines.append(f"{name}: # required. {_about(field)}{_choice(cls, name)}")
    lines += [
        "review: candidate # draft keeps it off the site",
        "",
        "# Everything below is optional: take away the #.",
    ]
    for name, field in fields:
        if name not in values and not field.is_required():
            lines.append(f"# {name}: # {_about(field)}{_choice(cls, name)}")
            lines += _example(name, field)
    return "\n".join(lines) + "\n"


def _fields(cls: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """In the order of use: the class's own fields before those all entries share."""
    shared = Entry.model_fields
    found = [(name, field) for name, field in cls.model_fields.items() if name not in LEFT_OUT]
    found.sort(key=lambda pair: (pair[0] not in FIRST, pair[0] in shared and pair[0] != "summary"))
    return found


def _about(field: FieldInfo) -> str:
    return " ".join((field.description or "").split())


def _choice(cls: type[BaseModel], name: str) -> str:
    words = vocabulary(cls, (name,))
    return f" ({', '.join(words)})" if words else ""


def _is_list(field: FieldInfo) -> bool:
    return get_origin(bare(field.annotation)) is tuple


def _example(name: str, field: FieldInfo) -> Iterator[str]:
    """How one item of a list of mappings looks, as comments."""
    item = bare(field.annotation)
    if get_origin(item) is not tuple:
        return
    inner = bare(get_args(item)[0])
    if name == "cites" or not (isinstance(inner, type) and issubclass(inner, BaseModel)):
        return
    dash = "-"
    for key, part in inner.model_fields.items():
        if part.is_required():
            yield f"#   {dash} {key}: # {_about(part)}{_choice(inner, key)}"
            dash = " "


def described(cls: type[Entry], name: str) -> str:
    """What a field is for, with the words it may hold."""
    field: Any = cls.model_fields[name]
    return f"{_about(field)}{_choice(cls, name)}"
