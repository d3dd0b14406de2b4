"""Readers expect to click on a name. At its first mention in a text a person's name is written `[[id|words]]`;
later mentions need no link."""

from collections.abc import Iterator

from dossier.entries import Entry, Page, Person
from dossier.lint.phrases import hits
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
Ana Petrovic spoke first [@gazette]. <!-- here -->
"""


def check(case: Case) -> Iterator[Finding]:
    linked = {
        entry.id: {link.target for link in entry.prose.links()} for entry in case.dossier.entries.values()
    }
    for person in case.dossier.all(Person):
        seen: set[str] = set()
        for hit in hits(case, (person.name,) if " " in person.name else ()):
            entry = hit.passage.id
            if not hit.passage.line or entry in seen or entry == person.id or person.id in linked[entry]:
                continue
            if _is_about_us(case.dossier.entries[entry]) or _in_link(hit.passage.text, hit.start):
                continue
            seen.add(entry)
            hint = f"write [[{person.id}|{person.name}]]"
            yield hit.passage.finding(hit.start, hit.end, f"no link to {person.name} in this text", hint)


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
)
