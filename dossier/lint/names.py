"""By which names people and things are called, and who is meant by a name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.entries import Organisation, Person, Place
from dossier.lint.finding import Path

Named = Person | Organisation | Place


class Called(NamedTuple):
    """One name of an entry."""

    name: str
    path: Path
    weak: bool = False
    """Whether it is too general to find the entry by."""


def names_of(entry: Named) -> Iterator[Called]:
    """All names and spellings of an entry, in every script."""
    yield Called(entry.name, ("name",))
    for language, name in entry.native_name.items():
        yield Called(name, ("native_name", language))
    for index, alias in enumerate(entry.aliases):
        yield Called(alias.name, ("aliases", index), alias.kind == "weak")


def name_key(name: str) -> str:
    """What is the same of two names that differ only in case, spaces and punctuation."""
    return " ".join(re.findall(r"\w+", name.casefold()))
