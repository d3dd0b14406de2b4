"""How alike two names are, whatever the script and the scheme by which they were written in Latin letters."""

import re
from functools import lru_cache

_SAME = (
    ("shch", "sc"), ("kh", "h"), ("ts", "c"), ("ya", "a"), ("ia", "a"), ("ye", "e"), ("ie", "e"), ("yu", "u"),
    ("iu", "u"), ("ju", "u"), ("ja", "a"), ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"), ("g", "h"),
)  # fmt: skip
"""Spellings that schemes and newspapers use for the same sound, and what stands for them here."""


@lru_cache(1 << 15)
def skeleton(name: str) -> tuple[str, ...]:
    """The words of a name without what differs between romanisations, sorted: those of Kyslytsia and Kyslytsya
    are the same. A word that leaves nothing is left out."""
    if not name.isascii():
        from anyascii import anyascii  # its tables take 20 ms to load: only for names that need it

        name = anyascii(name)
    return tuple(sorted(filter(None, map(_bones, re.findall("[a-z]+", name.lower().replace("'", ""))))))


def _bones(word: str) -> str:
    for written, meant in _SAME:
        word = word.replace(written, meant)
    return re.sub(r"(.)\1+", r"\1", word).removesuffix("i")


def likeness(one: str, other: str) -> float:
    """0 to 100: how alike the skeletons of two names are; above 95 they are most likely spellings of one name."""
    from rapidfuzz import fuzz  # only where two names are near enough to be compared

    return float(fuzz.ratio(" ".join(skeleton(one)), " ".join(skeleton(other))))
