"""Which words stand in which entries, and where in them: title, other names, summary or text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.base.folding import fold, words

TITLE, NAME, SUMMARY, BODY = 8, 4, 2, 1
"""Where a word stands; one letter says all places at once."""

LETTERS = "@ABCDEFGHIJKLMNO"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

MANY = 100
"""Entries from which on a word can be too frequent to look for in texts."""


class Postings(NamedTuple):
    """The words of all entries, folded."""

    terms: tuple[tuple[str, str], ...]
    """Each word with its entries: from the last entry to the next in base 36, left out for 1, then a letter for the
    places (A is 1, a text, to O, 15, all four)."""
    names: tuple[str, ...]
    """The words of titles and other names: what a mistyped word may have meant."""
    common: tuple[str, ...]
    """Words of half of all texts; of these, texts are not listed."""


Fields = Sequence[tuple[int, Iterable[str]]]
"""Texts of an entry with the place they stand for."""


def postings_of(entries: Iterable[Fields]) -> Postings:
    """The index of entries that are counted from 0."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    total = 0
    for number, fields in enumerate(entries):
        total += 1
        for term, places in _places(fields).items():
            found[term].append((number, places))
    common = {term for term, entries in found.items() if total >= MANY and len(entries) > total // 2}
    for term in common:
        found[term] = [(number, places) for number, places in found[term] if places != BODY]
    ordered = sorted(found, key=lambda term: term.encode("utf-16-be"))  # the order of JavaScript
    return Postings(
        terms=tuple((term, _encoded(found[term])) for term in ordered if found[term]),
        names=tuple(term for term in ordered if any(places >= NAME for _, places in found[term])),
        common=tuple(term for term in ordered if term in common),
    )


def _places(fields: Fields) -> dict[str, int]:
    """Where each word of an entry stands, as a sum of places."""
    found: dict[str, int] = {}
    for place, texts in fields:
        for word in set(words("\n".join(texts))):
            term = fold(word)
            if len(term) > 1 or not term.isascii() or term.isdigit():
                found[term] = found.get(term, 0) | place
    return found


def _encoded(entries: Iterable[tuple[int, int]]) -> str:
    pieces = []
    before = -1
    for number, places in entries:
        if number - before > 1:
            pieces.append(_base36(number - before))
        pieces.append(LETTERS[places])
        before = number
    return "".join(pieces)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
