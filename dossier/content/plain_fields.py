"""YAML of nothing but names and values on lines, read without libyaml: most files of a dossier hold no more.

libyaml makes objects of each event and its places, which takes four fifths of the time that its events take. Anything
that could mean more to it is left to it; that both give the same is searched by `tests/content/test_plain_fields.py`.
"""

import re
from typing import Any

LONGEST = 10_000
"""Characters: so short a text holds no more values than a file may."""
DEEPEST = 10
"""Lists and groups within each other; deeper ones are left to libyaml."""
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""Plain words that stand for nothing."""

_EASY = bytes((10, *range(32, 127)))
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What ends a line for libyaml, or is refused by it or by us, beyond ASCII."""
_NAME = "[A-Za-z_][A-Za-z0-9_-]{0,99}"
_LINE = re.compile(
    rf"^( *)(- )?(?:({_NAME}):(?: (?=[^ \n])|$))?"
    # A plain value: it begins with no sign of YAML's, and no colon in it ends a name.
    r"(?:([^\s\-?:,\[\]{}#&*!|>'\"%@`][^:\n]*(?::(?=[^ \n])[^:\n]*)*)?(?<! )$|(.*)$)",
    re.MULTILINE,
)
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
_WORDS = r"[^\W_](?:[^,\[\]{}:#?\"\n]*[^,\[\]{}:#?\"\s])?"
"""A plain value in brackets."""
_ITEMS = rf"\[(?:{_WORDS}(?:, {_WORDS})*)?\]"
_LIST = re.compile(_ITEMS)
_PAIR = re.compile(rf"({_NAME}): ({_WORDS}|{_ITEMS})(?:, |\}}$)")
_GROUP = re.compile(rf"\{{{_NAME}: (?:{_WORDS}|{_ITEMS})(?:, {_NAME}: (?:{_WORDS}|{_ITEMS}))*\}}")

Row = tuple[str, str, str, str, str]
"""Of one line: its indent, the dash of an item, a name, a plain value, any other value."""


class _Odd(Exception):
    """Something that libyaml must read."""


def plain_fields(text: str) -> dict[str, Any] | None:
    """The fields of a YAML text, if it is so plain that it can mean only one thing; None where libyaml must read it."""
    if len(text) > LONGEST or " #" in text or not _is_easy(text):
        return None
    rows: list[Row] = _LINE.findall(text)
    try:
        at, fields = _Reader(rows, text).mapping(0, 0, 0)
    except _Odd:
        return None
    return fields if fields and at == len(rows) else None


def _is_easy(text: str) -> bool:
    if not text.isascii() and _ODD.search(text):
        return False
    return not text.encode("ascii", "ignore").translate(None, _EASY)


class _Reader:
    """The lines of one text; what begins at a line is returned with the number of the line after it."""

    __slots__ = ("rows", "text")

    def __init__(self, rows: list[Row], text: str) -> None:
        self.rows = rows
        self.text = text

    def mapping(self, at: int, indent: int, depth: int) -> tuple[int, dict[str, Any]]:
        """Names and values so far in, until a line that belongs to something further out."""
        rows, fields = self.rows, dict[str, Any]()
        while at < len(rows):
            spaces, dash, name, plain, other = rows[at]
            if name and not dash and len(spaces) == indent:
                if name in fields or name in NULLS:
                    raise _Odd
                if plain:
                    fields[name] = None if plain in NULLS else plain
                    at += 1
                elif other == ">-":
                    at, fields[name] = self.folded(at + 1, indent)
                elif other:
                    fields[name] = _other(other)
                    at += 1
                else:
                    at, fields[name] = self.below(at + 1, indent, depth + 1)
            elif not (spaces or dash or name or plain or other):
                at += 1
            elif len(spaces) < indent or (dash and len(spaces) == indent):
                return at, fields
            else:
                raise _Odd
        return at, fields

    def sequence(self, at: int, indent: int, depth: int) -> tuple[int, list[Any]]:
        """Items so far in, until a line that belongs to something further out."""
        rows, items = self.rows, list[Any]()
        while at < len(rows):
            spaces, dash, name, plain, other = rows[at]
            if dash and len(spaces) == indent:
                if name:
                    rows[at] = (f"{spaces}  ", "", name, plain, other)
                    at, item = self.mapping(at, indent + 2, depth + 1)
                    items.append(item)
                    continue
                items.append((None if plain in NULLS else plain) if plain else _other(other))
                at += 1
            elif not (spaces or dash or name or plain or other):
                at += 1
            elif len(spaces) <= indent:
                return at, items
            else:
                raise _Odd
        return at, items

    def below(self, at: int, indent: int, depth: int) -> tuple[int, Any]:
        """The value of a name that has none on its line."""
        rows = self.rows
        while at < len(rows) and not any(rows[at]):
            at += 1
        if at == len(rows):
            return at, None
        inner, dash = len(rows[at][0]), rows[at][1]
        if depth > DEEPEST:
            raise _Odd
        if dash and inner >= indent:
            return self.sequence(at, inner, depth)
        return self.mapping(at, inner, depth) if inner > indent else (at, None)

    def folded(self, at: int, indent: int) -> tuple[int, str]:
        """Lines that are one paragraph, each as far in as the first."""
        lines = self.text.split("\n")
        inner = len(self.rows[at][0]) if at < len(lines) else 0
        start = at
        while at < len(lines) and len(self.rows[at][0]) >= inner > indent:
            line = lines[at]
            if line[-1] == " " or line[inner] == " ":
                raise _Odd
            at += 1
        if at == start or (at < len(lines) and not lines[at] and at != len(lines) - 1):
            raise _Odd
        return at, " ".join(line[inner:] for line in lines[start:at])


def _other(text: str) -> Any:
    """A value in quotes or brackets."""
    if text[:1] == "[" and _LIST.fullmatch(text):
        return _items(text)
    if text[:1] == "{" and _GROUP.fullmatch(text):
        return _group(text)
    if quoted := _QUOTED.fullmatch(text):
        return quoted[1] if quoted[1] is not None else quoted[2]
    raise _Odd


def _items(text: str) -> list[str | None]:
    return [None if item in NULLS else item for item in text[1:-1].split(", ")] if text != "[]" else []


def _group(text: str) -> dict[str, Any]:
    pairs = _PAIR.findall(text, 1)
    fields = {
        name: _items(value) if value[0] == "[" else None if value in NULLS else value for name, value in pairs
    }
    if len(fields) < len(pairs) or not NULLS.isdisjoint(fields):
        raise _Odd
    return fields
