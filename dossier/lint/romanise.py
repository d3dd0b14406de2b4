"""Names written in Latin letters by a dossier's schemes. A test for spellings, not a transliterator for texts:
what the tables do not know is left as it is."""

import re
from collections.abc import Callable, Mapping


def _table(text: str) -> dict[str, str]:
    """Each word is a Cyrillic letter with the Latin ones that stand for it."""
    return {word[0]: word[1:] for word in text.split()}


_SILENT = dict.fromkeys("ьъ'’ʼ", "")
_UKRAINIAN = _SILENT | _table(
    "аa бb вv гh ґg дd еe єie жzh зz иy іi їi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch юiu яia"
)
_UKRAINIAN_FIRST = _table("єye їyi йy юyu яya")
_RUSSIAN = _SILENT | _table(
    "аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ыy эe юyu яya"
)
_RUSSIAN_FIRST = _table("еye")


def ukrainian(name: str) -> str:
    """KMU 2010, the table of Ukraine's government (Resolution 55 of 27 January 2010), adopted by BGN/PCGN."""
    return _by_word(name, lambda word: _spelt(word.replace("зг", "zgh"), _UKRAINIAN, _UKRAINIAN_FIRST))


def russian(name: str) -> str:
    """BGN/PCGN, simplified: no signs, `ye` only at the beginning, `y` for the endings of adjectives and for й."""
    return _by_word(name, lambda word: _spelt(re.sub("(?:ий|ый)$", "y", word), _RUSSIAN, _RUSSIAN_FIRST))


SCHEMES: Mapping[str, Callable[[str], str]] = {"kmu-2010": ukrainian, "bgn-pcgn-simplified": russian}
"""The schemes that can be checked, by the names the settings give them."""


def _by_word(name: str, spell: Callable[[str], str]) -> str:
    parts = re.split(r"([\s-]+)", name.lower())
    return "".join(part if index % 2 else spell(part) for index, part in enumerate(parts)).title()


def _spelt(word: str, table: Mapping[str, str], first: Mapping[str, str]) -> str:
    """A lower-case word letter by letter."""
    head = first.get(word[:1], table.get(word[:1], word[:1]))
    return head + "".join(table.get(letter, letter) for letter in word[1:])
