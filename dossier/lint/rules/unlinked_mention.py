"""Readers expect to click on a name. At its first mention in a text a person's name is written `[[id|words]]`;
later mentions need no link."""

from collections.abc import Iterator
from functools import lru_cache

from dossier.entries import Entry, Page, Person
from dossier.lint.phrases import passages_with, pattern
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
[[ana-petrovic|Ana Petrovic]] spoke first. Later Ana Petrovic left [@gazette].
"""
BAD = """\
=== content/meetings/second-round.md
---
date: 2025-06-20
---
Ana Petrovic spoke first [@gazette]. # <- here
"""


def check(case: Case) -> Iterator[Finding]:
    entries = case.dossier.entries
    linked = lru_cache(None)(lambda entry: {link.target for link in entries[entry].prose.links()})
    for person in case.dossier.all(Person):
        seen: set[str] = {person.id}
        for passage in passages_with(case, person.name) if " " in person.name else ():
            entry = passage.id
            if not passage.line or entry in seen or person.id in linked(entry):
                continue
            for match in pattern(person.name, any_case=False).finditer(passage.bare):
                if not _in_link(passage.text, match.start()) and not _is_about_us(entries[entry]):
                    seen.add(entry)
                    hint = f"write [[{person.id}|{person.name}]]"
                    yield passage.finding(*match.span(), f"no link to {person.name} in this text", hint)
                    break


def _is_about_us(entry: Entry) -> bool:
    """Whether a page explains the dossier; names are examples there."""
    return isinstance(entry, Page) and entry.kind not in ("state_of_play", "essay")


def _in_link(text: str, place: int) -> bool:
    """Whether the words at a place are those of a link to something else, which cannot hold another."""
    return text.rfind("[[", 0, place) > text.rfind("]]", 0, place)


RULE = Rule(
    name="unlinked-mention",
    level=Level.INFO,
    summary="a person is named in full in a text that never links to them",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)
