"""The YAML that `outputs/plain_yaml.py` writes, coloured by Pygments' short class names: nt, s and l.

Pygments' own lexer knows all of YAML; on these few shapes of line it takes fifty times as long, and marks every
space. It colours the code of texts (`prose/code.py`); one stylesheet serves both.
"""

import re
from collections.abc import Iterator
from html import escape

_LINE = re.compile(
    r"""(?P<start>\ *(?:-\ )*)
        (?:(?P<key>(?!&quot;)[^:]+|&quot;(?:\\.|(?!&quot;)[^\\])*&quot;)(?P<colon>:(?:\ |$)))?
        (?P<value>.*)""",
    re.VERBOSE,
)
_PLAIN = ("", "-", "|", "{}", "[]")
"""Values that are no scalars."""


def spans(yaml: str) -> str:
    """Lines of YAML → HTML, everything escaped."""
    return "\n".join(_lines(escape(yaml).split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    text = -1
    """Columns before a key whose value is the block of text that follows."""
    for line in lines:
        if text >= 0 and (not line or len(line) - len(line.lstrip(" ")) > text):
            yield line
            continue
        found = _LINE.fullmatch(line)
        assert found, line
        start, key, colon, value = found.group("start", "key", "colon", "value")
        text = len(start) - (not key) if value == "|" else -1
        tag = f'<span class="nt">{key}</span>{colon}' if key else ""
        yield f"{start}{tag}{_value(value)}"


def _value(value: str) -> str:
    if value in _PLAIN:
        return value
    return f'<span class="{"s" if value.startswith("&quot;") else "l"}">{value}</span>'
