"""Ways to spoil a file as a slip, a bad program or an enemy would; each is a function of random numbers and a text."""

import json
import re
from collections.abc import Callable, Sequence
from random import Random

from fuzz.texts import texts

Mutation = Callable[[Random, str, Sequence[str]], str]
"""The random numbers, the text, and other texts to take pieces from → the text spoiled."""

_SCALAR = re.compile(r"^([ \t]*(?:- )*[\w\"']+: )(?![|>\[{]|$)(.*)$", re.MULTILINE)
_KEY = re.compile(r"^([ \t]*(?:- )?)(\w+)(?=:)", re.MULTILINE)
_TOKEN = re.compile(r"[\w@./-]+|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"\d{1,18}")
_SIGNS = (
    *("\n", "\n\n", " ", "  ", "\t", ":", ": ", "- ", "-", "---\n", "\n---\n", "...\n", "#", " # ", "? ", "|", "|\n", ">-\n"),
    *("[", "]", "{", "}", "[]", "{}", ",", '"', "'", '""', "''", "\\", "&a ", "*a", "!!str ", "!x ", "<<: ", "%YAML 1.1\n"),
    *("null", "~", "true", "no", "0", "-1", "1e999", ".inf", "0x1F", "2025-02-30", "2025-13", "25:61", "../..", "..", "~", "?", "%"),
    *("/", "[[", "]]", "[@", "^[", "`", "```\n", "~~~\n", "*", "**", "_", "~~", "<", ">", "> ", "1. ", "|-|-|\n", "!["),
    *("\r\n", "\r", "\0", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\u2028", "\u0301", "\ud7ff", "\U0001f1fa", "ﷺ", "é", "і"),
)  # fmt: skip
_NUMBERS = (
    "0",
    "-1",
    "1",
    "9",
    "99",
    "1900",
    "2025",
    "9999",
    "10000",
    "999999999999999999999",
    "1.5",
    "0.0",
    "1e400",
)


def spoiled(
    rng: Random, text: str, others: Sequence[str], among: Sequence[Mutation], most: int
) -> tuple[str, int]:
    """The text after one to so many of the mutations, and how many they were."""
    times = rng.randint(1, most)
    for _ in range(times):
        text = rng.choice(among)(rng, text, others)[:200_000]
    return text, times


# What an editor's program may do to a file.


def byte_flipped(rng: Random, text: str, _others: Sequence[str]) -> str:
    data = bytearray(text.encode("utf-8", "surrogateescape"))
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return data.decode("utf-8", "surrogateescape")


def bytes_put(rng: Random, text: str, _others: Sequence[str]) -> str:
    data = text.encode("utf-8", "surrogateescape")
    at = rng.randint(0, len(data))
    return (data[:at] + rng.randbytes(rng.randint(1, 4)) + data[at:]).decode("utf-8", "surrogateescape")


def sign_put(rng: Random, text: str, _others: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(_SIGNS) + text[at:]


def cut_off(rng: Random, text: str, _others: Sequence[str]) -> str:
    return text[: rng.randint(0, len(text))]


def stretch_lost(rng: Random, text: str, _others: Sequence[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + text[at + rng.randint(1, 40) :]


def stretch_repeated(rng: Random, text: str, _others: Sequence[str]) -> str:
    at, times = rng.randint(0, len(text)), rng.choice((1, 1, 2, 8, 60))
    end = at + rng.randint(1, 60)
    return text[:end] + text[at:end] * times + text[end:]


def tokens_exchanged(rng: Random, text: str, others: Sequence[str]) -> str:
    """A word or sign in the place of another, from this text or from another file."""
    start = rng.randint(0, len(text))
    found = _TOKEN.search(text, start)
    donor = rng.choice((text, rng.choice(others)))
    given = _TOKEN.search(donor, rng.randint(0, len(donor)))
    return text[: found.start()] + given[0] + text[found.end() :] if found and given else text


# Lines and blocks.


def line_lost(rng: Random, text: str, _others: Sequence[str]) -> str:
    lines = text.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def line_repeated(rng: Random, text: str, _others: Sequence[str]) -> str:
    lines = text.split("\n")
    lines.insert(rng.randint(0, len(lines)), rng.choice(lines))
    return "\n".join(lines)


def lines_exchanged(rng: Random, text: str, _others: Sequence[str]) -> str:
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def line_shifted(rng: Random, text: str, _others: Sequence[str]) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    lines[at] = rng.choice(
        (f"  {lines[at]}", lines[at].removeprefix("  "), f"- {lines[at]}", f"\t{lines[at]}")
    )
    return "\n".join(lines)


def block_from_elsewhere(rng: Random, text: str, others: Sequence[str]) -> str:
    lines, given = text.split("\n"), rng.choice(others).split("\n")
    start, at = rng.randrange(len(given)), rng.randint(0, len(lines))
    return "\n".join((*lines[:at], *given[start : start + rng.randint(1, 12)], *lines[at:]))


# Fields: what is spoiled stays YAML, so that later stages see it.


def value_replaced(rng: Random, text: str, _others: Sequence[str]) -> str:
    """A hostile text as the value of a field, in quotes."""
    return _with_value(rng, text, lambda _: json.dumps(rng.choice(texts()), ensure_ascii=False))


def value_lengthened(rng: Random, text: str, _others: Sequence[str]) -> str:
    """A hostile text before, after or within what a field holds."""

    def longer(value: str) -> str:
        bare = value.strip("\"'")
        at = rng.choice((0, len(bare), rng.randint(0, len(bare))))
        return json.dumps(f"{bare[:at]} {rng.choice(texts())} {bare[at:]}".strip(), ensure_ascii=False)

    return _with_value(rng, text, longer)


def value_from_elsewhere(rng: Random, text: str, others: Sequence[str]) -> str:
    found = _SCALAR.findall(rng.choice((text, rng.choice(others))))
    return _with_value(rng, text, lambda value: str(rng.choice(found)[1]) if found else value)


def number_changed(rng: Random, text: str, _others: Sequence[str]) -> str:
    """Another number, in a date as a rule."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return text
    one = rng.choice(found)
    number = rng.choice(
        (
            str(int(one[0]) + rng.randint(-3, 3)),
            rng.choice(_NUMBERS),
            f"{one[0]}~",
            f"{one[0]}?",
            f"{one[0]}X",
        )
    )
    return text[: one.start()] + number + text[one.end() :]


def key_renamed(rng: Random, text: str, others: Sequence[str]) -> str:
    found, known = list(_KEY.finditer(text)), _KEY.findall(rng.choice(others))
    if not found or not known:
        return text
    one = rng.choice(found)
    key = rng.choice((rng.choice(known)[1], rng.choice(known)[1], f"x_{one[2]}", one[2][:-1], one[2].title()))
    return text[: one.start(2)] + key + text[one.end(2) :]


def body_lengthened(rng: Random, text: str, others: Sequence[str]) -> str:
    """Hostile texts in a paragraph of the body; in a file without one, in a field."""
    if not text.startswith("---\n"):
        return value_lengthened(rng, text, others)
    lines = text.split("\n")
    fence = next((number for number, line in enumerate(lines) if number and line == "---"), len(lines))
    at = rng.randint(fence, len(lines))
    made = " ".join(rng.choice(texts()) for _ in range(rng.randint(1, 4)))
    return "\n".join((*lines[:at], rng.choice(("", "> ", "- ", "# ", "| ", "    ")) + made, "", *lines[at:]))


def _with_value(rng: Random, text: str, value: Callable[[str], str]) -> str:
    found = list(_SCALAR.finditer(text))
    if not found:
        return text
    one = rng.choice(found)
    return text[: one.start(2)] + value(one[2]) + text[one.end() :]


GENTLE: tuple[Mutation, ...] = (
    value_replaced,
    value_lengthened,
    value_lengthened,
    value_from_elsewhere,
    number_changed,
    body_lengthened,
    body_lengthened,
)
"""Those after which a file often is still an entry."""

ROUGH: tuple[Mutation, ...] = (
    byte_flipped,
    bytes_put,
    sign_put,
    sign_put,
    cut_off,
    stretch_lost,
    stretch_repeated,
    tokens_exchanged,
    line_lost,
    line_repeated,
    lines_exchanged,
    line_shifted,
    block_from_elsewhere,
    key_renamed,
    *GENTLE,
)
