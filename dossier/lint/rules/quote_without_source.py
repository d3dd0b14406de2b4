"""Words in quotation marks are somebody's, and must be checked before they are repeated. A position with a quote
needs a source that backs the quote. In prose a quotation of four words or more needs a citation in its
paragraph."""

import re
from collections.abc import Iterator

from dossier.entries import Page, Position
from dossier.entries.common import CitationFields
from dossier.lint.passages import Passage
from dossier.lint.rule import Case, Finding, Level, Rule

GOOD = """\
=== content/positions/north-tolls.yaml
quote: {text: The tolls must fall., lang: en}
cites: [north-readout]
"""
BAD = """\
=== content/positions/north-tolls.yaml
quote: {text: The tolls must fall., lang: en} # <- here
cites: [{source: north-readout, fields: [date]}]
=== content/meetings/second-round.md
---
date: 2025-06-20
---
Petrovic said: "The tolls must fall by the summer." # <- here
"""


# A quotation holds no other opening mark of its kind: else a text of opening marks alone takes time by the square.
_QUOTED = re.compile(r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|\"([^\"]+)\"")
WORDS = 4
"""Words from which something in quotation marks is a quotation; less may be a name or a word held at a distance."""


def check(case: Case) -> Iterator[Finding]:
    for position in case.dossier.all(Position):
        if position.quote and not any(_backs(cite) for cite in position.cites):
            hint = "cite the page or recording that has the words"
            yield Finding(position.id, ("quote",), "no source for this quote", hint)
    for passage in case.passages:
        if passage.line and _may_quote(passage.text) and not _about_us(case, passage.id):
            yield from _in_prose(passage)


def _may_quote(text: str) -> bool:
    """Whether the pattern need look: there may be a quotation, and no source."""
    return ('"' in text or not text.isascii()) and "[@" not in text


def _about_us(case: Case, entry_id: str) -> bool:
    """Whether a page explains the dossier, and so shows words as examples."""
    entry = case.dossier.entries[entry_id]
    return isinstance(entry, Page) and entry.kind not in ("state_of_play", "essay")


def _backs(cite: CitationFields) -> bool:
    return cite.stance == "supports" and (not cite.fields or "quote" in cite.fields)


def _in_prose(passage: Passage) -> Iterator[Finding]:
    for match in _QUOTED.finditer(passage.text):
        words = next(filter(None, match.groups()), "")
        if len(words.split()) >= WORDS and not passage.text.startswith(">"):
            hint = "add [@source-id] to the sentence"
            yield passage.finding(*match.span(), "no source for this quotation", hint, Level.WARNING)


RULE = Rule(
    name="quote-without-source",
    level=Level.ERROR,
    summary="a quotation has no source",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    reads_words=True,
)
