"""Plain data as YAML for reading: block style, the order kept, every scalar the text it was."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 108
_PLAIN = re.compile(r"[^\W_][\w./+@()'’–—%-]*(?:,? [\w./+@()'’–—%&-]+)*\.?", re.UNICODE)
_MEANT = re.compile(r"(?:null|true|false|yes|no|on|off|y|n|[-+.\d][\d_.:eExXoO+-]*)\Z", re.IGNORECASE)
"""Text that a YAML reader may take for something else; dates and ids are safe as they are."""
_ADDRESS = re.compile(r"https?://[^\s\"'#]*[^\s\"'#:]")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def as_yaml(fields: Mapping[str, Any]) -> str:
    """Fields → YAML text that a reader which takes every scalar as text reads back equal."""
    return "\n".join(_mapping(fields, "")) + "\n"


def written(name: str, value: Any) -> str:
    """One field as an editor would write it: short lists in brackets, long texts folded, addresses bare."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        line = f"{name}: [{', '.join(_in_brackets(item) for item in value)}]"
        if len(line) <= WIDTH:
            return line
    if isinstance(value, str) and _ADDRESS.fullmatch(value):
        return f"{name}: {value}"
    if isinstance(value, str) and len(value) > WIDTH - len(name) and re.fullmatch(r"\S+( \S+)+", value):
        lines = textwrap.wrap(value, WIDTH - 2, break_long_words=False, break_on_hyphens=False)
        return "\n".join([f"{name}: >-", *(f"  {line}" for line in lines)])
    return as_yaml({name: value}).rstrip("\n")


def _in_brackets(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if "," in text else scalar(text)


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
