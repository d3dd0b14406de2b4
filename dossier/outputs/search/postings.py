"""Which words stand in which entries, and where in them: title, other names, summary or text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.base.folding import folded

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
    common: tuple[str, ...]
    """Words of half of all texts; of these, texts are not listed."""


Fields = Sequence[tuple[int, Iterable[str]]]
"""Texts of an entry with the place they stand for."""


def postings_of(entries: Iterable[Fields]) -> Postings:
    """The index of entries that are counted from 0."""
    found: dict[str, list[int]] = defaultdict(list)  # the number of an entry, then its places in four bits
    total = 0
    for number, fields in enumerate(entries):
        total += 1
        start = number << 4
        for term, places in _places(fields).items():
            found[term].append(start + places)
    common = {term for term, entries in found.items() if total >= MANY and len(entries) > total // 2}
    for term in common:
        found[term] = [entry for entry in found[term] if entry & 15 != BODY]
    ordered = _ordered(found)
    return Postings(
        terms=tuple((term, _encoded(found[term])) for term in ordered if found[term]),
        common=tuple(term for term in ordered if term in common),
    )


def terms_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of such texts, folded, each once and in order."""
    return tuple(_ordered(folded("\n".join(texts))))


def _ordered(terms: Iterable[str]) -> list[str]:
    """Those that are looked for, as JavaScript sorts them."""
    return sorted(filter(_is_term, terms), key=lambda term: term.encode("utf-16-be"))


def _places(fields: Fields) -> dict[str, int]:
    """Where each word of an entry stands, as a sum of places."""
    found: dict[str, int] = {}
    for place, texts in reversed(fields):  # the longest is the last
        terms = folded("\n".join(texts))
        if not found:
            found = dict.fromkeys(terms, place)
            continue
        for term in terms:
            found[term] = found.get(term, 0) | place
    return found


def _is_term(term: str) -> bool:
    return len(term) > 1 or not term.isascii() or term.isdigit()


def _encoded(entries: Iterable[int]) -> str:
    pieces = []
    before = -1
    for entry in entries:
        number = entry >> 4
        if number - before > 1:
            pieces.append(_base36(number - before))
        pieces.append(LETTERS[entry & 15])
        before = number
    return "".join(pieces)


@lru_cache(1 << 12)
def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
