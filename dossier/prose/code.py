"""Code and records as highlighted HTML, by classes, never by inline styles (Pygments)."""

import re
from html import escape

LANGUAGES = {
    "yaml": "yaml",
    "json": "json",
    "python": "python",
    "markdown": "markdown",
    "bash": "bash",
    "csv": "text",
}
"""Lexers that may run: a lexer is a pile of regular expressions, so the list is short."""
CODE_LIMIT = 5_000
"""Characters that are highlighted; longer code is shown plain, since lexers take time by the square of some texts."""


def highlight(text: str, language: str) -> str:
    """Code → `<pre>` with Pygments' short classes; plain and escaped where the language is not on the list."""
    name = re.split(r"\s", language.lower(), maxsplit=1)[0]
    if name not in LANGUAGES or len(text) > CODE_LIMIT:
        return f'<pre class="code" tabindex="0"><code>{escape(text)}</code></pre>\n'
    from pygments import highlight as paint  # 60 ms: only where code is shown
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(LANGUAGES[name])
    spans = paint(text, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="code highlight" tabindex="0"><code>{spans}</code></pre>\n'
