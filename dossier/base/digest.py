"""Stable digests of plain data and of bytes."""

import hashlib
import json
from typing import Any


def digest(value: Any) -> str:
    """32 hex digits of SHA-256 over plain data; a NamedTuple counts as the list of its values (C encoder)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def digest_bytes(data: bytes) -> str:
    """32 hex digits of SHA-256."""
    return hashlib.sha256(data).hexdigest()[:32]
