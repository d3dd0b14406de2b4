"""The index as files: small enough each, so that a browser fetches only what a search or a preview needs.

`search/shelf.js` says which entries are in which `search/rows-N.js`; `search/index.js` has kinds, years and the
first word of each `search/words-N.js`; `search/names.js` is for typing errors alone. All are scripts that call
`dossier.take`, since a browser fetches nothing else from a folder."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Any, TypeVar

from dossier.base.folding import SAME, letters
from dossier.entries import Entry
from dossier.graph.dossier import Dossier
from dossier.graph.survey import Survey
from dossier.outputs.desk import Desk
from dossier.outputs.names import name_of
from dossier.outputs.output import Output
from dossier.outputs.search.postings import (
    BODY,
    NAME,
    SUMMARY,
    TITLE,
    Fields,
    Postings,
    postings_of,
    terms_of,
)
from dossier.outputs.search.rows import KINDS, Row, kind_number, row_of, years_of
from dossier.outputs.search.texts import body_of, names_of, summary_of, ties_of, title_of
from dossier.outputs.urls import Urls, folder_of
from dossier.outputs.words import KIND, PLURAL

Item = TypeVar("Item", bound=tuple[Any, ...])

ROWS = 10_000
"""Characters in a file of rows: some forty entries."""
WORDS = 20_000
"""Characters in a file of words."""
FIRST = 40
"""The character that stands for the first year; a space stands for none."""


def search_rows(survey: Survey, urls: Urls) -> Iterator[Output]:
    """The files that read no text: what is shown of entries, where to find it, and the words of their names. Only
    published entries are in the index, for a Dossier holds no others to be listed."""
    dossier = survey.dossier
    desk = Desk(survey, urls)
    parts = tuple(_cut([row_of(desk, entry) for entry in _listed(dossier)], ROWS))
    yield _script("shelf", _shelf(urls, parts))
    named = chain.from_iterable((title_of(dossier, entry), *names_of(entry)) for entry in _listed(dossier))
    yield _script("names", " ".join(terms_of(named)))
    for number, part in enumerate(parts):
        yield _script(f"rows-{number}", tuple(part))


def search_words(survey: Survey, _urls: Urls) -> Iterator[Output]:
    """The files of words, and which of them has which."""
    dossier = survey.dossier
    found = _postings(dossier)
    shards = tuple(_cut(found.terms, WORDS))
    yield _script("index", _index(dossier, found, shards))
    for number, terms in enumerate(shards):
        yield _script(f"words-{number}", dict(terms))


def _listed(dossier: Dossier) -> list[Entry]:
    """All entries in the order in which they are counted."""
    return sorted(dossier.entries.values(), key=folder_of)


def _script(name: str, value: object) -> Output:
    return Output(f"search/{name}.js", "script", (name, value), listed=False)


def _shelf(urls: Urls, rows: Sequence[Sequence[Row]]) -> dict[str, object]:
    """What a preview needs: the file of an entry is the last one that begins with its path or one before it."""
    return {
        "tail": urls.tail,
        "kinds": [KIND[kind] for kind in KINDS],
        "paths": [part[0].path for part in rows],
        "sizes": [len(part) for part in rows],
    }


def _index(
    dossier: Dossier, found: Postings, shards: Sequence[Sequence[tuple[str, str]]]
) -> dict[str, object]:
    """What a search needs before it looks at words."""
    entries = _listed(dossier)
    spans = [years_of(entry) for entry in entries]
    years = sorted({year for span in spans for year in span})
    return {
        "keys": KINDS,
        "headings": [PLURAL[kind] for kind in KINDS],
        "kinds": [(kind, len(list(run))) for kind, run in groupby(map(kind_number, entries))],
        "years": years,
        "since": "".join(chr(FIRST + years.index(span[0])) if span else " " for span in spans),
        "until": {number: years.index(span[-1]) for number, span in enumerate(spans) if len(span) > 1},
        "known": "".join(str(min(9, _referring(dossier, entry).bit_length())) for entry in entries),
        "words": [part[0][0] for part in shards],
        "common": found.common,
        "same": SAME,
        "letters": letters(),
    }


def _referring(dossier: Dossier, entry: Entry) -> int:
    return len({referrer.id for referrer in dossier.referrers.get(entry.id, ())})


def _cut(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items in order, in pieces of about so many characters."""
    start = length = 0
    for number, item in enumerate(items):
        length += len(item) * 3 + sum(len(part) for part in item if isinstance(part, str))
        if length > size or number == len(items) - 1:
            yield items[start : number + 1]
            start, length = number + 1, 0


def _postings(dossier: Dossier) -> Postings:
    ties = ties_of(dossier)
    return postings_of(_fields(dossier, entry, ties[entry.id]) for entry in _listed(dossier))


def _fields(dossier: Dossier, entry: Entry, ties: Sequence[str]) -> Fields:
    return (
        (TITLE, (title_of(dossier, entry),)),
        (NAME, names_of(entry)),
        (SUMMARY, (summary_of(entry),)),
        (BODY, (*body_of(dossier, entry), *(name_of(dossier, tie) for tie in ties))),
    )
