"""Markdown bodies: each fixture in prose/*.md is a title, a dot, the input, a dot, the parts, a dot."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.prose.body import BODY_LIMIT, MAX_SLIPS, Cite, Html, Link, Prose, prose_from


def shown(prose: Prose) -> str:
    """The parts as text: links as {id|words}, citations as {@source|locator}."""

    def one(part: Html | Link | Cite) -> str:
        if isinstance(part, Link):
            return "{" + part.target + "|" + part.words + "}"
        if isinstance(part, Cite):
            return "{@" + part.source + "|" + part.locator + "}"
        return part.html

    return "".join(one(part) for part in prose.parts).strip()


def cases() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(Path(__file__).parent.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found += re.findall(r"^([^\n.][^\n]*)\n\.\n(.*?)\n\.\n(.*?)\n\.$", text, re.MULTILINE | re.DOTALL)
    return found


def test_there_are_fixtures() -> None:
    assert len(cases()) > 15


@pytest.mark.parametrize(("title", "source", "expected"), cases(), ids=[title for title, _, _ in cases()])
def test_fixture(title: str, source: str, expected: str) -> None:
    assert shown(prose_from(source)[0]) == expected, title


def test_links_and_citations_know_their_lines() -> None:
    prose, slips = prose_from("One.\n\n- a\n- see [[x]]\n  and [@s]\n\n| h |\n|---|\n| [[y]] |\n")
    assert not slips
    assert [(link.target, link.line) for link in prose.links()] == [("x", 4), ("y", 9)]
    assert [(cite.source, cite.line) for cite in prose.cites()] == [("s", 5)]


@pytest.mark.parametrize(
    ("source", "rule", "line"),
    [
        ("a\n\n[x](javascript:alert(1))", "bad-address", 3),
        ("[x](data:text/html,hi)", "bad-address", 1),
        ("[x](/actors/umerov/)", "bad-address", 1),
        ("<JaVaScRiPt:alert(1)>", "bad-address", 1),
        ("a\n<script>alert(1)</script>", "raw-html", 2),
        ("a\n\n<!-- ask her\nagain -->", "raw-html", 3),
        ("![photo](https://example.org/p.jpg)", "image-in-body", 1),
        ("a [pact]\n\n[pact]: https://example.org/pact", "link-definition", 3),
        ("> [a]: /a\n> [b]:\n> <https://example.org>", "link-definition", 1),
    ],
)
def test_what_must_be_mended_is_said_with_its_line(source: str, rule: str, line: int) -> None:
    _, slips = prose_from(source)
    assert (slips[0].rule, slips[0].line) == (rule, line)


@pytest.mark.parametrize(
    "body", ["[Question]: Who?", "a <- b <!> c", "2 < 3 <? 4", "`<!-- a -->`", "^[see]: no"]
)
def test_what_only_looks_like_more_than_words_is_nothing_to_mend(body: str) -> None:
    assert prose_from(body)[1] == ()


def test_a_body_over_the_limit_is_refused_before_it_is_parsed() -> None:
    prose, slips = prose_from("a" * (BODY_LIMIT + 1))
    assert prose == Prose() and slips[0].rule == "too-large"


def test_headings_have_anchors_of_their_own() -> None:
    prose, _ = prose_from("## Talks\n\n## Talks\n\n## Київ [[x|и]]\n")
    assert [heading.anchor for heading in prose.headings] == ["text-talks", "text-talks-2", "text-kiiv-i"]


HOSTILE = st.text(alphabet=st.sampled_from("[]()<>|@*_`#!\"'&\\ \n-=:;./ax\0é\u202e"), max_size=120)


@given(HOSTILE)
def test_any_text_gives_html_without_scripts_handlers_or_foreign_schemes(text: str) -> None:
    prose, _ = prose_from(text)
    html = "".join(part.html for part in prose.parts if isinstance(part, Html))
    tags = re.findall(r"<([a-z0-9/]+)([^>]*)>", html)
    allowed = {
        "p",
        "em",
        "strong",
        "a",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
        "br",
        "s",
        "h2",
        "h3",
    }
    allowed |= {
        "h4",
        "h5",
        "h6",
        "sup",
        "section",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
    }
    assert all(name.strip("/") in allowed for name, _ in tags), html
    assert not re.search(r"\son\w+=|style=|javascript:|\0", " ".join(rest for _, rest in tags))


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("[@gazette] " * 2_001, "too-large"),
        ("[[x]] " * 2_001, "too-large"),
        ("^[note] " * 2_001, "too-large"),
        ("x\n\n" + "".join(f"{'  ' * depth}- item {depth}\n" for depth in range(10)), "too-deep"),
        ("> " * 20 + "quoted", "too-deep"),
    ],
)
def test_a_body_over_a_limit_is_refused_by_the_limits_name(body: str, rule: str) -> None:
    assert [slip.rule for slip in prose_from(body)[1]] == [rule]


def test_what_is_lost_to_the_depth_limit_is_always_reported() -> None:
    for depth in range(1, 30):
        for body in (
            "> " * depth + "last",
            "".join(f"{'  ' * n}- a\n" for n in range(depth)) + "  " * depth + "last",
        ):
            prose, slips = prose_from(body)
            assert ("last" in shown(prose)) == (not slips), depth


def test_of_many_slips_in_one_body_only_the_first_are_reported() -> None:
    _, slips = prose_from("\n".join(f"<b{number}>" for number in range(500)))
    assert [slip.line for slip in slips] == list(range(1, MAX_SLIPS + 1))
