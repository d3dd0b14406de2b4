"""A quotation gives somebody's words as they were said. Where a text copy of the source is at hand, the words are
looked up in it; spaces, capitals, the shape of quotation marks and dashes, and what is left out with `...` or put in
[brackets] may differ, nothing else."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dossier.entries import Position, Source
from dossier.entries.common import CitationFields
from dossier.lint.quotes import best_copy, lost_piece, plain
from dossier.lint.rule import Case, Finding, Level, Path, Rule

GOOD = """\
=== content/sources/chronicle.yaml
snapshot: snapshots/chronicle.txt
=== content/events/toll-raised.yaml
cites:
  - {source: chronicle, quote: “We want a durable peace … by the summer”}
=== snapshots/chronicle.txt
The minister said: "We want a durable
peace - on all coasts - by the summer."
"""
BAD = """\
=== content/sources/chronicle.yaml
snapshot: snapshots/chronicle.txt
=== content/events/toll-raised.yaml
cites:
  - source: chronicle
    quote: We want a lasting peace # <- here
=== snapshots/chronicle.txt
The minister said: "We want a durable
peace - on all coasts - by the summer."
"""


class _Quote(NamedTuple):
    """A quote with the sources that may have it."""

    id: str
    path: Path
    text: str
    sources: tuple[str, ...]


def check(case: Case) -> Iterator[Finding]:
    copies = {source: plain(text) for source, text in case.snapshots.texts.items()}
    for quote in _quotes(case):
        if quote.sources and all(source in copies for source in quote.sources):
            yield from _lost(quote, {source: copies[source] for source in quote.sources})


def _quotes(case: Case) -> Iterator[_Quote]:
    for part in case.of(CitationFields):
        cite = part.value
        if cite.quote and _speaks(case, cite.source, cite.quote_lang):
            yield _Quote(part.id, (*part.path, "quote"), cite.quote, (cite.source,))
    for position in case.dossier.all(Position):
        if quote := position.quote:
            told = tuple(s for s in case.witnesses(position.id) if _speaks(case, s, quote.lang))
            yield _Quote(position.id, ("quote", "text"), quote.text, told)


def _speaks(case: Case, source: str, language: str | None) -> bool:
    """Whether a source has words of that language; the quote is a translation where it has not."""
    return language in (None, case.dossier.get(source, Source).language)


def _lost(quote: _Quote, copies: Mapping[str, str]) -> Iterator[Finding]:
    pieces = [lost_piece(quote.text, copy) for copy in copies.values()]
    if not all(pieces):
        return
    source, text = best_copy(pieces[0], copies)
    named = " or ".join(f'"{source}"' for source in copies)
    near = (
        f'the copy of "{source}" has: {text}'
        if text
        else "nothing like it stands there: is it another source"
    )
    yield Finding(quote.id, quote.path, f"these words are not in the text copy of {named}", near)


RULE = Rule(
    name="snapshot-without-quote",
    level=Level.WARNING,
    summary="the text copy of a source does not have the words that are quoted from it",
    why=__doc__,
    good=GOOD,
    bad=BAD,
    check=check,
    needs="snapshots",
)
