"""Words without what differs between spellings: Zelensky, Zelenskyy, Зеленський and Зеленский fold to one form.

The browser folds what a reader types in the same way (templates/assets/search.js), by the tables given here.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

SAME = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("sz", "s"), ("tch", "c"), ("ch", "c"), ("cz", "c"), ("tz", "c"),
    ("ts", "c"), ("zh", "z"), ("kh", "h"), ("gh", "h"), ("g", "h"), ("ph", "f"), ("th", "t"), ("q", "k"),
    ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"), ("ou", "u"), ("oe", "o"), ("ae", "a"),
)  # fmt: skip
"""Spellings of one sound, in the order in which they are replaced."""

LONGEST = 40
"""Characters of a word that count."""

_RANGES = (
    (0xDF, 0x250), (0x370, 0x530), (0x531, 0x590), (0x5D0, 0x5EB), (0x620, 0x6D4), (0x10D0, 0x1100), (0x1E9E, 0x1E9F),
)  # fmt: skip
"""Alphabets that are written in Latin letters: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian."""

_SINGLE = "\u3040-\u30ff\u3400-\u9fff"
"""Signs that are words by themselves, since no spaces stand between words: kana and Chinese characters."""
_APOSTROPHE = re.compile(r"['’ʼ`](?:s\b)?")
_PLAIN = re.compile("[a-z0-9]+")
_WORD = re.compile(rf"[{_SINGLE}]|[^\W_{_SINGLE}]+")
_HARD_C = re.compile("c(?=[aoukrlt])")
_SOFT = re.compile("(?<=[^i])i+(?=[aeou])")  # from its first i alone: a word of nothing else takes no square
_TWICE = re.compile(r"(\D)\1+")


def words(text: str) -> list[str]:
    """The words of a text in small letters, without accents; a possessive 's and apostrophes are dropped."""
    return [word for token in text.lower().split() for word in _split(token)]


def folded(text: str) -> set[str]:
    """The forms of a text's words, each once."""
    return set(chain.from_iterable(map(_folded, set(text.lower().split()))))


@lru_cache(1 << 16)
def _folded(token: str) -> tuple[str, ...]:
    return tuple(map(fold, _split(token)))


def _split(token: str) -> list[str]:
    """The words of what stands between spaces."""
    token = _APOSTROPHE.sub("", token)
    return _PLAIN.findall(token) if token.isascii() else _WORD.findall(_bare(token))


@lru_cache(1 << 18)
def fold(word: str) -> str:
    """A word as `words` gives it → its form for comparison; empty for one that leaves nothing, such as a soft sign."""
    if not word.isascii():
        table = letters()
        word = "".join(table.get(letter, letter) for letter in word)
    word = _HARD_C.sub("k", word)
    for written, meant in SAME:
        word = word.replace(written, meant)
    return _TWICE.sub(r"\1", _SOFT.sub("", word))[:LONGEST]


@lru_cache(1)
def letters() -> dict[str, str]:
    """Letters outside of ASCII that no accent explains, with their Latin spelling: ж → zh, ø → o, ь → nothing."""
    from anyascii import anyascii  # its tables take 20 ms to load: only where a site is built

    found = {}
    for start, end in _RANGES:
        for letter in map(chr, range(start, end)):
            if letter.isalpha() and letter.lower() == letter and _bare(letter) == letter:
                found[letter] = "".join(_PLAIN.findall(anyascii(letter).lower()))
    return found


def _bare(text: str) -> str:
    """The text without accents and other marks on letters."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter)[0] != "M"
    )
