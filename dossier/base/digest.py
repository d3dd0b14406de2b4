"""Stable digests of plain data and of bytes: what decides whether a page or a file is still current."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

_LENGTH = 32
"""Hex digits kept of SHA-256: 128 bits, far from any accidental collision."""


def digest(value: Any) -> str:
    """32 hex digits of SHA-256 over plain data; raises TypeError for what cannot be such.

    Neither names nor type of a `Plain` or a NamedTuple count: so what a value means (which template, which version of
    the code) is hashed beside it. The order of a dict counts, since a template that runs through it shows it."""
    return digest_bytes(_encoder()(value))


@lru_cache(1)
def _encoder() -> Callable[[Any], bytes]:
    from dossier.base.plain import encoded  # takes a while to load, and not every command needs it

    return encoded


def digest_bytes(data: bytes) -> str:
    """32 hex digits of SHA-256."""
    return hashlib.sha256(data).hexdigest()[:_LENGTH]
