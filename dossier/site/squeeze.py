"""Style sheets without what only people read: comments, indents, and space that separates nothing.

What CSS Syntax Module Level 3 gives a meaning stays: strings, addresses, and a space between two parts of a selector
or around a sign of arithmetic. A comment that begins with `/*!` stays too, since licences are told there.
"""

import re

_STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_KEPT = re.compile(
    rf"""(/\*.*?\*/ | {_STRING} | url\(\s*(?:{_STRING}|[^)]*)\s*\))""", re.VERBOSE | re.DOTALL | re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(r" ?([{};,>]) ?")
_INSIDE = re.compile(r"(?<=[:(]) | (?=\))")
_APART = " \t\r\n\f{};,"


def squeezed(text: str) -> str:
    """The style sheet with the same rules in fewer characters."""
    bare = _KEPT.sub(_without_comment, text)
    pieces = _KEPT.split(bare)
    pieces[::2] = [_tight(piece) for piece in pieces[::2]]
    return "".join(pieces).strip()


def _without_comment(match: re.Match[str]) -> str:
    """Nothing for a comment that stands apart; an empty one where it divides a word, as `a/* */b`."""
    found, text = match[0], match.string
    if not found.startswith("/*") or found.startswith("/*!"):
        return found
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return "" if not before or not after or before in _APART or after in _APART else "/**/"


def _tight(text: str) -> str:
    found = _AROUND.sub(r"\1", _SPACE.sub(" ", text))
    return _INSIDE.sub("", found).replace(";}", "}")
