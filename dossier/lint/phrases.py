"""Looking for words and phrases in our own words, by the index, so that rare words cost nothing."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dossier.lint.case import Case
from dossier.lint.passages import Passage


class Hit(NamedTuple):
    """A phrase in a passage."""

    phrase: str
    passage: Passage
    start: int
    end: int


def hits(
    case: Case, phrases: Iterable[str], *, any_case: bool = True, in_prose: bool = False
) -> Iterator[Hit]:
    """Every occurrence of the phrases in our own words, or only in bodies, phrase by phrase; the last word may end
    in s."""
    for phrase in phrases:
        plain = " ".join(phrase.lower().split())
        for passage in passages_with(case, phrase):
            if (passage.line or not in_prose) and plain in " ".join(passage.text.lower().split()):
                for match in pattern(phrase, any_case).finditer(passage.bare):
                    yield Hit(phrase, passage, match.start(), match.end())


def passages_with(case: Case, phrase: str) -> Iterator[Passage]:
    """The passages of our own words that hold all words of a phrase, in whatever order."""
    *words, last = re.findall(r"\w+", phrase.lower()) or [""]
    lasts = (case.words.holding(last), case.words.holding(f"{last}s"))
    rest = tuple(map(case.words.holding, words))
    found = _in_all(lasts[0], *rest) | _in_all(lasts[1], *rest)
    passages = (case.passages[number] for number in sorted(found))
    return (passage for passage in passages if passage.own)


def _in_all(*sets: frozenset[int]) -> frozenset[int]:
    """What all sets hold, from the smallest: a first name stands in very many passages, a last name in few."""
    first, *others = sorted(sets, key=len)
    return first.intersection(*others)


@lru_cache(4096)
def pattern(phrase: str, any_case: bool) -> re.Pattern[str]:
    """A phrase as whole words, over line ends too, and not within an address."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    return re.compile(rf"(?<![\w.@/]){words}s?(?![\w@/]|\.\w)", re.IGNORECASE if any_case else 0)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a passage with the offset of each; a line of a list or table ends one too."""
    start = 0
    for match in re.finditer(r"[.!?][”\"’)\]]*(?=\s|$)|\n(?=\s*(?:[-*|#]|\d+\.\s))", text):
        yield start, text[start : match.end()]
        start = match.end()
    if text[start:].strip():
        yield start, text[start:]
