"""Bodies of nothing but paragraphs, links to entries, citations and simple emphasis, read without the Markdown parser.

Most bodies are so, and the parser takes twenty times as long. Anything that could mean more to it is left to it; that
both give the same is searched by `tests/prose/test_plain.py`.
"""

import re

from dossier.base.plain import Plain

CITE = re.compile(r"@([a-z0-9-]+)\s*(?:,\s*([^;\]\n]+))?")
"""One citation of those in brackets, for the parser too."""
_EASY = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n.,;:?!'\"()/%[]|@*-"
"""What of ASCII means nothing to the parser or to a browser, but for the signs that are looked at below."""
_ODD = re.compile(r"[^\x00-\x7f\w“”‘’„«»–—…]")
"""The same beyond ASCII: what may mean something."""
_START = re.compile(r"[^\W\d_]|[(\"'“”‘’„«»]|\[\[|\[@|\*\*?[^\W_]|\d+(?![\d.)])")
"""What a line may begin with: nothing that begins a list, a quotation, a heading, a table or a line."""
# Each way begins with a sign, so that a search passes over all else at once.
_MARKED = re.compile(
    r"\[\[([a-z0-9-]+)(?:\|([^\[\]|@*!\n]+))?\]\]"  # an entry, the words of a link to it
    r"|\[(@[a-z0-9-][^\[\]|*!\n]*)\]"  # citations
    r"|\*(?<![^\s(]\*)(\*?)(\w+(?: \w+)*)\*\4(?![^\s.,;:)])"  # stress, of two sorts
)
_GROUPS = _MARKED.groups + 1
_BETWEEN = re.compile(r"\n\n+")


class Html(Plain, tag=True):
    """HTML made from Markdown; safe to show as it is."""

    html: str


class Link(Plain, tag=True):
    """A link to an entry, `[[id]]` or `[[id|words]]`."""

    target: str
    words: str
    line: int
    """Line of the body, from 1."""
    raw: str


class Cite(Plain, tag=True):
    """A citation, `[@source]` or `[@source, p. 3]`."""

    source: str
    locator: str
    line: int
    raw: str


Part = Html | Link | Cite


def plain_prose(body: str) -> list[Part] | None:
    """The body's parts, if it is so plain that it can mean only one thing; None where the parser must read it."""
    if not _is_easy(body) or not all(map(_begins_a_paragraph, filter(None, body.split("\n")))):
        return None
    pieces = _MARKED.split(body.rstrip("\n"))
    texts = "".join(pieces[::_GROUPS])
    if any(sign in texts for sign in "[]|@*"):
        return None
    return _parts(pieces)


def _is_easy(body: str) -> bool:
    if not body.isascii() and _ODD.search(body):
        return False
    return "![" not in body and not body.encode("ascii", "ignore").translate(None, _EASY)


def _begins_a_paragraph(line: str) -> bool:
    """Whether a line is text to the parser too, wherever it stands; one that ends in a space may end in a break."""
    return line[-1] != " " and (line[0].isalpha() or _START.match(line) is not None)


def _parts(pieces: list[str]) -> list[Part] | None:
    """HTML, links and citations, from a body that is cut at what is marked in it; None where a citation is none."""
    parts: list[Part] = []
    html, line = f"<p>{_html(pieces[0].lstrip(_LINE))}", 1 + pieces[0].count(_LINE)
    for at in range(1, len(pieces), _GROUPS):
        target, words, cites, strong, stressed, text = pieces[at : at + _GROUPS]
        if stressed:
            html += f"<strong>{stressed}</strong>" if strong else f"<em>{stressed}</em>"
        else:
            if html:
                parts.append(Html(html))
                html = ""
            if target:
                raw = f"[[{target}|{words}]]" if words else f"[[{target}]]"
                parts.append(Link(target, words.strip() if words else "", line, raw))
            elif (found := _cites(cites, line)) is not None:
                parts += found
            else:
                return None
        if text:
            html += _html(text)
            line += text.count(_LINE)
    parts.append(Html(f"{html}</p>\n"))
    return parts


_LINE = "\n"


def _html(text: str) -> str:
    if "\n\n" in text:
        text = _BETWEEN.sub("</p>\n<p>", text)
    return text.replace('"', "&quot;")


def _cites(cites: str, line: int) -> list[Cite] | None:
    matches = [CITE.fullmatch(cite.strip()) for cite in cites.split(";")]
    found = [Cite(one[1], (one[2] or "").strip(), line, f"[{cites}]") for one in matches if one]
    return found if len(found) == len(matches) else None
