"""Plain data as JSON, fast: text, numbers, bools, None, lists, tuples and dicts with text keys.

A NamedTuple is written as the list of its values, without names or type.
"""

import json
from typing import Any

import msgspec

_quick = msgspec.json.Encoder().encode


def encoded(value: Any) -> bytes:
    """Compact JSON in UTF-8; TypeError for what cannot be plain data. The same value gives the same bytes.

    Surrogates, which stand in names of files that are no Unicode, are kept."""
    try:
        return _quick(value)
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> Any:
    """The value of such bytes, tuples as lists; ValueError for bytes that are none."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return json.loads(data.decode("utf-8", "surrogatepass"))


def items(data: bytes) -> list[bytes]:
    """The items of a list of such bytes, each as it is written and not looked into; ValueError where they hold none."""
    try:
        return list(map(bytes, msgspec.json.decode(data, type=list[msgspec.Raw])))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("no list") from error
