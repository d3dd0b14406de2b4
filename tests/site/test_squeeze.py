"""Style sheets in fewer characters: what is dropped, and what must stay."""

import re

import pytest

from dossier.render.theme import shipped
from dossier.site.squeeze import squeezed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/* says */\na {\n  color: red;\n}\n", "a{color:red}"),
        ("a :hover, b > c { margin: 0 1px }", "a :hover,b>c{margin:0 1px}"),
        ("a { width: calc(1px + 2px - (3px)) }", "a{width:calc(1px + 2px - (3px))}"),
        (
            "@media (min-width: 40rem) and (hover) { a { top: 0; } }",
            "@media (min-width:40rem) and (hover){a{top:0}}",
        ),
        (
            'a::after { content: "  /* not a comment */ ; } "; top: 0 }',
            'a::after{content:"  /* not a comment */ ; } ";top:0}',
        ),
        ("a { content: '\\'  ;' }", "a{content:'\\'  ;'}"),
        ("a { background: url(a  b.svg) no-repeat }", "a{background:url(a  b.svg) no-repeat}"),
        ("a/* */.b { top: 0 }", "a/**/.b{top:0}"),
        ("a /* */ .b { top: 0 }", "a .b{top:0}"),
        ("/*! licence */ a { top: 0 }", "/*! licence */ a{top:0}"),
        ("/* \"it's */ a { top: 0 }", "a{top:0}"),
        ("@layer a, b;\n@import 'x.css' layer(a);", "@layer a,b;@import 'x.css' layer(a);"),
        (":root { --gap: 1rem ; --none:; }", ":root{--gap:1rem;--none:}"),
        (":is( .a , .b ) + * { top: 0 }", ":is(.a,.b) + *{top:0}"),
        ("", ""),
    ],
)
def test_space_and_comments_go_and_what_means_something_stays(text: str, expected: str) -> None:
    assert squeezed(text) == expected


def test_squeezing_twice_changes_nothing_more() -> None:
    once = squeezed((shipped() / "assets" / "site.css").read_text(encoding="utf-8"))
    assert squeezed(once) == once


def test_the_themes_style_sheet_keeps_every_word() -> None:
    def words(css: str) -> list[str]:
        return re.findall(r"[^\s{};:,>()]+", re.sub(r"/\*.*?\*/", " ", css, flags=re.DOTALL))

    text = (shipped() / "assets" / "site.css").read_text(encoding="utf-8")
    assert words(squeezed(text)) == words(text)
