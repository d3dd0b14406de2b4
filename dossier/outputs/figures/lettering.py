"""How much room a text takes in a drawing: generous estimates for the theme's sans, since no font is at hand."""

from functools import lru_cache

LINE = 16
"""Height of a line of small text."""

_THIN = frozenset("iljI.,:;'’|!·ftr()[]-– ")
_WIDE = frozenset("mwMWЖШЩЮФжшщюф@%—")
_EM = 13


def width_of(text: str) -> int:
    """Pixels that a text of 13 pixels' height takes, rather too many than too few."""
    return sum(map(_letter, text)) // 100 + 1


def fitted(text: str, width: int) -> str:
    """The text, cut with an ellipsis where it takes more than so many pixels."""
    if width_of(text) <= width:
        return text
    while text and width_of(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"


@lru_cache(1 << 10)
def _letter(letter: str) -> int:
    """Hundredths of a pixel."""
    if letter in _THIN:
        return _EM * 34
    if letter in _WIDE or letter > "\u2fff":
        return _EM * 100 if letter > "\u2fff" else _EM * 86
    return _EM * (63 if letter.isupper() else 54)
