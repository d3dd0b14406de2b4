"""Plain data as JSON, fast: text, numbers, bools, None, lists, tuples and dicts with text keys.

A NamedTuple or a `Plain` is written as the list of its values, without names or type.
"""

import json
from typing import Any, TypeVar, dataclass_transform

import msgspec
import msgspec.structs

_quick = msgspec.json.Encoder().encode
T = TypeVar("T")
Raw = msgspec.Raw
"""Such bytes within others, as they are written and not looked into."""


@dataclass_transform(frozen_default=True)
class Plain(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Named values that do not change, as of a NamedTuple; several times as fast to make, and no sequence."""

    _replace = msgspec.Struct.__replace__
    """The same with other values, as of a NamedTuple."""


def values(plain: Plain) -> tuple[Any, ...]:
    """Of all its fields, in their order."""
    return msgspec.structs.astuple(plain)


def encoded(value: Any) -> bytes:
    """Compact JSON in UTF-8; TypeError for what cannot be plain data. The same value gives the same bytes.

    Surrogates, which stand in names of files that are no Unicode, are kept."""
    try:
        return _quick(value)
    except UnicodeEncodeError:
        return json.dumps(value, default=values, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )


def decoded(data: bytes) -> Any:
    """The value of such bytes, tuples as lists; ValueError for bytes that are none."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return json.loads(data.decode("utf-8", "surrogatepass"))


def typed(data: bytes | Raw, kind: type[T]) -> T:
    """The value of such bytes as one of that type, whose fields name theirs; ValueError where they hold none."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"no {kind.__name__}") from error
