"""Bodies of nothing but paragraphs, links to entries, citations and simple emphasis, read without the Markdown parser.

Most bodies are so, and the parser takes twenty times as long. Anything that could mean more to it is left to it; that
both give the same is searched by `tests/entries/test_plain_prose.py`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.entries.markdown import CITE

_ODD = re.compile(r"[^\w \n.,;:?!'\"()/%“”‘’„«»–—…\[\]|@*-]|_")
"""What may mean something to the parser, or to a browser."""
_START = re.compile(r"(?!\d)\w|[(\"'“”‘’„«»]|\[\[|\[@")
"""What a line may begin with: nothing that begins a list, a quotation, a heading, a table or a line."""
_PIECE = re.compile(
    r"(?P<text>(?:[^\[\]|@*!\n]+|!(?!\[))+)"
    r"|\[\[(?P<target>[a-z0-9-]+)(?:\|(?P<words>[^\[\]|@*!\n]+))?\]\]"
    r"|\[(?P<cites>@[a-z0-9-][^\[\]|*!\n]*)\]"
    r"|(?<![^\s(])\*(?P<strong>\*?)(?P<stressed>\w+(?: \w+)*)\*(?P=strong)(?![^\s.,;:)])"
    r"|(?P<line>\n)"
)


class Hole(NamedTuple):
    """A link or citation: the number of its line, from 1."""

    name: str
    """An entry that is linked, or a source that is cited."""
    text: str
    """The words of a link, or where in the source."""
    line: int
    raw: str
    is_link: bool


class Plain(NamedTuple):
    """A body as HTML, in which `\\0N\\0` stands for the hole N."""

    html: str
    holes: tuple[Hole, ...]


def plain_prose(body: str) -> Plain | None:
    """The body, if it is so plain that it can mean only one thing; None where the parser must read it."""
    if _ODD.search(body):
        return None
    holes: list[Hole] = []
    pieces = []
    for line, paragraph in _paragraphs(body):
        html = _html(paragraph, line, holes)
        if html is None:
            return None
        pieces.append(f"<p>{html}</p>\n")
    return Plain("".join(pieces), tuple(holes))


def _paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """Each paragraph with its first line's number; a line that may begin something else is made one nobody reads."""
    first, lines = 0, list[str]()
    for number, line in enumerate((*body.split("\n"), ""), 1):
        if line:
            first = first or number
            lines.append(line if _START.match(line) and line[-1] != " " else "|")
        elif lines:
            yield first, "\n".join(lines)
            first, lines = 0, []


def _html(paragraph: str, line: int, holes: list[Hole]) -> str | None:
    """The HTML of a paragraph; None where something in it is not plain."""
    html: list[str] = []
    at, end = 0, len(paragraph)
    while at < end:
        found = _PIECE.match(paragraph, at)
        if found is None:
            return None
        kind, at = found.lastgroup, found.end()
        if text := found["text"]:
            html.append(text.replace('"', "&quot;"))
        elif kind == "line":
            html.append("\n")
            line += 1
        elif stressed := found["stressed"]:
            name = "strong" if found["strong"] else "em"
            html.append(f"<{name}>{stressed}</{name}>")
        elif target := found["target"]:
            html.append(f"\0{len(holes)}\0")
            holes.append(Hole(target, (found["words"] or "").strip(), line, found[0], is_link=True))
        else:
            for cite in found["cites"].split(";"):
                one = CITE.fullmatch(cite.strip())
                if one is None:
                    return None
                html.append(f"\0{len(holes)}\0")
                holes.append(Hole(one[1], (one[2] or "").strip(), line, found[0], is_link=False))
    return "".join(html)
