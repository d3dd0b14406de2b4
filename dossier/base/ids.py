"""Ids of entries: which file stems may be one, and which one to propose for a name in any script."""

import re
from collections.abc import Container

LONGEST = 80
"""Characters in an id; with folder and ending it stays a comfortable file name and address."""

RESERVED = frozenset(
    (
        *("index", "data"),  # names that the site gives to its own files
        *("con", "prn", "aux", "nul"),  # names that Windows keeps for devices, whatever the ending
        *(f"{device}{number}" for device in ("com", "lpt") for number in range(10)),
    )
)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def valid_id(text: str) -> bool:
    """Whether a file stem can be an id: lower-case letters, digits and single hyphens, and not reserved."""
    return len(text) <= LONGEST and bool(_ID.fullmatch(text)) and text not in RESERVED


def slug(text: str) -> str:
    """The text in lower-case ASCII words with hyphens between, cut at a word; empty if nothing can be spelt.
    `Рустем Умєров` becomes `rustem-umierov`: for addresses, not a scholar's romanisation."""
    from anyascii import anyascii  # its tables take 20 ms to load: only when a name is new

    plain = anyascii(text).lower().replace("'", "")  # soft signs and apostrophes part no word
    return _cut("-".join(re.findall("[a-z0-9]+", plain)), LONGEST)


def proposed_id(*parts: str, taken: Container[str] = ()) -> str:
    """A valid id made of a name, or of a name and a date, not one of `taken`; numbered where needed."""
    base = slug(" ".join(parts)) or "entry"
    if valid_id(base) and base not in taken:
        return base
    number = 2
    while (numbered := f"{_cut(base, LONGEST - 1 - len(str(number)))}-{number}") in taken:
        number += 1
    return numbered


def _cut(words: str, longest: int) -> str:
    """At most so many characters, ending with a whole word where there is more than one."""
    if len(words) <= longest:
        return words
    head = words[: longest + 1]
    return head.rpartition("-")[0] or words[:longest]
