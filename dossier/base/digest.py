"""Stable digests of plain data and of bytes: what decides whether a page or a file is still current."""

import hashlib
import json
from typing import Any

_LENGTH = 32
"""Hex digits kept of SHA-256: 128 bits, far from any accidental collision."""

_encoded = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode


def digest(value: Any) -> str:
    """32 hex digits of SHA-256 over NamedTuples, tuples, lists, dicts with text keys, text, numbers, bools
    and None; raises TypeError for anything else and ValueError for a number that is not finite.

    The C encoder of JSON writes a NamedTuple as the list of its values, without names or type: so what a
    value means (which template, which version of the code) is hashed beside it. The order of a dict counts,
    since a template that runs through it shows it."""
    return digest_bytes(_encoded(value).encode("utf-8", "surrogatepass"))


def digest_bytes(data: bytes) -> str:
    """32 hex digits of SHA-256."""
    return hashlib.sha256(data).hexdigest()[:_LENGTH]
