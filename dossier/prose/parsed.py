"""A Markdown body → HTML in parts by the parser, whatever it holds.

Raw HTML is shown as text, addresses other than http, https, mailto and `#anchor` are refused.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from markdown_it.token import Token

from dossier.prose.body import MAX_SLIPS, REFERENCES, Heading, Prose, Slip, too_large
from dossier.prose.markdown import MAX_NESTING, markdown
from dossier.prose.plain import Cite, Html, Link, Part

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|<!--|<!\[CDATA\[|<![A-Z]+|<\?[a-z]+")
_DEFINITION = re.compile(
    r"^\[(?!\^)[^\[\]]{1,999}\]:\s*<?(?:https?://|mailto:|www\.|/)\S*", re.MULTILINE | re.IGNORECASE
)
_CONTAINERS = frozenset(("blockquote_open", "list_item_open"))
_HOLE = re.compile("\0(\\d+)\0")


def parsed_prose(body: str) -> tuple[Prose, tuple[Slip, ...]]:
    """Markdown → its parts, and what must be mended; as `prose_from` by the parser, whatever the body holds."""
    parser = markdown()
    parser.refused.clear()
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    slips = islice(_slips(tokens, body, parser.refused), MAX_SLIPS)
    if (number := _references(tokens)) > REFERENCES:
        told = f"{number:,} links, citations and footnotes in one body, {REFERENCES:,} at most"
        return Prose(), (too_large(told),)
    holes = list(_open_parts(tokens))
    headings = _anchor(tokens)
    html = parser.renderer.render(tokens, parser.options, env)
    return Prose(tuple(_split(html, holes)), headings), tuple(slips)


def _references(tokens: Sequence[Token]) -> int:
    children = (child for token in tokens for child in token.children or ())
    return sum(child.type in ("entry_link", "citation", "footnote_ref") for child in children)


def _split(html: str, holes: Sequence[Link | Cite]) -> Iterator[Part]:
    for index, piece in enumerate(_HOLE.split(html)):
        if index % 2:
            yield holes[int(piece)]
        elif piece:
            yield Html(piece)


def _open_parts(tokens: Sequence[Token]) -> Iterator[Link | Cite]:
    """The links and citations in order; each token learns the number of its hole."""
    number = 0
    for line, inline in _inlines(tokens):
        for child in inline.children or ():
            if child.type not in ("entry_link", "citation"):
                continue
            at = line + inline.content.count("\n", 0, child.meta["pos"])
            child.meta["hole"] = number
            if child.type == "entry_link":
                yield Link(child.meta["target"], child.content, at, child.meta["raw"])
            else:
                yield Cite(child.meta["source"], child.content, at, child.meta["raw"])
            number += 1


def _inlines(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """Every inline token with the line (from 1) it begins on; table cells take their row's."""
    line = 1
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.type == "inline":
            yield line, token


def _slips(tokens: Sequence[Token], body: str, refused: Sequence[str]) -> Iterator[Slip]:
    lines = body.split("\n")
    if (line := _too_deep(tokens)) is not None:
        hint = "what stands deeper would be lost; take it out of the list"
        yield Slip("too-deep", "lists and quotations are nested too deep", hint, line, "")
    for url in dict.fromkeys(refused):
        at = next((number for number, text in enumerate(lines, 1) if url in text), 1)
        hint = "link to an entry as [[id]], to the web with https://"
        yield Slip("bad-address", f'"{url}" is not an address a page may link to', hint, at, url)
    for line, inline in _inlines(tokens):
        yield from _definitions(line, inline.content)
        for child in inline.children or ():
            if child.type == "image":
                raw = "!["
                yield Slip(
                    "image-in-body",
                    "a body cannot hold images",
                    "describe it, or link to its source",
                    line,
                    raw,
                )
            if child.type == "text" and (tag := _TAG.search(child.content)):
                at = next((n for n, text in enumerate(lines[line - 1 :], line) if tag.group() in text), line)
                hint = "use Markdown: *emphasis*, **strong**, lists, tables"
                if tag.group() == "<!--":  # whoever writes it believes that nobody will read it
                    hint = "a comment would be published; put notes for editors into editor_note"
                yield Slip("raw-html", f"{tag.group()} will be shown as it stands", hint, at, tag.group())


def _definitions(line: int, content: str) -> Iterator[Slip]:
    """Links of CommonMark's that stand apart from their words, `[words]: https://…`: not read, so said."""
    for found in _DEFINITION.finditer(content):
        raw = found.group().split("\n")[0]
        told = f'"{raw}" defines a link and will be shown as it stands'
        at = line + content.count("\n", 0, found.start())
        yield Slip("link-definition", told, "write [words](https://…) where the link is", at, raw)


def _too_deep(tokens: Sequence[Token]) -> int | None:
    """The line of the first list or quotation whose content the parser left out."""
    return next(
        (
            token.map[0] + 1
            for token in tokens
            if token.map and token.level >= MAX_NESTING - 1 and token.type in _CONTAINERS
        ),
        None,
    )


def _anchor(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """Give each heading an id of its own; a body that uses level 1 moves down one, since the title is level 1."""
    opens = [(token, tokens[index + 1]) for index, token in enumerate(tokens) if token.type == "heading_open"]
    shift = 1 if any(token.tag == "h1" for token, _ in opens) else 0
    seen: dict[str, int] = {}
    headings = []
    for token, inline in opens:
        level = min(int(token.tag[1]) + shift, 6)
        text = _plain(inline)
        anchor = _unique(
            f"text-{_slug(text) or 'section'}", seen
        )  # apart from the ids of the page's own sections
        token.tag = f"h{level}"
        token.attrSet("id", anchor)
        headings.append(Heading(level, text, anchor))
    for token in tokens:
        if token.type == "heading_close" and shift:
            token.tag = f"h{min(int(token.tag[1]) + shift, 6)}"
    return tuple(headings)


def _unique(anchor: str, seen: dict[str, int]) -> str:
    seen[anchor] = seen.get(anchor, 0) + 1
    return anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"


def _slug(text: str) -> str:
    from anyascii import anyascii  # 20 ms: only bodies with headings need it

    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")[:60].strip("-")


def _plain(inline: Token) -> str:
    def text(child: Token) -> str:
        if child.type == "entry_link":
            return child.content or str(child.meta["target"])
        return (
            child.content
            if child.type in ("text", "code_inline")
            else " "
            if child.type == "softbreak"
            else ""
        )

    return "".join(text(child) for child in inline.children or ()).strip()
