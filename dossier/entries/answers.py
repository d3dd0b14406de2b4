"""What somebody answers when asked for a field → its value as a file would hold it, and what is wrong with it."""

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from dossier.base.diagnostic import did_you_mean, has_errors
from dossier.content.records import Value, value_from
from dossier.content.text import text_from
from dossier.entries.references import references_at
from dossier.entries.schema import Known
from dossier.entries.skeleton import is_list, item_of, leading, targets
from dossier.entries.slips import Path, Slip, bare, slip_from, vocabulary


class Answer(NamedTuple):
    """An answer to one question."""

    value: Value
    """As the reader would give it: text, a list, a group."""
    slips: tuple[Slip, ...]
    missing: tuple[Path, ...]
    """Fields of the value's own parts that are still to be asked for: ("delegations", 0, "role")."""


def answered(model: type[BaseModel], name: str, text: str, known: Known) -> Answer:
    """The answer `text` to the field `name`.

    A list is written `one, two`; groups by what leads them, `ukraine:party, russia:party`; anything as YAML in
    brackets. An entry may be named by its id or by its exact name.
    """
    _, found = text_from("", text.encode("utf-8", "surrogateescape"))
    if error := next((one for one in found if has_errors([one])), None):  # the reader would not take the file
        return Answer(text, (Slip(error.rule, error.message, error.hint, (name,)),), ())
    if text.startswith(("[", "{")) and bare(model.model_fields[name].annotation) is not str:
        value, problem = value_from(text)
        slips = (Slip("yaml-syntax", problem.message, problem.hint, (name,)),) if problem else ()
        return Answer(value, slips, ()) if slips else judged(model, name, value, known)
    return judged(model, name, _value(model, name, text, known), known)


def judged(model: type[BaseModel], name: str, value: Value, known: Known) -> Answer:
    """The value of a field with all that is wrong with it."""
    field = model.model_fields[name]
    shape: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    try:
        typed = TypeAdapter[Any](shape).validate_python(value)
    except ValidationError as errors:
        found = [
            slip_from({**error, "loc": (name, *error["loc"])}, model)
            for error in errors.errors(include_url=False, include_context=True)
        ]
        missing = tuple(slip.path for slip in found if slip.rule == "missing-field")
        slips = (_named_slip(slip, model, name, known) for slip in found if slip.rule != "missing-field")
        return Answer(value, tuple(slips), missing)
    unknown = (*_unknown(model, name, typed, known), *_stance(name, typed, known))
    return Answer(value, unknown, ())


def with_part(value: Value, path: Path, answer: str) -> Value:
    """The value with one more part at a path below it."""
    step, *rest = path
    if not isinstance(value, list | dict):
        return value
    changed: Any = list(value) if isinstance(value, list) else dict(value)
    changed[step] = with_part(changed[step], tuple(rest), answer) if rest else answer
    return changed  # type: ignore[no-any-return]


def choices(model: type[BaseModel], name: str, known: Known) -> dict[str, str]:
    """What a field may hold, where that is a list of words or ids, each with its label."""
    if words := vocabulary(model, (name,)):
        return dict.fromkeys(words, "")
    if name == "stance":
        return dict(known["stance"])
    item = item_of(model, name)
    types = targets(model, name) or (targets(item, leading(item)[0]) if item and leading(item) else ())
    return {entry_id: label for kind in types for entry_id, label in known[kind].items()}


def _value(model: type[BaseModel], name: str, text: str, known: Known) -> Value:
    if not is_list(model, name):
        return _named(text, targets(model, name), known)
    parts = [part for part in (part.strip() for part in text.split(",")) if part]
    item = item_of(model, name)
    if item is None or targets(model, name):
        return [_named(part, targets(model, name), known) for part in parts]
    return [_group(item, part, known) for part in parts]


def _group(item: type[BaseModel], text: str, known: Known) -> Value:
    """`ukraine:party` → the first two fields of an item; a single id goes to the first field that may name it."""
    fields = leading(item)
    first, *rest = (part.strip() for part in text.split(":"))
    fitting = [
        field for field in fields if _named(first, targets(item, field), known) in _ids(item, field, known)
    ]
    start = fields.index(fitting[0]) if fitting else 0
    values = (_named(first, targets(item, fields[start]), known), *rest)
    return dict(zip(fields[start:], values, strict=False))


def _ids(item: type[BaseModel], field: str, known: Known) -> set[str]:
    return {entry_id for kind in targets(item, field) for entry_id in known[kind]}


def _named(text: str, types: tuple[str, ...], known: Known) -> str:
    """The id of the one entry that has this very name; the text itself where it is an id or nobody's name."""
    lower = text.lower()
    found = [key for kind in types for key, label in known[kind].items() if label.lower() == lower]
    return found[0] if len(found) == 1 else text


def _unknown(model: type[BaseModel], name: str, typed: Any, known: Known) -> Iterator[Slip]:
    for reference in references_at(model, name, typed):
        there = {key: label for kind in reference.types for key, label in known[kind].items()}
        if reference.target in there:
            continue
        kinds = " or ".join(reference.types) if len(reference.types) < 4 else "entry"
        hint = _near(reference.target, there) or "make that entry first, or leave this blank for now"
        yield Slip("unknown-reference", f'no {kinds} "{reference.target}"', hint, reference.path)


def _named_slip(slip: Slip, model: type[BaseModel], name: str, known: Known) -> Slip:
    """A name where an id should be: which id is meant, where a name is near."""
    said = slip.message.removesuffix(" is not an id").strip('"')
    there = {key: label for kind in targets(model, name) for key, label in known[kind].items()}
    near = _near(said, there) if slip.rule == "bad-reference" else ""
    return slip._replace(hint=near) if near else slip


def _near(target: str, there: dict[str, str]) -> str:
    near = did_you_mean(target, there)
    if near is None and (name := did_you_mean(target, [label for label in there.values() if label])):
        near = next(key for key, label in there.items() if label == name)
    return f'did you mean "{near}" ({there[near]})?' if near else ""


def _stance(name: str, typed: Any, known: Known) -> Iterator[Slip]:
    if name == "stance" and typed not in known["stance"]:
        near = did_you_mean(typed, known["stance"])
        hint = (f'did you mean "{near}"? ' if near else "") + f"one of {', '.join(known['stance'])}"
        yield Slip("unknown-value", f'"{typed}" is not a stance', hint, (name,))
