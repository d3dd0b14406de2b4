"""Splits a Markdown file into its front matter and its body, keeping the line numbers of both."""

import re
from typing import NamedTuple

from dossier.base.diagnostic import Diagnostic, Level
from dossier.base.mark import Mark

FENCE = "---"

_NEARLY = re.compile(r"^(?:[ \t]*-{3,}[ \t]*|[—–]-*)$", re.MULTILINE)


class Parts(NamedTuple):
    """The two halves of a Markdown file."""

    fields: str
    """The YAML after the opening fence, whose line end it begins with: so its lines count from the top."""
    body: str
    body_line: int
    """The line of the file on which the body begins, 0 when there is none."""


def split(path: str, text: str) -> tuple[Parts | None, tuple[Diagnostic, ...]]:
    """The parts of a Markdown file with LF line ends; a missing fence is reported, with no parts."""
    if not text.startswith("---\n"):
        return None, (_no_opening(path, text),)
    closing = f"{text}\n".find("\n---\n", len(FENCE)) + 1
    if not closing:
        return None, (_no_closing(path, text),)
    fields = text[len(FENCE) : closing]
    body = text[closing + len(FENCE) + 1 :]
    if not body or body.isspace():
        return Parts(fields, "", 0), ()
    return Parts(fields, body, fields.count("\n") + 2), ()


def _no_opening(path: str, text: str) -> Diagnostic:
    first = text.partition("\n")[0]
    hint = 'begin the file with a line "---", then the fields, then a line "---"'
    if first.strip() == FENCE:
        hint = 'write "---" with no space before or after it'
    elif not text.strip():
        hint = f"the file is empty; {hint}"
    mark = Mark(path, 1, 1, max(len(first), 1) + 1)
    return Diagnostic(
        "front-matter", Level.ERROR, "no front matter at the top of the file", mark, first, hint
    )


def _no_closing(path: str, text: str) -> Diagnostic:
    hint = 'write a line "---" after the last field'
    nearly = _NEARLY.search(text, len(FENCE) + 1)
    if nearly is not None:
        line = text.count("\n", 0, nearly.start()) + 1
        hint = f"write exactly three hyphens on line {line} and nothing else"
    mark = Mark(path, 1, 1, len(FENCE) + 1)
    return Diagnostic("front-matter", Level.ERROR, "the front matter is never closed", mark, FENCE, hint)
