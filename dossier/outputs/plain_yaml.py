"""Plain data as YAML for reading: block style, the order kept, every scalar the text it was."""

import json
import re
import textwrap
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

WIDTH = 108
_PLAIN = re.compile(r"[^\W_][\w./+@()'’–—%-]*(?:,? [\w./+@()'’–—%&-]+)*\.?", re.UNICODE)
_MEANT = re.compile(r"(?:null|true|false|yes|no|on|off|y|n|[-+.\d][\d_.:eExXoO+-]*)\Z", re.IGNORECASE)
"""Text that a YAML reader may take for something else; dates and ids are safe as they are."""
_ADDRESS = re.compile(r"https?://[^\s\"'#]*[^\s\"'#:]")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_UNFIT = re.compile(r"[^\S\n]\n|\A\s|\t|[^\n]\Z")
"""What a literal block would not keep."""


def as_yaml(fields: Mapping[str, Any]) -> str:
    """Fields → YAML text that a reader which takes every scalar as text reads back equal."""
    lines: list[str] = []
    _mapping(lines, fields, "")
    return "\n".join(lines) + "\n"


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


def _mapping(lines: list[str], fields: Mapping[str, Any], indent: str) -> None:
    for key, value in fields.items():
        _value(lines, f"{indent}{_key(key)}:", value, indent + "  ")


def _value(lines: list[str], start: str, value: Any, indent: str) -> None:
    if isinstance(value, str):
        _text(lines, start, value, indent)
    elif value is None:
        lines.append(start)
    elif isinstance(value, list):
        lines.append(start if value else f"{start} []")
        for item in value:
            _item(lines, item, indent)
    else:
        lines.append(start if value else f"{start} {{}}")
        _mapping(lines, value, indent)


def _text(lines: list[str], start: str, text: str, indent: str) -> None:
    if "\n" in text and "\n" in text.rstrip("\n") and not _UNFIT.search(text):
        lines.append(f"{start} |")
        lines += (f"{indent}{line}" if line else "" for line in text[:-1].split("\n"))
    else:
        lines.append(f"{start} {scalar(text)}")


def _item(lines: list[str], item: Any, indent: str) -> None:
    if isinstance(item, str) or not item:
        _value(lines, f"{indent}-", item, indent + "  ")
    elif isinstance(item, list):
        lines.append(f"{indent}-")
        for inner in item:
            _item(lines, inner, indent + "  ")
    else:
        first = len(lines)
        _mapping(lines, item, indent + "  ")
        lines[first] = f"{indent}- {lines[first].lstrip()}"


def scalar(text: str) -> str:
    """Plain where that is safe, else in double quotes; JSON's escapes are YAML's."""
    if _PLAIN.fullmatch(text) and (not _MEANT.match(text) or _DAY.match(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


_key = lru_cache(1 << 10)(scalar)
"""The same for names of fields, which are few."""
