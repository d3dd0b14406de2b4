"""Quotes looked up in text copies: what may differ and still be verbatim, and the nearest words where it is not."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from dossier.content.text import INVISIBLE
from dossier.entries import Source
from dossier.graph.dossier import Dossier

LONGEST = 160
"""Characters of the nearest text that a message shows."""

_UNSEEN = re.compile(f"[{INVISIBLE}]")
_ALIKE = str.maketrans(dict.fromkeys('“”„‟«»‹›‘’‚‛`´′″"', "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."})
# `[...]`, `...` and what an editor put in brackets are not the source's words.
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\(\.\.\.\)|\.\.\.")
_EDGE = " .,;:!?'-"


def snapshot_paths(dossier: Dossier) -> dict[str, str]:
    """Source → the path of its text copy, for sources that have one."""
    return {source.id: source.snapshot for source in dossier.all(Source) if source.snapshot}


def plain(text: str) -> str:
    """A text with one sort of space, quotation mark and dash, and nothing invisible."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_ALIKE).split())


def lost_piece(quote: str, copy: str) -> str:
    """The first piece of a quote that does not follow in a plain copy; empty when all do.

    A quote falls into pieces where it leaves something out. Capitals and the marks at its ends may differ.
    """
    folded, at = copy.casefold(), 0
    for piece in _pieces(quote):
        found = folded.find(piece.casefold(), at)
        if found < 0:
            return piece
        at = found + len(piece)
    return ""


def nearest(piece: str, copy: str) -> str:
    """The stretch of a copy that shares most words with a piece; empty when it is less than half of them."""
    wanted, words = Counter(_words(piece)), list(re.finditer(r"\S+", copy))
    size = min(wanted.total(), len(words))
    within: Counter[str] = Counter()
    shared = best = start = 0
    for index, word in enumerate(_words(copy)):
        shared += within[word] < wanted[word]
        within[word] += 1
        if index >= size:
            gone = _bare(words[index - size][0])
            within[gone] -= 1
            shared -= within[gone] < wanted[gone]
        if shared > best:
            best, start = shared, max(index - size + 1, 0)
    if not size or best * 2 < wanted.total():
        return ""
    start = next(n for n in range(start, len(words)) if wanted[_bare(words[n][0])])
    text = copy[words[start].start() : words[min(start + size, len(words)) - 1].end()]
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def best_copy(piece: str, copies: Mapping[str, str]) -> tuple[str, str]:
    """The source and the stretch of its copy that are nearest to a piece; empty where nothing is near."""
    found = ((source, nearest(piece, copy)) for source, copy in copies.items())
    return next(((source, text) for source, text in found if text), ("", ""))


def _pieces(quote: str) -> Iterator[str]:
    for piece in _LEFT_OUT.split(plain(quote)):
        if bare := piece.strip(_EDGE):
            yield bare


def _words(text: str) -> Iterator[str]:
    return (_bare(word) for word in text.split())


def _bare(word: str) -> str:
    return word.casefold().strip(_EDGE)
