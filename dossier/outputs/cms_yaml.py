"""A web editor's configuration → YAML, in which the ids that many fields offer are written once."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

Config = dict[str, Any]


class Choices(NamedTuple):
    """The ids of some types, which many fields offer; written once in the file."""

    sort: str
    pairs: tuple[tuple[str, str], ...]
    """Id and label."""


def cms_yaml(config: Config) -> str:
    """The configuration as YAML; what many fields offer is written at the first and referred to by the others."""
    return "\n".join(_lines(config, "", set())) + "\n"


def _lines(value: Config, indent: str, written: set[str]) -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, Choices):
            yield from _choices(f"{indent}{key}:", inner, indent, written)
        elif isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from _lines(inner, indent + "  ", written)
        elif isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            yield f"{indent}{key}:"
            for item in inner:
                first, *more = _lines(item, indent + "    ", written)
                yield f"{indent}  - {first.lstrip()}"
                yield from more
        else:
            yield f"{indent}{key}: {json.dumps(inner, ensure_ascii=False)}"


def _choices(start: str, choices: Choices, indent: str, written: set[str]) -> Iterator[str]:
    """With an anchor at first, which a line with an alias stands for later."""
    if choices.sort in written:
        yield f"{start} *{choices.sort}"
        return
    written.add(choices.sort)
    yield f"{start} &{choices.sort}"
    for key, label in choices.pairs:
        item = {"label": f"{label} ({key})" if label else key, "value": key}
        yield f"{indent}  - {json.dumps(item, ensure_ascii=False)}"
