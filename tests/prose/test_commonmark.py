"""The 652 examples of the CommonMark specification: what a body makes of each, and of how many something else.

Three things are different everywhere: headings have anchors and leave level 1 to the title, code has our classes,
and links tell no one where the reader comes from. All else that is different belongs to one of `DEPARTURES`.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hostile.parsers import faults
from markdown_it import MarkdownIt

from dossier.prose.body import Cite, Html, Link, Slip, prose_from
from dossier.prose.markdown import Markdown

DATA = Path(__file__).parent.parent / "data/commonmark.json"
EXAMPLES: dict[int, dict[str, Any]] = {
    example["number"]: example for example in json.loads(DATA.read_text("utf-8"))
}
every_example = pytest.mark.parametrize("number", EXAMPLES)


class Body(NamedTuple):
    """What a body made of an example."""

    html: str
    """Links to entries as `{id|words}`, citations as `{@source}`."""
    slips: tuple[Slip, ...]

    @property
    def rules(self) -> set[str]:
        return {slip.rule for slip in self.slips}

    @property
    def words(self) -> str:
        return "".join(fragment(self.html).itertext())


class Departure(NamedTuple):
    """A way in which bodies are not CommonMark."""

    why: str
    examples: str
    """Numbers of those whose result is different, with ranges."""
    instead: Callable[[str, Body], bool]
    """What has to be true of the text of each and of what the body made of it."""


def fragment(html: str) -> Element:
    return html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)


@lru_cache(None)
def body(number: int) -> Body:
    prose, slips = prose_from(EXAMPLES[number]["markdown"])
    return Body("".join(map(_part, prose.parts)), slips)


def _part(part: Html | Link | Cite) -> str:
    if isinstance(part, Html):
        return part.html
    return f"{{{part.target}|{part.words}}}" if isinstance(part, Link) else f"{{@{part.source}}}"


def told(rule: str) -> Callable[[str, Body], bool]:
    return lambda text, body: rule in body.rules


def _tags_are_words(text: str, body: Body) -> bool:
    """No element comes from the text but those of Markdown, and each `<` of a tag is there to be read."""
    made = {element.tag for element in fragment(body.html).iter()}
    return made <= MADE and "<" in body.words


def _words_alone(text: str, body: Body) -> bool:
    """The examples have addresses that are refused before they can be those of an image; others are tried below."""
    return "<img" not in body.html and bool(body.rules & {"image-in-body", "bad-address", "link-definition"})


def _definition_is_words(text: str, body: Body) -> bool:
    """What looks like an address is told of; all else is a text in brackets, such as a speaker's name."""
    looks = re.search(r"^ {0,3}(?:> ?|  )?\[[^\]^\[]+\]:\s*<?(?:https?:|/)", text, re.MULTILINE)
    return "]" in body.words and bool(looks) == ("link-definition" in body.rules)


def _is_entry_link(text: str, body: Body) -> bool:
    return "{" in body.html


MADE = {"DOCUMENT_FRAGMENT", "p", "em", "strong", "s", "a", "code", "pre", "ul", "ol", "li", "blockquote", "hr"} | {
    *("br", "h2", "h3", "h4", "h5", "h6", "sup", "section", "div", "span", "table", "thead", "tbody", "tr", "th", "td")
}  # fmt: skip
DEPARTURES = {
    "HTML": Departure(
        "a body is text, and a stranger may have written it: its tags are words",
        "21 31 148-191 201 308-309 344 475-477 491 494 524 536 613-617 623 625-631 642-643",
        _tags_are_words,
    ),
    "addresses": Departure(
        "a body may link to the web, to a mailbox and within itself; to entries it links by [[id]]",
        "22 32 404 419 422 433 473-474 482-484 486 489 492 495-496 498-500 502-507 509-510 512 514-516 518-519 521-522 "
        "596 598-599 601",
        told("bad-address"),
    ),
    "definitions": Departure(
        "a long address that is used ten thousand times would make a page of a hundred megabytes",
        "23 33 192-196 198 200 202-208 210 214-218 317 527-535 537-545 549-550 553-571 573 576-577 582-589 591-593",
        _definition_is_words,
    ),
    "images": Departure(
        "an image needs a licence and a credit, so it belongs to an entry, and a body holds none",
        "517 520 572 574-575 578-581",
        _words_alone,
    ),
    "entries": Departure("[[id]] is a link to an entry", "548 590", _is_entry_link),
}


