"""The example dossier with every naughty string in its fields, several to a field, as far as the reader lets them."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from fuzz.texts import texts
from hostile.filled import filled

from dossier.base.diagnostic import Level
from dossier.content.text import suspects

ROOM = 285
"""Characters of a line, less those of a number."""


def refused(text: str) -> bool:
    """Whether the reader of content lets no such text through."""
    return any(level is Level.ERROR for _, _, level, _ in suspects(text))


@lru_cache(1)
def packed() -> tuple[str, ...]:
    """All texts that are let through, as many to a line as there is room for."""
    lines = [""]
    for text in texts():
        if refused(text) or not text.strip():
            continue
        text = " ".join(text.split())
        if len(lines[-1]) + len(text) + 1 > ROOM:
            lines.append("")
        lines[-1] = f"{lines[-1]} {text}".strip()
    return tuple(lines)


def files_with(shift: int) -> dict[str, str]:
    """The example with line after line in its fields, beginning with another for each shift; all as code in a body."""
    given = _numbered(shift)
    code = "\n".join(line.replace("```", "") for line in packed())
    return filled(lambda: next(given), lambda: f"\n\n```\n{code}\n```\n")


def _numbered(shift: int) -> Iterator[str]:
    return (f"{packed()[(number + shift) % len(packed())]} {number:04}" for number in count())
