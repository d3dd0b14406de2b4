"""HTML that is safe to let through as it stands: the only maker of `Markup`."""

import json
import re

from markupsafe import Markup

from dossier.outputs.exports.nodes import Node, whole
from dossier.render.colours import spans

LIMIT = 50_000
"""Characters of a record that are coloured; a longer one is shown plain."""


def made(html: str) -> Markup:
    """HTML that the Markdown stage made of prose, which escapes what it is given; nothing else may be passed."""
    return Markup(html)


def as_markup(text: str) -> Markup:
    """Text that a macro of a template made, which escapes what it is given; without the constructor's detour."""
    return str.__new__(Markup, text)


def record(yaml: str) -> Markup:
    """A record's YAML, coloured by Pygments' classes, never by styles."""
    if len(yaml) > LIMIT:
        return Markup("<code>{}</code>").format(yaml)
    return Markup(f"<code>{spans(yaml)}</code>")


def linked(node: Node) -> Markup:
    """A node as JSON for a script element, without what is empty; signs that HTML would read are JSON's escapes."""
    text = json.dumps(whole(node), ensure_ascii=False, separators=(",", ":"))
    return Markup(re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text))
