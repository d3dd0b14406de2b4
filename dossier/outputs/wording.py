"""Two wordings of one thing: what is the same, what went, what came, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from dossier.base.plain import Plain

ALIKE = 0.5
"""Of the words of two texts, how many must be common for marks to help a reader; else they are two texts."""


class Piece(Plain):
    """Some words of a text."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...] | None:
    """The words of both texts in order; None where they have too little in common."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(
        None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False
    )
    if matcher.ratio() < ALIKE:
        return None
    return tuple(_pieces(matcher, old, new))


def likeness(before: str, after: str) -> float:
    """How much two texts have in common, 0 to 1, by their words."""
    return SequenceMatcher(None, before.lower().split(), after.lower().split(), autojunk=False).ratio()


def _pieces(matcher: "SequenceMatcher[str]", old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    codes = matcher.get_opcodes()
    for place, (what, a, b, c, d) in enumerate(codes):
        if what == "equal":
            follows = codes[place + 1][0] if place + 1 < len(codes) else ""
            last = old[b - 1] if follows in ("delete", "replace") else new[d - 1]
            yield Piece("same", "".join((*new[c : d - 1], last)))  # with the space that what follows had
        if what in ("delete", "replace"):
            yield Piece("gone", _apart("".join(old[a:b]), what))
        if what in ("insert", "replace"):
            yield Piece("new", "".join(new[c:d]))


def _apart(text: str, what: str) -> str:
    """Words that went do not touch those that came for them."""
    return text.rstrip() + " " if what == "replace" else text


def _words(text: str) -> list[str]:
    """Words with the space after them; marks of punctuation are words."""
    return re.findall(r"\w+(?:[’'-]\w+)*\s*|[^\w\s]\s*", text)
