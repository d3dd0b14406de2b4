"""The Markdown that bodies may use: CommonMark without raw HTML and reference definitions, with tables, footnotes,
strikethrough, `[[id]]` and `[@source]`. The two last become holes that a page fills."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from dossier.prose.code import highlight
from dossier.prose.plain import CITE

_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_CITES = re.compile(r"\[(@[a-z0-9-][^\[\]\n]*)\]")
MAX_NESTING = 20
"""Blocks within blocks; CommonMark's recursion stops there."""
# No user name before a host: https://president.example@evil.example leads to the second.
_SAFE = re.compile(r"(?:https?://[^\s/?#@]+(?:[/?#]\S*)?|mailto:\S+|#[\w.-]+)\Z", re.IGNORECASE)


class Markdown(MarkdownIt):
    """Remembers the addresses it refused, so that the editor hears of them."""

    def __init__(self) -> None:
        super().__init__(
            "commonmark", {"html": False, "linkify": False, "typographer": False, "maxNesting": MAX_NESTING}
        )
        self.refused: list[str] = []

    def validateLink(self, url: str) -> bool:
        if _SAFE.match(url):
            return True
        self.refused.append(url)
        return False


@lru_cache(1)
def markdown() -> Markdown:
    """The parser, made once."""
    parser = Markdown()
    parser.enable(["table", "strikethrough"])
    parser.disable("reference")  # 50 kB of uses of one long reference would become 100 MB
    parser.use(footnote_plugin)
    parser.inline.ruler.before("link", "entry_link", _entry_link)
    parser.inline.ruler.before("link", "citation", _citation)
    for name, rule in _RENDER.items():
        parser.add_render_rule(name, rule)
    return parser


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
