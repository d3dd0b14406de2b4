"""Records in colour: the text stays as it is, keys and values get Pygments' class names."""

import re
from html import unescape

import pytest
from pygments.lexers import YamlLexer
from pygments.token import Name

from dossier.outputs.plain_yaml import as_yaml
from dossier.render.colours import spans

RECORDS = (
    {"id": "x", "name": 'Say "hi": <b>', "empty": {}, "none": [], "nothing": None, "day": "2026-02-17"},
    {"list": ["plain", "a: b", '"', "- dash", ["in", ["deep"]], {"key": "value", "more": ["x"]}]},
    {"body": "Text: with a colon\n\n- a list\n  and more\n", "after": "key: of no value"},
    {"items": [{"note": "one\ntwo: three\n", "next": "y"}, "a\nb\n", "c"]},
    {"a: key": "v", 'quote"d': "w", "ünï": "Київ", "it's": "1"},
)


@pytest.mark.parametrize("record", RECORDS, ids=str)
def test_the_text_stays_as_it_is(record: dict[str, object]) -> None:
    yaml = as_yaml(record)
    assert unescape(re.sub("<[^>]*>", "", spans(yaml))) == yaml


@pytest.mark.parametrize("record", RECORDS[:4], ids=str)
def test_keys_are_those_that_pygments_finds(record: dict[str, object]) -> None:
    yaml = as_yaml(record)
    ours = re.findall('<span class="nt">([^<]*)</span>', spans(yaml))
    assert ours == [value for token, value in YamlLexer().get_tokens(yaml) if token is Name.Tag]


def test_values_and_blocks_of_text() -> None:
    assert spans('a: "b"\nc:\n  - d\ne: |\n  f: g\n\nh: {}\n') == (
        '<span class="nt">a</span>: <span class="s">&quot;b&quot;</span>\n'
        '<span class="nt">c</span>:\n  - <span class="l">d</span>\n'
        '<span class="nt">e</span>: |\n  f: g\n\n<span class="nt">h</span>: {}\n'
    )