def _numbers(ranges: str) -> Iterator[int]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


@every_example
def test_an_example_is_as_the_specification_has_it_or_a_departure(number: int) -> None:
    departed = [name for name, one in DEPARTURES.items() if number in _numbers(one.examples)]
    same = plain(body(number).html) == dressed(EXAMPLES[number]["html"])
    assert same != bool(departed), body(number).html
    for name in departed:
        assert DEPARTURES[name].instead(EXAMPLES[number]["markdown"], body(number)), (name, body(number))


@every_example
def test_what_an_example_becomes_is_harmless(number: int) -> None:
    html = f"<!doctype html><title>x</title>{body(number).html}"
    assert faults("x.html", html.encode()) == []


@every_example
def test_the_parser_itself_knows_every_example(number: int) -> None:
    """So that what is different comes from what we ask of it."""
    example = EXAMPLES[number]
    assert plain(MarkdownIt("commonmark").render(example["markdown"])) == plain(example["html"])


@pytest.mark.parametrize("number", list(_numbers(DEPARTURES["addresses"].examples)))
def test_with_addresses_of_the_web_an_example_is_as_the_specification_has_it(number: int) -> None:
    """The departure is the address alone: nothing else of the example is different."""
    parser = MarkdownIt("commonmark")
    parser.validateLink = Markdown().validateLink  # type: ignore[method-assign]
    assert plain(body(number).html) == dressed(parser.render(EXAMPLES[number]["markdown"]))
    text, html = (
        re.sub(r"/(?=ur[il]\b)", "https://a.example/", EXAMPLES[number][key]) for key in ("markdown", "html")
    )
    if text != EXAMPLES[number]["markdown"]:
        prose, slips = prose_from(text)
        assert not slips
        assert plain("".join(map(_part, prose.parts))) == dressed(html)


@pytest.mark.parametrize("number", [572, 578, 579])
def test_with_addresses_of_the_web_an_image_is_told_of_and_its_words_stay(number: int) -> None:
    text = re.sub(r"\((?=\S)", "(https://a.example/", EXAMPLES[number]["markdown"])
    prose, slips = prose_from(text)
    assert [slip.rule for slip in slips] == ["image-in-body"]
    assert "<img" not in "".join(map(_part, prose.parts))


# The specification's HTML, with what is different everywhere.


def plain(html: str) -> str:
    """HTML as text that is the same for what a browser shows as the same."""
    return repr(_shape(fragment(html)))


def dressed(html: str) -> str:
    root = fragment(html)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    shift = 1 if any(element.tag == "h1" for element in elements) else 0
    for element in elements:
        if re.fullmatch("h[1-6]", element.tag):
            element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"
        if element.tag == "a" and not element.get("href", "").startswith("#"):
            element.set("rel", "noreferrer")
        if element.tag == "pre" and list(element):
            element.set("class", "code")
            element.set("tabindex", "0")
            element[0].attrib.pop("class", None)
    return repr(_shape(root))


def _shape(element: Element, kept: bool = False) -> tuple[object, ...]:
    """Name, attributes and content; white space as a browser shows it, anchors of headings left out."""
    if not isinstance(element.tag, str):  # a comment
        return ("<!", element.text)
    kept = kept or element.tag == "pre"
    attributes = {
        key: value for key, value in element.attrib.items() if not (key == "id" and element.tag[0] == "h")
    }
    content: list[object] = [_spaced(element.text, kept)]
    for child in element:
        content += [_shape(child, kept), _spaced(child.tail, kept)]
    return element.tag, sorted(attributes.items()), [part for part in content if part]


def _spaced(text: str | None, kept: bool) -> str:
    return (text or "") if kept else " ".join((text or "").split("\n")).strip()
