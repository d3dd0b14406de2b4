"""Plain data as YAML for reading: block style, the order kept, every scalar the text it was."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[^\W_][\w./+@()'’–—%-]*(?:,? [\w./+@()'’–—%&-]+)*\.?", re.UNICODE)
_MEANT = re.compile(r"(?:null|true|false|yes|no|on|off|y|n|[-+.\d][\d_.:eExXoO+-]*)\Z", re.IGNORECASE)
"""Text that a YAML reader may take for something else; dates and ids are safe as they are."""
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def as_yaml(fields: Mapping[str, Any]) -> str:
    """Fields → YAML text that a reader which takes every scalar as text reads back equal."""
    return "\n".join(_mapping(fields, "")) + "\n"


def _mapping(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        yield from _value(f"{indent}{scalar(key)}:", value, indent + "  ")


def _value(start: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield start if value else f"{start} {{}}"
        yield from _mapping(value, indent)
    elif isinstance(value, list):
        yield start if value else f"{start} []"
        for item in value:
            yield from _item(item, indent)
    elif value is None:
        yield start
    elif "\n" in value.rstrip("\n") and not re.search(r"[^\S\n]\n|\A\s|\t|[^\n]\Z", value):
        yield f"{start} |"
        yield from (f"{indent}{line}" if line else "" for line in value[:-1].split("\n"))
    else:
        yield f"{start} {scalar(value)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping) and item:
        lines = list(_mapping(item, indent + "  "))
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    elif isinstance(item, list | dict) and item:
        yield f"{indent}-"
        yield from (line for inner in item for line in _item(inner, indent + "  "))
    else:
        yield from _value(f"{indent}-", item, indent + "  ")


def scalar(text: str) -> str:
    """Plain where that is safe, else in double quotes; JSON's escapes are YAML's."""
    if _DAY.match(text) or (_PLAIN.fullmatch(text) and not _MEANT.match(text)):
        return text
    return json.dumps(text, ensure_ascii=False)
