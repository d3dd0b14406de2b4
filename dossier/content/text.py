"""Bytes of a file → text that is safe to read: UTF-8, LF, no control and no invisible characters."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from dossier.base.diagnostic import Diagnostic, Level
from dossier.base.mark import Mark

MAX_BYTES = 500_000
"""The longest entry anybody wrote has 100 kB; a larger file is a slip or an attack, and slow."""

MAX_LINE = 20_000
"""Characters on a line; no paragraph is longer, and every complaint carries the line it is about."""

MAX_REPORTS = 20
"""Characters reported in one file; more would bury the other files."""

# YAML 1.2.2, section 5.1, forbids the controls; NEL, LS and PS end a line in YAML 1.1 alone.
CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
# Unicode Technical Report 36, section 2.8: what is not seen but changes what is read.
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f"

_EASY = bytes((9, 10, *range(32, 127)))
"""What of ASCII needs no second look."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LONG = re.compile(f"[^\n]{{{MAX_LINE + 1}}}")
_CONTROL = re.compile(f"[{CONTROL}]")
_SUSPECT = re.compile(f"[{CONTROL}{INVISIBLE}]")
# Scripts whose letters a joiner shapes: Arabic to Tibetan, Myanmar, Khmer, Mongolian, the rest of South Asia.
_JOINING = re.compile(
    "[\u0600-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]"
)
_RIGHT_TO_LEFT = ("R", "AL")
_NEAR = 100
_TYPOGRAPHIC = "\u00ad\u061c\u200e\u200f"


def text_from(path: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file with its complaints; no text when reading on would make no sense.

    A leading byte order mark is dropped (YAML 1.2.2, section 5.2, allows it, and no editor can see it).
    """
    if len(data) > MAX_BYTES:
        return None, (_too_large(path, len(data)),)
    is_easy = data.isascii() and not data.translate(None, _EASY)
    text, slips = (data.decode("ascii"), ()) if is_easy else _decoded(path, data)
    if text and len(text) > MAX_LINE and (long := _LONG.search(text)):
        return None, (_too_long(path, text, long.start()),)
    if text is None or is_easy:
        return text, slips
    suspect = _SUSPECT.search(text) is not None
    if not suspect and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text, ()
    return _checked(path, text)


def _decoded(path: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if data[:2] in _UTF16 or data[:2].count(0) == 1:
        return None, (_utf16(path),)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, data, error.start),)
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n") if "\r" in text else text, ()


def suspects(text: str) -> Iterator[tuple[int, str, Level, str]]:
    """The forbidden characters of a text: offset, rule, level and name of each."""
    for found in _SUSPECT.finditer(text):
        offset, character = found.start(), found[0]
        if _CONTROL.match(character):
            yield offset, "control-character", Level.ERROR, _name(character)
        elif not _is_needed(text, offset):
            level = Level.WARNING if character in _TYPOGRAPHIC else Level.ERROR
            yield offset, "invisible-character", level, _name(character)


def line_of(text: str, line: int) -> str:
    """The text of one line, counted from 1, without its end; empty when there is no such line."""
    lines = text.split("\n", line) if line > 0 else []
    return lines[line - 1] if line <= len(lines) and lines else ""


def _checked(path: str, text: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    readable = _CONTROL.search(text) is None and "\ufeff" not in text
    found = [
        _at(path, text, offset, rule, level, f"{rule.replace('-', ' ')} {name}", _HINTS[rule])
        for offset, rule, level, name in islice(suspects(text), MAX_REPORTS)
    ]
    if not unicodedata.is_normalized("NFC", text):
        found.append(_not_normalised(path, text))
    return (text if readable else None), tuple(found)


_HINTS = {
    "control-character": "delete it; it often comes with text pasted from a PDF or a word processor",
    "invisible-character": "delete it; nobody can see it, and it breaks search, links and quotations",
}


def _at(path: str, text: str, offset: int, rule: str, level: Level, message: str, hint: str) -> Diagnostic:
    start = text.rfind("\n", 0, offset) + 1
    mark = Mark(path, text.count("\n", 0, offset) + 1, offset - start + 1, offset - start + 2)
    return Diagnostic(rule, level, message, mark, text[start:].partition("\n")[0], hint)


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{code} ({name})" if name else code


def _is_needed(text: str, offset: int) -> bool:
    """Whether a joiner stands between letters that it shapes, or a direction mark in right-to-left text."""
    before, character, after = text[offset - 1 : offset], text[offset], text[offset + 1 : offset + 2]
    if character in "\u200c\u200d":
        if _JOINING.match(before) and _JOINING.match(after):
            return True
        return character == "\u200d" and _is_symbol(before) and _is_symbol(after)
    if character in "\u061c\u200e\u200f":
        around = text[max(0, offset - _NEAR) : offset + _NEAR]
        return any(c.isalpha() and unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in around)
    return False


def _is_symbol(character: str) -> bool:
    """An emoji, or the variation selector or skin tone at its end."""
    return character == "\ufe0f" or (character != "" and unicodedata.category(character) in ("So", "Sk"))


def _not_normalised(path: str, text: str) -> Diagnostic:
    lines = text.split("\n")
    number = next(n for n, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line))
    line = lines[number - 1]
    composed = unicodedata.normalize("NFC", line)
    same = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), len(composed))
    wanted = composed[same : same + 1]
    message = "a letter is not in its composed form (Unicode NFC)"
    hint = f'type "{wanted}" as one character, {_name(wanted)}' if wanted else "save the text in the form NFC"
    mark = Mark(path, number, same + 1, same + 2)
    return Diagnostic("not-normalised", Level.WARNING, message, mark, line, hint)


def _too_large(path: str, size: int) -> Diagnostic:
    message = f"the file has {size:,} bytes; {MAX_BYTES:,} are allowed"
    return Diagnostic("too-large", Level.ERROR, message, Mark(path), hint="split it into several entries")


def _too_long(path: str, text: str, start: int) -> Diagnostic:
    mark = Mark(path, text.count("\n", 0, start) + 1)
    message = f"a line of more than {MAX_LINE:,} characters"
    return Diagnostic("too-large", Level.ERROR, message, mark, hint="break it into lines, or shorten it")


def _utf16(path: str) -> Diagnostic:
    return Diagnostic("encoding", Level.ERROR, "the file is UTF-16", Mark(path, 1), hint="save it as UTF-8")


def _not_utf8(path: str, data: bytes, offset: int) -> Diagnostic:
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8-sig")) + 1
    mark = Mark(path, data.count(b"\n", 0, offset) + 1, column, column + 1)
    excerpt = data[start:].partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    byte = data[offset : offset + 1]
    guess = f'"{byte.decode("cp1251", "replace")}" or "{byte.decode("cp1252", "replace")}"'
    hint = f"save the file as UTF-8; the byte may stand for {guess} in an old Windows encoding"
    message = f"byte 0x{byte.hex().upper()} is not UTF-8"
    return Diagnostic("encoding", Level.ERROR, message, mark, excerpt, hint)
