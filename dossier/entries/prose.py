"""A Markdown body → HTML in parts, with links to entries and citations left open until a page resolves them.

Markdown is parsed here once per body, whatever number of pages show it; the result depends on the text alone.
Raw HTML is shown as text, addresses other than http, https, mailto and `#anchor` are refused.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from dossier.entries.code import highlight

BODY_LIMIT = 200_000
"""Characters in a body: a long book chapter, and a second of Markdown at worst."""

CITE = re.compile(r"@([a-z0-9-]+)\s*(?:,\s*([^;\]\n]+))?")
_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_CITES = re.compile(r"\[(@[a-z0-9-]+[^\[\]\n]*)\]")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>")
_SAFE = re.compile(r"(?:https?://[^\s]+|mailto:[^\s]+|#[\w.-]+)\Z", re.IGNORECASE)
_HOLE = re.compile("\0(\\d+)\0")


class Html(NamedTuple):
    """HTML made from Markdown; safe to show as it is."""

    html: str


class Link(NamedTuple):
    """A link to an entry, `[[id]]` or `[[id|words]]`."""

    target: str
    words: str
    line: int
    """Line of the body, from 1."""
    raw: str


class Cite(NamedTuple):
    """A citation, `[@source]` or `[@source, p. 3]`."""

    source: str
    locator: str
    line: int
    raw: str


class Heading(NamedTuple):
    """A heading of the body."""

    level: int
    text: str
    anchor: str


class Slip(NamedTuple):
    """Something in the body that must be mended."""

    rule: str
    message: str
    hint: str
    line: int
    raw: str


class Prose(NamedTuple):
    """A body as parts in order; `links()` and `cites()` list what it refers to."""

    parts: tuple[Html | Link | Cite, ...] = ()
    headings: tuple[Heading, ...] = ()

    def links(self) -> tuple[Link, ...]:
        """Links to entries, in order."""
        return tuple(part for part in self.parts if isinstance(part, Link))

    def cites(self) -> tuple[Cite, ...]:
        """Citations, in order."""
        return tuple(part for part in self.parts if isinstance(part, Cite))


def prose_from(body: str) -> tuple[Prose, tuple[Slip, ...]]:
    """Markdown (CommonMark, tables, footnotes, strikethrough) → its parts, and what must be mended."""
    if not body.strip():
        return Prose(), ()
    if len(body) > BODY_LIMIT:
        slip = Slip(
            "too-large", f"a body of {len(body)} characters, {BODY_LIMIT} at most", "split the entry", 1, ""
        )
        return Prose(), (slip,)
    markdown = _markdown()
    markdown.refused.clear()
    env: dict[str, Any] = {}
    tokens = markdown.parse(body, env)
    slips = list(_slips(tokens, body, markdown.refused))
    holes = list(_open_parts(tokens))
    headings = _anchor(tokens)
    html = markdown.renderer.render(tokens, markdown.options, env)
    return Prose(tuple(_split(html, holes)), headings), tuple(slips)


def _split(html: str, holes: Sequence[Link | Cite]) -> Iterator[Html | Link | Cite]:
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
    for url in dict.fromkeys(refused):
        at = next((number for number, text in enumerate(lines, 1) if url in text), 1)
        hint = "link to an entry as [[id]], to the web with https://"
        yield Slip("bad-address", f'"{url}" is not an address a page may link to', hint, at, url)
    for line, inline in _inlines(tokens):
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
                yield Slip("raw-html", f"{tag.group()} will be shown as it stands", hint, at, tag.group())


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


class _Markdown(MarkdownIt):
    """Remembers the addresses it refused, so that the editor hears of them."""

    def __init__(self) -> None:
        super().__init__(
            "commonmark", {"html": False, "linkify": False, "typographer": False, "maxNesting": 20}
        )
        self.refused: list[str] = []

    def validateLink(self, url: str) -> bool:
        if _SAFE.match(url):
            return True
        self.refused.append(url)
        return False


@lru_cache(1)
def _markdown() -> _Markdown:
    markdown = _Markdown()
    markdown.enable(["table", "strikethrough"])
    markdown.disable("reference")  # 50 kB of uses of one long reference would become 100 MB
    markdown.use(footnote_plugin)
    markdown.inline.ruler.before("link", "entry_link", _entry_link)
    markdown.inline.ruler.before("link", "citation", _citation)
    for name, rule in _RENDER.items():
        markdown.add_render_rule(name, rule)
    return markdown


def _entry_link(state: StateInline, silent: bool) -> bool:
    match = _LINK.match(state.src, state.pos) if state.src.startswith("[[", state.pos) else None
    if not match:
        return False
    if not silent:
        token = state.push("entry_link", "", 0)
        token.content = (match[2] or "").strip()
        token.meta = {"target": match[1].strip(), "pos": state.pos, "raw": match[0]}
    state.pos = match.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    match = _CITES.match(state.src, state.pos) if state.src.startswith("[@", state.pos) else None
    if not match:
        return False
    if not silent:
        for cite in match[1].split(";"):
            one = CITE.fullmatch(cite.strip())
            token = state.push("citation" if one else "text", "", 0)
            token.content = (one[2] or "").strip() if one else f"[{cite}]"
            token.meta = {"source": one[1] if one else "", "pos": state.pos, "raw": match[0]}
    state.pos = match.end()
    return True


def _hole(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return f"\0{tokens[index].meta['hole']}\0"


def _link_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    if not str(tokens[index].attrGet("href")).startswith("#"):
        tokens[index].attrSet("rel", "noreferrer")
    return self.renderToken(tokens, index, options, env)


def _image(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return escape(tokens[index].content)


def _fence(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return highlight(tokens[index].content, tokens[index].info.strip())


def _table_open(_self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: Any, _env: Any) -> str:
    return '<div class="table-frame" role="region" aria-label="Table" tabindex="0">\n<table>\n'


def _table_close(_self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: Any, _env: Any) -> str:
    return "</table>\n</div>\n"


def _cell_open(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    token = tokens[index]
    side = re.search(
        "right|center", str(token.attrGet("style") or "")
    )  # no style attributes under the strict policy
    scope = ' scope="col"' if token.tag == "th" else ""
    return f'<{token.tag}{scope} class="{side.group()}">' if side else f"<{token.tag}{scope}>"


_RENDER = {
    "entry_link": _hole,
    "citation": _hole,
    "link_open": _link_open,
    "image": _image,
    "fence": _fence,
    "code_block": _fence,
    "table_open": _table_open,
    "table_close": _table_close,
    "th_open": _cell_open,
    "td_open": _cell_open,
}
