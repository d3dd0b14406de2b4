"""pydantic's errors in an editor's words: rule, message, what to write instead, and the path to mark."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from dossier.base.diagnostic import did_you_mean
from dossier.entries.meanings import meaning

Path = tuple[str | int, ...]


class Slip(NamedTuple):
    """A field that is wrong."""

    rule: str
    message: str
    hint: str
    path: Path
    at_key: bool = False
    """Whether the key, not the value, is to be marked."""


def slip_from(error: Mapping[str, Any], model: type[BaseModel]) -> Slip:
    """One of pydantic's errors on `model` → a slip."""
    path: Path = tuple(part for part in error["loc"] if part != "[key]")
    name = str(path[-1]) if path else ""
    context = error.get("ctx", {})
    if error["type"] == "missing":
        return _missing(path, name, model)
    if error["type"] == "extra_forbidden":
        return _unknown(path, name, model)
    if error["type"] in ("literal_error", "enum"):
        return _vocabulary(path, name, error, model)
    if "message" in context:
        return Slip(
            error["type"],
            str(context["message"]),
            str(context.get("hint", "")),
            path,
            "[key]" in error["loc"],
        )
    return _wrong_type(path, name, error)


def _missing(path: Path, name: str, model: type[BaseModel]) -> Slip:
    words = vocabulary(model, path)
    hint = f"{name}: {' | '.join(words)}" if words else described(model, path)
    return Slip("missing-field", f'"{name}" is missing', hint, path)


def _unknown(path: Path, name: str, model: type[BaseModel]) -> Slip:
    known = keys(model, path[:-1])
    near = did_you_mean(name, known)
    hint = f'did you mean "{near}"?' if near else f"the fields here are {', '.join(known)}"
    return Slip("unknown-field", f'there is no field "{name}"', hint, path, at_key=True)


def _vocabulary(path: Path, name: str, error: Mapping[str, Any], model: type[BaseModel]) -> Slip:
    given = error["input"]
    words = vocabulary(model, path)
    if not isinstance(given, str):
        return Slip("wrong-type", f'"{name}" must be a word', f"one of {', '.join(words)}", path)
    near = did_you_mean(given, words)
    hint = f'did you mean "{near}"? ' if near else ""
    return Slip(
        "unknown-value", f'"{given}" is not a {_spaced(name)}', f"{hint}one of {', '.join(words)}", path
    )


def _wrong_type(path: Path, name: str, error: Mapping[str, Any]) -> Slip:
    shapes = {
        "string_type": ("must be text", "write it after the colon, on one line"),
        "tuple_type": ("must be a list", "write one item a line, each after a hyphen, or [one, two]"),
        "dict_type": ("must be fields of its own", "write `key: value` lines below it, indented"),
        "model_type": ("must be fields of its own", "write `key: value` lines below it, indented"),
        "model_attributes_type": ("must be fields of its own", "write `key: value` lines below it, indented"),
        "int_parsing": ("must be a whole number", "digits only"),
        "int_type": ("must be a whole number", "digits only"),
        "float_parsing": ("must be a number", "for example 46.2"),
        "float_type": ("must be a number", "for example 46.2"),
        "bool_parsing": ("must be true or false", "write true or false"),
        "bool_type": ("must be true or false", "write true or false"),
    }
    context = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        return Slip(
            "wrong-form",
            f'"{name}" has not the form it must have',
            f"it must match {context['pattern']}",
            path,
        )
    if error["type"] == "too_short":
        return Slip(
            "too-few",
            f'"{name}" needs at least {context["min_length"]}',
            f"{context['actual_length']} given",
            path,
        )
    if error["type"] == "too_long":
        return Slip(
            "too-many",
            f'"{name}" has at most {context["max_length"]}',
            f"{context['actual_length']} given",
            path,
        )
    message, hint = shapes.get(error["type"], (f"is not right: {error['msg']}", ""))
    label = (
        f'"{name}"'
        if not isinstance(path[-1] if path else "", int)
        else f'item {int(path[-1]) + 1} of "{path[-2]}"'
    )
    return Slip("wrong-type", f"{label} {message}", hint, path)


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def keys(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The fields an editor may write at that path."""
    found = _model_at(model, path)
    return tuple(name for name in found.model_fields if name not in ("id", "prose")) if found else ()


def vocabulary(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The words allowed at that path; none when it takes free text."""
    owner = _model_at(model, path[:-1])
    field = owner.model_fields.get(str(path[-1])) if owner and path else None
    return _words(field.annotation) if field else ()


def described(model: type[BaseModel], path: Path) -> str:
    """What the field at that path is for."""
    owner = _model_at(model, path[:-1])
    is_known = owner and path and str(path[-1]) in owner.model_fields
    return meaning(owner, str(path[-1])).rstrip(".") if owner and is_known else ""


def _words(annotation: Any) -> tuple[str, ...]:
    arguments = get_args(annotation)
    if arguments and all(isinstance(item, str) for item in arguments):
        return arguments
    return next((words for item in arguments if (words := _words(item))), ())


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    current: Any = model
    for part in path:
        if isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(str(part))
            current = field.annotation if field else None
        else:
            current = _item(current)
        current = bare(current)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def bare(annotation: Any) -> Any:
    """Without `Annotated` and `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif type(None) in get_args(annotation):
            annotation = next(item for item in get_args(annotation) if item is not type(None))
        else:
            return annotation


def _item(annotation: Any) -> Any:
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple and arguments:
        return arguments[0]
    return arguments[1] if get_origin(annotation) is dict else None
